"""A text that guests read, in the four languages of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

LANGUAGES: Final = ("ru", "ba", "kk", "en")
"""Language tags (BCP 47) in the order in which forms and lists show them; the first is required."""


@dataclass(frozen=True, slots=True)
class Texts:
    """One content text in four languages; an empty one falls back to Russian."""

    ru: str = ""
    ba: str = ""
    kk: str = ""
    en: str = ""

    def told(self, language: str) -> str:
        """Return the text in `language`, or the Russian one where that is missing."""
        return str(getattr(self, language)) or self.ru

    def missing(self) -> tuple[str, ...]:
        """Return the languages without a text of their own; none when there is no text at all."""
        return tuple(language for language in LANGUAGES if not getattr(self, language)) if self else ()

    def as_dict(self) -> dict[str, str]:
        """Return only the languages that have a text: what is stored and what histories compare."""
        return {language: text for language in LANGUAGES if (text := getattr(self, language))}

    def each(self) -> tuple[str, ...]:
        """Return the texts that are there, in the order of the languages."""
        return tuple(self.as_dict().values())

    @classmethod
    def of(cls, stored: Mapping[str, str] | None) -> Self:
        """Read what `as_dict` wrote; unknown languages are left out."""
        return cls(**{key: value for key, value in stored.items() if key in LANGUAGES}) if stored else cls()

    def __bool__(self) -> bool:
        return any((self.ru, self.ba, self.kk, self.en))

    def __str__(self) -> str:
        return self.ru
