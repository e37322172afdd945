"""Lists of logistics as a browser meets them: choosing one, PDF, DOCX, spreadsheets; the version clean and the draft marked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from urllib.parse import unquote

import pytest
from docx import Document
from flask import Flask
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.rules import MemberRole
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.transfers.rules import Purpose
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.factories.accounts import NOW, a_user, an_actor
from tests.factories.browsing import Browser, opened
from tests.factories.events import an_event
from tests.factories.logistics import a_badge, a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item

OFFICER, DRIVER = "+7 917 000-00-01", "+7 917 000-00-03"
PAPERS = ("journeys", "transfers", "stays")
SHEETS = ("journeys", "transfers", "vehicles", "stays", "badges")


@dataclass(frozen=True)
class House:
    """A browser in which a reader is signed in, and an event whose flight, transfer and stay are published; a later flight is not."""

    app: Flask
    browser: Browser
    event: int
    delegation: str
    leg: int

    def paper(self, what: str, **asked: str) -> TestResponse:
        return self.browser.client.get(f"/events/{self.event}/{what}/paper", query_string=asked)

    def sheet(self, what: str, **asked: str) -> list[tuple[object, ...]]:
        answer = self.browser.client.get(f"/events/{self.event}/{what}.xlsx", query_string=asked)
        assert answer.status_code == 200
        rows = load_workbook(BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
        return [row for row in rows if any(cell is not None for cell in row)]


@pytest.fixture
def house(app: Flask) -> House:
    with opened(app).begin() as session:
        officer, reader = a_user(session), a_user(session, role=Role.READER)
        event = an_event(session)
        an_item(session, event)
        attached = a_person_in_directory(session, "Офицеров")
        delegation = a_delegation(session, event, name=Texts("Делегация РК"), attached=attached, duty_phone=OFFICER)
        guest = a_person_in_directory(session, "Гостев", given=Texts("Иван"), patronymic=Texts("Иванович"), latin="Gostev Ivan")
        a_member(session, delegation, guest, role=MemberRole.HEAD)
        leg = a_leg(session, event, None, guest, number="DP-407")
        _driven(session, event, leg, guest)
        a_stay(session, a_hotel(session, event), guest, event.first_day, event.first_day + timedelta(2), note="у лифта")
        a_badge(session, event, guest)
        ids = (event.id, delegation.uid, leg.id)
    with opened(app).begin() as session:
        publish(session, Publish(ids[0], an_actor(officer), None), now=NOW)
    with opened(app).begin() as session:
        late = session.get_one(Event, ids[0])
        a_leg(session, late, datetime.combine(late.first_day, datetime.min.time()).replace(hour=20), number="DP-999")
    browser = Browser(app)
    browser.sign_in(reader.login)
    return House(app, browser, *ids)


def _driven(session: Session, event: Event, leg: Leg, guest: Person) -> None:
    start = datetime.combine(event.first_day, datetime.min.time()).replace(hour=10)
    driver = a_person_in_directory(session, "Водителев", given=Texts("Пётр"), patronymic=Texts())
    vehicle = a_vehicle(session, event, driver, number=3, plate="А123ВС102", phone=DRIVER)
    a_car(session, a_transfer(session, event, start, leg=leg, purpose=Purpose.ARRIVAL), vehicle, guest)


@pytest.mark.parametrize("what", PAPERS)
def test_how_a_list_is_printed_is_chosen_first(house: House, what: str) -> None:
    page = house.paper(what)
    assert (page.status_code, 'name="format"' in page.text, 'name="lang"' in page.text) == (200, True, True)


@pytest.mark.parametrize("what", PAPERS)
def test_a_reader_gets_a_list_as_pdf_and_as_docx(house: House, what: str) -> None:
    pdf, docx = house.paper(what, format="pdf", source="draft"), house.paper(what, format="docx", source="draft")
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf.data)).pages)
    cells = [cell.text for table in Document(BytesIO(docx.data)).tables for row in table.rows for cell in row.cells]
    assert ("Гостев" in words, any("Гостев" in cell for cell in cells)) == (True, True)


def test_the_version_is_clean_and_knows_nothing_of_the_draft(house: House) -> None:
    version, draft = (_words(house.paper("journeys", format="pdf", source=source)) for source in ("published", "draft"))
    told = [("DP-407" in words, "DP-999" in words, "Версия 1" in words) for words in (version, draft)]
    assert told == [(True, False, True), (True, True, False)]


def test_a_passenger_is_told_with_the_officer_the_car_and_both_phones_on_duty(house: House) -> None:
    words = _words(house.paper("journeys", format="pdf"))
    assert [one in words for one in ("Офицеров", OFFICER, "А123ВС102", "Водителев", DRIVER)] == [True] * 5


def test_a_list_of_a_direction_without_legs_is_empty(house: House) -> None:
    assert "Гостев" not in _words(house.paper("journeys", format="pdf", direction="departure"))


def test_a_list_of_one_delegation_leaves_the_legs_of_others_out(house: House) -> None:
    words = _words(house.paper("journeys", format="pdf", source="draft", delegation=house.delegation))
    assert ("DP-407" in words, "DP-999" in words) == (True, False)


@pytest.mark.parametrize("asked", [{"format": "txt"}, {"format": "pdf", "day": "yesterday"}, {"format": "pdf", "delegation": "nobody"}])
def test_wishes_that_cannot_be_read_are_not_found(house: House, asked: dict[str, str]) -> None:
    assert house.paper("journeys", **asked).status_code == 404


def test_before_anything_is_published_only_the_draft_is_offered(house: House) -> None:
    with opened(house.app).begin() as session:
        event = an_event(session, title=Texts("Новое"))
        a_leg(session, event, number="DP-1")
        ident = event.id
    page = house.browser.client.get(f"/events/{ident}/journeys/paper")
    asked = house.browser.client.get(f"/events/{ident}/journeys/paper?format=pdf")
    refused = house.browser.client.get(f"/events/{ident}/journeys/paper?format=pdf&source=published")
    assert ('name="source"' in page.text, "DP-1" in _words(asked), refused.status_code) == (False, True, 404)


def test_the_rooming_list_names_the_version_while_that_says_who_stays_where(house: House) -> None:
    before = _words(house.paper("stays", format="pdf"))
    with opened(house.app).begin() as session:
        event = session.get_one(Event, house.event)
        days = (event.first_day, event.first_day + timedelta(1))
        a_stay(session, a_hotel(session, event), a_person_in_directory(session, "Новиков"), *days)
    after = _words(house.paper("stays", format="pdf"))
    assert ("Версия 1" in before, "Версия 1" in after, "Новиков" in after) == (True, False, True)


@pytest.mark.parametrize("what", PAPERS)
def test_the_spreadsheet_is_where_the_others_are(house: House, what: str) -> None:
    answer = house.paper(what, format="xlsx", lang="kk")
    assert (answer.status_code, unquote(answer.headers["Location"])) == (303, f"/events/{house.event}/{what}.xlsx?lang=kk")


@pytest.mark.parametrize("what", SHEETS)
def test_a_spreadsheet_has_a_row_for_everybody(house: House, what: str) -> None:
    told = {"journeys": "Гостев", "transfers": "Гостев", "vehicles": "Водителев", "stays": "Гостев", "badges": "Гостев"}
    assert sum(any(told[what] in str(cell) for cell in row) for row in house.sheet(what)) == 1


def test_days_and_hours_are_days_and_hours_in_a_spreadsheet(house: House) -> None:
    row = next(row for row in house.sheet("journeys") if "DP-407" in row)
    kinds = [type(cell).__name__ for cell in row if cell is not None and not isinstance(cell, str)]
    assert kinds == ["int", "datetime", "time", "datetime", "int", "time"]


def _words(answer: TestResponse) -> str:
    assert answer.status_code == 200
    return " ".join(page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(answer.data)).pages)
