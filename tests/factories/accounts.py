"""Real accounts for tests."""

from datetime import UTC, datetime
from functools import cache
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from app.register.accounts import passwords
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role

PASSWORD = "a sentence that opens the door"
NOW = datetime(2024, 11, 26, 9, 0, tzinfo=UTC)

_numbers = count(1)


@cache
def _hash() -> str:
    return passwords.hashed(PASSWORD)


def a_user(session: Session, **over: Any) -> User:
    """Return a protocol officer who signs in with PASSWORD; `over` sets any column."""
    values: dict[str, Any] = {
        "login": f"officer{next(_numbers)}@office.example",
        "name": "Г. Р. Валиева",
        "role": Role.PROTOCOL,
        "language": "ru",
        "active": True,
        "password_hash": _hash(),
        "password_set_at": NOW,
        "created_at": NOW,
    }
    user = User(**{**values, **over})
    session.add(user)
    session.flush()
    return user


def an_actor(user: User, session_id: int = 0) -> Actor:
    """Return somebody as the views know them."""
    return Actor(user.id, user.name, user.role, user.language, session_id)
