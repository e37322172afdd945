"""Why somebody stays in the directory: a published version names them, and an erasure has to find whom it names."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.judgement.publishing.models import VersionPerson
from app.register.directory.keeping import NEEDED
from app.register.directory.models import Person


def named_in_versions(session: Session, person: Person) -> str:
    """Say that a version names somebody, where one does."""
    named = session.scalar(select(VersionPerson.version_id).where(VersionPerson.person_uid == person.uid).limit(1))
    return N_("A published version names %(name)s, so the entry stays; it can be erased on request.") if named else ""


NEEDED["versions"] = named_in_versions
