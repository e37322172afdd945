"""Cities, venues and halls are added once, changed by whoever saw them, and removed only when nobody needs them."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.register.venues.commands import (
    CityDetails,
    HallDetails,
    VenueDetails,
    add_city,
    add_hall,
    add_venue,
    change_city,
    change_hall,
    change_venue,
    remove_city,
    remove_hall,
    remove_venue,
)
from app.register.venues.models import City, Hall, Venue
from app.register.venues.queries import cities_of, get_city, get_hall, get_venue, place_choices, place_zones, venues_of
from app.register.venues.rules import CitySide, Layout
from tests.factories.venues import a_city, a_hall, a_venue

UFA = CityDetails(Texts(ru="Уфа", ba="Өфө"), "Asia/Yekaterinburg", CitySide.BASHKORTOSTAN)


def test_a_city_is_added_with_its_clock(session: Session) -> None:
    city = get_city(session, add_city(session, new_uid(), UFA, code="UFA"))
    assert (city.name, city.zone, city.side, city.code) == (UFA.name, "Asia/Yekaterinburg", CitySide.BASHKORTOSTAN, "UFA")


def test_a_zone_that_does_not_exist_is_refused_beside_its_field(session: Session) -> None:
    with pytest.raises(Refusal) as refused:
        add_city(session, new_uid(), CityDetails(Texts(ru="Уфа"), "Asia/Ufa", CitySide.BASHKORTOSTAN))
    assert refused.value.field == "zone"


def test_a_page_that_is_sent_twice_adds_one_thing(session: Session) -> None:
    uid = new_uid()
    city = add_city(session, uid, UFA)
    assert add_city(session, uid, UFA) == city
    venue_uid, hall_uid = new_uid(), new_uid()
    venue = add_venue(session, venue_uid, VenueDetails(city, Texts(ru="Торатау")))
    assert add_venue(session, venue_uid, VenueDetails(city, Texts(ru="Торатау"))) == venue
    hall = add_hall(session, hall_uid, venue, HallDetails(Texts(ru="Большой зал")))
    assert add_hall(session, hall_uid, venue, HallDetails(Texts(ru="Большой зал"))) == hall


def test_the_same_name_twice_in_one_place_is_refused_but_not_in_two(session: Session) -> None:
    venue = a_venue(session)
    add_hall(session, new_uid(), venue.id, HallDetails(Texts(ru="Большой зал")))
    with pytest.raises(Refusal) as refused:
        add_hall(session, new_uid(), venue.id, HallDetails(Texts(ru="большой зал")))
    assert refused.value.field == "name"
    other = a_venue(session, session.get(City, venue.city_id), name=Texts(ru="Городской дворец культуры"))
    assert add_hall(session, new_uid(), other.id, HallDetails(Texts(ru="Большой зал")))


def test_a_venue_in_a_city_that_has_gone_is_refused(session: Session) -> None:
    with pytest.raises(Refusal) as refused:
        add_venue(session, new_uid(), VenueDetails(10_000, Texts(ru="Торатау")))
    assert refused.value.field == "city_id"


def test_a_hall_keeps_how_many_people_each_layout_holds(session: Session) -> None:
    venue = a_venue(session)
    hall_id = add_hall(session, new_uid(), venue.id, HallDetails(Texts(ru="Зал"), {Layout.BANQUET: 400, Layout.THEATRE: 839}))
    session.expire_all()
    hall = get_hall(session, hall_id)
    assert (hall.capacities, hall.capacity) == ({Layout.THEATRE: 839, Layout.BANQUET: 400}, 839)


def test_a_change_of_the_layouts_alone_is_a_change_of_the_hall(session: Session) -> None:
    hall = a_hall(session)
    seen = hall.revision
    change_hall(session, hall.id, seen, HallDetails(hall.name, {Layout.THEATRE: 900}))
    with pytest.raises(Stale):
        change_hall(session, hall.id, seen, HallDetails(hall.name, {Layout.THEATRE: 850}))
    assert history_of(session, "hall", hall.id)[0].fields == {"layouts": [[["theatre", 839]], [["theatre", 900]]]}


def test_saving_without_a_change_changes_and_logs_nothing(session: Session) -> None:
    hall = a_hall(session)
    session.expire_all()
    change_hall(session, hall.id, hall.revision, HallDetails(hall.name, {Layout.THEATRE: 839}))
    assert (hall.revision, len(history_of(session, "hall", hall.id))) == (1, 1)


def test_stale_changes_of_a_city_and_a_venue_are_refused(session: Session) -> None:
    venue = a_venue(session)
    city = get_city(session, venue.city_id)
    change_city(session, city.id, city.revision, CityDetails(Texts(ru="Уфа", en="Ufa"), city.zone, city.side))
    change_venue(session, venue.id, venue.revision, VenueDetails(city.id, venue.name, Texts(ru="ул. Заки Валиди, 2")))
    with pytest.raises(Stale):
        change_city(session, city.id, 1, UFA)
    with pytest.raises(Stale):
        change_venue(session, venue.id, 1, VenueDetails(city.id, venue.name))


def test_two_who_save_at_the_same_moment_cannot_both_win(sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        city_id = a_city(session).id
    with sessions() as first:
        seen = get_city(first, city_id)
        first.expunge(seen)
    with sessions.begin() as second:
        change_city(second, city_id, 1, CityDetails(Texts(ru="Стерлитамак"), seen.zone, seen.side))
    with sessions.begin() as third, pytest.raises(Stale):
        change_city(third, city_id, seen.revision, UFA)


def test_a_city_with_a_venue_stays_and_nothing_is_lost_by_trying(session: Session) -> None:
    venue = a_venue(session)
    city = get_city(session, venue.city_id)
    with pytest.raises(Refusal) as refused:
        remove_city(session, city.id, city.revision)
    assert refused.value.values["name"] == "Уфа"
    session.expire_all()
    assert get_venue(session, venue.id).city.name.ru == "Уфа"
    assert [change.action for change in history_of(session, "city", city.id)] == ["created"]


def test_a_venue_goes_with_its_halls_and_the_log_remembers_both(session: Session) -> None:
    hall = a_hall(session)
    hall_id, venue_id = hall.id, hall.venue_id
    remove_venue(session, venue_id, None)
    assert (session.scalars(select(Venue)).all(), session.scalars(select(Hall)).all()) == ([], [])
    assert history_of(session, "hall", hall_id)[0].action == history_of(session, "venue", venue_id)[0].action == "removed"


def test_a_hall_goes_alone(session: Session) -> None:
    hall = a_hall(session)
    assert remove_hall(session, hall.id, hall.revision) == hall.venue_id
    with pytest.raises(NotFound):
        get_hall(session, hall.id)


def test_lists_follow_the_alphabet_of_the_reader(session: Session) -> None:
    a_city(session, name=Texts(ru="Уфа", en="Ufa"))
    a_city(session, name=Texts(ru="Астана", en="Astana"), zone="Asia/Almaty")
    a_city(session, name=Texts(ru="Ёлкино", en="Zero"))
    assert [city.name.ru for city in cities_of(session)] == ["Астана", "Ёлкино", "Уфа"]
    with speaking("en"):
        assert [city.name.en for city in cities_of(session)] == ["Astana", "Ufa", "Zero"]


def test_the_venues_of_a_city_come_with_their_halls(session: Session) -> None:
    hall = a_hall(session)
    a_venue(session, a_city(session, name=Texts(ru="Астана")), name=Texts(ru="Дом Правительства"))
    session.expire_all()
    city_id = get_venue(session, hall.venue_id).city_id
    assert [[one.name.ru for one in venue.halls] for venue in venues_of(session, city_id)] == [["Большой зал"]]
    assert [venue.city.name.ru for venue in venues_of(session)] == ["Астана", "Уфа"]


def test_the_places_to_choose_stand_by_city_each_hall_below_its_venue_with_its_clock(session: Session) -> None:
    venue = a_venue(session)
    small, large = a_hall(session, venue, name=Texts(ru="Малый зал")), a_hall(session, venue)
    astana = a_city(session, name=Texts(ru="Астана"), zone="Asia/Almaty")
    house = a_venue(session, astana, name=Texts(ru="Дом Правительства"))
    assert place_choices(session) == {
        "Астана": [(f"venue:{house.id}", "Дом Правительства")],
        "Уфа": [
            (f"venue:{venue.id}", "Конгресс-холл «Торатау»"),
            (f"hall:{large.id}", "Конгресс-холл «Торатау», Большой зал"),
            (f"hall:{small.id}", "Конгресс-холл «Торатау», Малый зал"),
        ],
    }
    assert place_zones(session) == {
        f"venue:{house.id}": "Asia/Almaty",
        f"venue:{venue.id}": "Asia/Yekaterinburg",
        f"hall:{large.id}": "Asia/Yekaterinburg",
        f"hall:{small.id}": "Asia/Yekaterinburg",
    }
