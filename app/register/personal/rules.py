"""What counts as personal data, what it is kept for and for how long, and who may see it."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.register.accounts.rules.roles import Actor, Role


class DataKind(StrEnum):
    """What a record says of a person."""

    PHONE = "phone"
    EMAIL = "email"
    DOCUMENT = "document"
    BIRTH_DATE = "birth_date"
    NEEDS = "needs"


DATA_KIND_NAMES: Final[Mapping[DataKind, str]] = {
    DataKind.PHONE: N_("Phone"),
    DataKind.EMAIL: N_("E-mail"),
    DataKind.DOCUMENT: N_("Passport or identity card"),
    DataKind.BIRTH_DATE: N_("Date of birth"),
    DataKind.NEEDS: N_("Needs (food, health, religion)"),
}


class Purpose(StrEnum):
    """What a record is kept for."""

    EVENT = "event"
    ACCREDITATION = "accreditation"
    TRAVEL = "travel"
    CONTACT = "contact"


PURPOSE_NAMES: Final[Mapping[Purpose, str]] = {
    Purpose.EVENT: N_("To hold the event"),
    Purpose.ACCREDITATION: N_("Accreditation and passes"),
    Purpose.TRAVEL: N_("Tickets, hotel and transport"),
    Purpose.CONTACT: N_("Keeping in touch"),
}

DEFAULT_PURPOSES: Final[Mapping[DataKind, Purpose]] = {
    DataKind.PHONE: Purpose.CONTACT,
    DataKind.EMAIL: Purpose.CONTACT,
    DataKind.DOCUMENT: Purpose.ACCREDITATION,
    DataKind.BIRTH_DATE: Purpose.ACCREDITATION,
    DataKind.NEEDS: Purpose.EVENT,
}
"""What each kind is kept for unless somebody says otherwise."""

_DAYS: Final[Mapping[Purpose, int]] = {Purpose.EVENT: 30, Purpose.ACCREDITATION: 60, Purpose.TRAVEL: 60, Purpose.CONTACT: 365}
"""How many days after it is needed for the last time a record is kept unless somebody says otherwise."""

LONGEST_YEARS: Final = 5
"""A record may be kept for so many years at most; then somebody has to say anew that it is needed."""

LONGEST: Final[Mapping[DataKind, int]] = {
    DataKind.PHONE: 60,
    DataKind.EMAIL: 254,
    DataKind.DOCUMENT: 200,
    DataKind.BIRTH_DATE: 10,
    DataKind.NEEDS: 500,
}
"""Characters that a value of each kind has at most."""

COMPARED: Final = frozenset({DataKind.PHONE, DataKind.EMAIL, DataKind.DOCUMENT})
"""Kinds whose equal values mean the same person or the same office; only these have a fingerprint."""

_PHONE: Final = re.compile(r"\+?[\d\s().\-–]+(?:\s*(?:доб\.?|ext\.?|вн\.?|#|,)\s*\d{1,6})?", re.IGNORECASE)
_EXTENSION: Final = re.compile(r"(?:доб|ext|вн|#|,).*", re.IGNORECASE)
_EMAIL: Final = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]{2,}")
_LOOKALIKES: Final = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_NUMBER: Final = re.compile(r"(?<![A-ZА-Я\d])(?:[A-Z]{1,3}[ -]?)?(?:№ ?)?\d(?:[ -]?(?:№ ?)?\d){5,11}(?!\d)")
_DAY: Final = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_EARLIEST: Final = date(1900, 1, 1)
_FIRST_VALID: Final = date(1990, 1, 1)
LONGEST_VALID_YEARS: Final = 50
"""No passport or identity card is valid for longer."""


def checked(kind: DataKind, typed: str, today: date) -> str:
    """Return a value as it is kept, cleaned; refuse one that cannot be of its kind."""
    value = clean(typed, lines=kind is DataKind.NEEDS)
    if not value:
        raise Refusal(N_("Fill this in."), "value")
    if len(value) > LONGEST[kind]:
        raise Refusal(N_("At most %(most)s characters fit here; there are %(count)s."), "value", most=LONGEST[kind], count=len(value))
    if kind is DataKind.BIRTH_DATE:
        return _born(value, today).isoformat()
    if kind is DataKind.PHONE and not (_PHONE.fullmatch(value) and 5 <= len(normalised(kind, value).lstrip("+")) <= 15):
        raise Refusal(N_("Write a phone number with its code: +7 917 123-45-67."), "value")
    if kind is DataKind.EMAIL and not _EMAIL.fullmatch(value):
        raise Refusal(N_("Write an e-mail address: name@office.example."), "value")
    if kind is DataKind.DOCUMENT and sum(map(str.isdigit, value)) < 4:
        raise Refusal(N_("Write the number of the document: 80 10 123456 or N 12345678."), "value")
    return value


def normalised(kind: DataKind, value: str) -> str:
    """Return what equal values have in common however they are written; empty for what says nothing."""
    text = clean(value)
    if kind is DataKind.PHONE:
        digits = "".join(filter(str.isdecimal, _EXTENSION.sub("", text)))
        return f"+7{digits[1:]}" if len(digits) == 11 and digits[0] in "78" else f"+{digits}" if digits else ""
    if kind is DataKind.DOCUMENT:
        folded = text.upper().translate(_LOOKALIKES)
        number = _NUMBER.search(folded)
        return "".join(filter(str.isalnum, number[0] if number else folded))
    if kind is DataKind.BIRTH_DATE:
        day = _read_day(text)
        return day.isoformat() if day else text
    return text.casefold()


def refuse_term(keep_until: date, today: date) -> None:
    """Refuse to keep a record for no time at all, or for ever."""
    if keep_until < today:
        raise Refusal(N_("This day has passed: the record would be destroyed at once."), "keep_until")
    if keep_until > longest_term(today):
        raise Refusal(N_("A record is kept for %(years)s years at most."), "keep_until", years=LONGEST_YEARS)


def refuse_validity(kind: DataKind, valid_until: date | None, today: date) -> None:
    """Refuse the last day of what is no document, and one that is a slip of the pen; one that has passed is told, not refused."""
    if valid_until is None:
        return
    if kind is not DataKind.DOCUMENT:
        raise Refusal(N_("Only a document is valid until some day."), "valid_until")
    if not _FIRST_VALID <= valid_until <= today + timedelta(days=LONGEST_VALID_YEARS * 366):
        raise Refusal(N_("No document is valid until this day. Check the year."), "valid_until")


def longest_term(today: date) -> date:
    """Return the last day until which something may be kept that is kept today."""
    return today + timedelta(days=LONGEST_YEARS * 366)


def usual_term(purpose: Purpose, *, needed_until: date, today: date) -> date:
    """Return until when a record is kept unless somebody says otherwise: some time after it is needed for the last time."""
    return min(max(needed_until, today) + timedelta(days=_DAYS[purpose]), longest_term(today))


def may_see(actor: Actor, *, concerned: bool) -> bool:
    """Tell whether somebody may see and change a person's records; `concerned`: they prepare an event in which the person takes part."""
    return may_administer_data(actor) or (actor.is_given_events and concerned)


def may_administer_data(actor: Actor) -> bool:
    """Tell whether somebody may see who read what, and block, export and erase what is held of a person."""
    return actor.role in (Role.ADMIN, Role.PROTOCOL)


def _born(value: str, today: date) -> date:
    day = _read_day(value)
    if day is None:
        raise Refusal(N_("Write a day like 26.11.2024."), "value")
    if not _EARLIEST <= day <= today:
        raise Refusal(N_("Nobody who takes part was born on this day."), "value")
    return day


def _read_day(text: str) -> date | None:
    local = _DAY.fullmatch(text)
    try:
        return date(int(local[3]), int(local[2]), int(local[1])) if local else date.fromisoformat(text)
    except ValueError:
        return None
