"""The board of instructions, the page of one, and the posts that write them."""

from flask import Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import history_of
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.choices import row_id
from app.ground.web.forms import Form
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.ground.words.dates import day_short
from app.ground.words.languages import current
from app.matters.undertakings import commands, wording
from app.matters.undertakings.asking import day_in, id_in, is_by_body, kept_in, wanted_in
from app.matters.undertakings.board import by_body, by_due, counted
from app.matters.undertakings.choices import offered_for_instruction
from app.matters.undertakings.forms import InstructionForm, MarkForm, OnInstructionForm, PutOffForm
from app.matters.undertakings.keepers import may_keep, refuse_unless_keeps
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.naming import NAMES
from app.matters.undertakings.queries import (
    MOST_LISTED,
    bodies_told,
    counts_of,
    get_instruction,
    instructions_of,
    meetings_told,
    persons_told,
    picture_of,
)
from app.matters.undertakings.report import OUTCOME_NAMES, report_of
from app.matters.undertakings.rules import InstructionState
from app.matters.undertakings.views.blueprint import blueprint, may_follow
from app.planning.delegations.choosing import chosen
from app.planning.events.models import Event
from app.register.accounts.identity import signed_in

_LINKED = ("event_id", "item_id", "measure_id", "dossier_id")


@blueprint.get("/instructions")
@staff()
def instructions() -> ResponseReturnValue:
    """Show what is on control by due day or by body; the filters live in the address."""
    wanted, day = wanted_in(request.args), clock.office_day()
    rows = instructions_of(session(), wanted, limit=MOST_LISTED + 1)
    shown = rows[:MOST_LISTED]
    with_body = is_by_body(request.args)
    return render_template(
        "undertakings/instructions.html",
        groups=by_body(shown) if with_body else by_due(shown, day),
        counts=counts_of(session(), wanted),
        standings=counted(shown, day),
        with_body=with_body,
        wanted=wanted,
        here=kept_in(request.args),
        is_cut=len(rows) > MOST_LISTED,
        **_filters_offered(),
        day=day,
        may_follow=may_keep(signed_in(), _event(wanted.event_id)),
        words=wording,
    )


@blueprint.get("/instructions/<int:instruction_id>")
@staff()
def instruction(instruction_id: int) -> ResponseReturnValue:
    """Show an instruction: who has to do it until when, what became of it, and how its day was put off."""
    found = get_instruction(session(), instruction_id)
    return render_template(
        "undertakings/instruction.html",
        instruction=found,
        picture=picture_of(found),
        day=clock.office_day(),
        office=OFFICE_ZONE,
        may_follow=may_keep(signed_in(), found.event),
        sections=sections_of("instruction", session(), found),
        history=told_rows(history_of(session(), "instruction", instruction_id), NAMES),
        words=wording,
    )


@blueprint.get("/instructions/report")
@staff()
def report() -> ResponseReturnValue:
    """Show what has become of decisions since a day, for the next meeting."""
    found = report_of(session(), clock.office_day(), day_in(request.args, "since"), office=OFFICE_ZONE)
    return render_template(
        "undertakings/report.html",
        report=found,
        outcomes=OUTCOME_NAMES,
        meetings=meetings_told(session()),
        day=clock.office_day(),
        words=wording,
    )


@blueprint.route("/instructions/new", methods=["GET", "POST"])
@may_follow
def add_instruction() -> ResponseReturnValue:
    """Put an instruction under control; the address says at which meeting it was given, or to what it belongs."""
    linked = {name: id_in(request.args, name) for name in _LINKED}
    event_id = _sent_event(linked["event_id"])
    refuse_unless_keeps(signed_in(), _event(event_id))
    offered = offered_for_instruction(session(), event_id, signed_in())
    if request.method == "GET":
        return _page(InstructionForm.blank(offered, clock.office_day(), **linked), None)
    form = InstructionForm(request.form, offered=offered)
    made = tried(form, lambda: commands.add_instruction(session(), form.add_command(signed_in(), _choose)))
    return _page(form, None) if made is None else _to(made, N_("The instruction is under control."))


