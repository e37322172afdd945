"""Lists of events, programmes, preparation, venues, holidays and accounts as spreadsheets: each for whoever may see its page."""

from datetime import date

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.asking import asked_events, asked_jurisdiction, asked_year, told_filters
from app.faces.spreadsheets.listings.events import changes_listing, events_listing, tasks_listing
from app.faces.spreadsheets.listings.programme import programme_listing
from app.faces.spreadsheets.listings.register import holidays_listing, users_listing, venues_listing
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.kernel import clock
from app.ground.kernel.spans import Days
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.publishing.queries import get_version, latest_numbers
from app.judgement.publishing.rules import changes_between
from app.planning.events.queries import events_of, get_event
from app.planning.preparation.queries import plan_of
from app.planning.programmes.queries import programme_of
from app.register.accounts.queries import users_of
from app.register.holidays.queries import holidays_of
from app.register.holidays.rules import JURISDICTIONS
from app.register.venues.queries import venues_of


@blueprint.get("/events.xlsx")
@staff()
def events() -> ResponseReturnValue:
    """Give out the list of events, with the filters of its page."""
    filters = asked_events(request.args)
    found = events_of(session(), year=filters.year, kind=filters.kind, status=filters.status)
    return handed_out(events_listing(found, latest_numbers(session(), [event.id for event in found]), told_filters(filters)))


@blueprint.get("/events/<int:event_id>/programme.xlsx")
@staff()
def programme(event_id: int) -> ResponseReturnValue:
    """Give out the items of an event's draft."""
    return handed_out(programme_listing(programme_of(session(), event_id)))


@blueprint.get("/events/<int:event_id>/preparation.xlsx")
@staff()
def preparation(event_id: int) -> ResponseReturnValue:
    """Give out the tasks of an event."""
    today = clock.office_day()
    return handed_out(tasks_listing(plan_of(session(), get_event(session(), event_id)), today))


@blueprint.get("/events/<int:event_id>/versions/<int:number>.xlsx")
@staff()
def changes(event_id: int, number: int) -> ResponseReturnValue:
    """Give out what a version changed."""
    event, version = get_event(session(), event_id), get_version(session(), event_id, number)
    before = get_version(session(), event_id, number - 1).programme if number > 1 else None
    return handed_out(changes_listing(event, version, changes_between(before, version.programme)))


@blueprint.get("/venues.xlsx")
@staff()
def venues() -> ResponseReturnValue:
    """Give out all venues with their halls."""
    return handed_out(venues_listing(venues_of(session())))


@blueprint.get("/holidays.xlsx")
@staff()
def holidays() -> ResponseReturnValue:
    """Give out the holidays of a year, of one jurisdiction or of all."""
    year, whose = asked_year(request.args, clock.now().year), asked_jurisdiction(request.args)
    found = holidays_of(session(), Days(date(year, 1, 1), date(year, 12, 31)), whose)
    return handed_out(holidays_listing(year, found, gettext(JURISDICTIONS[whose]) if whose else ""))


@blueprint.get("/users.xlsx")
@staff("admin")
def users() -> ResponseReturnValue:
    """Give out the accounts of the staff."""
    return handed_out(users_listing(users_of(session())))
