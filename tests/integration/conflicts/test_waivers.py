"""Claims about the pages of waivers: what they ask, what they say to the second of two, that nothing typed is lost."""

from datetime import date
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.ground.kernel import clock
from app.judgement.conflicts.commands import waive
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.conflicts.standing import standing_of
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Role
from tests.factories.accounts import an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import at
from tests.factories.troubles import twice, two_at_once, waiving

FIRST, LAST = date(2030, 11, 26), date(2030, 11, 27)
REASON = "Глава уходит с обхода раньше."


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return signed_in(app, Role.PROTOCOL)


@pytest.fixture
def ids(app: Flask) -> dict[str, int]:
    """An event with somebody who is wanted at a walk and at a meeting."""
    with opened(app).begin() as session:
        event = an_event(session, first_day=FIRST, last_day=LAST)
        walk, meeting = two_at_once(session, event, a_person_in_directory(session, "Хабиров"))
        return {"event": event.id, "walk": walk.id, "meeting": meeting.id}


def key(ids: dict[str, int]) -> str:
    return "person_twice:item{walk}:item{meeting}".format_map(ids)


def asking(client: FlaskClient, ids: dict[str, int]) -> TestResponse:
    return client.get(f"/events/{ids['event']}/conflicts/waive?key={quote(key(ids))}")


def sent(client: FlaskClient, ids: dict[str, int], **over: str) -> TestResponse:
    """Send the form as the page gives it, with a reason."""
    return posted(client, ids, form_of(asking(client, ids)) | {"reason": REASON} | over)


def posted(client: FlaskClient, ids: dict[str, int], form: dict[str, str]) -> TestResponse:
    return client.post(f"/events/{ids['event']}/conflicts/waive", data=form)


def waivers(app: Flask) -> list[ConflictWaiver]:
    with opened(app)() as session:
        return list(session.scalars(select(ConflictWaiver)))


def the_event(session: Session, ids: dict[str, int]) -> Event:
    return session.get_one(Event, ids["event"])


def test_the_form_proposes_the_last_day_of_the_event(client: FlaskClient, ids: dict[str, int]) -> None:
    answer = asking(client, ids)
    assert answer.status_code == 200
    assert form_of(answer)["until"] == LAST.isoformat()
    assert "И.И. Хабиров" in answer.get_data(as_text=True)


def test_a_reason_lets_it_stand_and_taking_back_opens_it_again(app: Flask, client: FlaskClient, ids: dict[str, int]) -> None:
    answer = sent(client, ids)
    assert (answer.status_code, answer.location) == (303, f"/events/{ids['event']}/conflicts")
    (waiver,) = waivers(app)
    assert (waiver.key, waiver.reason, waiver.until) == (key(ids), REASON, LAST)
    back = client.post(f"/events/{ids['event']}/conflicts/waivers/{waiver.id}/end")
    assert (back.status_code, back.location) == (303, f"/events/{ids['event']}/conflicts")
    (ended,) = waivers(app)
    assert ended.ended_at is not None
    assert REASON in client.get(f"/events/{ids['event']}/conflicts").get_data(as_text=True)


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "ну"}, "reason"),
        ({"reason": "а" * 301}, "reason"),
        ({"until": ""}, "until"),
        ({"until": "\u200b"}, "until"),
        ({"until": "завтра"}, "until"),
        ({"until": "2020-01-01"}, "until"),
        ({"until": "2031-01-01"}, "until"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    app: Flask, client: FlaskClient, ids: dict[str, int], over: dict[str, str], field: str
) -> None:
    answer = sent(client, ids, **over)
    assert answer.status_code == 422
    assert list(errors_of(answer)) == [field]
    assert form_of(answer)["reason"] == over.get("reason", REASON)
    assert waivers(app) == []


def test_the_same_form_sent_twice_is_one_waiver(app: Flask, client: FlaskClient, ids: dict[str, int]) -> None:
    form = form_of(asking(client, ids)) | {"reason": REASON}
    assert [posted(client, ids, form).status_code for _ in range(2)] == [303, 303]
    assert len(waivers(app)) == 1


