"""Claims about who was at a meeting: who is expected, quorum by side, marks of several people at once, two who mark at once."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.db.history import history_of_event
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal
from app.ground.web.history import told_rows
from app.matters.meetings.naming import names_for
from app.matters.meetings.presence import attendance_of
from app.matters.meetings.presence_commands import AddPresent, Marked, MarkedMeanwhile, MarkPresence, add_present, mark_presence
from app.matters.meetings.rules import Presence
from app.matters.working_groups.models import WorkingGroup
from app.matters.working_groups.rules import GroupRole
from app.planning.events.models import Event
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.meetings import a_mark, a_meeting
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.integration.planning.people import a_reader, an_officer

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN


def staged(session: Session, **over: object) -> tuple[Event, WorkingGroup]:
    event, group = a_meeting(session, **over), a_group(session, our_quorum=2, their_quorum=2)
    a_group_meeting(session, group, event)
    return event, group


def marked(person: Person, presence: Presence = Presence.PRESENT, **over: object) -> Marked:
    return Marked(person.id, presence, **over)  # type: ignore[arg-type]  # the fields of a mark


def test_expected_are_the_members_of_the_day_and_whoever_comes_with_a_delegation_once(session: Session) -> None:
    event, group = staged(session)
    chair = a_group_member(session, group, role=GroupRole.CO_CHAIR)
    a_group_member(session, group, until=date(2024, 11, 25))
    a_group_member(session, group, since=date(2024, 11, 27))
    theirs = a_group_member(session, group, side=THEIRS)
    delegation = a_delegation(session, event)
    a_member(session, delegation, theirs.person)
    guest = a_member(session, delegation)
    there = attendance_of(session, event)
    assert [(side.side, [one.person_id for one in side.people]) for side in there.sides] == [
        (OURS, [chair.person_id]), (THEIRS, [theirs.person_id, guest.person_id])
    ]  # fmt: skip
    assert not there.is_marked


def test_a_quorum_is_of_each_side_and_a_stand_in_counts_for_the_member(session: Session) -> None:
    event, group = staged(session)
    first, second = (a_group_member(session, group).person for _ in range(2))
    a_group_member(session, group, side=THEIRS)
    stand_in = a_person_in_directory(session)
    a_mark(session, event, first)
    a_mark(session, event, stand_in, instead_of=second)
    ours, theirs = attendance_of(session, event).sides
    assert (ours.quorum.there, ours.quorum.is_reached, ours.there) == (2, True, 2)
    assert (theirs.quorum.there, theirs.quorum.is_reached) == (0, False)


def test_without_a_group_the_quorum_is_that_of_the_event_and_everybody_of_the_side_counts(session: Session) -> None:
    event = a_meeting(session, particulars={"quorum": 1})
    guest = a_member(session, a_delegation(session, event))
    a_mark(session, event, guest.person, Presence.REMOTE, side=THEIRS)
    (side,) = attendance_of(session, event).sides
    assert (side.side, side.quorum.needed, side.quorum.there) == (THEIRS, 1, 1)


def test_marks_are_written_together_and_stand_in_the_history(session: Session) -> None:
    event, group = staged(session)
    by = an_officer(session)
    first, second = (a_group_member(session, group).person for _ in range(2))
    cmd = MarkPresence(event.id, by, (marked(first), marked(second, Presence.ABSENT, note="болен")))
    assert [mark_presence(session, cmd) for _ in range(1)] == [2]
    assert {one.person_id: (one.presence, one.note) for one in attendance_of(session, event).people} == {
        first.id: (Presence.PRESENT, ""), second.id: (Presence.ABSENT, "болен")
    }  # fmt: skip
    again = (marked(first, Presence.REMOTE, seen=1), marked(second, Presence.ABSENT, note="болен", seen=1))
    assert mark_presence(session, MarkPresence(event.id, by, again)) == 1
    told = told_rows(history_of_event(session, event.id, limit=1), names_for(session), named=True)
    assert [one.label for one in told] == [first.name.ru]


def test_whoever_marks_somebody_that_another_has_marked_meanwhile_is_told_and_nothing_is_written(session: Session) -> None:
    event, group = staged(session)
    by = an_officer(session)
    first, second = (a_group_member(session, group).person for _ in range(2))
    mark_presence(session, MarkPresence(event.id, by, (marked(first, Presence.ABSENT),)))
    with pytest.raises(MarkedMeanwhile) as told:
        mark_presence(session, MarkPresence(event.id, by, (marked(first), marked(second))))
    assert told.value.people == frozenset({first.id})
    assert {one.person_id: one.presence for one in attendance_of(session, event).people}[second.id] is Presence.EXPECTED


def test_two_who_mark_the_same_agree(session: Session) -> None:
    event, group = staged(session)
    by, person = an_officer(session), a_group_member(session, group).person
    cmd = MarkPresence(event.id, by, (marked(person),))
    assert [mark_presence(session, cmd) for _ in range(2)] == [1, 0]


def test_nobody_stands_in_for_a_stranger_and_a_stranger_is_not_marked(session: Session) -> None:
    event, group = staged(session)
    by, person, stranger = an_officer(session), a_group_member(session, group).person, a_person_in_directory(session)
    with pytest.raises(Refusal):
        mark_presence(session, MarkPresence(event.id, by, (marked(person, instead_of_id=stranger.id),)))
    with pytest.raises(Refusal):
        mark_presence(session, MarkPresence(event.id, by, (marked(stranger),)))
    with pytest.raises(NotAllowed):
        mark_presence(session, MarkPresence(event.id, a_reader(session), (marked(person),)))


def test_who_was_not_expected_is_added_once_and_gone_when_nobody_expects_them(session: Session) -> None:
    event, group = staged(session)
    by, absent, stranger = an_officer(session), a_group_member(session, group).person, a_person_in_directory(session)
    cmd = AddPresent(event.id, by, new_uid(), stranger.id, OURS, absent.id)
    assert [add_present(session, cmd) for _ in range(2)] == [event.id] * 2
    added = attendance_of(session, event).find(stranger.id)
    assert added is not None
    assert (added.is_added, added.presence, added.instead_of_id, added.side) == (True, Presence.PRESENT, absent.id, OURS)
    mark_presence(session, MarkPresence(event.id, by, (marked(stranger, Presence.EXPECTED, seen=added.revision),)))
    assert attendance_of(session, event).find(stranger.id) is None


def test_presence_takes_as_many_queries_for_two_people_as_for_twenty(session: Session, shared_engine: Engine) -> None:
    def counted(people: int) -> int:
        event, group = staged(session)
        delegation = a_delegation(session, event)
        for _ in range(people):
            a_mark(session, event, a_group_member(session, group).person)
            a_member(session, delegation)
            a_mark(session, event, a_person_in_directory(session))
        session.flush()
        session.expire_all()
        session.refresh(event)
        with statements(shared_engine) as asked:
            there = attendance_of(session, event)
        assert len(there.people) == 3 * people
        return len(asked)

    assert counted(2) == counted(20)
