"""Which of the four languages is being spoken, and which one a browser asks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from app.ground.kernel.texts import LANGUAGES

__all__ = ["DEFAULT", "LANGUAGES", "OWN_NAMES", "chosen", "current", "speaking"]

DEFAULT: Final = "ru"

OWN_NAMES: Final[Mapping[str, str]] = {
    "ru": "Русский",
    "ba": "Башҡортса",
    "kk": "Қазақша",
    "en": "English",
}
"""What each language calls itself, as a switch shows it."""

_spoken: ContextVar[str] = ContextVar("language", default=DEFAULT)

# RFC 9110, sections 12.4.2 and 12.5.4: a language range and its weight.
_RANGE = re.compile(r"([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?", re.IGNORECASE)


def current() -> str:
    """Return the language that is spoken now: the request's, the feed's or the print's."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak `language` inside the block, and what was spoken before after it."""
    if language not in LANGUAGES:
        raise ValueError(f"nobody here speaks {language!r}")
    before = _spoken.get()
    _spoken.set(language)
    try:
        yield
    finally:
        # Not reset(): a request may end in another context than the one it began in.
        _spoken.set(before)


def chosen(accept_language_header: str | None, allowed: Sequence[str] = LANGUAGES) -> str:
    """Return the one of `allowed` that an Accept-Language header likes best; Russian where it likes none."""
    default = DEFAULT if DEFAULT in allowed else allowed[0]
    liked: dict[str, float] = {}
    for part in (accept_language_header or "").split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            continue
        # Only the language counts: «en-GB» is answered in English, «*» in the default.
        language = match[1].lower().split("-")[0]
        language = default if language == "*" else language
        if language in allowed:
            liked[language] = max(liked.get(language, 0.0), float(match[2] or 1))
    best = max(liked, key=lambda language: liked[language], default=default)
    return best if liked.get(best, 0.0) > 0 else default