def test_an_old_form_does_not_let_stand_what_was_taken_back(app: Flask, client: FlaskClient, ids: dict[str, int]) -> None:
    form = form_of(asking(client, ids)) | {"reason": REASON}
    posted(client, ids, form)
    client.post(f"/events/{ids['event']}/conflicts/waivers/{waivers(app)[0].id}/end")
    answer = posted(client, ids, form)
    assert (answer.status_code, len(waivers(app))) == (409, 1)
    assert posted(client, ids, form_of(answer)).status_code == 303
    assert [waiver.ended_at is None for waiver in waivers(app)] == [False, True]


def test_where_it_has_changed_meanwhile_it_is_shown_anew_and_nothing_typed_is_lost(
    app: Flask, client: FlaskClient, ids: dict[str, int]
) -> None:
    form = form_of(asking(client, ids)) | {"reason": REASON, "until": "2030-12-01"}
    with opened(app).begin() as session:
        session.get_one(ProgrammeItem, ids["meeting"]).when = at("11:15", "12:30", day=FIRST)
    answer = posted(client, ids, form)
    anew = form_of(answer)
    assert answer.status_code == 409
    assert "11.15" in answer.get_data(as_text=True)
    assert (anew["reason"], anew["until"], anew["uid"]) == (REASON, "2030-12-01", form["uid"])
    assert anew["basis"] != form["basis"]
    assert posted(client, ids, anew).status_code == 303
    assert [waiver.until for waiver in waivers(app)] == [date(2030, 12, 1)]


def test_where_it_was_mended_meanwhile_the_page_says_so_and_keeps_what_was_typed(
    app: Flask, client: FlaskClient, ids: dict[str, int]
) -> None:
    form = form_of(asking(client, ids)) | {"reason": REASON}
    with opened(app).begin() as session:
        session.execute(delete(ItemPerson).where(ItemPerson.item_id == ids["meeting"]))
    answer = posted(client, ids, form)
    assert answer.status_code == 409
    assert REASON in answer.get_data(as_text=True)
    assert waivers(app) == []


def test_the_second_of_two_is_told_who_was_first(app: Flask, client: FlaskClient, ids: dict[str, int]) -> None:
    form = form_of(asking(client, ids)) | {"reason": REASON}
    other = an_actor(somebody(app, name="А. Б. Первый"))
    with opened(app).begin() as session:
        now = clock.now()
        (finding,) = twice(standing_of(session, ids["event"], now=now))
        waive(session, waiving(the_event(session, ids), finding, other, until=LAST, reason="Решили иначе."), now=now)
    answer = posted(client, ids, form)
    told = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "А. Б. Первый: Решили иначе." in told
    assert REASON in told
    assert [waiver.by_name for waiver in waivers(app)] == ["А. Б. Первый"]


@pytest.mark.parametrize("asked", ["", "person_twice:item1:item999", "nothing"])
def test_asking_about_what_is_not_there_says_so(client: FlaskClient, ids: dict[str, int], asked: str) -> None:
    answer = client.get(f"/events/{ids['event']}/conflicts/waive?key={asked}")
    assert answer.status_code == 200
    assert "reason" not in form_of(answer)


@pytest.mark.parametrize(("role", "coordinates"), [(Role.READER, False), (Role.COORDINATOR, False), (Role.COORDINATOR, True)])
def test_what_stands_in_the_way_is_for_the_protocol_office(app: Flask, ids: dict[str, int], role: Role, coordinates: bool) -> None:
    user = somebody(app, role)
    if coordinates:
        with opened(app).begin() as session:
            event = the_event(session, ids)
            event.coordinators.append(session.merge(user))
    officer = form_of(asking(signed_in(app, Role.PROTOCOL), ids)) | {"reason": REASON}
    client = signed_in(app, user)
    assert asking(client, ids).status_code == 403
    assert posted(client, ids, officer).status_code == 403
    assert waivers(app) == []
