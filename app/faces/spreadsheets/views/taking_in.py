"""Pages of a list on its way in: upload, columns, preview, yes."""

from dataclasses import replace
from functools import partial
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from app.faces.spreadsheets.drafts import Draft, drop_draft, get_draft, keep_draft, map_draft
from app.faces.spreadsheets.forms import ListForm, choices_by, mapped_by, refuse_twice
from app.faces.spreadsheets.guessing import headings_of
from app.faces.spreadsheets.previewing import (
    TONES,
    VERDICTS,
    digest_of,
    labels_of,
    preview_of,
    samples_of,
    told_remarks,
)
from app.faces.spreadsheets.reading.limits import NotTaken
from app.faces.spreadsheets.targets import Target, target_of
from app.faces.spreadsheets.views.blueprint import blueprint
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Outcome, RowPlan, Subject, Verdict
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext, told
from app.planning.events.queries import get_event
from app.register.accounts.identity import signed_in

may_take_in = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every target."""


@blueprint.route("/lists/<target>/<int:id>/new", methods=["GET", "POST"])
@may_take_in
def start(target: str, id: int) -> ResponseReturnValue:
    """Upload or paste a list."""
    subject = target_of(target).subject(session(), id, signed_in())
    if request.method == "GET":
        return _start_page(ListForm.blank(), target, subject)
    form = ListForm(CombinedMultiDict((request.files, request.form)))
    uid = carried_out(
        form, lambda: keep_draft(session(), form.command(target, id, signed_in()), now=clock.now()), rollback=session().rollback
    )
    return _start_page(form, target, subject) if uid is None else redirect(url_for("spreadsheets.mapping", uid=uid), 303)


@blueprint.route("/lists/<uid>/columns", methods=["GET", "POST"])
@may_take_in
def mapping(uid: str) -> ResponseReturnValue:
    """Say what the columns are; for another table or row of headings they are guessed anew."""
    draft, target = _draft(uid)
    if request.method == "GET":
        return _mapping_page(draft, target)
    mapped = mapped_by(request.form, draft.sheets, target.columns, draft.mapped)
    anew = (mapped.sheet, mapped.columns.heading) != (draft.mapped.sheet, draft.mapped.columns.heading)
    try:
        refuse_twice(mapped, target.columns, anew=anew)
    except NotTaken as refusal:
        return _mapping_page(replace(draft, mapped=mapped), target, told(refusal))
    map_draft(session(), draft, mapped)
    return redirect(url_for("spreadsheets.mapping" if anew else "spreadsheets.preview", uid=uid), 303)


@blueprint.route("/lists/<uid>/rows", methods=["GET", "POST"])
@may_take_in
def preview(uid: str) -> ResponseReturnValue:
    """Show what would become of each row; keep what is decided about the doubtful ones."""
    draft, target = _draft(uid)
    if request.method == "GET":
        return _preview_page(draft, target, _plan(draft, target))
    map_draft(session(), draft, _decided(draft).mapped)
    shown: dict[str, Any] = {name: value for name in ("show", "page") if (value := request.form.get(name))}
    return redirect(url_for("spreadsheets.preview", uid=uid, **shown), 303)


@blueprint.post("/lists/<uid>/apply")
@may_take_in
def apply(uid: str) -> ResponseReturnValue:
    """Take the list in, if it would still do what the page has shown."""
    draft, target = _draft(uid, lock=True)
    draft = _decided(draft)
    target.alone(session(), draft.row.target_id)  # before the plan: it has to hold until it is written
    plan = _plan(draft, target)
    if digest_of(plan) != request.form.get("digest"):
        sentence = gettext(N_("Something has changed in the meantime. Look through the rows once more."))
        return _preview_page(draft, target, plan, sentence, 409)
    try:
        outcome = _applied(draft, target, plan)
    except Refusal as refusal:
        session().rollback()
        return _preview_page(draft, target, plan, told(refusal), refusal.status)
    return _done(draft, target, outcome)


@blueprint.post("/lists/<uid>/drop")
@may_take_in
def drop(uid: str) -> ResponseReturnValue:
    """Forget a list that is not to be taken in."""
    draft, target = _draft(uid, lock=True)
    back = _back(_subject(draft, target))
    drop_draft(session(), draft)
    flash(gettext(N_("The list has been dropped; nothing was taken in.")), "success")
    return redirect(back, 303)


def _draft(uid: str, *, lock: bool = False) -> tuple[Draft, Target[Any]]:
    draft = get_draft(session(), uid, signed_in(), now=clock.now(), lock=lock)
    return draft, target_of(draft.row.target)


def _subject(draft: Draft, target: Target[Any]) -> Subject:
    return target.subject(session(), draft.row.target_id, signed_in())


def _plan(draft: Draft, target: Target[Any]) -> RowPlan[Any]:
    return target.plan(session(), draft.row.target_id, draft.sheet, draft.mapped.columns, by=signed_in(), now=clock.now())


def _decided(draft: Draft) -> Draft:
    """Return the draft with what the page has sent about its doubtful rows."""
    return replace(draft, mapped=replace(draft.mapped, choices=choices_by(request.form, draft.mapped.choices)))


def _applied(draft: Draft, target: Target[Any], plan: RowPlan[Any]) -> Outcome:
    """Write the plan and forget the list, in one transaction."""
    target_id, choices = draft.row.target_id, draft.mapped.choices
    outcome = target.apply(session(), target_id, plan, choices, by=signed_in(), uid=draft.uid, now=clock.now())
    drop_draft(session(), draft)
    return outcome


def _done(draft: Draft, target: Target[Any], outcome: Outcome) -> ResponseReturnValue:
    message = N_("The list has been taken in: %(made)s new, %(changed)s changed, %(same)s unchanged, %(left_out)s left out.")
    counts = {"made": outcome.made, "changed": outcome.changed, "same": outcome.same, "left_out": outcome.left_out}
    flash(gettext(message, **counts), "success")
    for sentence in told_remarks(outcome.remarks):
        flash(sentence, "info")
    return redirect(_back(_subject(draft, target)), 303)


def _back(subject: Subject) -> str:
    values: dict[str, Any] = {**subject.values}
    return url_for(subject.endpoint, **values)


def _start_page(form: ListForm, target: str, subject: Subject) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    event = get_event(session(), subject.event_id)
    page = render_template("spreadsheets/start.html", form=form, target=target_of(target), subject=subject, event=event)
    return page, 422 if refused else 200


def _mapping_page(draft: Draft, target: Target[Any], refusal: str = "") -> ResponseReturnValue:
    sheet, columns = draft.sheet, draft.mapped.columns
    headings = headings_of(sheet, columns.heading)
    places = [
        (place, headings[place], samples_of(sheet, place, columns.heading), columns.of.get(place, "")) for place in range(sheet.width)
    ]
    page = _page("mapping.html", draft, target, places=places, labels=labels_of(target.columns), refusal=refusal)
    return page, 422 if refusal else 200


def _preview_page(draft: Draft, target: Target[Any], plan: RowPlan[Any], sentence: str = "", status: int = 200) -> ResponseReturnValue:
    asked, page = request.values.get("show", ""), request.values.get("page", "1")
    verdict = Verdict(asked) if asked in set(Verdict) else None
    number = int(page) if page.isdecimal() and len(page) < 6 else 1
    shown = preview_of(plan, partial(target.likes, session()), draft.mapped.choices, verdict=verdict, page=number)
    return _page(
        "preview.html", draft, target, shown=shown, verdicts=VERDICTS, tones=TONES, doubtful=Verdict.DOUBTFUL, sentence=sentence
    ), status


def _page(template: str, draft: Draft, target: Target[Any], **context: object) -> str:
    subject = _subject(draft, target)
    event = get_event(session(), subject.event_id)
    return render_template(f"spreadsheets/{template}", draft=draft, target=target, subject=subject, event=event, **context)
