"""What lists tell of journeys, and who makes something of it: the slice of journeys stands above and enters itself here."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, Protocol

from sqlalchemy.orm import Session

from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


@dataclass(frozen=True, slots=True)
class Journey:
    """What would become of a journey as written: how somebody travels now, how they would, and what stays in words."""

    before: str = ""
    after: str = ""
    rest: str = ""


Telling = Callable[[int | None, str], Journey]
"""Given a person's id (None for somebody new) and what is written of their journey, says what would become of it."""


class Travels(Protocol):
    """Whoever can make something of journeys as they are written."""

    def known(self, session: Session, event: Event, person_ids: Collection[int]) -> Telling:
        """Return what tells journeys of these persons, and of new ones, to an event; the queries do not grow with the persons."""
        ...

    def take(self, session: Session, event: Event, person: Person, written: str, by: Actor) -> str:
        """Let a person travel as written; return what could not be read of it."""
        ...


TRAVELS: Final[dict[str, Travels]] = {}


def unread(_person_id: int | None, written: str) -> Journey:
    """Leave a journey as it is written: in words, where nobody makes anything of it."""
    return Journey(rest=written)


def telling_of(session: Session, event: Event, person_ids: Collection[int]) -> Telling:
    """Return what says what would become of journeys to an event."""
    travels = next(iter(TRAVELS.values()), None)
    return travels.known(session, event, person_ids) if travels else unread


def travelled(session: Session, event: Event, person: Person, written: str, by: Actor) -> str:
    """Let a person travel as a list says, and return what of it stays in words."""
    travels = next(iter(TRAVELS.values()), None)
    return travels.take(session, event, person, written, by) if travels and written else written
