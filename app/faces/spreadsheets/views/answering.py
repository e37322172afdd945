"""How a list is handed out as a file."""

from io import BytesIO

from flask import send_file
from flask.typing import ResponseReturnValue

from app.faces.spreadsheets.writing import MIME, Listing, file_name, xlsx


def handed_out(listing: Listing) -> ResponseReturnValue:
    """Answer with the list as XLSX, to be saved."""
    return send_file(BytesIO(xlsx(listing)), MIME, as_attachment=True, download_name=file_name(listing), max_age=0, etag=False)
