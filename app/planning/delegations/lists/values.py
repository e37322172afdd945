"""What the cells of a list of people mean: days, phones, passports, who leads, who interprets, what somebody needs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from app.ground.kernel.rows import Cell
from app.ground.kernel.text import clean, folded
from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import Category

EARLIEST: Final = date(1900, 1, 1)
_ZERO: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet's calendar: day 61 is 1 March 1900, whatever Lotus thought of February."""
_SERIALS: Final = range(366, 60_000)

# Whatever is not an ordinary printed character in its usual form, and two spaces in a row.
_ODD: Final = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0481\u048a-\u052f–—№“”„’‘…]|  ")

_POINTED: Final = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?:\s?(?:г|ж)\.?(?:р\.?|\s?р\.?)?)?")
_ISO: Final = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ]00:00(?::00)?)?")
_WORDED: Final = re.compile(r"(\d{1,2}) ([^\W\d_]{3,})\.? (\d{4})(?: ?г\.?| года)?")
_MONTHS: Final = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_PHONE_ENDS: Final = re.compile(r"\s*[;\n]\s*|\s*,\s*(?=[+(\d])|\s+/\s+|\s{2,}(?=\+)")
_EXTENSION: Final = re.compile(r"\s*,?\s*\b(?:доб|вн|ext)\.?\s*(\d{1,6})\b", re.IGNORECASE)

_HEAD: Final = "(?:глава|руководитель) делегации|делегация басшысы|делегация етәксеһе|head of (?:the )?delegation"
_DEPUTY: Final = "(?:заместитель|зам\\.?) (?:главы|руководителя) делегации|deputy head of (?:the )?delegation"
_CUTS: Final = tuple(
    (role, re.compile(rf"[\s,;–—(-]*\b(?:{words})\b\)?[\s,;–—-]*", re.IGNORECASE))
    for role, words in ((MemberRole.DEPUTY, _DEPUTY), (MemberRole.HEAD, _HEAD))
)
_HINTS: Final = (
    (MemberRole.INTERPRETER, re.compile(r"\bперев(?:\.|одчи)|\bаудармашы|\btranslator|\binterpreter")),
    (MemberRole.SECURITY, re.compile(r"\bохран|\bтелохранител|\bличная охрана|\bsecurity|\bbodyguard|\bкузет")),
    (MemberRole.COMPANION, re.compile(r"\bсопровожда|\bcompanion|\baccompanying")),
)
_ROLES: Final = (
    (MemberRole.DEPUTY, re.compile(r"^зам|deputy")),
    (MemberRole.HEAD, re.compile(r"^(?:глава|руковод|head)|басшы")),
    (MemberRole.MEMBER, re.compile(r"^(?:член|участни|member)|муше")),
)

_NEEDS: Final = re.compile(
    r"халял|halal|кошер|kosher|вегетариан|веган|vegetarian|vegan|диет|diet|постн|аллерги|allerg|без (?:свинины|глютена|мяса|лактозы)|gluten"
    r"|инвалид|коляск|wheelchair|намаз|молитв"
)
_FIRM: Final = re.compile(
    r"^(?P<position>.{3,}?)[\s,–—-]+(?P<organisation>(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|НАО|ГУП|МУП|ФГУП|ГКП|РГП|АНО|НКО"
    r"|ФГБОУ(?: ВО)?|ГБУ|ГАУ|ГКУ|МБУ|LLP|LLC|JSC)"
    r"\s*[«\"“„].+)$"
)

_CATEGORIES: Final = (
    (Category.PRESS, r"пресс|\bсми\b|журналист|баспасоз|\bбак\b|press|media"),
    (Category.BUSINESS, r"бизнес|предпринимат|делов\w+ круг|компани|business|кэсипкер|эшкыуар"),
    (Category.CULTURE, r"культур|искусств|творческ|артист|мэдениет|мэзэниэт|culture"),
    (Category.SCIENCE, r"наук|образован|\bвуз|университет|ученые|гылым|фэн|science|education|universit"),
    (Category.STAFF, r"сопровожда|техническ|охран|протокол|аппарат|водител|персонал|staff|accompanying|security"),
    (Category.REGION, r"регион|муниципал|район|город|акимат|облус|облыс|region"),
    (Category.GOVERNMENT, r"официальн|правительств|государств|госорган|министерств|органы власти|укимет|хокумэт|official|government"),
)
_CATEGORY_PATTERNS: Final = tuple((category, re.compile(words)) for category, words in _CATEGORIES)


_SEVERAL: Final = 4096
"""Texts whose meaning is remembered: in a list most positions and groups are those of many. Notes are not: they may be anybody's own."""


@dataclass(frozen=True, slots=True)
class Said:
    """A position with what was hidden in it taken out."""

    position: str
    role: MemberRole | None


def is_plain(text: str) -> bool:
    """Tell a text that needs no cleaning: most cells are letters, digits and single spaces, and a list has many."""
    return not _ODD.search(text) and text[:1] != " " and text[-1:] != " "


