"""Claims about the pages of talks and gifts: who may open and send what, what they show, how many queries they take."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.matters.talks.models import Gift, Talks
from app.matters.talks.queries import find_talks, get_gift
from app.matters.talks.rules import GiftState, TalksRole
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.dossiers import a_dossier, a_question
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.talks import OURS, THEIRS, a_gift, a_meeting, a_point, a_received_gift, at_table, talks_at

HEAD, INTERPRETER = TalksRole.HEAD, TalksRole.INTERPRETER
LONG = "я" * 10_000


def staged(app: Flask) -> dict[str, int]:
    """Return the ids of an event with talks of one and one, a point about a project, and a gift."""
    with opened(app).begin() as session:
        event = an_event(session)
        item = a_meeting(session, event)
        talks = talks_at(session, item)
        member = at_table(session, talks, OURS, HEAD)
        at_table(session, talks, THEIRS, HEAD)
        dossier = a_dossier(session)
        a_question(session, dossier)
        point, gift = a_point(session, talks, dossier=dossier), a_gift(session, event)
        person = a_person_in_directory(session, "Новенькая")
        session.flush()
        ids = {"event": event.id, "item": item.id, "member": member.id, "point": point.id, "gift": gift.id, "person": person.id}
        return {**ids, "seen": talks.revision, "empty": a_meeting(session, event).id}


def talks_in(app: Flask, item_id: int) -> Talks:
    with opened(app)() as session:
        found = find_talks(session, item_id)
        assert found is not None
        return found


def gift_in(app: Flask, gift_id: int) -> Gift:
    with opened(app)() as session:
        return get_gift(session, gift_id)


PAGES = (
    "/items/{item}/talks",
    "/items/{empty}/talks",
    "/items/{item}/talks/edit",
    "/items/{empty}/talks/edit",
    "/items/{item}/talks/people",
    "/talks/members/{member}/edit",
    "/items/{item}/talks/points/new",
    "/talks/points/{point}/edit",
    "/events/{event}/gifts",
    "/events/{event}/gifts/new",
    "/gifts/{gift}/edit",
    "/gifts/{gift}/remove",
    "/events/{event}/gifts.xlsx",
    "/items/{item}",
    "/items/{empty}",
    "/events/{event}",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_page_opens(app: Flask, path: str, language: str) -> None:
    client, where = signed_in(app), staged(app)
    client.set_cookie("language", language)
    assert client.get(path.format(**where)).status_code == 200


def test_whoever_only_reads_is_shown_no_way_to_write(app: Flask) -> None:
    client, where = signed_in(app, Role.READER), staged(app)
    text = client.get(f"/items/{where['item']}/talks").get_data(as_text=True)
    assert (f"/talks/members/{where['member']}/edit" in text, "/talks/points/new" in text) == (False, False)
    assert client.get(f"/items/{where['item']}/talks/edit").status_code == 403


@pytest.mark.parametrize(
    ("path", "typed", "field"),
    [
        ("/items/{item}/talks/edit", {"press": "nobody"}, "press"),
        ("/items/{item}/talks/edit", {"press": "none", "press_minutes": "5"}, "press_minutes"),
        ("/items/{item}/talks/edit", {"press": "opening", "press_minutes": "9" * 30}, "press_minutes"),
        ("/items/{item}/talks/edit", {"note": LONG}, "note"),
        ("/talks/members/{member}/edit", {"role": "king"}, "role"),
        ("/talks/members/{member}/edit", {"role": "member", "seat": "0"}, "seat"),
        ("/talks/members/{member}/edit", {"role": "member", "seat": "21"}, "seat"),
        ("/items/{item}/talks/people", {"person": ""}, "person"),
        ("/items/{item}/talks/people", {"person": "Никто Неизвестный"}, "person"),
        ("/items/{item}/talks/points/new", {"text-ru": ""}, "text-ru"),
        ("/items/{item}/talks/points/new", {"text-ru": LONG}, "text-ru"),
        ("/talks/points/{point}/edit", {"dossier_id": "9" * 30}, "dossier_id"),
        ("/events/{event}/gifts/new", {"what-ru": ""}, "what-ru"),
        ("/events/{event}/gifts/new", {"what-ru": "Ваза", "state": "handed_over"}, "handed_on"),
        ("/events/{event}/gifts/new", {"what-ru": "Ваза", "handed_on": "2024-11-27"}, "handed_on"),
        ("/events/{event}/gifts/new", {"what-ru": "Ваза", "state": "deposited", "handed_on": "2024-11-27"}, "giving_side"),
        ("/gifts/{gift}/edit", {"giver": "Никто Неизвестный"}, "giver"),
        ("/gifts/{gift}/edit", {"item_id": "9" * 30}, "item_id"),
        ("/gifts/{gift}/edit", {"value": "-1"}, "value"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(app: Flask, path: str, typed: dict[str, str], field: str) -> None:
    client, where = signed_in(app), staged(app)
    address = path.format(**where)
    answer = client.post(address, data=form_of(client.get(address)) | typed)
    assert (answer.status_code, field in errors_of(answer)) == (422, True)


def test_somebody_is_brought_to_the_table_and_changes_places(app: Flask) -> None:
    client, where = signed_in(app), staged(app)
    address = f"/items/{where['item']}/talks/people"
    sent = form_of(client.get(address)) | {"person": f"№ {where['person']}", "side": "kazakhstan", "role": "interpreter"}
    assert [client.post(address, data=sent).status_code for _ in range(2)] == [303, 303]
    talks = talks_in(app, where["item"])
    (new,) = (one for one in talks.members if one.person_id == where["person"])
    assert (len(talks.members), new.role, new.side) == (3, INTERPRETER, THEIRS)
    move = {"seen": str(talks.revision), "step": "1"}
    assert [client.post(f"/talks/members/{new.id}/seat", data=move).status_code for _ in range(2)] == [303, 409]
    assert {one.id: one.seat for one in talks_in(app, where["item"]).members}[new.id] == 1
    by_rank = {"seen": str(talks_in(app, where["item"]).revision)}
    assert client.post(f"/items/{where['item']}/talks/by-rank", data=by_rank).status_code == 303
    assert {one.seat for one in talks_in(app, where["item"]).members} == {None}


def test_two_who_say_when_the_press_is_in_are_shown_both(app: Flask) -> None:
    client, where = signed_in(app), staged(app)
    address = f"/items/{where['item']}/talks/edit"
    shown = form_of(client.get(address))
    assert signed_in(app).post(address, data=shown | {"note": "их слова"}).status_code == 303
    answer = client.post(address, data=shown | {"press": "opening", "press_minutes": "5"})
    assert (answer.status_code, "их слова" in answer.get_data(as_text=True)) == (409, True)
    assert client.post(address, data=form_of(answer)).status_code == 303
    talks = talks_in(app, where["item"])
    assert (talks.note, talks.press_minutes) == ("их слова", 5)


def test_a_gift_is_entered_once_and_marked(app: Flask) -> None:
    client, where = signed_in(app), staged(app)
    address = f"/events/{where['event']}/gifts/new?item={where['item']}"
    shown = form_of(client.get(address))
    assert shown["item_id"] == str(where["item"])
    assert [client.post(address, data=shown | {"what-ru": "Панно"}).status_code for _ in range(2)] == [303, 303]
    step = f"/gifts/{where['gift']}/state"
    seen = str(gift_in(app, where["gift"]).revision)
    assert client.post(step, data={"seen": seen, "state": "deposited"}).status_code == 422
    assert client.post(step, data={"seen": seen, "state": "nonsense"}).status_code == 422
    assert client.post(step, data={"seen": seen, "state": "ready"}).status_code == 303
    assert gift_in(app, where["gift"]).state is GiftState.READY
    # Its history stands on the page of the event too, where things of other kinds have states of their own.
    assert client.get(f"/events/{where['event']}").status_code == 200


def test_open_questions_of_the_project_stand_beside_the_point(app: Flask) -> None:
    client, where = signed_in(app), staged(app)
    with opened(app)() as session:
        question = a_question(session, a_dossier(session)).text.ru
    assert question in client.get(f"/items/{where['item']}/talks").get_data(as_text=True)


def test_a_gift_that_should_have_been_handed_in_is_told_today(app: Flask) -> None:
    with opened(app).begin() as session:
        a_received_gift(session, an_event(session), date(2024, 1, 10))
    assert "Ковёр" in signed_in(app).get("/").get_data(as_text=True)


def test_an_item_that_is_no_meeting_has_no_such_page(app: Flask) -> None:
    with opened(app).begin() as session:
        item: ProgrammeItem = a_meeting(session, an_event(session), kind="plenary")
        ident = item.id
    client = signed_in(app)
    assert [client.get(f"/items/{one}/talks").status_code for one in (ident, 2**70)] == [404, 404]
    assert client.get(f"/items/{ident}/talks/seating.pdf").status_code == 404


def test_pages_take_as_many_queries_for_many_as_for_few(app: Flask) -> None:
    client, where = signed_in(app, somebody(app)), staged(app)
    addresses = [path.format(**where) for path in ("/items/{item}/talks", "/events/{event}/gifts", "/events/{event}", "/items/{item}")]
    client.get(addresses[0])
    few = [_asked(app, client, address) for address in addresses]
    with opened(app).begin() as session:
        _many(session, where)
    assert [_asked(app, client, address) for address in addresses] == few


def _many(session: Session, where: dict[str, int]) -> None:
    talks = find_talks(session, where["item"])
    assert talks is not None
    for _ in range(8):
        for side in (OURS, THEIRS):
            at_table(session, talks, side)
        a_point(session, talks, dossier=a_dossier(session))
        a_gift(session, talks.event, giver=a_person_in_directory(session), item=talks.item)
        at_table(session, talks_at(session, a_meeting(session, talks.event)), OURS, HEAD)


def _asked(app: Flask, client: FlaskClient, address: str) -> int:
    with statements(app.extensions["readers"].kw["bind"]) as told:
        assert client.get(address).status_code == 200
    return len(told)
