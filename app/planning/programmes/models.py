"""Tables of programme items and of the speeches inside them."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.searching import Searchable
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import Precision, When
from app.planning.events.models import Event
from app.planning.programmes.rules import ItemKind, Visibility
from app.register.directory.models import Person
from app.register.venues.models import Hall, Venue
from app.register.venues.rules import Layout


class ProgrammeItem(Searchable, Recorded, Base):
    """One item of an event's programme, as the staff's draft has it.

    Local times are what counts; the instants beside them are resolved from them with the tzdata release named.
    """

    __tablename__ = "programme_item"
    __table_args__ = (Index("ix_programme_item_event_day", "event_id", "day"),)
    __kind__ = "item"
    __parent__ = "event_id"
    __unrecorded__ = frozenset(
        {"uid", "code", "event_id", "starts_at", "ends_at", "tzdata", "was_published", "speech_state", "attendance_state", "search_text"}
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    kind: Mapped[ItemKind] = mapped_column(choice(ItemKind), default=ItemKind.OTHER)
    title: Mapped[Texts] = mapped_column(TextsColumn)

    day: Mapped[date]
    precision: Mapped[Precision] = mapped_column(choice(Precision))
    zone: Mapped[str] = mapped_column(String(60))
    start_local: Mapped[datetime | None]
    start_fold: Mapped[int] = mapped_column(default=0)
    end_local: Mapped[datetime | None]
    end_fold: Mapped[int] = mapped_column(default=0)
    starts_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tzdata: Mapped[str] = mapped_column(String(20))
    position: Mapped[int] = mapped_column(default=0)
    """Order among items that begin at the same time."""

    venue_id: Mapped[int | None] = mapped_column(ForeignKey("venue.id"), index=True)
    hall_id: Mapped[int | None] = mapped_column(ForeignKey("hall.id"), index=True)
    place_note: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """A place that is no venue of ours, or words to add to one: «фойе», «у входа»."""
    track: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    note: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    participants: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    dress: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    press: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    responsible: Mapped[str] = mapped_column(String(300), default="")
    transport: Mapped[str] = mapped_column(String(300), default="")
    plan_b: Mapped[str] = mapped_column(String(1000), default="")
    layout: Mapped[Layout | None] = mapped_column(choice(Layout))
    """How the hall is set up for it; None: nobody has said."""
    expected: Mapped[int | None]
    """How many people are expected where they are not all named: «1 100 человек по списку»."""
    buffer_minutes: Mapped[int] = mapped_column(default=0)
    """How long before it begins those who attend have to be there."""
    visibility: Mapped[Visibility] = mapped_column(choice(Visibility), default=Visibility.GUESTS)
    cancelled: Mapped[bool] = mapped_column(default=False)
    was_published: Mapped[bool] = mapped_column(default=False)
    """Once in a version, an item is cancelled, never removed."""
    speech_list: Mapped[str] = mapped_column(String(20000), default="")
    """What the log shows of the speeches: a line each. The rows are the truth."""

    speech_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of the speeches, so that the item's revision does too."""

    attendance_list: Mapped[str] = mapped_column(Text, default="")
    """What the log keeps of who attends, a line each, by ids: the log outlives an erasure. The rows of `attending` are the truth."""
    attendance_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of who attends, so that the item's revision does too."""

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    venue: Mapped[Venue | None] = relationship(lazy="raise_on_sql")
    hall: Mapped[Hall | None] = relationship(lazy="raise_on_sql")
    speeches: Mapped[list["ItemSpeech"]] = relationship(
        lazy="raise_on_sql", order_by="ItemSpeech.position", cascade="all, delete-orphan", back_populates="item"
    )

    @property
    def when(self) -> When:
        """When it takes place, as one value."""
        return When(
            self.day,
            self.precision,
            WallTime(self.start_local, self.zone, self.start_fold) if self.start_local else None,
            WallTime(self.end_local, self.zone, self.end_fold) if self.end_local else None,
        )

    @when.setter
    def when(self, when: When) -> None:
        self.day, self.precision = when.day, when.precision
        self.start_local, self.start_fold, self.starts_at = _columns(when.start)
        self.end_local, self.end_fold, self.ends_at = _columns(when.end)
        self.tzdata = TZDATA_RELEASE

    def words(self) -> Iterable[str]:
        """What a search finds it by: its texts in every language, its people and its speakers."""
        texts = (self.title, self.participants, self.track, self.note, self.place_note)
        return (*(told for text in texts if text for told in text.each()), self.responsible or "", self.speech_list or "")

    def label(self) -> str:
        """How the item is called in the log."""
        return self.title.ru


def _columns(wall: WallTime | None) -> tuple[datetime | None, int, datetime | None]:
    return (wall.local, wall.fold, wall.instant) if wall else (None, 0, None)


class ItemSpeech(Base):
    """One speech inside an item."""

    __tablename__ = "item_speech"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("programme_item.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    speaker: Mapped[Texts] = mapped_column(TextsColumn)
    topic: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    """The speaker, where they are in the directory; `speaker` is how they are told."""
    minutes: Mapped[int]
    language: Mapped[str] = mapped_column(String(10), default="ru")
    remote: Mapped[bool] = mapped_column(default=False)

    item: Mapped[ProgrammeItem] = relationship(back_populates="speeches", lazy="raise_on_sql")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
