"""Signing in: right and wrong passwords, and that a stranger's tries never lock anybody out."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.refusals import NotFound, Refusal
from app.register.accounts import passwords
from app.register.accounts.commands.sessions import (
    Credentials,
    Device,
    end_other_sessions,
    end_session,
    note_seen,
    prove,
    purge,
    sign_in,
)
from app.register.accounts.models import SignInFailure, StaffSession, User
from app.register.accounts.queries import actor_of, find_session, sessions_of
from app.register.accounts.rules.roles import Role
from app.register.accounts.rules.sessions import IDLE, KEPT, LONGEST
from app.register.accounts.rules.throttle import FLOOD, FREE_TRIES, WINDOW, Attempt, TooManyTries
from tests.factories.accounts import NOW, PASSWORD, a_user

LOGIN = "aide@office.example"
OFFICE = Device("198.51.100.7", "Firefox, Windows")
STRANGER = Device("203.0.113.9", "")

Try = Callable[..., int]


@pytest.fixture
def aide(sessions: sessionmaker[Session]) -> int:
    """The minister's aide, who must be able to sign in."""
    with sessions.begin() as session:
        return a_user(session, login=LOGIN).id


@pytest.fixture
def attempt(sessions: sessionmaker[Session]) -> Try:
    def attempt(password: str, device: Device = OFFICE, login: str = LOGIN, now: datetime = NOW) -> int:
        return prove(sessions, Credentials(login, password), device, now=now)

    return attempt


def _fail(attempt: Try, times: int, **how: object) -> None:
    for _ in range(times):
        with pytest.raises(Refusal):
            attempt("a wrong password, again", **how)


def _failures(sessions: sessionmaker[Session]) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(SignInFailure)) or 0


def _put_failures(sessions: sessionmaker[Session], login: str, source: str, count: int) -> None:
    digest = Attempt(login, source).login_digest
    with sessions.begin() as session:
        session.add_all(SignInFailure(login_digest=digest, source=source, at=NOW) for _ in range(count))


def test_the_right_password_proves_who_it_is_however_the_login_is_written(attempt: Try, aide: int) -> None:
    assert attempt(PASSWORD, login=" AIDE@Office.example ") == aide


def test_a_wrong_password_and_an_unknown_login_read_the_same(attempt: Try, aide: int) -> None:
    told = []
    for login in (LOGIN, "nobody@office.example"):
        with pytest.raises(Refusal) as refused:
            attempt("a wrong password, again", login=login)
        told.append((refused.value.message, refused.value.field, refused.value.status))
    assert told[0] == told[1]


