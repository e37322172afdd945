"""Claims about working groups: compositions at any date, what changed, who is refused, meetings, history."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.ground.words.messages import gettext
from app.matters.working_groups import commands
from app.matters.working_groups.changes import changes_of
from app.matters.working_groups.commands import (
    AddGroup,
    AddMember,
    ChangeMember,
    EndTerm,
    GroupDetails,
    MemberDetails,
    OnGroup,
    OnMeeting,
    OnMember,
)
from app.matters.working_groups.composition import GroupSeat, Vacancy, composition_at_meeting, group_composition
from app.matters.working_groups.naming import told_history
from app.matters.working_groups.queries import find_group_member_by_uid, get_group, get_group_member, history_of_group, meetings_of
from app.matters.working_groups.rules import Gap, GroupRole, Term
from app.planning.events.kinds import Kind
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.rules.kinds import PartySide
from tests.factories.events import an_event
from tests.factories.groups import TITLE, a_group, a_group_meeting, a_group_member
from tests.factories.people import a_person_in_directory, a_rank, an_appointment, an_organisation
from tests.integration.planning.people import an_officer

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
BY = Actor(1, "Секретарь", Role.SECRETARY, "ru", 1)
MEETING, APPOINTED = date(2024, 9, 27), date(2024, 10, 1)


def named(rows: tuple[GroupSeat | Vacancy, ...]) -> list[str]:
    """Return the rows of a side as words: a surname, or what is vacant."""
    return [one.role.value if isinstance(one, Vacancy) else one.name.ru.split()[0] for one in rows]


def test_the_composition_of_the_day_before_an_appointment_still_shows_the_vacancy(session: Session) -> None:
    group = a_group(session)
    a_group_member(session, group, a_person_in_directory(session, "Кузнецов"), side=THEIRS, role=GroupRole.CO_CHAIR, since=APPOINTED)
    a_group_member(session, group, a_person_in_directory(session, "Власов"), side=THEIRS, role=GroupRole.SECRETARY)
    before, after = (group_composition(session, group.id, on=day).of(THEIRS) for day in (MEETING, APPOINTED))
    assert (named(before.rows), named(after.rows)) == (["co_chair", "Власов"], ["Кузнецов", "Власов"])
    assert [one.gap for one in before.open_matters] == [Gap.CO_CHAIR, Gap.AGENCY]
    assert (before.co_chair, after.co_chair and after.co_chair.since) == (None, APPOINTED)


def test_members_stand_by_role_then_by_hand_then_by_precedence(session: Session) -> None:
    group, rank = a_group(session), a_rank(session, position=1)
    for surname, role, hand, of_rank in (
        ("Яковлев", GroupRole.MEMBER, None, rank),
        ("Абрамов", GroupRole.MEMBER, None, None),
        ("Юсупов", GroupRole.MEMBER, 1, None),
        ("Эверт", GroupRole.DEPUTY, None, None),
        ("Шарипов", GroupRole.CO_CHAIR, None, None),
    ):
        person = a_person_in_directory(session, surname)
        an_appointment(session, person, rank=of_rank)
        a_group_member(session, group, person, role=role, order_no=hand)
    session.expire_all()
    found = group_composition(session, group.id, on=MEETING).of(OURS)
    assert named(found.rows) == ["Шарипов", "Эверт", "secretary", "Юсупов", "Яковлев", "Абрамов"]


def test_a_member_is_told_with_what_they_are_on_the_day(session: Session) -> None:
    group, person, body = a_group(session), a_person_in_directory(session), an_organisation(session, name=Texts("Минпромторг"))
    was = an_appointment(session, person, "советник", until=MEETING)
    an_appointment(session, person, "министр", since=APPOINTED, organisation=body, position_no=1)
    a_group_member(session, group, person, appointment=was)
    session.expire_all()
    told = [group_composition(session, group.id, on=day).members[0] for day in (MEETING, APPOINTED)]
    assert [(one.position.ru, one.organisation.ru) for one in told] == [("советник", ""), ("министр", "Минпромторг")]


def test_what_changed_between_two_days_is_who_left_who_came_and_who_is_something_else(session: Session) -> None:
    group = a_group(session)
    stays, leaves, comes = (a_person_in_directory(session, name) for name in ("Остаева", "Уходов", "Новиков"))
    a_group_member(session, group, stays, role=GroupRole.MEMBER, until=MEETING)
    a_group_member(session, group, stays, role=GroupRole.DEPUTY, since=APPOINTED)
    a_group_member(session, group, leaves, until=MEETING)
    a_group_member(session, group, comes, side=THEIRS, since=APPOINTED)
    found = changes_of(session, group.id, since=MEETING, until=APPOINTED)
    ours, theirs = found.sides
    assert [one.person_id for one in ours.left] == [leaves.id]
    assert [(one.before.role, one.after.role) for one in ours.restated] == [(GroupRole.MEMBER, GroupRole.DEPUTY)]
    assert ([one.person_id for one in theirs.came], theirs.left, ours.came) == ([comes.id], (), ())
    assert bool(changes_of(session, group.id, since=APPOINTED, until=APPOINTED)) is False


def test_pressing_twice_makes_one_group_and_one_member(session: Session) -> None:
    add, person = AddGroup(BY, new_uid(), GroupDetails(Texts(TITLE))), a_person_in_directory(session)
    (group_id, again) = (commands.add_group(session, add) for _ in range(2))
    member = AddMember(group_id, BY, new_uid(), person.id, MemberDetails(OURS))
    first, second = (commands.add_member(session, member) for _ in range(2))
    assert (group_id == again, first == second, len(get_group(session, group_id, anew=True).members)) == (True, True, 1)


def test_a_name_that_another_group_has_taken_is_refused(session: Session) -> None:
    uid, person = new_uid(), a_person_in_directory(session)
    first, second = a_group(session), a_group(session)
    commands.add_member(session, AddMember(first.id, BY, uid, person.id, MemberDetails(OURS)))
    with pytest.raises(NotAllowed):
        commands.add_member(session, AddMember(second.id, BY, uid, person.id, MemberDetails(OURS)))
    made = find_group_member_by_uid(session, uid)
    assert made is not None
    assert made.group_id == first.id


def test_two_co_chairs_of_one_side_are_refused_when_one_is_named_and_when_one_is_mended(session: Session) -> None:
    group = a_group(session)
    a_group_member(session, group, role=GroupRole.CO_CHAIR)
    other = a_group_member(session, group)
    with pytest.raises(Refusal) as refused:
        commands.add_member(
            session, AddMember(group.id, BY, new_uid(), a_person_in_directory(session).id, MemberDetails(OURS, GroupRole.CO_CHAIR))
        )
    assert refused.value.field == "role"
    with pytest.raises(Refusal) as refused:
        commands.change_member(session, ChangeMember(other.id, BY, other.revision, MemberDetails(OURS, GroupRole.CO_CHAIR)))
    assert refused.value.field == "role"


def test_whoever_succeeds_a_co_chair_comes_after_their_last_day(session: Session) -> None:
    group, person = a_group(session), a_person_in_directory(session)
    chair = a_group_member(session, group, role=GroupRole.CO_CHAIR, document="приказ № 1")
    commands.end_term(session, EndTerm(chair.id, BY, chair.revision, MEETING, "приказ № 2"))
    details = MemberDetails(OURS, GroupRole.CO_CHAIR, Term(date(2024, 9, 28)))
    made = commands.add_member(session, AddMember(group.id, BY, new_uid(), person.id, details))
    assert (chair.until, chair.document, get_group_member(session, made).since) == (MEETING, "приказ № 1; приказ № 2", date(2024, 9, 28))


def test_the_second_of_two_who_mend_a_membership_is_told(session: Session) -> None:
    member = a_group_member(session, a_group(session))
    seen = member.revision
    commands.change_member(session, ChangeMember(member.id, BY, seen, MemberDetails(OURS, document="приказ № 1")))
    with pytest.raises(Stale):
        commands.change_member(session, ChangeMember(member.id, BY, seen, MemberDetails(OURS, document="приказ № 2")))
    assert member.document == "приказ № 1"


def test_the_appointment_of_somebody_else_is_refused(session: Session) -> None:
    member = a_group_member(session, a_group(session))
    other = an_appointment(session, a_person_in_directory(session))
    with pytest.raises(Refusal) as refused:
        commands.change_member(session, ChangeMember(member.id, BY, None, MemberDetails(OURS, appointment_id=other.id)))
    assert refused.value.field == "appointment_id"


def test_an_event_is_a_meeting_of_one_group_and_only_a_working_group_meeting_is_one(session: Session) -> None:
    by, first, second = an_officer(session), a_group(session), a_group(session)
    event, forum = an_event(session, kind=Kind.WORKING_GROUP_MEETING), an_event(session, kind=Kind.FORUM)
    for _ in range(2):
        commands.link_meeting(session, OnMeeting(first.id, event.id, by))
    assert [one.id for one in meetings_of(session, first.id)] == [event.id]
    for group, one in ((second, event), (first, forum)):
        with pytest.raises(Refusal) as refused:
            commands.link_meeting(session, OnMeeting(group.id, one.id, by))
        assert refused.value.field == "event_id"
    commands.unlink_meeting(session, OnMeeting(second.id, event.id, by))
    found = composition_at_meeting(session, event.id, on=MEETING)
    assert found is not None
    assert found.id == first.id
    commands.unlink_meeting(session, OnMeeting(first.id, event.id, by))
    assert composition_at_meeting(session, event.id, on=MEETING) is None


def test_a_coordinator_links_only_meetings_that_are_given_to_them(session: Session) -> None:
    group, event = a_group(session), an_event(session, kind=Kind.WORKING_GROUP_MEETING)
    with pytest.raises(NotAllowed):
        commands.link_meeting(session, OnMeeting(group.id, event.id, Actor(999, "К. Координатор", Role.COORDINATOR, "ru", 1)))
    assert meetings_of(session, group.id) == []


def test_a_group_that_has_met_stays_and_one_entered_by_mistake_goes_with_its_members(session: Session) -> None:
    group, event = a_group(session), an_event(session, kind=Kind.WORKING_GROUP_MEETING)
    a_group_member(session, group)
    meeting = a_group_meeting(session, group, event)
    with pytest.raises(Refusal):
        commands.remove_group(session, OnGroup(group.id, BY, group.revision))
    session.delete(meeting)
    session.flush()
    commands.remove_group(session, OnGroup(group.id, BY, group.revision))
    assert composition_at_meeting(session, event.id, on=MEETING) is None


def test_the_history_tells_of_a_member_who_was_taken_out_too_and_of_no_other_group(session: Session) -> None:
    group, other = a_group(session), a_group(session, title=Texts("Другая группа"))
    gone, stays = a_group_member(session, group, a_person_in_directory(session, "Лишний")), a_group_member(session, group)
    a_group_member(session, other, a_person_in_directory(session, "Чужой"))
    session.expire_all()
    commands.end_term(session, EndTerm(stays.id, BY, None, MEETING))
    commands.remove_member(session, OnMember(gone.id, BY, None))
    told = told_history(history_of_group(session, get_group(session, group.id), limit=50))
    assert (any("Лишний" in one.did for one in told), any("Чужой" in one.did for one in told)) == (True, False)
    assert (gettext("Last day in the group"), "", "27.09.2024") in [change for one in told for change in one.changes]
