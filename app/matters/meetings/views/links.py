"""What the points of an agenda deal with: the page of one point, and what earlier meetings have left open."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.answers import done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.matters.meetings import commands
from app.matters.meetings.agenda import Agenda, Point, agenda_of
from app.matters.meetings.forms import SubjectForm, on_subject, question_of_vacancies, taken_up
from app.matters.meetings.offered import open_matters_of, subjects_for
from app.matters.meetings.views.blueprint import blueprint, may_prepare, meeting, meeting_to_change
from app.matters.undertakings import wording as undertaking_words
from app.matters.working_groups import wording as group_words
from app.planning.events.models import Event
from app.planning.events.queries import may_change
from app.planning.programmes.queries import get_item
from app.register.accounts.identity import signed_in


@blueprint.route("/agenda/points/<int:item_id>/links", methods=["GET", "POST"])
@may_prepare
def links(item_id: int) -> ResponseReturnValue:
    """Show what a point deals with, and let it deal with one thing more."""
    event, point = _point(item_id)
    form = SubjectForm(request.form, offered=subjects_for(session(), event, point.links))
    if request.method == "GET":
        return _page(form, event, point)
    if tried(form, lambda: commands.link_point(session(), form.command(item_id, signed_in()))) is None:
        return _page(form, *_point(item_id))
    return done(N_("The point deals with it."), url_for("meetings.links", item_id=item_id))


@blueprint.post("/agenda/points/<int:item_id>/links/remove")
@may_prepare
def unlink(item_id: int) -> ResponseReturnValue:
    """Let a point deal with something no longer."""
    commands.unlink_point(session(), on_subject(item_id, signed_in(), request.form.get("subject", "")))
    return done(N_("The point no longer deals with it."), url_for("meetings.links", item_id=item_id))


@blueprint.get("/events/<int:event_id>/agenda/open")
@staff()
def open_matters(event_id: int) -> ResponseReturnValue:
    """Show what earlier meetings of the group have left open, and what is vacant in it."""
    event = meeting(event_id)
    agenda = agenda_of(session(), event)
    return render_template(
        "meetings/open.html",
        event=event,
        agenda=agenda,
        matters=open_matters_of(session(), event, agenda),
        may_change=may_change(event, signed_in()),
        words=undertaking_words,
        group_words=group_words,
        question=question_of_vacancies(),
        day=clock.office_day(),
    )


@blueprint.post("/events/<int:event_id>/agenda/open")
@may_prepare
def take_up(event_id: int) -> ResponseReturnValue:
    """Let points of the agenda deal with the instructions that were put to them."""
    event = meeting_to_change(event_id)
    matters = open_matters_of(session(), event, agenda_of(session(), event))
    cmd = taken_up(request.form, event_id, signed_in(), [one.id for one in matters.instructions])
    if not commands.take_up(session(), cmd):
        return done(N_("Nothing was put on a point."), url_for("meetings.open_matters", event_id=event_id))
    return done(N_("The points deal with what was put to them."), url_for("meetings.agenda", event_id=event_id))


def _point(item_id: int) -> tuple[Event, Point]:
    """Return a point that whoever is signed in may change, with its meeting."""
    event = meeting_to_change(get_item(session(), item_id).event_id)
    agenda: Agenda = agenda_of(session(), event)
    point = agenda.find(item_id)
    if point is None:
        raise NotFound
    return event, point


def _page(form: SubjectForm, event: Event, point: Point) -> Response:
    return page("meetings/links.html", form, event=event, point=point, words=undertaking_words, day=clock.office_day())
