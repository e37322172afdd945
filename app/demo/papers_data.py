"""The briefs and the materials of the demonstration set, as frozen values; persons, items, dossiers and agreements by their codes."""

from dataclasses import dataclass
from datetime import date

from app.ground.kernel.texts import Texts
from app.matters.briefs.figures import Figure
from app.matters.briefs.rules import BriefKind, SectionText
from app.matters.materials.rules import Subject


@dataclass(frozen=True, slots=True)
class DemoBrief:
    """A brief; `person` is empty where it is about none."""

    code: str
    kind: BriefKind
    title: Texts
    person: str
    as_of: date
    source: str
    sections: tuple[SectionText, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class DemoVersion:
    """A file that is made while loading: its words, what changed, and whether it is a PDF or a DOCX."""

    text: str
    note: str
    form: str


@dataclass(frozen=True, slots=True)
class DemoMaterial:
    """A material of the thing that stands by its code."""

    code: str
    subject: Subject
    owner: str
    title: str
    language: str
    versions: tuple[DemoVersion, ...]


@dataclass(frozen=True, slots=True)
class DemoPapers:
    """All of both."""

    briefs: tuple[DemoBrief, ...] = ()
    materials: tuple[DemoMaterial, ...] = ()
