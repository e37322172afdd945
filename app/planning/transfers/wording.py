"""How transfers, vehicles and ways are told."""

from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.transfers.models import Transfer
from app.planning.transfers.moves import Spot

HOTEL: Final = N_("Hotel")


def hotel_told() -> Texts:
    """Return the word for a hotel of which no more is known, in every language."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = gettext(HOTEL)
    return Texts(**found)


def place_told(spot: Spot | None) -> Texts:
    """Return where a way begins or ends; a hotel that nobody has entered has no name."""
    return spot.name if spot else hotel_told()


def from_told(transfer: Transfer) -> Texts:
    """Return where a transfer starts: the venue, and the words added to it; both are loaded."""
    return _joined(transfer.from_venue.name if transfer.from_venue else None, transfer.from_place)


def to_told(transfer: Transfer) -> Texts:
    """Return where a transfer goes."""
    return _joined(transfer.to_venue.name if transfer.to_venue else None, transfer.to_place)


def _joined(venue: Texts | None, words: Texts) -> Texts:
    if venue is None or not words:
        return venue or words
    return Texts(
        **{
            language: f"{venue.told(language)}, {words.told(language)}"
            for language in LANGUAGES
            if language == "ru" or getattr(venue, language) or getattr(words, language)
        }
    )
