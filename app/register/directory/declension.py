"""Suggestions of a name and a position in the cases of a document; what a person has confirmed goes before them."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, Protocol

from pymorphy3 import MorphAnalyzer
from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case as PetrovichCase
from pytrovich.enums import Gender as PetrovichGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from app.register.directory.models import Person
from app.register.directory.rules.cases import cased_like, gender_of, is_acting, own_form, phrases, stays
from app.register.directory.rules.kinds import Case, Gender

_PETROVICH: Final = {
    Case.GENITIVE: PetrovichCase.GENITIVE,
    Case.DATIVE: PetrovichCase.DATIVE,
    Case.ACCUSATIVE: PetrovichCase.ACCUSATIVE,
    Case.INSTRUMENTAL: PetrovichCase.INSTRUMENTAL,
}
_GRAMMEMES: Final = {Case.GENITIVE: "gent", Case.DATIVE: "datv", Case.ACCUSATIVE: "accs", Case.INSTRUMENTAL: "ablt"}
_ADJECTIVES: Final = frozenset({"ADJF", "PRTF"})
_RUSSIAN: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё-")


class _Parse(Protocol):
    """What the analyser says a word may be."""

    word: str
    score: float

    @property
    def tag(self) -> "_Tag": ...

    def inflect(self, required_grammemes: set[str]) -> "_Parse | None": ...


class _Tag(Protocol):
    POS: str | None

    def __contains__(self, grammeme: str) -> bool: ...


def guessed_gender(surname: str, given: str, patronymic: str) -> Gender:
    """Return the gender that a Russian name tells, or unknown."""
    own = gender_of(surname, given, patronymic)
    if own is not Gender.UNKNOWN or len(given.strip(".")) < 2:
        return own
    told = {PetrovichGender.MALE: Gender.MALE, PetrovichGender.FEMALE: Gender.FEMALE}
    return told.get(_detector().detect(firstname=given), Gender.UNKNOWN)


def suggested_name(surname: str, given: str, patronymic: str, gender: Gender = Gender.UNKNOWN) -> dict[Case, str]:
    """Return a full Russian name in each case, surname first; without a gender only what is the same for both takes an ending."""
    gender = gender or guessed_gender(surname, given, patronymic)
    parts = ((NamePart.LASTNAME, surname), (NamePart.FIRSTNAME, given), (NamePart.MIDDLENAME, patronymic))
    return {case: " ".join(_name_part(part, text, gender, case) for part, text in parts if text) for case in Case}


def suggested_position(text: str) -> dict[Case, str]:
    """Return a Russian position in each case: the head of each piece takes the ending, what depends on it stays."""
    return {case: "".join(_pieces(phrases(text), case)) for case in Case}


def declined(person: Person, case: Case) -> str:
    """Return a person's full Russian name in a case: as confirmed, else as suggested."""
    confirmed = person.cases.get(case)
    return confirmed or suggested_name(person.surname.ru, person.given.ru, person.patronymic.ru, person.gender)[case]


def declined_city(name: str, case: Case) -> str | None:
    """Return the Russian name of a city in a case; None where nobody can be sure of it."""
    if not name or not _RUSSIAN.issuperset(name.casefold()):
        return None
    parses: list[_Parse] = [parse for parse in _analyser().parse(name.casefold()) if "Geox" in parse.tag and "nomn" in parse.tag]
    form = parses[0].inflect({_GRAMMEMES[case]}) if parses else None
    return cased_like(name, form.word) if form else None


def _name_part(part: NamePart, text: str, gender: Gender, case: Case) -> str:
    if part is NamePart.MIDDLENAME and guessed_gender("", "", text) is Gender.UNKNOWN:
        return text  # a second given name, a name of the far East: better as it is than wrong
    words = text.split() if part is NamePart.FIRSTNAME else [text]  # «Һиҙиәт улы» is one word here, and stays as it is
    return " ".join("-".join(_word(part, one, gender, case) for one in word.split("-")) for word in words)


def _word(part: NamePart, word: str, gender: Gender, case: Case) -> str:
    if not word or gender is Gender.UNKNOWN or stays(word, gender):
        return word
    if part is NamePart.FIRSTNAME and (form := own_form(word, gender, case)) is not None:
        return form
    known = PetrovichGender.FEMALE if gender is Gender.FEMALE else PetrovichGender.MALE
    return cased_like(word, str(_maker().make(part, known, _PETROVICH[case], word)))


def _pieces(pieces: Sequence[str], case: Case) -> Iterator[str]:
    for place, piece in enumerate(pieces):
        yield piece if place % 2 else _piece(piece, case, leads=place == 0)


def _piece(piece: str, case: Case, *, leads: bool) -> str:
    """Return a piece with its head in a case; a later piece only when it stands in the nominative and names somebody."""
    if is_acting(piece):
        return piece
    words = piece.split(" ")
    forms, named = _head(words, case, any_noun=leads)
    return " ".join([*forms, *words[len(forms) :]]) if leads or named else piece


def _head(words: Sequence[str], case: Case, *, any_noun: bool) -> tuple[list[str], bool]:
    """Return the forms of the words up to the head, and whether a noun for somebody was found."""
    forms: list[str] = []
    for word in words:
        parse = _nominative(word, any_noun=any_noun)
        if parse is None:
            break
        if parse.tag.POS == "ADVB":
            forms.append(word)
            continue
        forms.append(_inflected(word, parse, case))
        if parse.tag.POS == "NOUN":
            return forms, True
    return forms, False


def _nominative(word: str, *, any_noun: bool) -> _Parse | None:
    """Return what a word is if it may be (part of) the head of a position: an adjective, a noun for a person, an adverb before them."""
    if not word or not _RUSSIAN.issuperset(word.casefold()):
        return None
    parses: list[_Parse] = [parse for parse in _analyser().parse(word.casefold()) if "nomn" in parse.tag or parse.tag.POS == "ADVB"]
    singular = [parse for parse in parses if "plur" not in parse.tag and "Abbr" not in parse.tag]
    nouns = [parse for parse in singular if parse.tag.POS == "NOUN"]
    people = [parse for parse in nouns if "anim" in parse.tag]
    others = [parse for parse in singular if parse.tag.POS in _ADJECTIVES or parse.tag.POS == "ADVB"]
    return next(iter([*others, *people, *(nouns if any_noun else ())]), None)


def _inflected(word: str, parse: _Parse, case: Case) -> str:
    if (
        case is Case.ACCUSATIVE
        and parse.tag.POS == "NOUN"
        and "masc" in parse.tag
        and "anim" in parse.tag
        and word[-1:].casefold() not in "ая"
    ):
        case = Case.GENITIVE  # of «инженер-конструктор» the analyser knows one half as alive only
    grammemes = {_GRAMMEMES[case]}
    animate = {*grammemes, "anim"} if case is Case.ACCUSATIVE and "masc" in parse.tag and parse.tag.POS in _ADJECTIVES else grammemes
    form = parse.inflect(animate) or parse.inflect(grammemes)
    return cased_like(word, form.word) if form else word


@cache
def _analyser() -> MorphAnalyzer:
    return MorphAnalyzer()


@cache
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


@cache
def _detector() -> PetrovichGenderDetector:
    return PetrovichGenderDetector()
