"""Reads what the head's folder is made of: every document as its own page prints it, behind a table of contents."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.agenda_reading import OnPaper as OnAgendaPaper
from app.faces.printouts.agenda_reading import agenda_sheet, speeches_sheet, states_of
from app.faces.printouts.brief_reading import brief_sheet
from app.faces.printouts.composition_document import Wanted as WantedComposition
from app.faces.printouts.composition_reading import Asked, composition_paper
from app.faces.printouts.dossier_reading import dossier_paper
from app.faces.printouts.fairs_reading import AskedPaper, day_sheet
from app.faces.printouts.lists_reading import OnPaper
from app.faces.printouts.programme_document import Edition
from app.faces.printouts.queries import Wish, sheet_of
from app.faces.printouts.render import job
from app.faces.printouts.rows import Json
from app.faces.printouts.signing_reading import signing_sheet
from app.faces.printouts.talks_reading import points_sheet, seating_sheet
from app.faces.printouts.undertakings_reading import report_sheet
from app.faces.printouts.wording import said, shortened
from app.ground.jobs.crew import CREW
from app.ground.jobs.long import packed
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_, NotFound
from app.ground.kernel.text import clean
from app.ground.words.dates import days_range, instant
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.publishing.queries import find_latest
from app.matters.folders.models import FolderSheet
from app.matters.folders.queries import history_of_folder, newest_file, sheets_of
from app.matters.folders.rules import Sheet as Sort
from app.matters.folders.wording import title_of
from app.planning.events.models import Event

_TASK: Final = "app.faces.printouts.folder_typesetting:pdf"
_SECONDS: Final = 90.0
"""Sixty documents; each takes a fifth of a second, some a second."""
_FOOT: Final = 80
MOST_BYTES: Final = 48 * 1024 * 1024
"""Of uploaded files together, as a process can hold them at once; whatever is more is carried beside the folder."""
Draw = Callable[[Session, Event, FolderSheet, str], bytes]
"""Takes a document of a folder and a language, returns its job for the typesetter."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that can be set: packed as `folder_typesetting` reads it, and its name as a file."""

    job: bytes
    name: str


def folder_paper(session: Session, event: Event, language: str) -> Folder:
    """Return the folder of an event as it stands. What has nothing to print any more is left out."""
    sheets = sheets_of(session, event.id)
    changed = history_of_folder(session, event.id, limit=1)
    at = changed[0].at if changed else event.created_at
    uploads: list[bytes] = []
    with speaking(language):
        drawn = [_part(session, event, sheet, language, uploads) for sheet in sheets]
        parts = [part for part in drawn if part is not None]
        document = _contents(event, [str(part["title"]) for part in parts], language, at)
        name = f"{gettext(N_('Folder of the head'))} – {shortened(clean(event.title.told(language)), _FOOT)}.pdf"
    plan = {"contents": json.loads(job("folder.typ", at, document)), "parts": parts}
    return Folder(packed([json.dumps(plan, ensure_ascii=False).encode(), *uploads]), name)


def set_folder(folder: Folder) -> bytes:
    """Return the PDF of a folder; raises TooLong or JobFailed."""
    return CREW.run(_TASK, folder.job, seconds=_SECONDS)


def _part(session: Session, event: Event, sheet: FolderSheet, language: str, uploads: list[bytes]) -> dict[str, Json] | None:
    """Return a document with its title; None where it is no more: talks that were given up, a material that is withdrawn."""
    title = clean(title_of(sheet))
    if sheet.material is not None:
        if sheet.material.withdrawn:
            return None
        content = newest_file(session, sheet.material.id)
        fits = sum(map(len, uploads)) + len(content) <= MOST_BYTES
        if fits:
            uploads.append(content)
        return {"title": title, "upload": len(uploads) - 1 if fits else None, "job": json.loads(_note(event, title, language))}
    try:
        drawn = _DRAWN[sheet.sheet](session, event, sheet, language)
    except NotFound:
        return None
    return {"title": title, "upload": None, "job": json.loads(drawn)}


