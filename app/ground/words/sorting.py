"""Alphabetical order by each language's own alphabet."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from app.ground.words.languages import current

Key = tuple[tuple[tuple[int, int], ...], str, str]

# One letter after another as the language's dictionaries have them; where a letter of the others' alphabets turns up
# in a name, it stands after the letter that it is nearest to.
_RUSSIAN: Final = "аәбвгғдежзҙийкқҡлмнңоөпрсҫтуұүфхһцчшщъыіьэюя"
_BASHKIR: Final = "абвгғдҙеёжзийкҡқлмнңоөпрсҫтуүұфхһцчшщъыіьэәюя"
_KAZAKH: Final = "аәбвгғдҙеёжзийкқҡлмнңоөпрсҫтуұүфхһцчшщъыіьэюя"
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"

_ALPHABETS: Final[Mapping[str, str]] = {
    "ru": _RUSSIAN + _LATIN,
    "ba": _BASHKIR + _LATIN,
    "kk": _KAZAKH + _LATIN,
    "en": _LATIN + _RUSSIAN,
}

_SPACE, _NUMBER, _LETTER, _OTHER = range(4)
# Numbers are compared as numbers; eighteen digits are more than any hall has.
_PART: Final = re.compile(r"[0-9]{1,18}|[\s\-–—]+|.", re.DOTALL)


def order(text: str, language: str | None = None) -> Key:
    """Return a key that sorts as the language's dictionaries do.

    A shorter word stands before a longer one, numbers stand before letters by their value, quotes and other marks
    count for nothing; Ё counts as Е in Russian unless nothing else differs.
    """
    language = language or current()
    ranks = _ranks(language)
    folded = unicodedata.normalize("NFC", text).casefold()
    parts: list[tuple[int, int]] = []
    for part in _PART.findall(folded.strip()):
        if part[0] in "0123456789":
            parts.append((_NUMBER, int(part)))
        elif part[0].isspace() or part[0] in "-–—":
            parts.append((_SPACE, 0))
        else:
            parts += [_letter(letter, ranks) for letter in _plain(part, ranks) if letter.isalnum()]
    return tuple(parts), folded, text


def _letter(letter: str, ranks: Mapping[str, int]) -> tuple[int, int]:
    rank = ranks.get(letter)
    return (_LETTER, rank) if rank is not None else (_OTHER, ord(letter))


def _plain(letter: str, ranks: Mapping[str, int]) -> str:
    """Return a letter of the alphabet as it is, another one without its accents: é as e, in Russian ё as е."""
    return letter if letter in ranks else unicodedata.normalize("NFD", letter)


@cache
def _ranks(language: str) -> Mapping[str, int]:
    return {letter: rank for rank, letter in enumerate(_ALPHABETS[language])}
