"""What briefs hold of a person, for the answer to their asking."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.matters.briefs.models import Brief
from app.register.directory.models import Person
from app.register.personal.holdings import HOLDINGS, Held


def briefs_held(session: Session, person: Person) -> Held:
    """Return the briefs on the person, word by word."""
    query = select(Brief).where(Brief.person_id == person.id).order_by(Brief.id).options(selectinload(Brief.sections))
    return [
        {
            "title": one.title.as_dict(),
            "as_of": one.as_of.isoformat(),
            "source": one.source,
            "sections": [{"heading": section.heading.as_dict(), "text": section.text.as_dict()} for section in one.sections],
            "figures": one.figures,
        }
        for one in session.scalars(query)
    ]


HOLDINGS["briefs"] = briefs_held
