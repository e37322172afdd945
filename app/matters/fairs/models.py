"""Tables of stands at a trade fair, of who exhibits there, of the stops of a walk, and of invitations to the stand."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.kernel.texts import Texts
from app.matters.fairs.rules import InvitationState
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Organisation, Person
from app.register.venues.models import Hall, Venue


class Stand(Recorded, Base):
    """A stand of ours at a fair."""

    __tablename__ = "stand"
    __kind__ = "stand"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "venue_id", "hall_id", "keeper_id"})
    __linked__ = ("venue", "hall")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    title: Mapped[Texts] = mapped_column(TextsColumn)
    number: Mapped[str] = mapped_column(String(40), default="")
    """As the organiser of the fair numbers it: «A-12»."""
    area: Mapped[int | None]
    """m²"""
    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True)
    hall_id: Mapped[int | None] = mapped_column(ForeignKey("hall.id"), index=True)
    keeper_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """Who answers for it."""
    note: Mapped[str] = mapped_column(String(1000), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql")
    hall: Mapped[Hall | None] = relationship(lazy="raise_on_sql")
    keeper: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    exhibitors: Mapped[list["Exhibitor"]] = relationship(
        lazy="raise_on_sql", back_populates="stand", cascade="all, delete-orphan", order_by="Exhibitor.position, Exhibitor.id"
    )

    def label(self) -> str:
        """How the stand is called in the log."""
        return self.title.ru


class Exhibitor(Recorded, Base):
    """A firm or body that shows something at a stand."""

    __tablename__ = "exhibitor"
    __table_args__ = (Index("ix_exhibitor_stand", "stand_id", "position"),)
    __kind__ = "exhibitor"
    __unrecorded__ = frozenset({"uid", "code", "stand_id", "organisation_id", "contact_id"})
    __linked__ = ("organisation",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    stand_id: Mapped[int] = mapped_column(ForeignKey("stand.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """How it is told where it is not in the directory, or is to be told otherwise."""
    shows: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    place: Mapped[str] = mapped_column(String(100), default="")
    """Where on the stand: «модуль 3»."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """Whom to ask; their telephone is kept as personal data of the directory."""
    note: Mapped[str] = mapped_column(String(1000), default="")

    stand: Mapped[Stand] = relationship(lazy="raise_on_sql", back_populates="exhibitors")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
    contact: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the exhibitor is called in the log; whoever writes one has loaded the organisation."""
        return self.name.ru or (self.organisation.name.ru if self.organisation else "")


class WalkStop(Recorded, Base):
    """A stop of a walk: at which exhibitor or other place, for how many minutes, who tells there. The walk is an item of the programme."""

    __tablename__ = "walk_stop"
    __table_args__ = (Index("ix_walk_stop_item", "item_id", "position"),)
    __kind__ = "walk_stop"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "item_id", "exhibitor_id", "teller_id"})
    __linked__ = ("exhibitor",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"))
    position: Mapped[int]
    exhibitor_id: Mapped[int | None] = mapped_column(ForeignKey("exhibitor.id", ondelete="SET NULL"), index=True)
    title: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """What it is where it is no exhibitor of ours: «стенд Костанайской области»."""
    minutes: Mapped[int]
    """At the stop; the way there is `walk_minutes`."""
    walk_minutes: Mapped[int] = mapped_column(default=0)
    teller_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    what: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """What is shown and said there."""

    item: Mapped[ProgrammeItem] = relationship(lazy="raise_on_sql")
    exhibitor: Mapped[Exhibitor | None] = relationship(lazy="raise_on_sql")
    teller: Mapped[Person | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the stop is called in the log; whoever writes one has loaded the exhibitor."""
        return self.title.ru or (self.exhibitor.label() if self.exhibitor else "")


class StandInvitation(Recorded, Base):
    """Somebody is to be invited to the stand."""

    __tablename__ = "stand_invitation"
    __kind__ = "stand_invitation"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "stand_id", "item_id", "person_id", "organisation_id", "approved_at"})
    __linked__ = ("item", "organisation")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    stand_id: Mapped[int] = mapped_column(ForeignKey("stand.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    """What they are invited to; None: to the stand, at any time."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    """At least one of the two."""
    reason: Mapped[str] = mapped_column(String(500), default="")
    """Why: what there is to speak about."""
    host: Mapped[str] = mapped_column(String(300), default="")
    """Who receives them at the stand."""
    state: Mapped[InvitationState] = mapped_column(choice(InvitationState), default=InvitationState.PROPOSED)
    approved_by: Mapped[str] = mapped_column(String(300), default="")
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_on: Mapped[date | None]
    letter: Mapped[str] = mapped_column(String(200), default="")
    """How it was sent: «письмо от 01.09.2023 № 5»."""
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(String(500), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    stand: Mapped[Stand] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the invitation is called in the log; whoever writes one has loaded both."""
        return self.person.name.ru if self.person else self.organisation.name.ru if self.organisation else ""
