"""Tables of bilateral talks, who takes part, what is said, and of the gifts of an event."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.kernel.texts import Texts
from app.matters.talks.rules import GiftState, Press, TalksRole
from app.matters.undertakings.models import Dossier
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide


class Talks(Recorded, Base):
    """What an item of the programme has beside its time and place when two sides talk at a table."""

    __tablename__ = "talks"
    __kind__ = "talks"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "item_id", "composition_state"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), unique=True)
    press: Mapped[Press] = mapped_column(choice(Press), default=Press.NONE)
    press_minutes: Mapped[int | None]
    press_note: Mapped[str] = mapped_column(String(500), default="")
    ours_left: Mapped[bool] = mapped_column(default=True)
    """Whether the hosts' side of the drawing, seen from the entrance, is ours on the left."""
    note: Mapped[str] = mapped_column(String(1000), default="")
    composition_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of who sits at the table, so that the talks' revision does too."""

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem] = relationship(lazy="raise_on_sql")
    members: Mapped[list["TalksMember"]] = relationship(
        lazy="raise_on_sql", back_populates="talks", cascade="all, delete-orphan", order_by="TalksMember.id"
    )
    points: Mapped[list["TalkingPoint"]] = relationship(
        lazy="raise_on_sql", back_populates="talks", cascade="all, delete-orphan", order_by="TalkingPoint.position"
    )

    def label(self) -> str:
        """How the talks are called in the log; whoever writes one has loaded the item."""
        return self.item.title.ru


class TalksMember(Recorded, Base):
    """Somebody sits at the table."""

    __tablename__ = "talks_member"
    __table_args__ = (Index("ix_talks_member_talks", "talks_id", "side"), {"info": {"one_each": ("talks_id", "person_id")}})
    __kind__ = "talks_member"
    __unrecorded__ = frozenset({"uid", "talks_id", "person_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    talks_id: Mapped[int] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"))
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[TalksRole] = mapped_column(choice(TalksRole), default=TalksRole.MEMBER)
    seat: Mapped[int | None]
    """A place given by hand: 0 the head's, 1, 2, … to the head's right, −1, −2, … to the left; None: by rank."""

    talks: Mapped[Talks] = relationship(lazy="raise_on_sql", back_populates="members")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the member is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru


class TalkingPoint(Recorded, Base):
    """What the head says, and what to answer when asked."""

    __tablename__ = "talking_point"
    __table_args__ = (Index("ix_talking_point_talks", "talks_id", "position"),)
    __kind__ = "talking_point"
    __unrecorded__ = frozenset({"uid", "talks_id", "dossier_id"})
    __linked__ = ("dossier",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    talks_id: Mapped[int] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[Texts] = mapped_column(TextsColumn)
    if_asked: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="SET NULL"), index=True)

    talks: Mapped[Talks] = relationship(lazy="raise_on_sql", back_populates="points")
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the point is called in the log."""
        return self.text.ru[:200]


class Gift(Recorded, Base):
    """A gift that is given or was received at an event."""

    __tablename__ = "gift"
    __kind__ = "gift"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "item_id", "giver_id", "receiver_id"})
    __linked__ = ("item",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    """At which item it is handed over."""
    what: Mapped[Texts] = mapped_column(TextsColumn)
    giving_side: Mapped[PartySide] = mapped_column(choice(PartySide))
    giver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    state: Mapped[GiftState] = mapped_column(choice(GiftState), default=GiftState.PLANNED)
    value: Mapped[int | None]
    """Whole roubles, where it is known."""
    handed_on: Mapped[date | None]
    keeper: Mapped[str] = mapped_column(String(300), default="")
    """Who has it until then, or to whom a received one was handed in."""
    act: Mapped[str] = mapped_column(String(200), default="")
    """The paper about it: «акт от 29.09.2023 № 2»."""
    note: Mapped[str] = mapped_column(String(500), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    giver: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[giver_id])
    receiver: Mapped[Person | None] = relationship(lazy="raise_on_sql", foreign_keys=[receiver_id])

    def label(self) -> str:
        """How the gift is called in the log."""
        return self.what.ru[:200]
