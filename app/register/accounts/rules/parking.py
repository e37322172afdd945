"""What of a form is kept while its writer signs in again, and for how long."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

KEPT: Final = timedelta(hours=2)
MOST_FIELDS: Final = 1000
MOST_CHARACTERS: Final = 200_000
MOST_OF_ONE: Final = 20
"""Forms of one person; the oldest give way."""
MOST_OF_STRANGERS: Final = 50
"""Forms of all browsers that nobody has signed in on: enough for accidents, too few to fill a disk."""

_PERSONAL: Final = frozenset({"value", "phone", "email", "document", "birth_date", "needs", "paste"})
"""Fields of personal data, which stands sealed or nowhere: it is typed again."""

Fields = list[tuple[str, str]]
"""Names and values in the order of the form; a name may come more than once."""


_UNTYPED: Final = frozenset({"uid", "seen", "was"})
"""What pages send along by themselves."""


def worth_keeping(sent: Iterable[tuple[str, str]]) -> Fields | None:
    """Return the fields to keep: never a password, the forgery token or personal data. None where nothing was typed or it is too much."""
    fields = [(name, value) for name, value in sent if _may_be_kept(name)]
    size = sum(len(name) + len(value) for name, value in fields)
    if len(fields) > MOST_FIELDS or size > MOST_CHARACTERS:
        return None
    return fields if typed(fields) else None


def _may_be_kept(name: str) -> bool:
    return name != "csrf_token" and "password" not in name.casefold() and name.rsplit("-", 1)[-1] not in _PERSONAL


def typed(fields: Iterable[tuple[str, str]]) -> Fields:
    """Return what people have typed of the fields: not what their pages sent along, and not what is empty."""
    return [(name, value) for name, value in fields if name not in _UNTYPED and value.strip()]


def readable(name: str, labels: Mapping[str, str]) -> str:
    """Return the name of a field for people: `speeches-0-topic` as “Speeches · 1 · topic”; `labels` names what it knows."""
    parts = name.split("-")
    words = [str(int(part) + 1) if part.isascii() and part.isdecimal() and len(part) < 4 else part.replace("_", " ") for part in parts]
    return " · ".join([labels.get(parts[0]) or words[0].capitalize(), *words[1:]])
