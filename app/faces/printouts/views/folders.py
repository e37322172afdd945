"""The head's folder as one PDF."""

from io import BytesIO

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.faces.printouts.folder_reading import folder_paper, set_folder
from app.faces.printouts.render import etag
from app.faces.printouts.views.blueprint import blueprint
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.planning.events.queries import get_event


@blueprint.get("/events/<int:event_id>/folder.pdf")
@staff()
def folder(event_id: int) -> ResponseReturnValue:
    """Show the folder of an event with bookmarks; a browser that has it as it stands gets nothing again."""
    found = folder_paper(session(), get_event(session(), event_id), current())
    tag = etag(found.job)
    if request.if_none_match.contains(tag):
        return Response(status=304, headers={"ETag": f'"{tag}"'})
    return send_file(BytesIO(set_folder(found)), "application/pdf", download_name=found.name, etag=tag, max_age=0)
