"""What the paper of an approval sheet says: every word of it in its language, as plain data for the template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.faces.printouts.approval import Approval
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, day_short, days_range, instant
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.approval.rules import Standing
from app.judgement.approval.sheet import Letter, Row, Sheet
from app.judgement.approval.wording import STANDINGS
from app.judgement.conflicts.waived import Waived
from app.planning.events.models import Event

_FOOT: Final = 90
"""Letters of the event's title that fit into the foot of a sheet."""


@dataclass(frozen=True, slots=True)
class ApprovalPicture:
    """All that the sheet of a version says, frozen; `at` dates the paper."""

    title: Texts
    city: Texts
    days: Days
    zone: str
    sheet: Sheet
    at: datetime
    """When something of it was last changed; never the moment of printing."""
    approval: Approval | None = None
    waived: tuple[Waived, ...] = ()
    """The findings that the version goes out with."""

    @classmethod
    def of(cls, event: Event, sheet: Sheet, at: datetime, approval: Approval | None, waived: tuple[Waived, ...]) -> "ApprovalPicture":
        """Return the picture of a sheet, with the event as the version has it."""
        after = sheet.changes.after
        if after is None:
            return cls(event.title, event.city.name, event.days, event.zone, sheet, at, approval, waived)
        return cls(after.title, after.city, after.days, after.zone, sheet, at, approval, waived)


def approval_document(picture: ApprovalPicture, language: str) -> dict[str, Json]:
    """Return everything that `templates/print/approval.typ` prints."""
    sheet = picture.sheet
    with speaking(language):
        title = clean(picture.title.told(language))
        short = title if len(title) <= _FOOT else title[:_FOOT].rsplit(None, 1)[0] + " …"
        return {
            "language": language,
            "name": f"{gettext(N_('Approval sheet'))}. {title}",
            "continued": "",
            "watermark": gettext(N_("DRAFT")) if sheet.published_at is None else None,
            "head": {
                "kicker": gettext(N_("APPROVAL SHEET")),
                "subject": gettext(N_("of version %(number)s of the programme"), number=sheet.number),
                "title": said(title),
                "where_and_when": ", ".join(filter(None, (said(picture.city.told(language)), days_range(picture.days)))),
            },
            "foot": {"left": short, "right": _dated(picture)},
            "columns": [gettext(one) for one in (N_("№"), N_("Approver"), N_("Date"), N_("Remarks"), N_("Decision"), N_("Letter №"))],
            "rows": [*(_row(row, place, picture.zone) for place, row in enumerate(sheet.rows, 1)), _partner(sheet, len(sheet.rows) + 1)],
            "waived": _waived(picture.waived, language),
            "approval": picture.approval.told(picture.days.last.year) if picture.approval else None,
        }


def approval_name(picture: ApprovalPicture, language: str) -> str:
    """Return what the document is called as a file, without its extension."""
    with speaking(language):
        title = clean(picture.title.told(language))
        state = gettext(N_("version %(number)s"), number=picture.sheet.number)
        return f"{gettext(N_('Approval sheet'))} – {title[:_FOOT]}, {state}"


def _row(row: Row, place: int, zone_name: str) -> Json:
    decided = row.decided_at.astimezone(zone(zone_name)).date() if row.decided_at else None
    return {
        "number": str(place),
        "approver": divisible(said(row.approver)),
        "date": day_short(decided) if decided else "",
        "due": _due(row.due_on) if row.standing in _PRINTED else "",
        "remarks": divisible(said(row.remarks)),
        "decision": gettext(_PRINTED.get(row.standing, STANDINGS[row.standing])),
        "letter": "",
    }


# On paper what has not been decided is left to be filled in by hand.
_PRINTED: Final = {Standing.PENDING: "", Standing.OVERDUE: ""}


def _due(due_on: date | None) -> str:
    return gettext(N_("by %(day)s"), day=day_short(due_on)) if due_on else ""


def _partner(sheet: Sheet, place: int) -> Json:
    letter: Letter | None = sheet.letter
    return {
        "number": str(place),
        "approver": gettext(N_("Partner side: Republic of Kazakhstan")),
        "date": day_short(letter.day) if letter else "",
        "due": "",
        "remarks": divisible(said(letter.note)) if letter else "",
        "decision": gettext(N_("Agreed")) if letter else "",
        "letter": letter.number if letter else "",
    }


def _waived(findings: Sequence[Waived], language: str) -> Json:
    """Return the section of what was let stand; nothing where there is none."""
    if not findings:
        return None
    columns = (N_("№"), N_("Finding"), N_("Grounds"), N_("Accepted by"), N_("Until"))
    return {
        "title": gettext(N_("Accepted findings")),
        "columns": [gettext(one) for one in columns],
        "rows": [
            {
                "number": str(place),
                "sentence": divisible(said(one.sentence.told(language))),
                "reason": divisible(said(one.reason)),
                "by": divisible(said(one.by_name)),
                "until": day_short(one.until),
            }
            for place, one in enumerate(findings, 1)
        ],
    }


def _dated(picture: ApprovalPicture) -> str:
    sheet = picture.sheet
    if sheet.published_at is None:
        return gettext(N_("draft, as of %(moment)s"), moment=instant(picture.at, picture.zone))
    day = sheet.published_at.astimezone(zone(picture.zone)).date()
    return gettext(N_("Version %(number)s of %(day)s"), number=sheet.number, day=day_long(day))
