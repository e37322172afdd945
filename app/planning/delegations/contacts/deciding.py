"""The office's yes or no to what a contact has sent in; a yes goes through the same commands as everything else."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.planning.delegations.commands import ChangeMember, MemberDetails, OnMember, change_member, remove_member
from app.planning.delegations.commands.common import one_at_a_time
from app.planning.delegations.contacts.proposals import GONE, Waiting, decide, get_waiting
from app.planning.delegations.contacts.proposed import NAMES, Deed
from app.planning.delegations.contacts.reviewing import NEW, Reviewed, review
from app.planning.delegations.lists.taking_in import TakeIn, take_in
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.queries import get_delegation, get_member
from app.planning.delegations.rules import MemberRole
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.commands import PersonDetails, change_person
from app.register.directory.models import Person

LEFT: Final = N_("They are not in the delegation any more. Decline this, or take them in anew.")
SURE: Final = N_("This member has changed since the contact saw them. Look at the values, then confirm.")
WHO: Final = N_("Say who this is: somebody of the directory, or somebody new.")


@dataclass(frozen=True, slots=True)
class Accept:
    """Say yes to a proposal. `who` is whom of the directory somebody new is, or `new`; `sure`: although the member has changed."""

    uid: str
    by: Actor
    who: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class AcceptAll:
    """Say yes to those of the proposals shown that need nobody to choose or to confirm."""

    delegation_id: int
    by: Actor
    uids: Collection[str]


@dataclass(frozen=True, slots=True)
class Decline:
    """Say no to a proposal; the contact reads the reason."""

    uid: str
    by: Actor
    reason: str


def accept(session: Session, cmd: Accept, *, now: datetime) -> int:
    """Do what is proposed, and return the delegation's id."""
    delegation = _delegation_to_decide(session, cmd.uid, cmd.by)
    found = next((one for one in review(session, delegation, cmd.by, opens=False, now=now) if one.uid == cmd.uid), None)
    if found is None:
        raise Refusal(GONE)
    if found.gone:
        raise Refusal(LEFT)
    if found.stale and not cmd.sure:
        raise Refusal(SURE, "sure")
    _carry_out(session, found, cmd.by, _person_id(found, cmd.who or found.who), now)
    return delegation.id


def accept_all(session: Session, cmd: AcceptAll, *, now: datetime) -> int:
    """Do what the plain ones among the proposals ask for; return how many."""
    delegation = get_delegation(session, cmd.delegation_id)
    get_event_to_change(session, delegation.event_id, cmd.by)
    one_at_a_time(session, delegation.id)
    done = 0
    for found in review(session, delegation, cmd.by, opens=False, now=now):
        if found.uid in cmd.uids and found.is_plain:
            _carry_out(session, found, cmd.by, None, now)
            done += 1
    return done


def decline(session: Session, cmd: Decline, *, now: datetime) -> int:
    """Leave everything as it is, and return the delegation's id."""
    if not cmd.reason:
        raise Refusal(N_("Say why: the contact reads it."), "reason")
    delegation = _delegation_to_decide(session, cmd.uid, cmd.by)
    decide(session, get_waiting(session, cmd.uid), accepted=False, by_name=cmd.by.name, answer=cmd.reason, now=now)
    return delegation.id


def _delegation_to_decide(session: Session, uid: str, by: Actor) -> Delegation:
    """Return the delegation of a proposal that still waits when it is this person's turn; whoever writes about it waits meanwhile."""
    delegation = get_delegation(session, get_waiting(session, uid).row.delegation_id)
    get_event_to_change(session, delegation.event_id, by)
    one_at_a_time(session, delegation.id)
    get_waiting(session, uid)
    return delegation


def _person_id(found: Reviewed, who: str) -> int | None:
    """Return whom of the directory somebody new is; refuse whoever was not offered, and no choice where there is one."""
    if not found.offers:
        return None
    if who not in {value for value, _ in found.offers}:
        raise Refusal(WHO, "who")
    return None if who == NEW else int(who)


def _carry_out(session: Session, found: Reviewed, by: Actor, person_id: int | None, now: datetime) -> None:
    waiting = found.waiting
    if waiting.deed is Deed.REMOVE:
        assert waiting.row.member_id is not None  # who has left was refused above
        member_id, waiting.row.member_id = waiting.row.member_id, None
        session.flush()
        remove_member(session, OnMember(member_id, by, None))
    else:
        waiting.row.member_id = _taken_in(session, found, by, person_id, now)
    decide(session, waiting, accepted=True, by_name=by.name, answer="", now=now)


def _taken_in(session: Session, found: Reviewed, by: Actor, person_id: int | None, now: datetime) -> int:
    row, proposed = found.waiting.row, found.waiting.proposed
    if row.member_id is not None:
        _rename(session, get_or_refuse(session, DelegationMember, row.member_id), found.waiting)
    cmd = TakeIn(row.delegation_id, by, row.uid, proposed.whole, person_id, found.member_id)
    member_id = take_in(session, cmd, now=now)
    member = get_member(session, member_id)
    if proposed.role is MemberRole.MEMBER and member.role is not MemberRole.MEMBER:
        as_now = MemberDetails(member.role, member.status, member.appointment_id, member.category, None, member.note, member.substitute_id)
        change_member(session, ChangeMember(member_id, by, None, replace(as_now, role=MemberRole.MEMBER)))
    return member_id


def _rename(session: Session, member: DelegationMember, waiting: Waiting) -> None:
    """Spell the name as proposed; what it is in other languages, and what else is known of the person, stays."""
    person = get_or_refuse(session, Person, member.person_id)
    said = [name for name in waiting.proposed.said() if name in NAMES]
    fresh: dict[str, Texts] = {
        name: replace(getattr(person, name), ru=getattr(waiting.proposed.row, name)) for name in NAMES if name in said
    }
    if fresh:
        texts = {name: getattr(person, name) for name in NAMES} | fresh
        details = PersonDetails(
            **texts,
            latin=person.latin,
            gender=person.gender,
            cases=person.cases or {},
            precedence=person.precedence,
            note=person.note,
        )
        change_person(session, person.id, None, details)
