"""Sentences in the spoken language: gettext, sentences told later, and rules' refusals."""

import gettext as gnu
from datetime import date, datetime, time, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final, Protocol, cast

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import When
from app.ground.words import dates
from app.ground.words.languages import current

TRANSLATIONS: Final = Path(__file__).parents[3] / "translations"


class Translations(Protocol):
    """What WTForms asks of whoever translates its sentences."""

    def gettext(self, string: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, n: int, /) -> str: ...


def gettext(msgid: str, /, **values: object) -> str:
    """Return a sentence in the spoken language, its `%(name)s` filled with values written in that language."""
    message = gettext_plain(msgid)
    return message % {name: _written(value) for name, value in values.items()} if values else message


def ngettext(singular: str, plural: str, n: int, /, **values: object) -> str:
    """Return the form of a sentence that fits the number; `%(num)s` in it is the number itself."""
    return ngettext_plain(singular, plural, n) % {"num": n, **{name: _written(value) for name, value in values.items()}}


def gettext_plain(msgid: str) -> str:
    """Return a sentence in the spoken language with its places unfilled: what Jinja and WTForms fill themselves."""
    # An empty msgid names the catalogue's header.
    return _catalogue(current()).gettext(msgid) if msgid else ""


def ngettext_plain(singular: str, plural: str, n: int) -> str:
    """Return the form of a sentence that fits the number, with its places unfilled."""
    return _catalogue(current()).ngettext(singular, plural, n)


def lazy(msgid: str, /, **values: object) -> str:
    """Return a sentence that is translated each time it is shown, for labels made before anyone speaks.

    It is typed as the text that it stands for, because WTForms and its types ask for texts.
    """
    return cast(str, _Lazy(msgid, **values))


def told(refusal: Refusal) -> str:
    """Return a rule's no in the spoken language."""
    return gettext(refusal.message, **refusal.values)


def translations_for_wtforms() -> Translations:
    """Return what makes WTForms' own sentences come from our catalogues, in the language spoken when they are shown."""
    return _FOR_WTFORMS


class _ForWTForms:
    def gettext(self, string: str, /) -> str:
        return gettext_plain(string)

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        return ngettext_plain(singular, plural, n)


_FOR_WTFORMS: Final = _ForWTForms()


class _Lazy:
    """Stands for a sentence wherever a text is shown; equal and hashed by what it stands for."""

    __slots__ = ("_msgid", "_values")

    def __init__(self, msgid: str, **values: object) -> None:
        self._msgid = msgid
        self._values = values

    def __str__(self) -> str:
        return gettext(self._msgid, **self._values)

    def __html__(self) -> Markup:
        return escape(str(self))

    def __repr__(self) -> str:
        return f"lazy({self._msgid!r})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __mod__(self, values: object) -> str:
        return str(self) % values

    def __add__(self, other: object) -> str:
        return str(self) + str(other)

    def __radd__(self, other: object) -> str:
        return str(other) + str(self)

    def __len__(self) -> int:
        return len(str(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Lazy) and (self._msgid, self._values) == (other._msgid, other._values)

    def __hash__(self) -> int:
        return hash(self._msgid)


def _written(value: object) -> object:
    """Write a value as the spoken language does; numbers stay numbers for `%(n)d`."""
    written: object
    match value:
        case int() | float():
            written = value
        case datetime():
            written = f"{dates.day_long(value)}, {dates.clock(value)}"
        case date():
            written = dates.day_long(value)
        case time():
            written = dates.clock(value)
        case timedelta():
            written = dates.duration(int(value.total_seconds() // 60))
        case WallTime():
            written = f"{dates.day_long(value.day)}, {dates.clock(value)}"
        case When():
            written = f"{dates.day_long(value.day)}, {dates.hours_full(value)}"
        case Days():
            written = dates.days_range(value)
        case Texts():
            written = value.told(current())
        case list() | tuple():
            written = ", ".join(str(_written(one)) for one in value)
        case _:
            written = str(value)
    return written


@cache
def _catalogue(language: str) -> gnu.NullTranslations:
    """Read a language's catalogue once: compiled where that is not older than its text, else compiled here."""
    text = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    compiled = text.with_suffix(".mo")
    if compiled.exists() and not (text.exists() and text.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as file:
            return gnu.GNUTranslations(file)
    if not text.exists():
        return gnu.NullTranslations()
    buffer = BytesIO()
    with text.open("rb") as file:
        write_mo(buffer, read_po(file, locale=language))
    buffer.seek(0)
    return gnu.GNUTranslations(buffer)
