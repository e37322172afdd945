"""Reads of agreements: those of an event in the order of signing, and what their forms offer."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.db.loading import belonging
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.agreements.models import Agreement, AgreementSignatory, AgreementText
from app.matters.agreements.rules import PAST, AgreementState
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
    return (
        joinedload(Agreement.item),
        belonging(Agreement.signatories).joinedload(AgreementSignatory.person),
        belonging(Agreement.texts),
    )


def agreements_of(session: Session, event_id: int) -> Sequence[Agreement]:
    """Return the agreements of an event in the order of signing, with items, signatories, persons and texts. Three queries."""
    query = select(Agreement).where(Agreement.event_id == event_id).options(*_whole())
    return session.scalars(query.order_by(Agreement.position, Agreement.id)).all()


def agreements_at(session: Session, item_id: int) -> Sequence[Agreement]:
    """Return what will be signed at an item, in the order of signing; without the parties. One query."""
    return session.scalars(_at(item_id)).all()


def agreements_whole_at(session: Session, item_id: int) -> Sequence[Agreement]:
    """Return what will be signed at an item, in the order of signing, with signatories, persons and texts. Three queries."""
    return session.scalars(_at(item_id).options(*_whole())).all()


def _at(item_id: int) -> Select[Agreement]:
    query = select(Agreement).where(Agreement.item_id == item_id, Agreement.state != AgreementState.REMOVED)
    return query.order_by(Agreement.position, Agreement.id)


def get_agreement(session: Session, agreement_id: int) -> Agreement:
    """Return an agreement with its event, item, signatories, persons and texts; raises NotFound."""
    query = select(Agreement).where(Agreement.id == agreement_id).options(*_whole(), joinedload(Agreement.event))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_agreement_by_uid(session: Session, uid: str) -> Agreement | None:
    """Return the agreement with a UID, if there is one."""
    return session.scalars(select(Agreement).where(Agreement.uid == uid).options(*_whole())).one_or_none()


def texts_due(session: Session, until: date, *, limit: int) -> Sequence[AgreementText]:
    """Return the texts that should be done by a day and are not, of what is still to be signed, with its agreement. One query."""
    query = select(AgreementText).join(AgreementText.agreement)
    query = query.where(AgreementText.due <= until, AgreementText.done_on.is_(None), Agreement.state.not_in(PAST))
    query = query.options(contains_eager(AgreementText.agreement))
    return session.scalars(query.order_by(AgreementText.due, AgreementText.agreement_id, AgreementText.id).limit(limit)).all()


def register_numbers(session: Session, year: int) -> Sequence[str]:
    """Return the numbers that the register has given to what was signed in a year."""
    signed = Agreement.signed_on.between(date(year, 1, 1), date(year, 12, 31))
    return session.scalars(select(Agreement.register_number).where(signed, Agreement.register_number != "").order_by(Agreement.id)).all()


def is_number_taken(session: Session, number: str, year: int, other_than: int) -> bool:
    """Tell whether the register has given a number of a year to another agreement."""
    same = Agreement.register_number == number, Agreement.signed_on.between(date(year, 1, 1), date(year, 12, 31))
    return session.scalar(select(Agreement.id).where(*same, Agreement.id != other_than).limit(1)) is not None


def items_offered(session: Session, event_id: int) -> Sequence[ItemOffered]:
    """Return the items of an event, in the order in which they are read."""
    one = ProgrammeItem
    query = select(one.id, one.title, one.kind, one.day, one.start_local, one.cancelled).where(one.event_id == event_id)
    found = [ItemOffered(*row) for row in session.execute(query.order_by(one.day, one.position, one.id))]
    return sorted(found, key=lambda one: (one.day, one.start is None, one.start or datetime.combine(one.day, time.min)))


def signing_items(session: Session, event_id: int) -> Sequence[ItemOffered]:
    """Return the items of an event at which something is signed, or is meant to be, in the order in which they are read. Two queries."""
    named = set(session.scalars(select(Agreement.item_id).where(Agreement.event_id == event_id, Agreement.item_id.is_not(None))))
    return [one for one in items_offered(session, event_id) if one.kind is ItemKind.SIGNING or one.id in named]


def people_of(session: Session, event_id: int, *, limit: int) -> Sequence[Person]:
    """Return who comes to an event with its delegations, by surname: from them a signatory is chosen most often."""
    members = select(DelegationMember.person_id).where(DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE))
    query = select(Person).where(Person.id.in_(members), Person.erased_at.is_(None), Person.merged_into_id.is_(None))
    return session.scalars(query.order_by(Person.search_text, Person.id).limit(limit)).all()


def history_of_agreements(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of all agreements of an event, removed ones too, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind == Agreement.__kind__).order_by(Change.id.desc()).limit(limit)
    return session.scalars(query).all()
