"""Claims about hotels, rooms, who stays where, and the order of checking in."""

from datetime import date, time

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.journeys.rules import Direction
from app.planning.logistics.nights import days_by_legs
from app.planning.stays import commands
from app.planning.stays.commands import HotelDetails, RoomDetails, StayDetails, Wanted
from app.planning.stays.erasing import erase_from_stays
from app.planning.stays.holdings import stays_held
from app.planning.stays.models import Hotel, Room, Stay
from app.planning.stays.overview import overview_of
from app.planning.stays.people import company_of
from app.planning.stays.queries import hotels_of, stays_of
from app.planning.stays.rooming import rooming_of
from app.planning.stays.rules import Payer, RoomCategory, rooms_typed
from app.planning.stays.travel import TravelDays
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.logistics import a_hotel, a_leg, a_room, a_stay
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment
from tests.factories.venues import a_venue

BY = Actor(1, "Г. Р. Валиева", Role.PROTOCOL, "ru", 1)
READER = Actor(2, "Читатель", Role.READER, "ru", 2)
ARRIVES, FIRST, LAST, LEAVES = (date(2024, 11, day) for day in (25, 26, 27, 28))


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def hotel(session: Session, event: Event) -> Hotel:
    return a_hotel(session, event)


def guests(session: Session, event: Event, *names: str) -> list[Person]:
    delegation = a_delegation(session, event)
    return [a_member(session, delegation, a_person_in_directory(session, name)).person for name in names]


def give(session: Session, event: Event, people: list[Person], wanted: Wanted, uid: str = "") -> list[Stay]:
    """Give people beds and return their stays in the order in which they were named."""
    cmd = commands.GiveBeds(event.id, BY, uid or new_uid(), [one.id for one in people], wanted)
    made = commands.give_beds(session, cmd)
    session.expire_all()
    by_person = {stay.person_id: stay for stay in session.scalars(select(Stay).where(Stay.id.in_(made)))}
    return [by_person[one.id] for one in people]


def surnames(session: Session, hotel: Hotel) -> list[str]:
    session.flush()
    session.expire_all()
    (picture,) = rooming_of(session, hotel.id, hotel.event_id).hotels
    return [lodger.name.ru.split()[0] for lodger in picture.lodgers]


def test_a_venue_is_a_hotel_of_an_event_once(session: Session, event: Event) -> None:
    venue, uid = a_venue(session), new_uid()
    details = HotelDetails(phone="+7 347 000-00-01", check_in=time(14), check_out=time(12))
    made = commands.add_hotel(session, commands.AddHotel(event.id, BY, uid, venue.id, details))
    assert commands.add_hotel(session, commands.AddHotel(event.id, BY, uid, venue.id, details)) == made
    with pytest.raises(Refusal) as refused:
        commands.add_hotel(session, commands.AddHotel(event.id, BY, new_uid(), venue.id))
    assert (refused.value.message, refused.value.field) == ("%(name)s is a hotel of this event already.", "venue_id")
    assert [(one.venue.id, one.check_in) for one in hotels_of(session, event.id)] == [(venue.id, time(14))]


def test_a_hotel_goes_only_when_nobody_stays_there(session: Session, event: Event, hotel: Hotel) -> None:
    (person,) = guests(session, event, "Аманов")
    stay = a_stay(session, hotel, person, FIRST, LAST)
    with pytest.raises(Refusal):
        commands.remove_hotel(session, commands.OnHotel(hotel.id, BY, hotel.revision))
    commands.remove_stay(session, commands.OnStay(stay.id, BY, stay.revision))
    a_room(session, hotel)
    session.expire_all()
    assert commands.remove_hotel(session, commands.OnHotel(hotel.id, BY, hotel.revision)) == event.id
    assert (session.scalars(select(Hotel)).all(), session.scalars(select(Room)).all()) == ([], [])


