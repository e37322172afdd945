"""What all tables have in common: naming of constraints, column types, revisions."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar, Final

from sqlalchemy import JSON, DateTime, Dialect, Integer, MetaData, TypeDecorator
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from app.ground.kernel.texts import Texts


class Base(DeclarativeBase):
    """The declarative base of every table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in Python, naive UTC in the database, so that both databases keep the same digits."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: nobody knows which instant it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant its zone back."""
        return value.replace(tzinfo=UTC) if value is not None else None


_EMPTY: Final = Texts()


class TextsColumn(TypeDecorator[Texts]):
    """A content text in four languages, kept as a JSON object of the languages that have one."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Texts | None, dialect: Dialect) -> dict[str, str] | None:
        """Write only the languages that are filled in."""
        return None if value is None else value.as_dict()

    def process_result_value(self, value: Any, dialect: Dialect) -> Texts | None:
        """Read a text back; NULL reads as no text."""
        return None if value is None else Texts.of(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Texts | None]:
        """Know an empty text at sight: most of an item's are, and SQLite has JSON as text that must first be parsed."""
        read = super().result_processor(dialect, coltype)
        assert read is not None  # a TypeDecorator with process_result_value has one
        return lambda stored: _EMPTY if stored == "{}" else read(stored)


def choice(kind: type[StrEnum]) -> SqlEnum:
    """Return the column type of a StrEnum: its value as text, so that a new member needs no migration."""
    return SqlEnum(kind, native_enum=False, create_constraint=False, length=40, values_callable=lambda members: [m.value for m in members])


class Recorded:
    """A table whose rows have a revision and whose every change goes into the change log.

    `__kind__` names the thing in the log; `__unrecorded__` lists columns that are derived, secret or of no interest to a reader.
    """

    __kind__: ClassVar[str]
    __unrecorded__: ClassVar[frozenset[str]] = frozenset()
    __linked__: ClassVar[tuple[str, ...]] = ()
    """Relationships to Recorded rows whose labels stand in the log like a column's value."""
    __parent__: ClassVar[str | None] = None
    """The column that holds the id of the event in whose history the thing is also shown."""

    revision: Mapped[int] = mapped_column(Integer, nullable=False, default=1, sort_order=90)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.revision} if hasattr(cls, "__table__") else {"version_id_col": cls.revision}

    def label(self) -> str:
        """How the thing is called in the log, in Russian."""
        return ""
