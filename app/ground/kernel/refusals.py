"""How a rule says no: a sentence in plain English with its values, translated at the edge."""

from collections.abc import Mapping
from typing import Any


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's extractors look for
    """Mark a message for the catalogues without translating it here."""
    return message


class Refusal(Exception):
    """A rule's no. `message` is a msgid with `%(name)s` places; `field` names the form field it stands beside.

    `values` holds plain values (texts, numbers, dates, times, wall times); the edge writes them in the reader's language.
    """

    status = 422

    def __init__(self, message: str, field: str | None = None, **values: Any) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.values: Mapping[str, Any] = values

    def __str__(self) -> str:
        return self.message % self.values if self.values else self.message


class NotFound(Refusal):
    """The thing asked for is not there, or not for this reader to know of."""

    status = 404

    def __init__(self, message: str = N_("This page does not exist, or it has been removed."), **values: Any) -> None:
        super().__init__(message, None, **values)


class NotAllowed(Refusal):
    """The thing is there, but this person may not do that to it."""

    status = 403

    def __init__(self, message: str = N_("Your role does not allow this."), **values: Any) -> None:
        super().__init__(message, None, **values)


class Stale(Refusal):
    """Somebody else has changed the thing since this person's page was drawn."""

    status = 409

    def __init__(self, kind: str, ident: int, seen: int, current: int) -> None:
        super().__init__(N_("Somebody else has changed this in the meantime."))
        self.kind = kind
        self.ident = ident
        self.seen = seen
        self.current = current
