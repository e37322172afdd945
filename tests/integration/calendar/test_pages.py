"""The pages of the year and the month, as a browser meets them."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.planning.events.kinds import Kind
from app.planning.events.models import Event, ReserveDates
from app.planning.events.rules import Side, Status
from app.register.accounts.rules.roles import Role
from app.register.holidays.commands import load_holidays
from app.register.holidays.reading import days_in_file
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.venues import a_city

ROOT = Path(__file__).resolve().parents[3]


def a_year(session: Session, events: int) -> None:
    """Write so many events of 2026, of all kinds, sides and statuses, with reserve dates."""
    city = a_city(session, name=Texts(ru=f"Город {events}"))
    kinds, sides, statuses = list(Kind), list(Side), list(Status)
    for number in range(events):
        first = date(2026, 1, 1) + timedelta(days=number * 7 % 362)
        event = an_event(
            session,
            city=city,
            kind=kinds[number % 5],
            host=sides[number % 2],
            status=statuses[number % 7],
            title=Texts(ru=f"Событие {number}"),
            first_day=first,
            last_day=first + timedelta(days=number % 4),
        )
        session.add(ReserveDates(event_id=event.id, first_day=first, last_day=first))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    with opened(app).begin() as session:
        load_holidays(session, days_in_file())
        a_year(session, 20)
    return signed_in(app)


def test_every_event_of_the_year_is_drawn_once_and_listed_once(client: FlaskClient) -> None:
    page = client.get("/year?year=2026").text
    drawn, listed = (re.findall(rf'data-{name}="(\d+)"', page) for name in ("event", "listed"))
    assert sorted(drawn) == sorted(listed)
    assert len(drawn) == len(set(drawn)) == 20
    assert page.count("data-reserve") == 20


def test_no_page_carries_a_style_of_its_own(client: FlaskClient) -> None:
    for address in ("/year?year=2026", "/month?month=2026-03", "/holidays?year=2026", "/year/views", "/year/views/new"):
        assert re.findall(r"<style|\sstyle=", client.get(address).text) == []


def test_every_number_of_a_column_or_a_width_is_in_the_style_sheet(client: FlaskClient) -> None:
    css = (ROOT / "static" / "css" / "year.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.([dw]\d+)\{", css))
    used = {name for address in ("/year?year=2026", "/year?year=2024", "/month?month=2026-03") for name in _numbered(client, address)}
    assert used <= known


def _numbered(client: FlaskClient, address: str) -> set[str]:
    classes = re.findall(r'class="([^"]*)"', client.get(address).text)
    return {name for text in classes for name in text.split() if re.fullmatch(r"[dw]\d+", name)}


def test_the_filters_live_in_the_address(client: FlaskClient) -> None:
    assert client.get("/year?year=2026&kind=forum").text.count("data-listed") == 4
    assert client.get("/year?year=2026&kind=forum&host=kazakhstan").text.count("data-listed") == 2
    assert client.get("/year?year=2025").text.count("data-listed") == 0
    assert client.get("/year?year=x&kind=y&host=z&series=w").status_code == 200


def test_a_month_shows_its_events_and_its_holidays(client: FlaskClient) -> None:
    page = client.get("/month?month=2026-03").text
    assert ("Наурыз мейрамы" in page, "Событие 9" in page, "Событие 0<" in page) == (True, True, False)
    assert client.get("/month?month=1990-01").status_code == client.get("/month?month=2100-12").status_code == 200


def test_a_hundred_and_fifty_events_take_the_queries_of_ten(app: Flask, app_engine: Engine) -> None:
    client = signed_in(app)
    for address in ("/year?year=2026", "/month?month=2026-03", "/year.pdf?year=2026"):
        counts = []
        for events in (10, 140):
            with opened(app).begin() as session:
                a_year(session, events)
            with statements(app_engine) as asked:
                assert client.get(address).status_code == 200
            counts.append(len([one for one in asked if one.startswith("SELECT")]))
        assert counts[0] == counts[1]
        with opened(app).begin() as session:
            session.query(ReserveDates).delete()
            session.query(Event).delete()


@pytest.mark.parametrize(("paper", "size"), [("a3", (1191, 842)), ("a4", (842, 595)), ("x", (1191, 842))])
def test_a_year_fits_on_one_sheet(client: FlaskClient, paper: str, size: tuple[int, int]) -> None:
    answer = client.get(f"/year.pdf?year=2026&paper={paper}")
    (page,) = PdfReader(BytesIO(answer.data)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    assert "Событие 13" in " ".join(page.extract_text().split())
    assert answer.headers["Content-Disposition"].startswith("inline;")


def test_a_full_year_still_fits_on_one_sheet_of_a4(app: Flask) -> None:
    with opened(app).begin() as session:
        load_holidays(session, days_in_file())
        a_year(session, 150)
    answer = signed_in(app).get("/year.pdf?year=2026&paper=a4")
    assert len(PdfReader(BytesIO(answer.data)).pages) == 1


def test_a_view_is_saved_from_the_page_opened_again_and_removed(client: FlaskClient) -> None:
    sent = form_of(client.get("/year/views/new?kind=forum&host=kazakhstan"))
    answer = client.post("/year/views/new", data=sent | {"name": "Форумы за рубежом"})
    assert (answer.status_code, answer.location) == (303, "/year?kind=forum&host=kazakhstan")
    assert "Форумы за рубежом" in client.get("/year?year=2026").text
    views = client.get("/year/views").text
    assert "kind=forum&amp;host=kazakhstan" in views
    (feed,) = re.findall(r'href="(/subscribe/filters/[^"]+)"', views)
    assert client.get(feed).status_code == 200
    again = form_of(client.get("/year/views/new")) | {"name": "форумы за рубежом"}
    refused = client.post("/year/views/new", data=again)
    assert refused.status_code == 422
    assert list(errors_of(refused)) == ["name"]
    assert client.post("/year/views/1/remove", data={"seen": "1"}).status_code == 303
    assert "Форумы за рубежом" not in client.get("/year/views").text


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR])
def test_readers_and_coordinators_see_the_year_and_are_offered_no_saving(app: Flask, role: Role) -> None:
    client = signed_in(app, role)
    assert [client.get(address).status_code for address in ("/year", "/month", "/year/views", "/year.pdf")] == [200] * 4
    assert "/year/views/new" not in client.get("/year").text
    assert client.get("/year/views/new").status_code == 403
    assert client.post("/year/views/1/remove", data={}).status_code == 403


def test_the_list_of_events_leads_to_the_year_and_the_month(client: FlaskClient) -> None:
    page = client.get("/events?year=2026&kind=forum&status=held").text
    assert "/year?year=2026&amp;kind=forum" in page
    assert "/month?" in page
