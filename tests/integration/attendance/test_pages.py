"""Claims about the pages of who attends: the panel of an item, the matrix, who is where."""

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.ground.kernel.texts import Texts
from app.planning.delegations.models import DelegationMember
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.roster_queries import roster_of
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import fields, opened
from tests.factories.events import an_event
from tests.factories.pages import signed_in
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import a_speech, an_item, speech_rows

HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class World:
    """The ids of a forum with two items, two delegations and three members."""

    event: int
    item: int
    beside: int
    first: int
    second: int
    member: int


@pytest.fixture
def world(app: Flask) -> World:
    with opened(app).begin() as session:
        event = an_event(session)
        item, beside = an_item(session, event, title="Пленарное"), an_item(session, event, "12:00", "13:00", title="Секция")
        first, second = (a_delegation(session, event, name=Texts(name)) for name in ("Делегация Астаны", "Делегация Уфы"))
        member = a_member(session, first, a_person_in_directory(session, "Гостев"))
        a_member(session, first, a_person_in_directory(session, "Другов"))
        a_member(session, second, a_person_in_directory(session, "Третьяков"))
        return World(event.id, item.id, beside.id, first.id, second.id, member.id)


def text(answer: TestResponse) -> str:
    return answer.get_data(as_text=True)


def going(app: Flask, item_id: int) -> list[int]:
    """Return the delegations that go to an item."""
    with opened(app)() as session:
        return sorted(session.scalars(select(ItemDelegation.delegation_id).where(ItemDelegation.item_id == item_id)))


def revision(app: Flask, item_id: int) -> int:
    with opened(app)() as session:
        return session.get_one(ProgrammeItem, item_id).revision


def test_one_press_sends_a_delegation_with_and_without_a_script(app: Flask, world: World) -> None:
    client = signed_in(app)
    address = f"/items/{world.item}/attendance/delegation"
    answer = client.post(address, data={"id": world.first, "attends": 1, "seen": revision(app, world.item)})
    assert (answer.status_code, answer.location) == (303, f"/items/{world.item}/attendance#attendance")
    answer = client.post(address, data={"id": world.second, "attends": 1, "seen": revision(app, world.item)}, headers=HTMX)
    assert answer.status_code == 200
    assert text(answer).lstrip().startswith('<section id="attendance"')
    assert going(app, world.item) == [world.first, world.second]
    client.post(address, data={"id": world.first, "attends": 0, "seen": revision(app, world.item)}, headers=HTMX)
    assert going(app, world.item) == [world.second]


def test_a_delegation_of_whom_some_go_is_neither_on_nor_off(app: Flask, world: World) -> None:
    client = signed_in(app)
    data = {"id": world.member, "attends": 1, "seen": revision(app, world.item)}
    answer = client.post(f"/items/{world.item}/attendance/member", data=data, headers=HTMX)
    assert re.findall(r'aria-pressed="(\w+)"', text(answer)) == ["mixed", "false"]


def test_the_second_press_takes_one_member_out(app: Flask, world: World) -> None:
    client = signed_in(app)
    client.post(f"/items/{world.item}/attendance/delegation", data={"id": world.first, "attends": 1})
    page = text(client.get(f"/items/{world.item}/attendance?open={world.first}", headers=HTMX))
    assert "Гостев Иван Иванович" in page
    assert "Третьяков" not in page
    client.post(f"/items/{world.item}/attendance/member?open={world.first}", data={"id": world.member, "attends": 0}, headers=HTMX)
    with opened(app)() as session:
        assert [(row.member_id, row.attends) for row in session.scalars(select(ItemMember))] == [(world.member, False)]
    page = text(client.get(f"/items/{world.item}/attendance"))
    assert "Другов" in page
    assert "Гостев" not in page


def test_the_second_of_two_sees_both_and_loses_nothing(app: Flask, world: World) -> None:
    seen = revision(app, world.item)
    address = f"/items/{world.item}/attendance/delegation"
    signed_in(app).post(address, data={"id": world.first, "attends": 1, "seen": seen})
    client = signed_in(app)
    answer = client.post(address, data={"id": world.second, "attends": 1, "seen": seen}, headers=HTMX)
    assert answer.status_code == 409
    assert "Делегация Астаны" in text(answer)
    assert going(app, world.item) == [world.first]
    again = {"id": world.second, "attends": 1, "seen": revision(app, world.item)}
    for name, value in again.items():
        assert f'name="{name}" value="{value}"' in text(answer)
    assert client.post(address, data=again).status_code == 303
    assert going(app, world.item) == [world.first, world.second]


def test_a_role_is_given_to_somebody_who_was_looked_for_and_taken_back(app: Flask, world: World) -> None:
    client = signed_in(app)
    page = text(client.get(f"/items/{world.item}/attendance?q=третьяк"))
    assert "Третьяков Иван Иванович" in page
    with opened(app)() as session:
        person = session.scalars(select(Person.id).where(Person.search_text.contains("третьяков"))).one()
    address, data = f"/items/{world.item}/attendance/role", {"id": person, "role": "moderator"}
    client.post(address, data={**data, "given": 1})
    with opened(app)() as session:
        assert [(row.person_id, row.role) for row in session.scalars(select(ItemPerson))] == [(person, ItemRole.MODERATOR)]
    assert "Третьяков Иван Иванович" in text(client.get(f"/items/{world.item}"))
    client.post(address, data={**data, "given": 0})
    with opened(app)() as session:
        assert session.scalars(select(ItemPerson)).all() == []


