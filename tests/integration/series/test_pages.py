"""Claims about the pages of series, anchors, proposed and reserve dates."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.planning.anchors.queries import pairs_of, proposals_of, reserve_of
from app.planning.events.models import Event, Series
from app.planning.events.rules import Side
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.programmes import an_item
from tests.integration.anchors.hanging import on_days, put_off, tied
from tests.integration.planning.people import an_officer
from tests.integration.series.test_series import a_series, an_edition


def test_a_series_is_made_read_changed_and_removed(app: Flask) -> None:
    client = signed_in(app)
    sent = form_of(client.get("/series/new")) | {"title-ru": "Форум регионов", "hosts_alternate": "y"}
    made = client.post("/series/new", data=sent)
    address = made.headers["Location"]
    assert "Форум регионов" in client.get(address).text
    assert "Форум регионов" in client.get("/series").text
    again = form_of(client.get(f"{address}/edit")) | {"title-ru": "Форум соседей"}
    assert client.post(f"{address}/edit", data=again).status_code == 303
    assert client.post(f"{address}/edit", data=again | {"title-ru": "Форум"}).status_code == 409
    assert client.post(f"{address}/remove", data={"seen": 2}).headers["Location"] == "/series"
    assert client.get(address).status_code == 404


def test_a_taken_number_is_told_beside_its_field(app: Flask) -> None:
    with opened(app).begin() as session:
        series_id = a_series(session, an_officer(session))
        an_edition(session, series_id, 20, Side.BASHKORTOSTAN)
        other = an_event(session).id
    client = signed_in(app)
    sent = form_of(client.get(f"/events/{other}/edit")) | {"series_id": str(series_id), "edition": "20"}
    answer = client.post(f"/events/{other}/edit", data=sent)
    assert (answer.status_code, list(errors_of(answer))) == (422, ["edition"])


def test_the_next_edition_is_made_from_the_page_of_the_series(app: Flask) -> None:
    with opened(app).begin() as session:
        series_id = a_series(session, an_officer(session))
        event = an_edition(session, series_id, 20, Side.BASHKORTOSTAN)
        an_item(session, event)
    client = signed_in(app)
    assert f"/events/{event.id}/clone" in client.get(f"/series/{series_id}").text
    sent = form_of(client.get(f"/events/{event.id}/clone"))
    assert (sent["edition"], sent["host"], sent["title-ru"]) == ("21", "kazakhstan", "XXI Форум")
    made = client.post(f"/events/{event.id}/clone", data=sent)
    page = client.get(made.headers["Location"]).text
    assert "XXI" in page
    with opened(app)() as session:
        clone = session.scalars(select(Event).where(Event.edition == 21)).one()
        assert (clone.host, clone.first_day) == (Side.KAZAKHSTAN, date(2025, 11, 25))


def test_an_edition_out_of_turn_is_told_on_both_pages(app: Flask) -> None:
    with opened(app).begin() as session:
        series_id = a_series(session, an_officer(session))
        an_edition(session, series_id, 20, Side.BASHKORTOSTAN)
        event = an_edition(session, series_id, 21, Side.BASHKORTOSTAN)
        right = an_edition(session, series_id, 22, Side.KAZAKHSTAN)
    client = signed_in(app)
    pages = [client.get(address).text for address in (f"/series/{series_id}", f"/events/{event.id}", f"/events/{right.id}")]
    assert ["notice is-warn" in page for page in pages] == [True, True, False]


def two_events(app: Flask) -> tuple[int, int]:
    """Return the ids of a forum and of Days that stand directly before it."""
    with opened(app).begin() as session:
        forum = on_days(session, None, 26, 27)
        days = on_days(session, forum, 24, 25)
        an_item(session, days)
        return forum.id, days.id


def test_an_anchor_is_tied_changed_and_untied(app: Flask) -> None:
    forum, days = two_events(app)
    client = signed_in(app)
    sent = form_of(client.get(f"/events/{days}/anchors/new"))
    assert client.post(f"/events/{days}/anchors/new", data=sent | {"target_id": str(forum)}).status_code == 303
    assert "XX Форум" in client.get(f"/events/{days}").text
    sent = form_of(client.get(f"/events/{forum}/anchors/new"))
    circle = client.post(f"/events/{forum}/anchors/new", data=sent | {"target_id": str(days)})
    assert (circle.status_code, list(errors_of(circle))) == (422, ["target_id"])
    sent = form_of(client.get("/anchors/1/edit"))
    assert client.post("/anchors/1/edit", data=sent | {"relation": "after"}).status_code == 303
    assert "badge is-error" in client.get(f"/events/{days}").text
    assert client.post("/anchors/1/edit", data=sent | {"relation": "during"}).status_code == 409
    assert client.post("/anchors/1/remove", data={"seen": 2}).status_code == 303
    with opened(app)() as session:
        assert pairs_of(session) == []


@pytest.mark.parametrize(("button", "day"), [("accept", date(2024, 12, 1)), ("decline", date(2024, 11, 24))])
def test_proposed_dates_are_decided_on_where_they_are_shown(app: Flask, button: str, day: date) -> None:
    forum, days = two_events(app)
    with opened(app).begin() as session:
        officer = an_officer(session)
        tied(session, officer, session.get_one(Event, days), session.get_one(Event, forum))
        put_off(session, officer, session.get_one(Event, forum), 7)
        (one,) = proposals_of(session, officer)
    client = signed_in(app)
    shown = [one.token in client.get(address).text for address in ("/", "/proposals", f"/events/{days}", f"/events/{forum}")]
    assert shown == [True, True, True, True]
    nothing = client.post("/proposals", data={button: "1"})
    answer = client.post("/proposals", data={"chosen": one.token, button: "1", "event_id": days})
    assert (nothing.headers["Location"], answer.headers["Location"]) == ("/proposals", f"/events/{days}")
    with opened(app)() as session:
        assert (session.get_one(Event, days).first_day, proposals_of(session, officer)) == (day, ())
    assert client.post("/proposals", data={"chosen": one.token, button: "1"}).status_code in {409, 422}


def test_reserve_dates_are_kept_used_after_a_question_and_given_up(app: Flask) -> None:
    forum, _ = two_events(app)
    client = signed_in(app)
    for first, last in (("2024-12-03", "2024-12-04"), ("2024-12-10", "2024-12-11")):
        sent = {"first_day": first, "last_day": last, "note": "письмо"}
        assert client.post(f"/events/{forum}/reserve/new", data=sent).status_code == 303
    wrong = client.post(f"/events/{forum}/reserve/new", data={"first_day": "2024-12-03", "last_day": "2024-12-01"})
    assert (wrong.status_code, list(errors_of(wrong))) == (422, ["last_day"])
    sent = form_of(client.get("/reserve/1/use"))
    assert client.post("/reserve/1/use", data=sent).headers["Location"] == f"/events/{forum}"
    assert client.post("/reserve/2/use", data=sent).status_code == 409
    assert client.post("/reserve/2/remove", data={"seen": 1}).status_code == 303
    with opened(app)() as session:
        assert (session.get_one(Event, forum).first_day, list(reserve_of(session, forum))) == (date(2024, 12, 3), [])


def test_readers_see_and_decide_nothing(app: Flask) -> None:
    forum, days = two_events(app)
    client = signed_in(app, Role.READER)
    assert [client.get(address).status_code for address in ("/series", "/proposals", f"/events/{days}")] == [200, 200, 200]
    addresses = ("/series/new", f"/events/{forum}/clone", f"/events/{days}/anchors/new", f"/events/{days}/reserve/new")
    assert [client.get(address).status_code for address in addresses] == [403, 403, 403, 403]
    assert client.post("/proposals", data={}).status_code == 403


def _hung(session: Session, count: int) -> int:
    """Return a forum that so many events hang on, each with a proposal."""
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    for _ in range(count):
        event = on_days(session, forum, 24, 25)
        an_item(session, event)
        tied(session, officer, event, forum)
    put_off(session, officer, forum, 7)
    return forum.id


def test_many_anchors_and_proposals_are_shown_with_the_queries_of_few(app: Flask, app_engine: Engine) -> None:
    client = signed_in(app)
    counts = []
    for count in (2, 12):
        with opened(app).begin() as session:
            ident = _hung(session, count)
        for address in ("/", f"/events/{ident}", "/proposals"):
            with statements(app_engine) as found:
                assert client.get(address).status_code == 200
            counts.append(len(found))
    assert counts[:3] == counts[3:]


def test_a_long_series_is_shown_with_the_queries_of_a_short_one(app: Flask, app_engine: Engine) -> None:
    client = signed_in(app)
    counts = []
    with opened(app).begin() as session:
        series_id = a_series(session, an_officer(session))
    for editions in (range(1, 3), range(3, 30)):
        with opened(app).begin() as session:
            for edition in editions:
                an_edition(session, session.get_one(Series, series_id).id, edition, Side.KAZAKHSTAN)
        with statements(app_engine) as found:
            assert client.get(f"/series/{series_id}").status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1]
