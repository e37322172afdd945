"""Tables of delegations, their members, the links of their contacts and what those have sent in."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, UtcDateTime, choice
from app.ground.db.sealing import Sealed
from app.ground.db.searching import Searchable
from app.ground.kernel.texts import Texts
from app.planning.delegations.rules import GONE, MemberRole, MemberStatus
from app.planning.events.models import Event
from app.register.directory.models import Appointment, Person
from app.register.directory.rules.kinds import Category, PartySide


class Delegation(Searchable, Recorded, Base):
    """People who come to an event together."""

    __tablename__ = "delegation"
    __table_args__ = (Index("ix_delegation_event", "event_id", "position"),)
    __kind__ = "delegation"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "contact_id", "attached_id", "search_text"})
    __linked__ = ("contact", "attached")

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    name: Mapped[Texts] = mapped_column(TextsColumn)
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    category: Mapped[Category] = mapped_column(choice(Category), default=Category.GOVERNMENT)
    position: Mapped[int] = mapped_column(default=0)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Whom to ask on their side."""
    attached_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    """Our officer who is attached to them («прикреплённый»)."""
    duty_phone: Mapped[str] = mapped_column(String(60), default="")
    """The attached officer's phone on duty: a phone of the office, printed on the guests' programmes."""
    fill_by: Mapped[date | None]
    """The day by which their contact has to have filled in the composition."""
    note: Mapped[str] = mapped_column(String(1000), default="")

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    contact: Mapped[Person | None] = relationship(foreign_keys=[contact_id], lazy="joined")
    attached: Mapped[Person | None] = relationship(foreign_keys=[attached_id], lazy="joined")
    members: Mapped[list["DelegationMember"]] = relationship(
        lazy="raise_on_sql", back_populates="delegation", cascade="all, delete-orphan", order_by="DelegationMember.id"
    )

    def words(self) -> Iterable[str]:
        """What a search finds it by."""
        return self.name.each()

    def label(self) -> str:
        """How the delegation is called in the log."""
        return self.name.ru


class DelegationMember(Recorded, Base):
    """Somebody in a delegation. The head is the member whose role says so: there is one at most."""

    __tablename__ = "delegation_member"
    __table_args__ = (
        UniqueConstraint("delegation_id", "person_id"),
        Index(
            "uq_delegation_member_head",
            "delegation_id",
            unique=True,
            sqlite_where=text("role = 'head'"),
            postgresql_where=text("role = 'head'"),
        ),
    )
    __kind__ = "member"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "event_id", "person_id"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"))
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    """The delegation's, kept here for the event's history and for "who is where"."""
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id", ondelete="SET NULL"), index=True)
    """What they come as; None: the first appointment that holds on the event's first day."""
    role: Mapped[MemberRole] = mapped_column(choice(MemberRole), default=MemberRole.MEMBER)
    category: Mapped[Category | None] = mapped_column(choice(Category))
    """None: the delegation's."""
    status: Mapped[MemberStatus] = mapped_column(choice(MemberStatus), default=MemberStatus.PROPOSED)
    order_no: Mapped[int | None]
    """A place given by hand, 1 first; None: by precedence."""
    substitute_id: Mapped[int | None] = mapped_column(ForeignKey("delegation_member.id", ondelete="SET NULL"), index=True)
    """Who comes instead."""
    note: Mapped[str] = mapped_column(String(500), default="")

    delegation: Mapped[Delegation] = relationship(lazy="raise_on_sql", back_populates="members")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    appointment: Mapped[Appointment | None] = relationship(lazy="raise_on_sql")

    @property
    def comes(self) -> bool:
        """Whether they are still expected, or there."""
        return self.status not in GONE

    def label(self) -> str:
        """How the member is called in the log; whoever writes one has loaded the person."""
        return self.person.name.ru


class ContactLink(Base):
    """A private link through which a delegation's contact sees and fills in their own delegation, and nothing else."""

    __tablename__ = "contact_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"), index=True)
    holder: Mapped[str] = mapped_column(String(300))
    """To whom it was given, by name."""
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the token; the token itself is kept nowhere."""
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str] = mapped_column(String(300))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MemberProposal(Sealed, Base):
    """A change that a contact has sent in and that waits for the protocol office's yes; sealed, for it holds personal data."""

    __tablename__ = "member_proposal"
    __table_args__ = (Index("ix_member_proposal_delegation", "delegation_id", "decided_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id", ondelete="CASCADE"))
    member_id: Mapped[int | None] = mapped_column(ForeignKey("delegation_member.id", ondelete="SET NULL"), index=True)
    """Whom it changes or takes out; None for somebody new."""
    deed: Mapped[str] = mapped_column(String(20))
    """`add`, `change` or `remove`."""
    sent_by: Mapped[str] = mapped_column(String(300))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen: Mapped[int | None]
    """The member's revision that the contact saw."""
    accepted: Mapped[bool | None]
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[str] = mapped_column(String(300), default="")
    answer: Mapped[str] = mapped_column(String(500), default="")
    """Why not, as the contact reads it."""

    def bound_to(self) -> str:
        """Bind the payload to the proposal."""
        return f"member_proposal:{self.uid}"


class InvitationAnswer(Base):
    """What somebody has answered to their invitation through their private link; the office sees each until it has looked."""

    __tablename__ = "invitation_answer"
    __table_args__ = (Index("ix_invitation_answer_event", "event_id", "seen_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("delegation_member.id", ondelete="CASCADE"), index=True)
    answer: Mapped[str] = mapped_column(String(20))
    """`accepted`, `declined` or `substitute`."""
    words: Mapped[str] = mapped_column(String(1000), default="")
    """Who comes instead, or a remark."""
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_by: Mapped[str] = mapped_column(String(300), default="")
