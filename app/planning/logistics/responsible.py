"""Whom the words for “responsible” of an item name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from app.ground.kernel.text import folded
from app.register.directory.rules.names import NameParts, parsed

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SURNAME: Final = r"(?P<{name}>[^\W\d_]{{2,}}(?:-[^\W\d_]+)*)"
_OWN: Final = r"(?P<{given}>[^\W\d_])\.\s*(?:(?P<{patronymic}>[^\W\d_])\.)?"
_INITIALED: Final = re.compile(
    _SURNAME.format(name="after")
    + r"\s+"
    + _OWN.format(given="given_after", patronymic="patronymic_after")
    + "|"
    + _OWN.format(given="given_before", patronymic="patronymic_before")
    + r"\s*"
    + _SURNAME.format(name="before")
)


def those_named(texts: Sequence[str], names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return for each text those of some people whom it names; `names` are in full, surname first.

    Somebody is named by surname and initials on either side of it, or by surname and given name in full. A surname alone names
    nobody: there may be another of it.
    """
    bearers: dict[str, list[tuple[str, NameParts]]] = defaultdict(list)
    wanted = surnames_in(texts)
    for uid, name in names.items():
        if any(word in wanted for word in _WORD.findall(folded(name))):
            parts = parsed(name)
            bearers[folded(parts.surname)].append((uid, parts))
    known: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if text not in known:
            known[text] = tuple(_named(text, bearers))
    return [known[text] for text in texts]


def surnames_in(texts: Iterable[str]) -> frozenset[str]:
    """Return every word of some texts that may be a surname, folded: it begins with a capital and is no initial."""
    return frozenset(folded(word) for text in set(texts) for word in _WORD.findall(text) if len(word) > 1 and word[0].isupper())


def _named(text: str, bearers: Mapping[str, Sequence[tuple[str, NameParts]]]) -> Iterable[str]:
    told = folded(text)
    words = _WORD.findall(told)
    initials = {_told(found) for found in _INITIALED.finditer(told)}
    for surname in dict.fromkeys(words):
        for uid, parts in bearers.get(surname, ()):
            given, patronymic = folded(parts.given), folded(parts.patronymic)
            if given and (_by_initials(initials, surname, given, patronymic) or _beside(words, surname, given, patronymic)):
                yield uid


def _told(found: re.Match[str]) -> tuple[str, str, str]:
    """Return surname and initials, whichever came first; who has no patronymic has an empty one."""
    side = "after" if found["after"] else "before"
    return found[side], found[f"given_{side}"], found[f"patronymic_{side}"] or ""


def _by_initials(initials: Iterable[tuple[str, str, str]], surname: str, given: str, patronymic: str) -> bool:
    alike = (second for name, first, second in initials if (name, first) == (surname, given[0]))
    return any(not second or not patronymic or second == patronymic[0] for second in alike)


def _beside(words: Sequence[str], surname: str, given: str, patronymic: str) -> bool:
    """Tell whether the given name stands in full beside the surname, perhaps with the patronymic between or behind."""
    patterns: list[tuple[str, ...]] = [(surname, given), (given, surname)]
    if patronymic and " " not in patronymic:
        patterns.append((given, patronymic, surname))
    return any(
        tuple(words[place : place + len(pattern)]) == pattern for pattern in patterns for place in range(len(words) - len(pattern) + 1)
    )
