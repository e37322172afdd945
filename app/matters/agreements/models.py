"""Tables of agreements and of who signs them."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import AgreementState
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide


class Agreement(Recorded, Base):
    """Something that is to be signed at an event."""

    __tablename__ = "agreement"
    __kind__ = "agreement"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "item_id", "signatory_state"})
    __linked__ = ("item",)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("programme_item.id", ondelete="SET NULL"), index=True)
    """The item of the programme at which it is signed; None while nobody has said."""
    title: Mapped[Texts] = mapped_column(TextsColumn)
    state: Mapped[AgreementState] = mapped_column(choice(AgreementState), default=AgreementState.DRAFT)
    position: Mapped[int] = mapped_column(default=0)
    """The order in which they are signed."""
    note: Mapped[str] = mapped_column(String(1000), default="")
    signatory_list: Mapped[str] = mapped_column(Text, default="")
    """What the log keeps of who signs, a line each, by ids: the log outlives an erasure. The rows are the truth."""
    signatory_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of who signs, so that the agreement's revision does too."""

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    signatories: Mapped[list["AgreementSignatory"]] = relationship(
        lazy="raise_on_sql", back_populates="agreement", cascade="all, delete-orphan", order_by="AgreementSignatory.position"
    )

    def label(self) -> str:
        """How the agreement is called in the log."""
        return self.title.ru


class AgreementSignatory(Base):
    """A party to an agreement and who signs for it; no person while nobody has been named."""

    __tablename__ = "agreement_signatory"

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    party: Mapped[Texts] = mapped_column(TextsColumn)
    """The body that becomes bound: «Правительство Республики Башкортостан»."""
    side: Mapped[PartySide] = mapped_column(choice(PartySide))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    authority: Mapped[str] = mapped_column(String(300), default="")
    """What empowers them: «по должности», «доверенность № 12 от 01.11.2024»."""

    agreement: Mapped[Agreement] = relationship(lazy="raise_on_sql", back_populates="signatories")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
