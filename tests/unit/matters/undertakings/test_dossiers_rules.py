"""Claims about when a question of a dossier counts as answered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.matters.undertakings.dossiers_rules import answered, refuse_in_use

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
ANSWER = Texts("Решено", kk="Шешілді")


@given(DAYS, st.integers(0, 5000))
def test_an_answer_of_its_day_or_later_stands_as_it_was_written(day: date, later: int) -> None:
    on = day + timedelta(days=later)
    assert answered(is_question=True, day=day, answer=ANSWER, answered_on=on) == (ANSWER, on)


@given(DAYS, st.integers(1, 5000))
def test_nothing_is_answered_before_it_was_asked(day: date, earlier: int) -> None:
    with pytest.raises(Refusal) as refused:
        answered(is_question=True, day=day, answer=ANSWER, answered_on=day - timedelta(days=earlier))
    assert refused.value.field == "answered_on"


@given(DAYS, st.none() | DAYS)
def test_what_is_no_question_has_no_answer(day: date, on: date | None) -> None:
    assert answered(is_question=False, day=day, answer=ANSWER, answered_on=on) == (Texts(), None)


def test_a_question_without_an_answer_is_open() -> None:
    assert answered(is_question=True, day=date(2024, 1, 1), answer=Texts(), answered_on=None) == (Texts(), None)


@pytest.mark.parametrize(
    ("answer", "on", "field"),
    [(Texts(), date(2024, 1, 2), "answer"), (Texts(kk="Шешілді"), date(2024, 1, 2), "answer"), (ANSWER, None, "answered_on")],
)
def test_an_answer_has_russian_words_and_a_day(answer: Texts, on: date | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        answered(is_question=True, day=date(2024, 1, 1), answer=answer, answered_on=on)
    assert refused.value.field == field


@pytest.mark.parametrize(("instructions", "measures"), [([1], []), ([], [1])])
def test_a_dossier_to_which_something_belongs_stays(instructions: list[int], measures: list[int]) -> None:
    with pytest.raises(Refusal):
        refuse_in_use(instructions, measures)
