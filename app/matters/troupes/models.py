"""Tables of troupes, of their technical riders, of their freight, and of what they perform and rehearse."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.kernel.texts import Texts
from app.matters.troupes.rules import RiderArea, RiderState
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person


class Troupe(Recorded, Base):
    """An ensemble, a theatre, a group of masters that comes to perform or to show."""

    __tablename__ = "troupe"
    __kind__ = "troupe"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "delegation_id", "leader_id"})
    __linked__ = ("delegation",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id", ondelete="SET NULL"), index=True)
    """The delegation that its people are in."""
    name: Mapped[Texts] = mapped_column(TextsColumn)
    genre: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    people: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(1000), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    delegation: Mapped[Delegation | None] = relationship(lazy="raise_on_sql")
    leader: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    needs: Mapped[list["RiderNeed"]] = relationship(
        lazy="raise_on_sql", back_populates="troupe", cascade="all, delete-orphan", order_by="RiderNeed.position, RiderNeed.id"
    )
    appearances: Mapped[list["Appearance"]] = relationship(
        lazy="raise_on_sql", back_populates="troupe", cascade="all, delete-orphan", order_by="Appearance.id"
    )

    def label(self) -> str:
        """How the troupe is called in the log."""
        return self.name.ru


class RiderNeed(Recorded, Base):
    """A line of a technical rider."""

    __tablename__ = "rider_need"
    __table_args__ = (Index("ix_rider_need_troupe", "troupe_id", "position"),)
    __kind__ = "rider_need"
    __unrecorded__ = frozenset({"uid", "troupe_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    troupe_id: Mapped[int] = mapped_column(ForeignKey("troupe.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    area: Mapped[RiderArea] = mapped_column(choice(RiderArea))
    text: Mapped[str] = mapped_column(String(1000))
    """What is needed: «сцена не меньше 10 × 8 м, 6 головных микрофонов»."""
    state: Mapped[RiderState] = mapped_column(choice(RiderState), default=RiderState.ASKED)
    answer: Mapped[str] = mapped_column(String(500), default="")
    """What the host side says: who provides it, or what there is instead."""
    due: Mapped[date | None] = mapped_column(index=True)

    troupe: Mapped[Troupe] = relationship(lazy="raise_on_sql", back_populates="needs")

    def label(self) -> str:
        """How the line is called in the log."""
        return self.text[:200]


class Appearance(Base):
    """A troupe performs at an item of the programme, or rehearses there for another one."""

    __tablename__ = "appearance"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    troupe_id: Mapped[int] = mapped_column(ForeignKey("troupe.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    for_item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    """The concert that `item` is a rehearsal for; None: it is a performance."""
    minutes: Mapped[int | None]
    what: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())

    troupe: Mapped[Troupe] = relationship(lazy="raise_on_sql", back_populates="appearances")
    item: Mapped[ProgrammeItem] = relationship(lazy="raise_on_sql", foreign_keys=[item_id])
    for_item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql", foreign_keys=[for_item_id])


class Freight(Recorded, Base):
    """What travels for an event by lorry or train, with the days of customs; the days follow one another, each may be unknown."""

    __tablename__ = "freight"
    __kind__ = "freight"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "troupe_id"})
    __linked__ = ("troupe",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    troupe_id: Mapped[int | None] = mapped_column(ForeignKey("troupe.id", ondelete="SET NULL"), index=True)
    what: Mapped[Texts] = mapped_column(TextsColumn)
    pieces: Mapped[int | None]
    weight_kg: Mapped[int | None]
    volume_dm3: Mapped[int | None]
    """Litres, so that no fraction is needed; told as m³."""
    carrier: Mapped[str] = mapped_column(String(300), default="")
    papers: Mapped[str] = mapped_column(String(300), default="")
    """What goes with it through customs: «книжка АТА № …», the list of instruments."""
    customs_post: Mapped[str] = mapped_column(String(200), default="")
    loaded_on: Mapped[date | None] = mapped_column(index=True)
    customs_out_on: Mapped[date | None]
    arrives_on: Mapped[date | None]
    unloaded_on: Mapped[date | None]
    leaves_on: Mapped[date | None]
    customs_back_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(1000), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    troupe: Mapped[Troupe | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the freight is called in the log."""
        return self.what.ru[:200]
