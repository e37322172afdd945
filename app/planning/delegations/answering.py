"""What guests answer to their invitations through their private pages, and how the office sees it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, joinedload

from app.ground.db.history import Author, Change, sign
from app.ground.db.locking import get_or_refuse, made_once
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.planning.delegations.commands.common import one_at_a_time
from app.planning.delegations.models import Delegation, DelegationMember, InvitationAnswer
from app.planning.delegations.queries import get_member
from app.planning.delegations.rules import MemberStatus, refuse_step
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.planning.events.rules import Status
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person

MOST_A_DAY: Final = 20
"""How often a day somebody may change whether they come: each time stands in the log, and whoever is so torn is better called."""
_LONGEST_NAME: Final = 200
"""Letters of an author's name that the log holds."""


class Answer(StrEnum):
    """What somebody says to an invitation."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    SUBSTITUTE = "substitute"
    """Somebody else would come; the office decides."""


ANSWER_NAMES: Final[Mapping[Answer, str]] = {
    Answer.ACCEPTED: N_("Comes"),
    Answer.DECLINED: N_("Does not come"),
    Answer.SUBSTITUTE: N_("Proposes somebody else"),
}
ANSWER_TONES: Final[Mapping[Answer, str]] = {Answer.ACCEPTED: "good", Answer.DECLINED: "error", Answer.SUBSTITUTE: "warn"}
_STATUSES: Final = {Answer.ACCEPTED: MemberStatus.ACCEPTED, Answer.DECLINED: MemberStatus.DECLINED}
_OPEN: Final = frozenset({MemberStatus.PROPOSED, MemberStatus.INVITED, MemberStatus.ACCEPTED, MemberStatus.DECLINED})
"""Who has arrived has answered with their feet; who has been substituted is asked no more."""


@dataclass(frozen=True, slots=True)
class AnswerInvitation:
    """Answer as the member does on their own page. `uid` is chosen by the page: pressing twice answers once."""

    member_id: int
    answer: Answer
    words: str
    """Who would come instead, with position; or a remark."""
    uid: str


@dataclass(frozen=True, slots=True)
class SeeAnswers:
    """Say that the office has seen answers of a delegation's members; `uids` are those that the page showed."""

    delegation_id: int
    by: Actor
    uids: Sequence[str]


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with whose it is."""

    uid: str
    member_id: int
    person_id: int
    name: Texts
    answer: Answer
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many answers of a delegation's members the office has not seen yet."""

    delegation_id: int
    name: Texts
    event_id: int
    event: Texts
    count: int
    since: datetime


def may_answer(member: DelegationMember, now: datetime) -> bool:
    """Tell whether the member's answer still changes anything; the delegation and its event are loaded."""
    event = member.delegation.event
    over = event.last_day < now.astimezone(zone(event.zone)).date()
    return member.status in _OPEN and event.status is not Status.CANCELLED and not over


def answer_invitation(session: Session, cmd: AnswerInvitation, *, now: datetime) -> int:
    """Write the answer and return the delegation's id; yes and no are the member's status at once, a substitute waits for the office.

    The same answer again changes nothing; another one replaces it until the office has seen it, and stands beside it afterwards.
    """
    delegation_id = get_or_refuse(session, DelegationMember, cmd.member_id).delegation_id
    one_at_a_time(session, delegation_id)
    member = get_member(session, cmd.member_id)
    sent = session.scalars(select(InvitationAnswer).where(InvitationAnswer.uid == cmd.uid)).one_or_none()
    if sent is not None:
        if sent.member_id != member.id:
            raise NotFound
        return delegation_id
    _refuse(member, cmd, now)
    last = find_answer(session, member.id)
    if _says_nothing_new(last, member, cmd):
        return delegation_id
    _write(session, member, last, cmd, now)
    if cmd.answer in _STATUSES and member.status is not _STATUSES[cmd.answer]:
        _refuse_too_often(session, member, now)
        with _signed_by(session, author_name(member.person)):
            refuse_step(member.status, _STATUSES[cmd.answer], member.label())
            member.status, member.substitute_id = _STATUSES[cmd.answer], None
            session.flush()
    return delegation_id


def see_answers(session: Session, cmd: SeeAnswers, *, now: datetime) -> int:
    """Take the answers off the office's list and return how many; those that came or changed since the page was drawn stay."""
    delegation = get_or_refuse(session, Delegation, cmd.delegation_id)
    get_event_to_change(session, delegation.event_id, cmd.by)
    members = select(DelegationMember.id).where(DelegationMember.delegation_id == delegation.id)
    shown = (InvitationAnswer.uid.in_(cmd.uids), InvitationAnswer.member_id.in_(members), InvitationAnswer.seen_at.is_(None))
    seen = update(InvitationAnswer).where(*shown).values(seen_at=now, seen_by=cmd.by.name[:300]).returning(InvitationAnswer.id)
    return len(session.scalars(seen).all())


