"""The plan of a day at the stand: what takes place there, walks with the hours of their stops, who is expected, who is on duty."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import AgreementState
from app.matters.fairs.invitations import TO_STAND, Wanted, invitations_of, invitations_to
from app.matters.fairs.models import Stand, StandInvitation, WalkStop
from app.matters.fairs.queries import stands_of
from app.matters.fairs.rules import InvitationState
from app.matters.fairs.walks import Walk, drawn, exhibitor_name, stops_at
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import ItemKind

EXPECTED: Final = (InvitationState.ACCEPTED, InvitationState.SENT)
"""Who may come: those who have not answered yet as well, and told as such."""
ALWAYS: Final = (ItemKind.WALK, ItemKind.SIGNING)
"""Kinds of items that stand in the plan wherever they take place."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is expected; `host` receives them."""

    name: Texts
    body: Texts
    host: str
    has_answered: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """One item of the day with all that happens at it."""

    uid: str
    when: When
    title: Texts
    place: Texts
    kind: ItemKind
    participants: Texts = Texts()
    agreements: tuple[Texts, ...] = ()
    walk: Walk | None = None
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Who is to be asked at the stand, and for what; never with a telephone."""

    name: Texts
    what: Texts
    place: str = ""
    is_keeper: bool = False


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day at the stands of ours at a fair."""

    event: Texts
    city: Texts
    zone: str
    day: date
    stands: tuple[Stand, ...]
    lines: tuple[DayLine, ...]
    guests: tuple[Guest, ...]
    """Who is expected at no hour in particular; the same on every day of the fair."""
    duty: tuple[OnDuty, ...]


def plan_of_day(session: Session, event: Event, programme: Programme, day: date) -> DayPlan:
    """Return the plan of a day by the times of `programme`, the draft or a version. A fixed number of queries."""
    stands = tuple(stands_of(session, event.id))
    ids = dict(session.execute(select(ProgrammeItem.uid, ProgrammeItem.id).where(ProgrammeItem.event_id == event.id)).all())
    items = [item for item in programme.items if item.when.day == day and not item.cancelled]
    known = [ids[item.uid] for item in items if item.uid in ids]
    read = _Read(ids, stops_at(session, known), _agreements(session, known), invitations_to(session, known, EXPECTED))
    lines = (read.line(item) for item in sorted(items, key=lambda item: item.when.order()) if _belongs(item, stands, read))
    at_any_time = invitations_of(session, event.id, Wanted(InvitationState.ACCEPTED, TO_STAND))
    return DayPlan(
        event=programme.title,
        city=programme.city,
        zone=programme.zone,
        day=day,
        stands=stands,
        lines=tuple(lines),
        guests=tuple(map(_guest, at_any_time)),
        duty=tuple(_on_duty(stands)),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What has been read for the items of a day, by their ids."""

    ids: Mapping[str, int]
    stops: Mapping[int, Sequence[WalkStop]]
    agreements: Mapping[int, Sequence[Texts]]
    invitations: Mapping[int, Sequence[StandInvitation]]

    def knows(self, item: Item) -> bool:
        """Tell whether something of the fair is joined to an item."""
        ident = self.ids.get(item.uid)
        return ident in self.stops or ident in self.agreements or ident in self.invitations

    def line(self, item: Item) -> DayLine:
        """Return an item with what happens at it."""
        ident = self.ids.get(item.uid, 0)
        stops = self.stops.get(ident, ())
        return DayLine(
            uid=item.uid,
            when=item.when,
            title=item.title,
            place=item.place.name if item.place else Texts(),
            kind=item.kind,
            participants=item.participants,
            agreements=tuple(self.agreements.get(ident, ())),
            walk=drawn(stops, item.when) if stops else None,
            guests=tuple(map(_guest, self.invitations.get(ident, ()))),
        )


def _belongs(item: Item, stands: Iterable[Stand], read: _Read) -> bool:
    """Tell whether an item belongs into the plan: at the house of a stand, or joined to it. While no stand has a place, all do."""
    houses = [venue.name.ru for stand in stands if (venue := stand.hall.venue if stand.hall else stand.venue)]
    if not houses or item.kind in ALWAYS or read.knows(item):
        return True
    return item.place is not None and any(house in item.place.name.ru for house in houses)


def _agreements(session: Session, item_ids: Sequence[int]) -> Mapping[int, Sequence[Texts]]:
    query = select(Agreement.item_id, Agreement.title).where(Agreement.item_id.in_(item_ids), Agreement.state != AgreementState.REMOVED)
    found: dict[int, list[Texts]] = {}
    for item_id, title in session.execute(query.order_by(Agreement.position, Agreement.id)):
        if item_id is not None:
            found.setdefault(item_id, []).append(title)
    return found


def _guest(one: StandInvitation) -> Guest:
    body = one.organisation.name if one.organisation else Texts()
    name, below = (one.person.name, body) if one.person else (body, Texts())
    return Guest(name, below, one.host, one.state is InvitationState.ACCEPTED)


def _on_duty(stands: Iterable[Stand]) -> Iterable[OnDuty]:
    for stand in stands:
        if stand.keeper:
            yield OnDuty(stand.keeper.name, stand.title, stand.number, is_keeper=True)
        for one in stand.exhibitors:
            if one.contact:
                yield OnDuty(one.contact.name, exhibitor_name(one), one.place)
