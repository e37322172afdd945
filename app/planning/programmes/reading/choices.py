"""Which kind of item and which readers a cell names, in the words of our own pages in four languages."""

from collections.abc import Iterable, Mapping
from functools import cache

from app.ground.words.languages import LANGUAGES, speaking
from app.ground.words.messages import gettext
from app.planning.programmes.reading.columns import spoken
from app.planning.programmes.reading.kinds import kind_of
from app.planning.programmes.rules import ItemKind, Visibility
from app.planning.programmes.wording import ITEM_FIELDS, ITEM_KINDS, VISIBILITIES


def kind_told(text: str) -> ItemKind | None:
    """Return the kind that a cell names, or tells of; None where it says nothing."""
    guessed = kind_of(text)
    return _kinds().get(spoken(text), guessed if guessed is not ItemKind.OTHER else None)


def visibility_told(text: str) -> Visibility | None:
    """Return who may see an item as a cell says; None where it says nothing that we say."""
    return _visibilities().get(spoken(text))


def language_of(headings: Iterable[str]) -> str:
    """Return the language in which a list was written out by us: the one of most of its headings, Russian first."""
    there = {spoken(heading) for heading in headings}
    return max(LANGUAGES, key=lambda language: len(there & _fields()[language]))


@cache
def _fields() -> Mapping[str, frozenset[str]]:
    told = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = frozenset(spoken(gettext(name)) for name in ITEM_FIELDS.values())
    return told


@cache
def _kinds() -> Mapping[str, ItemKind]:
    return {told: kind for kind, name in ITEM_KINDS.items() for told in _in_each(name)}


@cache
def _visibilities() -> Mapping[str, Visibility]:
    return {told: one for one, name in VISIBILITIES.items() for told in _in_each(name)}


def _in_each(msgid: str) -> set[str]:
    """Return what a sentence is in every language, folded."""
    told = set()
    for language in LANGUAGES:
        with speaking(language):
            told.add(spoken(gettext(msgid)))
    return told