def test_many_rooms_are_added_at_one_press_and_pressing_twice_adds_them_once(session: Session, hotel: Hotel) -> None:
    cmd = commands.AddRooms(hotel.id, BY, new_uid(), rooms_typed("301–312, стандарт, 2 места"))
    assert (commands.add_rooms(session, cmd), commands.add_rooms(session, cmd)) == (12, 0)
    session.expire_all()
    (picture,) = rooming_of(session, hotel.id, hotel.event_id).hotels
    assert ([room.number for room in picture.rooms], picture.beds) == ([str(number) for number in range(301, 313)], 24)
    with pytest.raises(Refusal) as refused:
        commands.add_rooms(session, commands.AddRooms(hotel.id, BY, new_uid(), rooms_typed("312–313")))
    assert refused.value.values == {"numbers": "312"}


def test_a_room_cannot_take_the_number_of_another_one(session: Session, hotel: Hotel) -> None:
    one, _ = a_room(session, hotel, "301"), a_room(session, hotel, "302")
    with pytest.raises(Refusal) as refused:
        commands.change_room(session, commands.ChangeRoom(one.id, BY, one.revision, RoomDetails("302")))
    assert refused.value.field == "number"
    commands.change_room(session, commands.ChangeRoom(one.id, BY, one.revision, RoomDetails("303", RoomCategory.SUITE, 2)))
    assert (one.number, one.category, one.beds) == ("303", RoomCategory.SUITE, 2)


def test_for_those_in_a_removed_room_the_hotel_assigns_another(session: Session, event: Event, hotel: Hotel) -> None:
    (person,), room = guests(session, event, "Аманов"), a_room(session, hotel, "301")
    stay = a_stay(session, hotel, person, FIRST, LAST, room=room)
    commands.remove_room(session, commands.OnRoom(room.id, BY, room.revision))
    session.expire_all()
    assert (stay.room_id, stay.revision) == (None, 2)


def test_a_whole_delegation_moves_in_at_one_press_on_the_days_of_its_legs(session: Session, event: Event, hotel: Hotel) -> None:
    people = guests(session, event, "Аманов", "Беков")
    a_leg(session, event, None, people[0], day=ARRIVES)
    a_leg(session, event, None, people[0], day=LEAVES, direction=Direction.DEPARTURE)
    a_leg(session, event, None, people[1], day=ARRIVES, cancelled=True)
    assert days_by_legs(session, event.id) == {people[0].id: TravelDays(ARRIVES, LEAVES)}
    uid = new_uid()
    stays = give(session, event, people, Wanted(hotel.id, payer=Payer.DELEGATION), uid)
    assert [(stay.from_day, stay.until_day, stay.payer, stay.room_id) for stay in stays] == [
        (ARRIVES, LEAVES, Payer.DELEGATION, None),
        (FIRST, LAST, Payer.DELEGATION, None),
    ]
    assert give(session, event, people, Wanted(hotel.id), uid) == stays
    assert len(stays_of(session, event.id)) == 2


def test_several_persons_share_a_room_and_more_than_its_beds_are_a_finding(session: Session, event: Event, hotel: Hotel) -> None:
    room = a_room(session, hotel, "301", beds=2, category=RoomCategory.SUITE)
    people = guests(session, event, "Аманов", "Беков", "Веков")
    stays = give(session, event, people, Wanted(hotel.id, room.id))
    assert {stay.category for stay in stays} == {RoomCategory.SUITE}
    (picture,) = rooming_of(session, hotel.id, event.id).hotels
    assert [(one.number, one.crowded, len(one.lodgers)) for one in picture.rooms] == [("301", (FIRST,), 3)]
    assert [(night.day, night.free) for night in picture.nights] == [(FIRST, -1)]
    assert picture.full == picture.nights


def test_who_is_no_longer_in_the_directory_is_given_no_bed(session: Session, event: Event, hotel: Hotel) -> None:
    people = guests(session, event, "Аманов", "Беков")
    people[1].merged_into_id = people[0].id
    session.flush()
    with pytest.raises(Refusal):
        give(session, event, people, Wanted(hotel.id))
    assert stays_of(session, event.id) == []


