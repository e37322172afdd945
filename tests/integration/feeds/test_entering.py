"""Claims about entries as they are written at publication, on both databases."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.judgement.entries.commands import enter
from app.judgement.entries.models import FeedScope
from app.judgement.entries.queries import PUBLIC, entries_of, find_public_event, public_events, scope_of_event
from app.judgement.entries.rules import EntryStatus, entered
from tests.unit.judgement.entries.pictures import FIRST, FORUM, PLENARY, forum, item_of, with_item, without_item

OTHER = "f0000000-0000-4000-8000-000000000002"


def numbers(session: Session) -> dict[str, int]:
    return {scope.scope: scope.change_number for scope in session.query(FeedScope)}


def test_entries_are_read_back_as_they_were_made(session: Session) -> None:
    enter(session, forum(), now=FIRST)
    session.expire_all()
    assert sorted(entries_of(session, FORUM), key=lambda entry: entry.uid) == sorted(
        entered(forum(), (), FIRST), key=lambda entry: entry.uid
    )


def test_a_publication_raises_the_feeds_that_show_it(session: Session) -> None:
    enter(session, forum(), now=FIRST)
    assert numbers(session) == {PUBLIC: 1, scope_of_event(FORUM): 1}


def test_a_publication_that_shows_nothing_new_raises_nothing(session: Session) -> None:
    enter(session, forum(), now=FIRST)
    enter(session, replace(forum(), tzdata="2027.1"), now=FIRST + timedelta(days=1))
    assert numbers(session) == {PUBLIC: 1, scope_of_event(FORUM): 1}


def test_another_event_raises_the_public_feed_and_its_own(session: Session) -> None:
    enter(session, forum(), now=FIRST)
    enter(session, replace(forum(), event_uid=OTHER, items=()), now=FIRST)
    assert numbers(session) == {PUBLIC: 2, scope_of_event(FORUM): 1, scope_of_event(OTHER): 1}


def test_change_times_grow_even_where_the_clock_stands(session: Session) -> None:
    enter(session, forum(), now=FIRST)
    enter(session, without_item(forum(), PLENARY), now=FIRST)
    scope = session.get_one(FeedScope, PUBLIC)
    assert (scope.change_number, scope.changed_at) == (2, int(FIRST.timestamp()) + 1)


def test_an_event_that_was_never_public_has_no_feed_and_touches_none(session: Session) -> None:
    enter(session, replace(forum(), is_public=False), now=FIRST)
    assert numbers(session) == {PUBLIC: 0, scope_of_event(FORUM): 0}
    assert (entries_of(session, FORUM), public_events(session)) == ((), ())


def test_an_event_that_stops_being_public_is_listed_no_more(session: Session) -> None:
    enter(session, forum(), now=FIRST)
    assert [event.uid for event in public_events(session)] == [FORUM]
    enter(session, replace(forum(), is_public=False), now=FIRST + timedelta(days=1))
    assert find_public_event(session, FORUM) is None
    assert {entry.status for entry in entries_of(session, FORUM)} == {EntryStatus.CANCELLED}


def test_a_rolled_back_publication_leaves_no_trace(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        enter(session, forum(), now=FIRST)
        session.rollback()
    with sessions() as session:
        assert (entries_of(session, FORUM), numbers(session)) == ((), {})


def test_a_cancelled_item_keeps_its_row_and_counts_on(session: Session) -> None:
    programme = forum()
    off = with_item(programme, replace(item_of(programme, PLENARY), cancelled=True))
    for day, published in enumerate((programme, off, programme)):
        enter(session, published, now=FIRST + timedelta(days=day))
    (entry,) = [entry for entry in entries_of(session, FORUM) if entry.uid == PLENARY]
    assert (entry.sequence, entry.status, entry.created) == (2, EntryStatus.CONFIRMED, FIRST)
