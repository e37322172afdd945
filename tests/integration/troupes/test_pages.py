"""Claims about the pages of troupes: who may open and send what, what they show, what they refuse, how many queries they take."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.pages import errors_of, form_of, seen_at, signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.troupes import NAME, NEED, a_freight, a_need, a_troupe, an_appearance


def staged(app: Flask, *people: User, kind: Kind = Kind.DAYS) -> dict[str, int]:
    """Return the ids of Days given to these people, with a concert, a troupe that performs there, its rider and freight."""
    with opened(app).begin() as session:
        event = an_event(session, kind=kind, coordinators=[session.merge(person) for person in people])
        concert = an_item(session, event, "18:00", "20:00", kind=ItemKind.CONCERT, title="Гала-концерт")
        other = an_item(session, event, "12:00", "13:00", title="Встреча")
        troupe = a_troupe(session, event, leader=a_person_in_directory(session, "Участников"))
        need, freight = a_need(session, troupe), a_freight(session, event, troupe=troupe)
        show = an_appearance(session, troupe, concert)
        return {
            "event": event.id,
            "concert": concert.id,
            "other": other.id,
            "troupe": troupe.id,
            "need": need.id,
            "freight": freight.id,
            "show": show.id,
        }


GETS = {
    "/events/{event}/troupes": (200, 200),
    "/troupes/{troupe}/rider.pdf": (200, 200),
    "/troupes/{troupe}/rider.pdf?format=docx": (200, 200),
    "/events/{event}/freight.pdf": (200, 200),
    "/events/{event}/freight.xlsx": (200, 200),
    "/events/{event}/troupes/new": (403, 200),
    "/troupes/{troupe}/edit": (403, 200),
    "/troupes/{troupe}/remove": (403, 200),
    "/troupes/{troupe}/rider/new": (403, 200),
    "/troupes/{troupe}/appearances/new?item={other}": (403, 200),
    "/rider/{need}/edit": (403, 200),
    "/rider/{need}/remove": (403, 200),
    "/appearances/{show}/rehearsal": (403, 200),
    "/events/{event}/freight/new": (403, 200),
    "/freight/{freight}/edit": (403, 200),
    "/freight/{freight}/remove": (403, 200),
}
"""Address → what is answered to those who only read, and to those who prepare this event."""
POSTS: dict[str, dict[str, str]] = {
    "/events/{event}/troupes/new": {"name-ru": "Хор"},
    "/troupes/{troupe}/edit": {"name-ru": "Хор"},
    "/troupes/{troupe}/rider/new": {"area": "sound", "text": "Два монитора", "state": "asked"},
    "/rider/{need}/edit": {"area": "sound", "text": "Два монитора", "state": "promised"},
    "/rider/{need}/state": {"state": "ready"},
    "/troupes/{troupe}/appearances/new": {"item_id": "{other}"},
    "/appearances/{show}/rehearsal": {"day": "2024-11-26", "start": "14.00", "end": "16.00"},
    "/appearances/{show}/remove": {},
    "/events/{event}/freight/new": {"what-ru": "Костюмы", "volume": "4,5"},
    "/freight/{freight}/edit": {"what-ru": "Костюмы", "loaded_on": "2024-11-20"},
    "/rider/{need}/remove": {},
    "/freight/{freight}/remove": {},
    "/troupes/{troupe}/remove": {},
}

THINGS = {"/troupes/": Troupe, "/rider/": RiderNeed, "/freight/": Freight}


@pytest.mark.parametrize(
    ("role", "own", "prepares"),
    [(Role.READER, False, False), (Role.COORDINATOR, False, False), (Role.COORDINATOR, True, True), (Role.PROTOCOL, False, True)],
)
def test_everybody_reads_and_those_who_prepare_the_event_write(app: Flask, role: Role, own: bool, prepares: bool) -> None:
    user = somebody(app, role)
    where = staged(app, user) if own else staged(app)
    client = signed_in(app, user)
    assert {path: client.get(path.format(**where)).status_code for path in GETS} == {path: codes[prepares] for path, codes in GETS.items()}
    sent = {path: {name: value.format(**where) for name, value in data.items()} for path, data in POSTS.items()}
    answers = {}
    for path, data in sent.items():
        address = path.format(**where)
        answers[path] = client.post(address, data=data | seen_at(app, address, THINGS)).status_code
    assert answers == dict.fromkeys(POSTS, 303 if prepares else 403)


def test_the_page_tells_the_rider_the_performance_without_rehearsal_and_the_freight(app: Flask) -> None:
    where = staged(app)
    told = signed_in(app).get(f"/events/{where['event']}/troupes").get_data(as_text=True)
    assert [part in told for part in (NAME, NEED, "Гала-концерт", "Участников", "Костюмы и инструменты")] == [True] * 5


def test_a_rehearsal_planned_on_the_page_stands_with_its_concert_and_on_the_page_of_both_items(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    address = f"/appearances/{where['show']}/rehearsal"
    sent = form_of(client.get(address)) | {"start": "14.00", "end": "16.00"}
    assert [client.post(address, data=sent).status_code for _ in range(2)] == [303, 303]
    with opened(app)() as session:
        [rehearsal] = session.scalars(select(Appearance).where(Appearance.for_item_id == where["concert"]))
        assert session.get_one(ProgrammeItem, rehearsal.item_id).title.ru == "Репетиция: Гала-концерт"
    for item in (where["concert"], rehearsal.item_id):
        told = client.get(f"/items/{item}").get_data(as_text=True)
        assert (NAME in told, "Репетиция: Гала-концерт" in told) == (True, True)


@pytest.mark.parametrize(
    ("address", "sent", "field"),
    [
        ("/events/{event}/troupes/new", {"name-ru": ""}, "name-ru"),
        ("/events/{event}/troupes/new", {"name-ru": "x" * 10_000}, "name-ru"),
        ("/events/{event}/troupes/new", {"name-ru": "Хор", "leader": "Никто Никакой"}, "leader"),
        ("/events/{event}/troupes/new", {"name-ru": "Хор", "delegation_id": "99999999999999999999"}, "delegation_id"),
        ("/events/{event}/troupes/new", {"name-ru": "Хор", "people": "-1"}, "people"),
        ("/troupes/{troupe}/rider/new", {"area": "sound", "state": "asked", "text": ""}, "text"),
        ("/troupes/{troupe}/rider/new", {"area": "moon", "state": "asked", "text": "x"}, "area"),
        ("/troupes/{troupe}/rider/new", {"area": "sound", "state": "moon", "text": "x"}, "state"),
        ("/troupes/{troupe}/rider/new", {"area": "sound", "state": "asked", "text": "x", "due": "31.02.2024"}, "due"),
        ("/troupes/{troupe}/appearances/new", {}, "item_id"),
        ("/troupes/{troupe}/appearances/new", {"item_id": "abc"}, "item_id"),
        ("/troupes/{troupe}/appearances/new", {"item_id": "{concert}"}, "item_id"),
        ("/appearances/{show}/rehearsal", {"day": "2024-11-26"}, "start"),
        ("/appearances/{show}/rehearsal", {"day": "2024-11-26", "start": "19.00"}, "start"),
        ("/appearances/{show}/rehearsal", {"day": "0001-01-01", "start": "19.00"}, "day"),
        ("/events/{event}/freight/new", {"what-ru": "Ящик", "volume": "много"}, "volume"),
        ("/events/{event}/freight/new", {"what-ru": "Ящик", "loaded_on": "0001-01-01"}, "loaded_on"),
        ("/events/{event}/freight/new", {"what-ru": "Ящик", "loaded_on": "2024-11-20", "arrives_on": "2024-11-19"}, "arrives_on"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(
    app: Flask, address: str, sent: dict[str, str], field: str
) -> None:
    where = staged(app)
    client = signed_in(app)
    answer = client.post(address.format(**where), data={name: value.format(**where) for name, value in sent.items()})
    assert (answer.status_code, list(errors_of(answer))) == (422, [field])
    if field == "volume":
        assert form_of(answer)["volume"] == "много"


def test_a_page_that_is_out_of_date_shows_both_edits(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    for address, sent in (
        ("/troupes/{troupe}/edit", {"name-ru": "Хор"}),
        ("/rider/{need}/edit", {"text": "Два монитора"}),
        ("/freight/{freight}/edit", {"what-ru": "Ящики"}),
    ):
        page = address.format(**where)
        shown = form_of(client.get(page))
        assert [client.post(page, data=shown | sent).status_code, client.post(page, data=shown | sent).status_code] == [303, 409]


@pytest.mark.parametrize("address", ["/troupes/{0}/edit", "/rider/{0}/edit", "/freight/{0}/edit", "/appearances/{0}/rehearsal"])
@pytest.mark.parametrize("ident", [999_999, 2**31, 2**63, 10**30])
def test_what_is_not_there_is_not_found(app: Flask, address: str, ident: int) -> None:
    assert signed_in(app).get(address.format(ident)).status_code == 404


def test_the_page_takes_as_many_queries_for_twenty_troupes_as_for_one(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    counts = []
    for _ in range(2):
        client.get(f"/events/{where['event']}/troupes")
        with statements(app.extensions["readers"].kw["bind"]) as asked:
            client.get(f"/events/{where['event']}/troupes")
        counts.append(len(asked))
        with opened(app).begin() as session:
            concert = session.get_one(ProgrammeItem, where["concert"])
            event = session.get_one(Event, where["event"])
            for _number in range(20):
                troupe = a_troupe(session, event, leader=a_person_in_directory(session))
                a_need(session, troupe)
                an_appearance(session, troupe, concert)
                a_freight(session, event, troupe=troupe, loaded_on=FIRST_DAY - timedelta(days=3))
    assert counts[0] == counts[1]


def test_days_show_the_way_in_and_a_bilateral_meeting_does_not(app: Flask) -> None:
    client = signed_in(app)
    with opened(app).begin() as session:
        days, meeting = (an_event(session, kind=kind).id for kind in (Kind.DAYS, Kind.BILATERAL_MEETING))
    found = {ident: f"/events/{ident}/troupes" in client.get(f"/events/{ident}").get_data(as_text=True) for ident in (days, meeting)}
    assert found == {days: True, meeting: False}


def test_nothing_is_left_of_what_was_removed_on_the_pages(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    for address in ("/rider/{need}/remove", "/freight/{freight}/remove", "/troupes/{troupe}/remove"):
        there = address.format(**where)
        client.post(there, data=seen_at(app, there, THINGS))
    with opened(app)() as session:
        assert [session.scalars(select(table)).all() for table in (RiderNeed, Freight, Appearance, Troupe)] == [[], [], [], []]
