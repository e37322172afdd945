"""Loading the briefs and the materials of the demonstration set; the files of materials are made while loading, always the same bytes."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.naming import uid_of
from app.demo.papers_data import DemoBrief, DemoMaterial, DemoPapers
from app.demo.queries import item_ids
from app.matters.agreements.models import Agreement
from app.matters.briefs.commands import AddBrief, BriefDetails, add_brief
from app.matters.briefs.models import Brief
from app.matters.materials.commands import AddMaterial, AddVersion, Sent, add_material, add_version
from app.matters.materials.models import Material
from app.matters.materials.queries import get_material
from app.matters.materials.rules import Subject
from app.matters.undertakings.models import Dossier
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_WORDS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def load_papers(session: Session, told: DemoPapers, by: Actor, persons: Mapping[str, Person], *, now: datetime) -> None:
    """Make those briefs and materials that are not there; what belongs to something that is not in the set is left out."""
    known = set(session.scalars(select(Brief.code)))
    for brief in told.briefs:
        if brief.code not in known and (not brief.person or brief.person in persons):
            _brief(session, brief, by, persons)
    there = set(session.scalars(select(Material.uid)))
    owners = _owners(session, told)
    for material in told.materials:
        if uid_of(material.code) not in there and (material.subject, material.owner) in owners:
            _material(session, material, owners[material.subject, material.owner], by, now)


def _brief(session: Session, told: DemoBrief, by: Actor, persons: Mapping[str, Person]) -> None:
    person_id = persons[told.person].id if told.person else None
    details = BriefDetails(told.title, told.as_of, person_id, told.source, told.sections, told.figures)
    add_brief(session, AddBrief(by, uid_of(told.code), told.kind, details, told.code))


def _owners(session: Session, told: DemoPapers) -> Mapping[tuple[Subject, str], int]:
    """Return the ids of what materials belong to, by sort and code."""
    found = {(Subject.ITEM, code): ident for code, ident in item_ids(session, {one.owner for one in told.materials}).items()}
    dossiers = session.execute(select(Dossier.code, Dossier.id)).all()
    agreements = session.execute(select(Agreement.code, Agreement.id)).all()
    found |= {(Subject.DOSSIER, code): ident for code, ident in dossiers if code}
    return found | {(Subject.AGREEMENT, code): ident for code, ident in agreements if code}


def _material(session: Session, told: DemoMaterial, owner: int, by: Actor, now: datetime) -> None:
    first, *later = (Sent(f"{told.title}.{one.form}", _file(told.title, one.text, one.form)) for one in told.versions)
    cmd = AddMaterial(told.subject, owner, by, uid_of(told.code), first, told.title, told.language, told.versions[0].note)
    ident = add_material(session, cmd, now=now)
    for sent, version in zip(later, told.versions[1:], strict=True):
        add_version(session, AddVersion(ident, by, get_material(session, ident).revision, sent, version.note), now=now)


def _file(title: str, text: str, form: str) -> bytes:
    return _docx(title, text) if form == "docx" else _pdf(text)


def _pdf(text: str) -> bytes:
    """Return the smallest document that shows a line of Latin letters (ISO 32000-1, annex H)."""
    stream = f"BT /F1 11 Tf 72 770 Td ({text}) Tj ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    file, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(file)}\n%%EOF\n"
    return f"{file}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def _docx(*paragraphs: str) -> bytes:
    """Return the smallest document that a word processor opens (ECMA-376): a few paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p>" for one in paragraphs)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, _EPOCH), f'<?xml version="1.0" encoding="UTF-8"?>{content}', ZIP_DEFLATED)
    return file.getvalue()
