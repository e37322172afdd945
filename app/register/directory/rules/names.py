"""How a name that stands in one cell is taken apart, shortened to initials and compared with another."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.ground.kernel.text import clean, folded

_SONS: Final = frozenset({"улы", "углы", "оглы", "оглу", "уулу", "uly", "ulu", "ogly", "oglu", "ughli", "ogli"})
_DAUGHTERS: Final = frozenset({"кызы", "гызы", "kyzy", "qyzy", "kizi", "qizi", "gyzy"})
KINSHIP: Final = _SONS | _DAUGHTERS
"""«Son of», «daughter of» written as a word of its own, folded; the word before it belongs to it."""

# Something has to stand before the ending: «Ұлы» alone names nobody.
_TURKIC: Final = re.compile(r"...*(?:улы|углы|оглы|кызы|гызы|uly|ogly|oglu|kyzy|qyzy)")
_SLAVIC: Final = re.compile(r"..+(?:ович|евич|овна|евна|инична|ovich|evich|ovna|evna)|(?:иль|кузьм|лук|фом|никит|савв)(?:ич|инична|ична)")

_INITIAL: Final = re.compile(r"[^\W\d_]\.?(?:-[^\W\d_]\.?)?")
_RUN_OF_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){1,4}(?:[^\W\d_]\.?)?")
_TITLES: Final = frozenset({"г-н", "г-жа", "господин", "госпожа", "mr", "mrs", "ms"})
_APART: Final = KINSHIP | _TITLES
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_AFTER_INITIAL: Final = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2})")
_USUAL: Final = re.compile(r"([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+)")
"""How most names are written: three words, each with its capital."""
_SEVERAL: Final = 4096
"""Words of names whose sort is remembered: most given names and patronymics are borne by many."""


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name in its parts; a part that is not there is empty."""

    surname: str
    given: str = ""
    patronymic: str = ""
    initials_only: bool = False
    """The given name is an initial, so that nobody can tell by this alone who it is."""


def parsed(text: str) -> NameParts:
    """Take a name apart. The surname stands first unless initials, a patronymic in the middle or one word in capitals tell otherwise.

    A first name and a patronymic without a surname («Иван Иванович») give an empty surname.
    """
    usual = _USUAL.fullmatch(text)
    if usual is not None and _APART.isdisjoint(map(folded, usual.groups())):
        first, second, third = usual.groups()
        turned = is_patronymic(second) and not is_turkic_patronymic(third)
        return NameParts(third, first, second) if turned else NameParts(first, second, third)
    head, _, tail = clean(text).strip(" \u00a0,;").partition(",")
    words, rest = _words(head), _words(tail)
    if rest:  # «Сидоров, Петр Иванович»: what stands before a comma is the surname
        given, patronymic = _own_names(rest)
        return _made(" ".join(words), given, patronymic)
    if not words:
        return NameParts("")
    if any(map(_is_initial, words)):
        return _with_initials(words)
    return _in_full(words)


def initials_before(surname: str, given: str, patronymic: str = "") -> str:
    """Return «И.И. Участников»; a patronymic of two words gives one initial, who has none gets one initial.

    A number in place of a given name is told whole: «Участник Д4-05».
    """
    if _numbered(given):
        return f"{surname} {given}"
    return " ".join(part for part in (_initials(given, patronymic), surname) if part)


def initials_after(surname: str, given: str, patronymic: str = "") -> str:
    """Return «Участников И.И.»."""
    if _numbered(given):
        return f"{surname} {given}"
    return " ".join(part for part in (surname, _initials(given, patronymic)) if part)


def same_person_key(surname: str, given: str, patronymic: str = "") -> str:
    """Return what is the same for two spellings of one name: without capitals, ё, Bashkir and Kazakh letters, dots, hyphens and spaces."""
    return "|".join(["".join(filter(str.isalnum, folded(part))) for part in (surname, given, patronymic)])


@lru_cache(maxsize=_SEVERAL)
def is_patronymic(word: str) -> bool:
    """Tell whether a word can only be «son of», «daughter of»; a surname made of a patronymic looks the same."""
    told = folded(word)
    return bool(_SLAVIC.fullmatch(told) or _TURKIC.fullmatch(told)) or is_turkic_patronymic(word)


@lru_cache(maxsize=_SEVERAL)
def is_turkic_patronymic(word: str) -> bool:
    """Tell whether it ends in -ұлы, -қызы, улы, ҡыҙы, оглы…, together or apart."""
    told = folded(word)
    return bool(_TURKIC.fullmatch(told)) or (" " in told and told.rsplit(" ", 1)[-1] in KINSHIP)


