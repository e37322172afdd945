"""Claims about the text of an agreement in a language."""

from collections.abc import Callable
from datetime import date

import pytest

from app.ground.kernel.refusals import Refusal
from app.matters.agreements.text_rules import MOST_TEXTS, TEXT_STATE_NAMES, LanguageText, TextState, refuse_texts

DAY, LATER, EARLIER = date(2024, 11, 20), date(2024, 11, 25), date(2024, 11, 15)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (LanguageText("kk"), TextState.UNASSIGNED),
        (LanguageText("kk", "Бюро", DAY), TextState.UNDER_WAY),
        (LanguageText("kk", "Бюро", EARLIER), TextState.LATE),
        (LanguageText("kk", "Бюро", EARLIER, LATER), TextState.DONE),
        (LanguageText("kk", "", None, EARLIER, "Проверкин", DAY), TextState.CHECKED),
    ],
)
def test_a_text_stands_as_far_as_it_has_come(text: LanguageText, state: TextState) -> None:
    assert (text.state(DAY), set(TEXT_STATE_NAMES)) == (state, set(TextState))


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: LanguageText(""), "language"),
        (lambda: LanguageText("kk", checked_on=DAY, checked_by="П."), "done_on"),
        (lambda: LanguageText("kk", checked_on=EARLIER, done_on=DAY, checked_by="П."), "checked_on"),
        (lambda: LanguageText("kk", checked_on=DAY, done_on=DAY), "checked_by"),
    ],
)
def test_a_text_says_nothing_that_cannot_be(make: Callable[[], LanguageText], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        make()
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ((LanguageText("kk"), LanguageText("ru"), LanguageText("kk")), "texts-2-language"),
        ((LanguageText("ru"), LanguageText("kk", done_on=LATER)), "texts-1-done_on"),
        ((LanguageText("kk", "", None, DAY, "П.", LATER),), "texts-0-checked_on"),
        (tuple(LanguageText(f"x{number}") for number in range(MOST_TEXTS + 1)), "texts"),
    ],
)
def test_texts_that_cannot_stand_together_are_refused_at_their_row(texts: tuple[LanguageText, ...], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_texts(texts, DAY)
    assert refused.value.field == field
