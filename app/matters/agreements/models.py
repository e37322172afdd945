"""Tables of agreements, of who signs them, of their texts in each language, and of what they belong to."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.ground.db.base import Base, Recorded, TextsColumn, choice
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import AgreementState, Authority
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide


class Agreement(Recorded, Base):
    """Something that is to be signed at an event."""

    __tablename__ = "agreement"
    __kind__ = "agreement"
    __parent__ = "event_id"
    __unrecorded__ = frozenset({"uid", "code", "event_id", "item_id", "signatory_state", "text_state"})
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
    copies: Mapped[int] = mapped_column(default=2)
    """How many originals are signed."""
    folder: Mapped[str] = mapped_column(String(100), default="")
    """The folder in which it lies at the signing: «красная № 3»."""
    desk: Mapped[str] = mapped_column(String(100), default="")
    """The table at which it is signed."""
    signed_on: Mapped[date | None]
    """The day on which it was signed, for the register."""
    signed_at: Mapped[Texts] = mapped_column(TextsColumn, default=Texts())
    """The place where it was signed."""
    register_number: Mapped[str] = mapped_column(String(40), default="")
    kept_at: Mapped[str] = mapped_column(String(300), default="")
    """Where our original is."""
    text_list: Mapped[str] = mapped_column(Text, default="")
    """What the log keeps of the texts, a line each language. The rows are the truth."""
    text_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of a text, so that the agreement's revision does too."""
    signatory_list: Mapped[str] = mapped_column(Text, default="")
    """What the log keeps of who signs, a line each, by ids: the log outlives an erasure. The rows are the truth."""
    signatory_state: Mapped[str] = mapped_column(String(36), default="")
    """Changes with every change of who signs, so that the agreement's revision does too."""

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    item: Mapped[ProgrammeItem | None] = relationship(lazy="raise_on_sql")
    signatories: Mapped[list["AgreementSignatory"]] = relationship(
        lazy="raise_on_sql", back_populates="agreement", cascade="all, delete-orphan", order_by="AgreementSignatory.position"
    )
    texts: Mapped[list["AgreementText"]] = relationship(
        lazy="raise_on_sql", back_populates="agreement", cascade="all, delete-orphan", order_by="AgreementText.id"
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
    authority_kind: Mapped[Authority | None] = mapped_column(choice(Authority))
    """What empowers them; None: nobody has said yet, or in words only."""
    authority: Mapped[str] = mapped_column(String(300), default="")
    """The paper that empowers them: «доверенность № 12 от 01.11.2024»; before there were kinds also «по должности»."""

    agreement: Mapped[Agreement] = relationship(lazy="raise_on_sql", back_populates="signatories")
    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class AgreementText(Base):
    """The text of an agreement in a language: who translates it until when, and who has checked it."""

    __tablename__ = "agreement_text"
    __table_args__ = (UniqueConstraint("agreement_id", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id", ondelete="CASCADE"))
    language: Mapped[str] = mapped_column(String(10))
    """A BCP 47 tag."""
    translator: Mapped[str] = mapped_column(String(300), default="")
    """Empty with the text that all others are made from."""
    due: Mapped[date | None] = mapped_column(index=True)
    done_on: Mapped[date | None]
    checked_by: Mapped[str] = mapped_column(String(300), default="")
    checked_on: Mapped[date | None]

    agreement: Mapped[Agreement] = relationship(lazy="raise_on_sql", back_populates="texts")


class AgreementLink(Base):
    """An agreement belongs to a dossier, an instruction or a measure: exactly one a row."""

    __tablename__ = "agreement_link"
    __table_args__ = (
        UniqueConstraint("agreement_id", "dossier_id"),
        UniqueConstraint("agreement_id", "instruction_id"),
        UniqueConstraint("agreement_id", "measure_id"),
        CheckConstraint(
            "(CASE WHEN dossier_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN instruction_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN measure_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id", ondelete="CASCADE"))
    dossier_id: Mapped[int | None] = mapped_column(ForeignKey("dossier.id", ondelete="CASCADE"), index=True)
    instruction_id: Mapped[int | None] = mapped_column(ForeignKey("instruction.id", ondelete="CASCADE"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id", ondelete="CASCADE"), index=True)

    agreement: Mapped[Agreement] = relationship(lazy="raise_on_sql")
    dossier: Mapped[Dossier | None] = relationship(lazy="raise_on_sql")
    instruction: Mapped[Instruction | None] = relationship(lazy="raise_on_sql")
    measure: Mapped[Measure | None] = relationship(lazy="raise_on_sql")
