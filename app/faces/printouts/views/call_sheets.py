"""The paper of call sheets."""

from io import BytesIO
from typing import Final

from flask import request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.call_sheet_reading import CallsWanted, call_sheet_paper, internal_call_sheet_paper, written_call_sheet
from app.faces.printouts.queries import Sheet
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel import clock
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.choices import row_id
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import DEFAULT
from app.planning.events.queries import get_event
from app.register.accounts.identity import signed_in

_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/events/<int:event_id>/calls/paper")
@staff()
def call_sheet(event_id: int) -> ResponseReturnValue:
    """Give out the call sheet of an event, or of one of its versions, with the phones on duty."""
    wanted = _wanted()
    return _given(call_sheet_paper(session(), get_event(session(), event_id), wanted), wanted)


@blueprint.post("/events/<int:event_id>/calls/paper")
@staff("admin", "protocol", "coordinator")
def internal_call_sheet(event_id: int) -> ResponseReturnValue:
    """Give it out with the phones that persons have told us; that they were read is written down."""
    wanted = _wanted()
    return _given(internal_call_sheet_paper(session(), event_id, wanted, signed_in(), now=clock.now()), wanted)


def _wanted() -> CallsWanted:
    language = request.values.get("language", DEFAULT)
    return CallsWanted(
        language=language if language in LANGUAGES else DEFAULT,
        number=request.values.get("version", type=row_id),
        format="docx" if request.values.get("format") == "docx" else "pdf",
    )


def _given(sheet: Sheet, wanted: CallsWanted) -> ResponseReturnValue:
    if wanted.format == "pdf":
        return handed_out(sheet)
    return send_file(BytesIO(written_call_sheet(sheet.job)), _DOCX, as_attachment=True, download_name=sheet.name, max_age=0)
