"""Pages of the partner's letter and its file."""

from io import BytesIO

from flask import Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.approval import letters
from app.judgement.approval.forms import LetterForm, LetterWithFileForm, PressForm
from app.judgement.approval.models import PartnerAgreement
from app.judgement.approval.queries import find_agreement, get_letter_file
from app.judgement.approval.views.blueprint import blueprint
from app.judgement.approval.views.chain import may_plan
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.identity import signed_in


@blueprint.route("/events/<int:event_id>/approval/<int:number>/letter", methods=["GET", "POST"])
@may_plan
def letter(event_id: int, number: int) -> ResponseReturnValue:
    """Write down the partner's letter for a version."""
    event = get_event_to_change(session(), event_id, signed_in())
    if request.method == "GET":
        return _page(LetterWithFileForm.of(find_agreement(session(), event_id, number)), event, number)
    form = LetterWithFileForm(CombinedMultiDict((request.files, request.form)))
    cmd = form.command
    try:
        done = carried_out(
            form, lambda: letters.record_letter(session(), cmd(event_id, number, signed_in()), now=clock.now()), rollback=session().rollback
        )
    except Stale as stale:
        return _clash(stale, event, number)
    return _page(form, event, number) if done is None else _to_sheet(event_id, number, N_("The letter has been saved."))


@blueprint.post("/events/<int:event_id>/approval/<int:number>/letter/remove")
@may_plan
def remove_letter(event_id: int, number: int) -> ResponseReturnValue:
    """Remove the partner's letter."""
    letters.remove_letter(session(), PressForm(request.form).remove_letter(event_id, number, signed_in()))
    return _to_sheet(event_id, number, N_("The letter has been removed."))


@blueprint.get("/events/<int:event_id>/approval/<int:number>/letter/file")
@staff()
def letter_file(event_id: int, number: int) -> Response:
    """Hand out the file, to be saved, never to be shown as a page of ours."""
    found = get_letter_file(session(), event_id, number)
    answer = send_file(BytesIO(found.upload or b""), found.upload_type, as_attachment=True, download_name=found.upload_name)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(form: LetterWithFileForm, event: Event, number: int) -> ResponseReturnValue:
    refused = bool(form.errors or form.form_errors)
    found = find_agreement(session(), event.id, number)
    page = render_template("approval/letter.html", form=form, event=event, number=number, letter=found, was=clash.was(form))
    return page, 422 if refused else 200


def _clash(stale: Stale, event: Event, number: int) -> ResponseReturnValue:
    if request.files.get("upload"):
        flash(gettext(N_("The file was not saved: add it again when the letter itself is settled.")), "info")
    theirs = LetterForm.of(find_agreement(session(), event.id, number))
    changes = list(changed_since(session(), PartnerAgreement.__kind__, stale.ident, stale.seen))
    back = url_for("approval.show", event_id=event.id, number=number)
    return clash.answer(stale, LetterForm(request.form), theirs, changes, title=event.title, back=back)


def _to_sheet(event_id: int, number: int, message: str) -> ResponseReturnValue:
    flash(gettext(message), "success")
    return redirect(url_for("approval.show", event_id=event_id, number=number), 303)
