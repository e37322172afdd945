"""Claims about what is overdue when a group meets."""

from datetime import date, timedelta

from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.engine import difference, judge
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.promised import InstructionFact
from app.planning.events.kinds import Severity
from app.planning.events.rules import Status
from tests.factories.facts import DAY, an_event, an_item, found, situation

TODAY = date(2024, 11, 1)
"""As `facts` has it."""


def _one(due: date = TODAY - timedelta(days=1), *bodies: int, event: int = 1) -> InstructionFact:
    return InstructionFact(7, event, due, bodies)


def test_what_was_due_yesterday_is_a_warning_that_names_both_bodies() -> None:
    (told,) = found("overdue_instruction", _one(TODAY - timedelta(days=1), 71, 72))
    assert (told.key, told.severity) == ("overdue_instruction:instruction7", Severity.WARNING)
    assert told.clash.values == {
        "instruction": Thing(Sort.INSTRUCTION, 7),
        "due": date(2024, 10, 31),
        "body": Thing(Sort.BODY, 71),
        "partner": Thing(Sort.BODY, 72),
    }


def test_what_is_due_today_is_not_overdue() -> None:
    assert found("overdue_instruction", _one(TODAY)) == ()


def test_an_event_that_is_over_or_held_hears_of_nothing() -> None:
    over = an_event(1, TODAY - timedelta(days=9), TODAY - timedelta(days=8))
    held = an_event(1, TODAY, TODAY, status=Status.HELD)
    assert [found("overdue_instruction", one, _one()) for one in (over, held)] == [(), ()]


def test_how_many_bodies_are_named_changes_the_sentence_and_what_it_rests_on() -> None:
    told = [found("overdue_instruction", _one(TODAY - timedelta(days=1), *bodies))[0] for bodies in ((), (71,), (71, 72))]
    assert len({one.clash.message for one in told}) == 3
    assert len({one.basis for one in told}) == 3


def test_a_later_day_mends_it_and_another_day_that_has_passed_too_is_another_basis() -> None:
    first, second = (found("overdue_instruction", _one(TODAY - timedelta(days=days)))[0] for days in (9, 2))
    assert (first.key == second.key, first.basis == second.basis) == (True, False)
    assert found("overdue_instruction", _one(TODAY + timedelta(days=30))) == ()


def test_no_edit_of_the_programme_makes_or_mends_it() -> None:
    here = situation(_one(), an_item(5, "10:00", "11:00"))
    changed = difference(here, Edit(items={5: an_item(5, "10:00", "11:00", day=DAY + timedelta(days=1))}))
    assert [one.check for one in (*changed.made, *changed.mended) if one.check == "overdue_instruction"] == []
    assert [one.check for one in judge(here)].count("overdue_instruction") == 1
