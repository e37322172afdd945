"""Forms of taking a list in: the upload, what its columns say, what is decided about doubtful rows."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Self

from werkzeug.datastructures import FileStorage
from wtforms import FileField, HiddenField, TextAreaField

from app.faces.spreadsheets.drafts import KeepDraft, Mapped
from app.faces.spreadsheets.guessing import columns_with, guessed
from app.faces.spreadsheets.reading.limits import NotTaken
from app.faces.spreadsheets.reading.reader import pasted, sheets_of
from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Choice, Column, Columns, Decision, Sheet
from app.ground.web.forms import Form
from app.ground.words.messages import lazy
from app.register.accounts.rules.roles import Actor

_CHOICE: Final = re.compile(r"(known|row):(\d{1,9})|(new)|(leave)")


class ListForm(Form):
    """A list as a file or pasted."""

    uid = HiddenField()
    upload = FileField(lazy(N_("File")))
    paste = TextAreaField(lazy(N_("Or a table copied from a spreadsheet or a document")))

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new list."""
        return cls(uid=new_uid())

    def command(self, target: str, target_id: int, by: Actor) -> KeepDraft:
        """Read the list; raises Refusal beside the upload."""
        file = self.upload.data if isinstance(self.upload.data, FileStorage) else None  # a text by that name is no file
        content = file.read() if file else b""
        paste = self.paste.data or ""
        if not content and not paste.strip():
            raise NotTaken(N_("Choose a file, or paste a table."))
        sheets = sheets_of(content) if content else pasted(paste)
        name = (file.filename or "") if file and content else ""
        return KeepDraft(by, as_uid(self.uid.data), target, target_id, name, sheets)


def mapped_by(sent: Mapping[str, str], sheets: Sequence[Sheet], columns: Sequence[Column], before: Mapped) -> Mapped:
    """Read what a page says of the columns; for another table or another row of headings they are guessed anew."""
    number = _number(sent.get("sheet", ""), before.sheet, range(len(sheets)))
    sheet = sheets[number]
    if number != before.sheet:
        return Mapped(number, guessed(sheet, columns))
    # People count rows from 1; 0 is no headings.
    heading = _number(sent.get("heading", ""), before.columns.heading + 1, range(len(sheet.rows) + 1)) - 1
    if heading != before.columns.heading:
        return Mapped(number, columns_with(sheet, heading, columns))
    keys = {column.key for column in columns}
    of = {place: key for place in range(sheet.width) if (key := sent.get(f"column-{place}", "")) in keys}
    return Mapped(number, Columns(heading, of))


def refuse_twice(mapped: Mapped, columns: Sequence[Column], *, anew: bool) -> None:
    """Refuse two columns of a list that say the same, where only one can; a guess made `anew` is looked at first."""
    if anew:
        return
    if not mapped.columns.of:
        raise NotTaken(N_("Say of at least one column what it is."))
    several = {column.key for column in columns if column.several}
    seen: set[str] = set()
    for key in mapped.columns.of.values():
        if key in seen and key not in several:
            label = next(column.label for column in columns if column.key == key)
            raise NotTaken(N_("Two columns cannot both be “%(column)s”."), column=label)
        seen.add(key)


def choices_by(sent: Mapping[str, str], before: Mapping[int, Choice]) -> dict[int, Choice]:
    """Return the decisions about doubtful rows after those that a page has sent; what it does not show stays."""
    choices = dict(before)
    for name, told in sent.items():
        number = name.removeprefix("row-")
        if number == name or not number.isdecimal() or len(number) > 6:
            continue
        choices.pop(int(number), None)
        if found := _CHOICE.fullmatch(told):
            decision = Decision(found[1] or found[3] or found[4])
            choices[int(number)] = Choice(decision, int(found[2] or 0))
    return choices


def _number(typed: str, before: int, allowed: range) -> int:
    number = int(typed) if typed.isdecimal() and len(typed) < 7 else before
    return number if number in allowed else before
