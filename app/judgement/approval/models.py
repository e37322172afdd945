"""Tables of approval: our chain for a version, the partner's letter, and the templates of chains."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.ground.db.base import Base, Recorded, UtcDateTime, choice
from app.judgement.approval.rules import Decision
from app.planning.events.kinds import Kind


class ApprovalTemplate(Recorded, Base):
    """The chain that an event's approval begins with; one for a kind, or one for all."""

    __tablename__ = "approval_template"
    __kind__ = "approval_template"
    __unrecorded__ = frozenset({"uid"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[Kind | None] = mapped_column(choice(Kind), unique=True)
    steps: Mapped[list[list[object]]] = mapped_column(JSON, default=list)
    """In order: approver (position and name), days given."""

    def label(self) -> str:
        """How the template is called in the log."""
        return self.kind.value if self.kind else ""


class ApprovalStep(Recorded, Base):
    """One approver's word on the draft that is to become version `number`."""

    __tablename__ = "approval_step"
    __table_args__ = (Index("ix_approval_step_event", "event_id", "number", "position"),)
    __kind__ = "approval"
    __parent__ = "event_id"
    # Who decided and when is said by the log's own author and time.
    __unrecorded__ = frozenset({"uid", "event_id", "digest", "asked_items", "position", "user_id", "decided_at", "decided_by"})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    number: Mapped[int]
    position: Mapped[int]
    approver: Mapped[str] = mapped_column(String(300))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    """The approver's account, where they have one and may decide themselves."""
    due_on: Mapped[date | None] = mapped_column(index=True)
    decision: Mapped[Decision] = mapped_column(choice(Decision), default=Decision.PENDING)
    remarks: Mapped[str] = mapped_column(String(4000), default="")
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    """Who wrote the decision down: the approver, or the officer who was told it."""
    digest: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 of the draft that the decision was made on."""
    asked_items: Mapped[list[str] | None] = mapped_column(JSON)
    """UIDs of the items that this step is asked about, and the event's own where its dates or texts are; None: everything."""

    def label(self) -> str:
        """How the step is called in the log."""
        return f"Согласование версии {self.number}: {self.approver}"


class PartnerAgreement(Recorded, Base):
    """The partner side's letter that agrees to version `number`."""

    __tablename__ = "partner_agreement"
    __table_args__ = (UniqueConstraint("event_id", "number"),)
    __kind__ = "partner_agreement"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"event_id", "upload", "upload_type"})

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"))
    number: Mapped[int]
    letter_number: Mapped[str] = mapped_column(String(100))
    letter_date: Mapped[date]
    note: Mapped[str] = mapped_column(String(1000), default="")
    upload_name: Mapped[str] = mapped_column(String(200), default="")
    upload_type: Mapped[str] = mapped_column(String(100), default="")
    upload: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))

    def label(self) -> str:
        """How the letter is called in the log."""
        return f"Письмо партнёра к версии {self.number}: № {self.letter_number}"
