"""Reads of stands at a fair, of who exhibits there, and of what their forms offer."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.matters.fairs.models import Exhibitor, Stand
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import GONE
from app.register.directory.models import Person
from app.register.venues.models import Hall, Venue


def with_place() -> tuple[ORMOption, ...]:
    """Return the options that load where a stand is, and who keeps it."""
    return (
        joinedload(Stand.venue).joinedload(Venue.city),
        joinedload(Stand.hall).joinedload(Hall.venue).joinedload(Venue.city),
        joinedload(Stand.keeper),
    )


def with_exhibitors() -> tuple[ORMOption, ...]:
    """Return the options that load who exhibits at a stand, with bodies and contacts."""
    exhibitors = selectinload(Stand.exhibitors)
    return exhibitors.joinedload(Exhibitor.organisation), exhibitors.joinedload(Exhibitor.contact)


def stands_of(session: Session, event_id: int) -> Sequence[Stand]:
    """Return the stands of ours at a fair with places, keepers and exhibitors. Two queries."""
    query = select(Stand).where(Stand.event_id == event_id).options(*with_place(), *with_exhibitors())
    return session.scalars(query.order_by(Stand.id)).all()


def get_stand(session: Session, stand_id: int) -> Stand:
    """Return a stand with its event, place and keeper; raises NotFound."""
    query = select(Stand).where(Stand.id == stand_id).options(*with_place(), joinedload(Stand.event))
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def get_exhibitor(session: Session, exhibitor_id: int) -> Exhibitor:
    """Return an exhibitor with body, contact, stand and event; raises NotFound."""
    query = select(Exhibitor).where(Exhibitor.id == exhibitor_id)
    query = query.options(
        joinedload(Exhibitor.organisation),
        joinedload(Exhibitor.contact),
        joinedload(Exhibitor.stand).joinedload(Stand.event),
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_stand_by_uid(session: Session, uid: str) -> Stand | None:
    """Return the stand with a UID, if there is one."""
    return session.scalars(select(Stand).where(Stand.uid == uid)).one_or_none()


def find_exhibitor_by_uid(session: Session, uid: str) -> Exhibitor | None:
    """Return the exhibitor with a UID, if there is one, with its stand."""
    return session.scalars(select(Exhibitor).where(Exhibitor.uid == uid).options(joinedload(Exhibitor.stand))).one_or_none()


def exhibitors_of(session: Session, event_id: int) -> Sequence[Exhibitor]:
    """Return all who exhibit at the stands of an event, in their order, with their bodies. One query."""
    query = select(Exhibitor).join(Exhibitor.stand).where(Stand.event_id == event_id).options(joinedload(Exhibitor.organisation))
    return session.scalars(query.order_by(Exhibitor.stand_id, Exhibitor.position, Exhibitor.id)).all()


def people_of(session: Session, event_id: int, *, limit: int) -> Sequence[Person]:
    """Return who comes to an event with its delegations, by surname: a keeper or a teller is most often one of them."""
    members = select(DelegationMember.person_id).where(DelegationMember.event_id == event_id, DelegationMember.status.not_in(GONE))
    query = select(Person).where(Person.id.in_(members), Person.erased_at.is_(None), Person.merged_into_id.is_(None))
    return session.scalars(query.order_by(Person.search_text, Person.id).limit(limit)).all()


def history_of_stands(session: Session, event_id: int, stands: Sequence[Stand], *, limit: int) -> Sequence[Change]:
    """Return the latest changes of an event's stands and of who exhibits there now, newest first."""
    exhibitors = [one.id for stand in stands for one in stand.exhibitors]
    about = or_(
        (Change.event_id == event_id) & (Change.kind == Stand.__kind__),
        (Change.kind == Exhibitor.__kind__) & Change.thing_id.in_(exhibitors),
    )
    return session.scalars(select(Change).where(about).order_by(Change.id.desc()).limit(limit)).all()
