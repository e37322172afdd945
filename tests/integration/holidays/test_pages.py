"""The pages of the holiday calendar, as a browser meets them."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.register.accounts.rules.roles import Role
from app.register.holidays.commands import load_holidays
from app.register.holidays.models import Holiday
from app.register.holidays.reading import days_in_file
from tests.factories.browsing import opened
from tests.factories.pages import errors_of, form_of, signed_in

RAMADAN = {"jurisdiction": "OFFICE", "kind": "observance", "name-ru": "Рамазан", "first_day": "2026-02-18", "last_day": "2026-03-19"}


@pytest.fixture
def officer(app: Flask) -> FlaskClient:
    with opened(app).begin() as session:
        load_holidays(session, days_in_file())
    return signed_in(app)


def the_id(app: Flask, day: date, jurisdiction: str = "RU-BA") -> int:
    with opened(app)() as session:
        return session.scalars(select(Holiday.id).where(Holiday.day == day, Holiday.jurisdiction == jurisdiction)).one()


def test_a_year_is_listed_of_all_or_of_one_jurisdiction(officer: FlaskClient) -> None:
    all_, one = (officer.get(f"/holidays?year=2026{more}").text for more in ("", "&in=RU-BA"))
    assert ("Наурыз мейрамы" in all_, "День Республики Башкортостан" in all_) == (True, True)
    assert ("Наурыз мейрамы" in one, "День Республики Башкортостан" in one) == (False, True)
    assert 'id="d2026-03-20"' in all_


def test_a_year_without_holidays_says_so(officer: FlaskClient) -> None:
    assert "row-link" not in officer.get("/holidays?year=2050").text
    assert officer.get("/holidays?year=9999&in=x").status_code == 200


def test_ramadan_is_entered_on_one_page(app: Flask, officer: FlaskClient) -> None:
    sent = form_of(officer.get("/holidays/new?in=OFFICE")) | RAMADAN
    answer = officer.post("/holidays/new", data=sent)
    assert (answer.status_code, answer.location) == (303, "/holidays?year=2026#d2026-02-18")
    assert officer.get("/holidays?year=2026&in=OFFICE").text.count("Рамазан") == 30


def test_a_taken_day_is_told_beside_its_field(officer: FlaskClient) -> None:
    sent = form_of(officer.get("/holidays/new")) | RAMADAN | {"jurisdiction": "RU-BA", "first_day": "2026-03-20", "last_day": ""}
    answer = officer.post("/holidays/new", data=sent)
    assert answer.status_code == 422
    assert "Ураза-байрам" in errors_of(answer)["first_day"]


def test_a_day_is_changed_and_its_history_told(app: Flask, officer: FlaskClient) -> None:
    address = f"/holidays/{the_id(app, date(2027, 3, 9))}/edit"
    sent = form_of(officer.get(address))
    del sent["is_estimated"]
    assert officer.post(address, data=sent | {"day": "2027-03-10", "source": "Указ Главы"}).status_code == 303
    page = officer.get(address).text
    assert "Указ Главы" in page
    assert "10.03.2027" in page


def test_two_who_change_one_day_see_both(app: Flask, officer: FlaskClient) -> None:
    address = f"/holidays/{the_id(app, date(2027, 3, 9))}/edit"
    sent = form_of(officer.get(address))
    assert officer.post(address, data=sent | {"source": "Указ Главы"}).status_code == 303
    answer = officer.post(address, data=sent | {"source": "Пресса"})
    assert answer.status_code == 409
    assert "Указ Главы" in answer.text
    assert "Пресса" in answer.text


def test_a_day_is_removed(app: Flask, officer: FlaskClient) -> None:
    ident = the_id(app, date(2027, 3, 9))
    assert officer.post(f"/holidays/{ident}/remove", data={"seen": "1"}).status_code == 303
    assert officer.get(f"/holidays/{ident}/edit").status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 403), (Role.COORDINATOR, 403), (Role.PROTOCOL, 200), (Role.ADMIN, 200)])
def test_holidays_are_changed_by_the_protocol_and_administrators_and_read_by_all(app: Flask, role: Role, status: int) -> None:
    client = signed_in(app, role)
    assert [client.get(address).status_code for address in ("/holidays", "/holidays/new")] == [200, status]
    assert client.post("/holidays/new", data={}).status_code == (status if status == 403 else 422)
