"""Claims about the number of queries of pages: it does not grow with what they show."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine, insert
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.matters.agreements.models import Agreement
from app.matters.fairs.models import StandInvitation
from app.matters.undertakings.models import Instruction
from app.planning.events.models import Event
from app.planning.programmes.commands import ChangeItem, change_item
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.agreements import an_agreement
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.fairs import a_stand, an_invitation
from tests.factories.pages import signed_in
from tests.factories.programmes import a_speech, an_item, item_details, speech_rows, typed
from tests.factories.undertakings import an_instruction
from tests.factories.venues import a_hall, a_venue


def a_programme(session: Session, items: int, **over: object) -> Event:
    """Return a published event with so many items, each in a house of its own and changed since."""
    event = an_event(session, **over)
    officer = an_actor(a_user(session))
    for number in range(items):
        venue = a_venue(session, event.city, name=Texts(f"Дом {number}"))
        hall = a_hall(session, venue)
        item = an_item(session, event, title=str(number), hall=hall, hall_id=hall.id, speeches=speech_rows(a_speech()))
        change_item(session, ChangeItem(item.id, officer, None, item_details(venue_id=venue.id, time=typed(day=event.first_day))))
    publish(session, Publish(event.id, officer, None), now=clock.now())
    return event


def asked(
    app: Flask, engine: Engine, few: Callable[[Session], str], many: Callable[[Session], str], *, warm: bool = False
) -> tuple[int, int]:
    """Return how many queries a page takes after `few` and after `many` have been written; each returns the page's address.

    With `warm` the page has been asked for once before: what the check finds is kept until something is written.
    """
    client = signed_in(app)
    counts = []
    for write in (few, many):
        with opened(app).begin() as session:
            address = write(session)
        if warm:
            client.get(address)
        with statements(engine) as found:
            assert client.get(address).status_code == 200
        counts.append(len([one for one in found if one.startswith("SELECT")]))
    return counts[0], counts[1]


def test_a_board_of_sixty_items_asks_no_more_than_one_of_two(app: Flask, app_engine: Engine) -> None:
    few, many = asked(
        app,
        app_engine,
        lambda s: f"/events/{a_programme(s, 2).id}/programme",
        lambda s: f"/events/{a_programme(s, 60).id}/programme",
    )
    assert many == few


def test_the_page_of_an_event_asks_no_more_for_a_long_history(app: Flask, app_engine: Engine) -> None:
    few, many = asked(app, app_engine, lambda s: f"/events/{a_programme(s, 2).id}", lambda s: f"/events/{a_programme(s, 40).id}")
    assert many == few


def test_the_publish_page_asks_no_more_for_many_changes(app: Flask, app_engine: Engine) -> None:
    def page(session: Session, items: int) -> str:
        a_programme(session, 1)  # another event of the same days, of which is read what both share
        return f"/events/{a_programme(session, items).id}/publish"

    few, many = asked(app, app_engine, lambda s: page(s, 2), lambda s: page(s, 30))
    assert many == few


def test_fifty_events_are_listed_with_the_queries_of_five(app: Flask, app_engine: Engine) -> None:
    few, many = asked(app, app_engine, lambda s: _all(s, "/events", 5, 0), lambda s: _all(s, "/events", 45, 0))
    assert many == few


def test_a_full_day_is_shown_with_the_queries_of_a_quiet_one(app: Flask, app_engine: Engine) -> None:
    few, many = asked(app, app_engine, lambda s: _all(s, "/", 1, 2), lambda s: _all(s, "/", 5, 5))
    assert many == few


def _all(session: Session, address: str, events: int, items: int) -> str:
    """Make events that begin today; return the address."""
    today = clock.office_day()
    for _ in range(events):
        a_programme(session, items, first_day=today, last_day=today + timedelta(days=1))
    return address


REGISTERS = ("/instructions", "/events/{event}/agreements", "/events/{event}/invitations", "/overview")


def _copied(session: Session, row: Instruction | Agreement | StandInvitation, times: int) -> None:
    """Put copies of a row beside it, each with a UID of its own."""
    session.flush()
    values = {column.key: getattr(row, column.key) for column in type(row).__mapper__.column_attrs if column.key != "id"}
    session.execute(insert(type(row)), [{**values, "uid": new_uid()} for _ in range(times)])


@pytest.mark.parametrize("address", REGISTERS)
def test_a_register_of_more_than_five_hundred_asks_no_more_than_a_short_one(app: Flask, app_engine: Engine, address: str) -> None:
    """SQLAlchemy reads what belongs to rows 500 at a time unless it is told otherwise."""
    today = clock.office_day()

    def write(session: Session, number: int) -> str:
        event = an_event(session, first_day=today + timedelta(days=3), last_day=today + timedelta(days=3))
        instruction = an_instruction(session, event=event, due=today, given_on=today)
        for row in (instruction, an_agreement(session, event, an_item(session, event)), an_invitation(session, a_stand(session, event))):
            _copied(session, row, number)
        return address.format(event=event.id)

    few, many = asked(app, app_engine, lambda s: write(s, 3), lambda s: write(s, 510), warm=True)
    assert many == few
