"""The pages of personal data, as a browser meets them: nothing is shown that was not asked for, and to nobody who may not see it."""

import json
import logging
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.ground.db.history import Change
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.words.dates import day_short
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.models import PersonalReading, PersonalRecord, PurgeAct
from app.register.personal.naming import ERASED
from app.register.personal.rules import DEFAULT_PURPOSES, DataKind
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import Browser, fields, hidden, opened
from tests.factories.pages import browser_of
from tests.factories.people import a_person_in_directory

PHONE, PASSPORT, NEEDS = "+7 917 555-44-33", "80 10 654321", "не ест рыбу"
VALUES = {DataKind.PHONE: PHONE, DataKind.DOCUMENT: PASSPORT, DataKind.NEEDS: NEEDS, DataKind.BIRTH_DATE: "1980-01-02"}
MARKS = (PHONE, "5554433", PASSPORT, "8010654321", NEEDS, "1980-01-02", "02.01.1980")


@pytest.fixture
def officer(app: Flask) -> Browser:
    return browser_of(app, Role.PROTOCOL)


@pytest.fixture
def person_id(app: Flask) -> int:
    """Somebody of whom four things are kept."""
    with opened(app).begin() as session:
        person, by = a_person_in_directory(session, "Участников"), an_actor(a_user(session))
        until = clock.office_day() + timedelta(days=30)
        for kind, value in VALUES.items():
            cmd = KeepRecord(by, new_uid(), person.id, kind, value, DEFAULT_PURPOSES[kind], until)
            keep_record(session, cmd, now=clock.now())
        return person.id


def _count(app: Flask, model: type[PersonalReading] | type[PersonalRecord] | type[PurgeAct]) -> int:
    with opened(app)() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def _form(answer: TestResponse) -> dict[str, str]:
    """Return what the form itself would send, without the button beside it that shows what is kept."""
    return {name: value for name, value in fields(answer).items() if name != "show"}


def _tells(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text]


def test_values_are_shut_until_asked_for_and_the_look_is_written_down(app: Flask, officer: Browser, person_id: int) -> None:
    page = officer.get(f"/people/{person_id}").get_data(as_text=True)
    assert _tells(page) == []
    assert _count(app, PersonalReading) == 0

    shown = officer.post(f"/people/{person_id}/personal/show")
    assert shown.status_code == 200
    assert all(mark in shown.get_data(as_text=True) for mark in (PHONE, PASSPORT, NEEDS))
    assert _count(app, PersonalReading) == 1


def test_with_a_script_the_panel_alone_is_answered(officer: Browser, person_id: int) -> None:
    officer.get(f"/people/{person_id}")
    shown = officer.post(f"/people/{person_id}/personal/show", headers={"HX-Request": "true"}).get_data(as_text=True)

    assert "<html" not in shown
    assert PHONE in shown


def test_a_look_cannot_be_had_by_opening_an_address(officer: Browser, person_id: int) -> None:
    assert officer.get(f"/people/{person_id}/personal/show").status_code == 404


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR])
def test_who_may_not_see_has_no_panel_and_no_way_in(app: Flask, role: Role, person_id: int) -> None:
    browser = browser_of(app, role)
    page = browser.get(f"/people/{person_id}").get_data(as_text=True)

    assert 'id="personal"' not in page
    assert browser.post(f"/people/{person_id}/personal/show").status_code == 403
    assert browser.get(f"/people/{person_id}/personal/phone").status_code == 403
    for path in (f"/people/{person_id}/personal/block", f"/people/{person_id}/personal/erase", "/personal/readings", "/personal/acts"):
        assert browser.get(path).status_code == 403
    assert browser.post(f"/people/{person_id}/personal/export").status_code == 403
    assert _count(app, PersonalReading) == 0


