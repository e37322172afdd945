"""Claims about legs made of what lists and older notes say; the sample list of INNOPROM comes out as people would read it."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.faces.spreadsheets.guessing import guessed
from app.faces.spreadsheets.reading.reader import sheets_of
from app.ground.kernel.rows import Choice, Decision, Verdict
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.words.languages import speaking
from app.planning.delegations.lists.taking_in import TakeIn, take_in
from app.planning.delegations.lists.target import MembersTarget
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.models import Event
from app.planning.events.rules import Side
from app.planning.journeys.models import Leg
from app.planning.journeys.notes import Noted, TakeNotes, Unread, noted_arrivals, take_notes
from app.planning.journeys.queries import legs_of
from app.planning.journeys.rules import Direction, Mode
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.lists import innoprom
from tests.factories.logistics import a_leg
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.venues import a_city

NOW = datetime(2023, 9, 1, 9, 0, tzinfo=UTC)
OFFICER = Actor(id=1, name="Протокол", role=Role.PROTOCOL, language="ru", session_id=1)
ALMATY = "Asia/Almaty"
UID = "0b0f5f0e-6f0b-4a35-9a3c-0d6a2a5f4c1{}"


@pytest.fixture
def event(session: Session) -> Event:
    """INNOPROM in Astana, 25–27 September 2023."""
    city = a_city(session, name=Texts(ru="Астана"), zone=ALMATY)
    a_city(session)
    return an_event(session, city=city, first_day=date(2023, 9, 25), last_day=date(2023, 9, 27), host=Side.KAZAKHSTAN)


@pytest.fixture
def delegation(session: Session, event: Event) -> Delegation:
    return a_delegation(session, event, side=PartySide.BASHKORTOSTAN)


def at(clock: str, day: int = 24) -> WallTime:
    return WallTime(datetime.combine(date(2023, 9, day), time.fromisoformat(clock)), ALMATY)


def taken(
    session: Session, delegation: Delegation, surname: str, arrival: str, number: int = 1, member_id: int | None = None
) -> DelegationMember:
    row = MemberRow(surname, "Иван", arrival=arrival)
    ident = take_in(session, TakeIn(delegation.id, OFFICER, UID.format(number), row, member_id=member_id), now=NOW)
    return session.get_one(DelegationMember, ident)


def travelling(session: Session, event: Event) -> list[tuple[str, list[str]]]:
    return [(leg.label(), [one.person.surname.ru for one in leg.passengers]) for leg in legs_of(session, event.id)]


def test_the_sample_list_makes_the_legs_that_it_tells_of(session: Session, event: Event, delegation: Delegation) -> None:
    target, sheet = MembersTarget(), sheets_of(innoprom())[0]
    choices = {11: Choice(Decision.ROW, 6), 12: Choice(Decision.NEW)}
    with speaking("en"):
        plan = target.plan(session, delegation.id, sheet, guessed(sheet, target.columns), by=OFFICER, now=NOW)
    told = {row.number: [(one.before, one.after) for one in row.differences if one.label == "Arrival"] for row in plan.rows}
    assert [told[number] for number in (5, 7, 8, 12)] == [
        [("", "борт 24.09 18:30")],
        [("", "DP-407 24.09 09:05")],
        [("", "Train 23.09")],
        [],
    ]
    target.apply(session, delegation.id, plan, choices, by=OFFICER, uid=UID.format(1), now=NOW)
    legs = legs_of(session, event.id)
    assert [(leg.mode, leg.number, leg.day.day, leg.planned, leg.provisional) for leg in legs] == [
        (Mode.TRAIN, "", 23, None, True),
        (Mode.FLIGHT, "DP-407", 24, at("09:05"), True),
        (Mode.FLIGHT, "борт", 24, at("18:30"), True),
    ]
    assert (legs[0].far_place.ru, legs[0].far_zone, legs[0].note) == ("Уфа", "Asia/Yekaterinburg", "вечер")
    assert [len(leg.passengers) for leg in legs] == [1, 1, 2]
    members = select(DelegationMember).options(joinedload(DelegationMember.person))
    notes = {member.person.surname.ru: member.note for member in session.scalars(members)}
    assert [note for note in notes.values() if "Прилёт" in note] == [notes["Сидоров"]]
    assert "Прилёт: самостоятельно" in notes["Сидоров"]


def test_the_same_list_again_changes_nothing(session: Session, event: Event, delegation: Delegation) -> None:
    target, sheet = MembersTarget(), sheets_of(innoprom())[0]
    columns = guessed(sheet, target.columns)
    choices = {11: Choice(Decision.ROW, 6), 12: Choice(Decision.LEAVE)}
    same: list[set[int]] = []
    for number in (1, 2):
        session.expire_all()
        plan = target.plan(session, delegation.id, sheet, columns, by=OFFICER, now=NOW)
        target.apply(session, delegation.id, plan, choices, by=OFFICER, uid=UID.format(number), now=NOW)
        same.append({row.number for row in plan.rows if row.verdict is Verdict.SAME})
    assert same == [set(), {5, 6, 7, 8, 10, 11}]
    assert [leg.revision for leg in legs_of(session, event.id)] == [2, 2, 3]


def test_all_who_name_the_same_flight_share_a_leg_that_staff_have_made_firm(session: Session, event: Event, delegation: Delegation) -> None:
    firm = a_leg(session, event, at("09:20").local, number="DP 407")
    taken(session, delegation, "Первый", "DP-407 / 24.09 / 09:05", 1)
    taken(session, delegation, "Второй", "DР407 24.09", 2)  # with a Cyrillic Р
    assert travelling(session, event) == [("DP 407 24.09", ["Первый", "Второй"])]
    assert (firm.planned, firm.provisional) == (at("09:20"), False)


def test_what_is_said_last_takes_the_place_of_what_was_said_before(session: Session, event: Event, delegation: Delegation) -> None:
    member = taken(session, delegation, "Первый", "DP-407 / 24.09 / 09:05", 1)
    taken(session, delegation, "Первый", "DP-409 / 24.09 / 11:05; вылет DP-410 27.09", 2, member.id)
    assert travelling(session, event) == [("DP-407 24.09", []), ("DP-409 24.09", ["Первый"]), ("DP-410 27.09", ["Первый"])]
    assert [leg.direction for leg in legs_of(session, event.id)] == [Direction.ARRIVAL, Direction.ARRIVAL, Direction.DEPARTURE]
    taken(session, delegation, "Первый", "приеду сам", 3, member.id)
    assert member.note == "Прилёт: приеду сам"


def test_a_leg_that_staff_have_corrected_is_found_again_by_what_made_it(session: Session, event: Event, delegation: Delegation) -> None:
    taken(session, delegation, "Первый", "борт, 24.09 18.30", 1)
    leg = session.scalars(select(Leg)).one()
    leg.planned, leg.number = at("19:30"), "Борт № 1"
    session.flush()
    taken(session, delegation, "Второй", "борт, 24.09 18.30", 2)
    assert travelling(session, event) == [("Борт № 1 24.09", ["Первый", "Второй"])]
    assert session.get_one(Leg, leg.id).planned == at("19:30")


def test_an_hour_that_happened_twice_stays_in_words(session: Session) -> None:
    city = a_city(session, name=Texts(ru="Астана"), zone=ALMATY)
    march = an_event(session, city=city, first_day=date(2024, 3, 1), last_day=date(2024, 3, 2))
    member = taken(session, a_delegation(session, march), "Ночной", "DP-407 / 29.02 / 23:30")
    assert (member.note, travelling(session, march)) == ("Прилёт: DP-407 / 29.02 / 23:30", [])


def test_older_notes_become_legs_and_what_cannot_be_read_is_said(session: Session, event: Event, delegation: Delegation) -> None:
    old = a_member(session, delegation, a_person_in_directory(session, "Старый"), note="VIP; Прилёт: DP-407 / 24.09 / 09:05; гость")
    alone = a_member(session, delegation, a_person_in_directory(session, "Одинокий"), note="Прилёт: самостоятельно")
    a_member(session, delegation, note="Прилёт: DP-407, 24.09", status="declined")
    assert noted_arrivals(session, event) == Noted(1, (Unread(alone.person.name, "самостоятельно"),))
    assert [take_notes(session, TakeNotes(event.id, OFFICER)) for _ in range(2)] == [1, 0]
    assert travelling(session, event) == [("DP-407 24.09", ["Старый"])]
    assert (old.note, alone.note) == ("VIP; гость", "Прилёт: самостоятельно")


def test_planning_a_list_asks_as_much_for_many_rows_as_for_few(session: Session, event: Event, delegation: Delegation) -> None:
    target, sheet = MembersTarget(), sheets_of(innoprom())[0]
    columns, ident, counts = guessed(sheet, target.columns), delegation.id, []
    for more in (1, 9):
        for _ in range(more):
            a_leg(session, session.get_one(Event, event.id), None, a_person_in_directory(session))
        session.commit()
        session.expunge_all()
        with statements(session.get_bind().engine) as asked:
            target.plan(session, ident, sheet, columns, by=OFFICER, now=NOW)
        counts.append(len(asked))
        event = session.get_one(Event, session.get_one(Delegation, ident).event_id)
    assert counts[0] == counts[1]
