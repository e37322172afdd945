"""The forms of an agreement's texts in each language, and of its entry in the register."""

import re
from typing import Any, Final, Self

from wtforms import FieldList, FormField

from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import DayField, Form, Seen, TextLine, TextsField
from app.ground.words.messages import lazy
from app.matters.agreements.forms import shown
from app.matters.agreements.lacking_rules import Entry
from app.matters.agreements.models import Agreement
from app.matters.agreements.signing_commands import EnterSigned
from app.matters.agreements.text_rules import MOST_TEXTS, LanguageText
from app.matters.agreements.texts_commands import SetTexts
from app.matters.agreements.values import entry_of, texts_of
from app.planning.interpreting.wording import language_meant, language_told
from app.register.accounts.rules.roles import Actor

_IN_ROW: Final = re.compile(r"texts-(\d+)-(\w+)")
_USUAL: Final = ("ru", "kk")
"""What the form of an agreement without texts begins with; who saves it has said so."""


class TextForm(Form):
    """The text in one language; a row in which nothing is written is left out."""

    language = TextLine(lazy(N_("Language")), most=100)
    translator = TextLine(lazy(N_("Who makes the text")), most=300)
    due = DayField(lazy(N_("Due")))
    done_on = DayField(lazy(N_("Done on")))
    checked_by = TextLine(lazy(N_("Who checks it")), most=300)
    checked_on = DayField(lazy(N_("Checked on")))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into the row."""
        return not any(field.data for field in self)

    def text(self) -> LanguageText:
        """Return the row as a value; refuses at its own lines what cannot be."""
        typed = self.language.text
        code = language_meant(typed) if typed else ""
        if code is None:
            raise Refusal(N_("There is no language of this name. Choose one from the list."), "language")
        return LanguageText(code, self.translator.text, self.due.data, self.done_on.data, self.checked_by.text, self.checked_on.data)


class TextsForm(Form):
    """Asks in which languages an agreement is signed, who makes and who checks each text."""

    texts = FieldList(FormField(TextForm), lazy(N_("Texts of the agreement")), max_entries=MOST_TEXTS)
    seen = Seen()

    @classmethod
    def of(cls, agreement: Agreement) -> Self:
        """Return the form as the texts stand now, with an empty row where one fits."""
        rows: list[dict[str, object]] = [
            {"language": language_told(one.language), **{name: getattr(one, name) for name in _COLUMNS}} for one in texts_of(agreement)
        ]
        rows = rows or [{"language": language_told(code)} for code in _USUAL]
        return cls(data={"texts": rows, "seen": agreement.revision})

    def refuse(self, refusal: Refusal) -> None:
        """Put a rule's no beside the line of the row that it names."""
        named = _IN_ROW.fullmatch(refusal.field or "")
        if named is None:
            super().refuse(refusal)
            return
        used = [entry.form for entry in self.texts.entries if not entry.form.is_empty]
        row = used[int(named[1])]
        row.refuse(Refusal(refusal.message, named[2], **refusal.values))
        self.texts.errors = [row.errors]

    def command(self, agreement_id: int, by: Actor) -> SetTexts:
        """Return the command that writes the texts."""
        used = [entry.form for entry in self.texts.entries if not entry.form.is_empty]
        return SetTexts(agreement_id, by, shown(self.seen), tuple(_told(place, row) for place, row in enumerate(used)))


_COLUMNS: Final = ("translator", "due", "done_on", "checked_by", "checked_on")


def _told(place: int, row: TextForm) -> LanguageText:
    try:
        return row.text()
    except Refusal as refusal:
        raise Refusal(refusal.message, f"texts-{place}-{refusal.field}", **refusal.values) from refusal


class SignedForm(Form):
    """Asks when and where an agreement was signed, under which number it is registered, and where our original is."""

    signed_on = DayField(lazy(N_("Day of signing")))
    signed_at = TextsField(lazy(N_("Place of signing")), most=300)
    register_number = TextLine(lazy(N_("Number in the register")), most=40)
    kept_at = TextLine(lazy(N_("Where our original is")), most=300)
    seen = Seen()

    @classmethod
    def of(cls, agreement: Agreement, proposed: Entry) -> Self:
        """Return the form as the register says; what it does not say begins as proposed."""
        told = entry_of(agreement)
        data: dict[str, Any] = {
            "signed_on": told.day or proposed.day,
            "signed_at": (told.place or proposed.place).as_dict(),
            "register_number": told.number or proposed.number,
            "kept_at": told.kept_at or proposed.kept_at,
        }
        return cls(data=data | {"seen": agreement.revision})

    def command(self, agreement_id: int, by: Actor) -> EnterSigned:
        """Return the command that enters the agreement in the register."""
        entry = Entry(self.signed_on.data, self.signed_at.texts, self.register_number.text, self.kept_at.text)
        return EnterSigned(agreement_id, by, shown(self.seen), entry)
