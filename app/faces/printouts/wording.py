"""How a content text goes onto paper: cleaned, its small words kept with their nouns, its long words divisible."""

import re
from itertools import pairwise
from typing import Final

from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current

_NBSP: Final = "\u00a0"
_SHY: Final = "\u00ad"
_ZERO_WIDTH_SPACE: Final = "\u200b"

# A line does not end in a preposition, a conjunction or the sign of a number.
_LEANING = re.compile(r"(?<![\w-])((?:в|во|и|к|ко|о|об|от|с|со|у|а|по|на|до|за|из|не|ни|при|для|под|над|без|№) )(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"\S{30,}")
_AFTER_MARK = re.compile(r"(?<=[/._?&=-])(?=\w)")

# The typesetter knows how to divide Russian and English words, not Bashkir and Kazakh ones. Both divide before a consonant
# that a vowel follows; the letters that stand now for a vowel, now for a glide (и, у, ю, ё, я) are left whole.
_VOWELS: Final = "аәеёиоөуұүыіэюя"
_CONSONANTS: Final = "бвгғдҙжзкҡқлмнңпрсҫтфхһцчшщ"
# A capital begins a name, which stays whole, unless it is longer than names are.
_LONG_WORD = re.compile(rf"(?<!\w)(?:[{_VOWELS}{_CONSONANTS}]\w{{12,}}|\w{{17,}})")
_DIVISION = re.compile(f"(?<=[{_VOWELS}{_CONSONANTS}й])(?=[{_CONSONANTS}][аәеоөұүыіэ])", re.IGNORECASE)
_LEAST: Final = 4
"""Letters that stay together at either end of a divided word."""


def told(texts: Texts) -> str:
    """Return a content text as it is printed in the spoken language."""
    return said(texts.told(current()))


def said(text: str) -> str:
    """Return a text as it is printed; its line ends are kept."""
    text = clean(text, lines=True)
    if current() == "ru":
        text = _LEANING.sub(lambda match: match[1][:-1] + _NBSP, text)
    # An address without a space would run over the edge of its column.
    return _ADDRESS.sub(lambda match: _AFTER_MARK.sub(_ZERO_WIDTH_SPACE, match[0]), text)


def divisible(text: str) -> str:
    """Return `text` with soft hyphens in words too long for a narrow column, where the typesetter cannot set them itself."""
    return _LONG_WORD.sub(lambda match: _divided(match[0]), text) if current() in {"ba", "kk"} else text


def shortened(title: str, most: int) -> str:
    """Return a title cut at a word where it is longer than `most` letters."""
    return title if len(title) <= most else title[:most].rsplit(None, 1)[0] + " …"


def quoted(text: str) -> str:
    """Return `text` in outer quotation marks; one that begins with quotes of its own is left alone."""
    if not text or text[0] in '«“„"':
        return text
    return f"“{text}”" if current() == "en" else f"«{text}»"


def _divided(word: str) -> str:
    places = [match.start() for match in _DIVISION.finditer(word) if _LEAST <= match.start() <= len(word) - _LEAST]
    ends = [0, *places, len(word)]
    return _SHY.join(word[start:end] for start, end in pairwise(ends))
