"""Where legs begin and transfers lead, as one line in each language."""

from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.programmes.programme import Place
from app.register.venues.models import Venue

_TERMINAL = Texts("терминал", "терминал", "терминал", "terminal")
_BARE = 3
"""A terminal of so few letters is only its name: «1», «T2»."""


def place_at(venue: Venue | None, *words: Texts) -> Place | None:
    """Return a venue, whose city is loaded, and the words added to it; None where there is neither."""
    parts = tuple(part for part in (venue.name if venue else Texts(), *words) if part)
    if not parts:
        return None
    name = joined(parts)
    return Place(name, venue.city.name, venue.address, venue.latitude, venue.longitude) if venue else Place(name)


def joined(parts: tuple[Texts, ...]) -> Texts:
    """Return some texts as one; in a language that none of them has, there is none and Russian is told."""
    spoken = [language for language in LANGUAGES if language == "ru" or any(getattr(part, language) for part in parts)]
    return Texts(**{language: ", ".join(part.told(language) for part in parts) for language in spoken})


def terminal_told(name: str) -> Texts:
    """Return a terminal as a word of a place: «терминал 1»."""
    if not name or len(name) > _BARE:
        return Texts(name)
    return Texts(**{language: f"{_TERMINAL.told(language)} {name}" for language in LANGUAGES})
