"""Reads of invitations to a stand: those that a list asks for, how many there are of each state, one of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.db.loading import AT_ONCE
from app.ground.kernel.refusals import NotFound
from app.ground.words.languages import current
from app.ground.words.sorting import order
from app.matters.fairs.models import Stand, StandInvitation
from app.matters.fairs.rules import MOST_INVITATIONS, InvitationState
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Appointment, Person

MOST_LISTED: Final = 1000
"""Invitations on one page; whoever has more chooses a filter."""
TO_STAND: Final = 0
"""Stands in place of an item's id for those who are invited to the stand at any time."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which invitations a list shows; None is all. `item_id` may be TO_STAND."""

    state: InvitationState | None = None
    item_id: int | None = None


def _whole() -> tuple[ORMOption, ...]:
    return (
        joinedload(StandInvitation.person),
        joinedload(StandInvitation.organisation),
        joinedload(StandInvitation.item),
        joinedload(StandInvitation.stand),
    )


def _posts() -> ORMOption:
    return joinedload(StandInvitation.person).selectinload(Person.appointments, chunksize=AT_ONCE).joinedload(Appointment.organisation)


def invitations_of(
    session: Session, event_id: int, wanted: Wanted = Wanted(), *, limit: int = MOST_INVITATIONS
) -> Sequence[StandInvitation]:
    """Return the invitations of a fair, `limit` at most, by who is invited, with person and posts, body, item and stand. Two queries."""
    query = select(StandInvitation).where(*_conditions(event_id, wanted)).options(*_whole())
    found = session.scalars(query.options(_posts()).order_by(StandInvitation.id).limit(limit)).all()
    return sorted(found, key=lambda one: (order(who_told(one)), one.id))


def counts_of(session: Session, event_id: int) -> Mapping[InvitationState, int]:
    """Return how many invitations of a fair have come how far; states in which there are none are left out. One query."""
    query = select(StandInvitation.state, func.count()).where(StandInvitation.event_id == event_id).group_by(StandInvitation.state)
    found = dict(session.execute(query).all())
    return {state: found[state] for state in InvitationState if state in found}


def items_invited_to(session: Session, event_id: int) -> Sequence[ProgrammeItem]:
    """Return the items of an event to which somebody is invited, in the order in which they begin. One query."""
    invited = select(StandInvitation.item_id).where(StandInvitation.event_id == event_id)
    query = select(ProgrammeItem).where(ProgrammeItem.id.in_(invited))
    return session.scalars(query.order_by(ProgrammeItem.day, ProgrammeItem.start_local, ProgrammeItem.id)).all()


def invitations_to(session: Session, item_ids: Collection[int], states: Collection[InvitationState]) -> Mapping[int, list[StandInvitation]]:
    """Return who is invited to some items and has come so far, by the item's id. Two queries."""
    query = (
        select(StandInvitation).where(StandInvitation.item_id.in_(item_ids), StandInvitation.state.in_(states)).options(*_whole(), _posts())
    )
    found: dict[int, list[StandInvitation]] = {}
    for one in sorted(session.scalars(query), key=lambda one: (order(who_told(one)), one.id)):
        if one.item_id is not None:
            found.setdefault(one.item_id, []).append(one)
    return found


def get_invitation(session: Session, invitation_id: int) -> StandInvitation:
    """Return an invitation with its event, stand, item, person and body; raises NotFound."""
    query = select(StandInvitation).where(StandInvitation.id == invitation_id).options(*_whole(), joinedload(StandInvitation.event))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_invitation_by_uid(session: Session, uid: str) -> StandInvitation | None:
    """Return the invitation with a UID, if there is one."""
    return session.scalars(select(StandInvitation).where(StandInvitation.uid == uid)).one_or_none()


def is_invited(
    session: Session, one: StandInvitation, stand: Stand, item: ProgrammeItem | None, who: tuple[int | None, int | None]
) -> bool:
    """Tell whether somebody else's entry invites the same person, or the same body without a name, to the same thing."""
    person_id, organisation_id = who
    same = StandInvitation.person_id == person_id
    if person_id is None:
        same = StandInvitation.person_id.is_(None) & (StandInvitation.organisation_id == organisation_id)
    query = select(StandInvitation.id).where(StandInvitation.stand_id == stand.id, same)
    query = query.where(_to(item.id if item else TO_STAND), StandInvitation.state != InvitationState.WITHDRAWN)
    if one.id is not None:
        query = query.where(StandInvitation.id != one.id)
    with session.no_autoflush:
        return session.scalar(query.limit(1)) is not None


def who_told(one: StandInvitation) -> str:
    """Return who is invited, in the language spoken: the person, else the body."""
    who: Person | None = one.person
    return who.name.told(current()) if who else one.organisation.name.told(current()) if one.organisation else ""


def history_of_invitations(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of all invitations of an event, removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == StandInvitation.__kind__)
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()


def _conditions(event_id: int, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [StandInvitation.event_id == event_id]
    if wanted.state is not None:
        conditions.append(StandInvitation.state == wanted.state)
    if wanted.item_id is not None:
        conditions.append(_to(wanted.item_id))
    return conditions


def _to(item_id: int) -> ColumnElement[bool]:
    return StandInvitation.item_id.is_(None) if item_id == TO_STAND else or_(StandInvitation.item_id == item_id)
