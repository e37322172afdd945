"""Lists of delegations, members, persons and organisations as spreadsheets, and compositions among them."""

from collections.abc import Mapping

from flask import request
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.asking import asked_persons, told_persons
from app.faces.spreadsheets.listings.composition import PRINTED_KINDS, ListedComposition, Records, composition_listing
from app.faces.spreadsheets.listings.people import (
    attendance_listing,
    delegations_listing,
    members_listing,
    organisations_listing,
    persons_listing,
)
from app.faces.spreadsheets.queries import persons_listed
from app.faces.spreadsheets.views.answering import handed_out
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.kernel import clock
from app.ground.kernel.finding import words_of
from app.ground.kernel.text import clean
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.planning.attendance.showing import attendees_of
from app.planning.delegations.arranging import languages_in, order_in
from app.planning.delegations.composition import Composition, composition_of, compositions_of
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.wording import occasion_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change
from app.planning.programmes.queries import get_item
from app.planning.programmes.roster_queries import roster_of
from app.register.accounts.identity import signed_in
from app.register.directory.queries import get_organisation, organisation_rows
from app.register.personal.reading import ReadRecords, read_records

INTERNAL = "internal-"
"""Before the names of the fields by which the internal edition is asked for on its page."""


@blueprint.get("/events/<int:event_id>/delegations.xlsx")
@staff()
def delegations(event_id: int) -> ResponseReturnValue:
    """Give out the delegations of an event."""
    return handed_out(delegations_listing(get_event(session(), event_id), compositions_of(session(), event_id)))


@blueprint.get("/delegations/<int:delegation_id>/members.xlsx")
@staff()
def members(delegation_id: int) -> ResponseReturnValue:
    """Give out the members of a delegation, those who do not come too."""
    event, found = _delegation(delegation_id)
    return handed_out(members_listing(event, found, of_event=False))


@blueprint.get("/events/<int:event_id>/members.xlsx")
@staff()
def all_members(event_id: int) -> ResponseReturnValue:
    """Give out the members of all delegations of an event."""
    return handed_out(members_listing(get_event(session(), event_id), compositions_of(session(), event_id), of_event=True))


@blueprint.get("/people.xlsx")
@staff()
def persons() -> ResponseReturnValue:
    """Give out the persons of the directory, with the search and the filters of their page."""
    asked, today = asked_persons(request.args), clock.office_day()
    organisation = get_organisation(session(), asked.organisation_id).name.told(current()) if asked.organisation_id else ""
    return handed_out(persons_listing(persons_listed(session(), asked, today=today), today, told_persons(asked, organisation)))


@blueprint.get("/people/organisations.xlsx")
@staff()
def organisations() -> ResponseReturnValue:
    """Give out the organisations of the directory, with the search of their page."""
    typed, today = clean(request.args.get("q", ""))[:200], clock.office_day()
    return handed_out(organisations_listing(organisation_rows(session(), words_of(typed), today=today), typed))


@blueprint.get("/items/<int:item_id>/attendance.xlsx")
@staff()
def attendance(item_id: int) -> ResponseReturnValue:
    """Give out who attends an item."""
    item = get_item(session(), item_id)
    return handed_out(attendance_listing(item, attendees_of(roster_of(session(), item.event), item_id)))


@blueprint.get("/delegations/<int:delegation_id>/composition.xlsx")
@staff()
def composition(delegation_id: int) -> ResponseReturnValue:
    """Give out the composition of a delegation."""
    event, found = _delegation(delegation_id)
    return handed_out(composition_listing(_listed(event, found, request.args, of_event=False)))


@blueprint.get("/events/<int:event_id>/compositions.xlsx")
@staff()
def compositions(event_id: int) -> ResponseReturnValue:
    """Give out the compositions of all delegations of an event."""
    event, found = get_event(session(), event_id), compositions_of(session(), event_id)
    return handed_out(composition_listing(_listed(event, found, request.args, of_event=True)))


@blueprint.post("/delegations/<int:delegation_id>/composition.xlsx")
@staff("admin", "protocol", "coordinator")
def internal_composition(delegation_id: int) -> ResponseReturnValue:
    """Give out the internal edition of a delegation; that phones and documents were read is written down."""
    event, found = _delegation(delegation_id)
    return handed_out(composition_listing(_listed(event, found, request.form, of_event=False, records=_read(event, found))))


@blueprint.post("/events/<int:event_id>/compositions.xlsx")
@staff("admin", "protocol", "coordinator")
def internal_compositions(event_id: int) -> ResponseReturnValue:
    """Give out the internal edition of all delegations of an event."""
    event, found = get_event(session(), event_id), compositions_of(session(), event_id)
    return handed_out(composition_listing(_listed(event, found, request.form, of_event=True, records=_read(event, found))))


def _delegation(delegation_id: int) -> tuple[Event, tuple[Composition, ...]]:
    event = get_delegation(session(), delegation_id).event
    return event, (composition_of(session(), delegation_id, on=event.first_day),)


def _listed(
    event: Event, found: tuple[Composition, ...], wishes: Mapping[str, str], *, of_event: bool, records: Records | None = None
) -> ListedComposition:
    prefix = "" if records is None else INTERNAL
    lang, order = wishes.get(f"{prefix}lang", ""), wishes.get(f"{prefix}order", "")
    return ListedComposition(occasion_of(event), found, of_event, *languages_in(lang), order_in(order), records)


def _read(event: Event, found: tuple[Composition, ...]) -> Records:
    """Return phones and documents of those who come, for those who may change the event only."""
    by = signed_in()
    get_event_to_change(session(), event.id, by)
    who = {member.person_id for one in found for member in one.coming}
    return read_records(session(), ReadRecords(by, who, PRINTED_KINDS, "composition"), now=clock.now())
