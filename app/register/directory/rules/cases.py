"""Which words of a Russian name take endings, and the forms that dictionaries and suffix rules get wrong.

After А. А. Зализняк, «Грамматический словарь русского языка», and the reference service gramota.ru on proper names.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from app.ground.kernel.text import folded
from app.register.directory.rules.kinds import Case, Gender
from app.register.directory.rules.names import KINSHIP, is_turkic_patronymic


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


_MEN: Final = re.compile(r"(?:ович|евич|улы|углы|оглы|uly|ogly)$|(?:^|\s)(?:иль|кузьм|лук|фом|никит|савв)ич$")
_WOMEN: Final = re.compile(r"(?:овна|евна|инична|ична|кызы|гызы|kyzy|qyzy)$")
_MEN_SURNAMES: Final = re.compile(r"(?:[ое]в|ын|[^ое]ин|[сц]кий|[сц]кой)$")
_WOMEN_SURNAMES: Final = re.compile(r"(?:[ое]ва|ына|ина|[сц]кая|ая)$")

_WOMEN_GIVEN: Final = re.compile(r"(?:г[уо]л|гуль|наз|сылу|бану|шат)$")
_WOMEN_NAMED: Final = _listed(
    "айжан асем айым раушан меруерт маржан гаухар жулдыз ажар айдана сауле асель айсель адель гузель гузэл айгуль нинель рашель "
    "эсфирь любовь руфь юдифь жанар айнур гульнур гульзар райхан ирис эдит элен кармен нурсауле айсауле лэйсэн лейсэн асел"
)
_MEN_NAMED: Final = _listed(
    "абдулла габдулла хабибулла файзулла асадулла нигматулла хамза муса иса гайса яхья закария мурза рза зия никита илья лука фома "
    "кузьма савва данила гаврила мустафа муртаза шамиль рамиль рафаэль гали вали али нурали"
)

# An и before -я under stress: the dative is «Зульфие», where «Марии» has -ии. The suffix rules know only some of them.
_STRESSED: Final = _listed(
    "алия зульфия альфия галия сания рабия сафия магфия хадия гульфия назия закия разия наджия нажия равия фавзия шамсия бадия "
    "нурия васфия лутфия мадия гания рашия рукия сария накия наурзия мавлия зухрия"
)

_VOWELS: Final = "аеёиоуыэюяәөүұі"
_SOFT: Final[Mapping[Case, str]] = {Case.GENITIVE: "и", Case.DATIVE: "и", Case.ACCUSATIVE: "ь", Case.INSTRUMENTAL: "ью"}
_HARD_ADJECTIVE: Final[Mapping[Case, str]] = {Case.GENITIVE: "ого", Case.DATIVE: "ому", Case.ACCUSATIVE: "ого", Case.INSTRUMENTAL: "ым"}
_STRESSED_IYA: Final[Mapping[Case, str]] = {Case.GENITIVE: "ии", Case.DATIVE: "ие", Case.ACCUSATIVE: "ию", Case.INSTRUMENTAL: "ией"}


def gender_of(surname: str, given: str, patronymic: str) -> Gender:
    """Return the gender that a patronymic, a given name or a surname tells; unknown where none does."""
    for part, men, women in (
        (patronymic, _MEN, _WOMEN),
        (surname, _MEN, _WOMEN) if is_turkic_patronymic(surname) else ("", _MEN, _WOMEN),
        (surname, _MEN_SURNAMES, _WOMEN_SURNAMES),
    ):
        told = folded(part).rsplit("-", 1)[-1] if part else ""
        if women.search(told):
            return Gender.FEMALE
        if men.search(told):
            return Gender.MALE
    return _of_given(given)


def _of_given(given: str) -> Gender:
    told = folded(given)
    if told in _WOMEN_NAMED or _WOMEN_GIVEN.search(told):
        return Gender.FEMALE
    return Gender.MALE if told in _MEN_NAMED else Gender.UNKNOWN


def stays(word: str, gender: Gender) -> bool:
    """Tell whether a word of a name has the same form in every case.

    Initials, Latin words and numbers; what ends in a vowel other than а, я («Шевченко», «Али», «Құрманғалиұлы»); surnames
    in -ых, -их; what names a woman and ends in a consonant («Ким», «Айгүл»); «son of», «daughter of».
    """
    told = word.casefold()
    last = told[-1:]
    if not ("а" <= last <= "я" or last in "ёәөүұіңғқһҙҫҡ") or folded(word) in KINSHIP or is_turkic_patronymic(word):
        return True
    if last in _VOWELS and last not in "ая":
        return True
    if told.endswith(("ых", "их")) and len(told) > 4:
        return True
    return gender is Gender.FEMALE and last not in "аяь"


def own_form(given: str, gender: Gender, case: Case) -> str | None:
    """Return a given name's form where the suffix rules are known to be wrong; None where they are trusted."""
    told = given.casefold()
    if gender is Gender.FEMALE and told.endswith("ь"):  # «Гузель», «Асель»: the third declension, as «Нинель»
        return given[:-1] + _SOFT[case]
    if gender is Gender.FEMALE and folded(given) in _STRESSED:
        return given[:-2] + _STRESSED_IYA[case]
    if gender is not Gender.FEMALE and told.endswith(("ый", "ой")):
        return given[:-2] + _HARD_ADJECTIVE[case]
    return None


def cased_like(pattern: str, word: str) -> str:
    """Return a word with the capitals of another form of it, part by part of a hyphen: «Премьер-Министр»."""
    told = word.split("-")
    patterns = pattern.split("-")
    if len(told) != len(patterns):
        return word
    return "-".join(_cased(one, part) for one, part in zip(patterns, told, strict=True))


def _cased(pattern: str, word: str) -> str:
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if pattern[:1].isupper() else word


_QUOTED: Final = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”|„[^“]*“|\([^)]*\)")
_JOINT: Final = re.compile(r"(\s+[–—-]\s+|[,;]\s+|\s+и\s+|\s*/\s*)")
_ACTING: Final = re.compile(r"(?:врио|вр\.?\s?и\.?\s?о\.?|и\.\s?о\.?|ио)(?=\s|$)", re.IGNORECASE)


def phrases(position: str) -> list[str]:
    """Return the pieces of a position that may have a head of their own, and what joins them: odd places hold the joints.

    Whatever stands in quotes or brackets belongs to the piece before it.
    """
    held: list[str] = []

    def _hold(quoted: re.Match[str]) -> str:
        held.append(quoted.group())
        return chr(0xE000 + len(held) - 1)

    pieces = _JOINT.split(_QUOTED.sub(_hold, position))
    return ["".join(_given_back(piece, held)) for piece in pieces]


def _given_back(piece: str, held: list[str]) -> Iterable[str]:
    for letter in piece:
        place = ord(letter) - 0xE000
        yield held[place] if 0 <= place < len(held) else letter


def is_acting(phrase: str) -> bool:
    """Tell whether a piece begins with «врио» or «и.о.»: an abbreviation without cases, and what follows is in the genitive."""
    return bool(_ACTING.match(phrase.strip()))
