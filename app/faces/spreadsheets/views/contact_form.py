"""The form of a delegation's contact as a spreadsheet: handing it out, showing what the filled one would propose, sending that.

It stands here and not beside the contact's pages, for the reading and writing of spreadsheets is this face's; the pages link to it.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import FileField

from app.faces.spreadsheets.contact_form import columns_of, disclosed, enclosed, form_listing, form_sheet, marks_of
from app.faces.spreadsheets.previewing import TONES, VERDICTS, told_remarks
from app.faces.spreadsheets.reading.limits import NotTaken
from app.faces.spreadsheets.reading.reader import sheets_of
from app.faces.spreadsheets.views.answering import handed_out
from app.ground.db.sealing import keys_of
from app.ground.kernel.ids import as_uid, new_uid, uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Sheet, Verdict
from app.ground.web.forms import Form
from app.ground.web.unit import session
from app.ground.words.messages import lazy, ngettext, told
from app.planning.delegations.composition import picture
from app.planning.delegations.contacts.filled_form import FormRow, plan_form
from app.planning.delegations.contacts.proposals import Propose, propose
from app.planning.delegations.views import private
from app.planning.delegations.views.private import Visit, by_link
from app.register.personal.queries import kinds_held

contact_blueprint = Blueprint("contact_form", __name__)
private.init(contact_blueprint)


class UploadForm(Form):
    """Asks for the filled form."""

    upload = FileField(lazy(N_("The filled form")))


@contact_blueprint.get("/d/<token>/form.xlsx")
@by_link
def download(visit: Visit) -> ResponseReturnValue:
    """Give out the form with the members that are there."""
    composition = picture(visit.delegation, on=visit.event.first_day)
    held = kinds_held(session(), [member.person_id for member in composition.members])
    return handed_out(form_listing(visit.event, composition, held))


@contact_blueprint.get("/d/<token>/form")
@by_link
def start(visit: Visit) -> ResponseReturnValue:
    """Offer the form, and ask for the filled one."""
    return render_template("contact/form.html", visit=visit, form=UploadForm())


@contact_blueprint.post("/d/<token>/form")
@by_link
def preview(visit: Visit) -> ResponseReturnValue:
    """Show what the filled form would propose, row by row; nothing is kept."""
    form = UploadForm(request.files)
    try:
        sheet = form_sheet(sheets_of(_content(form)))
        rows = _planned(visit, sheet)
    except Refusal as refusal:
        form.refuse(refusal)
        return render_template("contact/form.html", visit=visit, form=form), refusal.status
    carried = enclosed(sheet, visit.link, keys_of(session()), visit.now)
    return _preview_page(visit, rows, carried)


@contact_blueprint.post("/d/<token>/form/send")
@by_link
def send(visit: Visit) -> ResponseReturnValue:
    """Send what the page has shown to the office."""
    try:
        sheet = disclosed(request.form.get("form", ""), visit.link, keys_of(session()), visit.now)
        sent = _send(visit, _planned(visit, sheet), as_uid(request.form.get("uid")))
    except Refusal as refusal:
        session().rollback()
        flash(told(refusal), "error")
        return redirect(url_for("contact_form.start", token=visit.token), 303)
    flash(
        ngettext("%(num)s proposal sent to the protocol office.", "%(num)s proposals sent to the protocol office.", sent),
        "success" if sent else "info",
    )
    return redirect(url_for("contact.show", token=visit.token), 303)


def _content(form: UploadForm) -> bytes:
    content: bytes = form.upload.data.read() if form.upload.data else b""
    if not content:
        raise NotTaken(N_("Choose the file first."))
    return content


def _planned(visit: Visit, sheet: Sheet) -> list[FormRow]:
    columns = columns_of(sheet)
    return plan_form(session(), visit.delegation, sheet, columns, marks_of(sheet, columns), today=visit.today)


def _send(visit: Visit, rows: list[FormRow], uid: str) -> int:
    sent = 0
    for row in rows:
        if row.is_sent and row.proposed is not None:
            own = uid_from(uid, str(row.number))
            cmd = Propose(visit.delegation.id, visit.link.holder, own, row.deed, row.proposed, row.member_id, row.seen)
            sent += propose(session(), cmd, now=visit.now) is not None
    return sent


def _preview_page(visit: Visit, rows: list[FormRow], carried: str) -> str:
    return render_template(
        "contact/preview.html",
        visit=visit,
        rows=[row for row in rows if row.verdict is not Verdict.SAME],
        same=sum(row.verdict is Verdict.SAME for row in rows),
        carried=carried,
        uid=new_uid(),
        verdicts=VERDICTS,
        tones=TONES,
        remarked=told_remarks,
        sent=sum(row.is_sent for row in rows),
    )
