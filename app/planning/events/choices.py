"""What the form of an event offers to choose from."""

from typing import Any

from sqlalchemy.orm import Session

from app.ground.words.languages import current
from app.planning.events.queries import coordinators_of
from app.planning.events.series_queries import series_of
from app.register.venues.queries import cities_of


def choices_for(session: Session) -> dict[str, Any]:
    """Return the cities, the people and the series, as the form takes them."""
    return {
        "cities": [(city.id, city.name.told(current())) for city in cities_of(session)],
        "people": [(user.id, user.name) for user in coordinators_of(session)],
        "series": [(series.id, series.title.told(current())) for series in series_of(session)],
    }
