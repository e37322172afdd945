"""How `demo/briefs.json` and `demo/materials.json` are written: what a thing belongs to stands under the name of its sort."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.demo.papers_data import DemoBrief, DemoMaterial, DemoPapers, DemoVersion
from app.ground.kernel.texts import Texts
from app.matters.briefs.figures import Figure
from app.matters.briefs.rules import BriefKind, SectionText
from app.matters.materials.rules import Subject


def papers_of(briefs: Mapping[str, Any], materials: Mapping[str, Any]) -> DemoPapers:
    """Return the briefs and the materials."""
    return DemoPapers(tuple(map(_brief, briefs["briefs"])), tuple(map(_material, materials["materials"])))


def _brief(row: Mapping[str, Any]) -> DemoBrief:
    return DemoBrief(
        code=row["code"],
        kind=BriefKind(row["kind"]),
        title=Texts.of(row["title"]),
        person=row.get("person", ""),
        as_of=date.fromisoformat(row["as_of"]),
        source=row["source"],
        sections=tuple(SectionText(Texts.of(one["heading"]), Texts.of(one["text"])) for one in row["sections"]),
        figures=tuple(map(Figure.of, row["figures"])),
    )


def _material(row: Mapping[str, Any]) -> DemoMaterial:
    subject = next(one for one in Subject if one.value in row)
    versions = tuple(DemoVersion(one["text"], one["note"], one.get("form", "docx")) for one in row["versions"])
    return DemoMaterial(row["code"], subject, row[subject.value], row["title"], row["language"], versions)
