"""Claims about which overdue instructions an event has to hear of, against every meeting looked at one by one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.loading import facts_of, situation_of
from app.judgement.conflicts.names import names_of
from app.judgement.conflicts.wording import told
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.rules import InstructionState
from app.matters.working_groups.models import WorkingGroup
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.rules import Status
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting
from tests.factories.people import an_organisation
from tests.factories.undertakings import a_partner_body, an_instruction

NOW = datetime(2025, 3, 3, 7, 0, tzinfo=UTC)
TODAY = date(2025, 3, 3)


def a_meeting(session: Session, group: WorkingGroup | None, days: int, **over: object) -> Event:
    """Return a meeting so many days from now, of a group or of none."""
    day = TODAY + timedelta(days=days)
    event = an_event(session, **{"kind": Kind.WORKING_GROUP_MEETING, "first_day": day, "last_day": day, **over})
    if group is not None:
        a_group_meeting(session, group, event)
    return event


def overdue(session: Session, event: Event) -> set[int]:
    """Return the instructions of which an event has to hear."""
    return set(facts_of(session, event.id, now=NOW).instructions)


def given(session: Session, event: Event | None, days: int = -10, **over: object) -> Instruction:
    """Return an instruction that was due so many days from now."""
    return an_instruction(session, event=event, given_on=date(2024, 9, 27), due=TODAY + timedelta(days=days), **over)


def test_only_the_next_meeting_of_the_group_hears_of_what_its_earlier_meetings_decided(session: Session) -> None:
    group, other = a_group(session), a_group(session, title=Texts("Другая группа"))
    held = [a_meeting(session, group, -400), a_meeting(session, group, -100)]
    called_off = a_meeting(session, group, 5, status=Status.CANCELLED)
    unknown = a_meeting(session, group, 6, status=Status.POSTPONED, dates_unknown=True)
    coming, after = a_meeting(session, group, 20), a_meeting(session, group, 90)
    elsewhere = a_meeting(session, other, 10)
    lone = a_meeting(session, None, 10)
    wanted = {given(session, one).id for one in held}
    given(session, held[0], days=5)
    given(session, held[0], days=0)
    given(session, held[0], state=InstructionState.DONE)
    given(session, held[0], state=InstructionState.DROPPED)
    an_instruction(session, event=held[0], due=None)
    given(session, None)
    given(session, a_meeting(session, other, -30))
    told_at = {one.id: overdue(session, one) for one in (*held, called_off, unknown, coming, after, lone)}
    assert {ident: found for ident, found in told_at.items() if found} == {coming.id: wanted}
    assert len(overdue(session, elsewhere)) == 1


def test_two_meetings_of_one_day_are_told_apart(session: Session) -> None:
    group = a_group(session)
    wanted = given(session, a_meeting(session, group, -60)).id
    first, second = a_meeting(session, group, 3), a_meeting(session, group, 3)
    assert [overdue(session, one) for one in (first, second)] == [{wanted}, set()]


def test_an_event_hears_of_its_own_until_it_is_over_whether_or_not_a_group_meets_there(session: Session) -> None:
    lasting = an_event(session, first_day=TODAY - timedelta(days=2), last_day=TODAY)
    over = an_event(session, first_day=TODAY - timedelta(days=2), last_day=TODAY - timedelta(days=1))
    mine = given(session, lasting, days=-1).id
    given(session, over, days=-1)
    assert [overdue(session, one) for one in (lasting, over)] == [{mine}, set()]


def test_the_finding_names_the_instruction_and_who_is_responsible(session: Session) -> None:
    group = a_group(session)
    ours = an_organisation(session, name=Texts("Министерство промышленности"), short_name=Texts("Минпром"))
    theirs = a_partner_body(session, name=Texts("Министерство торговли Казахстана"))
    given(session, a_meeting(session, group, -100), number="2.1", text="Назвать сопредседателя", our_body=ours, their_body=theirs)
    given(session, a_meeting(session, group, -90), text="Слово " * 100)
    coming = a_meeting(session, group, 20)
    findings = judge(situation_of(session, coming.id, now=NOW), [BY_NAME["overdue_instruction"]])
    names = names_of(session, findings, focus=coming.id)
    first, second = (told(one, names, "en") for one in findings)
    assert first.replace("\N{NO-BREAK SPACE}", " ") == (
        "Instruction “2.1 Назвать сопредседателя” was due on 21 February 2025 and is still open; "
        "responsible: Минпром and Министерство торговли Казахстана."
    )
    assert ("…”" in second, len(second) < 220, "no body is named" in second) == (True, True, True)


@pytest.mark.parametrize("days", [20, -20])
def test_it_takes_one_query_however_much_is_overdue_and_none_for_what_is_over(session: Session, shared_engine: Engine, days: int) -> None:
    group = a_group(session)
    coming, before = a_meeting(session, group, days), a_meeting(session, group, -100)
    counts = []
    for more in (1, 6):
        for _ in range(more):
            given(session, before)
        session.expire_all()
        with statements(shared_engine) as asked:
            facts_of(session, coming.id, now=NOW)
        counts.append(sum("instruction" in one for one in asked))
    assert counts == ([1, 1] if days > 0 else [0, 0])