@blueprint.route("/instructions/<int:instruction_id>/edit", methods=["GET", "POST"])
@may_follow
def edit_instruction(instruction_id: int) -> ResponseReturnValue:
    """Change an instruction."""
    found = _found(instruction_id)
    offered = offered_for_instruction(session(), _sent_event(found.event_id), signed_in())
    if request.method == "GET":
        return _page(InstructionForm.of(found, offered), found)
    form = InstructionForm(request.form, offered=offered)
    try:
        saved = tried(form, lambda: commands.change_instruction(session(), form.change_command(instruction_id, signed_in(), _choose)))
    except Stale as stale:
        return _clash(stale, form, InstructionForm.of(found, offered), found)
    return _page(form, get_instruction(session(), instruction_id)) if saved is None else _to(saved, N_("The instruction has been saved."))


@blueprint.route("/instructions/<int:instruction_id>/mark", methods=["GET", "POST"])
@may_follow
def mark_instruction(instruction_id: int) -> ResponseReturnValue:
    """Say how far an instruction has come, and what shows it."""
    found = _found(instruction_id)
    as_it_is = MarkForm.of(found, _asked_state(found.state), clock.office_day())
    if request.method == "GET":
        return page("undertakings/mark.html", as_it_is, instruction=found)
    form = MarkForm(request.form)
    try:
        saved = tried(
            form, lambda: commands.mark_instruction(session(), form.command(instruction_id, signed_in()), today=clock.office_day())
        )
    except Stale as stale:
        return _clash(stale, form, as_it_is, found)
    if saved is None:
        return page("undertakings/mark.html", form, instruction=get_instruction(session(), instruction_id))
    return _to(saved, N_("Marked."))


@blueprint.route("/instructions/<int:instruction_id>/put-off", methods=["GET", "POST"])
@may_follow
def put_off(instruction_id: int) -> ResponseReturnValue:
    """Give an instruction a later day, for a reason."""
    found = _found(instruction_id)
    if request.method == "GET":
        return page("undertakings/put_off.html", PutOffForm.of(found), instruction=found)
    form = PutOffForm(request.form)
    try:
        saved = tried(form, lambda: commands.put_off(session(), form.command(instruction_id, signed_in()), now=clock.now()))
    except Stale as stale:
        return _clash(stale, form, PutOffForm.of(found), found)
    if saved is None:
        return page("undertakings/put_off.html", form, instruction=get_instruction(session(), instruction_id))
    return _to(saved, N_("The new day has been set."))


@blueprint.route("/instructions/<int:instruction_id>/remove", methods=["GET", "POST"])
@may_follow
def remove_instruction(instruction_id: int) -> ResponseReturnValue:
    """Ask, then remove an instruction that was entered by mistake."""
    found = _found(instruction_id)
    if request.method == "GET":
        return render_template("undertakings/remove.html", instruction=found)
    commands.remove_instruction(session(), OnInstructionForm(request.form).remove_command(instruction_id, signed_in()))
    return done(N_("The instruction has been removed."), url_for("undertakings.instructions"))


def _filters_offered() -> dict[str, list[tuple[int, str]]]:
    language = current()
    return {
        "meeting_pairs": [(one.id, f"{day_short(one.first_day)} · {one.title.told(language)}") for one in meetings_told(session())],
        "body_pairs": [(one.id, wording.body_told(one)) for one in bodies_told(session())],
        "person_pairs": [(one.id, one.name.told(language)) for one in persons_told(session())],
    }


def _asked_state(now: InstructionState) -> InstructionState:
    typed = request.args.get("state")
    return InstructionState(typed) if typed in set(InstructionState) else now


def _sent_event(otherwise: int | None) -> int | None:
    """Return the meeting that was sent, whose points a form then offers, else the one given."""
    try:
        return row_id(request.form["event_id"]) if request.form.get("event_id") else otherwise
    except ValueError:
        return None


def _event(event_id: int | None) -> Event | None:
    return session().get(Event, event_id) if event_id is not None else None


def _found(instruction_id: int) -> Instruction:
    """Return an instruction that whoever asks may change, as it stands."""
    return commands.instruction_to_change(session(), instruction_id, signed_in(), None)


def _choose(typed: str, field: str) -> int | None:
    return chosen(session(), typed, field)


def _to(instruction_id: int, message: str) -> Response:
    return done(message, url_for("undertakings.instruction", instruction_id=instruction_id))


def _page(form: InstructionForm, found: Instruction | None) -> Response:
    return page("undertakings/instruction_form.html", form, instruction=found)


def _clash(stale: Stale, mine: Form, theirs: Form, found: Instruction) -> Response:
    back = url_for("undertakings.instruction", instruction_id=found.id)
    return clashed(stale, mine, theirs, title=found.text, back=back)
