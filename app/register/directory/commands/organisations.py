"""Writes of organisations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once, refuse_if_stale
from app.ground.kernel.texts import Texts
from app.register.directory.commands.common import find, remove
from app.register.directory.models import Organisation
from app.register.directory.rules.confirmed import still_confirmed
from app.register.directory.rules.kinds import Category, PartySide


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """What a form says of an organisation."""

    name: Texts
    side: PartySide
    category: Category = Category.GOVERNMENT
    short_name: Texts = Texts()
    region: Texts = Texts()
    cases: Mapping[str, str] = field(default_factory=dict)


def add_organisation(session: Session, uid: str, details: OrganisationDetails, *, code: str | None = None) -> int:
    """Add an organisation and return its id; the same `uid` again adds nothing."""
    known = find(session, Organisation, uid)
    if known is None:
        known = Organisation(uid=uid, code=code)
        _write(known, details)
        return made_once(session, known, lambda: find(session, Organisation, uid)).id
    return known.id


def change_organisation(session: Session, organisation_id: int, seen: int | None, details: OrganisationDetails) -> int:
    """Change an organisation. Cases that were confirmed for another name are dropped."""
    organisation = get_or_refuse(session, Organisation, organisation_id)
    refuse_if_stale(organisation, seen)
    _write(organisation, details)
    session.flush()
    return organisation.id


def remove_organisation(session: Session, organisation_id: int, seen: int | None) -> None:
    """Remove an organisation at which nobody holds a position."""
    organisation = get_or_refuse(session, Organisation, organisation_id)
    refuse_if_stale(organisation, seen)
    remove(session, organisation)


def _write(organisation: Organisation, details: OrganisationDetails) -> None:
    before = organisation.name.ru if organisation.name else ""
    cases = still_confirmed(before, details.name.ru, organisation.cases or {}, details.cases)
    organisation.name, organisation.short_name, organisation.region = details.name, details.short_name, details.region
    organisation.side, organisation.category = details.side, details.category
    if cases != organisation.cases:
        organisation.cases = cases
