"""Claims about sending delegations, members and roles to items."""

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import Change, history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.web.history import told_rows
from app.ground.words.languages import speaking
from app.planning.attendance.commands import (
    AttendAll,
    SetDelegations,
    SetMember,
    SetRoles,
    attend_all,
    set_delegations,
    set_member,
    set_roles,
)
from app.planning.attendance.showing import attendees_of, panel_of
from app.planning.delegations.rules import MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation, ItemMember
from app.planning.programmes.commands import DuplicateItem, OnItem, cancel_item, duplicate_item, remove_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.naming import names_for
from app.planning.programmes.queries import get_item, programme_of
from app.planning.programmes.roster_queries import Going, roster_of
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Actor, Role
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting


def going(session: Session, item: ProgrammeItem) -> Going:
    """Return who goes to an item, as read anew."""
    session.expire_all()
    return roster_of(session, session.get_one(Event, item.event_id)).going(item.id)


def test_a_delegation_is_sent_and_taken_off_and_what_was_an_exception_is_none_any_more(session: Session) -> None:
    event = an_event(session)
    item, by = an_item(session, event), an_officer(session)
    delegation = a_delegation(session, event)
    member, other = a_member(session, delegation), a_member(session, delegation)
    set_member(session, SetMember(item.id, by, None, member.id, True))
    assert going(session, item) == Going(plus=(member.id,))
    set_delegations(session, SetDelegations(item.id, by, None, (delegation.id,)))
    assert going(session, item) == Going(frozenset({delegation.id}))
    set_member(session, SetMember(item.id, by, None, other.id, False))
    assert going(session, item) == Going(frozenset({delegation.id}), frozenset({other.id}))
    set_delegations(session, SetDelegations(item.id, by, None, ()))
    assert going(session, item) == Going()


def test_a_member_goes_wherever_the_delegation_goes_once_nothing_else_is_said(session: Session) -> None:
    event = an_event(session)
    item, by = an_item(session, event), an_officer(session)
    delegation = a_delegation(session, event)
    member = a_member(session, delegation)
    set_delegations(session, SetDelegations(item.id, by, None, (delegation.id,)))
    set_member(session, SetMember(item.id, by, None, member.id, False))
    set_member(session, SetMember(item.id, by, None, member.id, None))
    assert going(session, item) == Going(frozenset({delegation.id}))
    assert session.scalars(select(ItemMember)).all() == []


def test_every_change_raises_the_revision_and_stands_in_the_log_by_ids_and_is_told_by_name(session: Session) -> None:
    event = an_event(session)
    item, by = an_item(session, event), an_officer(session)
    delegation = a_delegation(session, event, name=Texts("Делегация Астаны"))
    person = a_person_in_directory(session, "Гостев")
    member = a_member(session, delegation, person)
    before = item.revision
    set_delegations(session, SetDelegations(item.id, by, before, (delegation.id,)))
    set_member(session, SetMember(item.id, by, before + 1, member.id, False))
    set_roles(session, SetRoles(item.id, by, before + 2, ((person.id, ItemRole.CHAIR),)))
    set_roles(session, SetRoles(item.id, by, before + 3, ((person.id, ItemRole.CHAIR),)))
    assert get_item(session, item.id).revision == before + 3
    history = history_of(session, "item", item.id)
    assert "Гостев" not in str([change.fields for change in history])
    with speaking("en"):
        latest = told_rows(history, names_for(session))[0].changes
        earlier = told_rows(history, names_for(session))[1].changes
    assert latest == (("Who attends", "", "chair – И.И. Гостев"),)
    assert earlier == (("Who attends", "", "except: И.И. Гостев"),)


def test_the_second_of_two_is_told_and_other_items_are_not_disturbed(session: Session) -> None:
    event = an_event(session)
    item, beside, by = an_item(session, event), an_item(session, event, title="рядом"), an_officer(session)
    first, second = a_delegation(session, event), a_delegation(session, event)
    seen = item.revision
    set_delegations(session, SetDelegations(item.id, by, seen, (first.id,)))
    with pytest.raises(Stale):
        set_delegations(session, SetDelegations(item.id, by, seen, (second.id,)))
    assert going(session, item) == Going(frozenset({first.id}))
    set_delegations(session, SetDelegations(beside.id, by, beside.revision, (second.id,)))


