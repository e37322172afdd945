"""Tables of working groups, of who is in them from when to when, and of which events are their meetings."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.db.searching import Searchable
from app.ground.kernel.texts import Texts
from app.matters.working_groups.rules import GroupRole
from app.planning.events.models import Event
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.rules.kinds import PartySide


class WorkingGroup(Searchable, Recorded, Base):
    """A joint working group of both sides."""

    __tablename__ = "working_group"
    __kind__ = "working_group"
    __unrecorded__ = frozenset({"uid", "code", "our_agency_id", "their_agency_id", "search_text"})
    __linked__ = ("our_agency", "their_agency")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    title: Mapped[Texts] = mapped_column(TextsColumn)
    founded_on: Mapped[date | None]
    document: Mapped[str] = mapped_column(String(300), default="")
    """What it was set up by: «протокол от 12.03.2021 № 4»."""
    our_agency_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    """The responsible agency of Bashkortostan; None: not designated, an open matter."""
    their_agency_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    our_quorum: Mapped[int] = mapped_column(default=0)
    """Members of a side who have to be present; 0: nothing is laid down."""
    their_quorum: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(String(1000), default="")

    our_agency: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[our_agency_id])
    their_agency: Mapped[Organisation | None] = relationship(lazy="raise_on_sql", foreign_keys=[their_agency_id])
    members: Mapped[list["GroupMember"]] = relationship(
        lazy="raise_on_sql", back_populates="group", cascade="all, delete-orphan", order_by="GroupMember.id"
    )

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return self.title.each()

    def label(self) -> str:
        """How the group is called in the log."""
        return self.title.ru


class GroupMember(Recorded, Base):
    """Somebody is in a group, in a role, for a term; a change of role is another row."""

    __tablename__ = "group_member"
    __table_args__ = (
        Index("ix_group_member_group", "group_id", "side"),
        {"info": {"one_each": ("group_id", "person_id", "side", "role", "since", "until")}},
    )
    __kind__ = "group_member"
    __unrecorded__ = frozenset({"uid", "person_id", "appointment_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("working_group.id", ondelete="CASCADE"))
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    role: Mapped[GroupRole] = mapped_column(choice(GroupRole), default=GroupRole.MEMBER)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id", ondelete="SET NULL"), index=True)
    """What they are in it as; None: the first appointment that holds on the day asked for."""
    since: Mapped[date | None]
    """The first day of the term; None: from the beginning."""
    until: Mapped[date | None]
    """The last day of it; None while it lasts."""
    order_no: Mapped[int | None]
    """A place given by hand among those of one role; None: by precedence."""
    document: Mapped[str] = mapped_column(String(300), default="")
    """The order by which they were named."""

    group: Mapped[WorkingGroup] = relationship(lazy="raise_on_sql", back_populates="members")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    appointment: Mapped[Appointment | None] = relationship(lazy="raise_on_sql")

    def label(self) -> str:
        """How the member is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru


class GroupMeeting(Base):
    """An event is a meeting of a group; its number stands among the event's particulars."""

    __tablename__ = "group_meeting"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("working_group.id", ondelete="CASCADE"), index=True)

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    group: Mapped[WorkingGroup] = relationship(lazy="raise_on_sql")
