"""Reads of agreements: those of an event in the order of signing, and what their forms offer."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import AgreementState
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.directory.models import Person


class ItemOffered(NamedTuple):
    """An item of the programme at which something could be signed."""

    id: int
    title: Texts
    kind: ItemKind
    day: date
    start: datetime | None
    cancelled: bool


def _whole() -> tuple[ORMOption, ...]:
    return joinedload(Agreement.item), selectinload(Agreement.signatories).joinedload(AgreementSignatory.person)


def agreements_of(session: Session, event_id: int) -> Sequence[Agreement]:
    """Return the agreements of an event in the order of signing, with items, signatories and persons. Two queries."""
    query = select(Agreement).where(Agreement.event_id == event_id).options(*_whole())
    return session.scalars(query.order_by(Agreement.position, Agreement.id)).all()


def agreements_at(session: Session, item_id: int) -> Sequence[Agreement]:
    """Return what will be signed at an item, in the order of signing; without the parties. One query."""
    query = select(Agreement).where(Agreement.item_id == item_id, Agreement.state != AgreementState.REMOVED)
    return session.scalars(query.order_by(Agreement.position, Agreement.id)).all()


def get_agreement(session: Session, agreement_id: int) -> Agreement:
    """Return an agreement with its event, item, signatories and persons; raises NotFound."""
    query = select(Agreement).where(Agreement.id == agreement_id).options(*_whole(), joinedload(Agreement.event))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_agreement_by_uid(session: Session, uid: str) -> Agreement | None:
    """Return the agreement with a UID, if there is one."""
    return session.scalars(select(Agreement).where(Agreement.uid == uid).options(*_whole())).one_or_none()


def items_offered(session: Session, event_id: int) -> Sequence[ItemOffered]:
    """Return the items of an event, in the order in which they are read."""
    one = ProgrammeItem
    query = select(one.id, one.title, one.kind, one.day, one.start_local, one.cancelled).where(one.event_id == event_id)
    found = [ItemOffered(*row) for row in session.execute(query.order_by(one.day, one.position, one.id))]
    return sorted(found, key=lambda one: (one.day, one.start is None, one.start or datetime.combine(one.day, time.min)))


def people_of(session: Session, event_id: int, *, limit: int) -> Sequence[Person]:
    """Return who comes to an event with its delegations, by surname: from them a signatory is chosen most often."""
    members = select(DelegationMember.person_id).where(DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE))
    query = select(Person).where(Person.id.in_(members), Person.erased_at.is_(None), Person.merged_into_id.is_(None))
    return session.scalars(query.order_by(Person.search_text, Person.id).limit(limit)).all()


def history_of_agreements(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of all agreements of an event, removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Agreement.__kind__).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()