def test_a_bed_is_given_only_in_a_hotel_and_room_of_the_event(session: Session, event: Event, hotel: Hotel) -> None:
    elsewhere, people = a_hotel(session, an_event(session)), guests(session, event, "Аманов")
    room = a_room(session, elsewhere)
    for wanted in (Wanted(elsewhere.id), Wanted(hotel.id, room.id)):
        with pytest.raises(Refusal) as refused:
            give(session, event, people, wanted)
        assert refused.value.field == "place"


def test_a_stay_that_was_published_is_cancelled_never_removed(session: Session, event: Event, hotel: Hotel) -> None:
    (person,) = guests(session, event, "Аманов")
    stay = a_stay(session, hotel, person, FIRST, LAST, was_published=True)
    with pytest.raises(Refusal):
        commands.remove_stay(session, commands.OnStay(stay.id, BY, stay.revision))
    commands.cancel_stay(session, commands.OnStay(stay.id, BY, stay.revision))
    commands.cancel_stay(session, commands.OnStay(stay.id, BY, 1))
    assert (stay.cancelled, surnames(session, hotel)) == (True, [])
    commands.restore_stay(session, commands.OnStay(stay.id, BY, stay.revision))
    assert surnames(session, hotel) == ["Аманов"]


def test_a_stale_change_is_refused_and_a_reader_changes_nothing(session: Session, event: Event, hotel: Hotel) -> None:
    (person,) = guests(session, event, "Аманов")
    stay = a_stay(session, hotel, person, FIRST, LAST)
    details = StayDetails(hotel.id, None, RoomCategory.STANDARD, FIRST, LEAVES)
    with pytest.raises(NotAllowed):
        commands.change_stay(session, commands.ChangeStay(stay.id, READER, stay.revision, details))
    commands.change_stay(session, commands.ChangeStay(stay.id, BY, 1, details))
    with pytest.raises(Stale):
        commands.change_stay(session, commands.ChangeStay(stay.id, BY, 1, details))
    assert history_of(session, "stay", stay.id)[0].fields == {"until_day": ["2024-11-27", "2024-11-28"]}


def test_they_check_in_by_precedence_until_somebody_is_moved(session: Session, event: Event, hotel: Hotel) -> None:
    first, second = a_delegation(session, event, position=1), a_delegation(session, event, position=2)
    minister = a_person_in_directory(session, "Министров")
    an_appointment(session, minister, rank=a_rank(session, position=1))
    a_member(session, second, a_person_in_directory(session, "Второв"), role=MemberRole.HEAD)
    for name in ("Яковлев", "Главин"):
        a_member(session, first, a_person_in_directory(session, name), role=MemberRole.HEAD if name == "Главин" else MemberRole.MEMBER)
    a_member(session, first, minister)
    people = session.scalars(select(Person).order_by(Person.id)).all()
    stays = {one.surname.ru: a_stay(session, hotel, one, FIRST, LAST) for one in people}
    a_stay(session, hotel, a_person_in_directory(session, "Ранний"), ARRIVES, LAST)
    assert surnames(session, hotel) == ["Ранний", "Главин", "Министров", "Яковлев", "Второв"]
    stay = stays["Яковлев"]
    commands.place_stay(session, commands.PlaceStay(stay.id, BY, stay.revision, -1))
    assert surnames(session, hotel) == ["Ранний", "Главин", "Яковлев", "Министров", "Второв"]
    assert [one.number for one in rooming_of(session, hotel.id, event.id).lodgers] == [1, 1, 2, 3, 4]
    assert stays["Второв"].revision == 1
    with pytest.raises(Stale):
        commands.place_stay(session, commands.PlaceStay(stay.id, BY, 1, -1))
    commands.order_by_precedence(session, commands.OrderByPrecedence(hotel.id, BY, FIRST))
    assert surnames(session, hotel) == ["Ранний", "Главин", "Министров", "Яковлев", "Второв"]


