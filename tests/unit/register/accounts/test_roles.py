"""Who may change what."""

import pytest

from app.ground.kernel.refusals import Refusal
from app.register.accounts.rules.roles import (
    ROLE_DUTIES,
    ROLE_NAMES,
    Actor,
    Role,
    login_of,
    may_administer,
    may_change_event,
    refuse_to_lose_last_admin,
)


def _somebody(role: Role) -> Actor:
    return Actor(7, "Г. Р. Валиева", role, "ru", 1)


@pytest.mark.parametrize(
    ("role", "own", "others"),
    [
        (Role.ADMIN, True, True),
        (Role.PROTOCOL, True, True),
        (Role.COORDINATOR, True, False),
        (Role.SECRETARY, True, False),
        (Role.READER, False, False),
    ],
)
def test_who_may_change_an_event(role: Role, own: bool, others: bool) -> None:
    actor = _somebody(role)
    assert (may_change_event(actor, [7]), may_change_event(actor, {8})) == (own, others)


def test_only_administrators_administer() -> None:
    assert [role for role in Role if may_administer(_somebody(role))] == [Role.ADMIN]


def test_every_role_has_a_name_and_duties() -> None:
    assert set(ROLE_NAMES) == set(ROLE_DUTIES) == set(Role)


def test_a_login_is_kept_folded() -> None:
    assert login_of("  G.Valieva@Office.Example ") == "g.valieva@office.example"


@pytest.mark.parametrize("typed", ["", "valieva", "@", "a b@office.example", "a@b@c", "x" * 250 + "@office.example"])
def test_what_is_no_address_is_no_login(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        login_of(typed)
    assert refused.value.field == "login"


@pytest.mark.parametrize(
    ("was", "stays", "others", "refused"),
    [(True, False, 0, True), (True, False, 1, False), (True, True, 0, False), (False, False, 0, False)],
)
def test_the_last_administrator_stays(was: bool, stays: bool, others: int, refused: bool) -> None:
    try:
        refuse_to_lose_last_admin(was_active_admin=was, stays_active_admin=stays, other_active_admins=others)
    except Refusal:
        assert refused
    else:
        assert not refused
