"""Claims about what the things of findings are called, as their rows say: each with its page, in a fixed number of queries."""

from datetime import date, datetime, time
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import Clash, Finding
from app.judgement.conflicts.names import MOST_LOADED, Names, names_of, names_of_things
from app.judgement.conflicts.wording import thing_told, told
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.journeys.rules import Direction
from tests.counting import statements
from tests.factories.agreements import an_agreement
from tests.factories.events import an_event
from tests.factories.logistics import a_leg, a_transfer, a_vehicle
from tests.factories.people import a_delegation, a_person_in_directory
from tests.factories.programmes import an_item, at
from tests.factories.venues import a_hall, a_venue

NBSP = "\N{NO-BREAK SPACE}"
DAY = f"26{NBSP}ноября"


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


def things_of(session: Session, event: Event) -> dict[Thing, tuple[str, str]]:
    """Write one thing of each sort; return what each is called in Russian, and the page that it has."""
    item = an_item(session, event, "10:00", "11:30", title="Пленарное «Урал»")
    late = an_item(session, event, title="Показ", when=at("23:30", "00:30"))
    someday = an_item(session, event, title="Ужин", when=at(), zone=event.zone)
    start = datetime.combine(event.first_day, time(9, 5))
    ride = a_transfer(session, event, start, 40, to_place=Texts())
    there = a_transfer(session, event, start, from_venue=a_venue(session, name=Texts(ru="Торатау")))
    leg = a_leg(session, event, number="DP-407")
    back = a_leg(session, event, number="DP-408", direction=Direction.DEPARTURE)
    back.planned = None
    hall = a_hall(session, a_venue(session, name=Texts(ru="Конгресс-холл")), name=Texts(ru="Большой зал"))
    car = a_vehicle(session, event, number=12, plate="А123ВС102")
    person = a_person_in_directory(session, "Участников")
    delegation = a_delegation(session, event, name=Texts(ru="Делегация области"))
    paper = an_agreement(session, event, title="Дорожная карта")
    session.flush()
    of = f"/events/{event.id}"
    return {
        Thing(Sort.ITEM, item.id): (f"«Пленарное „Урал“» ({DAY}, 10.00–11.30)", f"/items/{item.id}"),
        Thing(Sort.ITEM, late.id): (f"«Показ» ({DAY}, 23.30–00.30 (27{NBSP}ноября))", f"/items/{late.id}"),
        Thing(Sort.ITEM, someday.id): (f"«Ужин» ({DAY}, время уточняется)", f"/items/{someday.id}"),
        Thing(Sort.RIDE, ride.id): (f"«Трансфер: Аэропорт – Гостиница» ({DAY}, 09.05–09.45)", f"/transfers/{ride.id}"),
        Thing(Sort.RIDE, there.id): (f"«Трансфер: Торатау – Гостиница» ({DAY}, 09.05–09.45)", f"/transfers/{there.id}"),
        Thing(Sort.LEG, leg.id): (f"«Прилёт DP-407 из Москвы» ({DAY}, 09.05)", f"/legs/{leg.id}/consequences"),
        Thing(Sort.LEG, back.id): (f"«Вылет DP-408 в Москву» ({DAY})", f"/legs/{back.id}/consequences"),
        Thing(Sort.HALL, hall.id): ("Большой зал (Конгресс-холл)", f"/venues/{hall.venue_id}"),
        Thing(Sort.VEHICLE, car.id): (f"№{NBSP}12, А123ВС102", f"{of}/logistics/vehicles#vehicle-{car.id}"),
        Thing(Sort.PERSON, person.id): ("И.И. Участников", f"/people/{person.id}"),
        Thing(Sort.DELEGATION, delegation.id): ("Делегация области", f"/delegations/{delegation.id}"),
        Thing(Sort.AGREEMENT, paper.id): ("«Дорожная карта»", f"{of}/agreements#agreement-{paper.id}"),
        Thing(Sort.EVENT, event.id): ("«XX Форум»", of),
        Thing(Sort.DAY, date(2024, 11, 26).toordinal()): (f"26{NBSP}ноября 2024{NBSP}г.", ""),
    }


def test_each_thing_is_told_as_an_officer_would_call_it(session: Session, event: Event) -> None:
    wanted = things_of(session, event)
    names = names_of_things(session, wanted, focus=event.id)
    assert {thing: thing_told(thing, names, "ru") for thing in wanted} == {thing: name for thing, (name, _) in wanted.items()}


def test_each_thing_leads_to_its_page(app: Flask, session: Session, event: Event) -> None:
    wanted = things_of(session, event)
    names = names_of_things(session, wanted, focus=event.id)

    def page(thing: Thing) -> str:
        named = names.find(thing)
        if named is None or named.address is None:
            return ""
        values: dict[str, Any] = dict(named.address.values)
        return app.url_for(named.address.endpoint, **values)

    with app.test_request_context():
        assert {thing: page(thing) for thing in wanted} == {thing: address for thing, (_, address) in wanted.items()}


def test_names_take_as_many_queries_for_many_things_as_for_few(session: Session, event: Event) -> None:
    def asked(things: list[Thing]) -> int:
        with statements(session.connection().engine) as seen:
            names_of_things(session, things, focus=event.id)
        return len(seen)

    few = list(things_of(session, event))
    many = few + [thing for _ in range(5) for thing in things_of(session, event)]
    assert asked(few) == asked(many)


def test_a_finding_names_its_things_its_values_and_whom_it_concerns(session: Session, event: Event) -> None:
    item = an_item(session, event, title="Секция")
    hall = a_hall(session, a_venue(session, name=Texts(ru="Торатау")), name=Texts(ru="Зал"))
    people = [a_person_in_directory(session, name).id for name in ("Беков", "Аманов")]
    clash = Clash((Thing(Sort.ITEM, item.id),), "%(item)s / %(hall)s: %(people)s", {"item": Thing(Sort.ITEM, item.id)})
    clash = Clash(clash.things, clash.message, {**clash.values, "hall": Thing(Sort.HALL, hall.id)})
    finding = Finding("hall_twice", Severity.BLOCKER, clash, frozenset(people))
    names = names_of(session, [finding], focus=event.id)
    assert told(finding, names, "ru") == f"«Секция» ({DAY}, 10.00–11.30) / Зал (Торатау): И.И. Аманов, И.И. Беков"


def test_of_thousands_concerned_only_some_names_are_read(session: Session, event: Event) -> None:
    people = [a_person_in_directory(session).id for _ in range(MOST_LOADED + 6)]
    item = an_item(session, event)
    finding = Finding("no_badge", Severity.ERROR, Clash((Thing(Sort.ITEM, item.id),), "%(people)s"), frozenset(people))
    names = names_of(session, [finding], focus=event.id)
    assert sum(thing.sort is Sort.PERSON for thing in names.things) == MOST_LOADED
    assert told(finding, names, "ru").endswith(f" и ещё {len(people) - 8}")


def test_what_is_of_another_event_says_of_which(session: Session, event: Event) -> None:
    other = an_event(session, title=Texts(ru="Иннопром"))
    mine, theirs = an_item(session, event, title="Обход"), an_item(session, other, title="Встреча")
    things = Thing(Sort.ITEM, mine.id), Thing(Sort.ITEM, theirs.id)
    finding = Finding("person_twice", Severity.BLOCKER, Clash(things, "%(a)s / %(b)s", {"a": things[0], "b": things[1]}), frozenset())
    here = told(finding, names_of(session, [finding], focus=event.id), "ru")
    anywhere = told(finding, names_of(session, [finding]), "ru")
    assert here == f"«Обход» ({DAY}, 10.00–11.30) / «Встреча» (10.00–11.30, «Иннопром»)"
    assert anywhere == f"«Обход» ({DAY}, 10.00–11.30, «XX Форум») / «Встреча» (10.00–11.30, «Иннопром»)"


def test_what_was_removed_meanwhile_is_told_without_its_name() -> None:
    assert thing_told(Thing(Sort.ITEM, 1), Names(), "en") == "something that has been removed"
