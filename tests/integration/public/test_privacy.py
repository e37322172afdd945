"""Claims about what the public may read: whatever is not for everybody is in no byte that goes out, whatever the programme."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from werkzeug.test import Client

from app.faces.feeds.app import FeedApp
from app.ground.db.session import make_engine, make_sessions
from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.events.models import SavedFilter
from app.planning.programmes.programme import Item, Place, Programme
from app.planning.programmes.rules import Speech, Visibility
from tests.databases import SqliteFiles
from tests.integration.public.world import HOUSE, World
from tests.strategies.programmes import programmes

SECRET = "zqsecretqz"
"""Stands in every field that is not for everybody; survives transliteration, so that no address hides it."""
CHOICE = "60000000-0000-4000-8000-000000000001"
EVERYWHERE = Texts(ru=SECRET, ba=SECRET, kk=SECRET, en=SECRET)


@dataclass
class House:
    """A house that all examples go through one after another, and what it sends out."""

    world: World
    feeds: Client

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(programme=programmes())
def test_what_is_not_for_everybody_is_in_no_public_byte(house: House, programme: Programme) -> None:
    secret = marked(programme)
    house.world.publish(secret, SECRET)
    unseen = [item.uid for item in secret.items if not secret.is_public or item.visibility is not Visibility.PUBLIC]
    for told in house.sent(secret):
        assert SECRET not in told.lower()
        assert [uid for uid in unseen if uid in told] == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(programme=programmes())
def test_what_is_hidden_later_takes_nothing_new_out_with_it(house: House, programme: Programme) -> None:
    """Everything was public once; then everything is hidden, and its new content stays inside."""
    items = tuple(replace(item, visibility=Visibility.PUBLIC) for item in programme.items)
    house.world.publish(replace(programme, is_public=True, items=items), SECRET)
    for is_public in (True, False):
        closed = tuple(replace(item, visibility=Visibility.GUESTS) for item in programme.items)
        secret = marked(replace(programme, is_public=is_public, items=closed))
        house.world.publish(secret, SECRET)
        assert [told for told in house.sent(secret) if SECRET in told.lower()] == []
