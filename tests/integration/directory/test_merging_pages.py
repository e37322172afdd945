"""Duplicates found, compared, merged and parted again, as a browser meets it."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import Engine

from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from config import Config
from tests.counting import statements
from tests.factories.apps import an_app
from tests.factories.browsing import Browser, fields, opened
from tests.factories.people import a_person_in_directory, an_appointment, an_organisation


@pytest.fixture
def app(config: Config, app_engine: Engine) -> Flask:
    """The whole application on an engine whose statements can be counted."""
    app = an_app(config, app_engine)
    app.testing = True
    return app


def _two(app: Flask) -> tuple[Person, Person]:
    """Return the same man twice, at the same ministry, spelled differently."""
    with opened(app).begin() as session:
        ministry = an_organisation(session)
        one = a_person_in_directory(session, "Кусаев", note="знает казахский")
        other = a_person_in_directory(session, "Күсәев", latin="KUSSAYEV IVAN")
        an_appointment(session, one, organisation=ministry)
        an_appointment(session, other, "советник", organisation=ministry)
        return one, other


def _text(browser: Browser, path: str) -> str:
    return browser.get(path).get_data(as_text=True)


def test_two_that_sound_alike_at_one_ministry_are_offered(app: Flask, officer: Browser) -> None:
    one, other = _two(app)
    assert f"/people/{one.id}/merge/{other.id}" in _text(officer, "/people/duplicates")


def test_a_merge_is_previewed_done_and_undone(app: Flask, officer: Browser) -> None:
    one, other = _two(app)
    address = f"/people/{one.id}/merge/{other.id}"
    page = officer.get(address)
    assert re.findall(r'name="(field-\w+)" value="(\w+)" checked', page.get_data(as_text=True)) == [
        ("field-surname", "kept"),
        ("field-latin", "gone"),
        ("field-note", "kept"),
    ]
    answer = officer.post(address, fields(page) | {"field-surname": "gone", "field-latin": "gone", "field-note": "kept"})
    assert (answer.status_code, answer.location) == (303, f"/people/{one.id}")
    assert (officer.get(f"/people/{other.id}").status_code, officer.get(f"/people/{other.id}").location) == (303, f"/people/{one.id}")
    merged = _text(officer, f"/people/{one.id}")
    assert ("советник" in merged, "KUSSAYEV IVAN" in merged, "знает казахский" in merged) == (True, True, True)
    assert f"/people/{one.id}/merge/{other.id}" not in _text(officer, "/people/duplicates")
    undo = re.findall(r"/people/merges/\d+/undo", merged)
    assert undo == re.findall(r"/people/merges/\d+/undo", _text(officer, "/people/duplicates"))
    assert officer.post(undo[0]).location == f"/people/{other.id}"
    with opened(app)() as session:
        names = [session.get_one(Person, ident).surname for ident in (one.id, other.id)]
    assert names == [Texts(ru="Кусаев"), Texts(ru="Күсәев")]


def test_an_entry_that_changed_since_the_preview_is_not_merged(app: Flask, officer: Browser) -> None:
    one, other = _two(app)
    address = f"/people/{one.id}/merge/{other.id}"
    shown = fields(officer.get(address))
    with opened(app).begin() as session:
        session.get_one(Person, other.id).note = "другой человек"
    assert officer.post(address, shown).status_code == 409
    assert officer.get(f"/people/{other.id}").status_code == 200


def test_the_other_entry_is_found_by_name(app: Flask, officer: Browser) -> None:
    one, other = _two(app)
    assert f"/people/{one.id}/merge/{other.id}" in _text(officer, f"/people/{one.id}/merge")
    assert f"/people/{one.id}/merge/{other.id}" not in _text(officer, f"/people/{one.id}/merge?q=Петров")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_merging_is_the_protocol_offices(app: Flask, signed_in: Callable[[Role], Browser], role: Role) -> None:
    one, other = _two(app)
    browser = signed_in(role)
    paths = ("/people/duplicates", f"/people/{one.id}/merge", f"/people/{one.id}/merge/{other.id}")
    assert [browser.get(path).status_code for path in paths] == [403, 403, 403]
    assert browser.post(f"/people/{one.id}/merge/{other.id}", {}).status_code == 403


def test_the_search_of_the_house_finds_people_with_what_they_are(app: Flask, officer: Browser) -> None:
    one, other = _two(app)
    page = _text(officer, "/search?q=kusaev")
    assert (f'/people/{one.id}"' in page, f'/people/{other.id}"' in page, "советник" in page) == (True, True, True)


def test_the_search_of_the_house_finds_organisations_by_the_beginning_of_a_word(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        body = an_organisation(session, name=Texts(ru="Министерство культуры", kk="Мәдениет министрлігі"))
    assert [f"/organisations/{body.id}" in _text(officer, f"/search?q={typed}") for typed in ("культ", "мәден", "опера")] == [
        True,
        True,
        False,
    ]


def test_pages_of_merging_ask_no_more_for_more_people(app: Flask, app_engine: Engine, officer: Browser) -> None:
    one, other = _two(app)
    paths = ("/people/duplicates", "/search?q=kusaev", f"/people/{one.id}/merge", f"/people/{one.id}/merge/{other.id}")
    for path in paths:
        officer.get(path)
    few = [_count(app_engine, officer, path) for path in paths]
    with opened(app).begin() as session:
        ministry = an_organisation(session)
        for _ in range(5):
            an_appointment(session, a_person_in_directory(session, "Кусаев"), organisation=ministry)
    assert [_count(app_engine, officer, path) for path in paths] == few


def _count(engine: Engine, browser: Browser, path: str) -> int:
    with statements(engine) as asked:
        assert browser.get(path).status_code == 200
    assert asked != []
    return len(asked)
