"""Claims about two people who compose one delegation at the same time."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.planning.delegations import commands
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.register.accounts.rules.roles import Actor
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting


@pytest.fixture
def officer(sessions: sessionmaker[Session]) -> Actor:
    with sessions.begin() as session:
        return an_officer(session)


def staged(sessions: sessionmaker[Session]) -> tuple[int, int, list[int]]:
    """Return the ids of a delegation, of somebody who is not in it, and of its three members."""
    with sessions.begin() as session:
        delegation = a_delegation(session, an_event(session))
        members = [a_member(session, delegation, a_person_in_directory(session, name)).id for name in "АБВ"]
        return delegation.id, a_person_in_directory(session).id, members


def rows(sessions: sessionmaker[Session], delegation_id: int) -> list[DelegationMember]:
    with sessions() as session:
        return list(get_delegation(session, delegation_id).members)


def test_of_two_heads_named_at_once_one_leads(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    delegation_id, _, members = staged(sessions)

    def naming(member_id: int) -> Callable[[Session], int]:
        return lambda session: commands.name_head(session, commands.OnMember(member_id, officer, 1))

    meeting(engine, sessions, naming(members[0]), naming(members[1])).result()
    assert [one.role for one in rows(sessions, delegation_id)] == [MemberRole.MEMBER, MemberRole.HEAD, MemberRole.MEMBER]


def test_two_who_mark_different_members_do_not_disturb_each_other(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    delegation_id, _, members = staged(sessions)

    def marking(member_id: int) -> Callable[[Session], int]:
        return lambda session: commands.take_step(session, commands.Step(member_id, officer, 1, MemberStatus.INVITED))

    meeting(engine, sessions, marking(members[0]), marking(members[1])).result()
    assert [one.status for one in rows(sessions, delegation_id)] == [MemberStatus.INVITED, MemberStatus.INVITED, MemberStatus.PROPOSED]


def test_two_who_take_the_same_person_in_at_once_take_them_in_once(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    delegation_id, person_id, _ = staged(sessions)

    def taking(session: Session) -> int:
        return commands.add_member(session, commands.AddMember(delegation_id, officer, new_uid(), person_id))

    assert isinstance(meeting(engine, sessions, taking, taking).exception(), Refusal)
    assert [one.person_id for one in rows(sessions, delegation_id)].count(person_id) == 1


def test_two_who_move_different_members_at_once_leave_one_order(engine: Engine, sessions: sessionmaker[Session], officer: Actor) -> None:
    delegation_id, _, members = staged(sessions)

    def raising(member_id: int) -> Callable[[Session], int]:
        return lambda session: commands.place_member(session, commands.PlaceMember(member_id, officer, 1, place=1))

    meeting(engine, sessions, raising(members[1]), raising(members[2])).result()
    assert [one.order_no for one in rows(sessions, delegation_id)] == [3, 2, 1]
