"""Programmes, approval sheets, plans and the year on paper, and whether a printed version is still current."""

from io import BytesIO
from typing import Final

from flask import current_app, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.faces.printouts.abbreviations import abbreviates, guest_abbreviations
from app.faces.printouts.approval_sheet_reading import approval_paper, written_approval
from app.faces.printouts.forms import PrintForm
from app.faces.printouts.plan_reading import plan_paper
from app.faces.printouts.queries import sheet_of
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.faces.printouts.year_reading import year_paper
from app.ground.kernel import clock
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import LANGUAGES
from app.ground.kernel.walltime import zone
from app.ground.web.guards import everyone, staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.judgement.publishing.queries import find_latest, get_version, versions_of
from app.planning.events.queries import find_event_by_uid, get_event
from app.planning.programmes.queries import programme_of

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/events/<int:event_id>/print")
@staff()
def panel(event_id: int) -> ResponseReturnValue:
    """Choose a sheet of an event's programme."""
    event = get_event(session(), event_id)
    versions = versions_of(session(), event_id)
    form = PrintForm(None, [version.number for version in versions], version=request.args.get("version", ""))
    programme = programme_of(session(), event_id)
    return render_template(
        "printouts/panel.html",
        event=event,
        form=form,
        short_items=guest_abbreviations(programme),
        short_title=abbreviates(programme.title, programme.theme),
    )


@blueprint.get("/events/<int:event_id>/programme.pdf")
@staff()
def programme(event_id: int) -> ResponseReturnValue:
    """Show a programme as PDF."""
    event = get_event(session(), event_id)
    form = PrintForm(request.args, [version.number for version in versions_of(session(), event_id)])
    if not form.validate():
        raise NotFound
    wish = form.wish()
    check_url = current_app.config["YIYIN"].public_url.rstrip("/") + url_for(
        "printouts.check", event_uid=event.uid, number=wish.number or 0
    )
    return handed_out(sheet_of(session(), event, wish, check_url=check_url))


@blueprint.get("/events/<int:event_id>/approval/<int:number>.pdf")
@staff()
def approval_sheet(event_id: int, number: int) -> ResponseReturnValue:
    """Show the approval sheet of a version as PDF, or hand it out as DOCX."""
    event = get_event(session(), event_id)
    asked = request.args.get("lang", "")
    language = asked if asked in LANGUAGES else current()
    docx = request.args.get("format") == "docx"
    paper = approval_paper(session(), event, number, language, now=clock.now(), room="room" in request.args, docx=docx)
    if not docx:
        return handed_out(paper)
    return send_file(BytesIO(written_approval(paper.job)), _DOCX, as_attachment=True, download_name=paper.name, max_age=0)


@blueprint.get("/events/<int:event_id>/preparation.pdf")
@staff()
def plan(event_id: int) -> ResponseReturnValue:
    """Show the plan of an event's preparation as PDF, in the language of the page unless `lang` asks for another."""
    return handed_out(plan_paper(session(), get_event(session(), event_id), current()))


@blueprint.get("/year.pdf")
@staff()
def year() -> ResponseReturnValue:
    """Show a year on one sheet as PDF; `paper` is a3 or a4, the filters are those of the year's page."""
    now = clock.now()
    return handed_out(year_paper(session(), request.args, current(), now=now, today=clock.office_day(now)))


@blueprint.get("/check/<event_uid>/<int:number>")
@everyone
def check(event_uid: str, number: int) -> ResponseReturnValue:
    """Tell whoever holds a printed version whether it is the latest; what the event is only where the public may know."""
    event = find_event_by_uid(session(), event_uid)
    if event is None:
        raise NotFound
    version = get_version(session(), event.id, number)
    latest = find_latest(session(), event.id)
    return render_template("printouts/check.html", event=event, version=version, latest=latest, zone=zone(event.zone))
