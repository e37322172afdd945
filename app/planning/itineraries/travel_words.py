"""What arrivals and departures are called: words that each language puts in its own way."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.messages import gettext
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import LegPicture
from app.register.directory.declension import declined_city
from app.register.directory.rules.kinds import Case

_TITLES: Final[Mapping[tuple[Direction, Mode], str]] = {
    (Direction.ARRIVAL, Mode.FLIGHT): N_("Arrival of flight %(number)s"),
    (Direction.ARRIVAL, Mode.TRAIN): N_("Arrival of train %(number)s"),
    (Direction.ARRIVAL, Mode.BUS): N_("Arrival of bus %(number)s"),
    (Direction.ARRIVAL, Mode.CAR): N_("Arrival by car %(number)s"),
    (Direction.DEPARTURE, Mode.FLIGHT): N_("Departure of flight %(number)s"),
    (Direction.DEPARTURE, Mode.TRAIN): N_("Departure of train %(number)s"),
    (Direction.DEPARTURE, Mode.BUS): N_("Departure of bus %(number)s"),
    (Direction.DEPARTURE, Mode.CAR): N_("Departure by car %(number)s"),
}
_IN_WORDS: Final[Mapping[Direction, str]] = {Direction.ARRIVAL: N_("Arrival: %(number)s"), Direction.DEPARTURE: N_("Departure: %(number)s")}
_CITIES: Final[Mapping[Direction, str]] = {Direction.ARRIVAL: N_("%(leg)s from %(city)s"), Direction.DEPARTURE: N_("%(leg)s to %(city)s")}
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
"""A number with such a word in it says itself what travels: «Поезд № 13»."""
_HARD_BEGINNING: Final = ("Вл", "Вс", "Вь", "Фр")
"""«во Владивосток»."""


def leg_title(leg: LegPicture, language: str) -> str:
    """Return what a leg is called, in the language spoken: «Прилёт DP-407 из Москвы»."""
    pattern = _IN_WORDS[leg.direction] if _WORD.search(leg.number) else _TITLES[leg.direction, leg.mode]
    title = clean(gettext(pattern, number=leg.number)).strip()
    city = clean(leg.far_place.told(language))
    if not city:
        return title
    if language == "ru":
        city = russian_way(city, leg.direction)
    return gettext(_CITIES[leg.direction], leg=title, city=city)


@lru_cache(maxsize=256)
def russian_way(city: str, direction: Direction) -> str:
    """Return «из Москвы», «в Астану» or, of a place that takes no certain ending, «(Москва, Внуково)»."""
    if direction is Direction.ARRIVAL:
        form = declined_city(city, Case.GENITIVE)
        return f"из {form}" if form else f"({city})"
    form = declined_city(city, Case.ACCUSATIVE)
    if form is None:
        return f"({city})"
    return f"{'во' if form.startswith(_HARD_BEGINNING) else 'в'} {form}"