def _words(text: str) -> list[str]:
    """Return the words of a cell: runs of initials apart, a patronymic of two words as one."""
    words: list[str] = []
    for part in (_AFTER_INITIAL.sub(" ", text) if "." in text else text).split():
        word = part.strip(',;:()«»"')
        if not words and folded(word).rstrip(".") in _TITLES:
            continue
        if words and folded(word) in KINSHIP and not _is_initial(words[-1]):
            words[-1] = f"{words[-1]} {word}"
        elif _RUN_OF_INITIALS.fullmatch(word):
            words += _INITIAL.findall(word)
        elif word.strip(".-–—"):
            words.append(word.rstrip("."))
    return words


def _is_initial(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word))


def _with_initials(words: list[str]) -> NameParts:
    names = [word for word in words if not _is_initial(word)]
    initials = [word for word in words if _is_initial(word)]
    match names:
        case []:
            return NameParts("", *_own_names(words), initials_only=True)
        case [surname]:
            return _made(surname, *_own_names(initials))
        case [given, surname] if _is_initial(words[1]):  # «Пётр П. Сидоров»
            return _made(surname, given, " ".join(initials))
        case [surname, given, *more]:
            return _made(surname, " ".join([given, *more]), " ".join(initials))
    return NameParts(" ".join(words))


def _in_full(words: list[str]) -> NameParts:
    loud = [word for word in words if _is_loud(word)]
    if 0 < len(loud) < len(words):  # «Olfat KUSSAYEV»: passports and the press write the surname so
        given, patronymic = _own_names([word for word in words if word not in loud])
        return _made(" ".join(loud), given, patronymic)
    match words:
        case [surname]:
            return _made(surname)
        case [first, second] if is_patronymic(second) and not is_patronymic(first):
            # «Нұрлан Құрманғалиұлы» has no other surname; «Иван Иванович» has one that is not told.
            return _made(second, first) if is_turkic_patronymic(second) else _made("", first, second)
        case [given, patronymic, surname] if is_patronymic(patronymic) and not is_turkic_patronymic(surname):
            return _made(surname, given, patronymic)
        case [surname, *names]:
            return _made(surname, *_own_names(names))
    return NameParts("")


def _own_names(words: list[str]) -> tuple[str, str]:
    """Return the given name and the patronymic of what is no surname; a second given name counts as the patronymic."""
    if len(words) < 2:
        return " ".join(words), ""
    return " ".join(words[:-1]), words[-1]


def _made(surname: str, given: str = "", patronymic: str = "") -> NameParts:
    return NameParts(_recased(surname), _recased(given), _recased(patronymic), initials_only=bool(given) and _is_initial(given))


def _is_loud(word: str) -> bool:
    """Tell whether a word is all capitals; «Д1» and «Ли» say nothing."""
    letters = "".join(_LETTERS.findall(word))
    return len(letters) > 1 and letters.isupper()


def _recased(part: str) -> str:
    """Give words in all capitals or none their usual ones; whoever mixes them («МакКонахи») has meant it."""
    return " ".join(_recased_word(word) for word in part.split())


@lru_cache(maxsize=_SEVERAL)
def _recased_word(word: str) -> str:
    letters = "".join(_LETTERS.findall(word))
    if folded(word) in KINSHIP:
        return word.lower()
    if _is_initial(word):
        return "-".join(f"{one.rstrip('.').upper()}." for one in word.split("-"))
    if len(letters) > 1 and not (letters.isupper() or letters.islower()):
        return word
    return "-".join(_capitalised(one) for one in word.split("-"))


def _capitalised(word: str) -> str:
    if folded(word) in KINSHIP:  # «Мамед-оглы»
        return word.lower()
    return _LETTERS.sub(lambda run: run.group().capitalize(), word)


def _numbered(given: str) -> bool:
    return any(map(str.isdigit, given))


def _initials(given: str, patronymic: str) -> str:
    return "".join(_initial(part) for part in (given, patronymic))


def _initial(part: str) -> str:
    """Return one initial of a part; of a double name («Жан-Поль») both."""
    first = next(iter(part.split()), "")
    pieces = [piece for piece in first.split("-") if piece and folded(piece) not in KINSHIP]
    letters = (piece[0].upper() for piece in pieces if piece[0].isalpha())
    return "-".join(f"{letter}." for letter in letters)