def test_who_has_no_bed_comes_first_and_the_host_side_is_not_waited_for(session: Session, event: Event, hotel: Hotel) -> None:
    hosts = a_delegation(session, event, side=PartySide.BASHKORTOSTAN, position=1)
    a_member(session, hosts)
    theirs = a_delegation(session, event, position=2)
    lodged, waiting, gone = (a_member(session, theirs, a_person_in_directory(session, name)) for name in ("Аманов", "Беков", "Веков"))
    gone.status = MemberStatus.DECLINED
    a_leg(session, event, None, lodged.person, day=ARRIVES)
    a_leg(session, event, None, lodged.person, day=LEAVES, direction=Direction.DEPARTURE)
    for member in (lodged, gone):
        a_stay(session, hotel, member.person, FIRST, LEAVES)
    company = company_of(session, event)
    overview = overview_of(company, rooming_of(session, None, event.id))
    assert [one.party.id for one in overview.parties] == [theirs.id, hosts.id]
    assert [(row.comer.name.ru, row.bare) for row in overview.parties[0].rows] == [
        (waiting.person.name.ru, ()),
        (lodged.person.name.ru, (ARRIVES,)),
    ]
    assert (overview.waiting, [bed.lodger.person_id for bed in overview.gone]) == (1, [gone.person_id])


def test_a_delegation_of_the_host_side_is_waited_for_once_somebody_of_it_comes_from_elsewhere(
    session: Session, event: Event, hotel: Hotel
) -> None:
    home, lodged, travelling = (a_delegation(session, event, side=PartySide.BASHKORTOSTAN, position=place) for place in (1, 2, 3))
    a_member(session, home)
    with_bed, _without = a_member(session, lodged), a_member(session, lodged)
    a_stay(session, hotel, with_bed.person, FIRST, LEAVES)
    a_leg(session, event, None, a_member(session, travelling).person, day=ARRIVES)
    overview = overview_of(company_of(session, event), rooming_of(session, None, event.id))
    assert [(one.party.id, one.is_expected, one.waits) for one in overview.parties] == [
        (lodged.id, True, True),
        (travelling.id, True, True),
        (home.id, False, False),
    ]
    assert overview.waiting == 2


def test_two_beds_of_one_person_in_one_night_are_shown(session: Session, event: Event, hotel: Hotel) -> None:
    (person,), other = guests(session, event, "Аманов"), a_hotel(session, event)
    a_stay(session, hotel, person, ARRIVES, LAST)
    a_stay(session, other, person, FIRST, LEAVES)
    cancelled = a_stay(session, other, person, ARRIVES, LEAVES, cancelled=True)
    rooming = rooming_of(session, None, event.id)
    assert [lodger.overlaps for lodger in rooming.lodgers] == [True, True]
    assert [(one.id, one.number, one.overlaps) for one in rooming.hotels[1].cancelled] == [(cancelled.id, 0, False)]


def test_the_rooming_list_of_a_hotel_elsewhere_is_not_found(session: Session, event: Event, hotel: Hotel) -> None:
    with pytest.raises(NotFound):
        rooming_of(session, hotel.id, an_event(session).id)


def test_more_people_do_not_take_more_queries(session: Session, shared_engine: Engine) -> None:
    def asked(people: int) -> int:
        event = an_event(session)
        for _ in range(people):
            hotel = a_hotel(session, event)
            a_stay(session, hotel, guests(session, event, "Аманов")[0], FIRST, LAST, room=a_room(session, hotel))
        ident = event.id
        session.expire_all()
        event = session.get_one(Event, ident)
        with statements(shared_engine) as found:
            company = company_of(session, event)
            overview_of(company, rooming_of(session, None, ident))
        return len(found)

    assert asked(2) == asked(9)


def test_what_is_held_of_somebody_who_stayed_is_handed_out_and_erased(session: Session, event: Event, hotel: Hotel) -> None:
    (person,) = guests(session, event, "Аманов")
    stay = a_stay(session, hotel, person, FIRST, LAST, note="ранний заезд", room=a_room(session, hotel, "301"))
    assert [(row["room"], row["days"], row["note"]) for row in stays_held(session, person)] == [
        ("301", ["2024-11-26", "2024-11-27"], "ранний заезд")
    ]
    assert erase_from_stays(session, person) == 1
    session.expire_all()
    assert (stay.note, [(change.label, change.fields) for change in history_of(session, "stay", stay.id)]) == (
        "",
        [("лицо удалено по требованию", {})],
    )
