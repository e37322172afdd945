"""What may be said of cities, venues and halls, and how long the way between two venues is expected to take."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from math import asin, ceil, cos, radians, sin, sqrt
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


MOST_TRAVEL: Final = 24 * 60
"""Minutes of the longest way that anybody enters."""

EARTH_KM: Final = 6371.0
ROAD_FACTOR: Final = 1.3
"""How much longer a road is than the straight line."""
CITY_KM: Final = 30.0
"""The first kilometres of a way, driven as in a city; what is beyond them, as on a highway."""
CITY_KMH: Final = 40.0
HIGHWAY_KMH: Final = 70.0
BOARDING_MINUTES: Final = 5
"""Getting in and out."""
ROUNDED_TO: Final = 5


def straight_km(start: tuple[float, float], goal: tuple[float, float]) -> float:
    """Return the great-circle distance of two positions (latitude and longitude in degrees, WGS 84) in kilometres."""
    (south, west), (north, east) = (tuple(map(radians, position)) for position in (start, goal))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, half)))


def estimated_minutes(start: tuple[float, float], goal: tuple[float, float]) -> int:
    """Return how many minutes a car is expected to take between two positions, by the figures above, rounded up."""
    road = straight_km(start, goal) * ROAD_FACTOR
    driven = 60 * (min(road, CITY_KM) / CITY_KMH + max(0.0, road - CITY_KM) / HIGHWAY_KMH)
    return ceil((driven + BOARDING_MINUTES) / ROUNDED_TO) * ROUNDED_TO


def refuse_travel(from_id: int, to_id: int, minutes: int) -> None:
    """Refuse a way from a venue to itself, and a length that no way has."""
    if from_id == to_id:
        raise Refusal(N_("Choose two different venues."), "to_id")
    if not 1 <= minutes <= MOST_TRAVEL:
        raise Refusal(N_("A way takes 1 to %(most)s minutes."), "minutes", most=MOST_TRAVEL)
