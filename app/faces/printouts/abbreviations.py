"""Abbreviations that do not belong on paper for guests."""

import re
from collections.abc import Iterator

from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import Visibility

# Said in full to guests: «Республика Башкортостан», «Республика Казахстан», «казахстанская сторона».
_SHORT = re.compile(r"(?<!\w)(?:РБ|РК)(?!\w)")


def guest_abbreviations(programme: Programme) -> tuple[Item, ...]:
    """Return the items whose texts in the guest edition say «РБ» or «РК» instead of the full name, in any language."""
    return tuple(item for item in programme.seen_by(Visibility.GUESTS).items if abbreviates(*_texts(item)))


def abbreviates(*texts: Texts) -> bool:
    """Tell whether one of the texts says «РБ» or «РК» in any language."""
    return any(_SHORT.search(getattr(text, language)) for text in texts for language in LANGUAGES)


def _texts(item: Item) -> Iterator[Texts]:
    yield from (item.title, item.track, item.note)
    if item.place:
        yield from (item.place.name, item.place.address)
    for speech in item.speeches:
        yield from (speech.speaker, speech.topic)
