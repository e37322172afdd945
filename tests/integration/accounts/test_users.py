"""Accounts are made, changed and closed, and somebody can always administer them."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Author, history_of, sign
from app.ground.kernel.refusals import NotFound, Refusal, Stale
from app.register.accounts import passwords
from app.register.accounts.commands.sessions import Device, sign_in
from app.register.accounts.commands.users import (
    LOCAL_ADMIN,
    ChangeOwnAccount,
    ChangeUser,
    CreateUser,
    change_own_account,
    change_user,
    create_admin,
    create_user,
    make_local_admin,
    set_password,
)
from app.register.accounts.models import User
from app.register.accounts.queries import find_session, find_user, get_user, has_users, sessions_of, users_of
from app.register.accounts.rules.roles import Role
from tests.factories.accounts import NOW, PASSWORD, a_user

LAPTOP = Device("198.51.100.7", "Firefox, Windows")


def _as_it_is(user: User) -> dict[str, object]:
    return {
        "user_id": user.id,
        "seen": user.revision,
        "login": user.login,
        "name": user.name,
        "role": user.role,
        "language": user.language,
        "active": user.active,
    }


def test_an_account_is_made_with_a_folded_login_and_a_hashed_password(session: Session) -> None:
    user_id = create_user(session, CreateUser("G.Valieva@Office.Example", "Г. Р. Валиева", Role.PROTOCOL, "ba", PASSWORD), now=NOW)
    user = get_user(session, user_id)
    assert (user.login, user.role, user.language, user.active) == ("g.valieva@office.example", Role.PROTOCOL, "ba", True)
    assert passwords.matches(user.password_hash, PASSWORD)


def test_a_login_is_taken_once_however_it_is_written(session: Session) -> None:
    a_user(session, login="valieva@office.example")
    with pytest.raises(Refusal) as refused:
        create_user(session, CreateUser("VALIEVA@office.example", "Другая", Role.READER, "ru", PASSWORD), now=NOW)
    assert refused.value.field == "login"


def test_a_login_of_somebody_else_cannot_be_taken_over(session: Session) -> None:
    a_user(session, login="taken@office.example")
    user = a_user(session)
    with pytest.raises(Refusal) as refused:
        change_user(session, ChangeUser(**{**_as_it_is(user), "login": "Taken@office.example"}), now=NOW)  # type: ignore[arg-type]
    assert refused.value.field == "login"


def test_a_closed_account_is_signed_out_everywhere(session: Session) -> None:
    user = a_user(session)
    made = [sign_in(session, user.id, LAPTOP, now=NOW) for _ in range(2)]
    change_user(session, ChangeUser(**{**_as_it_is(user), "active": False}), now=NOW)  # type: ignore[arg-type]
    session.expire_all()
    assert [find_session(session, one.token).ended_at for one in made] == [NOW, NOW]  # type: ignore[union-attr]
    assert not user.active


@pytest.mark.parametrize("change", [{"active": False}, {"role": Role.PROTOCOL}])
def test_the_last_active_administrator_is_neither_closed_nor_demoted(session: Session, change: dict[str, object]) -> None:
    admin = a_user(session, role=Role.ADMIN)
    a_user(session, role=Role.ADMIN, active=False)
    a_user(session, role=Role.PROTOCOL)
    with pytest.raises(Refusal):
        change_user(session, ChangeUser(**{**_as_it_is(admin), **change}), now=NOW)  # type: ignore[arg-type]
    a_user(session, role=Role.ADMIN)
    assert change_user(session, ChangeUser(**{**_as_it_is(admin), **change}), now=NOW) == admin.id  # type: ignore[arg-type]


def test_a_change_of_what_somebody_else_has_changed_is_refused(session: Session) -> None:
    user = a_user(session)
    first = ChangeUser(**{**_as_it_is(user), "name": "Г. Р. Каримова"})  # type: ignore[arg-type]
    change_user(session, first, now=NOW)
    with pytest.raises(Stale):
        change_user(session, first, now=NOW)


def test_ones_own_name_and_language_can_be_changed_but_nobody_elses_account_is_touched(session: Session) -> None:
    user, other = a_user(session), a_user(session)
    change_own_account(session, ChangeOwnAccount(user.id, user.revision, "Гульнара Валиева", "kk"))
    assert (user.name, user.language, other.name) == ("Гульнара Валиева", "kk", "Г. Р. Валиева")


def test_the_log_tells_that_a_password_was_set_but_not_which(session: Session) -> None:
    user = a_user(session)
    sign(session, Author(user.id, user.name))
    set_password(session, user.id, passwords.hashed("another good sentence"), now=NOW + timedelta(days=1))
    latest = history_of(session, "user", user.id)[0]
    assert (latest.by_name, list(latest.fields)) == (user.name, ["password_set_at"])
    assert all("argon2" not in str(change.fields) for change in history_of(session, "user", user.id))


def test_a_new_password_signs_out_everywhere_but_here(session: Session) -> None:
    user = a_user(session)
    here, _there = (sign_in(session, user.id, LAPTOP, now=NOW) for _ in range(2))
    kept = find_session(session, here.token)
    assert kept
    set_password(session, user.id, passwords.hashed("another good sentence"), now=NOW, but=kept.id)
    assert [one.id for one in sessions_of(session, user.id, NOW)] == [kept.id]


def test_the_closed_accounts_come_last(session: Session) -> None:
    closed = a_user(session, name="А", active=False)
    open_ones = [a_user(session, name="Б"), a_user(session, name="В")]
    assert list(users_of(session)) == [*open_ones, closed]


def test_an_account_that_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        get_user(session, 10_000)


def test_the_first_start_makes_an_administrator_and_a_later_one_a_new_password(session: Session) -> None:
    assert not has_users(session)
    login, first = make_local_admin(session, now=NOW)
    _same, second = make_local_admin(session, now=NOW)
    user = find_user(session, LOCAL_ADMIN)
    assert user
    assert (login, user.role, len(session.scalars(select(User)).all())) == (LOCAL_ADMIN, Role.ADMIN, 1)
    assert (passwords.matches(user.password_hash, first), passwords.matches(user.password_hash, second)) == (False, True)


def test_an_administrator_can_be_made_at_the_machine(session: Session) -> None:
    user = get_user(session, create_admin(session, "boss@office.example", "Начальник", PASSWORD, now=NOW))
    assert (user.role, user.name) == (Role.ADMIN, "Начальник")