def find_answer(session: Session, member_id: int) -> InvitationAnswer | None:
    """Return what a member has answered last."""
    query = select(InvitationAnswer).where(InvitationAnswer.member_id == member_id)
    return session.scalars(query.order_by(InvitationAnswer.answered_at.desc(), InvitationAnswer.id.desc()).limit(1)).one_or_none()


def members_of_person(session: Session, event_id: int, person_uid: str) -> Sequence[DelegationMember]:
    """Return as whom a person comes to an event, by delegation, with delegation, event and person loaded: usually once, or not at all."""
    query = (
        select(DelegationMember)
        .join(DelegationMember.person)
        .join(DelegationMember.delegation)
        .where(DelegationMember.event_id == event_id, Person.uid == person_uid)
        .options(joinedload(DelegationMember.delegation).joinedload(Delegation.event), joinedload(DelegationMember.person))
        .order_by(Delegation.position, Delegation.id)
    )
    return session.scalars(query).all()


def answers_to_see(session: Session, delegation_id: int) -> tuple[Answered, ...]:
    """Return the answers of a delegation that the office has not seen yet, in the order in which they came; one query."""
    query = (
        select(InvitationAnswer, DelegationMember, Person)
        .join(DelegationMember, DelegationMember.id == InvitationAnswer.member_id)
        .join(Person, Person.id == DelegationMember.person_id)
        .where(DelegationMember.delegation_id == delegation_id, InvitationAnswer.seen_at.is_(None))
        .order_by(InvitationAnswer.answered_at, InvitationAnswer.id)
    )
    return tuple(
        Answered(row.uid, member.id, person.id, person.name, Answer(row.answer), row.words, row.answered_at)
        for row, member, person in session.execute(query)
    )


def answer_counts(session: Session) -> tuple[AnswerCount, ...]:
    """Return for each delegation how many answers the office has not seen, those that have waited longest first; one query."""
    query = (
        select(
            Delegation.id,
            Delegation.name,
            Event.id.label("event_id"),
            Event.title,
            func.count(InvitationAnswer.id).label("number"),
            func.min(InvitationAnswer.answered_at).label("since"),
        )
        .join(DelegationMember, DelegationMember.delegation_id == Delegation.id)
        .join(InvitationAnswer, InvitationAnswer.member_id == DelegationMember.id)
        .join(Event, Event.id == Delegation.event_id)
        .where(InvitationAnswer.seen_at.is_(None), Event.status != Status.CANCELLED)
        .group_by(Delegation.id, Event.id)
        .order_by(func.min(InvitationAnswer.answered_at), Delegation.id)
    )
    return tuple(AnswerCount(row.id, row.name, row.event_id, row.title, row.number, row.since) for row in session.execute(query))


def author_name(person: Person) -> str:
    """Return how the log names a guest as the author of what they do themselves."""
    return person.name.ru[:_LONGEST_NAME]


def _refuse(member: DelegationMember, cmd: AnswerInvitation, now: datetime) -> None:
    if not may_answer(member, now):
        raise Refusal(N_("This invitation can be answered no more. If something has changed, call the protocol office."))
    if cmd.answer is Answer.SUBSTITUTE and not cmd.words:
        raise Refusal(N_("Say who comes instead: name and position."), "words")


def _refuse_too_often(session: Session, member: DelegationMember, now: datetime) -> None:
    of_member = (Change.kind == DelegationMember.__kind__, Change.thing_id == member.id, Change.at > now - timedelta(days=1))
    theirs = (Change.by_id.is_(None), Change.by_name == author_name(member.person))
    if (session.scalar(select(func.count()).where(*of_member, *theirs)) or 0) >= MOST_A_DAY:
        raise Refusal(N_("The answer has been changed very often today. If something has changed again, call the protocol office."))


def _says_nothing_new(last: InvitationAnswer | None, member: DelegationMember, cmd: AnswerInvitation) -> bool:
    same = last is not None and (last.answer, last.words) == (cmd.answer.value, cmd.words)
    return same and _STATUSES.get(cmd.answer, member.status) is member.status


def _write(session: Session, member: DelegationMember, last: InvitationAnswer | None, cmd: AnswerInvitation, now: datetime) -> None:
    if last is not None and last.seen_at is None:
        last.uid, last.answer, last.words, last.answered_at = cmd.uid, cmd.answer.value, cmd.words, now
        session.flush()
        return
    made = InvitationAnswer(uid=cmd.uid, event_id=member.event_id, member_id=member.id, answer=cmd.answer.value, words=cmd.words)
    made.answered_at = now
    made_once(session, made, lambda: session.scalars(select(InvitationAnswer).where(InvitationAnswer.uid == cmd.uid)).one_or_none())


@contextmanager
def _signed_by(session: Session, name: str) -> Iterator[None]:
    """Let the log name the guest for what they do themselves, whoever else is signed in on their device."""
    before = session.info.get("author")
    sign(session, Author(None, name))
    try:
        yield
    finally:
        if before is None:
            session.info.pop("author", None)
        else:
            sign(session, before)
