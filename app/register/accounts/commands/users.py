"""Making accounts, changing them, setting passwords, closing them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.ground.db.locking import refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.register.accounts import passwords
from app.register.accounts.models import StaffSession, User
from app.register.accounts.queries import count_other_active_admins, find_user, get_user
from app.register.accounts.rules.passwords import new_password
from app.register.accounts.rules.roles import Role, login_of, refuse_to_lose_last_admin

LOCAL_ADMIN: Final = "admin@yiyin.local"


@dataclass(frozen=True, slots=True)
class CreateUser:
    """Make an account."""

    login: str
    name: str
    role: Role
    language: str
    password: str


@dataclass(frozen=True, slots=True)
class ChangeUser:
    """Change somebody's account, as an administrator."""

    user_id: int
    seen: int | None
    login: str
    name: str
    role: Role
    language: str
    active: bool


@dataclass(frozen=True, slots=True)
class ChangeOwnAccount:
    """Change one's own name and language."""

    user_id: int
    seen: int | None
    name: str
    language: str


def create_user(session: Session, cmd: CreateUser, *, now: datetime) -> int:
    """Make an account and return its id. The password is checked like one that its owner chooses."""
    login = login_of(cmd.login)
    password = new_password(cmd.password, login=login)
    user = User(
        login=login,
        name=cmd.name,
        role=cmd.role,
        language=cmd.language,
        password_hash=passwords.hashed(password),
        password_set_at=now,
        created_at=now,
    )
    _refuse_if_taken(session, login, but=None)
    try:
        with session.begin_nested():
            session.add(user)
    except IntegrityError as error:  # somebody else took it between the look and the leap
        raise _taken() from error
    return user.id


def change_user(session: Session, cmd: ChangeUser, *, now: datetime) -> int:
    """Change an account; whoever is no longer active is signed out everywhere."""
    user = get_user(session, cmd.user_id)
    others = count_other_active_admins(session, user.id)
    session.refresh(user)  # what counts is the row as it is now that the administrators are held
    refuse_if_stale(user, cmd.seen)
    refuse_to_lose_last_admin(
        was_active_admin=user.active and user.role is Role.ADMIN,
        stays_active_admin=cmd.active and cmd.role is Role.ADMIN,
        other_active_admins=others,
    )
    login = login_of(cmd.login)
    _refuse_if_taken(session, login, but=user.id)
    user.login, user.name, user.role, user.language, user.active = login, cmd.name, cmd.role, cmd.language, cmd.active
    try:
        with session.begin_nested():
            session.flush()
    except IntegrityError as error:
        raise _taken() from error
    if not user.active:
        end_sessions_of(session, user.id, now=now)
    return user.id


def change_own_account(session: Session, cmd: ChangeOwnAccount) -> int:
    """Change one's own name and language."""
    user = get_user(session, cmd.user_id)
    refuse_if_stale(user, cmd.seen)
    user.name, user.language = cmd.name, cmd.language
    session.flush()
    return user.id


def set_password(session: Session, user_id: int, password_hash: str, *, now: datetime, but: int | None = None) -> None:
    """Set a password that has been checked and hashed, and sign the account out everywhere but in the session `but`."""
    user = get_user(session, user_id)
    user.password_hash, user.password_set_at = password_hash, now
    session.flush()
    end_sessions_of(session, user_id, now=now, but=but)


def end_sessions_of(session: Session, user_id: int, *, now: datetime, but: int | None = None) -> None:
    """Sign an account out everywhere, perhaps but in one session."""
    query = update(StaffSession).where(StaffSession.user_id == user_id, StaffSession.ended_at.is_(None), StaffSession.id != (but or 0))
    session.execute(query.values(ended_at=now))


def create_admin(session: Session, login: str, name: str, password: str, *, now: datetime) -> int:
    """Make an administrator, for the command line; returns the id."""
    return create_user(session, CreateUser(login, name, Role.ADMIN, "ru", password), now=now)


def make_local_admin(session: Session, *, now: datetime) -> tuple[str, str]:
    """Make the administrator of a machine's first start, or give it a new password; returns login and password."""
    password = passwords.pronounceable()
    user = find_user(session, LOCAL_ADMIN)
    if user is None:
        create_admin(session, LOCAL_ADMIN, "Администратор", password, now=now)
    else:
        set_password(session, user.id, passwords.hashed(password), now=now)
    return LOCAL_ADMIN, password


def _refuse_if_taken(session: Session, login: str, *, but: int | None) -> None:
    found = find_user(session, login)
    if found is not None and found.id != but:
        raise _taken()


def _taken() -> Refusal:
    return Refusal(N_("There is already an account with this login."), "login")
