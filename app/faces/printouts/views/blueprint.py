"""The blueprint of paper, and how a sheet is handed out."""

from io import BytesIO

from flask import Blueprint, Response, request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import etag, typeset

blueprint = Blueprint("printouts", __name__)


def handed_out(sheet: Sheet) -> ResponseReturnValue:
    """Answer with a sheet as PDF, to be shown; a browser that has it gets nothing again."""
    tag = etag(sheet.job)
    if request.if_none_match.contains(tag):
        return Response(status=304, headers={"ETag": f'"{tag}"'})
    return send_file(BytesIO(typeset(sheet.job)), "application/pdf", download_name=sheet.name, etag=tag, max_age=0)