def test_a_form_shows_what_is_kept_only_where_asked(app: Flask, officer: Browser, person_id: int) -> None:
    path = f"/people/{person_id}/personal/phone"
    assert _tells(officer.get(path).get_data(as_text=True)) == []
    assert _count(app, PersonalReading) == 0

    asked = officer.post(path, {"show": "y"})
    assert fields(asked)["value"] == PHONE
    assert _count(app, PersonalReading) == 1


def test_a_record_is_added_once_and_checked(app: Flask, officer: Browser, person_id: int) -> None:
    path = f"/people/{person_id}/personal/email"
    sent = fields(officer.get(path)) | {"purpose": "contact"}
    assert officer.post(path, sent | {"value": "не адрес"}).status_code == 422
    assert [officer.post(path, sent | {"value": "a@b.example"}).status_code for _ in range(2)] == [303, 303]
    assert _count(app, PersonalRecord) == 5


def test_the_last_day_of_a_document_is_typed_beside_it_and_told_to_whoever_may_open_it(
    app: Flask, officer: Browser, person_id: int
) -> None:
    path, day = f"/people/{person_id}/personal/document", clock.office_day() - timedelta(days=1)
    sent = _form(officer.get(path)) | {"purpose": "accreditation", "valid_until": day.isoformat()}
    assert officer.post(path, sent).status_code == 303
    page = officer.get(f"/people/{person_id}").get_data(as_text=True)
    assert (day_short(day) in page, "уже не действует" in page, _tells(page), _count(app, PersonalReading)) == (True, True, [], 0)
    assert fields(officer.get(path))["valid_until"] == day.isoformat()
    assert "valid_until" not in fields(officer.get(f"/people/{person_id}/personal/phone"))
    assert day_short(day) not in browser_of(app, Role.READER).get(f"/people/{person_id}").get_data(as_text=True)


