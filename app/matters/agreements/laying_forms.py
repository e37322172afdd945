"""The form of a whole signing: table and folder of every agreement at once."""

import re
from collections.abc import Sequence
from typing import Final, Self

from wtforms import FieldList, FormField, HiddenField

from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import row_id
from app.ground.web.forms import Form, TextLine
from app.ground.words.messages import lazy
from app.matters.agreements.laying_commands import MOST_CHARACTERS, Cell, Laid, LaySigning
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import MOST_AGREEMENTS
from app.register.accounts.rules.roles import Actor

_IN_ROW: Final = re.compile(r"rows-(\d+)-(desk|folder)")


class LaidForm(Form):
    """One agreement: where it lies, and what the page showed of that."""

    desk = TextLine(lazy(N_("Signing table")), most=MOST_CHARACTERS)
    folder = TextLine(lazy(N_("Folder at the signing")), most=MOST_CHARACTERS)
    agreement_id = HiddenField()
    was_desk = HiddenField()
    was_folder = HiddenField()
    overtaken = ""
    """Which line somebody else has changed meanwhile."""

    @property
    def row(self) -> int:
        """The id of the agreement; 0 of what no page sends."""
        try:
            return row_id(self.agreement_id.data or "") or 0
        except ValueError:
            return 0

    def laid(self) -> Laid:
        """Return the row as a value."""
        return Laid(self.row, Cell(self.was_desk.data or "", self.desk.text), Cell(self.was_folder.data or "", self.folder.text))


class LayingForm(Form):
    """Asks for the tables and folders of a signing."""

    rows = FieldList(FormField(LaidForm), lazy(N_("Table and folder")), max_entries=MOST_AGREEMENTS)

    @classmethod
    def of(cls, agreements: Sequence[Agreement]) -> Self:
        """Return the form as the agreements lie now."""
        rows = [{"agreement_id": one.id, "desk": one.desk, "folder": one.folder} for one in agreements]
        return cls(data={"rows": [row | {"was_desk": row["desk"], "was_folder": row["folder"]} for row in rows]})

    def refuse(self, refusal: Refusal) -> None:
        """Put a rule's no beside the line of the row that it names."""
        named = _IN_ROW.fullmatch(refusal.field or "")
        if named is None:
            super().refuse(refusal)
            return
        row = self.rows.entries[int(named[1])].form
        row.refuse(Refusal(refusal.message, named[2], **refusal.values))
        row.overtaken = named[2]
        self.rows.errors = [row.errors]

    def seen_anew(self, agreements: Sequence[Agreement]) -> Self:
        """Take what stands now as shown in a line that somebody else has changed: saved again, it is overwritten."""
        now = {one.id: one for one in agreements}
        for row in (entry.form for entry in self.rows.entries):
            if row.overtaken and row.row in now:
                row[f"was_{row.overtaken}"].data = getattr(now[row.row], row.overtaken)
        return self

    def command(self, item_id: int, by: Actor) -> LaySigning:
        """Return the command that writes the tables and folders down."""
        return LaySigning(item_id, by, tuple(entry.form.laid() for entry in self.rows.entries))
