"""Reads of anchors, proposed dates and reserve dates, each in a fixed number of queries."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Integer, func, or_, select
from sqlalchemy import cast as in_sql
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import N_, NotFound
from app.ground.kernel.spans import Days
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.quotes import inside
from app.planning.anchors.rules import OFF, broken
from app.planning.events.kinds import Finding
from app.planning.events.models import Anchor, Event, ReserveDates, ShiftProposal
from app.planning.events.queries import may_change
from app.planning.events.rules import Relation, Status
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor

FURTHEST = timedelta(days=550)
"""Events further away than this are not offered to hang on."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One anchor as an event's page shows it; `other` is the event at the other end."""

    anchor_id: int
    revision: int
    relation: Relation
    gap: int
    other: Event
    finding: Finding | None
    told: str
    """What is wrong, in the language spoken; empty where the anchor holds."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """Dates proposed to an event because what it hangs on has moved."""

    proposal_id: int
    event: Event
    target: Event
    days: Days
    """Where the event would go."""
    items: int
    """How many items would go along."""
    published: int
    """How many of them people outside have been told of."""
    may_decide: bool

    @property
    def token(self) -> str:
        """What a check box sends: the proposal, the revision of the event, the day that was shown."""
        return f"{self.proposal_id}:{self.event.revision}:{self.days.first.isoformat()}"

    @property
    def why(self) -> str:
        """Why it is proposed, in the language spoken."""
        return gettext(N_("because “%(title)s” has moved"), title=inside(self.target.title.told(current())))


@dataclass(frozen=True, slots=True)
class Ties:
    """All that hangs together with one event."""

    hangs_on: tuple[Tie, ...]
    hanging: tuple[Tie, ...]
    reserve: Sequence[ReserveDates]
    proposals: tuple[Proposed, ...]


def get_anchor(session: Session, anchor_id: int) -> Anchor:
    """Return an anchor with the events at both ends, or refuse with NotFound."""
    query = select(Anchor).where(Anchor.id == anchor_id).options(joinedload(Anchor.event), joinedload(Anchor.target))
    anchor = session.scalars(query).one_or_none()
    if anchor is None:
        raise NotFound
    return anchor


def find_anchor(session: Session, event_id: int, target_id: int) -> Anchor | None:
    """Return the anchor of one event to another, if there is one."""
    return session.scalars(select(Anchor).where(Anchor.event_id == event_id, Anchor.target_id == target_id)).one_or_none()


def pairs_of(session: Session) -> list[tuple[int, int]]:
    """Return all anchors as (event, target)."""
    return [(event_id, target_id) for event_id, target_id in session.execute(select(Anchor.event_id, Anchor.target_id))]


def ties_of(session: Session, event: Event, by: Actor) -> Ties:
    """Return what an event hangs on, what hangs on it, its reserve dates, and the proposals about all of them."""
    query = select(Anchor).where(or_(Anchor.event_id == event.id, Anchor.target_id == event.id)).order_by(Anchor.id)
    anchors = session.scalars(query.options(joinedload(Anchor.event), joinedload(Anchor.target))).all()
    return Ties(
        hangs_on=tuple(_tie(anchor, anchor.target) for anchor in anchors if anchor.event_id == event.id),
        hanging=tuple(_tie(anchor, anchor.event) for anchor in anchors if anchor.target_id == event.id),
        reserve=reserve_of(session, event.id),
        proposals=proposals_of(session, by, event.id),
    )


def finding_of(anchor: Anchor) -> Finding | None:
    """Return what is wrong where an anchor does not hold; dates that nobody knows break none."""
    ends = (anchor.event, anchor.target)
    if any(event.status in OFF or event.dates_unknown for event in ends):
        return None
    title = inside(anchor.target.title.told(current()))
    return broken(anchor.event.days, anchor.relation, anchor.target.days, anchor.gap, title)


def _tie(anchor: Anchor, other: Event) -> Tie:
    finding = finding_of(anchor)
    told = gettext(finding.message, **finding.values) if finding else ""
    return Tie(anchor.id, anchor.revision, anchor.relation, anchor.gap, other, finding, told)


def targets_for(session: Session, event: Event) -> Sequence[Event]:
    """Return the events that one can hang on, nearest in time first."""
    around = (Event.first_day >= event.first_day - FURTHEST, Event.first_day <= event.first_day + FURTHEST)
    found = session.scalars(select(Event).where(Event.id != event.id, Event.status != Status.CANCELLED, *around)).all()
    return sorted(found, key=lambda other: (abs(other.first_day - event.first_day), other.id))


def get_reserve(session: Session, reserve_id: int) -> ReserveDates:
    """Return reserve dates, or refuse with NotFound."""
    return get_or_refuse(session, ReserveDates, reserve_id)


def reserve_of(session: Session, event_id: int) -> Sequence[ReserveDates]:
    """Return the reserve dates of an event by their first day."""
    query = select(ReserveDates).where(ReserveDates.event_id == event_id).order_by(ReserveDates.first_day, ReserveDates.id)
    return session.scalars(query).all()


def proposals_of(session: Session, by: Actor, event_id: int | None = None) -> tuple[Proposed, ...]:
    """Return the proposals about an event and those that it has caused, or all that there are."""
    query = select(ShiftProposal, Anchor).join(Anchor, Anchor.id == ShiftProposal.anchor_id)
    query = query.options(joinedload(Anchor.event), joinedload(Anchor.target)).order_by(ShiftProposal.made_at, ShiftProposal.id)
    if event_id is not None:
        query = query.where(or_(Anchor.event_id == event_id, Anchor.target_id == event_id))
    rows = session.execute(query).all()
    counts = counts_of(session, {anchor.event_id for _, anchor in rows})
    return tuple(_proposed(proposal.id, proposal.first_day, anchor, counts, by) for proposal, anchor in rows)


def _proposed(proposal_id: int, first_day: date, anchor: Anchor, counts: dict[int, tuple[int, int]], by: Actor) -> Proposed:
    event = anchor.event
    days = Days(first_day, first_day + (event.last_day - event.first_day))
    items, published = counts.get(event.id, (0, 0))
    return Proposed(proposal_id, event, anchor.target, days, items, published, may_change(event, by))


def counts_of(session: Session, event_ids: Collection[int]) -> dict[int, tuple[int, int]]:
    """Return for each event how many items it has and how many of them were published."""
    if not event_ids:
        return {}
    published = func.sum(in_sql(ProgrammeItem.was_published, Integer))
    query = select(ProgrammeItem.event_id, func.count(), published).where(ProgrammeItem.event_id.in_(event_ids))
    rows = session.execute(query.where(ProgrammeItem.cancelled.is_(False)).group_by(ProgrammeItem.event_id))
    return {event_id: (items, told or 0) for event_id, items, told in rows}