def _contents(event: Event, titles: list[str], language: str, at: datetime) -> dict[str, Json]:
    about = f"{days_range(event.days)}, {event.city.name.told(language)}"
    return {
        **_frame(event, language, gettext(N_("Folder of the head"))),
        "foot": {
            "left": shortened(clean(event.title.told(language)), _FOOT),
            "right": gettext(N_("last changed %(moment)s"), moment=instant(at, event.zone)),
        },
        "head": {
            "kicker": gettext(N_("FOLDER OF THE HEAD")),
            "title": said(event.title.told(language)),
            "about": said(about),
            "contents": gettext(N_("Contents")),
        },
        "columns": ["№", gettext(N_("Document")), gettext(N_("Page"))],
        "rows": [{"number": str(place), "title": said(title), "page": "000"} for place, title in enumerate(titles, 1)],
    }


def _note(event: Event, title: str, language: str) -> bytes:
    """Return the sheet that stands for a file which is locked, broken or too long."""
    head = {"title": said(title), "about": gettext(N_("The file is carried beside the folder: it cannot be taken into it."))}
    foot = {"left": shortened(clean(event.title.told(language)), _FOOT), "right": ""}
    return job("folder_note.typ", event.created_at, {**_frame(event, language, title), "head": dict(head), "foot": dict(foot)})


def _frame(event: Event, language: str, name: str) -> dict[str, Json]:
    return {"language": language, "name": f"{name}. {clean(event.title.told(language))}", "continued": "", "watermark": None}


def _programme(session: Session, event: Event, _sheet: FolderSheet, language: str) -> bytes:
    latest = find_latest(session, event.id)
    return sheet_of(session, event, Wish(Edition.GUEST, language, latest.number if latest else None), check_url="").job


def _composition(session: Session, event: Event, sheet: FolderSheet, language: str) -> bytes:
    return composition_paper(session, Asked(sheet.delegation_id, event.id, WantedComposition(language))).job


def _dossier(session: Session, _event: Event, sheet: FolderSheet, language: str) -> bytes:
    assert sheet.dossier_id is not None  # as commands wrote it
    return dossier_paper(session, sheet.dossier_id, language).job


def _instructions(session: Session, _event: Event, _sheet: FolderSheet, language: str) -> bytes:
    today = clock.office_day()
    return report_sheet(session, today, None, OnPaper(language), zone=OFFICE_ZONE).job


def _agenda(session: Session, event: Event, _sheet: FolderSheet, language: str) -> bytes:
    published, draft = states_of(session, event)
    return agenda_sheet(published or draft, OnAgendaPaper(language)).job


def _speakers(session: Session, event: Event, sheet: FolderSheet, language: str) -> bytes:
    assert sheet.item is not None  # as commands wrote it
    published, draft = states_of(session, event)
    uid = sheet.item.uid
    state = published if published and any(item.uid == uid for item in published.programme.items) else draft
    return speeches_sheet(session, event, state, OnAgendaPaper(language), item=uid, alternate=False).job


def _agreements(session: Session, event: Event, _sheet: FolderSheet, language: str) -> bytes:
    return signing_sheet(session, event, None, None, OnPaper(language), zone=OFFICE_ZONE).job


def _seating(session: Session, _event: Event, sheet: FolderSheet, language: str) -> bytes:
    return seating_sheet(session, sheet.item_id or 0, language).job


def _talking_points(session: Session, _event: Event, sheet: FolderSheet, language: str) -> bytes:
    return points_sheet(session, sheet.item_id or 0, OnPaper(language)).job


def _stand_day(session: Session, event: Event, sheet: FolderSheet, language: str) -> bytes:
    return day_sheet(session, event, sheet.day or event.first_day, AskedPaper(language)).job


def _brief(session: Session, _event: Event, sheet: FolderSheet, language: str) -> bytes:
    return brief_sheet(session, sheet.brief_id or 0, language).job


_DRAWN: Final[Mapping[Sort, Draw]] = {
    Sort.PROGRAMME: _programme,
    Sort.COMPOSITION: _composition,
    Sort.AGENDA: _agenda,
    Sort.SPEAKERS: _speakers,
    Sort.SEATING: _seating,
    Sort.TALKING_POINTS: _talking_points,
    Sort.STAND_DAY: _stand_day,
    Sort.AGREEMENTS: _agreements,
    Sort.INSTRUCTIONS: _instructions,
    Sort.DOSSIER: _dossier,
    Sort.BRIEF: _brief,
}
