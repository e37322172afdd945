"""Claims about deeds on real rows: what was thought through is what comes, by the ordinary commands, and the finding ends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.judgement.conflicts.deed_edits import edit_of
from app.judgement.conflicts.deeds import Deed, Exchange, Interpret, Reassign, Rehouse, Shift, ShiftRide, StandIn, StayAway
from app.judgement.conflicts.doing import carry_out, changed_by
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.loading import situation_of
from app.judgement.conflicts.remedying import Mend, Mended, Overtaken, Remedies, mend, remedies_of
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.interpreting.models import InterpreterBooking
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ProgrammeItem
from app.planning.transfers.models import Transfer
from app.register.accounts.rules.roles import Actor, Role
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_transfer, a_vehicle, an_interpreter
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.factories.venues import a_hall, a_venue

NOW = datetime(2024, 11, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """A forum in which much goes wrong; everything by ids."""

    event: int
    by: Actor
    plenary: int
    """10.00–11.30 in the large hall; the delegation attends it, without its third member, and the interpreter interprets."""
    session: int
    """11.00–12.00 in the same hall; the head of the delegation has a role."""
    walk: int
    """10.30–11.00 somewhere else; the interpreter interprets there too."""
    meeting: int
    """14.00–15.00 in the small hall, with a member who comes instead of another one that was sent by name."""
    ride: int
    other_ride: int
    large: int
    small: int
    free: int
    head: int
    second: int
    third: int
    substitute: int
    interpreter: int
    another: int
    """Another interpreter of the register, who is free."""
    vehicle: int
    spare: int


@pytest.fixture
def world(session: Session) -> World:
    event, venue = an_event(session), a_venue(session)
    large, small, free = (a_hall(session, venue, name=Texts(name)) for name in ("Большой зал", "Малый зал", "Синий зал"))
    plenary = an_item(session, event, "10:00", "11:30", title="Пленарное заседание", hall=large, hall_id=large.id)
    section = an_item(session, event, "11:00", "12:00", title="Секция", hall=large, hall_id=large.id)
    meeting = an_item(session, event, "14:00", "15:00", title="Встреча", hall=small, hall_id=small.id)
    walk = an_item(session, event, "10:30", "11:00", title="Осмотр", place_note=Texts("Набережная"))
    delegation = a_delegation(session, event)
    head, second, third, gone, substitute = (
        a_person_in_directory(session, name) for name in ("Главин", "Второв", "Третьяков", "Ушлов", "Заменин")
    )
    a_member(session, delegation, head, role=MemberRole.HEAD)
    a_member(session, delegation, second)
    absent = a_member(session, delegation, third)
    instead = a_member(session, delegation, substitute)
    sent = a_member(session, delegation, gone, status=MemberStatus.SUBSTITUTED, substitute_id=instead.id)
    interpreter, another = an_interpreter(session).person, an_interpreter(session).person
    session.add(ItemDelegation(item_id=plenary.id, delegation_id=delegation.id))
    session.add(ItemMember(item_id=plenary.id, member_id=absent.id, attends=False))
    session.add(ItemMember(item_id=meeting.id, member_id=sent.id, attends=True))
    session.add(ItemPerson(item_id=section.id, person_id=head.id, role=ItemRole.CHAIR))
    session.add_all(
        ItemPerson(item_id=item.id, person_id=interpreter.id, role=ItemRole.INTERPRETER, position=1) for item in (plenary, walk)
    )
    session.add(
        InterpreterBooking(
            uid="00000000-0000-4000-8000-000000000001",
            event_id=event.id,
            item=walk,
            person=interpreter,
            source="kk",
            target="ru",
            delegation=None,
        )
    )
    vehicle, spare = a_vehicle(session, event), a_vehicle(session, event)
    morning = datetime.combine(event.first_day, datetime.min.time())
    ride, other = (a_transfer(session, event, morning + timedelta(hours=hour, minutes=minutes)) for hour, minutes in ((8, 0), (8, 20)))
    a_car(session, ride, vehicle, second)
    a_car(session, other, vehicle, third)
    session.flush()
    by = an_actor(a_user(session, role=Role.PROTOCOL))
    session.expire_all()
    ids = (
        plenary.id,
        section.id,
        walk.id,
        meeting.id,
        ride.id,
        other.id,
        large.id,
        small.id,
        free.id,
        head.id,
        second.id,
        third.id,
        substitute.id,
    )
    return World(event.id, by, *ids, interpreter.id, another.id, vehicle.id, spare.id)


def revisions(session: Session, deed: Deed) -> dict[tuple[str, int], int]:
    """Return how the rows of a deed stand."""
    items = {("item", row.id): row.revision for row in session.execute(select(ProgrammeItem.id, ProgrammeItem.revision))}
    rides = {("transfer", row.id): row.revision for row in session.execute(select(Transfer.id, Transfer.revision))}
    return {ref: revision for ref, revision in (items | rides).items() if ref in changed_by(deed)}


DEEDS: dict[str, Callable[[World], Deed]] = {
    "a shift": lambda world: Shift(world.session, 30),
    "an earlier shift": lambda world: Shift(world.plenary, -90),
    "another hall": lambda world: Rehouse(world.session, world.free),
    "exchanged halls": lambda world: Exchange(world.session, world.meeting),
    "another interpreter": lambda world: StandIn(world.walk, world.interpreter, world.another),
    "another chairman": lambda world: StandIn(world.session, world.head, world.third),
    "an interpreter": lambda world: Interpret(world.meeting, world.another),
    "one stays away": lambda world: StayAway(world.plenary, (world.second,)),
    "two stay away": lambda world: StayAway(world.plenary, (world.head, world.second)),
    "a substitute stays away": lambda world: StayAway(world.meeting, (world.substitute,)),
    "a later ride": lambda world: ShiftRide(world.other_ride, 25),
    "another vehicle": lambda world: Reassign(world.other_ride, world.vehicle, world.spare),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_changes_the_rows_as_it_was_thought_through(session: Session, world: World, name: str) -> None:
    deed = DEEDS[name](world)
    edit = edit_of(situation_of(session, world.event, now=NOW), deed)
    assert edit is not None
    carry_out(session, deed, world.by, revisions(session, deed))
    session.expire_all()
    facts = situation_of(session, world.event, now=NOW).facts
    assert {ident: facts.items[ident] for ident in edit.items} == edit.items
    assert {ident: facts.rides[ident] for ident in edit.rides} == edit.rides


def refused(session: Session, deed: Deed, by: Actor, seen: Mapping[tuple[str, int], int]) -> type[Exception] | None:
    """Return with what a deed is refused; nothing of it stays."""
    with session.begin_nested() as tried:
        try:
            carry_out(session, deed, by, seen)
        except Refusal as refusal:
            return type(refusal)
        finally:
            tried.rollback()
    return None


def test_a_deed_is_refused_where_a_row_is_not_as_it_was_shown(session: Session, world: World) -> None:
    deeds = [deed_of(world) for deed_of in DEEDS.values()]
    shown = [{ref: revision + 1 for ref, revision in revisions(session, deed).items()} for deed in deeds]
    assert [refused(session, deed, world.by, seen) for deed, seen in zip(deeds, shown, strict=True)] == [Stale] * len(deeds)


def test_a_coordinator_of_another_event_may_do_none_of_it(session: Session, world: World) -> None:
    deeds, other = [deed_of(world) for deed_of in DEEDS.values()], an_actor(a_user(session, role=Role.COORDINATOR))
    assert [refused(session, deed, other, revisions(session, deed)) for deed in deeds] == [NotAllowed] * len(deeds)


def test_who_stands_in_for_an_interpreter_is_booked_as_that_one_was(session: Session, world: World) -> None:
    deed = StandIn(world.walk, world.interpreter, world.another)
    carry_out(session, deed, world.by, revisions(session, deed))
    rows = session.execute(select(InterpreterBooking.person_id, InterpreterBooking.source, InterpreterBooking.target))
    assert [tuple(row) for row in rows] == [(world.another, "kk", "ru")]


def keys(session: Session, world: World) -> set[str]:
    return {finding.key for finding in judge(situation_of(session, world.event, now=NOW))}


def offered(session: Session, world: World, key: str) -> Remedies:
    found = remedies_of(session, world.event, key, now=NOW)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        ("hall_twice", Rehouse),
        ("hall_twice", Shift),
        ("interpreter_twice", StandIn),
        ("vehicle_twice", Reassign),
        ("vehicle_twice", ShiftRide),
    ],
)
def test_a_remedy_that_is_offered_ends_its_finding(session: Session, world: World, kind: str, sort: type[Deed]) -> None:
    key = next(key for key in sorted(keys(session, world)) if key.startswith(f"{kind}:"))
    remedy = next(one for one in offered(session, world, key).rows if isinstance(one.deed, sort))
    before = keys(session, world)
    mend(session, Mend(world.event, world.by, key, remedy.key, remedy.seen), now=NOW)
    session.expire_all()
    after = keys(session, world)
    assert key not in after
    assert after - before == {one.key for one in remedy.effect.made} - before
    assert {one.key for one in remedy.effect.mended} <= before - after | {one.key for one in remedy.effect.mended if one.people}


def test_every_remedy_says_truly_what_it_makes_and_mends(session: Session, world: World) -> None:
    for key in sorted(keys(session, world)):
        for remedy in offered(session, world, key).rows:
            before = keys(session, world)
            with session.begin_nested() as tried:
                mend(session, Mend(world.event, world.by, key, remedy.key, remedy.seen), now=NOW)
                session.expire_all()
                after = keys(session, world)
                tried.rollback()
            session.expire_all()
            assert (key in after, after - before) == (False, {one.key for one in remedy.effect.made} - before), remedy.key


def test_what_makes_a_blocker_stands_last(session: Session, world: World) -> None:
    for key in sorted(keys(session, world)):
        blocks = [one.effect.blocks for one in offered(session, world, key).rows]
        assert blocks == sorted(blocks)


def test_a_deed_of_another_day_is_refused_and_says_whose_row_has_changed(session: Session, world: World) -> None:
    key = f"hall_twice:item{world.plenary}:item{world.session}"
    remedy = offered(session, world, key).rows[0]
    session.get_one(ProgrammeItem, world.session).responsible = "Отдел протокола"
    session.flush()
    with pytest.raises(Overtaken) as refused:
        mend(session, Mend(world.event, world.by, key, remedy.key, remedy.seen), now=NOW)
    assert [(stale.kind, stale.ident) for stale in refused.value.stale] == [("item", world.session)]


def test_a_deed_without_what_was_seen_is_refused(session: Session, world: World) -> None:
    key = f"hall_twice:item{world.plenary}:item{world.session}"
    remedy = offered(session, world, key).rows[0]
    with pytest.raises(Overtaken):
        mend(session, Mend(world.event, world.by, key, remedy.key, {}), now=NOW)


def test_a_deed_that_is_not_offered_is_refused(session: Session, world: World) -> None:
    key = f"hall_twice:item{world.plenary}:item{world.session}"
    seen = offered(session, world, key).rows[0].seen
    with pytest.raises(Overtaken):
        mend(session, Mend(world.event, world.by, key, f"shift-{world.meeting}-30", seen), now=NOW)


def test_a_finding_that_is_gone_is_mended_no_more(session: Session, world: World) -> None:
    key = f"hall_twice:item{world.plenary}:item{world.session}"
    remedy = offered(session, world, key).rows[0]
    session.get_one(ProgrammeItem, world.session).cancelled = True
    session.flush()
    with pytest.raises(Mended):
        mend(session, Mend(world.event, world.by, key, remedy.key, remedy.seen), now=NOW)


@pytest.mark.parametrize("key", ["", ":", "hall_twice", "hall_twice:item1:itemx", "nothing:item1", "х" * 300, "hall_twice:" + "item9" * 40])
def test_what_is_no_finding_has_no_remedies(session: Session, world: World, key: str) -> None:
    assert remedies_of(session, world.event, key, now=NOW) is None


def test_what_was_done_stands_in_the_history_as_an_ordinary_change(session: Session, world: World) -> None:
    deed = Shift(world.session, 30)
    carry_out(session, deed, world.by, revisions(session, deed))
    assert [sorted(change.fields) for change in history_of(session, "item", world.session, limit=1)] == [["end_local", "start_local"]]


def an_event_with_talks(session: Session) -> tuple[Event, ProgrammeItem]:
    """Return talks of a Kazakh delegation without an interpreter."""
    event = an_event(session)
    item = an_item(session, event, "10:00", "11:00", title="Переговоры", kind="meeting")
    delegation = a_delegation(session, event)
    a_member(session, delegation)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.flush()
    return event, item


def test_for_talks_without_an_interpreter_the_register_offers_who_is_free(session: Session) -> None:
    event, item = an_event_with_talks(session)
    free, busy, other = (an_interpreter(session, a_person_in_directory(session, name)) for name in ("Аманова", "Бекова", "Винтер"))
    other.pairs = [["de", "ru"]]
    elsewhere = an_item(session, an_event(session), "10:30", "11:30", title="Другое")
    session.add(ItemPerson(item_id=elsewhere.id, person_id=busy.person_id, role=ItemRole.INTERPRETER))
    session.flush()
    key = f"interpreter_missing:item{item.id}"
    found = remedies_of(session, event.id, key, now=NOW)
    assert found is not None
    assert [one.deed for one in found.rows] == [Interpret(item.id, free.person_id)]
    by = an_actor(a_user(session, role=Role.PROTOCOL))
    mend(session, Mend(event.id, by, key, found.rows[0].key, found.rows[0].seen), now=NOW)
    session.expire_all()
    assert remedies_of(session, event.id, key, now=NOW) is None