def test_a_clash_shows_nothing_that_was_not_asked_for(app: Flask, officer: Browser, person_id: int) -> None:
    path = f"/people/{person_id}/personal/phone"
    sent = _form(officer.get(path)) | {"purpose": "travel"}
    with opened(app).begin() as session:
        record = session.scalars(select(PersonalRecord).where(PersonalRecord.kind == DataKind.PHONE)).one()
        by, until = an_actor(a_user(session)), record.keep_until + timedelta(days=1)
        cmd = KeepRecord(by, new_uid(), person_id, DataKind.PHONE, "+7 917 555-44-33 доб. 5", record.purpose, until)
        keep_record(session, cmd, now=clock.now())

    answer = officer.post(path, sent | {"value": "+7 917 000-00-01"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "+7 917 000-00-01" in page
    assert _tells(page) == []
    assert _count(app, PersonalReading) == 0


def test_a_block_wants_a_reason_hides_everything_and_can_be_lifted(app: Flask, officer: Browser, person_id: int) -> None:
    path = f"/people/{person_id}/personal/block"
    seen = hidden(officer.get(path), "seen")
    assert officer.post(path, {"seen": seen, "reason": ""}).status_code == 422
    assert officer.post(path, {"seen": seen, "reason": "письмо № 7"}).status_code == 303

    shown = officer.post(f"/people/{person_id}/personal/show")
    assert _tells(shown.get_data(as_text=True)) == []
    assert officer.get(f"/people/{person_id}/personal/phone").status_code == 422
    assert officer.post(f"/people/{person_id}/personal/export").status_code == 422
    assert _count(app, PersonalReading) == 0

    assert officer.post(path, fields(officer.get(path)) | {"reason": "письмо № 8"}).status_code == 303
    assert PHONE in officer.post(f"/people/{person_id}/personal/show").get_data(as_text=True)
    with opened(app)() as session:
        rows = session.scalars(select(Change).where(Change.kind == "person", Change.thing_id == person_id))
        told = [row.fields["block_reason"][1] for row in rows if "block_reason" in row.fields]
    assert told == ["письмо № 7", "письмо № 8"]


def test_all_that_is_held_is_handed_out_under_a_name_that_tells_nobody(app: Flask, officer: Browser, person_id: int) -> None:
    officer.get(f"/people/{person_id}")
    answer = officer.post(f"/people/{person_id}/personal/export")
    held = json.loads(answer.get_data())

    assert {row["kind"]: row["value"] for row in held["records"]} == {kind.value: value for kind, value in VALUES.items()}
    assert {"memberships", "posts", "proposals", "roles", "speeches", "versions", "readings", "changes", "appointments"} <= set(held)
    assert [row["through"] for row in held["readings"]] == ["export"]
    assert "Участников" not in answer.headers["Content-Disposition"]


def test_erasing_shows_first_what_it_does(app: Flask, officer: Browser, person_id: int) -> None:
    path = f"/people/{person_id}/personal/erase"
    seen = hidden(officer.get(path), "seen")
    preview = officer.post(path, {"seen": seen})
    assert _count(app, PersonalRecord) == 4
    assert officer.post(path, fields(preview) | {"erase": "y", "reason": ""}).status_code == 422
    assert officer.post(path, fields(preview) | {"erase": "y", "reason": "заявление № 1"}).status_code == 303

    assert _count(app, PersonalRecord) == 0
    with opened(app)() as session:
        assert session.get_one(Person, person_id).name == ERASED
    assert "Участников" not in officer.get(f"/people/{person_id}").get_data(as_text=True)
    assert officer.get(path).status_code == 422


def test_readings_are_listed_and_filtered(app: Flask, officer: Browser, person_id: int) -> None:
    officer.get(f"/people/{person_id}")
    officer.post(f"/people/{person_id}/personal/show")
    page = officer.get("/personal/readings").get_data(as_text=True)

    assert page.count("<td") == 5
    assert _tells(page) == []
    assert officer.get("/personal/readings?through=export").get_data(as_text=True).count("<td") == 0


def test_what_is_overdue_is_told_on_the_first_screen_and_destroyed_with_an_act(app: Flask, officer: Browser, person_id: int) -> None:
    with opened(app).begin() as session:
        for record in session.scalars(select(PersonalRecord).order_by(PersonalRecord.id).limit(2)):
            record.keep_until = clock.office_day() - timedelta(days=2)
    assert "/personal/acts" in officer.get("/").get_data(as_text=True)

    act = officer.post("/personal/purge")
    page = officer.get(act.location).get_data(as_text=True)
    assert (_count(app, PersonalRecord), _count(app, PurgeAct)) == (2, 1)
    assert "Участников" in page
    assert _tells(page) == []
    assert "/personal/acts" not in officer.get("/").get_data(as_text=True)
    assert officer.post("/personal/purge").location.endswith("/personal/acts")


def test_values_are_in_no_history_search_page_log_or_address(
    app: Flask, officer: Browser, person_id: int, caplog: pytest.LogCaptureFixture
) -> None:
    app.logger.addHandler(caplog.handler)
    with caplog.at_level(logging.INFO, app.logger.name):
        officer.get(f"/people/{person_id}")
        officer.post(f"/people/{person_id}/personal/show")
        officer.post(f"/people/{person_id}/personal/phone", _form(officer.get(f"/people/{person_id}/personal/phone")) | {"value": PHONE})
        found = [officer.get("/search", query_string={"q": mark}).get_data(as_text=True) for mark in ("917", "рыбу")]
        officer.get("/ru/")
    with opened(app)() as session:
        changes = session.scalars(select(Change)).all()
        people = session.scalars(select(Person)).all()
    told = [json.dumps([one.fields, one.label], ensure_ascii=False) for one in changes]
    told += [f"{one.search_text} {one.sound_text}" for one in people]
    logged = [json.dumps(vars(record), ensure_ascii=False, default=str) for record in caplog.records]

    assert any(one.kind == "personal" for one in changes)
    assert logged
    assert [mark for text in (*told, *logged) for mark in _tells(text)] == []
    assert all(f"/people/{person_id}" not in page for page in found)
