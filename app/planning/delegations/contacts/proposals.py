"""What contacts send in: proposals that change nothing until the office says yes, and how they are kept, read and taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse
from app.ground.db.sealing import CannotOpen, keys_of
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.planning.delegations.commands.common import one_at_a_time
from app.planning.delegations.contacts.proposed import Deed, Proposed
from app.planning.delegations.models import Delegation, DelegationMember, MemberProposal
from app.planning.events.models import Event
from app.planning.events.rules import Status

MOST_WAITING: Final = 200
"""Proposals of one delegation that may wait at once."""
TOLD_FOR: Final = timedelta(days=30)
"""How long after a decision the contact reads it; then the proposal goes."""
GONE: Final = N_("This proposal is not here any more: it has been decided, taken back, or replaced by another one.")


@dataclass(frozen=True, slots=True)
class Propose:
    """Propose to add somebody (`member_id` None), to change a member or to take one out. `uid` again proposes nothing again."""

    delegation_id: int
    sent_by: str
    uid: str
    deed: Deed
    proposed: Proposed
    member_id: int | None = None
    seen: int | None = None
    """The member's revision that the contact saw."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal with its envelope open."""

    row: MemberProposal
    proposed: Proposed

    @property
    def deed(self) -> Deed:
        """What it would do."""
        return Deed(self.row.deed)


@dataclass(frozen=True, slots=True)
class WaitingCount:
    """How many proposals of a delegation wait for the office."""

    delegation_id: int
    name: Texts
    event_id: int
    event: Texts
    count: int
    since: datetime


def propose(session: Session, cmd: Propose, *, now: datetime) -> MemberProposal | None:
    """Seal the proposal; return it, or None where it says nothing that is not there, or waits, already.

    Of one member, and of one new name, one proposal waits: the next is laid over it and takes its place.
    """
    one_at_a_time(session, cmd.delegation_id)
    forget_decided(session, now=now)
    made = _find(session, cmd.uid)
    if made is not None:
        return made if made.delegation_id == cmd.delegation_id else None
    _refuse_stranger(session, cmd)
    waiting = waiting_of(session, cmd.delegation_id)
    older = next((one for one in waiting if _concerns_same(one, cmd)), None)
    proposed = cmd.proposed.trimmed()
    if older is not None and older.deed is cmd.deed:
        proposed = cmd.proposed.over(older.proposed).trimmed()
        if proposed.packed() == older.proposed.packed():
            return None
    if cmd.deed is Deed.CHANGE and not proposed.says_something:
        if older is not None and older.deed is Deed.CHANGE:
            _drop(session, older)
        return None
    if older is not None:
        _drop(session, older)
    elif len(waiting) >= MOST_WAITING:
        raise Refusal(N_("%(most)s proposals wait already. Let the office decide about those first."), most=MOST_WAITING)
    return _kept(session, cmd, proposed, now)


def replace_sent(session: Session, older: Waiting, cmd: Propose, *, now: datetime) -> MemberProposal | None:
    """Put a corrected proposal of somebody new in the place of another one, whose name may have been the mistake."""
    proposed = cmd.proposed.over(older.proposed)
    withdraw(session, cmd.delegation_id, older.row.uid)
    return propose(session, replace(cmd, proposed=proposed), now=now)


def withdraw(session: Session, delegation_id: int, uid: str) -> None:
    """Take a proposal of a delegation back that has not been decided yet; refuse with NotFound any other."""
    one_at_a_time(session, delegation_id)
    found = _find(session, uid)
    if found is None or found.delegation_id != delegation_id or found.decided_at is not None:
        raise NotFound(GONE)
    session.delete(found)
    session.flush()


def waiting_of(session: Session, delegation_id: int) -> list[Waiting]:
    """Return what waits for the office's yes, in the order in which it came; what cannot be opened any more is left out."""
    query = select(MemberProposal).where(MemberProposal.delegation_id == delegation_id, MemberProposal.decided_at.is_(None))
    return _opened(session, session.scalars(query.order_by(MemberProposal.sent_at, MemberProposal.id)).all())


def decided_of(session: Session, delegation_id: int, *, limit: int) -> list[Waiting]:
    """Return what has been decided of late, latest first; of the persons only the names are left."""
    query = select(MemberProposal).where(MemberProposal.delegation_id == delegation_id, MemberProposal.decided_at.is_not(None))
    return _opened(session, session.scalars(query.order_by(MemberProposal.decided_at.desc(), MemberProposal.id.desc()).limit(limit)).all())


