"""Which public feeds there are, with their names and addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.words.languages import current
from app.judgement.entries.queries import PublicEvent, public_events, titles_of_series
from app.judgement.subscriptions.addresses import feed_address
from app.judgement.subscriptions.naming import named
from app.judgement.subscriptions.scopes import EVERYTHING, Scope, Sort, event_scope
from app.judgement.subscriptions.variant import Variant
from app.planning.events.kinds import Kind
from app.planning.events.models import SavedFilter
from app.planning.events.rules import Side

GATHERING: Final = (Sort.SERIES, Sort.KIND, Sort.HOST, Sort.FILTER)
"""The sorts of feeds that gather several events, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A public feed, named in the spoken language; `address_name` stands in its address."""

    scope: Scope
    name: str
    address_name: str
    address: str


def public_feeds(session: Session, public_url: str) -> tuple[Feed, ...]:
    """Return the feed of everything public, those that gather events, then one of each public event, latest first."""
    events = public_events(session)
    return (*gathering_feeds(session, public_url, events), *(_event_feed(event, public_url) for event in events))


def gathering_feeds(session: Session, public_url: str, events: Iterable[PublicEvent]) -> tuple[Feed, ...]:
    """Return the feed of everything public and those of the series, kinds and host sides that `events` are of, and of saved filters."""
    return tuple(
        Feed(scope, name, address_name, feed_address(public_url, scope, address_name, Variant(current())))
        for scope, name, address_name in _gathering(session, tuple(events))
    )


def _gathering(session: Session, events: tuple[PublicEvent, ...]) -> Iterator[tuple[Scope, str, str]]:
    yield (EVERYTHING, *named(EVERYTHING))
    known = {event.series for event in events}
    for uid, title in titles_of_series(session).items():
        if uid in known:
            yield Scope(Sort.SERIES, uid), title.told(current()), str(title)
    kinds, hosts = ({getattr(event.picture, field) for event in events} for field in ("kind", "host"))
    for sort, there in ((Sort.KIND, [kind for kind in Kind if kind in kinds]), (Sort.HOST, [side for side in Side if side in hosts])):
        for value in there:
            scope = Scope(sort, value.value)
            yield (scope, *named(scope))
    for uid, name in session.execute(select(SavedFilter.uid, SavedFilter.name).order_by(SavedFilter.name, SavedFilter.id)):
        yield Scope(Sort.FILTER, uid), name, name


def _event_feed(event: PublicEvent, public_url: str) -> Feed:
    scope, title = event_scope(event.uid), event.picture.title
    return Feed(scope, title.told(current()), str(title), feed_address(public_url, scope, str(title), Variant(current())))
