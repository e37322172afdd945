"""What languages are called, and which one a typed name means."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale

from app.ground.kernel.text import folded
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.planning.interpreting.rules import MAIN_LANGUAGES

_BASHKIR: Final[Mapping[str, str]] = {"ru": "урыҫ теле", "ba": "башҡорт теле", "kk": "ҡаҙаҡ теле", "en": "инглиз теле"}
"""CLDR tells hardly any language in Bashkir; the others are told in Russian."""

_NO_LANGUAGES: Final = frozenset({"mul", "und", "zxx", "root"})


def language_told(code: str) -> str:
    """Return a language in the one spoken, or its code where nobody knows a name; nothing for none."""
    return _names(current()).get(code, code)


def pair_told(source: str, target: str) -> str:
    """Return «казахский → русский», in the language spoken; nothing where no pair is said."""
    return f"{language_told(source)} → {language_told(target)}" if source and target else ""


def languages_offered() -> list[tuple[str, str]]:
    """Return codes and names of all languages in the one spoken: ours first, the others by the alphabet."""
    names = _names(current())
    rest = sorted((code for code in names if code not in MAIN_LANGUAGES), key=lambda code: order(names[code]))
    return [(code, names[code]) for code in (*MAIN_LANGUAGES, *rest)]


def language_meant(typed: str) -> str | None:
    """Return the code of the language that a typed name or code means, in any of our languages; None where it means none."""
    return _known().get(folded(typed))


@cache
def _names(language: str) -> Mapping[str, str]:
    known = Locale.parse("ru" if language == "ba" else language).languages
    # ISO 639: two letters, or three where there are no two; no variants of a country or a script.
    names = {code: name for code, name in known.items() if 2 <= len(code) <= 3 and code.isalpha() and code not in _NO_LANGUAGES}
    return {**names, **(_BASHKIR if language == "ba" else {})}


@cache
def _known() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language in MAIN_LANGUAGES:
        for code, name in _names(language).items():
            found.setdefault(folded(name), code)
            found.setdefault(folded(name.removesuffix(" тілі").removesuffix(" теле")), code)
    return found | {code: code for code in _names("en")}
