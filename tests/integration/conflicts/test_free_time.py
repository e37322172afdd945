"""Claims about a free time found in real programmes, and the item that is made of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.free_time.commands import Chosen, MakeItem, make_item
from app.judgement.conflicts.free_time.loading import days_proposed, ground_of, pairs_offered
from app.judgement.conflicts.free_time.question import Kind, Question, Thought
from app.judgement.conflicts.loading import situation_of
from app.judgement.conflicts.wording import wall_of
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.holidays.models import Holiday
from app.register.holidays.rules import DayKind, Jurisdiction
from app.register.venues.models import Hall, Venue
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.logistics import a_leg, an_interpreter
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import UFA, at
from tests.factories.troubles import attended
from tests.factories.venues import a_city, a_hall, a_venue
from tests.integration.planning.races import meeting

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
DAY = date(2024, 11, 26)


@dataclass
class Stage:
    """A forum of two days with a small and a large hall, two members of a delegation, an officer of ours and an interpreter."""

    event: Event
    venue: Venue
    small: Hall
    large: Hall
    delegation: Delegation
    members: list[DelegationMember]
    ours: Person
    interpreter: Person
    by: Actor

    @property
    def question(self) -> Question:
        people = (*(member.person_id for member in self.members), self.ours.id)
        return Question(self.event.id, 45, Days(DAY, DAY), persons=people, pair=("kk", "ru"), seats=30, city_id=self.event.city_id)


@pytest.fixture
def stage(session: Session) -> Stage:
    return staged(session)


def staged(session: Session) -> Stage:
    city = a_city(session)
    event = an_event(session, city=city)
    venue = a_venue(session, city)
    small = a_hall(session, venue, name=Texts(ru="Малый зал"), layouts=[("boardroom", 34)])
    delegation = a_delegation(session, event)
    members = [a_member(session, delegation) for _ in range(2)]
    ours = a_person_in_directory(session, "Уфимцев")
    interpreter = an_interpreter(session).person
    by = an_actor(a_user(session, role=Role.PROTOCOL))
    return Stage(event, venue, small, a_hall(session, venue), delegation, members, ours, interpreter, by)


def thought(session: Session, question: Question) -> Thought:
    return Thought(question, ground_of(session, question, now=NOW))


def times(session: Session, question: Question) -> set[str]:
    """Return when the proposals begin, by the clocks of Ufa."""
    return {f"{wall_of(one.start, UFA).local:%d %H.%M}" for one in thought(session, question).proposals}


def making(stage: Stage, question: Question, chosen: Chosen, **over: object) -> MakeItem:
    values = {"title": Texts(ru="Встреча"), "kind": ItemKind.MEETING, "visibility": Visibility.GUESTS}
    return MakeItem(stage.by, new_uid(), question, chosen, **{**values, **over})  # type: ignore[arg-type]


def best(session: Session, question: Question) -> Chosen:
    one = thought(session, question).proposals[0]
    return Chosen(one.start, one.room.spot.hall, one.interpreter)


def test_what_everybody_does_at_this_and_other_events_is_kept_free(session: Session, stage: Stage) -> None:
    attended(session, stage.event, "09:00", "12:00", [stage.ours], hall_id=stage.large.id)
    other = an_event(session, city=stage.event.city, title=Texts(ru="Ярмарка"))
    attended(session, other, "14:00", "17:00", [stage.interpreter], hall_id=stage.large.id)
    attended(session, other, "12:00", "13:00", [a_person_in_directory(session)], hall_id=stage.small.id)
    assert times(session, replace(stage.question, lunch=False)) == {"26 12.30", "26 17.15"}


def test_guests_are_there_only_after_their_arrival(session: Session, stage: Stage) -> None:
    a_leg(session, stage.event, datetime.combine(DAY, time(15)), stage.members[0].person)
    assert min(times(session, stage.question)) == "26 16.15"


def test_a_day_off_of_either_side_and_a_weekend_are_left_out(session: Session, stage: Stage) -> None:
    session.add(Holiday(day=DAY, jurisdiction=Jurisdiction.KAZAKHSTAN, kind=DayKind.NONWORKING, name=Texts(ru="Праздник")))
    session.flush()
    asked = thought(session, stage.question)
    assert asked.proposals == ()
    assert [(one.kind, one.count) for one in asked.obstacles] == [(Kind.HOLIDAYS, 8)]
    saturday = replace(stage.question, days=Days(date(2024, 11, 24), date(2024, 11, 24)))
    assert [one.kind for one in thought(session, saturday).obstacles] == [Kind.WEEKENDS]


def test_where_one_person_stands_in_the_way_they_are_named(session: Session, stage: Stage) -> None:
    attended(session, stage.event, "08:00", "19:00", [stage.ours])
    found = thought(session, stage.question).obstacles
    assert (found[0].kind, found[0].people, found[0].count) == (Kind.PEOPLE, (stage.ours.id,), 8)


def test_no_hall_for_so_many_is_told_with_the_largest(session: Session, stage: Stage) -> None:
    asked = thought(session, replace(stage.question, seats=1000))
    assert (asked.proposals, asked.asked.rooms, asked.largest) == ((), (), 839)


def test_whoever_declined_does_not_count_in_a_whole_delegation(session: Session, stage: Stage) -> None:
    stage.members[0].status = MemberStatus.DECLINED
    session.flush()
    asked = thought(session, replace(stage.question, persons=(), delegations=(stage.delegation.id,)))
    assert set(asked.asked.people) == {stage.members[1].person_id}


def test_the_choice_makes_the_item_with_hall_people_and_interpreter(session: Session, stage: Stage) -> None:
    made = make_item(session, making(stage, stage.question, best(session, stage.question), chair_id=stage.ours.id), now=NOW)
    item = session.get_one(ProgrammeItem, made)
    assert (item.hall_id, item.expected, item.when.minutes, item.zone, item.kind) == (
        stage.small.id,
        30,
        45,
        "Asia/Yekaterinburg",
        ItemKind.MEETING,
    )
    assert set(session.scalars(select(ItemMember.member_id).where(ItemMember.item_id == made))) == {one.id for one in stage.members}
    roles = session.execute(select(ItemPerson.person_id, ItemPerson.role).where(ItemPerson.item_id == made).order_by(ItemPerson.position))
    assert [tuple(row) for row in roles] == [(stage.ours.id, ItemRole.CHAIR), (stage.interpreter.id, ItemRole.INTERPRETER)]
    booking = session.scalars(select(InterpreterBooking).where(InterpreterBooking.item_id == made)).one()
    assert (booking.source, booking.target) == ("kk", "ru")


def test_a_whole_delegation_is_sent_whole(session: Session, stage: Stage) -> None:
    delegation = stage.delegation.id
    question = replace(stage.question, delegations=(delegation,), persons=(stage.members[0].person_id, stage.ours.id))
    made = make_item(session, making(stage, question, best(session, question)), now=NOW)
    assert session.scalars(select(ItemDelegation.delegation_id).where(ItemDelegation.item_id == made)).all() == [delegation]
    assert session.scalars(select(ItemMember.member_id).where(ItemMember.item_id == made)).all() == []
    guests = select(ItemPerson.person_id).where(ItemPerson.item_id == made, ItemPerson.role == ItemRole.GUEST)
    assert session.scalars(guests).all() == [stage.ours.id]


def test_pressing_twice_makes_one_item(session: Session, stage: Stage) -> None:
    cmd = making(stage, stage.question, best(session, stage.question))
    assert make_item(session, cmd, now=NOW) == make_item(session, cmd, now=NOW)
    assert session.scalar(select(func.count()).select_from(ProgrammeItem)) == 1


def test_whoever_was_booked_meanwhile_is_named_and_nothing_is_made(session: Session, stage: Stage) -> None:
    cmd = making(stage, stage.question, best(session, stage.question))
    attended(session, stage.event, "09:00", "18:00", [stage.ours], title="Обход стендов")
    with pytest.raises(Refusal) as refused:
        make_item(session, cmd, now=NOW)
    assert "Уфимцев" in str(refused.value)
    assert "Обход стендов" in str(refused.value)
    assert session.scalar(select(func.count()).select_from(ProgrammeItem)) == 1


def test_a_hall_and_an_interpreter_that_are_taken_meanwhile_are_told(session: Session, stage: Stage) -> None:
    cmd = making(stage, stage.question, best(session, stage.question))
    booked = attended(session, stage.event, "09:00", "18:00", [stage.interpreter])
    with pytest.raises(Refusal, match="The interpreter is free no longer"):
        make_item(session, cmd, now=NOW)
    booked.cancelled = True
    attended(session, stage.event, "09:00", "18:00", [], hall_id=stage.small.id)
    with pytest.raises(Refusal, match="This time is free no longer"):
        make_item(session, cmd, now=NOW)


def test_a_coordinator_makes_none_in_an_event_of_others(session: Session, stage: Stage) -> None:
    stranger = an_actor(a_user(session, role=Role.COORDINATOR))
    with pytest.raises(NotAllowed):
        make_item(session, replace(making(stage, stage.question, best(session, stage.question)), by=stranger), now=NOW)


def test_an_item_made_of_a_proposal_is_found_fault_with_nowhere(session: Session, stage: Stage) -> None:
    attended(session, stage.event, "09:00", "10:30", [stage.ours, stage.interpreter], hall_id=stage.large.id)
    attended(session, stage.event, "11:45", "12:30", [stage.members[0].person], hall_id=stage.large.id)
    made = {make_item(session, making(stage, stage.question, best(session, stage.question)), now=NOW) for _ in range(3)}
    found = judge(situation_of(session, stage.event.id, now=NOW))
    about = [one.check for one in found if any(thing.id in made for thing in one.clash.things) and one.severity is Severity.BLOCKER]
    assert about == []


def test_a_search_asks_the_database_as_often_for_many_as_for_few(session: Session, shared_engine: Engine, stage: Stage) -> None:
    whole = replace(stage.question, persons=(), delegations=(stage.delegation.id,))
    attended(session, stage.event, "09:00", "10:00", [one.person for one in stage.members], hall_id=stage.small.id)

    def asked() -> int:
        session.expire_all()
        with statements(shared_engine) as few:
            assert thought(session, whole).proposals
        return len(few)

    before = asked()
    for hour in range(5):
        people = [a_member(session, stage.delegation).person for _ in range(3)]
        attended(session, stage.event, f"{10 + hour}:00", f"{10 + hour}:30", people, hall_id=stage.large.id)
        a_hall(session, stage.venue, name=Texts(ru=f"Зал {hour}"))
        an_interpreter(session)
    assert asked() == before


def test_the_days_proposed_are_three_from_today_or_from_the_first_day(session: Session, stage: Stage) -> None:
    assert days_proposed(stage.event, date(2024, 11, 1)) == Days(date(2024, 11, 26), date(2024, 11, 28))
    assert days_proposed(stage.event, date(2024, 11, 27)) == Days(date(2024, 11, 27), date(2024, 11, 28))


def test_pairs_of_languages_are_those_that_somebody_interprets_both_ways(session: Session, stage: Stage) -> None:
    an_interpreter(session, pairs=[["en", "ru"]])
    an_interpreter(session, pairs=[["ru", "zh"], ["zh", "ru"]])
    assert pairs_offered(session) == [("kk", "ru"), ("zh", "ru")]


def test_an_item_at_another_venue_leaves_time_for_the_way(session: Session, stage: Stage) -> None:
    far = a_venue(session, stage.event.city, latitude=54.80, longitude=56.00)
    stage.venue.latitude, stage.venue.longitude = 54.72, 55.94
    attended(session, stage.event, "09:00", "10:00", [stage.ours], venue_id=far.id)
    session.flush()
    assert min(times(session, stage.question)) > "26 10.30"


def test_a_night_item_of_the_day_before_counts(session: Session, stage: Stage) -> None:
    when = at("22:00", "09:30", day=date(2024, 11, 25))
    attended(session, stage.event, "", "", [stage.ours], when=when)
    assert min(times(session, stage.question)) == "26 10.00"


def test_two_who_choose_the_same_time_at_once_do_not_both_get_it(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        stage = staged(session)
        question = stage.question
        chosen = best(session, question)
        first, second = making(stage, question, chosen), making(stage, question, chosen)

    def choose(cmd: MakeItem) -> Callable[[Session], int]:
        return lambda session: make_item(session, cmd, now=NOW)

    outcome = meeting(engine, sessions, choose(first), choose(second))
    assert isinstance(outcome.exception(), Refusal)
    with sessions() as session:
        assert session.scalars(select(ProgrammeItem.uid)).all() == [first.uid]
