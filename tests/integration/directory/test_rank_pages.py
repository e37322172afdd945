"""The table of precedence, as a browser meets it."""

from collections.abc import Callable

import pytest
from flask import Flask

from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Rank
from app.register.directory.queries import ranks_of
from tests.factories.browsing import Browser, fields, hidden, opened
from tests.factories.people import a_person_in_directory, a_rank, an_appointment


def _ranks(app: Flask) -> list[tuple[int, str]]:
    with opened(app)() as session:
        return [(rank.position, rank.name.ru) for rank in ranks_of(session)]


def _three(app: Flask) -> list[Rank]:
    with opened(app).begin() as session:
        return [a_rank(session, position=place, name=Texts(ru=name)) for place, name in ((1, "Первый"), (2, "Второй"), (5, "Третий"))]


def test_a_rank_is_added_at_the_foot_once(app: Flask, officer: Browser) -> None:
    _three(app)
    uid = hidden(officer.get("/people/ranks/new"), "uid")
    assert [officer.post("/people/ranks/new", {"uid": uid, "name-ru": "Четвёртый"}).status_code for _ in range(2)] == [303, 303]
    assert _ranks(app) == [(1, "Первый"), (2, "Второй"), (5, "Третий"), (6, "Четвёртый")]


@pytest.mark.parametrize("wrong", ["", "Ж" * 201, "  первый "])
def test_a_rank_without_a_name_of_its_own_is_refused(app: Flask, officer: Browser, wrong: str) -> None:
    _three(app)
    officer.get("/people/ranks/new")
    answer = officer.post("/people/ranks/new", {"name-ru": wrong})
    assert (answer.status_code, 'id="name-ru-error"' in answer.get_data(as_text=True), len(_ranks(app))) == (422, True, 3)


def test_a_rank_changes_places_and_a_stale_press_changes_nothing(app: Flask, officer: Browser) -> None:
    third = _three(app)[2]
    officer.get("/people/ranks")
    assert officer.post(f"/people/ranks/{third.id}/move", {"step": "-1", "seen": "1"}).status_code == 303
    assert _ranks(app) == [(1, "Первый"), (2, "Третий"), (3, "Второй")]
    assert officer.post(f"/people/ranks/{third.id}/move", {"step": "-1", "seen": "1"}).status_code == 409
    assert officer.post(f"/people/ranks/{third.id}/move", {"step": "1", "seen": "2"}).status_code == 303
    assert _ranks(app) == [(1, "Первый"), (2, "Второй"), (3, "Третий")]


def test_a_rank_is_renamed_and_the_second_of_two_is_shown_both(app: Flask, officer: Browser) -> None:
    first = _three(app)[0]
    path = f"/people/ranks/{first.id}/edit"
    shown = fields(officer.get(path))
    assert officer.post(path, shown | {"name-ru": "Президент"}).status_code == 303
    clash = officer.post(path, shown | {"name-ru": "Глава"})
    assert (clash.status_code, "Президент" in clash.get_data(as_text=True)) == (409, True)
    assert _ranks(app)[0] == (1, "Президент")


def test_a_rank_that_somebody_has_is_not_removed(app: Flask, officer: Browser) -> None:
    first, second, _ = _three(app)
    with opened(app).begin() as session:
        an_appointment(session, a_person_in_directory(session), rank_id=first.id)
    page = officer.get("/people/ranks").get_data(as_text=True)
    assert (f"/people/ranks/{first.id}/remove" in page, f"/people/ranks/{second.id}/remove" in page) == (False, True)
    assert officer.post(f"/people/ranks/{first.id}/remove", {"seen": "1"}).status_code == 303
    assert "is-error" in officer.get("/people/ranks").get_data(as_text=True)
    assert officer.post(f"/people/ranks/{second.id}/remove", {"seen": "1"}).status_code == 303
    assert [name for _, name in _ranks(app)] == ["Первый", "Третий"]


def test_only_the_protocol_office_orders_the_ranks(app: Flask, signed_in: Callable[[Role], Browser]) -> None:
    first = _three(app)[0]
    coordinator = signed_in(Role.COORDINATOR)
    assert coordinator.get("/people/ranks").status_code == 200
    assert [coordinator.get(path).status_code for path in ("/people/ranks/new", f"/people/ranks/{first.id}/edit")] == [403, 403]
    assert [coordinator.post(f"/people/ranks/{first.id}/{deed}", {"seen": "1"}).status_code for deed in ("move", "remove")] == [403, 403]
