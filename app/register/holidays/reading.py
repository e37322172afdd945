"""The days that the project knows itself: `data/days.csv`, said in four languages with `data/names.csv`.

Days of Russia and Kazakhstan come from PyPI `holidays` in the release that `source` names; those of Bashkortostan from its laws and
the press. The years without decrees yet are marked as estimated. A name in `days.csv` is a row of `names.csv`; `form` is empty or
`observed`, `moved_from` the day that a day off was moved from.
"""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from app.ground.kernel.texts import LANGUAGES, Texts
from app.register.holidays.rules import DayKind, HolidayDay, Jurisdiction

_DATA: Final = Path(__file__).parent / "data"

_OBSERVED: Final = Texts(ru="{name} (выходной)", ba="{name} (ял көнө)", kk="{name} (демалыс)", en="{name} (day off)")
"""The day off that is given because the holiday itself falls on a weekend."""
_MOVED: Final = Texts(
    ru="{name} (перенесён с {day})",
    ba="{name} ({day} көнөнән күсерелгән)",
    kk="{name} ({day} күнінен ауыстырылған)",
    en="{name} (moved from {day})",
)


def days_in_file() -> tuple[HolidayDay, ...]:
    """Return every day of the project's own file, in its order."""
    names = names_in_file()
    return tuple(
        HolidayDay(
            day=date.fromisoformat(row["day"]),
            jurisdiction=Jurisdiction(row["jurisdiction"]),
            kind=DayKind(row["kind"]),
            name=_name(names[row["name"]], row["form"], row["moved_from"]),
            is_estimated=row["estimated"] == "yes",
            source=row["source"],
        )
        for row in _rows("days.csv")
    )


def names_in_file() -> Mapping[str, Texts]:
    """Return what the holidays are called, by the names that the files have for them."""
    return {row["name"]: Texts(**{language: row[language] for language in LANGUAGES}) for row in _rows("names.csv")}


def observed(name: Texts) -> Texts:
    """Return what the day off is called that makes up for a holiday on a weekend."""
    return Texts(**{language: _OBSERVED.told(language).format(name=name.told(language)) for language in LANGUAGES})


def moved(name: Texts, day: date) -> Texts:
    """Return what a day off is called that was moved here from another day."""
    told = f"{day:%d.%m.%Y}"
    return Texts(**{language: _MOVED.told(language).format(name=name.told(language), day=told) for language in LANGUAGES})


def _name(name: Texts, form: str, moved_from: str) -> Texts:
    if moved_from:
        return moved(name, date.fromisoformat(moved_from))
    return observed(name) if form == "observed" else name


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (_DATA / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
