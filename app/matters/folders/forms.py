"""The forms of a folder: what to put in, how a document is called, the buttons beside it."""

from wtforms import SelectMultipleField

from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import Form, Seen, TextLine, Whole
from app.ground.words.messages import lazy
from app.matters.folders.commands import AddSheets, MoveSheet, NameSheet, RemoveSheet
from app.matters.folders.models import FolderSheet
from app.matters.folders.rules import LONGEST_TITLE, NoSuchDocument, Wanted
from app.register.accounts.rules.roles import Actor


class AddSheetsForm(Form):
    """Says which documents go into the folder."""

    wanted = SelectMultipleField(lazy(N_("Documents")), validate_choice=False)

    def command(self, event_id: int, by: Actor) -> AddSheets:
        """Return the command; refuses what names no document."""
        try:
            wanted = tuple(Wanted.of(key) for key in self.wanted.data or [])
        except NoSuchDocument:
            raise Refusal(N_("One of these documents is no longer there. Look at the list again."), "wanted") from None
        if not wanted:
            raise Refusal(N_("Choose at least one document."), "wanted")
        return AddSheets(event_id, by, wanted)


class NameSheetForm(Form):
    """Asks how the table of contents calls a document."""

    title = TextLine(lazy(N_("Title in the table of contents")), most=LONGEST_TITLE)
    seen = Seen()

    @classmethod
    def of(cls, sheet: FolderSheet) -> "NameSheetForm":
        """Return the form filled in."""
        return cls(data={"title": sheet.title, "seen": sheet.revision})

    def command(self, sheet_id: int, by: Actor) -> NameSheet:
        """Return the command."""
        return NameSheet(sheet_id, by, self.seen.data or 0, self.title.text)


class OnSheetForm(Form):
    """The buttons beside a document."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def move_command(self, sheet_id: int, by: Actor) -> MoveSheet:
        """Return the command that moves the document."""
        return MoveSheet(sheet_id, by, self.seen.data or 0, self.step.data or 1)

    def remove_command(self, sheet_id: int, by: Actor) -> RemoveSheet:
        """Return the command that takes it out."""
        return RemoveSheet(sheet_id, by, self.seen.data or 0)
