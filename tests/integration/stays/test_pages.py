"""Claims about the pages of hotels and stays: who may open and send what, what they show, how many queries they take."""

import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from app.ground.kernel.ids import new_uid
from app.planning.delegations.models import Delegation
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.stays.queries import get_hotel
from app.planning.stays.rules import RoomCategory
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_hotel, a_room, a_stay
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.venues import a_venue

FIRST, LAST = date(2024, 11, 25), date(2024, 11, 28)


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
    assert {path: client.post(path.format(**others), data=sent(others)).status_code for path in POSTS} == dict.fromkeys(POSTS, 403)


def sent(there: dict[str, int]) -> dict[str, object]:
    """Return what the forms of all these pages would send."""
    return {
        "person": there["waiting"],
        "place": f"hotel:{there['hotel']}",
        "venue_id": there["venue"],
        "category": "standard",
        "payer": "host",
        "from_day": FIRST,
        "until_day": LAST,
        "day": FIRST,
        "rooms": "401",
        "number": "302",
        "beds": 1,
    }


def stays(app: Flask) -> list[tuple[int, int | None, date, date]]:
    """Return who stays in which room from when until when."""
    with opened(app)() as session:
        columns = (Stay.person_id, Stay.room_id, Stay.from_day, Stay.until_day)
        return [(row[0], row[1], row[2], row[3]) for row in session.execute(select(*columns).order_by(Stay.id))]


def test_everybody_without_a_bed_is_checked_and_moves_in_at_one_press(app: Flask) -> None:
    there = staged(app)
    client, path = signed_in(app), "/events/{event}/stays/people?delegation={delegation}".format(**there)
    page = client.get(path).get_data(as_text=True)
    assert re.findall(r'name="person" value="(\d+)"[^>]* checked', page) == [str(there["waiting"])]
    form = {**form_of(client.get(path)), "place": f"room:{there['room']}"}
    answer = client.post(f"/events/{there['event']}/stays?delegation={there['delegation']}", data=form)
    assert (answer.status_code, answer.location) == (303, path)
    assert stays(app)[1:] == [(there["waiting"], there["room"], date(2024, 11, 26), date(2024, 11, 27))]
    assert client.post(f"/events/{there['event']}/stays", data=form).status_code == 303
    assert len(stays(app)) == 2


def test_a_form_without_a_place_or_anybody_comes_back_with_a_sentence(app: Flask) -> None:
    there = staged(app)
    client, path = signed_in(app), f"/events/{there['event']}/stays?delegation={there['delegation']}"
    answer = client.post(path, data={"person": there["waiting"], "payer": "host"})
    assert (answer.status_code, set(errors_of(answer))) == (422, {"place"})
    assert client.post(path, data={"place": f"hotel:{there['hotel']}", "payer": "host"}).status_code == 422
    assert client.post(path, data={"place": "room:999999", "person": "-1", "payer": "host"}).status_code == 422


def test_rooms_are_pasted_out_of_a_table(app: Flask) -> None:
    there = staged(app)
    client, path = signed_in(app), f"/hotels/{there['hotel']}/rooms/new"
    answer = client.post(path, data={"rooms": "401\tлюкс\t2\n402\tстандарт\t1"})
    assert answer.status_code == 303
    with opened(app)() as session:
        rooms = session.execute(select(Room.number, Room.category, Room.beds).where(Room.id != there["room"]).order_by(Room.number)).all()
    assert [tuple(room) for room in rooms] == [("401", RoomCategory.SUITE, 2), ("402", RoomCategory.STANDARD, 1)]
    assert set(errors_of(client.post(path, data={"rooms": "401"}))) == {"rooms"}


@pytest.mark.parametrize(
    ("path", "change"),
    [("/stays/{stay}/edit", {"note": "ранний заезд"}), ("/rooms/{room}/edit", {"beds": "3"}), ("/hotels/{hotel}/edit", {"phone": "+7 1"})],
)
def test_two_edits_of_one_thing_stand_side_by_side(app: Flask, path: str, change: dict[str, str]) -> None:
    there = staged(app)
    client, where = signed_in(app), path.format(**there)
    form = form_of(client.get(where))
    assert client.post(where, data={**form, **change}).status_code == 303
    answer = client.post(where, data={**form, "note": "иначе"})
    assert (answer.status_code, "иначе" in answer.get_data(as_text=True)) == (409, True)


def test_a_hotel_is_added_and_removed(app: Flask) -> None:
    there = staged(app)
    client = signed_in(app)
    new = f"/events/{there['event']}/hotels/new"
    answer = client.post(new, data={"venue_id": there["venue"], "check_in": "14.00", "uid": new_uid(), "phone": "+7 2"})
    with opened(app)() as session:
        made = session.scalars(select(Hotel).where(Hotel.id != there["hotel"])).one()
    assert (answer.status_code, answer.location, made.phone) == (303, f"/hotels/{made.id}", "+7 2")
    assert client.post(f"/hotels/{made.id}/remove", data={"seen": 1}).status_code == 303
    assert client.post(f"/hotels/{there['hotel']}/remove", data={"seen": 1}).status_code == 422
    assert set(errors_of(client.post(new, data={"venue_id": ""}))) == {"venue_id"}


def test_whoever_is_moved_in_the_order_of_checking_in_is_shown_there(app: Flask) -> None:
    there = staged(app)
    with opened(app).begin() as session:
        hotel, waiting = get_hotel(session, there["hotel"]), session.get_one(Person, there["waiting"])
        second = a_stay(session, hotel, waiting, FIRST, LAST).id
    client = signed_in(app)
    answer = client.post(f"/stays/{second}/place?show=order", data={"step": "-1", "seen": 1})
    assert (answer.status_code, answer.location) == (303, f"/hotels/{there['hotel']}?show=order#stay-{second}")
    page = client.get(answer.location).get_data(as_text=True)
    assert re.findall(r'<tr id="stay-(\d+)"', page) == [str(second), str(there["stay"])]
    assert client.post(f"/stays/{second}/place", data={"step": "1", "seen": 1}).status_code == 409


def test_the_number_of_queries_does_not_grow_with_the_rows(app: Flask, app_engine: Engine) -> None:
    def asked(people: int) -> dict[str, int]:
        there = staged(app)
        with opened(app).begin() as session:
            hotel, delegation = get_hotel(session, there["hotel"]), session.get_one(Delegation, there["delegation"])
            for _ in range(people):
                member = a_member(session, delegation)
                a_stay(session, hotel, member.person, FIRST, LAST, room=a_room(session, hotel))
        client, found = signed_in(app), {}
        for path in GETS:
            client.get(path.format(**there))
            with statements(app_engine) as told:
                client.get(path.format(**there))
            found[path] = len(told)
        return found

    assert asked(1) == asked(7)
