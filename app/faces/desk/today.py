"""What is on now and what is next, from the items around the present moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.ground.kernel.finding import found_in
from app.ground.kernel.text import searchable
from app.ground.words import dates
from app.ground.words.languages import current
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import place_of
from app.register.venues.models import Venue

NEXT = 12
"""Items shown as next."""
OPEN_LASTS = timedelta(hours=1)
"""How long an item without an end is shown as being on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item on the first screen."""

    item_id: int
    event_id: int
    event: str
    time: str
    day: str
    city: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Today:
    """What is on, and what comes after it."""

    on: tuple[Line, ...]
    following: tuple[Line, ...]


def today_of(items: Sequence[ProgrammeItem], now: datetime) -> Today:
    """Return the items that are on at `now` and the next ones, by their instants, so that Astana and Ufa mix rightly."""
    running = [item for item in items if item.starts_at and item.starts_at <= now < _end(item)]
    coming = sorted((item for item in items if item.starts_at and item.starts_at > now), key=lambda item: item.starts_at or now)
    return Today(tuple(map(_line, running)), tuple(map(_line, coming[:NEXT])))


def lines_of(items: Sequence[ProgrammeItem]) -> tuple[Line, ...]:
    """Return items as lines for a list that spans years."""
    return tuple(replace(_line(item), day=dates.day_short(item.day)) for item in items)


def venues_found(venues: Sequence[Venue], words: tuple[tuple[str, ...], ...]) -> list[Venue]:
    """Return the venues whose name, halls, city or address have every word; there are few enough to look at each."""
    return [venue for venue in venues if found_in(searchable(_words_of_venue(venue)), words)]


def _words_of_venue(venue: Venue) -> tuple[str, ...]:
    texts = (venue.name, venue.address, venue.city.name, *(hall.name for hall in venue.halls))
    return tuple(told for text in texts for told in text.each())


def _end(item: ProgrammeItem) -> datetime:
    assert item.starts_at is not None  # asked of items with a start only
    return item.ends_at or item.starts_at + OPEN_LASTS


def _line(item: ProgrammeItem) -> Line:
    language = current()
    place = place_of(item)
    return Line(
        item_id=item.id,
        event_id=item.event_id,
        event=item.event.title.told(language),
        time=dates.hours(item.when),
        day=dates.day_month(item.day),
        city=dates.zone_city(item.zone),
        title=item.title.told(language),
        place=place.name.told(language) if place else "",
    )
