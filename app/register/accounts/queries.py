"""Reading accounts, their sessions, failed tries and parked forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.refusals import NotFound
from app.register.accounts.models import ParkedForm, SignInFailure, StaffSession, User
from app.register.accounts.rules import parking, throttle
from app.register.accounts.rules.roles import Actor, Role
from app.register.accounts.rules.sessions import IDLE, LONGEST, is_alive


def digest(token: str) -> str:
    """Return what is kept of a token: 256 random bits need no salt and no slowness."""
    return sha256(token.encode()).hexdigest()


def get_user(session: Session, user_id: int) -> User:
    """Return an account; raises NotFound."""
    return get_or_refuse(session, User, user_id)


def find_user(session: Session, login: str) -> User | None:
    """Return the account of a folded login."""
    return session.scalars(select(User).where(User.login == login)).one_or_none()


def users_of(session: Session) -> Sequence[User]:
    """Return all accounts, the active ones first, by name."""
    return session.scalars(select(User).order_by(User.active.desc(), User.name, User.id)).all()


def count_other_active_admins(session: Session, user_id: int) -> int:
    """Return how many active administrators there are beside one; holds them, so that two cannot step down at once."""
    query = select(User.id).where(User.active, User.role == Role.ADMIN).order_by(User.id).with_for_update()
    return sum(found != user_id for found in session.scalars(query))


def has_users(session: Session) -> bool:
    """Tell whether anybody has an account."""
    return session.scalar(select(User.id).limit(1)) is not None


def find_session(session: Session, token: str) -> StaffSession | None:
    """Return the session of a token, alive or not, with its user: one query."""
    query = select(StaffSession).where(StaffSession.token_hash == digest(token)).options(joinedload(StaffSession.user, innerjoin=True))
    return session.scalars(query).one_or_none()


def actor_of(found: StaffSession, now: datetime) -> Actor | None:
    """Return whom a session stands for, or None where it is over or its account closed."""
    user = found.user
    if not user.active or not is_alive(created_at=found.created_at, last_seen_at=found.last_seen_at, ended_at=found.ended_at, now=now):
        return None
    return Actor(user.id, user.name, user.role, user.language, found.id)


def sessions_of(session: Session, user_id: int, now: datetime) -> Sequence[StaffSession]:
    """Return where somebody is signed in, last seen first."""
    query = (
        select(StaffSession)
        .where(
            StaffSession.user_id == user_id,
            StaffSession.ended_at.is_(None),
            StaffSession.last_seen_at > now - IDLE,
            StaffSession.created_at > now - LONGEST,
        )
        .order_by(StaffSession.last_seen_at.desc(), StaffSession.id.desc())
    )
    return session.scalars(query).all()


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a try before its password is looked at."""

    attempt: throttle.Attempt
    user_id: int | None
    password_hash: str | None
    """None where nobody may sign in by that login."""


def standing_of(session: Session, login: str, address: str | None, device: str, now: datetime) -> Standing:
    """Return who tries to sign in, or raise TooManyTries. `device` is what the device's cookie holds, if anything."""
    user = find_user(session, login)
    known = user is not None and bool(device) and _has_signed_in_on(session, user.id, digest(device))
    source = throttle.device_source(digest(device)) if known else throttle.network_of(address)
    attempt = throttle.Attempt(login, source)
    recent = (SignInFailure.source == source, SignInFailure.at > now - throttle.WINDOW)
    failures = session.scalars(select(SignInFailure.at).where(*recent, SignInFailure.login_digest == attempt.login_digest)).all()
    all_failures = session.scalar(select(func.count()).select_from(SignInFailure).where(*recent)) or 0
    throttle.refuse_if_too_many(failures, all_failures, now)
    open_to = user if user is not None and user.active else None
    return Standing(attempt, open_to.id if open_to else None, open_to.password_hash if open_to else None)


def _has_signed_in_on(session: Session, user_id: int, device_hash: str) -> bool:
    query = select(StaffSession.id).where(StaffSession.user_id == user_id, StaffSession.device_hash == device_hash).limit(1)
    return session.scalar(query) is not None


def get_parked(session: Session, token: str, browser: str, user_id: int, now: datetime) -> ParkedForm:
    """Return what was parked under a token, for the browser and the person it belongs to only; raises NotFound."""
    query = select(ParkedForm).where(
        ParkedForm.token_hash == digest(token),
        ParkedForm.browser_hash == digest(browser),
        ParkedForm.at > now - parking.KEPT,
    )
    found = session.scalars(query).one_or_none()
    if found is None or found.user_id not in (None, user_id):
        raise NotFound
    return found
