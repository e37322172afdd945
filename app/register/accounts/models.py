"""Tables of the staff, of where they are signed in, of failed tries and of forms kept meanwhile."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, UtcDateTime, choice
from app.register.accounts.rules.roles import LONGEST_LOGIN, Role


class User(Recorded, Base):
    """A member of staff."""

    __tablename__ = "user"
    __kind__ = "user"
    __unrecorded__ = frozenset({"password_hash", "created_at"})

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(LONGEST_LOGIN), unique=True)
    """Case-folded."""
    name: Mapped[str] = mapped_column(String(300))
    role: Mapped[Role] = mapped_column(choice(Role))
    language: Mapped[str] = mapped_column(String(10), default="ru")
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    password_set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    """The log shows by it that a password was set, never which."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def label(self) -> str:
        """How the account is called in the log."""
        return self.name


class StaffSession(Base):
    """Somebody is, or was, signed in on a device. The token itself is only in the cookie."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    device_hash: Mapped[str] = mapped_column(String(64), default="")
    """Of the cookie that outlives the session: by it a device is known again."""
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    address: Mapped[str] = mapped_column(String(60), default="")
    agent: Mapped[str] = mapped_column(String(80), default="")
    """“Firefox, Windows”."""

    user: Mapped[User] = relationship(lazy="raise_on_sql")


class SignInFailure(Base):
    """Somebody gave a wrong password. Kept for a day."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index("ix_sign_in_failure_source_at", "source", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    login_digest: Mapped[str] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class ParkedForm(Base):
    """What somebody had typed when it turned out that they had to sign in first. Kept for two hours."""

    __tablename__ = "parked_form"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser_hash: Mapped[str] = mapped_column(String(64), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    """Whose session it was, where that is known: nobody else gets to read it."""
    path: Mapped[str] = mapped_column(String(2000))
    page: Mapped[str] = mapped_column(String(2000))
    """The page of ours on which it was typed."""
    fields: Mapped[list[list[str]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
