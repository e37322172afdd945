"""Pages that write a chain: sending it, its steps, the decisions."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, NotAllowed, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.approval import commands
from app.judgement.approval.forms import DecisionForm, PressForm, SendForm, StepForm
from app.judgement.approval.models import ApprovalStep
from app.judgement.approval.queries import accounts_of, get_step
from app.judgement.approval.sheet import sheet_of
from app.judgement.approval.views.blueprint import blueprint, today_at
from app.judgement.approval.views.sheets import sheet_page
from app.judgement.publishing.telling import DEEDS, event_told, item_told
from app.planning.events.models import Event
from app.planning.events.queries import get_event, get_event_to_change
from app.register.accounts.identity import signed_in

may_plan = staff("admin", "protocol", "coordinator")


@blueprint.post("/events/<int:event_id>/approval/send")
@may_plan
def send(event_id: int) -> ResponseReturnValue:
    """Send the coming version for approval."""
    event = get_event_to_change(session(), event_id, signed_in())
    form = SendForm(request.form)
    cmd = form.command
    sent = carried_out(
        form, lambda: commands.send_for_approval(session(), cmd(event_id, signed_in()), now=clock.now()), rollback=session().rollback
    )
    return sheet_page(event, None, form) if sent is None else _to_sheet(event_id, N_("The version has been sent for approval."))


@blueprint.post("/events/<int:event_id>/approval/again")
@may_plan
def again(event_id: int) -> ResponseReturnValue:
    """Ask once more about what has changed since."""
    commands.ask_again(session(), PressForm.ask_again(event_id, signed_in()), now=clock.now())
    return _to_sheet(event_id, N_("The approvers are asked again about what has changed."))


@blueprint.route("/events/<int:event_id>/approval/steps/new", methods=["GET", "POST"])
@may_plan
def add_step(event_id: int) -> ResponseReturnValue:
    """Ask one more approver."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        return _step_page(StepForm.blank(_people()), event, None)
    form = StepForm(request.form, people=_people())
    cmd = form.add_command
    done = carried_out(form, lambda: commands.add_step(session(), cmd(event_id, signed_in())), rollback=session().rollback)
    return _step_page(form, event, None) if done is None else _to_sheet(event_id, N_("The approver has been added."))


@blueprint.route("/approval/steps/<int:step_id>/edit", methods=["GET", "POST"])
@may_plan
def edit_step(step_id: int) -> ResponseReturnValue:
    """Change a step that nobody has decided yet."""
    step, event = _step_to_change(step_id)
    if request.method == "GET":
        return _step_page(StepForm.of(step, _people()), event, step)
    form = StepForm(request.form, people=_people())
    cmd = form.change_command
    try:
        done = carried_out(form, lambda: commands.change_step(session(), cmd(step_id, signed_in())), rollback=session().rollback)
    except Stale as stale:
        return _clash(stale, form, StepForm.of(get_step(session(), step_id), _people()), event, step)
    return _step_page(form, event, step) if done is None else _to_sheet(event.id, N_("The approver has been saved."))


@blueprint.post("/approval/steps/<int:step_id>/remove")
@may_plan
def remove_step(step_id: int) -> ResponseReturnValue:
    """Ask somebody no more."""
    event_id = commands.remove_step(session(), PressForm(request.form).on_step(step_id, signed_in()))
    return _to_sheet(event_id, N_("The approver has been removed."))


@blueprint.post("/approval/steps/<int:step_id>/reorder")
@may_plan
def reorder_step(step_id: int) -> ResponseReturnValue:
    """Let a step change places with its neighbour."""
    event_id = commands.reorder_step(session(), PressForm(request.form).on_step(step_id, signed_in()))
    return redirect(url_for("approval.show", event_id=event_id, _anchor=f"step-{step_id}"), 303)


@blueprint.route("/approval/steps/<int:step_id>/decide", methods=["GET", "POST"])
@staff()
def decide(step_id: int) -> ResponseReturnValue:
    """Write down what an approver has said; the approver themselves, or an officer who was told."""
    step, event = _step_to_decide(step_id)
    if request.method == "GET":
        return _decision_page(_decision_of(event, step), event, step)
    form = DecisionForm(request.form)
    cmd = form.command
    try:
        done = carried_out(
            form, lambda: commands.decide(session(), cmd(step_id, signed_in()), now=clock.now()), rollback=session().rollback
        )
    except Stale as stale:
        return _clash(stale, form, _decision_of(event, get_step(session(), step_id)), event, step)
    if done is None:
        return _decision_page(form, event, step)
    return _to_sheet(event.id, N_("The decision has been written down."), step.number)


def _step_to_change(step_id: int) -> tuple[ApprovalStep, Event]:
    step = get_step(session(), step_id)
    return step, get_event_to_change(session(), step.event_id, signed_in())


def _step_to_decide(step_id: int) -> tuple[ApprovalStep, Event]:
    step = get_step(session(), step_id)
    event = get_event(session(), step.event_id)
    if not commands.may_decide(event, step, signed_in()):
        raise NotAllowed
    return step, event


def _decision_of(event: Event, step: ApprovalStep) -> DecisionForm:
    return DecisionForm.of(step, commands.draft_digest(session(), event, step.number))


def _people() -> list[tuple[int, str]]:
    return [(user.id, user.name) for user in accounts_of(session())]


def _step_page(form: StepForm, event: Event, step: ApprovalStep | None) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    return render_template("approval/step.html", form=form, event=event, step=step, was=clash.was(form)), 422 if refused else 200


def _decision_page(form: DecisionForm, event: Event, step: ApprovalStep) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    if refused:  # the page shows the draft as it is now, and that is what is decided on
        form.draft.data = commands.draft_digest(session(), event, step.number)
        form.draft.raw_data = None
    sheet = sheet_of(session(), event, step.number, on=today_at(event))
    changes = sheet.asked(next(row for row in sheet.rows if row.step_id == step.id))
    page = render_template(
        "approval/decide.html",
        form=form,
        event=event,
        step=step,
        was=clash.was(form),
        changes=changes,
        event_told=event_told(changes),
        item_told=item_told,
        deeds=DEEDS,
    )
    return page, 422 if refused else 200


def _clash(stale: Stale, mine: Any, theirs: Any, event: Event, step: ApprovalStep) -> ResponseReturnValue:
    changes = list(changed_since(session(), ApprovalStep.__kind__, step.id, stale.seen))
    back = url_for("approval.show", event_id=event.id, number=step.number)
    return clash.answer(stale, mine, theirs, changes, title=step.approver, back=back)


def _to_sheet(event_id: int, message: str, number: int | None = None) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("approval.show", event_id=event_id, number=number), 303)
