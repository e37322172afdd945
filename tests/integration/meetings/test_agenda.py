"""Claims about the agenda of a meeting: how it is numbered, what its points deal with, what is taken up, how many queries it takes."""

from datetime import date, time

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of_event
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.matters.meetings import commands
from app.matters.meetings.agenda import agenda_of
from app.matters.meetings.commands import AddPoint, OnSubject, TakeUp
from app.matters.meetings.models import AgendaLink
from app.matters.meetings.offered import open_matters_of, subjects_for
from app.matters.meetings.rules import MOST_LINKS, Subject, SubjectKind
from app.matters.undertakings.rules import InstructionState
from app.planning.programmes.commands import OnItem, cancel_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from tests.counting import statements
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting
from tests.factories.meetings import a_link, a_meeting, a_point
from tests.factories.programmes import an_item
from tests.factories.undertakings import a_measure, an_instruction
from tests.integration.planning.people import a_reader, an_officer


def test_points_are_numbered_by_time_without_what_is_cancelled_or_no_question(session: Session) -> None:
    event = a_meeting(session)
    last, first = a_point(session, event, "11:00", "11:20"), a_point(session, event, "10:00", "10:20")
    an_item(session, event, "09:50", "10:00", kind=ItemKind.CEREMONY)
    gone = a_point(session, event, "10:20", "10:40")
    assert [(one.number, one.item_id) for one in agenda_of(session, event).points] == [(1, first.id), (2, gone.id), (3, last.id)]
    cancel_item(session, OnItem(gone.id, an_officer(session), None))
    assert [(one.number, one.item_id) for one in agenda_of(session, event).points] == [(1, first.id), (2, last.id)]


def test_of_two_points_at_one_time_the_one_placed_first_has_the_smaller_number(session: Session) -> None:
    event = a_meeting(session)
    second, first = a_point(session, event, position=2), a_point(session, event, position=1)
    assert [one.item_id for one in agenda_of(session, event).points] == [first.id, second.id]


def test_an_event_that_is_no_meeting_of_a_group_has_no_agenda(session: Session) -> None:
    event = an_event(session)
    a_point(session, event)
    assert agenda_of(session, event).points == ()


def test_a_point_tells_whether_its_speeches_fit_and_with_what_it_may_change_places(session: Session) -> None:
    event = a_meeting(session)
    a_point(session, event, "10:00", "10:20", minutes=(15, 10))
    a_point(session, event, "10:20", "10:40", minutes=())
    an_item(session, event, "10:40", "11:00", kind=ItemKind.MEAL)
    a_point(session, event, "11:00", "11:20", title="Разное")
    points = agenda_of(session, event).points
    assert [(one.spoken, one.minutes, one.is_too_long, one.is_phrased) for one in points] == [
        (25, 20, True, True), (0, 20, False, True), (10, 20, False, False)
    ]  # fmt: skip
    assert [(one.can_rise, one.can_sink) for one in points] == [(False, True), (True, False), (False, False)]


def test_an_agenda_takes_as_many_queries_for_one_point_as_for_ten(session: Session, shared_engine: Engine) -> None:
    def counted(points: int) -> int:
        event = a_meeting(session)
        for number in range(points):
            item = a_point(session, event, f"{10 + number}:00", f"{10 + number}:20")
            a_link(session, item, dossier=a_dossier(session))
            a_link(session, item, measure=a_measure(session))
        session.flush()
        session.expire_all()
        session.refresh(event)
        with statements(shared_engine) as asked:
            agenda = agenda_of(session, event)
        assert [len(point.dossiers) + len(point.measures) for point in agenda.points] == [2] * points
        return len(asked)

    assert counted(1) == counted(10) <= 4


def test_a_point_added_follows_the_last_one_at_its_place_once(session: Session) -> None:
    event, by = a_meeting(session), an_officer(session)
    before = a_point(session, event, "23:40", "23:55", place_note=Texts("зал 1"))
    cmd = AddPoint(event.id, by, new_uid(), Texts("О сроках"), 15)
    made = commands.add_point(session, cmd)
    assert commands.add_point(session, cmd) == made
    item = session.get_one(ProgrammeItem, made)
    assert (item.kind, item.start_local, item.when.minutes, item.when.overnight, item.place_note.ru) == (
        ItemKind.AGENDA, before.end_local, 15, True, "зал 1"
    )  # fmt: skip


