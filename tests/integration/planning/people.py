"""Who plans in these tests."""

from sqlalchemy.orm import Session

from app.ground.db.history import Author, sign
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from tests.factories.accounts import a_user, an_actor


def an_officer(session: Session, **over: object) -> Actor:
    """Return a protocol officer who writes in this session."""
    return signing(session, a_user(session, **over))


def a_coordinator(session: Session, **over: object) -> User:
    """Return somebody to whom events can be given."""
    return a_user(session, role=Role.COORDINATOR, name="А. К. Сулейменова", **over)


def a_reader(session: Session) -> Actor:
    """Return somebody who may change nothing."""
    return an_actor(a_user(session, role=Role.READER))


def a_secretary(session: Session) -> Actor:
    """Return a secretary of working groups, to whom no event is given."""
    return an_actor(a_user(session, role=Role.SECRETARY))


def signing(session: Session, user: User) -> Actor:
    """Let a person write in this session."""
    actor = an_actor(user)
    sign(session, Author(actor.id, actor.name))
    return actor
