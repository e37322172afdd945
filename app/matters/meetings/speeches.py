"""The order of speeches of an event: by item, as it was set or with the sides taking turns. The paper and the spreadsheet show the same."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.matters.meetings.agenda import points_of
from app.matters.meetings.ordering import alternated
from app.matters.working_groups.composition import composition_at_meeting
from app.planning.events.models import Event
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import Speech, Visibility
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class SpeechesPicture:
    """A programme, and of whom a speaker of the directory is known to speak for: UID → side; `item` is the only one that is shown."""

    programme: Programme
    sides: Mapping[str, PartySide]
    item: str = ""
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Who speaks at an item, one after another; `number` is that of the point of the agenda, where it is one."""

    item: Item
    number: int | None
    speeches: tuple[Speech, ...]


def items_with_speeches(programme: Programme) -> tuple[Item, ...]:
    """Return the items whose speeches may be handed out: neither cancelled nor for hosts alone."""
    return tuple(item for item in programme.items if item.speeches and not item.cancelled and item.visibility is not Visibility.HOSTS)


def orders_of(picture: SpeechesPicture) -> list[Order]:
    """Return the orders of speeches of a picture, in the order of their items."""
    numbers = {item.uid: number for number, item in enumerate(points_of(picture.programme), 1)}
    items = [item for item in items_with_speeches(picture.programme) if picture.item in ("", item.uid)]
    return [Order(item, numbers.get(item.uid), _turns(picture, item)) for item in items]


def sides_of(session: Session, event: Event, programme: Programme) -> dict[str, PartySide]:
    """Return for whom somebody speaks, by UID: their delegation's side, or their side of the group whose meeting it is."""
    group = composition_at_meeting(session, event.id, on=event.first_day)
    known = {seat.person_uid: seat.side for seat in group.members} if group else {}
    return known | {member.person: delegation.side for delegation in programme.delegations for member in delegation.members}


def _turns(picture: SpeechesPicture, item: Item) -> tuple[Speech, ...]:
    if not picture.alternate:
        return tuple(item.speeches)
    return alternated(item.speeches, lambda speech: picture.sides.get(speech.person))
