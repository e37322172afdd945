"""Claims about the overview for the head: each figure from rows, who may see it, how many queries it takes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.judgement.overview.picture import Matter, Overview, Progress
from app.judgement.overview.reading import MOST_BODIES, overview_of
from app.matters.agreements.models import AgreementText
from app.matters.agreements.rules import AgreementState
from app.matters.undertakings.models import DueExtension
from app.matters.undertakings.rules import InstructionState, Section
from app.matters.working_groups.rules import GroupRole
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.rules import Status
from app.register.accounts.rules.roles import Role
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.agreements import an_agreement
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.pages import signed_in
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_organisation
from tests.factories.programmes import an_item
from tests.factories.tasks import a_task
from tests.factories.undertakings import a_measure, an_instruction

OFFICE = "Asia/Yekaterinburg"
NOW = datetime(2024, 11, 10, 20, 30, tzinfo=UTC)
"""In Ufa it is the next day."""
TODAY = date(2024, 11, 11)
MET = date(2024, 10, 1)


def after(days: int) -> date:
    return TODAY + timedelta(days=days)


def coming(session: Session, first: int, last: int | None = None, **over: object) -> Event:
    return an_event(session, first_day=after(first), last_day=after(first if last is None else last), **over)


def told(session: Session) -> Overview:
    session.expire_all()
    return overview_of(session, now=NOW, office=OFFICE)


@pytest.fixture
def meeting(session: Session) -> Event:
    return an_event(session, kind=Kind.WORKING_GROUP_MEETING, status=Status.HELD, first_day=MET, last_day=MET)


def test_an_empty_office_has_nothing_next_overdue_or_blocked(session: Session) -> None:
    found = told(session)
    figures = found.figures
    assert (found.on, found.coming, found.overdue, found.blocked, found.unsigned, found.untold) == (TODAY, (), (), (), (), ())
    assert (figures.meeting_id, figures.given, figures.done, figures.invited, found.bodies, found.sections) == (None, 0, 0, 0, (), ())
    assert [one.bar.total for one in found.states] == [0] * 7


def test_what_is_next_are_the_events_of_six_weeks_that_still_take_place(session: Session) -> None:
    on, soon, last = coming(session, -1, 1), coming(session, 7), coming(session, 41)
    for days, status in ((-2, Status.PREPARING), (42, Status.PREPARING), (3, Status.CANCELLED), (0, Status.HELD)):
        coming(session, days, status=status)
    coming(session, 5, status=Status.POSTPONED, dates_unknown=True)
    found = told(session)
    assert [(one.id, one.days_left, one.version) for one in found.coming] == [(on.id, 0, None), (soon.id, 7, None), (last.id, 41, None)]


def test_a_meeting_shows_the_co_chairs_of_its_day_and_others_the_heads_of_their_delegations(session: Session) -> None:
    ours, theirs, gone, head = (a_person_in_directory(session, name) for name in ("Наш", "Их", "Бывший", "Глава"))
    group, met, forum = a_group(session), coming(session, 3, kind=Kind.WORKING_GROUP_MEETING), coming(session, 4)
    a_group_meeting(session, group, met)
    chair = {"role": GroupRole.CO_CHAIR}
    a_group_member(session, group, theirs, side=PartySide.KAZAKHSTAN, **chair)
    a_group_member(session, group, gone, side=PartySide.BASHKORTOSTAN, until=after(2), **chair)
    a_group_member(session, group, ours, side=PartySide.BASHKORTOSTAN, since=after(3), **chair)
    delegation = a_delegation(session, forum)
    a_member(session, delegation, head, role=MemberRole.HEAD)
    a_member(session, delegation)
    names = {one.id: [name.ru.split()[0] for name in one.heads] for one in told(session).coming}
    assert names == {met.id: ["Наш", "Их"], forum.id: ["Глава"]}


def test_everything_whose_day_has_passed_is_overdue_the_longest_first(session: Session) -> None:
    event = coming(session, 10)
    instruction = an_instruction(session, due=after(-3), given_on=MET)
    measure = a_measure(session, due=after(-9))
    task = a_task(session, event, days=None, due_on=after(-5))
    agreement = an_agreement(session, event, state=AgreementState.DRAFT)
    session.add(AgreementText(agreement=agreement, language="kk", due=after(-1), translator="Бюро"))
    an_instruction(session, due=TODAY, given_on=MET)
    an_instruction(session, due=after(-3), given_on=MET, state=InstructionState.DONE, settled_on=after(-1))
    a_measure(session, due=after(-9), state=InstructionState.DROPPED)
    a_task(session, event, days=None, due_on=after(-5), done_at=NOW)
    session.add(AgreementText(agreement=agreement, language="ru", due=after(-1), done_on=after(-2)))
    session.flush()
    found = told(session)
    assert [(one.matter, one.id, one.days) for one in found.overdue] == [
        (Matter.MEASURE, measure.id, 9),
        (Matter.TASK, event.id, 5),
        (Matter.INSTRUCTION, instruction.id, 3),
        (Matter.TEXT, agreement.id, 1),
    ]
    assert (found.overdue_counts[Matter.TASK], task.event_id) == (1, event.id)


def test_an_event_is_blocked_by_findings_that_stand_in_the_way_and_by_no_others(session: Session) -> None:
    event, clean = coming(session, 5), coming(session, 6)
    person = a_person_in_directory(session)
    signing = an_item(session, event, "10:00", "11:00")
    an_agreement(session, event, signing, (person, person), state=AgreementState.DRAFT)
    an_item(session, clean, "10:00", "11:00")
    [blocked] = told(session).blocked
    assert (blocked.id, blocked.count >= 1, sum(blocked.kinds.values())) == (event.id, True, blocked.count)


def test_agreements_that_lack_something_cannot_be_signed_and_those_that_are_signed_can_rest(session: Session) -> None:
    event, far = coming(session, 5), coming(session, 60)
    open_one = an_agreement(session, event, state=AgreementState.DRAFT)
    for state in (AgreementState.SIGNED, AgreementState.REMOVED):
        an_agreement(session, event, state=state)
    an_agreement(session, far, state=AgreementState.DRAFT)
    found = told(session)
    assert [(one.id, bool(one.lacks)) for one in found.unsigned] == [(open_one.id, True)]
    counts = {AgreementState.DRAFT: 2, AgreementState.SIGNED: 1, AgreementState.REMOVED: 1}
    assert (dict(found.figures.agreements), [one.bar.total for one in found.states]) == (counts, [2, 0, 0, 0, 0, 0, 1])


def test_figures_count_from_the_last_meeting_of_a_group_on(session: Session, meeting: Event) -> None:
    an_event(session, kind=Kind.WORKING_GROUP_MEETING, status=Status.CANCELLED, first_day=after(-2), last_day=after(-2))
    coming(session, 1, kind=Kind.WORKING_GROUP_MEETING)
    body = an_organisation(session, name=Texts("Министерство"))
    mine = {"our_body": body, "our_body_id": body.id}
    an_instruction(session, given_on=MET, due=after(5), **mine)
    an_instruction(session, given_on=MET - timedelta(days=90), due=after(-5), **mine)
    an_instruction(session, given_on=MET, due=after(-20), state=InstructionState.DONE, settled_on=after(-6), **mine)
    an_instruction(session, given_on=MET - timedelta(days=90), state=InstructionState.DONE, settled_on=MET - timedelta(days=1), **mine)
    an_instruction(session, given_on=MET, due=after(9), state=InstructionState.DROPPED, settled_on=after(-1), **mine)
    late = an_instruction(session, given_on=MET, due=after(30), **mine)
    session.add(
        DueExtension(instruction=late, old_due=after(-1), new_due=after(30), reason="Письмо", by_name="", at=NOW - timedelta(days=2))
    )
    session.flush()
    found = told(session)
    one = found.figures
    assert (one.meeting_id, one.since) == (meeting.id, MET)
    assert (one.given, one.done, one.overdue, one.put_off, one.under_way, one.dropped) == (4, 1, 1, 1, 1, 1)
    [drawn] = found.bodies
    assert {piece.key: piece.value for piece in drawn.bar.pieces} == dict.fromkeys(Progress, 1)


def test_bodies_that_have_no_bar_of_their_own_are_counted(session: Session, meeting: Event) -> None:
    for number in range(MOST_BODIES + 3):
        body = an_organisation(session, name=Texts(f"Ведомство {number}"))
        an_instruction(session, given_on=MET, due=after(5), our_body=body, our_body_id=body.id)
    found = told(session)
    assert (len(found.bodies), found.more_bodies, meeting.first_day) == (MOST_BODIES, 3, MET)


def test_measures_stand_by_section_and_by_how_they_stand_today(session: Session) -> None:
    for section, due, state in (
        (Section.TRADE, after(-1), InstructionState.OPEN),
        (Section.TRADE, after(1), InstructionState.UNDER_WAY),
        (Section.TRADE, None, InstructionState.DONE),
        (Section.HEALTH, after(-1), InstructionState.DROPPED),
        (Section.ENERGY, TODAY, InstructionState.OPEN),
    ):
        a_measure(session, section=section, due=due, state=state)
    found = told(session)
    assert {one.section: [one.bar.count(state) for state in Progress] for one in found.sections} == {
        Section.TRADE: [1, 1, 0, 1],
        Section.ENERGY: [0, 1, 0, 0],
    }
    assert dict(found.figures.measures) == {Progress.DONE: 1, Progress.UNDER_WAY: 2, Progress.OVERDUE: 1}


def test_members_who_have_said_anything_have_answered(session: Session) -> None:
    delegation = a_delegation(session, coming(session, 5))
    for status in MemberStatus:
        a_member(session, delegation, status=status)
    a_member(session, a_delegation(session, coming(session, 100)), status=MemberStatus.ACCEPTED)
    assert (told(session).figures.answered, told(session).figures.invited) == (4, 6)


@pytest.mark.parametrize("role", list(Role))
def test_all_staff_read_the_page_and_the_sheet(app: Flask, role: Role) -> None:
    client = signed_in(app, role)
    pages = [client.get(address) for address in ("/overview", "/overview.pdf", "/")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert 'href="/overview"' in pages[2].get_data(as_text=True)


def filled(app: Flask, number: int) -> None:
    today = clock.office_day()
    with opened(app).begin() as session:
        for place in range(number):
            event = an_event(session, first_day=today + timedelta(days=place), last_day=today + timedelta(days=place))
            a_member(session, a_delegation(session, event), role=MemberRole.HEAD)
            an_agreement(session, event, an_item(session, event), state=AgreementState.DRAFT)
            a_task(session, event, days=None, due_on=today - timedelta(days=2))
            an_instruction(session, due=today - timedelta(days=3), given_on=today - timedelta(days=30))
            a_measure(session, due=today - timedelta(days=3))


def test_the_page_takes_as_many_queries_for_many_things_as_for_few(app: Flask) -> None:
    client, counts = signed_in(app), []
    for number in (1, 9):
        filled(app, number)
        client.get("/overview")  # what conflicts found is kept until something is written
        with statements(app.extensions["readers"].kw["bind"]) as asked:
            assert client.get("/overview").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_page_tells_its_charts_as_tables_too(app: Flask) -> None:
    filled(app, 2)
    page = signed_in(app).get("/overview").get_data(as_text=True)
    assert (page.count('<details><summary class="small muted">'), page.count("style="), "<svg" in page) == (3, 0, True)
