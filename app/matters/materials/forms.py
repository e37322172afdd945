"""The forms of a material: its file, what it is called, and the buttons beside it.

What comes from no page of ours has seen nothing that could still be so: its revision is 0.
"""

from typing import Any, Final, Self

from werkzeug.datastructures import FileStorage
from wtforms import FileField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import Choice, Form, Seen, TextLine, Whole
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import lazy
from app.matters.materials.commands import (
    AddMaterial,
    AddVersion,
    RemoveMaterial,
    RenameMaterial,
    ReorderMaterial,
    Sent,
    SetWithdrawn,
)
from app.matters.materials.models import Material
from app.matters.materials.rules import LONGEST_NOTE, LONGEST_TITLE, Subject
from app.register.accounts.rules.roles import Actor

_LANGUAGES: Final = [("", lazy(N_("no matter"))), *OWN_NAMES.items()]
_UPLOAD: Final = lazy(N_("File: PDF, JPEG, PNG, DOCX, XLSX or PPTX, up to 10 MB"))


class _FileForm(Form):
    """Asks for a file."""

    upload = FileField(_UPLOAD)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Refuse a form without a file."""
        if not super().validate(*args, **kwargs):
            return False
        if not isinstance(self.upload.data, FileStorage) or not self.upload.data.filename:
            self.refuse(Refusal(N_("Choose a file."), "upload"))
        return not self.errors

    def _sent(self) -> Sent:
        file: FileStorage = self.upload.data
        return Sent(file.filename or "", file.read())


class MaterialForm(_FileForm):
    """Asks for a new material."""

    title = TextLine(lazy(N_("Title")), most=LONGEST_TITLE)
    language = Choice(lazy(N_("Language")), choices=_LANGUAGES)
    note = TextLine(lazy(N_("Note")), most=LONGEST_NOTE)
    uid = HiddenField()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new material."""
        return cls(data={"uid": new_uid(), "language": ""})

    def command(self, subject: Subject, subject_id: int, by: Actor) -> AddMaterial:
        """Return the command that adds it."""
        uid, language = as_uid(self.uid.data), self.language.data or ""
        return AddMaterial(subject, subject_id, by, uid, self._sent(), self.title.text, language, self.note.text)


class VersionForm(_FileForm):
    """Asks for a new version of a material."""

    note = TextLine(lazy(N_("What has changed")), most=LONGEST_NOTE)
    seen = Seen()

    @classmethod
    def of(cls, material: Material) -> Self:
        """Return the form for the version that comes next."""
        return cls(data={"seen": material.revision})

    def command(self, material_id: int, by: Actor) -> AddVersion:
        """Return the command that adds it."""
        return AddVersion(material_id, by, (self.seen.data or 0), self._sent(), self.note.text)


class RenameForm(Form):
    """Asks what a material is called and in which language it is."""

    title = TextLine(lazy(N_("Title")), most=LONGEST_TITLE)
    language = Choice(lazy(N_("Language")), choices=_LANGUAGES)
    seen = Seen()

    @classmethod
    def of(cls, material: Material) -> Self:
        """Return the form as a material stands now."""
        return cls(data={"title": material.title, "language": material.language, "seen": material.revision})

    def command(self, material_id: int, by: Actor) -> RenameMaterial:
        """Return the command that renames it."""
        return RenameMaterial(material_id, by, (self.seen.data or 0), self.title.text, self.language.data or "")


class OnMaterialForm(Form):
    """Asks for nothing but the revision that was seen; `step` where the order is to change."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def reorder_command(self, material_id: int, by: Actor) -> ReorderMaterial:
        """Return the command that lets the material change places with its neighbour."""
        return ReorderMaterial(material_id, by, (self.seen.data or 0), self.step.data or 1)

    def withdrawn_command(self, material_id: int, by: Actor, *, withdrawn: bool) -> SetWithdrawn:
        """Return the command that takes the material out of use, or back into it."""
        return SetWithdrawn(material_id, by, (self.seen.data or 0), withdrawn)

    def remove_command(self, material_id: int, by: Actor) -> RemoveMaterial:
        """Return the command that removes the material."""
        return RemoveMaterial(material_id, by, (self.seen.data or 0))
