"""Claims about a page that ends, or opens for longer, while its holder makes a calendar on it."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.judgement.private_links.links import MakeLink, end_link, get_link, is_open, last_day, lengthen, make_feed_of_page, make_link
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import Opens
from app.planning.delegations.contacts.links import LinkEnded
from app.planning.itineraries.rules import Subject
from tests.integration.planning.races import meeting
from tests.integration.private_links.world import House
from tests.unit.judgement.entries.pictures import FIRST
from tests.unit.judgement.private_links.pictures import subject

LAST = date(2025, 6, 1)


@pytest.fixture
def page_id(house: House, sessions: sessionmaker[Session]) -> int:
    """The page of a guest of an event."""
    event_id = house.event()
    with sessions.begin() as session:
        cmd = MakeLink("Валиева", new_uid(), Opens.PAGE, subject(Subject.PERSON), event_id, "Помощник", "ru", LAST)
        return make_link(session, cmd, now=FIRST).link_id


def making(page_id: int, uid: str = "") -> Callable[[Session], object]:
    return lambda session: make_feed_of_page(session, get_link(session, page_id), uid or new_uid(), "ru", now=FIRST).link_id


def ending(page_id: int) -> Callable[[Session], object]:
    return lambda session: end_link(session, get_link(session, page_id), now=FIRST)


def feeds(sessions: sessionmaker[Session], page_id: int) -> list[PrivateLink]:
    with sessions() as session:
        return list(session.scalars(select(PrivateLink).where(PrivateLink.parent_id == page_id)))


def test_a_feed_that_is_made_while_its_page_is_revoked_ends_with_it(engine: Engine, sessions: sessionmaker[Session], page_id: int) -> None:
    meeting(engine, sessions, making(page_id), ending(page_id)).result()
    assert [is_open(feed, FIRST) for feed in feeds(sessions, page_id)] == [False]


def test_no_feed_is_made_on_a_page_that_is_being_revoked(engine: Engine, sessions: sessionmaker[Session], page_id: int) -> None:
    assert isinstance(meeting(engine, sessions, ending(page_id), making(page_id)).exception(), LinkEnded)
    assert feeds(sessions, page_id) == []


def test_a_feed_that_is_made_while_its_page_opens_for_less_ends_with_it(
    engine: Engine, sessions: sessionmaker[Session], page_id: int
) -> None:
    sooner = date(2025, 1, 1)
    meeting(engine, sessions, making(page_id), lambda session: lengthen(session, get_link(session, page_id), sooner, now=FIRST)).result()
    assert [last_day(feed) for feed in feeds(sessions, page_id)] == [sooner]


def test_one_press_that_is_sent_twice_makes_one_feed(engine: Engine, sessions: sessionmaker[Session], page_id: int) -> None:
    uid = new_uid()
    meeting(engine, sessions, making(page_id, uid), making(page_id, uid)).result()
    assert len(feeds(sessions, page_id)) == 1
