"""What may be said of cities, venues and halls."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts

MOST_PEOPLE: Final = 100_000
"""More than any hall holds; a larger number is a slip of the pen."""

FIRST_ZONES: Final = (
    "Asia/Yekaterinburg", "Asia/Almaty", "Europe/Moscow",
    # the rest of Kazakhstan, then of Russia, from west to east
    "Asia/Oral", "Asia/Atyrau", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Qostanay", "Asia/Qyzylorda",
    "Europe/Kaliningrad", "Europe/Kirov", "Europe/Volgograd", "Europe/Astrakhan", "Europe/Saratov", "Europe/Samara", "Europe/Ulyanovsk",
    "Asia/Omsk", "Asia/Novosibirsk", "Asia/Barnaul", "Asia/Tomsk", "Asia/Novokuznetsk", "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Chita",
    "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Sakhalin", "Asia/Kamchatka",
)  # fmt: skip
"""Zones proposed before all others."""


class CitySide(StrEnum):
    """Whose city it is."""

    BASHKORTOSTAN = "bashkortostan"
    KAZAKHSTAN = "kazakhstan"
    OTHER = "other"


SIDE_NAMES: Final[Mapping[CitySide, str]] = {
    CitySide.BASHKORTOSTAN: N_("Bashkortostan"),
    CitySide.KAZAKHSTAN: N_("Kazakhstan"),
    CitySide.OTHER: N_("Elsewhere"),
}


class Layout(StrEnum):
    """How a hall is set up."""

    THEATRE = "theatre"
    CLASSROOM = "classroom"
    BOARDROOM = "boardroom"
    NEGOTIATION = "negotiation"
    BANQUET = "banquet"
    RECEPTION = "reception"


LAYOUT_NAMES: Final[Mapping[Layout, str]] = {
    Layout.THEATRE: N_("Theatre"),
    Layout.CLASSROOM: N_("Classroom"),
    Layout.BOARDROOM: N_("Round table"),
    Layout.NEGOTIATION: N_("Negotiation"),
    Layout.BANQUET: N_("Banquet"),
    Layout.RECEPTION: N_("Standing reception"),
}


def position(latitude: float | None, longitude: float | None) -> tuple[float | None, float | None]:
    """Return a position in degrees (WGS 84), or none; refuse half of one."""
    if (latitude is None) != (longitude is None):
        missing = "latitude" if latitude is None else "longitude"
        raise Refusal(N_("A position needs both latitude and longitude."), missing)
    return latitude, longitude


def capacities(seats: Mapping[Layout, int | None]) -> dict[Layout, int]:
    """Return how many people a hall holds in each of the layouts that it can be set up in, in the usual order."""
    known = {layout: seats[layout] for layout in Layout if seats.get(layout)}
    for layout, count in known.items():
        if count is not None and not 1 <= count <= MOST_PEOPLE:
            raise Refusal(N_("A hall holds 1 to %(most)s people."), f"seats_{layout.value}", most=MOST_PEOPLE)
    return {layout: count for layout, count in known.items() if count is not None}


def unused_name(name: Texts, others: Iterable[Texts]) -> Texts:
    """Return a name that none of the others has, or refuse it: of two alike nobody can tell which is meant."""
    if any(folded(other.ru) == folded(name.ru) for other in others):
        raise Refusal(N_("“%(name)s” is already there."), "name", name=name.ru[:80])
    return name
