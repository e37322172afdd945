"""Tables of cities, venues, halls, and of how long the way between two venues takes."""

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.kernel.texts import Texts
from app.register.venues.rules import CitySide, Layout


class City(Recorded, Base):
    """A city, and the clock that counts in it."""

    __tablename__ = "city"
    __kind__ = "city"
    __unrecorded__ = frozenset({"uid", "code"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    """Chosen by the page that asked for the city, so that sending it twice makes one."""
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    """A name given by whoever loaded the city, so that loading again finds it."""
    name: Mapped[Texts] = mapped_column(TextsColumn)
    zone: Mapped[str] = mapped_column(String(60))
    side: Mapped[CitySide] = mapped_column(choice(CitySide))

    def label(self) -> str:
        """How the city is called in the log."""
        return self.name.ru


class Venue(Recorded, Base):
    """A house, a park, an airport: an address where something takes place."""

    __tablename__ = "venue"
    __kind__ = "venue"
    __unrecorded__ = frozenset({"uid", "code"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"), index=True)
    name: Mapped[Texts] = mapped_column(TextsColumn)
    address: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    note: Mapped[str] = mapped_column(String(4000), default="")
    """For staff: entrances, passes, whom to call."""

    city: Mapped[City] = relationship(lazy="raise_on_sql")
    halls: Mapped[list["Hall"]] = relationship(
        lazy="raise_on_sql", back_populates="venue", cascade="all, delete-orphan", order_by="Hall.id"
    )

    def label(self) -> str:
        """How the venue is called in the log."""
        return self.name.ru


class Hall(Recorded, Base):
    """A room of a venue that can be taken."""

    __tablename__ = "hall"
    __kind__ = "hall"
    __unrecorded__ = frozenset({"uid", "code"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"), index=True)
    name: Mapped[Texts] = mapped_column(TextsColumn)
    layouts: Mapped[list[tuple[str, int]]] = mapped_column(JSON, default=list)
    """Layout and how many people it holds then. In the hall's own row, so that two who edit it clash, and the log tells it whole."""

    manager: Mapped[str] = mapped_column(String(300), default="")
    """Who is in charge of the hall: called when something changes there."""
    manager_phone: Mapped[str] = mapped_column(String(60), default="")

    venue: Mapped[Venue] = relationship(lazy="raise_on_sql", back_populates="halls")

    @property
    def capacities(self) -> dict[Layout, int]:
        """How many people it holds in each layout that it can be set up in."""
        return {Layout(layout): count for layout, count in self.layouts}

    @capacities.setter
    def capacities(self, seats: dict[Layout, int]) -> None:
        self.layouts = [(layout.value, count) for layout, count in seats.items()]

    @property
    def capacity(self) -> int | None:
        """The most people that it holds in any layout."""
        return max(self.capacities.values(), default=None)

    def label(self) -> str:
        """How the hall is called in the log."""
        return self.name.ru


class TravelTime(Recorded, Base):
    """How many minutes the way from one venue to another takes, as somebody who knows has entered it."""

    __tablename__ = "travel_time"
    __table_args__ = (UniqueConstraint("from_id", "to_id"),)
    __kind__ = "travel_time"
    __unrecorded__ = frozenset({"from_id", "to_id"})
    __linked__ = ("start", "goal")

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("venue.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("venue.id", ondelete="CASCADE"), index=True)
    minutes: Mapped[int]
    """Counts for the way back too, unless that has a row of its own."""

    start: Mapped[Venue] = relationship(lazy="raise_on_sql", foreign_keys=[from_id])
    goal: Mapped[Venue] = relationship(lazy="raise_on_sql", foreign_keys=[to_id])

    def label(self) -> str:
        """How it is called in the log; whoever writes one has loaded both venues."""
        return f"{self.start.name.ru} – {self.goal.name.ru}"
