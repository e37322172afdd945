"""Reads of troupes, riders, freight and of who performs where; each loads what its page or paper shows."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import Change
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.matters.troupes.rules import OPEN_NEEDS, RiderState
from app.planning.delegations.models import Delegation
from app.planning.programmes.models import ProgrammeItem
from app.register.venues.models import Hall

_T = TypeVar("_T")


class Tally(NamedTuple):
    """How many things of an event there are."""

    troupes: int
    freight: int
    needs: int
    open_needs: int
    refused: int


def _whole() -> tuple[ORMOption, ...]:
    return (
        joinedload(Troupe.delegation),
        joinedload(Troupe.leader),
        selectinload(Troupe.needs),
        selectinload(Troupe.appearances).options(
            joinedload(Appearance.item).options(joinedload(ProgrammeItem.hall).joinedload(Hall.venue), joinedload(ProgrammeItem.venue)),
            joinedload(Appearance.for_item),
        ),
    )


def troupes_of(session: Session, event_id: int) -> Sequence[Troupe]:
    """Return the troupes of an event with riders and appearances, in the order in which they were entered. Three queries."""
    query = select(Troupe).where(Troupe.event_id == event_id).options(*_whole()).order_by(Troupe.id)
    return session.scalars(query).all()


def freight_of(session: Session, event_id: int) -> Sequence[Freight]:
    """Return what travels for an event, by the day on which it is loaded; what nobody has dated comes last. One query."""
    query = select(Freight).where(Freight.event_id == event_id).options(joinedload(Freight.troupe))
    return session.scalars(query.order_by(Freight.loaded_on.is_(None), Freight.loaded_on, Freight.id)).all()


def get_troupe(session: Session, troupe_id: int) -> Troupe:
    """Return a troupe with its event, rider and appearances; raises NotFound."""
    query = select(Troupe).where(Troupe.id == troupe_id).options(*_whole(), joinedload(Troupe.event))
    return _found(session.scalars(query).one_or_none())


def get_need(session: Session, need_id: int) -> RiderNeed:
    """Return a line of a rider with its troupe and event; raises NotFound."""
    of_troupe = joinedload(RiderNeed.troupe).joinedload(Troupe.event)
    return _found(session.scalars(select(RiderNeed).where(RiderNeed.id == need_id).options(of_troupe)).one_or_none())


def get_freight(session: Session, freight_id: int) -> Freight:
    """Return a freight with its event and troupe; raises NotFound."""
    query = select(Freight).where(Freight.id == freight_id).options(joinedload(Freight.event), joinedload(Freight.troupe))
    return _found(session.scalars(query).one_or_none())


def get_appearance(session: Session, appearance_id: int) -> Appearance:
    """Return a performance or rehearsal with its troupe, event and item; raises NotFound."""
    options = (joinedload(Appearance.troupe).joinedload(Troupe.event), joinedload(Appearance.item), joinedload(Appearance.for_item))
    return _found(session.scalars(select(Appearance).where(Appearance.id == appearance_id).options(*options)).one_or_none())


def appearances_at(session: Session, item_id: int) -> Sequence[Appearance]:
    """Return who performs at an item, who rehearses there, and the rehearsals for it elsewhere. One query."""
    query = select(Appearance).where((Appearance.item_id == item_id) | (Appearance.for_item_id == item_id))
    options = (joinedload(Appearance.troupe), joinedload(Appearance.item), joinedload(Appearance.for_item))
    return session.scalars(query.options(*options).order_by(Appearance.id)).all()


def tally_of(session: Session, event_id: int) -> Tally:
    """Return how many troupes, freights and lines of riders an event has. One query."""
    troupes = select(func.count()).select_from(Troupe).where(Troupe.event_id == event_id)
    freight = select(func.count()).select_from(Freight).where(Freight.event_id == event_id)
    needs = select(func.count()).select_from(RiderNeed).join(Troupe, Troupe.id == RiderNeed.troupe_id).where(Troupe.event_id == event_id)
    counts = (troupes, freight, needs, needs.where(RiderNeed.state.in_(OPEN_NEEDS)), needs.where(RiderNeed.state == RiderState.REFUSED))
    return Tally(*session.execute(select(*(one.scalar_subquery() for one in counts))).one())


def items_offered(session: Session, event_id: int) -> Sequence[ProgrammeItem]:
    """Return the items of a programme that are not cancelled, by time. One query."""
    one = ProgrammeItem
    query = select(one).where(one.event_id == event_id, one.cancelled.is_(False))
    return session.scalars(query.order_by(one.day, one.start_local.is_(None), one.start_local, one.position, one.id)).all()


def delegations_offered(session: Session, event_id: int) -> Sequence[Delegation]:
    """Return the delegations of an event in their order. One query."""
    return session.scalars(select(Delegation).where(Delegation.event_id == event_id).order_by(Delegation.position, Delegation.id)).all()


def history_of_troupes(session: Session, event_id: int, *, limit: int) -> Sequence[Change]:
    """Return the latest changes of the troupes and freights of an event, newest first."""
    query = select(Change).where(Change.event_id == event_id, Change.kind.in_((Troupe.__kind__, Freight.__kind__)))
    return session.scalars(query.order_by(Change.id.desc()).limit(limit)).all()


def troupe_names(session: Session, event_id: int) -> Sequence[tuple[int, Texts]]:
    """Return the troupes of an event by id with what they are called. One query."""
    rows = session.execute(select(Troupe.id, Troupe.name).where(Troupe.event_id == event_id).order_by(Troupe.id))
    return [(ident, name) for ident, name in rows]


def troupe_changed(session: Session, troupe: Troupe) -> datetime | None:
    """Return when something of a troupe or of the lines of its rider was last changed; None where the log does not know."""
    needs = select(RiderNeed.id).where(RiderNeed.troupe_id == troupe.id)
    of_troupe = (Change.kind == Troupe.__kind__) & (Change.thing_id == troupe.id)
    of_needs = (Change.kind == RiderNeed.__kind__) & Change.thing_id.in_(needs)
    return session.scalar(select(func.max(Change.at)).where(of_troupe | of_needs))


def freight_changed(session: Session, event_id: int) -> datetime | None:
    """Return when something that travels for an event was last changed."""
    return session.scalar(select(func.max(Change.at)).where(Change.event_id == event_id, Change.kind == Freight.__kind__))


def _found(found: _T | None) -> _T:
    if found is None:
        raise NotFound
    return found
