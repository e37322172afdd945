"""What the paper of a programme says: every word of it in its language, as plain data for the template."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from app.faces.printouts.approval import Approval
from app.faces.printouts.codes import square_code
from app.faces.printouts.rows import Json, breakable, row
from app.faces.printouts.wording import quoted, said, shortened, told
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_heading, day_long, day_month, days_range, instant, local_time_note
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.events.rules import Status
from app.planning.events.wording import STATUSES
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import Visibility


class Edition(StrEnum):
    """Whom a sheet is for."""

    GUEST = "guest"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Issue:
    """Which state of a programme is printed. Its moment, never that of printing, dates the paper."""

    at: datetime
    """When the version was published; for a draft, when it was last changed. Aware."""
    number: int | None = None
    """The version; None for the draft."""
    note: str = ""
    changed: frozenset[str] = frozenset()
    """UIDs of items that get a bar in the margin."""
    since: int | None = None
    """The version that `changed` compares with; None prints no bars."""


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    label: str
    width: int
    """Millimetres; 0 takes what is left."""
    width_if_empty: int = 0


# Together with what is left they fill 180 mm upright and 267 mm across.
_COLUMNS: Final[Mapping[Edition, tuple[_Column, ...]]] = {
    Edition.GUEST: (
        _Column("hours", N_("Time"), 32),
        _Column("what", N_("Event"), 0),
        _Column("place", N_("Place"), 57, 20),
    ),
    Edition.HOST: (
        _Column("hours", N_("Time"), 28),
        _Column("what", N_("Event"), 0),
        _Column("place", N_("Place"), 40, 20),
        _Column("participants", N_("Participants"), 41, 24),
        _Column("responsible", N_("Responsible"), 29, 26),
        _Column("transport", N_("Transport"), 26, 21),
        _Column("dress", N_("Dress"), 23, 18),
        _Column("press", N_("Press"), 25, 16),
    ),
}
_KICKER: Final = {Edition.GUEST: N_("PROGRAMME"), Edition.HOST: N_("WORKING PROGRAMME")}
_NAME: Final = {Edition.GUEST: N_("Programme"), Edition.HOST: N_("Working programme")}
_TOLD_STATUSES: Final = frozenset({Status.CANCELLED, Status.POSTPONED})
_FOOT_LENGTH: Final = 95
"""Letters of the event's title that fit into the foot of a sheet."""


def programme_document(
    programme: Programme,
    edition: Edition,
    language: str,
    issue: Issue,
    *,
    approval: Approval | None = None,
    check_url: str | None = None,
) -> dict[str, Json]:
    """Return everything that `templates/print/programme.typ` prints.

    The guest edition leaves out what only hosts may read. `check_url` is where the code on page 1 leads; None prints no code.
    """
    if edition is Edition.GUEST:
        programme = programme.seen_by(Visibility.GUESTS)
    with speaking(language):
        title = clean(programme.title.told(language))
        return {
            "language": language,
            "edition": edition.value,
            "name": f"{gettext(_NAME[edition])}. {title}",
            "continued": gettext(N_("%(day)s, continued"), day="{day}"),
            "watermark": gettext(N_("DRAFT")) if issue.number is None else None,
            "head": _head(programme, edition, issue, title),
            "foot": {"left": shortened(title, _FOOT_LENGTH), "right": _dated(issue, programme.zone)},
            "columns": _columns(programme, edition),
            "marks": gettext(N_("changes since version %(number)s"), number=issue.since) if issue.since else None,
            "days": _days(programme, edition, issue),
            "empty": gettext(N_("The programme is empty")),
            "approval": approval.told(programme.days.last.year) if approval else None,
            "code": square_code(check_url) if check_url else None,
        }


def printed_name(programme: Programme, edition: Edition, language: str, number: int | None) -> str:
    """Return what the document is called as a file, without its extension: «Программа – XX Форум …, версия 2»."""
    with speaking(language):
        title = shortened(clean(programme.title.told(language)), _FOOT_LENGTH)
        state = gettext(N_("version %(number)s"), number=number) if number else gettext(N_("draft"))
        return f"{gettext(_NAME[edition])} – {title}, {state}"


def _head(programme: Programme, edition: Edition, issue: Issue, title: str) -> dict[str, Json]:
    notes = _time_notes(programme)
    return {
        "kicker": gettext(_KICKER[edition]),
        "title": said(title),
        "status": gettext(STATUSES[programme.status]) if programme.status in _TOLD_STATUSES else "",
        "status_reason": told(programme.status_reason),
        "theme": quoted(told(programme.theme)),
        "where_and_when": ", ".join(filter(None, (told(programme.city), days_range(programme.days)))),
        "dates_note": gettext(N_("dates to be confirmed")) if programme.dates_unknown else "",
        "time_note": notes[0] if len(set(notes)) == 1 else "",
        "note": said(issue.note) if edition is Edition.HOST else "",
    }


def _time_notes(programme: Programme) -> list[str]:
    """Return «время местное (UTC+5)» for every day that is printed: usually the same."""
    days = [day for day, _ in programme.by_day()] or [programme.days.first]
    return [local_time_note(programme.zone, day) for day in days]


def _days(programme: Programme, edition: Edition, issue: Issue) -> list[Json]:
    notes = _time_notes(programme)
    several = len(set(notes)) > 1
    return [
        {
            "heading": day_heading(day),
            "short": day_month(day),
            "note": note if several else "",
            "rows": [_row(item, programme, edition, issue) for item in items],
        }
        for (day, items), note in zip(programme.by_day(), notes, strict=False)
    ]


def _row(item: Item, programme: Programme, edition: Edition, issue: Issue) -> Json:
    printed = row(item, programme, for_hosts=edition is Edition.HOST)
    return {
        **printed,
        "changed": issue.since is not None and item.uid in issue.changed,
        "breakable": breakable(printed, {column.key: column.width for column in _COLUMNS[edition]}, edition is Edition.HOST),
    }


def _columns(programme: Programme, edition: Edition) -> list[Json]:
    filled = {column.key for column in _COLUMNS[edition] if any(getattr(item, column.key, None) for item in programme.items)}
    return [
        {
            "key": column.key,
            "label": gettext(column.label),
            "width": column.width if column.key in filled or not column.width_if_empty else column.width_if_empty,
        }
        for column in _COLUMNS[edition]
    ]


def _dated(issue: Issue, zone_name: str) -> str:
    if issue.number is None:
        return gettext(N_("draft, as of %(moment)s"), moment=instant(issue.at, zone_name))
    return gettext(N_("Version %(number)s of %(day)s"), number=issue.number, day=day_long(issue.at.astimezone(zone(zone_name)).date()))
