"""What stays hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.planning.stays.models import Hotel, Stay
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def stays_held(session: Session, person: Person) -> Held:
    """Return the person's stays, by event."""
    query = select(Stay).where(Stay.person_id == person.id).order_by(Stay.from_day, Stay.id)
    query = query.options(joinedload(Stay.event), joinedload(Stay.hotel).joinedload(Hotel.venue), joinedload(Stay.room))
    return [
        {
            "event": one.event.title.as_dict(),
            "hotel": one.hotel.venue.name.as_dict(),
            "room": one.room.number if one.room else None,
            "days": [one.from_day.isoformat(), one.until_day.isoformat()],
            "category": one.category.value,
            "payer": one.payer.value,
            "note": one.note,
            "cancelled": one.cancelled,
        }
        for one in session.scalars(query)
    ]


HOLDINGS["stays"] = stays_held
