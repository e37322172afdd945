"""How a file is told: its type, its size, the language that it is in."""

from pathlib import PurePosixPath
from typing import Final, Protocol

from app.ground.kernel.refusals import N_
from app.ground.words.languages import OWN_NAMES, current
from app.ground.words.messages import gettext

_MEGABYTE: Final = 1_000_000


class File(Protocol):
    """What has to be known of a file to tell of it."""

    @property
    def name(self) -> str: ...
    @property
    def size(self) -> int: ...


def size_told(size: int) -> str:
    """Return a number of bytes in kilobytes or megabytes (powers of ten), never as none at all."""
    if size < _MEGABYTE - 500:
        return gettext(N_("%(size)s KB"), size=max(1, round(size / 1000)))
    digits = f"{size / _MEGABYTE:.1f}".removesuffix(".0")
    return gettext(N_("%(size)s MB"), size=digits if current() == "en" else digits.replace(".", ","))


def file_told(file: File) -> str:
    """Return type and size of a file: «PDF, 1,2 МБ»."""
    return f"{PurePosixPath(file.name).suffix[1:].upper()}, {size_told(file.size)}"


def language_told(language: str) -> str:
    """Return what a language calls itself; nothing for none."""
    return OWN_NAMES.get(language, language)
