"""Tables of calendar entries, of their texts as sent, and of the scopes and cells that count changes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.ground.db.base import Base, TextsColumn, UtcDateTime
from app.ground.kernel.texts import Texts


class _AsEntry:
    """The columns of an entry, named like its fields."""

    event_uid: Mapped[str] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(40))
    host: Mapped[str] = mapped_column(String(40))
    series: Mapped[str] = mapped_column(String(36))
    """UID of the series, empty for none."""
    is_banner: Mapped[bool]
    picture: Mapped[dict[str, Any]] = mapped_column(JSON)
    starts: Mapped[datetime] = mapped_column(UtcDateTime)
    ends: Mapped[datetime | None] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(12))
    sequence: Mapped[int]
    created: Mapped[datetime] = mapped_column(UtcDateTime)
    last_modified: Mapped[datetime] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    digest: Mapped[str] = mapped_column(String(64))


class StoredEntry(_AsEntry, Base):
    """One entry; a row is never removed, so that SEQUENCE goes on where it stopped when an item comes back."""

    __tablename__ = "entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)

    # Each holds all that naming the members of a feed asks for, so that the pictures beside it stay unread.
    __table_args__ = (
        Index("ix_entry_of_event", "event_uid", "starts", "id", "sequence", "cancelled_at"),
        Index("ix_entry_by_time", "starts", "id", "sequence", "cancelled_at"),
        Index("ix_entry_of_cell", "kind", "host", "series", "starts", "id", "sequence", "cancelled_at", "uid"),
    )


class DepartedEntry(_AsEntry, Base):
    """An entry as it was when its event went to another cell, cancelled: what the feeds that it left tell for 14 days."""

    __tablename__ = "departed_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36))

    __table_args__ = (UniqueConstraint("uid", "kind", "host", "series"),)


class StoredText(Base):
    """An entry as it is sent in one variant (language, kind of times, alarm): made once, joined often."""

    __tablename__ = "entry_text"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    variant: Mapped[str] = mapped_column(String(20), primary_key=True)
    sequence: Mapped[int]
    """The entry's SEQUENCE when this was made; an older one is made anew."""
    maker: Mapped[str] = mapped_column(String(40))
    """What made it: release of the renderer and of tzdata, address of the house."""
    body: Mapped[bytes] = mapped_column(LargeBinary)


class FeedCell(Base):
    """How often the entries of a cell have changed: a feed of a series, a kind, a host side or a filter adds its cells up."""

    __tablename__ = "feed_cell"

    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    host: Mapped[str] = mapped_column(String(40), primary_key=True)
    series: Mapped[str] = mapped_column(String(36), primary_key=True)
    title: Mapped[Texts] = mapped_column(TextsColumn)
    """What its series was called at its last publication."""
    change_number: Mapped[int]
    changed_at: Mapped[int]
    """As of a scope; no two changes have the same, so that the latest of several cells grows with each."""


class FeedScope(Base):
    """What a feed is about: everything public, or one event. Its change number is all that an unchanged poll reads."""

    __tablename__ = "feed_scope"

    scope: Mapped[str] = mapped_column(String(50), primary_key=True)
    is_open: Mapped[bool]
    """Whether the feed is there for the public; the one of an event closes when the event stops being public."""
    change_number: Mapped[int]
    changed_at: Mapped[int]
    """When it last changed, in seconds since 1970 UTC; only grows, for clients that ask by date alone."""
