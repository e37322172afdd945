"""Reads a file or a paste into sheets, in a process that can be killed."""

from app.ground.kernel.rows import Sheet


def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """Return the tables of a file, told by its content; raises Refusal with one sentence where it cannot be taken."""
    raise NotImplementedError


def pasted(text: str) -> tuple[Sheet, ...]:
    """Return the table in a text copied from a spreadsheet or a document; raises Refusal."""
    raise NotImplementedError
