"""The search of the staff over events, items and places."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.groups import a_group
from tests.factories.pages import signed_in
from tests.factories.programmes import an_item
from tests.factories.undertakings import a_measure, an_instruction


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    return signed_in(app, Role.READER)


@pytest.mark.parametrize("typed", ["курай", "Ҡурай", "ҚУРАЙ", "kuray", "мастер курай"])
def test_an_item_is_found_by_any_of_its_languages_and_letters(reader: FlaskClient, app_sessions: sessionmaker[Session], typed: str) -> None:
    with app_sessions.begin() as session:
        an_item(session, an_event(session), title=Texts("Мастер-класс курая", ba="Ҡурай оҫтаханаһы", en="Kuray master class"))
    assert "Мастер-класс курая" in reader.get("/search", query_string={"q": typed}).text


@pytest.mark.parametrize("typed", ["", "%", "__", "'; DROP TABLE event; --", "x" * 10_000, "\x00", "«»"])
def test_whatever_is_typed_gets_a_page(reader: FlaskClient, typed: str) -> None:
    assert reader.get("/search", query_string={"q": typed}).status_code == 200


def test_a_per_cent_sign_is_a_sign_and_not_everything(reader: FlaskClient, app_sessions: sessionmaker[Session]) -> None:
    with app_sessions.begin() as session:
        an_event(session, title=Texts("Дни культуры"))
    assert "Дни культуры" not in reader.get("/search", query_string={"q": "%%%"}).text


def test_groups_instructions_and_measures_are_found_by_their_words(reader: FlaskClient, app_sessions: sessionmaker[Session]) -> None:
    with app_sessions.begin() as session:
        group = a_group(session, title=Texts("Группа по пружинам")).id
        given, measure = an_instruction(session, text="Отгрузить пружины").id, a_measure(session, title=Texts("Пружины для вагонов")).id
        an_instruction(session, text="Назвать сопредседателя")
    page = reader.get("/search", query_string={"q": "пружин"}).text
    assert [path in page for path in (f"/groups/{group}", f"/instructions/{given}", f"/roadmap/{measure}")] == [True] * 3
    assert "сопредседателя" not in page


def test_a_search_asks_as_many_queries_for_many_finds_as_for_few(
    reader: FlaskClient, app_engine: Engine, app_sessions: sessionmaker[Session]
) -> None:
    counts = []
    for more in (2, 30):
        with app_sessions.begin() as session:
            event = an_event(session, title=Texts("Форум Торатау"))
            for number in range(more):
                an_item(session, event, title=Texts(f"Сессия Торатау {number}"))
        reader.get("/search?q=торатау")
        with statements(app_engine) as seen:
            reader.get("/search?q=торатау")
        counts.append(len(seen))
    assert counts[0] == counts[1]