@pytest.mark.parametrize("data", [{}, {"id": "x", "attends": 1}, {"id": 10**8, "attends": 1}, {"id": 1, "attends": 7}])
def test_what_no_page_of_ours_sends_is_refused_with_a_sentence(app: Flask, world: World, data: dict[str, object]) -> None:
    answer = signed_in(app).post(f"/items/{world.item}/attendance/delegation", data=data, headers=HTMX)
    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)
    assert going(app, world.item) == []


def test_readers_see_who_attends_and_change_nothing(app: Flask, world: World) -> None:
    reader = signed_in(app, Role.READER)
    page = text(reader.get(f"/items/{world.item}/attendance"))
    assert "Делегация Астаны" in page
    assert f"/items/{world.item}/attendance/" not in page
    for address in (
        f"/items/{world.item}/attendance/delegation",
        f"/events/{world.event}/attendance",
        f"/events/{world.event}/attendance/day",
    ):
        assert reader.post(address, data={"id": world.first, "attends": 1}).status_code == 403


def test_a_cell_of_the_matrix_sends_a_delegation_and_answers_its_row(app: Flask, world: World) -> None:
    client = signed_in(app)
    address = f"/events/{world.event}/attendance"
    assert f"{world.item}-{world.first}-1" in text(client.get(address))
    row = text(client.post(address, data={"cell": f"{world.item}-{world.first}-1"}, headers=HTMX))
    assert row.strip().startswith(f'<tr id="item-{world.item}"')
    assert f"{world.item}-{world.first}-0" in row
    assert client.post(address, data={"cell": f"{world.item}-{world.second}-1"}).status_code == 303
    assert going(app, world.item) == [world.first, world.second]
    client.post(f"/items/{world.item}/attendance/member", data={"id": world.member, "attends": 0})
    assert f"open={world.first}" in text(client.get(address))
    assert client.post(address, data={"cell": "1-2"}).status_code == 404


def test_a_column_of_the_matrix_sends_a_delegation_to_the_whole_day(app: Flask, world: World) -> None:
    client = signed_in(app)
    day = fields(client.get(f"/events/{world.event}/attendance"))["day"]
    address = f"/events/{world.event}/attendance/day"
    assert client.post(address, data={"column": f"{world.first}-1", "day": day}).status_code == 303
    assert (going(app, world.item), going(app, world.beside)) == ([world.first], [world.first])
    client.post(address, data={"column": f"{world.first}-0", "day": day})
    assert (going(app, world.item), going(app, world.beside)) == ([], [])


def test_who_is_where_is_told_for_any_moment_and_for_none(app: Flask, world: World) -> None:
    client = signed_in(app)
    client.post(f"/items/{world.item}/attendance/delegation", data={"id": world.first, "attends": 1})
    with opened(app)() as session:
        day = session.get_one(ProgrammeItem, world.item).day.isoformat()
    address = f"/events/{world.event}/whereabouts"
    for query in (f"?at={day}T10:30", f"?day={day}&time=10.30"):
        page = text(client.get(address + query))
        assert "И.И. Гостев" in page
        assert f"/items/{world.item}/attendance" in page
    assert f"/items/{world.item}/attendance" not in text(client.get(f"{address}?at={day}T11:30"))
    for query in ("", "?at=nonsense", "?at=9999-12-31T23:59", "?day=&time=99"):
        assert client.get(address + query).status_code == 200


def test_pages_ask_no_more_for_many_than_for_few(app: Flask, app_engine: Engine) -> None:
    client = signed_in(app)
    counts = []
    for number in (1, 30):
        with opened(app).begin() as session:
            event = an_event(session)
            item = an_item(session, event)
            for place in range(number):
                delegation = a_delegation(session, event)
                a_member(session, delegation)
                item = an_item(session, event, title=str(place))
                session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
            addresses = [
                f"/events/{event.id}/attendance",
                f"/events/{event.id}/whereabouts",
                f"/items/{item.id}/attendance",
                f"/items/{item.id}",
            ]
        found = []
        for address in addresses:
            with statements(app_engine) as asked:
                assert client.get(address).status_code == 200
            found.append(len(asked))
        counts.append(found)
    assert counts[0] == counts[1]


def test_the_form_of_speeches_keeps_who_speaks_until_another_name_is_typed(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        item = session.get_one(ProgrammeItem, world.item)
        person = session.get_one(DelegationMember, world.member).person_id
        session.refresh(item, ["speeches"])
        item.speeches = speech_rows(a_speech("Гостев"))
        item.speeches[0].person_id = person
    client = signed_in(app)
    address = f"/items/{world.item}/speeches"
    sent = fields(client.get(address))
    client.post(address, data=sent | {"speeches-0-minutes": "15"})
    assert speakers(app) == [(person, 15)]
    sent = fields(client.get(address))
    client.post(address, data=sent | {"speeches-0-speaker-ru": "Другов"})
    assert speakers(app) == [(None, 15)]


def speakers(app: Flask) -> list[tuple[int | None, int]]:
    """Return the persons behind the speeches, with their minutes."""
    with opened(app)() as session:
        return [(row.person_id, row.minutes) for row in session.scalars(select(ItemSpeech))]


def test_the_roster_of_an_event_is_read_for_that_event_alone(session: Session) -> None:
    event, other = an_event(session), an_event(session)
    a_member(session, a_delegation(session, other))
    assert roster_of(session, event).parties == ()
    assert len(roster_of(session, other).people) == 1
