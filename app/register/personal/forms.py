"""The forms of a record, of a reason, and of what a list of readings shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine
from app.ground.words.messages import lazy
from app.register.accounts.rules.roles import Actor
from app.register.personal.blocking import BlockPerson
from app.register.personal.commands import DropRecord, KeepRecord
from app.register.personal.erasing import ErasePerson
from app.register.personal.models import PersonalRecord
from app.register.personal.rules import DEFAULT_PURPOSES, LONGEST, PURPOSE_NAMES, DataKind, Purpose, usual_term

_HINTS: Final = {
    DataKind.PHONE: lazy(N_("With its code: +7 917 123-45-67.")),
    DataKind.EMAIL: lazy(N_("name@office.example")),
    DataKind.DOCUMENT: lazy(N_("Series and number, and whose it is.")),
    DataKind.BIRTH_DATE: lazy(N_("A day like 26.11.2024.")),
    DataKind.NEEDS: lazy(N_("What others have to know to receive them well, and no more.")),
}


class RecordForm(Form):
    """A record. What is kept stands in it only where it has been opened; left empty, it stays."""

    uid = HiddenField()
    seen = Seen()
    value = TextLine(render_kw={"autocomplete": "off"})
    purpose = Choice(lazy(N_("Purpose")), choices=[(one.value, lazy(name)) for one, name in PURPOSE_NAMES.items()])
    keep_until = DayField(lazy(N_("Keep until")), [Required()], description=lazy(N_("The last day; the record is destroyed after it.")))

    @classmethod
    def blank(cls, kind: DataKind, today: date) -> Self:
        """Return the form of a new record, with the usual purpose and term."""
        purpose = DEFAULT_PURPOSES[kind]
        until = usual_term(purpose, needed_until=today, today=today)
        return cls(data={"uid": new_uid(), "purpose": purpose.value, "keep_until": until})

    @classmethod
    def of(cls, record: PersonalRecord, value: str = "") -> Self:
        """Return the form of a record as it is now; `value` where it has been opened."""
        data = {"seen": record.revision, "value": value, "purpose": record.purpose.value, "keep_until": record.keep_until}
        return cls(data=data | ({"valid_until": record.valid_until} if record.kind is DataKind.DOCUMENT else {}))

    def command(self, by: Actor, person_id: int, kind: DataKind) -> KeepRecord:
        """Return the command that keeps what was typed."""
        assert self.keep_until.data is not None  # validated
        purpose = Purpose(self.purpose.data)
        return KeepRecord(by, as_uid(self.uid.data), person_id, kind, self.value.text, purpose, self.keep_until.data, self.seen.data)


class DocumentForm(RecordForm):
    """A record of a passport or identity card, and until when it is valid."""

    valid_until = DayField(lazy(N_("Valid until")))

    def command(self, by: Actor, person_id: int, kind: DataKind) -> KeepRecord:
        """Return the command that keeps what was typed."""
        return replace(super().command(by, person_id, kind), valid_until=self.valid_until.data)


class NeedsForm(RecordForm):
    """A record of several lines."""

    value = TextBlock(most=LONGEST[DataKind.NEEDS], render_kw={"autocomplete": "off", "rows": 4})  # type: ignore[assignment]


_FORMS: Final[Mapping[DataKind, type[RecordForm]]] = {DataKind.DOCUMENT: DocumentForm, DataKind.NEEDS: NeedsForm}


def form_of(kind: DataKind) -> type[RecordForm]:
    """Return the form that a kind of record has."""
    return _FORMS.get(kind, RecordForm)


def hint_of(kind: DataKind, *, kept: bool) -> str:
    """Return what stands beside the value."""
    return str(lazy(N_("Leave empty to keep what is there."))) if kept else str(_HINTS[kind])


class SeenForm(Form):
    """A button, and the revision that its page showed."""

    seen = Seen()

    def drop_command(self, by: Actor, record_id: int) -> DropRecord:
        """Return the command that destroys a record."""
        return DropRecord(by, record_id, self.seen.data)


class ReasonForm(Form):
    """Why somebody is blocked, unblocked or erased."""

    seen = Seen()
    reason = TextLine(
        lazy(N_("Reason")),
        [Required()],
        description=lazy(N_("The number and day of the request; no name and no personal data, for it stays in the history.")),
    )

    def block_command(self, by: Actor, person_id: int, *, blocked: bool) -> BlockPerson:
        """Return the command that blocks, or lifts the block."""
        return BlockPerson(person_id, by, self.seen.data, self.reason.text, blocked)

    def erase_command(self, by: Actor, person_id: int) -> ErasePerson:
        """Return the command that erases."""
        return ErasePerson(person_id, by, self.seen.data, self.reason.text)
