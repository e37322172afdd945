"""What of a form is kept while its writer signs in again, and for how long."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

KEPT: Final = timedelta(hours=2)
MOST_FIELDS: Final = 1000
MOST_CHARACTERS: Final = 200_000
MOST_OF_ONE: Final = 20
"""Forms of one person; the oldest give way."""
MOST_OF_STRANGERS: Final = 50
"""Forms of all browsers that nobody has signed in on: enough for accidents, too few to fill a disk."""

Fields = list[tuple[str, str]]
"""Names and values in the order of the form; a name may come more than once."""


def worth_keeping(sent: Iterable[tuple[str, str]]) -> Fields | None:
    """Return the fields to keep: never a password or the forgery token. None where nothing was typed or it is too much."""
    fields = [(name, value) for name, value in sent if name != "csrf_token" and "password" not in name.casefold()]
    size = sum(len(name) + len(value) for name, value in fields)
    if len(fields) > MOST_FIELDS or size > MOST_CHARACTERS:
        return None
    return fields if any(value.strip() for _name, value in fields) else None


def readable(name: str) -> str:
    """Return the name of a field for people: `hall-0-title_ru` as “hall 1 title ru”. Labels are not known here."""
    words = name.replace("_", " ").replace("-", " ").split()
    return " ".join(str(int(word) + 1) if word.isascii() and word.isdecimal() and len(word) < 4 else word for word in words)
