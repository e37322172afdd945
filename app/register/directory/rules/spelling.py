"""A name in Latin letters as its owner's passport would spell it: a suggestion, for passports of different years differ.

Russian and Bashkir names: ICAO Doc 9303, part 3, section 6, table B, as Russia's passports have had it since 2014; letters
that Russian has not are spelled as the Russian ones nearest to them, for that is what stands in the passport. Kazakh
names: the table of Kazakhstan's passports, which is that of the same document with Y for Й, YU for Ю, YA for Я, and with
Kazakh letters by their nearest Latin ones. Both leave out all accents and write capitals.
"""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.text import clean

_LETTERS: Final = "абвгдежзийклмнопрстуфцчшщъыэюя"
_SPELLED: Final = "A B V G D E ZH Z I I K L M N O P R S T U F TS CH SH SHCH IE Y E IU IA"
_RUSSIAN: Final[Mapping[str, str]] = {
    **dict(zip(_LETTERS, _SPELLED.split(), strict=True)),
    "ё": "E",
    "х": "KH",
    "ь": "",
    # Bashkir
    "ә": "A",
    "ғ": "G",
    "ҙ": "Z",
    "ҡ": "K",
    "ң": "N",
    "ө": "O",
    "ҫ": "S",
    "ү": "U",
    "һ": "KH",
}
_KAZAKH: Final[Mapping[str, str]] = {
    **_RUSSIAN,
    "ё": "YO",
    "й": "Y",
    "ъ": "",
    "ю": "YU",
    "я": "YA",
    "қ": "K",
    "ұ": "U",
    "і": "I",
    "һ": "H",
}
_KAZAKH_ONLY: Final = frozenset("құі")


def spelled(surname: str, given: str, *, kazakh: bool = False) -> str:
    """Return the suggested Latin spelling, surname first, in capitals: «KUSAEV OLFAT». The patronymic stands in no passport's Latin line.

    A letter that only Kazakh has makes the name Kazakh.
    """
    text = clean(f"{surname} {given}")
    table = _KAZAKH if kazakh or not _KAZAKH_ONLY.isdisjoint(text.casefold()) else _RUSSIAN
    letters = (table.get(letter, letter.upper()) for letter in text.casefold())
    told = "".join(letter for letter in "".join(letters) if letter.isascii() and (letter.isalnum() or letter in " -'"))
    return " ".join(told.split())
