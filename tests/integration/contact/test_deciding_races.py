"""Claims about two of the office who decide about the same proposal, or about one person, at the same time."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.planning.delegations.contacts.deciding import Accept, AcceptAll, Decline, accept, accept_all, decline
from app.planning.delegations.contacts.proposals import Propose, propose
from app.planning.delegations.contacts.proposed import Deed, Proposed
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberRole
from app.register.accounts.rules.roles import Actor
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.people import a_delegation
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

Deciding = Callable[[Session, Actor, int, str], object]


def saying_yes(session: Session, by: Actor, _: int, uid: str) -> object:
    return accept(session, Accept(uid, by), now=NOW)


def saying_no(session: Session, by: Actor, _: int, uid: str) -> object:
    return decline(session, Decline(uid, by, "нет"), now=NOW)


def saying_yes_to_all(session: Session, by: Actor, delegation_id: int, uid: str) -> object:
    return accept_all(session, AcceptAll(delegation_id, by, {uid}), now=NOW)


def staged(sessions: sessionmaker[Session], *rows: tuple[MemberRow, MemberRole]) -> tuple[Actor, int, list[str]]:
    """Return an officer, a delegation and the proposals that wait for it."""
    with sessions.begin() as session:
        delegation_id, uids = a_delegation(session, an_event(session)).id, [new_uid() for _ in rows]
        for uid, (row, role) in zip(uids, rows, strict=True):
            propose(session, Propose(delegation_id, "А. Контактов", uid, Deed.ADD, Proposed(row, role)), now=NOW)
        return an_officer(session), delegation_id, uids


def roles(sessions: sessionmaker[Session]) -> list[MemberRole]:
    with sessions() as session:
        return list(session.scalars(select(DelegationMember.role).order_by(DelegationMember.id)))


@pytest.mark.parametrize("second", [saying_yes, saying_no, saying_yes_to_all])
def test_one_proposal_is_decided_once(engine: Engine, sessions: sessionmaker[Session], second: Deciding) -> None:
    officer, delegation_id, (uid,) = staged(sessions, (MemberRow("Новиков", "Иван"), MemberRole.MEMBER))

    def deciding(deed: Deciding) -> Callable[[Session], object]:
        return lambda session: deed(session, officer, delegation_id, uid)

    outcome = meeting(engine, sessions, deciding(saying_yes), deciding(second))
    assert isinstance(outcome.exception(), Refusal) or outcome.result() == 0
    assert roles(sessions) == [MemberRole.MEMBER]


def test_of_two_heads_accepted_at_once_one_leads(engine: Engine, sessions: sessionmaker[Session]) -> None:
    heads = [(MemberRow(surname, "Иван"), MemberRole.HEAD) for surname in ("Первов", "Вторых")]
    officer, delegation_id, uids = staged(sessions, *heads)

    def accepting(uid: str) -> Callable[[Session], object]:
        return lambda session: saying_yes(session, officer, delegation_id, uid)

    outcome = meeting(engine, sessions, accepting(uids[0]), accepting(uids[1]))
    assert outcome.exception() is None or isinstance(outcome.exception(), Refusal)
    assert roles(sessions).count(MemberRole.HEAD) == 1
