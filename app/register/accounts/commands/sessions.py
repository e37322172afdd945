"""Signing in and out: who proves to be who they say, on which device, and until when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.locking import get_or_refuse
from app.ground.kernel.ids import new_token
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.register.accounts import passwords
from app.register.accounts.commands.users import end_sessions_of
from app.register.accounts.models import ParkedForm, SignInFailure, StaffSession, User
from app.register.accounts.queries import Standing, digest, standing_of
from app.register.accounts.rules import parking, throttle
from app.register.accounts.rules.roles import folded_login
from app.register.accounts.rules.sessions import KEPT


@dataclass(frozen=True, slots=True)
class Device:
    """Where a request comes from."""

    address: str
    agent: str
    """Short: “Firefox, Windows”."""
    token: str = ""
    """What its long-lived cookie holds; empty on the first visit."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody gives to prove who they are."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The two secrets that the browser is to keep."""

    token: str
    device: str


def prove(sessions: sessionmaker[Session], given: Credentials, device: Device, *, now: datetime, field: str | None = None) -> int:
    """Return the id of whoever gave the right password; raise TooManyTries, TooBusy or a Refusal beside `field`.

    Opens short sessions of its own: hashing takes long, and must not keep other writers waiting meanwhile; and what is
    noted of a failure stays although the request as a whole is refused.
    """
    login = folded_login(given.login)

    def standing() -> Standing:
        with sessions() as looking:
            return standing_of(looking, login, device.address, device.token, now)

    source = standing().attempt.source
    with passwords.turns.turn(source):
        known = standing()  # once more: other tries may have failed while this one waited for its turn
        if passwords.matches(known.password_hash, given.password) and known.user_id is not None:
            rehashed = passwords.hashed(given.password) if passwords.is_outdated(known.password_hash or "") else None
            _note_success(sessions, known, rehashed)
            return known.user_id
        _note_failure(sessions, known, now)
    raise Refusal(N_("The login or the password is wrong."), field)


def _note_failure(sessions: sessionmaker[Session], known: Standing, now: datetime) -> None:
    with sessions.begin() as noting:
        noting.add(SignInFailure(login_digest=known.attempt.login_digest, source=known.attempt.source, at=now))
        noting.execute(delete(SignInFailure).where(SignInFailure.at < now - throttle.WINDOW))


def _note_success(sessions: sessionmaker[Session], known: Standing, rehashed: str | None) -> None:
    """Forget the pair's failures, and keep the password in today's way."""
    pair = (SignInFailure.login_digest == known.attempt.login_digest, SignInFailure.source == known.attempt.source)
    with sessions.begin() as noting:
        noting.execute(delete(SignInFailure).where(*pair))
        if rehashed:
            unchanged = (User.id == known.user_id, User.password_hash == known.password_hash)
            noting.execute(update(User).where(*unchanged).values(password_hash=rehashed))


def sign_in(session: Session, user_id: int, device: Device, *, now: datetime, replacing: str = "") -> SignedIn:
    """Open a session for somebody who has proved who they are; the token `replacing` that the browser came with ends."""
    if replacing:
        before = (StaffSession.token_hash == digest(replacing), StaffSession.ended_at.is_(None))
        session.execute(update(StaffSession).where(*before).values(ended_at=now))
    made = SignedIn(new_token(), device.token or new_token())
    session.add(
        StaffSession(
            token_hash=digest(made.token),
            device_hash=digest(made.device),
            user_id=user_id,
            created_at=now,
            last_seen_at=now,
            address=device.address[:60],
            agent=device.agent[:80],
        )
    )
    session.flush()
    return made


def end_session(session: Session, session_id: int, *, user_id: int, now: datetime) -> None:
    """End one session of a person; raises NotFound where it is somebody else's."""
    found = get_or_refuse(session, StaffSession, session_id)
    if found.user_id != user_id:
        raise NotFound
    if found.ended_at is None:
        found.ended_at = now
        session.flush()


def end_other_sessions(session: Session, session_id: int, *, user_id: int, now: datetime) -> None:
    """End all sessions of a person but this one."""
    end_sessions_of(session, user_id, now=now, but=session_id)


def note_seen(session: Session, session_id: int, *, now: datetime) -> None:
    """Write down that a session is in use."""
    session.execute(update(StaffSession).where(StaffSession.id == session_id).values(last_seen_at=now))


def purge(session: Session, *, now: datetime) -> int:
    """Remove failed tries, parked forms and sessions that are too old to matter; returns how many rows went."""
    gone = (
        delete(SignInFailure).where(SignInFailure.at < now - throttle.WINDOW).returning(SignInFailure.id),
        delete(ParkedForm).where(ParkedForm.at < now - parking.KEPT).returning(ParkedForm.id),
        delete(StaffSession).where(StaffSession.last_seen_at < now - KEPT).returning(StaffSession.id),
    )
    return sum(len(session.execute(query).all()) for query in gone)