def test_a_closed_account_cannot_sign_in(attempt: Try, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        a_user(session, login="closed@office.example", active=False)
    with pytest.raises(Refusal):
        attempt(PASSWORD, login="closed@office.example")


def test_too_many_wrong_passwords_from_one_place_are_refused_even_the_right_one(attempt: Try, aide: int) -> None:
    _fail(attempt, FREE_TRIES)
    with pytest.raises(TooManyTries):
        attempt(PASSWORD)
    assert attempt(PASSWORD, now=NOW + timedelta(minutes=1)) == aide


def test_a_stranger_who_guesses_on_locks_out_nobody_but_themselves(attempt: Try, aide: int, sessions: sessionmaker[Session]) -> None:
    _put_failures(sessions, LOGIN, STRANGER.address, 500)
    with pytest.raises(TooManyTries):
        attempt(PASSWORD, device=STRANGER)
    assert attempt(PASSWORD, device=OFFICE) == aide


def test_a_stranger_at_the_same_address_does_not_lock_out_a_device_that_is_known(
    attempt: Try, aide: int, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        device = sign_in(session, aide, OFFICE, now=NOW).device
    _put_failures(sessions, LOGIN, OFFICE.address, 500)
    with pytest.raises(TooManyTries):
        attempt(PASSWORD, device=OFFICE)
    assert attempt(PASSWORD, device=Device(OFFICE.address, OFFICE.agent, device)) == aide


def test_a_device_cookie_of_ones_own_gives_no_free_tries_at_somebody_elses_account(
    attempt: Try, aide: int, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        mine = sign_in(session, a_user(session).id, STRANGER, now=NOW).device
    _put_failures(sessions, LOGIN, STRANGER.address, FREE_TRIES)
    with pytest.raises(TooManyTries):
        attempt(PASSWORD, device=Device(STRANGER.address, "", mine))


def test_a_flood_over_many_logins_leaves_everybody_else_at_the_address_their_first_try(
    attempt: Try, aide: int, sessions: sessionmaker[Session]
) -> None:
    for number in range(FLOOD):
        _put_failures(sessions, f"guess{number}@office.example", OFFICE.address, 1)
    assert attempt(PASSWORD) == aide


def test_the_right_password_makes_the_failures_forgotten(attempt: Try, aide: int, sessions: sessionmaker[Session]) -> None:
    _fail(attempt, FREE_TRIES - 1)
    assert (_failures(sessions), attempt(PASSWORD), _failures(sessions)) == (FREE_TRIES - 1, aide, 0)


def test_failures_older_than_a_day_are_removed_with_the_next_one(attempt: Try, aide: int, sessions: sessionmaker[Session]) -> None:
    _fail(attempt, 2)
    _fail(attempt, 1, now=NOW + WINDOW + timedelta(seconds=1))
    assert _failures(sessions) == 1


def test_a_password_kept_in_an_older_way_is_kept_in_todays_after_signing_in(
    attempt: Try, aide: int, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        session.get_one(User, aide).password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    attempt(PASSWORD)
    with sessions() as session:
        assert not passwords.is_outdated(session.get_one(User, aide).password_hash)


def test_a_session_stands_for_its_owner_until_it_is_idle_or_old(session: Session) -> None:
    user = a_user(session, role=Role.COORDINATOR, language="kk")
    found = find_session(session, sign_in(session, user.id, OFFICE, now=NOW).token)
    assert found
    actor = actor_of(found, NOW)
    assert actor
    assert (actor.id, actor.role, actor.language, actor.session_id) == (user.id, Role.COORDINATOR, "kk", found.id)
    assert actor_of(found, NOW + IDLE) is None
    note_seen(session, found.id, now=NOW + LONGEST - timedelta(hours=1))
    session.refresh(found)
    assert actor_of(found, NOW + LONGEST - timedelta(seconds=1)) is not None
    assert actor_of(found, NOW + LONGEST) is None


def test_the_token_is_nowhere_in_the_database(session: Session) -> None:
    made = sign_in(session, a_user(session).id, OFFICE, now=NOW)
    row = session.scalars(select(StaffSession)).one()
    assert made.token not in str(vars(row))
    assert made.device not in str(vars(row))


def test_signing_in_again_ends_the_session_that_the_browser_came_with(session: Session) -> None:
    user = a_user(session)
    first = sign_in(session, user.id, OFFICE, now=NOW)
    second = sign_in(session, user.id, OFFICE, now=NOW, replacing=first.token)
    assert first.token != second.token
    assert len(sessions_of(session, user.id, NOW)) == 1
    assert find_session(session, "") is None


def test_sessions_are_listed_and_ended_one_by_one_or_all_others(session: Session) -> None:
    user = a_user(session)
    tokens = [sign_in(session, user.id, OFFICE, now=NOW + timedelta(minutes=n)).token for n in range(4)]
    ids = [found.id for token in tokens if (found := find_session(session, token))]
    later = NOW + timedelta(minutes=5)
    assert [one.id for one in sessions_of(session, user.id, later)] == ids[::-1]
    end_session(session, ids[0], user_id=user.id, now=later)
    assert [one.id for one in sessions_of(session, user.id, later)] == [ids[3], ids[2], ids[1]]
    end_other_sessions(session, ids[1], user_id=user.id, now=later)
    assert [one.id for one in sessions_of(session, user.id, later)] == [ids[1]]


def test_nobody_ends_somebody_elses_session(session: Session) -> None:
    owner, other = a_user(session), a_user(session)
    found = find_session(session, sign_in(session, owner.id, OFFICE, now=NOW).token)
    assert found
    with pytest.raises(NotFound):
        end_session(session, found.id, user_id=other.id, now=NOW)
    assert actor_of(found, NOW) is not None


def test_purging_removes_only_what_is_over_for_long(session: Session) -> None:
    user = a_user(session)
    sign_in(session, user.id, OFFICE, now=NOW)
    recent = sign_in(session, user.id, OFFICE, now=NOW + KEPT)
    session.add(SignInFailure(login_digest="x", source="y", at=NOW))
    session.flush()
    assert purge(session, now=NOW + KEPT + timedelta(seconds=1)) == 2
    assert find_session(session, recent.token) is not None
