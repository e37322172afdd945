"""Claims about what the public may read: whatever is not for everybody is in no byte that goes out, whatever the programme."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from werkzeug.test import Client

from app.faces.feeds.app import FeedApp
from app.ground.db.session import make_sessions
from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.events.models import SavedFilter
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.rules import Speech, Visibility
from tests.databases import SqliteFiles, an_engine
from tests.integration.public.world import HOUSE, World
from tests.strategies.programmes import programmes

SECRET = "zqsecretqz"
"""Stands in every field that is not for everybody; survives transliteration, so that no address hides it."""
CHOICE = "60000000-0000-4000-8000-000000000001"
PLACE = UUID(CHOICE)
NUMBERS = count()
EVERYWHERE = Texts(ru=SECRET, ba=SECRET, kk=SECRET, en=SECRET)


GOES_ON = settings(suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
"""All examples go through one house, which remembers: a smaller example after a failing one would prove nothing."""


@dataclass
class House:
    """A house that all examples go through one after another, and what it sends out."""

    world: World
    feeds: Client

    def sent(self, programme: Programme) -> Iterator[str]:
        """Yield everything that goes out about an event: pages, map, feeds of every sort, in four languages."""
        yield self.world.page("/sitemap.xml")
        scopes = ["public", f"events/{programme.event_uid}", f"kinds/{programme.kind}", f"hosts/{programme.host}", f"filters/{CHOICE}"]
        if programme.series:
            scopes.append(f"series/{programme.series.uid}")
        for language in LANGUAGES:
            yield self.world.page(f"/{language}/")
            own = self.world.get(f"/{language}/events/{programme.event_uid}")
            assert own.status_code == (200 if programme.is_public else 404)
            yield own.text + str(own.headers)
            for scope in scopes:
                answer = self.feeds.get(f"/feeds/{scope}/x.ics?lang={language}")
                assert answer.status_code in (200, 404)
                yield answer.data.replace(b"\r\n ", b"").decode() + str(answer.headers)


@pytest.fixture(scope="module")
def house(sqlite_databases: SqliteFiles) -> Iterator[House]:
    """The house, with a filter saved that lets everything through."""
    url = sqlite_databases.fresh()
    engine = an_engine(url)
    world = World(engine, make_sessions(engine))
    with world.sessions() as session:
        session.add(SavedFilter(uid=CHOICE, name="Всё", made_by=SECRET))
        session.commit()
    yield House(world, Client(FeedApp(engine, public_url=HOUSE, uid_domain="events.example.org", now=lambda: world.time)))
    engine.dispose()
    sqlite_databases.drop(url)


def fresh(programme: Programme) -> Programme:
    """Return the programme under UIDs that no other example has had."""
    items = tuple(replace(item, uid=str(uuid5(PLACE, f"{next(NUMBERS)}"))) for item in programme.items)
    series = replace(programme.series, uid=str(uuid5(PLACE, f"{next(NUMBERS)}"))) if programme.series else None
    return replace(programme, event_uid=str(uuid5(PLACE, f"{next(NUMBERS)}")), items=items, series=series)


def hidden(item: Item) -> Item:
    """Return an item that is not for everybody: it says the secret wherever it says anything."""
    return replace(
        item,
        title=EVERYWHERE,
        track=EVERYWHERE,
        note=EVERYWHERE,
        participants=EVERYWHERE,
        place=Place(EVERYWHERE, EVERYWHERE, EVERYWHERE),
        speeches=(Speech(EVERYWHERE, EVERYWHERE, 5),),
    )


def marked(programme: Programme) -> Programme:
    """Return the programme with the secret in every field that is not for everybody."""
    items = (
        replace(
            item if item.visibility is Visibility.PUBLIC else hidden(item),
            responsible=SECRET,
            transport=SECRET,
            plan_b=SECRET,
            dress=EVERYWHERE,
            press=EVERYWHERE,
        )
        for item in programme.items
    )
    shown = replace(programme, items=tuple(items))
    if programme.is_public:
        return shown
    return replace(
        shown,
        title=EVERYWHERE,
        city=EVERYWHERE,
        description=EVERYWHERE,
        theme=EVERYWHERE,
        status_reason=EVERYWHERE,
        items=tuple(hidden(item) for item in shown.items),
        series=replace(programme.series, title=EVERYWHERE) if programme.series else None,
    )


@settings(GOES_ON, max_examples=20)
@given(programme=programmes())
def test_what_is_not_for_everybody_is_in_no_public_byte(house: House, programme: Programme) -> None:
    secret = marked(fresh(programme))
    house.world.publish(secret, SECRET)
    unseen = [item.uid for item in secret.items if not secret.is_public or item.visibility is not Visibility.PUBLIC]
    for told in house.sent(secret):
        assert SECRET not in told.lower()
        assert [uid for uid in unseen if uid in told] == []


@settings(GOES_ON, max_examples=8)
@given(programme=programmes())
def test_what_is_hidden_later_takes_nothing_new_out_with_it(house: House, programme: Programme) -> None:
    """Everything was public once; then everything is hidden, and its new content stays inside."""
    programme = fresh(programme)
    items = tuple(replace(item, visibility=Visibility.PUBLIC) for item in programme.items)
    house.world.publish(replace(programme, is_public=True, items=items), SECRET)
    for is_public in (True, False):
        closed = tuple(replace(item, visibility=Visibility.GUESTS) for item in programme.items)
        secret = marked(replace(programme, is_public=is_public, items=closed))
        house.world.publish(secret, SECRET)
        assert all(SECRET not in told.lower() for told in house.sent(secret))
