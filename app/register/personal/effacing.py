"""How a name and a number are found in texts however they are written, and what is put in their place."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from app.ground.kernel.text import folded
from app.ground.kernel.texts import LANGUAGES, Texts

_SPACE: Final = r"[\s\u00a0\u202f]"
_STEPS: Final = r"[\s\u00a0\-–().]*"
_ANOTHER: Final = rf"(?!{_SPACE}+\w*(?:вич|вна|чна|улы|ұлы|оглы|кызы|қызы|ҡыҙы))"
"""Not followed by a patronymic: with one that is not theirs it is somebody else of the same name."""
_FEWEST_DIGITS: Final = 6
_NATIONAL: Final = 10
"""Digits of a number without the code of a country."""

Name = tuple[str, str, str]
"""Surname, given name, patronymic; the later two may be empty."""


@dataclass(frozen=True)
class Effacer:
    """Takes somebody out of texts: their full name in every order and with initials, and their numbers and addresses."""

    names: tuple[Name, ...]
    values: tuple[str, ...] = ()
    """Phones, addresses and numbers of documents, as they were written."""
    instead: Texts = field(default_factory=Texts)
    phrases: tuple[str, ...] = ()
    """What else stands for them, word for word: «министр Участников»."""

    def text(self, text: str, language: str = "ru") -> str:
        """Return a text without them."""
        for phrase in self.phrases:
            text = text.replace(phrase, self.instead.told(language))
        if self._name:
            text = self._name.sub(lambda _: self.instead.told(language), text)
        return self._value.sub("…", text) if self._value else text

    def texts(self, texts: Texts) -> Texts:
        """Return a content text without them, in every language."""
        return Texts.of({language: self.text(told, language) for language, told in texts.as_dict().items()})

    def tree(self, value: Any, language: str = "ru") -> Any:
        """Return JSON values without them; under the code of a language, in that language."""
        match value:
            case str():
                return self.text(value, language)
            case dict():
                return {key: self.tree(one, key if key in LANGUAGES else language) for key, one in value.items()}
            case list():
                return [self.tree(one, language) for one in value]
            case _:
                return value

    def may_stand_in(self) -> tuple[str, ...]:
        """Return texts of which one stands wherever there is something to take out: what a database is asked for."""
        words = {surname for surname, _, _ in self.names if surname}
        kinds = {spelling for word in words for spelling in (word, word.upper(), word.title(), word.casefold(), folded(word))}
        digits = {digits for value in self.values if (digits := _digits(value))}
        return tuple(sorted({*kinds, *self.values, *digits, *(one[-_NATIONAL:] for one in digits)}))

    def is_told_in(self, payload: bytes) -> bool:
        """Tell whether a payload names them, perhaps in parts: surname and given name in fields of their own."""
        text = folded(_unescaped(payload.decode("utf-8", "ignore")))
        by_name = any(all(part in text for part in map(folded, (surname, given)) if part) for surname, given, _ in self.names)
        return by_name or any(folded(value) in text for value in self.values) or self.text(text) != text

    @cached_property
    def _name(self) -> re.Pattern[str] | None:
        told = {tuple(map(spell, name)) for name in self.names for spell in (str, folded) if name[0] and name[1]}
        forms = sorted((form for surname, given, patronymic in told for form in _forms(surname, given, patronymic)), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None

    @cached_property
    def _value(self) -> re.Pattern[str] | None:
        forms = sorted(filter(None, map(_value_form, self.values)), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE) if forms else None


def names_in(surname: Texts, given: Texts, patronymic: Texts, in_full: Iterable[str]) -> tuple[Name, ...]:
    """Return the names of somebody by language, and those written in full, surname first."""
    own = [tuple(getattr(text, language) or text.ru for text in (surname, given, patronymic)) for language in LANGUAGES]
    full = [tuple([*text.split(maxsplit=2), "", "", ""][:3]) for text in in_full if text.strip()]
    return tuple(dict.fromkeys((name[0], name[1], name[2]) for name in (*own, *full) if name[0]))


def _forms(surname: str, given: str, patronymic: str) -> tuple[str, ...]:
    last, first, middle = (_SPACE + "+").join(map(re.escape, surname.split())), re.escape(given), re.escape(patronymic)
    full = rf"{first}{_SPACE}+{middle}" if patronymic else first
    initials = rf"{re.escape(given[0])}\.(?:{_SPACE}*{re.escape(patronymic[0])}\.)?" if patronymic else rf"{re.escape(given[0])}\."
    return (
        rf"{last},?{_SPACE}+{full}",
        rf"{full}{_SPACE}+{last}",
        rf"{last},?{_SPACE}+{first}(?!\w){_ANOTHER}",
        rf"{first}{_SPACE}+{last}",
        rf"{last},?{_SPACE}+{initials}(?!{_SPACE}*\w\.)",
        rf"(?<!\w\.)(?<!\w\.{_SPACE}){initials}{_SPACE}*{last}",
    )


def _digits(value: str) -> str:
    digits = "".join(letter for letter in value if letter.isdecimal())
    return digits if len(digits) >= _FEWEST_DIGITS and len(digits) * 2 >= len(value.replace(" ", "")) else ""


def _value_form(value: str) -> str:
    """Return the pattern of a value: a number with whatever stands between its digits, anything else as it is."""
    digits = _digits(value)
    if not digits:
        return re.escape(value) if len(value) >= _FEWEST_DIGITS else ""
    before, kept = digits[:-_NATIONAL], digits[-_NATIONAL:]
    code = rf"(?:\+?(?:{before}|8){_STEPS})?" if before else ""
    return rf"(?:[^\W\d_]{{1,3}})?{code}{_STEPS.join(kept)}"  # the letters of a series may stand close to it


def _unescaped(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return text
