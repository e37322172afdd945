"""Looking for a time at which some people, an interpreter and a hall are free, and making the item of one."""

from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.kernel.walltime import zone
from app.ground.web.answers import done, page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.judgement.conflicts.free_time import wording
from app.judgement.conflicts.free_time.commands import Chosen, make_item
from app.judgement.conflicts.free_time.forms import ChooseForm, ChosenForm, FindForm
from app.judgement.conflicts.free_time.loading import days_allowed, days_proposed, delegations_there, still_there
from app.judgement.conflicts.free_time.question import Question, refuse_question
from app.judgement.conflicts.free_time.showing import chosen_shown, events_for, offers_for, people_shown, searched
from app.judgement.conflicts.free_time.windows import day_of
from app.planning.delegations.choosing import chosen as person_chosen
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change, may_change
from app.register.accounts.identity import signed_in
from app.register.directory.queries import get_person

blueprint = Blueprint("free_time", __name__)


@blueprint.get("/events/<int:event_id>/free-time")
@staff()
def find(event_id: int) -> ResponseReturnValue:
    """Ask who has to be free for how long, and show the best times; the whole question stands in the address."""
    event = get_event(session(), event_id)
    form = _find_form(event)
    question = tried(form, lambda: _question(form, event)) if "minutes" in request.args else None
    found = searched(session(), question, now=clock.now()) if question is not None and "find" in request.args else None
    return page(
        "free_time/find.html",
        form,
        event=event,
        chips=people_shown(session(), event.id, form.delegation.data or (), form.person.data or ()),
        found=found,
        asked=_address(form),
        may_change=may_change(event, signed_in()),
        words=wording,
    )


@blueprint.route("/events/<int:event_id>/free-time/choose", methods=["GET", "POST"])
@staff("admin", "protocol", "coordinator")
def choose(event_id: int) -> ResponseReturnValue:
    """Ask for what the item needs besides its time, and make it."""
    event = get_event_to_change(session(), event_id, signed_in())
    question, back = _asked_again(event)
    chosen = _chosen(event, question)
    shown = chosen_shown(session(), question, chosen)
    if request.method == "GET":
        return _choose_page(event_id, ChooseForm.blank(shown.people), question, chosen, back)
    form = ChooseForm(request.form, people=shown.people)
    made = tried(form, lambda: make_item(session(), form.command(signed_in(), question, chosen), now=clock.now()))
    if made is None:
        return _choose_page(event_id, form, question, chosen, back)
    return done(N_("The item has been added."), url_for("planner.item", item_id=made))


@blueprint.get("/people/<int:person_id>/free-time")
@staff()
def of_person(person_id: int) -> ResponseReturnValue:
    """Ask in which event's programme the item is to be."""
    person = get_person(session(), person_id)
    events = events_for(session(), person.id, clock.office_day())
    return render_template("free_time/event.html", person=person, events=events)


def _find_form(event: Event) -> FindForm:
    offers = offers_for(session(), event)
    if "minutes" in request.args:
        return FindForm(request.args, offers=offers)
    today = clock.now().astimezone(zone(event.zone)).date()
    days = days_proposed(event, today)
    weekends = any(day.weekday() >= 5 for day in days.each())
    persons = [ident for ident in request.args.getlist("person", type=int) if 0 < ident < 2**31]
    return FindForm.blank(days, offers=offers, persons=persons, weekends=weekends)


def _question(form: FindForm, event: Event) -> Question:
    """Return what is asked, with whoever was typed or chosen besides taken in."""
    form.take_in(person_chosen(session(), form.name.text, "name"))
    form.keep(delegations_there(session(), event.id, form.delegation.data or ()), still_there(session(), form.person.data or ()))
    question = form.question(event.id)
    refuse_question(question, days_allowed(event))
    if not question.delegations and not question.persons and "find" in request.args:
        raise Refusal(N_("Say who has to be there."), "name")
    return question


def _address(form: FindForm) -> dict[str, Any]:
    """Return the question as the values of an address: as it was sent, with whoever was taken in."""
    kept = {name: values for name, values in request.args.lists() if name not in {"name", "more", "find", "start", "hall", "interpreter"}}
    return {**kept, "person": form.person.data or None, "delegation": form.delegation.data or None, "find": 1}


def _asked_again(event: Event) -> tuple[Question, str]:
    """Return the question in the address of a proposal, and the page of the search; what no page of ours has sent is not found."""
    form = FindForm(request.args, offers=offers_for(session(), event))
    question = tried(form, lambda: _question(form, event))
    if question is None:
        raise NotFound
    return question, url_for("free_time.find", event_id=event.id, **_address(form))


def _chosen(event: Event, question: Question) -> Chosen:
    """Return the proposal in the address, a day more or less: its own clock may be another one than that of the event."""
    form = ChosenForm(request.args)
    if not form.validate() or day_of(form.start.number, event.zone) not in question.days.widened(1, 1):
        raise NotFound
    return form.chosen()


def _choose_page(event_id: int, form: ChooseForm, question: Question, chosen: Chosen, back: str) -> Response:
    event, shown = get_event(session(), event_id), chosen_shown(session(), question, chosen)  # anew: a refusal has let go of them
    return page("free_time/choose.html", form, event=event, question=question, shown=shown, back=back, words=wording)
