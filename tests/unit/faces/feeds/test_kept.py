"""Claims about the finished feeds that a worker keeps in memory."""

import gzip
from datetime import date, timedelta

from app.faces.feeds.kept import Finished, Shelf
from app.faces.feeds.store import State
from app.judgement.subscriptions.scopes import EVERYTHING
from app.judgement.subscriptions.variant import Variant

KEY = (EVERYTHING, Variant())
TODAY = date(2024, 11, 20)


def feed(change_number: int = 1, day: date = TODAY, size: int = 100) -> Finished:
    return Finished(State(change_number, 0), day, b"x" * size, {(1, change_number): b"x"})


def test_a_feed_is_found_while_its_state_lasts() -> None:
    shelf = Shelf()
    kept = feed()
    shelf.put(KEY, kept)
    assert shelf.find(KEY, State(1, 0), TODAY) is kept
    assert shelf.find(KEY, State(2, 0), TODAY) is None
    assert shelf.find(KEY, State(1, 0), TODAY + timedelta(days=1)) is None


def test_a_later_state_serves_those_who_asked_a_moment_before() -> None:
    shelf = Shelf()
    shelf.put(KEY, feed(2))
    assert shelf.find(KEY, State(1, 0), TODAY) == feed(2)


def test_the_texts_of_a_state_that_is_over_are_still_at_hand() -> None:
    shelf = Shelf()
    assert shelf.texts(KEY) == {}
    shelf.put(KEY, feed())
    assert shelf.texts(KEY) == {(1, 1): b"x"}


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    shelf = Shelf(most_bytes=2 * feed().size)
    first, second, third = ((EVERYTHING, Variant(language)) for language in ("ru", "ba", "kk"))
    shelf.put(first, feed())
    shelf.put(second, feed())
    shelf.find(first, State(1, 0), TODAY)
    shelf.put(third, feed())
    assert [shelf.find(key, State(1, 0), TODAY) is None for key in (first, second, third)] == [False, True, False]


def test_equal_feeds_have_equal_gzips() -> None:
    assert feed().packed == feed().packed
    assert gzip.decompress(feed().packed) == feed().plain
