"""What the year says on one sheet: bars, labels, holidays, marks, as plain data for the template."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.words.dates import DASH, instant
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.ground.words.style import months
from app.planning.calendar.picture import Entry, Picture, Reserve
from app.planning.calendar.rows import Drawn, lines_of, rows_of
from app.planning.calendar.rules import bar
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side
from app.planning.events.wording import KINDS, RELATIONS, SIDES
from app.register.holidays.rules import DAY_KINDS, JURISDICTIONS, DayKind, Jurisdiction, Stretch

OFFICE_ZONE: Final = "Asia/Yekaterinburg"
"""By whose clock the sheet is dated."""


class Paper(StrEnum):
    """The sheets that a year fits on, both across."""

    A3 = "a3"
    A4 = "a4"


_COLUMNS_A_LETTER: Final = {Paper.A3: 1.45, Paper.A4: 1.75}
"""Days that a letter takes beside a bar."""
_MOST_LABEL: Final = {Paper.A3: 66, Paper.A4: 62}
_LEAST_LABEL: Final = 20
_SHORT_SIDES: Final = {Side.BASHKORTOSTAN: N_("RB"), Side.KAZAKHSTAN: N_("RK")}


def year_document(picture: Picture, kinds: Iterable[Kind], language: str, paper: Paper, at: datetime, shown: str = "") -> dict[str, Json]:
    """Return everything that `templates/print/year.typ` prints; `shown` tells in words which events are left in."""
    with speaking(language):
        rows = rows_of(picture, kinds, lambda one: _label_columns(one, paper))
        title = gettext(N_("Events of %(year)s"), year=picture.days.first.year)
        return {
            "language": language,
            "paper": paper.value,
            "name": title,
            "title": title,
            "shown": shown,
            "columns": _columns(picture.days),
            "months": [*_months(picture.days)],
            "off": [_off(whose, picture) for whose in _jurisdictions(picture)],
            "shades": [[*one] for one in _shades(picture)],
            "rows": [{"name": gettext(KINDS[row.kind]), "lanes": [[_drawn(one) for one in lane] for lane in row.lanes]} for row in rows],
            "lines": [[round(place * 2) for place in line] for line in lines_of(picture, rows)],  # in half columns and lanes
            "notes": [*_notes(picture)],
            "legend": _legend(),
            "foot": {"left": title, "right": gettext(N_("as of %(moment)s"), moment=instant(at, OFFICE_ZONE))},
        }


def printed_year_name(year: int, language: str, paper: Paper) -> str:
    """Return what the sheet is called as a file, without its extension."""
    with speaking(language):
        return f"{gettext(N_('Events of %(year)s'), year=year)}, {paper.value.upper()}"


def _drawn(one: Drawn) -> Json:
    told: dict[str, Json] = {
        "first": one.bar.first,
        "days": one.bar.days,
        "start": one.bar.start,
        "label_days": one.bar.label,
        "before": one.bar.label_before,
    }
    what, title = one.what, clean(one.what.title.told(current()))
    if isinstance(what, Entry):
        look = "cancelled" if what.is_cancelled else "tentative" if what.is_tentative else "firm"
        label = f"{_dates(what.days)} {gettext(_SHORT_SIDES[what.host])} {title}"
    else:
        look, label = "reserve", f"{_dates(what.days)} {gettext(N_('reserve: %(title)s'), title=title)}"
    return told | {"side": what.host.value, "look": look, "label": label}


def _label_columns(one: Entry | Reserve, paper: Paper) -> int:
    letters = len(one.title.told(current())) + 12
    return min(max(int(letters * _COLUMNS_A_LETTER[paper]), _LEAST_LABEL), _MOST_LABEL[paper])


def _dates(days: Days) -> str:
    """Return «26–27.11», short enough for a chart."""
    first, last = days.first, days.last
    end = f"{last.day:02}.{last.month:02}"
    if first == last:
        return end
    return f"{first.day:02}{DASH}{end}" if first.month == last.month else f"{first.day:02}.{first.month:02}{DASH}{end}"


def _columns(frame: Days) -> int:
    return (frame.last - frame.first).days + 1


def _months(frame: Days) -> Iterable[Json]:
    firsts = [date(frame.first.year, number, 1) for number in range(1, 13)]
    ends = [*firsts[1:], frame.last + timedelta(days=1)]
    for name, first, end in zip(months(current(), alone=True), firsts, ends, strict=True):
        mondays = [day for day in Days(first, end - timedelta(days=1)).each() if day.weekday() == 0]
        weeks: list[Json] = [[str(day.day), (day - frame.first).days] for day in mondays]
        yield {"name": name, "first": (first - frame.first).days, "days": (end - first).days, "mondays": weeks}


def _jurisdictions(picture: Picture) -> list[Jurisdiction]:
    own = any(one.jurisdiction is Jurisdiction.OFFICE for one in picture.holidays)
    return [one for one in Jurisdiction if own or one is not Jurisdiction.OFFICE]


def _off(whose: Jurisdiction, picture: Picture) -> Json:
    mine: list[Json] = []
    for one in picture.holidays:
        if one.jurisdiction is whose:
            placed = bar(one.days, picture.days, 0)
            mine.append({"first": placed.first, "days": placed.days, "kind": one.kind.value, "estimated": one.is_estimated})
    return {"name": gettext(JURISDICTIONS[whose]), "days": mine}


def _shades(picture: Picture) -> list[tuple[int, int]]:
    placed = {bar(one.days, picture.days, 0) for one in picture.holidays if one.kind is DayKind.NONWORKING}
    return sorted((one.first, one.days) for one in placed)


def _notes(picture: Picture) -> Iterable[Json]:
    """Tell below the chart what a drawing cannot: what hangs on what, and the holidays by their names."""
    language = current()
    ties: list[Json] = [
        f"{_dates(one.days)} {clean(one.title.told(language))} – {gettext(RELATIONS[tie.relation])}: {clean(tie.target.told(language))}"
        for one in picture.entries
        for tie in one.ties
    ]
    if ties:
        yield {"head": gettext(N_("What hangs on what")), "lines": ties}
    for whose in _jurisdictions(picture):
        told = "; ".join(_holiday(one) for one in picture.holidays if one.jurisdiction is whose)
        if told:
            yield {"head": gettext(JURISDICTIONS[whose]), "lines": [told]}


def _holiday(one: Stretch) -> str:
    told = f"{_dates(one.days)} {one.name.told(current())}"
    if one.kind is not DayKind.NONWORKING:
        told += f" ({gettext(DAY_KINDS[one.kind])})"
    return f"{told} ({gettext(N_('not confirmed yet'))})" if one.is_estimated else told


def _legend() -> Json:
    bashkortostan = Side.BASHKORTOSTAN.value
    sides: list[Json] = [
        {"side": side.value, "look": "firm", "text": f"{gettext(_SHORT_SIDES[side])} – {gettext(name)}"} for side, name in SIDES.items()
    ]
    looks = (("tentative", N_("not firm yet")), ("cancelled", N_("cancelled")), ("reserve", N_("reserve dates")))
    drawn: list[Json] = [{"side": bashkortostan, "look": look, "text": gettext(text)} for look, text in looks]
    days: list[Json] = [{"side": "", "look": kind.value, "text": gettext(name)} for kind, name in DAY_KINDS.items()]
    return sides + drawn + days