def get_waiting(session: Session, uid: str) -> Waiting:
    """Return a proposal to be decided; refuse with NotFound where there is none any more."""
    query = select(MemberProposal).where(MemberProposal.uid == uid, MemberProposal.decided_at.is_(None))
    found = _opened(session, session.scalars(query).all())
    if not found:
        raise NotFound(GONE)
    return found[0]


def waiting_count(session: Session, delegation_id: int) -> int:
    """Return how many proposals of a delegation wait."""
    query = select(func.count()).select_from(MemberProposal)
    return session.scalar(query.where(MemberProposal.delegation_id == delegation_id, MemberProposal.decided_at.is_(None))) or 0


def waiting_counts(session: Session) -> Sequence[WaitingCount]:
    """Return for each delegation how many proposals wait, those that have waited longest first; one query."""
    query = (
        select(
            Delegation.id,
            Delegation.name,
            Event.id.label("event_id"),
            Event.title,
            func.count(MemberProposal.id).label("number"),
            func.min(MemberProposal.sent_at).label("since"),
        )
        .join(MemberProposal, MemberProposal.delegation_id == Delegation.id)
        .join(Event, Event.id == Delegation.event_id)
        .where(MemberProposal.decided_at.is_(None), Event.status != Status.CANCELLED)
        .group_by(Delegation.id, Event.id)
        .order_by(func.min(MemberProposal.sent_at), Delegation.id)
    )
    return [WaitingCount(row.id, row.name, row.event_id, row.title, row.number, row.since) for row in session.execute(query)]


def decide(session: Session, waiting: Waiting, *, accepted: bool, by_name: str, answer: str, now: datetime) -> None:
    """Write what was decided; of what the envelope held the name alone is left, for the contact to read."""
    row = waiting.row
    row.accepted, row.decided_at, row.decided_by, row.answer = accepted, now, by_name, answer
    row.seal(keys_of(session), waiting.proposed.only_name().packed())
    session.flush()


def forget_decided(session: Session, *, now: datetime) -> int:
    """Destroy what was decided long enough ago; return how many proposals."""
    gone = delete(MemberProposal).where(MemberProposal.decided_at < now - TOLD_FOR).returning(MemberProposal.id)
    return len(session.scalars(gone).all())


def by_member(waiting: Sequence[Waiting]) -> Mapping[int, Waiting]:
    """Return what waits about members, by their ids."""
    return {one.row.member_id: one for one in waiting if one.row.member_id is not None}


def _kept(session: Session, cmd: Propose, proposed: Proposed, now: datetime) -> MemberProposal:
    made = MemberProposal(
        uid=cmd.uid,
        delegation_id=cmd.delegation_id,
        member_id=cmd.member_id,
        deed=cmd.deed.value,
        sent_by=cmd.sent_by,
        sent_at=now,
        seen=cmd.seen,
    )
    made.seal(keys_of(session), proposed.packed())
    session.add(made)
    session.flush()
    return made


def _refuse_stranger(session: Session, cmd: Propose) -> None:
    """Refuse a member of another delegation, and one who is not there any more."""
    if (cmd.member_id is None) is not (cmd.deed is Deed.ADD):
        raise NotFound
    if cmd.member_id is not None and get_or_refuse(session, DelegationMember, cmd.member_id).delegation_id != cmd.delegation_id:
        raise NotFound


def _concerns_same(one: Waiting, cmd: Propose) -> bool:
    if cmd.member_id is not None or one.deed is not Deed.ADD:
        return cmd.member_id is not None and one.row.member_id == cmd.member_id
    return one.proposed.key == cmd.proposed.key


def _drop(session: Session, waiting: Waiting) -> None:
    session.delete(waiting.row)
    session.flush()


def _find(session: Session, uid: str) -> MemberProposal | None:
    return session.scalars(select(MemberProposal).where(MemberProposal.uid == uid)).one_or_none()


def _opened(session: Session, rows: Sequence[MemberProposal]) -> list[Waiting]:
    found = []
    for row in rows:
        try:
            found.append(Waiting(row, Proposed.unpacked(row.opened(keys_of(session)))))
        except CannotOpen:  # its key is lost: nobody can tell any more what it says
            continue
    return found
