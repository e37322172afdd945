"""How a name sounds: one key for the ways in which Russian, Bashkir, Kazakh and Latin letters spell it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from app.ground.kernel.text import folded

# Letters that Bashkir and Kazakh have over Russian are folded before; what is left of Cyrillic is told in Latin letters.
_CYRILLIC: Final = {
    ord(letter): told
    for letter, told in zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяєїўґ",
        "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sh _ i _ e u a e i u g".replace("_", "").split(" "),
        strict=True,
    )
}
_UNDECOMPOSED: Final = str.maketrans({"ı": "i", "ß": "ss", "æ": "a", "ø": "o", "ł": "l", "đ": "d", "þ": "t", "ð": "d"})

# One after another: how passports, the press and neighbours write the same sounds.
_SPELLINGS: Final = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"s(?:h?c|z)h", "sh"),
        (r"tsch|tch", "ch"),
        (r"dzh|dj|(?<=d)zh|^j", "zh"),
        ("yo", "e"),
        ("tz", "ts"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("x", "ks"),
        (r"ck|q|c(?!h)", "k"),
        ("w", "v"),
        ("[yj]", "i"),
        ("ander", "andr"),
        ("e", "a"),
        ("u", "o"),
    )
)
_VOWELS: Final = re.compile("[aio]{2,}")
_DOUBLED: Final = re.compile(r"([^\d])\1+")
_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def sounded(text: str) -> str:
    """Return the key of one word: «Кусэев», «Күсәев», “Kusaev” and “KUSSAYEV” have the same one. The key of a key is that key."""
    key = "".join(letter for letter in _latin(text) if letter.isalnum())
    while (simpler := _simpler(key)) != key:
        key = simpler
    return key


def sound_keys(texts: Iterable[str]) -> str:
    """Return the keys of all words of names, each once, one a line; a hyphen parts two words."""
    return "\n".join(dict.fromkeys(key for text in texts for key in keys_of(text)))


def keys_of(text: str) -> list[str]:
    """Return the key of each word of a name, in their order."""
    return [key for word in _WORD.findall(folded(text).replace("'", "").replace("’", "")) if (key := sounded(word))]


def beginning(word: str) -> str:
    """Return what the keys of all words begin with that begin with `word`, as far as that can be told.

    What follows may still swallow an и at the end («Мари», «Мария»), so that is left out.
    """
    key = sounded(word)
    return key.rstrip("i") or key


def _latin(text: str) -> str:
    told = folded(text).translate(_CYRILLIC).translate(_UNDECOMPOSED)
    return "".join(letter for letter in unicodedata.normalize("NFKD", told).casefold() if not unicodedata.combining(letter))


def _simpler(key: str) -> str:
    for pattern, told in _SPELLINGS:
        key = pattern.sub(told, key)
    # An й, a ь or the y of “ye” beside another vowel: some write it, some do not.
    key = _VOWELS.sub(lambda run: run.group().replace("i", "") or "i", key)
    return _DOUBLED.sub(r"\1", key)
