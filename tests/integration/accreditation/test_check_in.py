"""Claims about the desk: what a code tells, arriving, two desks at once, and the count."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.planning.accreditation import check_in as desk
from app.planning.accreditation import commands
from app.planning.accreditation.answers import Outcome, answer_about, answer_to
from app.planning.accreditation.models import Badge
from app.planning.delegations.rules import MemberStatus
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.logistics import a_badge
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.integration.planning.people import a_reader, an_officer
from tests.integration.planning.races import meeting

CODE = "ABCDEFGH234567AB"
OTHER = "HGFEDCBA765432BA"
LATER = NOW + timedelta(minutes=5)


def test_a_scanned_address_tells_whose_badge_it_is(session: Session) -> None:
    event = an_event(session)
    badge = a_badge(session, event, code=CODE)
    for typed in (CODE, CODE.lower(), f"https://yiyin.example.org/check-in/{CODE}"):
        answer = answer_to(session, event, typed)
        assert (answer.outcome, answer.badge and answer.badge.id) == (Outcome.EXPECTED, badge.id)


def test_a_badge_that_arrived_is_told_as_arrived_and_a_revoked_one_as_revoked(session: Session) -> None:
    event = an_event(session)
    a_badge(session, event, code=CODE, arrived_at=NOW)
    a_badge(session, event, code=OTHER, revoked=True, arrived_at=NOW)
    assert [answer_to(session, event, code).outcome for code in (CODE, OTHER)] == [Outcome.ARRIVED, Outcome.REVOKED]


def test_the_old_code_of_a_reissued_badge_is_told_as_replaced(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    badge = a_badge(session, event, code=CODE)
    commands.reissue_badges(session, commands.Chosen(event.id, by, [(badge.id, None)]))
    old, new = answer_to(session, event, CODE), answer_to(session, event, badge.code)
    assert (old.outcome, old.badge and old.badge.id, new.outcome) == (Outcome.REPLACED, badge.id, Outcome.EXPECTED)


def test_a_badge_of_another_event_is_told_with_that_event(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    a_badge(session, other, code=CODE)
    answer = answer_to(session, event, CODE)
    assert (answer.outcome, answer.event_id, answer.event) == (Outcome.ELSEWHERE, other.id, other.title)


def test_a_code_that_nobody_has_is_unknown(session: Session) -> None:
    event = an_event(session)
    assert answer_to(session, event, f"https://house/check-in/{CODE}").outcome is Outcome.UNKNOWN
    assert answer_to(session, event, "…").outcome is Outcome.UNKNOWN
    assert answer_to(session, event, "").outcome is Outcome.NOTHING


def test_a_name_is_found_by_its_sound_among_those_of_the_event(session: Session) -> None:
    event = an_event(session)
    badge = a_badge(session, event, a_person_in_directory(session, "Күсәев"))
    a_badge(session, an_event(session), a_person_in_directory(session, "Кусаев"))
    answer = answer_to(session, event, "kusaev")
    assert (answer.outcome, answer.badge and answer.badge.id) == (Outcome.EXPECTED, badge.id)


def test_several_of_one_name_are_listed_with_those_who_have_no_badge_yet(session: Session) -> None:
    event = an_event(session)
    badge = a_badge(session, event, a_person_in_directory(session, "Иванов"))
    without = a_member(session, a_delegation(session, event), a_person_in_directory(session, "Иванова"))
    answer = answer_to(session, event, "Иванов")
    assert answer.outcome is Outcome.SEVERAL
    assert ([one.id for one in answer.several], [bearer.person_id for bearer, _ in answer.without]) == ([badge.id], [without.person_id])


def test_a_badge_of_another_event_is_not_told_about_here(session: Session) -> None:
    badge = a_badge(session, an_event(session))
    with pytest.raises(NotFound):
        answer_about(session, an_event(session), badge.id)


def test_arriving_twice_keeps_the_first_time_and_can_be_taken_back(session: Session) -> None:
    by = an_officer(session)
    cmd = desk.CheckIn(a_badge(session, an_event(session)).id, by)
    desk.check_in(session, cmd, now=NOW)
    badge = desk.check_in(session, cmd, now=LATER)
    assert (badge.arrived_at, badge.arrived_by) == (NOW, by.name)
    badge = desk.undo_check_in(session, cmd)
    assert (badge.arrived_at, badge.arrived_by) == (None, "")


def test_nobody_arrives_with_a_revoked_badge(session: Session) -> None:
    badge = a_badge(session, an_event(session), revoked=True)
    with pytest.raises(Refusal):
        desk.check_in(session, desk.CheckIn(badge.id, an_officer(session)), now=NOW)
    assert badge.arrived_at is None


def test_a_reader_checks_nobody_in(session: Session) -> None:
    badge = a_badge(session, an_event(session))
    with pytest.raises(NotAllowed):
        desk.check_in(session, desk.CheckIn(badge.id, a_reader(session)), now=NOW)


def test_two_desks_that_check_the_same_person_in_agree_on_the_first(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        cmd = desk.CheckIn(a_badge(session, an_event(session)).id, an_officer(session))
    later = meeting(
        engine,
        sessions,
        lambda session: desk.check_in(session, cmd, now=NOW).arrived_at,
        lambda session: desk.check_in(session, cmd, now=LATER).arrived_at,
    )
    with sessions() as session:
        badge = session.get_one(Badge, cmd.badge_id)
        assert (later.result(), badge.arrived_at, badge.revision) == (NOW, NOW, 2)


def test_a_delegation_arrives_at_one_press_while_a_desk_checks_one_of_it_in(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        event, by = an_event(session), an_officer(session)
        delegation = a_delegation(session, event)
        one, _ = (a_badge(session, event, a_member(session, delegation).person) for _ in range(2))
    together = desk.CheckInDelegation(event.id, delegation.id, by)
    later = meeting(
        engine,
        sessions,
        lambda session: desk.check_in(session, desk.CheckIn(one.id, by), now=NOW).revision,
        lambda session: desk.check_in_delegation(session, together, now=LATER),
    )
    with sessions() as session:
        assert (later.result(), session.get_one(Badge, one.id).arrived_at) == (1, NOW)


def test_those_who_do_not_come_and_revoked_badges_do_not_arrive_with_their_delegation(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    delegation = a_delegation(session, event)
    a_badge(session, event, a_member(session, delegation).person)
    a_badge(session, event, a_member(session, delegation, status=MemberStatus.DECLINED).person)
    a_badge(session, event, a_member(session, delegation).person, revoked=True)
    assert desk.check_in_delegation(session, desk.CheckInDelegation(event.id, delegation.id, by), now=NOW) == 1


def test_arrivals_are_counted_once_in_the_whole_and_in_each_delegation(session: Session) -> None:
    event = an_event(session)
    first, second = a_delegation(session, event, position=1), a_delegation(session, event, position=2)
    both = a_member(session, first).person
    a_member(session, second, both)
    a_badge(session, event, both, arrived_at=NOW)
    a_badge(session, event, a_member(session, first).person)
    a_badge(session, event)
    a_badge(session, event, revoked=True, arrived_at=NOW)
    whole, rows = desk.arrivals_of(session, event.id)
    assert whole == (1, 3)
    assert [(row.delegation_id, row.arrived, row.total) for row in rows] == [(first.id, 1, 2), (second.id, 1, 1), (None, 0, 1)]
