"""What flights and trains are called, and languages: words that each language puts in its own way."""

from collections.abc import Mapping
from typing import Final

from babel import Locale

from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.messages import gettext
from app.planning.journeys.rules import Direction, Mode
from app.planning.logistics.picture import LegPicture

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


def leg_title(leg: LegPicture, language: str) -> str:
    """Return what a leg is called, in the language spoken: «Прилёт DP-407 из Москвы»."""
    title = clean(gettext(_TITLES[leg.direction, leg.mode], number=leg.number)).strip()
    far = clean(leg.far_place.told(language))
    return f"{title} ({far})" if far else title


def tongue_told(code: str, language: str) -> str:
    """Return a language by its code of ISO 639: «казахский»."""
    locale = Locale("ru" if language == "ba" else language)
    return str(locale.languages.get(code, code))