def told(cell: Cell, *, lines: bool = False) -> str:
    """Return what a cell says as clean text: days as 24.09.2023, numbers without a useless point."""
    match cell:
        case None:
            return ""
        case str():
            return cell if is_plain(cell) else clean(cell, lines=lines)
        case bool():
            return "да" if cell else "нет"
        case datetime():
            return f"{cell:%d.%m.%Y %H.%M}"
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell:%H.%M}"
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)


def birth_date(cell: Cell, today: date) -> date | None:
    """Return a day of birth: a date, 05.11.1981, 14.03.75, 1983-07-01, 5 ноября 1981, or a spreadsheet's number of a day; else None."""
    day = _day(cell, today)
    return day if day is not None and EARLIEST <= day <= today else None


def _day(cell: Cell, today: date) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = told(cell)
    if re.fullmatch(r"\d{3,5}(?:\.0)?", text):  # 29221 is 1 January 1980; a year alone is no day
        number = int(float(text))
        return _ZERO + timedelta(days=number) if number in _SERIALS and not 1900 <= number <= today.year else None
    numbers = _numbers(text, today)
    try:
        return date(*numbers) if numbers else None
    except ValueError:
        return None


def _numbers(text: str, today: date) -> tuple[int, int, int] | None:
    if found := _POINTED.fullmatch(text):
        return _full_year(int(found[3]), today), int(found[2]), int(found[1])
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _WORDED.fullmatch(folded(text)):
        return int(found[3]), _month(found[2]), int(found[1])
    return None


def _full_year(year: int, today: date) -> int:
    """Return the year of two digits that has passed already and did so last."""
    if year > 99:
        return year
    return 2000 + year if 2000 + year <= today.year else 1900 + year


def _month(word: str) -> int:
    for names in (_MONTHS, _ENGLISH):
        # «мар» stands before «ма», so that March is not May.
        found = next((number for number, name in enumerate(names, 1) if word.startswith(name)), 0)
        if found:
            return found
    return 0


def phones(texts: Iterable[str]) -> list[str]:
    """Return the phones of some cells, each once: a Russian or Kazakh one as +7 917 000 00 05, any other as it was typed."""
    found = [_phone(part) for text in texts for part in _PHONE_ENDS.split(text) if part.strip()]
    return list(dict.fromkeys(phone for phone in found if phone))


def _phone(typed: str) -> str:
    extension = _EXTENSION.search(typed)
    plain = _EXTENSION.sub("", typed) if extension else typed
    digits = "".join(filter(str.isdecimal, plain))
    if len(digits) == 10 and digits[0] in "79":
        digits = f"7{digits}"
    if len(digits) == 11 and digits[0] in "78":
        national = f"+7 {digits[1:4]} {digits[4:7]} {digits[7:9]} {digits[9:]}"
        return f"{national} доб. {extension[1]}" if extension else national
    return clean(typed)


def document(typed: str) -> str:
    """Return the number of a passport: a Russian one as 8005 123456, any other as it was typed."""
    digits = re.sub(r"[\s№-]|серия|номер|паспорт", "", typed.casefold())
    return f"{digits[:4]} {digits[4:]}" if len(digits) == 10 and digits.isdecimal() else typed


@lru_cache(maxsize=_SEVERAL)
def without_role(position: str) -> Said:
    """Take «глава делегации» and the like out of a position; tell an interpreter or a guard by it."""
    for role, pattern in _CUTS:
        if pattern.search(position):
            return Said(pattern.sub(" ", position).strip(" ,;–—-"), role)
    return Said(position, hinted(position))


def hinted(text: str) -> MemberRole | None:
    """Return the role at which a position or a note hints: «перев. каз.–рус.»."""
    if not text:
        return None
    plain = folded(text)
    return next((role for role, pattern in _HINTS if pattern.search(plain)), None)


@lru_cache(maxsize=_SEVERAL)
def role_of(text: str) -> MemberRole | None:
    """Return the role that a column of roles names."""
    plain = folded(text) if text else ""
    return next((role for role, pattern in _ROLES if pattern.search(plain)), None) or hinted(text)


@lru_cache(maxsize=_SEVERAL)
def without_firm(position: str) -> tuple[str, str]:
    """Split «генеральный директор ООО «Заря»» where the organisation is beyond doubt: a legal form and a name in quotes."""
    found = _FIRM.match(position)
    return (found["position"], found["organisation"]) if found else (position, "")


def needs_in(notes: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part notes into what somebody needs (food, health, religion) and the rest."""
    if not any(_NEEDS.search(note.casefold()) for note in notes):
        return [], [" ".join(note.split("\n")) for note in notes]
    parts = [part.strip() for note in notes for part in re.split(r"[;\n]|,(?=\s)", note) if part.strip()]
    needs = [part for part in parts if _NEEDS.search(part.casefold())]
    return needs, [part for part in parts if part not in needs]


@lru_cache(maxsize=_SEVERAL)
def category_of(text: str) -> Category | None:
    """Return the category that a group's heading or a column names."""
    plain = folded(text) if text else ""
    return next((category for category, pattern in _CATEGORY_PATTERNS if pattern.search(plain)), None)
