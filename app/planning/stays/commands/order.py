"""The order of checking in at a hotel on a day: by hand, and back to precedence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.refusals import N_, Refusal
from app.planning.delegations.rules import numbers_by_hand, placed
from app.planning.stays.commands.common import hotel_to_change, stay_to_change
from app.planning.stays.models import Hotel, Stay
from app.planning.stays.people import company_of
from app.planning.stays.rooming import check_in_order
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class PlaceStay:
    """Move a stay that the person saw at revision `seen`: `step` places on (negative: back) among those who come that day."""

    stay_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class OrderByPrecedence:
    """Forget the places given by hand to those who come to a hotel on a day."""

    hotel_id: int
    by: Actor
    day: date


def place_stay(session: Session, cmd: PlaceStay) -> int:
    """Move the stay and return the hotel's id; those behind everybody who was ever moved stay by precedence."""
    found = stay_to_change(session, cmd.stay_id, cmd.by, cmd.seen)
    if found.cancelled:
        raise Refusal(N_("A cancelled stay has no place in the order."))
    session.scalar(select(Hotel.id).where(Hotel.id == found.hotel_id).with_for_update())  # one order at a time
    comers = company_of(session, found.event).by_person
    order = check_in_order(_coming(session, found), comers)
    after = placed(order, found, order.index(found) + cmd.step)
    for one, number in numbers_by_hand(order, after, {one: one.order_no for one in order}).items():
        if one is found:
            one.order_no = number
        elif one.order_no != number:
            # The others only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Stay).where(Stay.id == one.id).values(order_no=number))
    session.flush()
    return found.hotel_id


def order_by_precedence(session: Session, cmd: OrderByPrecedence) -> int:
    """Forget the places given by hand; return the hotel's id."""
    hotel = hotel_to_change(session, cmd.hotel_id, cmd.by, None)
    those = (Stay.hotel_id == hotel.id, Stay.from_day == cmd.day, Stay.order_no.is_not(None))
    session.execute(update(Stay).where(*those).values(order_no=None))
    return hotel.id


def _coming(session: Session, stay: Stay) -> Sequence[Stay]:
    """Return the stays that begin at the same hotel on the same day and hold, as they stand now."""
    query = select(Stay).where(Stay.hotel_id == stay.hotel_id, Stay.from_day == stay.from_day, Stay.cancelled.is_(False))
    return session.scalars(query.options(joinedload(Stay.person)).execution_options(populate_existing=True)).all()
