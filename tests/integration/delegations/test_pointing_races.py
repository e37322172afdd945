"""Claims about somebody who is taken into a delegation while their entry is merged into another one, or erased."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.planning.delegations import commands
from app.planning.delegations.lists.taking_in import TakeIn, take_in
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import DelegationMember
from app.register.accounts.rules.roles import Actor
from app.register.directory.merging import MergePersons, merge_persons
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_person_in_directory
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

Deed = Callable[[Session, Actor, int, int], object]


def by_hand(session: Session, by: Actor, delegation_id: int, person_id: int) -> object:
    return commands.add_member(session, commands.AddMember(delegation_id, by, new_uid(), person_id))


def by_list(session: Session, by: Actor, delegation_id: int, person_id: int) -> object:
    return take_in(session, TakeIn(delegation_id, by, new_uid(), MemberRow("Участников", "Иван"), person_id), now=NOW)


def merging(session: Session, by: Actor, _: int, person_id: int) -> object:
    return merge_persons(session, MergePersons(new_uid(), a_person_in_directory(session).id, person_id), now=NOW)


def erasing(session: Session, by: Actor, _: int, person_id: int) -> object:
    return erase_person(session, ErasePerson(person_id, by, None, "письмо"), NOW)


@pytest.mark.parametrize("first", [merging, erasing])
@pytest.mark.parametrize("second", [by_hand, by_list])
def test_nobody_is_taken_in_who_is_just_leaving_the_directory(
    engine: Engine, sessions: sessionmaker[Session], first: Deed, second: Deed
) -> None:
    with sessions.begin() as session:
        officer, delegation_id = an_officer(session), a_delegation(session, an_event(session)).id
        person_id = a_person_in_directory(session).id

    def doing(deed: Deed) -> Callable[[Session], object]:
        return lambda session: deed(session, officer, delegation_id, person_id)

    outcome = meeting(engine, sessions, doing(first), doing(second))
    assert isinstance(outcome.exception(), Refusal)
    with sessions() as session:
        assert session.scalars(select(DelegationMember)).all() == []