def test_two_who_send_two_delegations_to_the_same_items_at_once_send_both(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        event = an_event(session)
        items = tuple(an_item(session, event, title=str(number)).id for number in range(3))
        ours, theirs = a_delegation(session, event).id, a_delegation(session, event).id
        by, event_id = an_officer(session), event.id
    outcome = meeting(
        engine,
        sessions,
        lambda session: attend_all(session, AttendAll(event_id, by, ours, True, items)),
        lambda session: attend_all(session, AttendAll(event_id, by, theirs, True, items)),
    )
    assert outcome.result() == 3
    with sessions() as session:
        rows = session.execute(select(ItemDelegation.item_id, ItemDelegation.delegation_id))
        assert {(item, delegation) for item, delegation in rows} == {(item, one) for item in items for one in (ours, theirs)}


def test_a_delegation_is_sent_to_a_whole_day_but_to_nothing_cancelled_and_twice_is_once(session: Session) -> None:
    event = an_event(session)
    items = [an_item(session, event, title=str(number)) for number in range(3)]
    by = an_officer(session)
    cancel_item(session, OnItem(items[2].id, by, None))
    delegation = a_delegation(session, event)
    cmd = AttendAll(event.id, by, delegation.id, True, day=event.first_day)
    assert [attend_all(session, cmd), attend_all(session, cmd)] == [2, 0]
    assert [bool(going(session, item).delegations) for item in items] == [True, True, False]


def test_a_cancelled_item_keeps_who_attends_and_a_copy_is_attended_by_the_same(session: Session) -> None:
    event = an_event(session)
    item, by = an_item(session, event), an_officer(session)
    delegation = a_delegation(session, event)
    member = a_member(session, delegation)
    set_delegations(session, SetDelegations(item.id, by, None, (delegation.id,)))
    set_roles(session, SetRoles(item.id, by, None, ((member.person_id, ItemRole.MODERATOR),)))
    cancel_item(session, OnItem(item.id, by, None))
    copy = get_item(session, duplicate_item(session, DuplicateItem(item.id, by, new_uid())))
    assert (
        going(session, copy) == going(session, item) == Going(frozenset({delegation.id}), roles=((member.person_id, ItemRole.MODERATOR),))
    )
    assert copy.attendance_list == item.attendance_list


def test_a_removed_item_takes_nobody_along(session: Session) -> None:
    event = an_event(session)
    item, by = an_item(session, event), an_officer(session)
    delegation = a_delegation(session, event)
    set_delegations(session, SetDelegations(item.id, by, None, (delegation.id,)))
    remove_item(session, OnItem(item.id, by, None))
    assert session.scalars(select(ItemDelegation)).all() == []


def test_only_delegations_and_members_of_the_same_event_are_sent(session: Session) -> None:
    item, by = an_item(session, an_event(session)), an_officer(session)
    foreign = a_delegation(session, an_event(session))
    member = a_member(session, foreign)
    with pytest.raises(Refusal):
        set_delegations(session, SetDelegations(item.id, by, None, (foreign.id,)))
    with pytest.raises(NotFound):
        set_member(session, SetMember(item.id, by, None, member.id, True))
    with pytest.raises(NotFound):
        attend_all(session, AttendAll(item.event_id, by, foreign.id, True, (item.id,)))
    with pytest.raises(Refusal):
        set_roles(session, SetRoles(item.id, by, None, ((10**6, ItemRole.CHAIR),)))


def test_a_coordinator_of_other_events_sends_nobody(session: Session) -> None:
    item = an_item(session, an_event(session))
    delegation = a_delegation(session, item.event)
    stranger: Actor = an_actor(a_user(session, role=Role.COORDINATOR))
    with pytest.raises(NotAllowed):
        set_delegations(session, SetDelegations(item.id, stranger, None, (delegation.id,)))
    with pytest.raises(NotAllowed):
        attend_all(session, AttendAll(item.event_id, stranger, delegation.id, True, (item.id,)))


def test_who_attends_is_listed_by_delegation_and_a_substitute_for_whom_they_replace(session: Session) -> None:
    event = an_event(session)
    item, by = an_item(session, event), an_officer(session)
    delegation = a_delegation(session, event, name=Texts("Делегация"))
    substitute = a_member(session, delegation)
    a_member(session, delegation, status=MemberStatus.SUBSTITUTED, substitute_id=substitute.id)
    a_member(session, delegation, status=MemberStatus.DECLINED)
    alone = a_person_in_directory(session, "Модераторов")
    set_delegations(session, SetDelegations(item.id, by, None, (delegation.id,)))
    set_roles(session, SetRoles(item.id, by, None, ((alone.id, ItemRole.MODERATOR),)))
    roster = roster_of(session, event)
    assert [(one.person_id, [name.ru for name in one.delegations], one.roles) for one in attendees_of(roster, item.id)] == [
        (substitute.person_id, ["Делегация"], ()),
        (alone.id, [], (ItemRole.MODERATOR,)),
    ]
    panel = panel_of(roster, item.id, delegation.id)
    assert (panel.count, panel.parties[0].cell.state, len(panel.parties[0].members or ())) == (2, "all", 1)


def test_a_hundred_members_are_read_with_the_queries_of_one(session: Session, shared_engine: Engine) -> None:
    counts = []
    for number in (1, 100):
        event = an_event(session)
        delegation = a_delegation(session, event)
        item = an_item(session, event)
        for _ in range(number):
            a_member(session, delegation)
            an_item(session, event)
        set_delegations(session, SetDelegations(item.id, an_officer(session), None, (delegation.id,)))
        event_id = event.id
        session.expire_all()
        with statements(shared_engine) as asked:
            programme = programme_of(session, event_id)
        assert len(programme.people) == number
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_nothing_is_written_where_nothing_changes(session: Session) -> None:
    item, by = an_item(session, an_event(session)), an_officer(session)
    before = len(session.scalars(select(Change)).all())
    set_delegations(session, SetDelegations(item.id, by, item.revision, ()))
    set_roles(session, SetRoles(item.id, by, item.revision, ()))
    assert len(session.scalars(select(Change)).all()) == before
