"""Real materials for tests, each with its files."""

import io
from zipfile import ZipFile

from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.matters.materials.commands import AddMaterial, AddVersion, Sent, add_material, add_version
from app.matters.materials.models import Material
from app.matters.materials.queries import get_material
from app.matters.materials.rules import Subject
from app.register.accounts.rules.roles import Actor, Role

OFFICE = Actor(id=0, name="Протокольный отдел", role=Role.PROTOCOL, language="ru", session_id=0)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def a_pdf(words: str = "") -> bytes:
    """Return a file that is taken for a PDF, other for other words."""
    return PDF + f"% {words}\n".encode()


def a_package(main_part: str, *others: str) -> bytes:
    """Return a ZIP archive as office programs write it, empty but for the names of its parts."""
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", main_part, *others):
            archive.writestr(name, "")
    return file.getvalue()


def a_material(session: Session, subject: Subject, subject_id: int, title: str = "Презентация проекта", *, versions: int = 1) -> Material:
    """Return a material with as many versions, uploaded by the office."""
    sent = Sent("Презентация.pdf", a_pdf(f"{title} 1"))
    ident = add_material(session, AddMaterial(subject, subject_id, OFFICE, new_uid(), sent, title), now=clock.now())
    for number in range(2, versions + 1):
        found = get_material(session, ident)
        add_version(
            session, AddVersion(ident, OFFICE, found.revision, Sent("Презентация.pdf", a_pdf(f"{title} {number}"))), now=clock.now()
        )
    session.expire_all()
    return get_material(session, ident)
