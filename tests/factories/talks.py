"""Real talks with people at the table, points and gifts for tests."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.talks.models import Gift, TalkingPoint, Talks, TalksMember
from app.matters.talks.rules import GiftState, TalksRole
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.directory.models import Person, Rank
from app.register.directory.rules.kinds import PartySide
from tests.factories.people import a_person_in_directory, an_appointment
from tests.factories.programmes import an_item

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN


def a_meeting(session: Session, event: Event, **over: Any) -> ProgrammeItem:
    """Return an item at which talks can be held; `over` sets any column."""
    return an_item(session, event, **{"kind": ItemKind.MEETING, "title": "Переговоры", **over})


def talks_at(session: Session, item: ProgrammeItem, **over: Any) -> Talks:
    """Return the talks of an item, nobody at the table; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event": item.event, "event_id": item.event_id, "item": item, "item_id": item.id}
    talks = Talks(**{**values, "members": [], "points": [], **over})
    session.add(talks)
    session.flush()
    return talks


def at_table(
    session: Session, talks: Talks, side: PartySide = OURS, role: TalksRole = TalksRole.MEMBER, rank: Rank | None = None, **over: Any
) -> TalksMember:
    """Return somebody at the table, a new person with an appointment where none is given; `over` sets any column."""
    person: Person = over.pop("person", None) or a_person_in_directory(session)
    if rank is not None:
        an_appointment(session, person, rank=rank, side=side)
    member = TalksMember(**{"uid": new_uid(), "side": side, "role": role, "person": person, "person_id": person.id, **over})
    talks.members.append(member)
    session.flush()
    return member


def a_point(session: Session, talks: Talks, text: str = "О прямом рейсе Уфа – Астана", **over: Any) -> TalkingPoint:
    """Return a talking point, the last one; `over` sets any column."""
    point = TalkingPoint(
        **{"uid": new_uid(), "position": len(talks.points), "text": Texts(text), "if_asked": Texts(), "dossier": None, **over}
    )
    talks.points.append(point)
    session.flush()
    return point


def a_gift(session: Session, event: Event, what: str = "Ваза", side: PartySide = OURS, **over: Any) -> Gift:
    """Return a gift that is planned; `over` sets any column."""
    values: dict[str, Any] = {"uid": new_uid(), "event": event, "event_id": event.id, "what": Texts(what), "giving_side": side}
    gift = Gift(**{**values, "item": None, "giver": None, "receiver": None, **over})
    session.add(gift)
    session.flush()
    return gift


def a_received_gift(session: Session, event: Event, handed_on: date, value: int | None = 5_000, **over: Any) -> Gift:
    """Return a gift that our side has received; `over` sets any column."""
    return a_gift(session, event, "Ковёр", THEIRS, state=GiftState.HANDED_OVER, handed_on=handed_on, value=value, **over)
