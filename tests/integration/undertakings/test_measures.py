"""Claims about the roadmap: measures are entered once, stand by section in an order of their own, and say with which result they ended."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.undertakings.measures_commands import (
    AddMeasure,
    ChangeMeasure,
    MarkMeasure,
    MeasureDetails,
    RemoveMeasure,
    ReorderMeasure,
    add_measure,
    change_measure,
    mark_measure,
    remove_measure,
    reorder_measure,
)
from app.matters.undertakings.measures_queries import get_measure, history_of_roadmap, roadmap_of
from app.matters.undertakings.queries import get_instruction
from app.matters.undertakings.rules import InstructionState, Section
from app.register.accounts.rules.roles import Actor
from tests.factories.people import an_organisation
from tests.factories.undertakings import a_measure, a_partner_body, an_instruction
from tests.integration.planning.people import a_reader, an_officer

SPRINGS = MeasureDetails(Section.INDUSTRY, Texts("Пружины для вагонов"), due=date(2025, 12, 31))


@pytest.fixture
def officer(session: Session) -> Actor:
    return an_officer(session)


def test_a_measure_is_entered_once_as_the_last_of_its_section(session: Session, officer: Actor) -> None:
    first = a_measure(session)
    ours, theirs = an_organisation(session), a_partner_body(session)
    cmd = AddMeasure(officer, new_uid(), replace(SPRINGS, our_executor_id=ours.id, their_executor_id=theirs.id))
    made = add_measure(session, cmd)
    assert add_measure(session, cmd) == made
    ((section, measures),) = roadmap_of(session).sections
    assert (section, [one.id for one in measures]) == (Section.INDUSTRY, [first.id, made])
    assert (measures[1].ours and measures[1].ours.id, measures[1].theirs and measures[1].theirs.id) == (ours.id, theirs.id)


def test_sections_stand_in_the_order_of_the_roadmap_and_empty_ones_are_left_out(session: Session) -> None:
    for section in (Section.HEALTH, Section.TRADE, Section.EDUCATION):
        a_measure(session, section=section)
    assert [section for section, _ in roadmap_of(session).sections] == [Section.TRADE, Section.EDUCATION, Section.HEALTH]


def test_a_measure_changes_places_with_its_neighbour_and_disturbs_nobody_who_edits_that_one(session: Session, officer: Actor) -> None:
    first, second = a_measure(session), a_measure(session)
    a_measure(session, section=Section.TRADE)
    seen = first.revision
    reorder_measure(session, ReorderMeasure(second.id, officer, second.revision, -1))
    session.expire_all()
    assert [one.id for one in roadmap_of(session).sections[1][1]] == [second.id, first.id]
    assert get_measure(session, first.id).revision == seen


def test_a_measure_that_changes_its_section_becomes_the_last_there(session: Session, officer: Actor) -> None:
    moved, other = a_measure(session), a_measure(session, section=Section.TRADE)
    change_measure(session, ChangeMeasure(moved.id, officer, moved.revision, replace(SPRINGS, section=Section.TRADE)))
    assert [one.id for one in roadmap_of(session).sections[0][1]] == [other.id, moved.id]


def test_what_is_settled_says_with_which_result(session: Session, officer: Actor) -> None:
    one = a_measure(session)
    with pytest.raises(Refusal) as refused:
        mark_measure(session, MarkMeasure(one.id, officer, one.revision, InstructionState.DONE))
    assert refused.value.field == "result"
    cmd = MarkMeasure(one.id, officer, one.revision, InstructionState.DONE, Texts("цех открыт"))
    assert mark_measure(session, cmd) == mark_measure(session, cmd) == one.id
    assert get_measure(session, one.id).result == Texts("цех открыт")


def test_the_second_of_two_is_told_and_a_reader_writes_nothing(session: Session, officer: Actor) -> None:
    one = a_measure(session)
    seen = one.revision
    change_measure(session, ChangeMeasure(one.id, officer, seen, SPRINGS))
    with pytest.raises(Stale):
        change_measure(session, ChangeMeasure(one.id, officer, seen, replace(SPRINGS, due=None)))
    with pytest.raises(NotAllowed):
        change_measure(session, ChangeMeasure(one.id, a_reader(session), None, SPRINGS))


def test_a_body_of_the_other_side_and_a_day_before_the_first_are_refused(session: Session, officer: Actor) -> None:
    wrong = replace(SPRINGS, our_executor_id=a_partner_body(session).id), replace(SPRINGS, first_day=date(2026, 1, 1))
    for details, field in zip(wrong, ("our_executor", "due"), strict=True):
        with pytest.raises(Refusal) as refused:
            add_measure(session, AddMeasure(officer, new_uid(), details))
        assert refused.value.field == field


def test_a_removed_measure_leaves_its_instructions_and_a_word_in_the_history(session: Session, officer: Actor) -> None:
    one = a_measure(session)
    instruction = an_instruction(session, measure=one)
    assert roadmap_of(session).measures[0].instructions == 1
    remove_measure(session, RemoveMeasure(one.id, officer, one.revision))
    session.expire_all()
    assert (get_instruction(session, instruction.id).measure, roadmap_of(session).measures) == (None, ())
    assert history_of_roadmap(session, limit=1)[0].action == "removed"
