"""Claims about the pages of hotels and stays: who may open and send what, what they show, how many queries they take."""

from datetime import date

import pytest
from flask import Flask

from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_hotel, a_room, a_stay
from tests.factories.pages import signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.venues import a_venue

FIRST, SECOND, LAST = date(2024, 11, 25), date(2024, 11, 26), date(2024, 11, 28)


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def staged(app: Flask, *people: User) -> dict[str, int]:
    """Return the ids of an event given to these people, with a hotel, a room, somebody who stays and somebody who has no bed."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        delegation = a_delegation(session, event)
        lodged, waiting = (a_member(session, delegation, a_person_in_directory(session, name)) for name in ("Аманов", "Беков"))
        hotel = a_hotel(session, event)
        room = a_room(session, hotel, "301", beds=2)
        stay = a_stay(session, hotel, lodged.person, FIRST, LAST, room=room)
        venue = a_venue(session)
        return {
            "event": event.id,
            "delegation": delegation.id,
            "hotel": hotel.id,
            "room": room.id,
            "stay": stay.id,
            "venue": venue.id,
            "waiting": waiting.person_id,
            "lodged": lodged.person_id,
        }


GETS = {
    "/events/{event}/stays": (200, 200),
    "/events/{event}/stays/list": (200, 200),
    "/events/{event}/stays/people?delegation={delegation}": (200, 200),
    "/events/{event}/stays/people": (200, 200),
    "/hotels/{hotel}": (200, 200),
    "/hotels/{hotel}?show=order": (200, 200),
    "/events/{event}/hotels/new": (403, 200),
    "/hotels/{hotel}/edit": (403, 200),
    "/hotels/{hotel}/remove": (403, 200),
    "/hotels/{hotel}/rooms/new": (403, 200),
    "/rooms/{room}/edit": (403, 200),
    "/stays/{stay}/edit": (403, 200),
}
POSTS = (
    "/events/{event}/stays",
    "/events/{event}/hotels/new",
    "/hotels/{hotel}/edit",
    "/hotels/{hotel}/remove",
    "/hotels/{hotel}/precedence",
    "/hotels/{hotel}/rooms/new",
    "/rooms/{room}/edit",
    "/rooms/{room}/remove",
    "/stays/{stay}/edit",
    "/stays/{stay}/place",
    "/stays/{stay}/cancel",
    "/stays/{stay}/restore",
    "/stays/{stay}/remove",
)


def test_a_reader_sees_who_stays_where_and_changes_nothing(app: Flask) -> None:
    there = staged(app)
    reader = signed_in(app, somebody(app, Role.READER))
    assert {path: reader.get(path.format(**there)).status_code for path in GETS} == {path: codes[0] for path, codes in GETS.items()}
    assert {path: reader.post(path.format(**there)).status_code for path in POSTS} == dict.fromkeys(POSTS, 403)


def test_a_coordinator_changes_the_stays_of_the_events_given_to_them_only(app: Flask, coordinator: User) -> None:
    ours, others = staged(app, coordinator), staged(app)
    client = signed_in(app, coordinator)
    assert {path: client.get(path.format(**ours)).status_code for path in GETS} == {path: codes[1] for path, codes in GETS.items()}
    assert {
        client.post(
            path.format(**others),
            data={
                "place": f"hotel:{others['hotel']}",
                "person": others["waiting"],
                "day": FIRST,
                "number": "1",
                "beds": 1,
                "category": "standard",
                "payer": "host",
                "venue_id": others["venue"],
                "rooms": "1",
                "from_day": FIRST,
                "until_day": LAST,
            },
        ).status_code
        for path in POSTS
    } == {403}
