"""One claim for every command: what it changes is in the next version's list of changes, in its feed, and in the history."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.entries.models import FeedScope
from app.judgement.entries.queries import PUBLIC, scope_of_event
from app.judgement.publishing.commands import Publish, pending, publish
from app.judgement.publishing.models import Version, VersionPerson
from app.judgement.publishing.rules import Deed
from app.planning.attendance import commands as people
from app.planning.attendance.commands import AttendAll, SetDelegations, SetMember, SetRoles
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.commands import ChangeEvent, change_event
from app.planning.events.queries import get_event
from app.planning.programmes import commands, moves
from app.planning.programmes.commands import AddItem, ChangeItem, DuplicateItem, OnItem, SetSpeeches
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import programme_of
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Actor
from tests.factories.events import an_event, event_details
from tests.factories.people import a_delegation, a_member
from tests.factories.programmes import a_speech, an_item, item_details, typed
from tests.integration.planning.people import an_officer

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Stage:
    """A published programme of four items: two in a row, one beside the first, one cancelled."""

    session: Session
    by: Actor
    first: ProgrammeItem
    second: ProgrammeItem
    beside: ProgrammeItem
    cancelled: ProgrammeItem
    delegation: Delegation
    """Two members; it goes to the second item."""
    member: DelegationMember


Told = set[tuple[str, Deed]]
Act = Callable[[Stage], object]
Expect = Callable[[Stage], Told]


def details(stage: Stage) -> commands.ItemDetails:
    """Return other details for the first item."""
    return item_details(title=Texts("Другое название"), time=typed("10:00", "11:30"))


COMMANDS: dict[str, tuple[Act, Expect]] = {
    "add": (
        lambda at: commands.add_item(at.session, AddItem(at.first.event_id, at.by, new_uid(), item_details(title=Texts("новое")))),
        lambda at: {("новое", Deed.ADDED)},
    ),
    "change": (
        lambda at: commands.change_item(at.session, ChangeItem(at.first.id, at.by, None, details(at))),
        lambda at: {("Другое название", Deed.CHANGED)},
    ),
    "duplicate": (
        lambda at: commands.duplicate_item(at.session, DuplicateItem(at.second.id, at.by, new_uid())),
        lambda at: {("второй", Deed.ADDED)},
    ),
    "cancel": (lambda at: commands.cancel_item(at.session, OnItem(at.first.id, at.by, None)), lambda at: {("первый", Deed.CANCELLED)}),
    "restore": (
        lambda at: commands.restore_item(at.session, OnItem(at.cancelled.id, at.by, None)),
        lambda at: {("отменённый", Deed.RESTORED)},
    ),
    "remove": (lambda at: commands.remove_item(at.session, OnItem(at.first.id, at.by, None)), lambda at: {("первый", Deed.CANCELLED)}),
    "speeches": (
        lambda at: commands.set_speeches(at.session, SetSpeeches(at.first.id, at.by, None, (a_speech(),))),
        lambda at: {("первый", Deed.CHANGED)},
    ),
    "move": (lambda at: moves.move_item(at.session, moves.MoveItem(at.first.id, at.by, None, 5)), lambda at: {("первый", Deed.MOVED)}),
    "track": (
        lambda at: moves.move_item(at.session, moves.MoveItem(at.first.id, at.by, None, track="А")),
        lambda at: {("первый", Deed.CHANGED)},
    ),
    "shift": (
        lambda at: moves.shift_following(at.session, moves.ShiftFollowing(at.second.id, at.by, None, 5)),
        lambda at: {("второй", Deed.MOVED)},
    ),
    "exchange": (
        lambda at: moves.reorder_item(at.session, moves.ReorderItem(at.second.id, at.by, None, -1)),
        lambda at: {("второй", Deed.MOVED), ("рядом", Deed.MOVED)},
    ),
}

PEOPLE: dict[str, tuple[Act, Expect, bool]] = {
    "delegation": (
        lambda at: people.set_delegations(at.session, SetDelegations(at.first.id, at.by, None, (at.delegation.id,))),
        lambda at: {("первый", Deed.CHANGED)},
        True,
    ),
    "delegation to several": (
        lambda at: people.attend_all(
            at.session, AttendAll(at.first.event_id, at.by, at.delegation.id, True, (at.first.id, at.second.id, at.beside.id))
        ),
        lambda at: {("первый", Deed.CHANGED), ("рядом", Deed.CHANGED)},
        True,
    ),
    "delegation from a day": (
        lambda at: people.attend_all(at.session, AttendAll(at.first.event_id, at.by, at.delegation.id, False, day=at.first.day)),
        lambda at: {("второй", Deed.CHANGED)},
        True,
    ),
    "chair": (
        lambda at: people.set_roles(at.session, SetRoles(at.first.id, at.by, None, ((at.member.person_id, ItemRole.CHAIR),))),
        lambda at: {("первый", Deed.CHANGED)},
        True,
    ),
    "interpreter": (
        lambda at: people.set_roles(at.session, SetRoles(at.first.id, at.by, None, ((at.member.person_id, ItemRole.INTERPRETER),))),
        lambda at: {("первый", Deed.CHANGED)},
        False,
    ),
    "minus": (
        lambda at: people.set_member(at.session, SetMember(at.second.id, at.by, None, at.member.id, False)),
        lambda at: {("второй", Deed.CHANGED)},
        False,
    ),
    "plus": (
        lambda at: people.set_member(at.session, SetMember(at.first.id, at.by, None, at.member.id, True)),
        lambda at: {("первый", Deed.CHANGED)},
        False,
    ),
}
"""Commands of who attends, and whether the public reads of what they change."""


@pytest.fixture
def stage(session: Session) -> Stage:
    event = an_event(session)
    first = an_item(session, event, "10:00", "11:30", title="первый")
    beside = an_item(session, event, "10:00", "11:30", title="рядом")
    second = an_item(session, event, "12:00", "13:00", title="второй")
    cancelled = an_item(session, event, "09:00", "09:30", title="отменённый")
    officer = an_officer(session)
    delegation = a_delegation(session, event)
    member = a_member(session, delegation)
    a_member(session, delegation)
    people.set_delegations(session, SetDelegations(second.id, officer, None, (delegation.id,)))
    publish(session, Publish(event.id, officer, None), now=NOW)
    commands.cancel_item(session, OnItem(cancelled.id, officer, None))
    publish(session, Publish(event.id, officer, None), now=NOW)
    session.expire_all()
    return Stage(session, officer, first, second, beside, cancelled, delegation, member)


def state(stage: Stage) -> tuple[int, dict[str, int]]:
    """Return how many rows the history has, and the change numbers of the two feeds that the event stands in."""
    stage.session.expire_all()
    event_uid = programme_of(stage.session, stage.first.event_id).event_uid
    scopes = stage.session.scalars(select(FeedScope).where(FeedScope.scope.in_((PUBLIC, scope_of_event(event_uid)))))
    rows = stage.session.scalar(select(func.count()).select_from(Change).where(Change.event_id == stage.first.event_id)) or 0
    return rows, {scope.scope: scope.change_number for scope in scopes}


def let_out(stage: Stage) -> None:
    """Publish whatever has become of the draft: some commands put people in two places, and here only telling it matters."""
    publish(stage.session, Publish(stage.first.event_id, stage.by, None), now=NOW + timedelta(hours=1), judge=lambda _event: ())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_what_a_command_changes_is_told_everywhere(stage: Stage, name: str) -> None:
    act, expect = COMMANDS[name]
    rows, numbers = state(stage)
    act(stage)
    changes = pending(stage.session, stage.first.event_id, programme_of(stage.session, stage.first.event_id))
    assert {(change.item.title.ru, change.deed) for change in changes.items} == expect(stage)
    assert state(stage)[0] == rows + len(expect(stage))
    assert state(stage)[1] == numbers  # a draft is nobody's business outside
    let_out(stage)
    assert state(stage)[1] == {scope: number + 1 for scope, number in numbers.items()}


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_who_attends_is_told_everywhere_and_to_the_public_only_what_is_meant_for_it(stage: Stage, name: str) -> None:
    act, expect, is_public = PEOPLE[name]
    event_id = stage.first.event_id
    rows, numbers = state(stage)
    act(stage)
    changes = pending(stage.session, event_id, programme_of(stage.session, event_id))
    assert {(change.item.title.ru, change.deed) for change in changes.items} == expect(stage)
    assert {change.fields for change in changes.items} == {("participants",)}
    assert changes.event_fields == ()
    assert state(stage) == (rows + len(expect(stage)), numbers)  # a draft is nobody's business outside
    let_out(stage)
    assert state(stage)[1] == {scope: number + is_public for scope, number in numbers.items()}


def test_somebody_new_in_a_delegation_is_told_once_and_to_the_public_not_at_all(stage: Stage) -> None:
    _, numbers = state(stage)
    a_member(stage.session, stage.delegation)
    changes = pending(stage.session, stage.first.event_id, programme_of(stage.session, stage.first.event_id))
    assert (changes.items, changes.event_fields) == ((), ("delegations",))
    publish(stage.session, Publish(stage.first.event_id, stage.by, None), now=NOW + timedelta(hours=1))
    assert state(stage)[1] == numbers


def test_everybody_who_is_named_in_a_version_is_found_by_their_uid(stage: Stage) -> None:
    named = stage.session.execute(select(Version.number, VersionPerson.person_uid).join(Version, Version.id == VersionPerson.version_id))
    picture = programme_of(stage.session, stage.first.event_id)
    assert {(number, uid) for number, uid in named} == {(number, uid) for number in (1, 2) for uid in picture.people}


def test_a_new_order_of_items_that_begin_together_is_told_on_paper_and_in_the_history(stage: Stage) -> None:
    rows, _ = state(stage)
    moves.reorder_item(stage.session, moves.ReorderItem(stage.beside.id, stage.by, None, -1))
    changes = pending(stage.session, stage.first.event_id, programme_of(stage.session, stage.first.event_id))
    assert (changes.items, changes.event_fields) == ((), ("order",))
    assert state(stage)[0] > rows


def test_a_changed_event_is_told_everywhere(stage: Stage) -> None:
    rows, numbers = state(stage)
    event = get_event(stage.session, stage.first.event_id)
    change_event(stage.session, ChangeEvent(event.id, stage.by, None, event_details(event.city_id, title=Texts("XX юбилейный Форум"))))
    changes = pending(stage.session, event.id, programme_of(stage.session, event.id))
    assert changes.event_fields == ("title",)
    assert state(stage)[0] == rows + 1
    publish(stage.session, Publish(event.id, stage.by, None), now=NOW + timedelta(hours=1))
    assert state(stage)[1] == {scope: number + 1 for scope, number in numbers.items()}
