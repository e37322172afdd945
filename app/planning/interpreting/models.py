"""Tables of interpreters with their languages, and of what they are booked for."""

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded
from app.planning.delegations.models import Delegation
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person


class Interpreter(Recorded, Base):
    """Somebody of the directory who interprets, at whatever event."""

    __tablename__ = "interpreter"
    __kind__ = "interpreter"
    __unrecorded__ = frozenset({"uid", "code", "person_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    pairs: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    """Pairs of languages, from and to: `[["kk", "ru"], ["ru", "kk"]]`; codes of ISO 639."""
    phone: Mapped[str] = mapped_column(String(60), default="")
    """The phone on duty."""
    note: Mapped[str] = mapped_column(String(1000), default="")
    active: Mapped[bool] = mapped_column(default=True)

    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the interpreter is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru


class InterpreterBooking(Recorded, Base):
    """What an interpreter does at an item. That they are there at all says their role at the item (`programmes.attending`)."""

    __tablename__ = "interpreter_booking"
    __table_args__ = (UniqueConstraint("item_id", "person_id"),)
    __kind__ = "interpreter_booking"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "item_id", "person_id", "delegation_id"})
    __linked__ = ("item", "delegation")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    source: Mapped[str] = mapped_column(String(10), default="")
    target: Mapped[str] = mapped_column(String(10), default="")
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id", ondelete="SET NULL"), index=True)
    """Whom they interpret for; None: for all."""
    note: Mapped[str] = mapped_column(String(300), default="")

    item: Mapped[ProgrammeItem] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the booking is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru
