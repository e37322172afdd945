"""Claims about how programmes are read, and with how many queries."""

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.planning.programmes.programme import Place
from app.planning.programmes.queries import item_picture, items_between, items_of, place_of, programme_of
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.programmes import a_speech, an_item, at, speech_rows
from tests.factories.venues import a_city, a_hall, a_venue


def a_programme_of(session: Session, items: int) -> int:
    """Return the id of an event with so many items, each in a hall of its own and with speeches."""
    event = an_event(session)
    for number in range(items):
        hall = a_hall(session, a_venue(session, event.city, name=Texts(f"Дом {number}")))
        an_item(session, event, title=str(number), hall=hall, speeches=speech_rows(a_speech(), a_speech()))
    session.flush()
    return event.id


def asked(session: Session, engine: Engine, event_id: int) -> int:
    """Return how many statements a programme takes from nothing."""
    session.expunge_all()
    with statements(engine) as found:
        programme = programme_of(session, event_id)
    assert all(item.place and len(item.speeches) == 2 for item in programme.items)
    return len(found)


def test_a_long_programme_takes_no_more_queries_than_a_short_one(session: Session, shared_engine: Engine) -> None:
    short, long = a_programme_of(session, 2), a_programme_of(session, 30)
    assert asked(session, shared_engine, long) == asked(session, shared_engine, short)


def test_a_place_is_one_line_that_falls_back_language_by_language(session: Session) -> None:
    event = an_event(session)
    venue = a_venue(session, event.city, name=Texts("Торатау", ba="Торатау КХ"), address=Texts("ул. Заки Валиди, 2"), latitude=54.72)
    hall = a_hall(session, venue, name=Texts("большой зал", en="main hall"))
    item = an_item(session, event, hall=hall, place_note=Texts("у входа"))
    place = place_of(items_of(session, event.id)[0])
    assert item.place_note
    assert place == Place(
        Texts(
            ru="Торатау, большой зал, у входа",
            ba="Торатау КХ, большой зал, у входа",
            kk="",
            en="Торатау, main hall, у входа",
        ),
        event.city.name,
        Texts("ул. Заки Валиди, 2"),
        54.72,
        None,
    )


def test_a_place_in_words_alone_has_no_address(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, place_note=Texts("фойе", en="foyer"))
    assert place_of(items_of(session, event.id)[0]) == Place(Texts("фойе", en="foyer"))


def test_an_item_without_a_place_has_none(session: Session) -> None:
    event = an_event(session)
    an_item(session, event)
    assert item_picture(items_of(session, event.id)[0]).place is None


def test_a_picture_says_everything_about_event_and_items(session: Session) -> None:
    event = an_event(session, theme=Texts("Тема"), description=Texts("О чём"))
    an_item(session, event, "12:00", "13:00", title="второй", speeches=speech_rows(a_speech()))
    an_item(session, event, title="первый", responsible="Иванов", cancelled=True)
    session.expunge_all()
    programme = programme_of(session, event.id)
    assert (programme.event_uid, programme.title, programme.days, programme.zone) == (event.uid, event.title, event.days, event.zone)
    assert (programme.city, programme.theme, programme.description) == (event.city.name, Texts("Тема"), Texts("О чём"))
    first, second = programme.items
    assert (first.title.ru, first.when, first.responsible, first.cancelled) == ("первый", at("10:00", "11:30"), "Иванов", True)
    assert second.speeches == (a_speech(),)


def test_items_around_now_are_found_by_instants_in_all_events(session: Session) -> None:
    ufa = an_item(session, an_event(session), "10:00", "11:00", title="Уфа")
    moscow = an_event(session, city=a_city(session, zone="Europe/Moscow"))
    same = an_item(session, moscow, "08:00", "09:00", title="Москва")
    an_item(session, moscow, "10:00", "11:00", title="позже")
    an_item(session, moscow, "08:30", "09:00", title="отменено", cancelled=True)
    an_item(session, moscow, when=at(), title="неизвестно")
    start = ufa.starts_at
    assert start
    assert start == same.starts_at
    found = items_between(session, start, start.replace(hour=start.hour + 1))
    assert [item.title.ru for item in found] == ["Уфа", "Москва"]


def test_no_event_has_no_programme(session: Session) -> None:
    with pytest.raises(NotFound):
        programme_of(session, 10**6)
