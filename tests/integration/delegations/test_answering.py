"""Claims about answers to invitations: what they change, that pressing twice answers once, and that the office sees each."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.planning.delegations.answering import (
    Answer,
    AnswerInvitation,
    SeeAnswers,
    answer_counts,
    answer_invitation,
    answers_to_see,
    find_answer,
    may_answer,
    members_of_person,
    see_answers,
)
from app.planning.delegations.erasing import erase_from_delegations
from app.planning.delegations.holdings import answers_held
from app.planning.delegations.models import DelegationMember, InvitationAnswer
from app.planning.delegations.rules import MemberStatus
from app.planning.events.rules import Status
from app.register.accounts.rules.roles import Actor, Role
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory

NOW = datetime(2024, 11, 20, 9, tzinfo=UTC)
BY = Actor(1, "Г. Р. Валиева", Role.PROTOCOL, "ru", 1)
READER = Actor(2, "Читатель", Role.READER, "ru", 2)


@pytest.fixture
def member(session: Session) -> DelegationMember:
    delegation = a_delegation(session, an_event(session))
    return a_member(session, delegation, a_person_in_directory(session, "Аманов"), status=MemberStatus.INVITED)


def answered(session: Session, member: DelegationMember, answer: Answer, words: str = "", uid: str = "", *, minutes: int = 0) -> None:
    cmd = AnswerInvitation(member.id, answer, words, uid or new_uid())
    answer_invitation(session, cmd, now=NOW + timedelta(minutes=minutes))


def told(session: Session) -> list[tuple[str, str]]:
    return [(row.answer, row.words) for row in session.scalars(select(InvitationAnswer).order_by(InvitationAnswer.id))]


@pytest.mark.parametrize(("answer", "status"), [(Answer.ACCEPTED, MemberStatus.ACCEPTED), (Answer.DECLINED, MemberStatus.DECLINED)])
def test_yes_and_no_are_the_status_at_once_and_the_log_names_the_guest(
    session: Session, member: DelegationMember, answer: Answer, status: MemberStatus
) -> None:
    answered(session, member, answer)
    assert member.status is status
    change = session.scalars(select(Change).where(Change.kind == "member").order_by(Change.id.desc())).first()
    assert change is not None
    assert (change.by_id, change.by_name, change.fields) == (None, "Аманов Иван Иванович", {"status": ["invited", status.value]})


def test_a_substitute_waits_for_the_office_and_has_to_be_named(session: Session, member: DelegationMember) -> None:
    with pytest.raises(Refusal):
        answered(session, member, Answer.SUBSTITUTE)
    answered(session, member, Answer.SUBSTITUTE, "Иванова Анна, заместитель министра")
    assert member.status is MemberStatus.INVITED
    assert told(session) == [("substitute", "Иванова Анна, заместитель министра")]


def test_pressing_twice_answers_once(session: Session, member: DelegationMember) -> None:
    uid = new_uid()
    answered(session, member, Answer.ACCEPTED, uid=uid)
    answered(session, member, Answer.ACCEPTED, uid=uid, minutes=1)
    answered(session, member, Answer.ACCEPTED, minutes=2)
    assert [(row.answer, row.answered_at) for row in session.scalars(select(InvitationAnswer))] == [("accepted", NOW)]
    assert member.revision == 2


def test_an_answer_under_somebody_elses_name_is_refused(session: Session, member: DelegationMember) -> None:
    uid = new_uid()
    answered(session, member, Answer.ACCEPTED, uid=uid)
    other = a_member(session, member.delegation, status=MemberStatus.INVITED)
    with pytest.raises(NotFound):
        answered(session, other, Answer.DECLINED, uid=uid)


def test_another_answer_replaces_the_first_until_the_office_has_seen_it(session: Session, member: DelegationMember) -> None:
    answered(session, member, Answer.ACCEPTED)
    answered(session, member, Answer.DECLINED, "Болею", minutes=5)
    assert (told(session), member.status) == ([("declined", "Болею")], MemberStatus.DECLINED)
    (shown,) = answers_to_see(session, member.delegation_id)
    assert see_answers(session, SeeAnswers(member.delegation_id, BY, [shown.uid]), now=NOW) == 1
    answered(session, member, Answer.ACCEPTED, minutes=9)
    assert (told(session), member.status) == ([("declined", "Болею"), ("accepted", "")], MemberStatus.ACCEPTED)
    last = find_answer(session, member.id)
    assert last is not None
    assert (last.answer, last.seen_at) == ("accepted", None)


def test_an_answer_that_changed_since_the_page_was_drawn_stays_unseen(session: Session, member: DelegationMember) -> None:
    answered(session, member, Answer.ACCEPTED)
    (shown,) = answers_to_see(session, member.delegation_id)
    answered(session, member, Answer.DECLINED, minutes=1)
    assert see_answers(session, SeeAnswers(member.delegation_id, BY, [shown.uid]), now=NOW) == 0
    assert [one.answer for one in answers_to_see(session, member.delegation_id)] == [Answer.DECLINED]


def test_only_the_office_sees_and_only_the_answers_of_the_delegation(session: Session, member: DelegationMember) -> None:
    answered(session, member, Answer.ACCEPTED)
    (shown,) = answers_to_see(session, member.delegation_id)
    other = a_delegation(session, an_event(session))
    with pytest.raises(NotAllowed):
        see_answers(session, SeeAnswers(member.delegation_id, READER, [shown.uid]), now=NOW)
    assert see_answers(session, SeeAnswers(other.id, BY, [shown.uid]), now=NOW) == 0


@pytest.mark.parametrize("status", [MemberStatus.ARRIVED, MemberStatus.SUBSTITUTED])
def test_who_has_arrived_or_is_substituted_is_asked_no_more(session: Session, member: DelegationMember, status: MemberStatus) -> None:
    member.status = status
    session.flush()
    with pytest.raises(Refusal):
        answered(session, member, Answer.DECLINED)
    assert told(session) == []


def test_an_event_that_is_over_or_cancelled_is_answered_no_more(session: Session, member: DelegationMember) -> None:
    event = member.delegation.event = session.get_one(type(an_event(session)), member.event_id)
    assert may_answer(member, NOW) is True
    event.status = Status.CANCELLED
    assert may_answer(member, NOW) is False
    event.status = Status.PREPARING
    assert may_answer(member, datetime.combine(event.last_day, datetime.min.time(), UTC) + timedelta(days=2)) is False


def test_answers_are_counted_by_delegation_in_one_query(session: Session, shared_engine: Engine, member: DelegationMember) -> None:
    other = a_member(session, a_delegation(session, an_event(session)), status=MemberStatus.INVITED)
    answered(session, other, Answer.ACCEPTED, minutes=3)
    answered(session, member, Answer.DECLINED)
    answered(session, a_member(session, member.delegation, status=MemberStatus.INVITED), Answer.ACCEPTED, minutes=1)
    session.expire_all()
    with statements(shared_engine) as sent:
        found = answer_counts(session)
    assert ([(one.delegation_id, one.count) for one in found], len(sent)) == ([(member.delegation_id, 2), (other.delegation_id, 1)], 1)


def test_a_person_is_found_as_whom_they_come(session: Session, member: DelegationMember) -> None:
    a_member(session, a_delegation(session, an_event(session)), member.person)
    assert [one.id for one in members_of_person(session, member.event_id, member.person.uid)] == [member.id]
    assert members_of_person(session, member.event_id, new_uid()) == []


def test_whoever_is_erased_has_answered_nothing_and_signs_nothing(session: Session, member: DelegationMember) -> None:
    answered(session, member, Answer.DECLINED, "Аманов болеет")
    assert [one["words"] for one in answers_held(session, member.person)] == ["Аманов болеет"]
    erase_from_delegations(session, member.person)
    session.expire_all()
    assert told(session) == []
    assert [one for one in session.scalars(select(Change.by_name)) if "Аманов" in one] == []
