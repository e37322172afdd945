"""What a call sheet says on paper («Лист оповещения»), as plain data for the template and the word processor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import days_range, instant
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.call_sheets.phones import Way
from app.judgement.call_sheets.rules import RECIPIENT_NAMES
from app.judgement.call_sheets.sheet import Row

# Key, label, width in millimetres; 0 takes what is left of 267.
_COLUMNS: Final = (
    ("number", N_("№"), 10),
    ("whom", N_("Whom"), 54),
    ("phone", N_("Phone"), 52),
    ("changed", N_("What has changed"), 0),
    ("told", N_("Told by, when"), 40),
    ("confirmed", N_("Confirmation"), 32),
)
_FOOT: Final = 80
"""Letters of the event's title that fit into the foot of a sheet and into the name of a file."""


@dataclass(frozen=True, slots=True)
class CallSheetPicture:
    """All that a call sheet says, frozen: its rows by the time of what they are about."""

    title: Texts
    city: Texts
    days: Days
    zone: str
    at: datetime
    """When something of the calls was last changed: it dates the paper."""
    rows: Sequence[Row]
    number: int | None = None
    """The version whose changes are told; None for those of all versions."""
    own_phones: bool = False
    """Whether phones stand on it that persons have told us."""


def call_sheet_document(picture: CallSheetPicture, language: str) -> dict[str, Json]:
    """Return everything that `templates/print/call_sheet.typ` and the word processor print."""
    with speaking(language):
        title = clean(picture.title.told(language))
        return {
            "language": language,
            "name": call_sheet_name(picture, language),
            "continued": "",
            "watermark": None,
            "landscape": True,
            "head": {
                "kicker": gettext(N_("CALL SHEET")),
                "title": said(title),
                "version": gettext(N_("changes of version %(number)s"), number=picture.number) if picture.number else "",
                "where_and_when": ", ".join(filter(None, (picture.city.told(language), days_range(picture.days)))),
            },
            "foot": {"left": _foot(picture, title), "right": gettext(N_("as of %(moment)s"), moment=instant(picture.at, picture.zone))},
            "columns": [{"key": key, "label": gettext(label), "width": width} for key, label, width in _COLUMNS],
            "rows": [_row(number, row, picture.zone) for number, row in enumerate(picture.rows, 1)],
            "empty": gettext(N_("Nobody has to be called")),
        }


def call_sheet_name(picture: CallSheetPicture, language: str) -> str:
    """Return what the document is called, without an extension."""
    with speaking(language):
        what = gettext(N_("Call sheet"))
        return f"{what} – {shortened(clean(picture.title.told(language)), _FOOT)}"


def _row(number: int, row: Row, zone: str) -> Json:
    changed: list[Json] = [said(line) for line in row.lines]
    phones: list[Json] = [_phone(way) for way in row.ways if way.phone or way.name]
    return {
        "number": str(number),
        "name": divisible(said(row.name)),
        "kind": gettext(RECIPIENT_NAMES[row.kind]),
        "phones": phones,
        "lines": changed,
        "told_by": said(row.told_by),
        "told_at": instant(row.told_at, zone) if row.told_at else "",
        "confirmed": instant(row.confirmed_at, zone) if row.confirmed_at else "",
        "note": divisible(said(row.note)),
    }


def _phone(way: Way) -> Json:
    who = " ".join(filter(None, (gettext(way.who) if way.who else "", way.name)))
    return {"number": said(way.phone), "who": said(who)}


def _foot(picture: CallSheetPicture, title: str) -> str:
    if not picture.own_phones:
        return shortened(title, _FOOT)
    warning = gettext(N_("Contains personal data"))
    return f"{warning}. {shortened(title, _FOOT)}"
