"""Real meetings with an agenda for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.matters.meetings.models import AgendaLink, MeetingPresence
from app.matters.meetings.rules import Presence
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from tests.factories.events import an_event
from tests.factories.programmes import a_speech, an_item, speech_rows

DAY = date(2024, 11, 26)


def a_meeting(session: Session, **over: Any) -> Event:
    """Return a meeting of a working group on 26 November 2024 in Ufa, with an empty programme; `over` sets any column."""
    return an_event(session, **{"kind": Kind.WORKING_GROUP_MEETING, "last_day": DAY, "is_public": False, **over})


def a_point(session: Session, event: Event, start: str = "10:00", end: str = "10:20", **over: Any) -> ProgrammeItem:
    """Return a point with a speech of ten minutes; `over` sets any column, `minutes` the lengths of other speeches."""
    minutes: tuple[int, ...] = over.pop("minutes", (10,))
    speeches = speech_rows(*(a_speech(f"Участник {number}", length) for number, length in enumerate(minutes, 1)))
    values: dict[str, Any] = {"kind": ItemKind.AGENDA, "title": "О сырье", "speeches": speeches}
    return an_item(session, event, start, end, **{**values, **over})


def a_link(session: Session, item: ProgrammeItem, **subject: Any) -> AgendaLink:
    """Let a point deal with something: `dossier`, `instruction` or `measure`."""
    link = AgendaLink(item_id=item.id, **subject)
    session.add(link)
    session.flush()
    return link


def a_mark(session: Session, event: Event, person: Person, presence: Presence = Presence.PRESENT, **over: Any) -> MeetingPresence:
    """Return how somebody took part; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event": event, "event_id": event.id, "person": person, "person_id": person.id}
    values |= {"side": PartySide.BASHKORTOSTAN, "presence": presence, "instead_of": None, "note": ""}
    mark = MeetingPresence(**{**values, **over})
    session.add(mark)
    session.flush()
    return mark
