"""Claims about legs: what is written, what is refused, what is left when one goes."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change, history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.web.history import told_rows
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event
from app.planning.journeys.commands import (
    AddDelegationToLeg,
    AddLeg,
    ArrangementDetails,
    CancelLeg,
    ChangeArrangements,
    ChangeLeg,
    EnterTimes,
    LegDetails,
    RemoveLeg,
    RestoreLeg,
    SetPassengers,
    add_delegation_to_leg,
    add_leg,
    cancel_leg,
    change_arrangements,
    change_leg,
    enter_times,
    remove_leg,
    restore_leg,
    set_passengers,
)
from app.planning.journeys.models import Leg
from app.planning.journeys.naming import ARRANGED
from app.planning.journeys.queries import arrangements_of, get_leg, legs_of
from app.planning.journeys.rules import Buffers, Direction, Mode, Passenger
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Actor, Role
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.logistics import a_leg
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_venue

OFFICER = Actor(id=1, name="Протокол", role=Role.PROTOCOL, language="ru", session_id=1)
STRANGER = Actor(id=2, name="Координатор", role=Role.COORDINATOR, language="ru", session_id=2)
UFA = "Asia/Yekaterinburg"
DAY = date(2024, 11, 26)


def at(hour: int, minute: int = 0, day: int = 26, zone: str = UFA) -> WallTime:
    return WallTime(datetime.combine(date(2024, 11, day), time(hour, minute)), zone)


DETAILS = LegDetails(
    Direction.ARRIVAL, DAY, UFA, Mode.FLIGHT, "DP-407", at(9, 5), far=at(5, 0, zone="Europe/Moscow"), far_zone="Europe/Moscow",
    far_place=Texts(ru="Москва"),
)  # fmt: skip


def made(session: Session, event: Event, **over: object) -> Leg:
    return get_leg(session, add_leg(session, AddLeg(event.id, OFFICER, new_uid(), replace(DETAILS, **over))))  # type: ignore[arg-type]


def test_a_leg_keeps_the_local_times_of_both_ends_and_their_instants(session: Session) -> None:
    leg = made(session, an_event(session))
    assert (leg.planned, leg.far) == (at(9, 5), at(5, zone="Europe/Moscow"))
    assert leg.planned_at == at(9, 5).instant
    assert leg.far_at == datetime(2024, 11, 26, 2, 0, tzinfo=UTC)


def test_a_second_press_of_the_button_makes_nothing_new(session: Session) -> None:
    event, uid = an_event(session), new_uid()
    cmd = AddLeg(event.id, OFFICER, uid, DETAILS)
    assert add_leg(session, cmd) == add_leg(session, cmd)
    with pytest.raises(NotAllowed):
        add_leg(session, replace(cmd, event_id=an_event(session).id))


def test_a_whole_delegation_travels_at_one_press_without_those_who_do_not_come(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    coming = [a_member(session, delegation).person_id for _ in range(2)]
    a_member(session, delegation, status="declined")
    ident = add_leg(session, AddLeg(event.id, OFFICER, new_uid(), DETAILS, delegation.id))
    assert [one.person_id for one in get_leg(session, ident).passengers] == coming
    assert add_delegation_to_leg(session, AddDelegationToLeg(ident, OFFICER, delegation.id)) == 0
    with pytest.raises(NotFound):
        add_delegation_to_leg(session, AddDelegationToLeg(ident, OFFICER, a_delegation(session, an_event(session)).id))


def test_only_those_who_come_to_the_event_travel(session: Session) -> None:
    event = an_event(session)
    member = a_member(session, a_delegation(session, event)).person_id
    speaker = a_person_in_directory(session)
    session.add(ItemPerson(item_id=an_item(session, event).id, person_id=speaker.id, role=ItemRole.SPEAKER, position=0))
    session.flush()
    leg = made(session, event)
    wanted = (Passenger(member, vip=True, luggage="2 места"), Passenger(speaker.id))
    set_passengers(session, SetPassengers(leg.id, OFFICER, leg.revision, wanted))
    assert [(one.person_id, one.vip, one.luggage) for one in leg.passengers] == [(member, True, "2 места"), (speaker.id, False, "")]
    stranger = a_person_in_directory(session).id
    with pytest.raises(Refusal):
        set_passengers(session, SetPassengers(leg.id, OFFICER, leg.revision, (*wanted, Passenger(stranger))))


def test_whoever_was_put_on_a_leg_may_stay_on_it_after_they_have_declined(session: Session) -> None:
    event = an_event(session)
    member = a_member(session, a_delegation(session, event))
    leg = a_leg(session, event, None, member.person)
    member.status = "declined"  # type: ignore[assignment]
    session.flush()
    set_passengers(session, SetPassengers(leg.id, OFFICER, None, (Passenger(member.person_id, vip=True),)))
    assert [one.vip for one in get_leg(session, leg.id).passengers] == [True]


def test_writing_the_same_passengers_again_changes_nothing(session: Session) -> None:
    event = an_event(session)
    leg = made(session, event)
    pair = tuple(Passenger(a_member(session, a_delegation(session, event)).person_id) for _ in range(2))
    set_passengers(session, SetPassengers(leg.id, OFFICER, None, pair))
    revision = leg.revision
    set_passengers(session, SetPassengers(leg.id, OFFICER, revision, pair[::-1]))
    assert leg.revision == revision


def test_the_second_of_two_people_is_told(session: Session) -> None:
    leg = made(session, an_event(session))
    seen = leg.revision
    change_leg(session, ChangeLeg(leg.id, OFFICER, seen, replace(DETAILS, number="DP-408")))
    with pytest.raises(Stale):
        enter_times(session, EnterTimes(leg.id, OFFICER, seen, at(9, 40), None))


def test_a_late_leg_says_how_late(session: Session) -> None:
    leg = made(session, an_event(session))
    enter_times(session, EnterTimes(leg.id, OFFICER, leg.revision, at(9, 40), None))
    assert (leg.late_minutes, leg.expected) == (35, at(9, 40))
    enter_times(session, EnterTimes(leg.id, OFFICER, leg.revision, at(9, 40), at(0, 10, day=27)))
    assert leg.late_minutes == 905
    enter_times(session, EnterTimes(leg.id, OFFICER, leg.revision, None, None))
    assert (leg.late_minutes, leg.estimated_at, leg.actual_at) == (0, None, None)


def test_a_journey_does_not_end_before_it_begins(session: Session) -> None:
    with pytest.raises(Refusal) as refusal:
        made(session, an_event(session), far=at(9, 0, zone="Europe/Moscow"))
    assert refusal.value.field == "far"


def test_a_day_far_from_the_event_is_refused(session: Session) -> None:
    with pytest.raises(Refusal) as refusal:
        made(session, an_event(session), day=date(2025, 11, 26), planned=None, far=None)
    assert refusal.value.field == "day"


def test_a_leg_that_was_published_is_cancelled_and_never_removed(session: Session) -> None:
    event = an_event(session)
    sent, draft = a_leg(session, event, was_published=True), a_leg(session, event)
    assert remove_leg(session, RemoveLeg(sent.id, OFFICER, sent.revision)) is False
    assert remove_leg(session, RemoveLeg(draft.id, OFFICER, draft.revision)) is True
    assert [(leg.id, leg.cancelled) for leg in legs_of(session, event.id)] == [(sent.id, True)]
    restore_leg(session, RestoreLeg(sent.id, OFFICER, sent.revision))
    cancel_leg(session, CancelLeg(sent.id, OFFICER, sent.revision))
    assert sent.cancelled is True


@pytest.mark.parametrize("by", [STRANGER])
def test_a_coordinator_of_another_event_writes_nothing(session: Session, by: Actor) -> None:
    leg = a_leg(session, an_event(session))
    with pytest.raises(NotAllowed):
        add_leg(session, AddLeg(leg.event_id, by, new_uid(), DETAILS))
    with pytest.raises(NotAllowed):
        enter_times(session, EnterTimes(leg.id, by, None, None, None))
    with pytest.raises(NotAllowed):
        change_arrangements(session, ChangeArrangements(leg.event_id, by, 0, ArrangementDetails()))


def test_the_log_tells_place_and_who_meets_by_name(session: Session) -> None:
    event, venue, meets = an_event(session), a_venue(session), a_person_in_directory(session, "Встречающий")
    leg = made(session, event, venue_id=venue.id, met_by_id=meets.id)
    change_leg(session, ChangeLeg(leg.id, OFFICER, leg.revision, DETAILS))
    changed = history_of(session, "leg", leg.id)[0].fields
    assert changed["venue"] == [venue.name.ru, None]
    assert changed["met_by"] == [meets.name.ru, None]


def test_the_buffers_are_the_usual_ones_until_an_event_settles_its_own(session: Session) -> None:
    event = an_event(session)
    assert arrangements_of(session, event.id).buffers == Buffers(30, 60, 30)
    details = ArrangementDetails(Buffers(20, 70, 45), "Пресс-служба", "+7 347 1", "+7 347 2")
    change_arrangements(session, ChangeArrangements(event.id, OFFICER, 0, details))
    assert arrangements_of(session, event.id).buffers == Buffers(20, 70, 45)
    with pytest.raises(Stale):
        change_arrangements(session, ChangeArrangements(event.id, OFFICER, 0, details))
    with pytest.raises(Refusal):
        change_arrangements(session, ChangeArrangements(event.id, OFFICER, None, ArrangementDetails(Buffers(-1))))


def test_legs_are_read_in_two_queries_however_many_there_are(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    ident, counts = event.id, []
    for more in (1, 5):
        event, delegation = session.get_one(Event, ident), session.get_one(Delegation, delegation.id)
        for _ in range(more):
            a_leg(session, event, None, a_member(session, delegation).person, venue=a_venue(session), met_by=a_person_in_directory(session))
        session.expunge_all()
        with statements(session.get_bind().engine) as asked:
            told = [
                (leg.venue and leg.venue.city.name, leg.met_by and leg.met_by.name, len(leg.passengers)) for leg in legs_of(session, ident)
            ]
        counts.append((len(told), len(asked)))
    assert counts == [(1, 2), (6, 2)]


def test_legs_stand_by_day_arrivals_first_then_by_time(session: Session) -> None:
    event = an_event(session)
    late = a_leg(session, event, at(18, day=26).local, number="3")
    out = a_leg(session, event, at(7, day=26).local, number="4", direction=Direction.DEPARTURE)
    early = a_leg(session, event, at(9, day=26).local, number="2")
    before = a_leg(session, event, at(23, day=25).local, number="1")
    assert [leg.id for leg in legs_of(session, event.id)] == [before.id, early.id, late.id, out.id]
    assert [leg.id for leg in legs_of(session, event.id, day=date(2024, 11, 25))] == [before.id]


def test_a_removed_leg_leaves_its_passengers_in_the_log(session: Session) -> None:
    event = an_event(session)
    leg = made(session, event)
    person = a_member(session, a_delegation(session, event)).person_id
    set_passengers(session, SetPassengers(leg.id, OFFICER, None, (Passenger(person),)))
    ident = leg.id
    remove_leg(session, RemoveLeg(ident, OFFICER, leg.revision))
    last = session.scalars(select(Change).where(Change.kind == "leg", Change.thing_id == ident).order_by(Change.id.desc())).first()
    assert last is not None
    assert last.fields["passenger_list"] == [f"on {person}", None]


def test_the_hours_of_friday_prayer_are_kept_and_stand_in_the_log_as_people_write_them(session: Session) -> None:
    event = an_event(session)
    details = ArrangementDetails(prayer_from=time(12, 30), prayer_until=time(14, 0))
    change_arrangements(session, ChangeArrangements(event.id, OFFICER, 0, details))
    row = arrangements_of(session, event.id)
    assert (row.prayer_from, row.prayer_until) == (time(12, 30), time(14, 0))
    change_arrangements(session, ChangeArrangements(event.id, OFFICER, row.revision, ArrangementDetails()))
    (told, *_) = told_rows(history_of(session, "arrangements", row.id), ARRANGED)
    assert [(before, after) for _, before, after in told.changes] == [("12.30", ""), ("14.00", "")]


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [
        (time(12), None, "prayer_until"),
        (None, time(12), "prayer_from"),
        (time(12), time(12), "prayer_until"),
        (time(13), time(12), "prayer_until"),
    ],
)
def test_half_of_the_hours_of_prayer_is_refused_at_the_other_half(
    session: Session, start: time | None, end: time | None, field: str
) -> None:
    event = an_event(session)
    details = ArrangementDetails(prayer_from=start, prayer_until=end)
    with pytest.raises(Refusal) as refused:
        change_arrangements(session, ChangeArrangements(event.id, OFFICER, 0, details))
    assert refused.value.field == field
