"""Reads a file or a paste into sheets, in a process that can be killed."""

import json
from typing import Final

from app.faces.spreadsheets.reading.limits import NotTaken
from app.faces.spreadsheets.reading.packing import unpacked
from app.faces.spreadsheets.reading.task import FILE, PASTE, REFUSED
from app.ground.jobs.crew import CREW
from app.ground.jobs.worker import JobFailed, TooLong
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Sheet

SECONDS: Final = 20.0
"""How long a file may take, waiting for its turn included; the largest list that is taken needs a few."""
_TASK: Final = "app.faces.spreadsheets.reading.task:read"


def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """Return the tables of a file, told by its content; raises Refusal with one sentence where it cannot be taken."""
    return _read(FILE + data)


def pasted(text: str) -> tuple[Sheet, ...]:
    """Return the table in a text copied from a spreadsheet or a document; raises Refusal."""
    return _read(PASTE + text.encode())


def _read(payload: bytes) -> tuple[Sheet, ...]:
    try:
        answer = CREW.run(_TASK, payload, seconds=SECONDS)
    except TooLong:
        raise NotTaken(N_("Reading this takes too long. Leave out what does not belong to the list and try again.")) from None
    except JobFailed:
        raise NotTaken(N_("This file could not be read.")) from None
    if answer[:1] == REFUSED:
        message, values = json.loads(answer[1:])
        raise NotTaken(message, **values)
    return unpacked(answer[1:])
