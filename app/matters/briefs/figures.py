"""The table of figures of a brief: a label, a year, a number and its unit a row; and the series that charts are drawn of. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
MOST_COLUMNS: Final = 8
"""Years that a table has room for on paper, the latest ones."""
MOST_CHARTS: Final = 3
"""Charts that stand side by side."""
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,4})?")
_SPACES: Final = str.maketrans(dict.fromkeys(" \u00a0\u202f\u2009'"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one year; `value` has a point and no spaces: «28.3»."""

    label: Texts
    year: int
    value: str
    unit: Texts = Texts()

    def as_dict(self) -> dict[str, Any]:
        """Return the figure as it is stored."""
        return {"label": self.label.as_dict(), "year": self.year, "value": self.value, "unit": self.unit.as_dict()}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Figure":
        """Read what `as_dict` wrote."""
        return cls(Texts.of(stored["label"]), int(stored["year"]), str(stored["value"]), Texts.of(stored.get("unit")))


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one label and unit, by year."""

    label: Texts
    unit: Texts
    values: Mapping[int, str]

    @property
    def is_drawn(self) -> bool:
        """Whether a look at it beats reading: three years at least, and nothing below zero."""
        numbers = [Decimal(value) for value in self.values.values()]
        return len(numbers) >= 3 and min(numbers) >= 0 and max(numbers) > 0

    def heights(self) -> tuple[tuple[int, int], ...]:
        """Return each year with how high its bar stands, in hundredths of the highest one."""
        most = max(Decimal(value) for value in self.values.values())
        return tuple((year, round(Decimal(value) * 100 / most)) for year, value in self.values.items())


def number_of(typed: str) -> str:
    """Return a number as it is stored; refuse what is none."""
    number = typed.translate(_SPACES).replace("\u2212", "-").replace(",", ".")
    if not _NUMBER.fullmatch(number):
        raise Refusal(N_("Write a number like 28,3 or 1 250."), "value")
    return str(Decimal(number)) if Decimal(number) else "0"


def number_told(value: str, language: str) -> str:
    """Return a stored number as a reader writes it: «1 250,5», in English “1,250.5”."""
    whole, point, fraction = value.partition(".")
    grouped = f"{int(whole):,}" if whole.lstrip("-") else whole
    told = f"-{grouped}" if whole.startswith("-") and not grouped.startswith("-") else grouped
    if language == "en":
        return told + point + fraction
    return told.replace(",", "\u00a0").replace("-", "\u2212") + ("," + fraction if point else "")


def series_of(figures: Iterable[Figure]) -> tuple[Series, ...]:
    """Return the figures by label and unit in the order in which these come first, each by year; of two for a year the later row counts."""
    found: dict[tuple[str, str], tuple[Figure, dict[int, str]]] = {}
    for one in figures:
        _, values = found.setdefault((one.label.ru, one.unit.ru), (one, {}))
        values[one.year] = one.value
    return tuple(Series(first.label, first.unit, dict(sorted(values.items()))) for first, values in found.values())


def years_of(series: Iterable[Series]) -> tuple[int, ...]:
    """Return the years that a table of these series has as its columns, the latest ones."""
    return tuple(sorted({year for one in series for year in one.values}))[-MOST_COLUMNS:]