def test_the_first_point_follows_the_opening_and_without_one_its_start_is_asked_for(session: Session) -> None:
    by, bare, opened = an_officer(session), a_meeting(session), a_meeting(session)
    an_item(session, opened, "15:00", "15:05", kind=ItemKind.CEREMONY)
    made = commands.add_point(session, AddPoint(opened.id, by, new_uid(), Texts("О сроках"), 10))
    assert session.get_one(ProgrammeItem, made).when.start is not None
    assert f"{session.get_one(ProgrammeItem, made).start_local:%H:%M}" == "15:05"
    with pytest.raises(Refusal) as refused:
        commands.add_point(session, AddPoint(bare.id, by, new_uid(), Texts("О сроках"), 10))
    assert refused.value.field == "start"
    first = commands.add_point(session, AddPoint(bare.id, by, new_uid(), Texts("О сроках"), 10, time(9, 30)))
    assert f"{session.get_one(ProgrammeItem, first).start_local:%H:%M}" == "09:30"


@pytest.mark.parametrize("minutes", [0, 481])
def test_a_point_of_no_length_or_of_a_whole_day_is_refused(session: Session, minutes: int) -> None:
    event, by = a_meeting(session), an_officer(session)
    with pytest.raises(Refusal):
        commands.add_point(session, AddPoint(event.id, by, new_uid(), Texts("О сроках"), minutes, time(10)))


def test_a_point_deals_with_something_once_and_no_longer_when_it_is_taken_out(session: Session) -> None:
    event, by, dossier = a_meeting(session), an_officer(session), a_dossier(session)
    item = a_point(session, event)
    cmd = OnSubject(item.id, by, Subject(SubjectKind.DOSSIER, dossier.id))
    assert [commands.link_point(session, cmd) for _ in range(2)] == [event.id] * 2
    assert [one.id for one in agenda_of(session, event).points[0].dossiers] == [dossier.id]
    assert [commands.unlink_point(session, cmd) for _ in range(2)] == [event.id] * 2
    assert not agenda_of(session, event).points[0].links
    told = [one.fields["deals_with"] for one in history_of_event(session, event.id) if "deals_with" in one.fields]
    assert told == [[dossier.label(), None], [None, dossier.label()]]


def test_what_is_no_point_or_was_removed_or_is_one_too_many_is_not_linked(session: Session) -> None:
    event, by, dossier = a_meeting(session), an_officer(session), a_dossier(session)
    item, meal = a_point(session, event), an_item(session, event, kind=ItemKind.MEAL)
    subject = Subject(SubjectKind.DOSSIER, dossier.id)
    with pytest.raises(NotFound):
        commands.link_point(session, OnSubject(meal.id, by, subject))
    with pytest.raises(Refusal):
        commands.link_point(session, OnSubject(item.id, by, Subject(SubjectKind.MEASURE, 999_999)))
    for _ in range(MOST_LINKS):
        a_link(session, item, dossier=a_dossier(session))
    with pytest.raises(Refusal):
        commands.link_point(session, OnSubject(item.id, by, subject))
    with pytest.raises(NotAllowed):
        commands.link_point(session, OnSubject(item.id, a_reader(session), subject))


def test_what_earlier_meetings_left_open_is_taken_up_at_a_point(session: Session) -> None:
    group, by = a_group(session), an_officer(session)
    past, now, later = (a_meeting(session, first_day=day, last_day=day) for day in (date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1)))
    for event in (past, now, later):
        a_group_meeting(session, group, event)
    left = an_instruction(session, event=past)
    an_instruction(session, event=past, state=InstructionState.DONE)
    an_instruction(session, event=later)
    an_instruction(session)
    item = a_point(session, now)
    matters = open_matters_of(session, now, agenda_of(session, now))
    assert ([one.id for one in matters.instructions], matters.on_agenda, matters.group and matters.group.id) == ([left.id], 0, group.id)
    assert [commands.take_up(session, TakeUp(now.id, by, ((left.id, item.id),))) for _ in range(2)] == [1, 0]
    matters = open_matters_of(session, now, agenda_of(session, now))
    assert (matters.instructions, matters.on_agenda) == ((), 1)
    with pytest.raises(Refusal):
        commands.take_up(session, TakeUp(now.id, by, ((left.id, a_point(session, past).id),)))


def test_a_list_to_link_from_has_the_instructions_of_the_group_first_and_nothing_twice(session: Session) -> None:
    group, event = a_group(session), a_meeting(session)
    a_group_meeting(session, group, event)
    own, foreign, linked = an_instruction(session, event=event), an_instruction(session), an_instruction(session, event=event)
    item = a_point(session, event)
    a_link(session, item, instruction=linked)
    offered = subjects_for(session, event, agenda_of(session, event).points[0].links)
    groups = [[value for value, _ in rows] for rows in offered.values()]
    assert groups[0] == [f"instruction-{own.id}"]
    assert f"instruction-{foreign.id}" in groups[-1]
    assert f"instruction-{linked.id}" not in [value for rows in groups for value in rows]


def test_a_point_that_is_removed_takes_its_links_along(session: Session) -> None:
    event = a_meeting(session)
    item = a_point(session, event)
    a_link(session, item, dossier=a_dossier(session))
    session.delete(item)
    session.flush()
    assert session.scalars(select(AgendaLink)).all() == []
