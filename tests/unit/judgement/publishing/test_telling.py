"""Claims about the words in which people are told what changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision, When
from app.ground.words.languages import speaking
from app.judgement.publishing.rules import changes_between
from app.judgement.publishing.telling import event_told, item_told, moved_told
from app.planning.events.rules import Status
from app.planning.programmes.programme import Place
from app.planning.programmes.rules import ItemKind, Visibility
from tests.factories.programmes import ASTANA, a_speech, at
from tests.unit.judgement.publishing.test_rules import FORUM, NEXT, PLENARY, forum

NBSP = "\u00a0"


def sentences(language: str = "ru", **changed: Any) -> list[str]:
    """Return what is said of the plenary session after a change, with plain spaces."""
    with speaking(language):
        (change,) = changes_between(forum(PLENARY), forum(replace(PLENARY, **changed))).items
        return [sentence.replace(NBSP, " ") for sentence in item_told(change)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (at("10:00", "11:30"), at("10:30", "12:00"), "перенесено с 10.00 на 10.30"),
        (at("10:00"), at("10:30"), "перенесено с 10.00 на 10.30"),
        (at("10:00", "11:30"), at("10:30", "11:30"), "перенесено с 10.00–11.30 на 10.30–11.30"),
        (at("10:00", "11:30"), at("10:00", "12:00"), "окончание в 12.00 вместо 11.30"),
        (at("10:00", "11:30"), at("10:00"), "Время: «10.00» вместо «10.00–11.30»"),
        (at("10:00", "11:30"), at("10:00", "11:30", day=NEXT), "перенесено с 26 ноября, 10.00–11.30 на 27 ноября, 10.00–11.30"),
        (at("19:00", precision=Precision.OPEN), at("19:00", "21:00"), "Время: «19.00–21.00» вместо «с 19.00»"),
        (at("19:00", precision=Precision.OPEN), at("19:30", precision=Precision.OPEN), "перенесено с 19.00 на 19.30"),
        (at(), at("10:00", "11:00"), "Время: «10.00–11.00» вместо «время уточняется»"),
        (at("10:00"), at(), "Время: «время уточняется» вместо «10.00»"),
        (at(), at(day=NEXT), "Время: «27 ноября, время уточняется» вместо «26 ноября, время уточняется»"),
        (
            at("13:15", precision=Precision.APPROXIMATE),
            at("13:30", precision=Precision.APPROXIMATE),
            "перенесено с 13.15 на 13.30",
        ),
    ],
)
def test_a_move_is_told_as_short_as_it_stays_clear(before: When, after: When, said: str) -> None:
    with speaking("ru"):
        assert moved_told(before, after).replace(NBSP, " ") == said


def test_a_move_is_told_in_english_with_colons() -> None:
    assert sentences("en", when=at("10:30", "12:00")) == ["moved from 10:00 to 10:30"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"place": Place(Texts("Конгресс-холл «Торатау»"))}, "Место: Конгресс-холл «Торатау»"),
        ({"responsible": "Иванов"}, "Ответственный: Иванов"),
        ({"title": Texts("Заседание")}, "Название: «Заседание» вместо «Пленарное заседание»"),
        ({"kind": ItemKind.PLENARY}, "Вид: «Пленарное заседание» вместо «Другое»"),
        ({"visibility": Visibility.HOSTS}, "Кому видно: «Только принимающая сторона» вместо «Гости и принимающая сторона»"),
    ],
)
def test_a_changed_field_is_told_with_its_name_and_values(changed: dict[str, Any], said: str) -> None:
    assert sentences(**changed) == [said]


def test_speeches_are_told_as_changed() -> None:
    assert len(sentences(speeches=(a_speech(),))) == 1


def test_a_text_that_changed_in_another_language_only_is_told_so() -> None:
    (sentence,) = sentences("en", title=Texts("Пленарное заседание", kk="Пленарлық отырыс"))
    assert sentence == "Title: the text in another language has changed"


def test_what_is_no_longer_said_is_told_so() -> None:
    with speaking("en"):
        (change,) = changes_between(forum(replace(PLENARY, transport="bus 3")), forum(PLENARY)).items
        assert item_told(change) == ("Transport: no longer “bus 3”",)


def test_another_clock_with_the_same_hours_is_told_by_the_clock_alone() -> None:
    said = sentences("en", zone="Europe/Moscow", when=at("10:00", "11:30", zone="Europe/Moscow"))
    assert said == ["Time zone: “Moscow” instead of “Ufa”"]


def test_the_other_of_two_hours_is_told_as_such() -> None:
    night = at("23:30", day=date(2024, 2, 29), zone=ASTANA)
    assert night.start
    with speaking("en"):
        other = replace(night, start=replace(night.start, fold=1))
        assert moved_told(night, other) == "the other of the two 23:30 of that night, when the clocks are put back"


def test_a_shift_of_rules_is_told_as_such() -> None:
    with speaking("en"):
        (change,) = changes_between(forum(PLENARY), forum(PLENARY), frozenset({"a"})).items
        assert item_told(change) == ("the same clock time is now another moment: the rules of the time zone have changed",)


def test_added_and_cancelled_items_need_no_sentence() -> None:
    added, cancelled = changes_between(forum(PLENARY), forum(replace(PLENARY, cancelled=True), replace(PLENARY, uid="b"))).items
    assert (item_told(added), item_told(cancelled)) == ((), ())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"status": Status.CANCELLED}, "Status: “Cancelled” instead of “In preparation”"),
        ({"is_public": False}, "Seen by the public: “no” instead of “yes”"),
        ({"days": Days(NEXT, NEXT)}, "Dates: “27 November 2024” instead of “26–27 November 2024”"),
        ({"zone": ASTANA}, "Time zone: “Astana” instead of “Ufa”"),
    ],
)
def test_changes_of_the_event_are_told(changed: dict[str, Any], said: str) -> None:
    with speaking("en"):
        assert [one.replace(NBSP, " ") for one in event_told(changes_between(FORUM, replace(FORUM, **changed)))] == [said]


def test_a_new_order_is_told() -> None:
    beside = replace(PLENARY, uid="b")
    with speaking("en"):
        assert event_told(changes_between(forum(PLENARY, beside), forum(beside, PLENARY))) == (
            "items that begin at the same time stand in another order",
        )


def test_of_a_first_version_nothing_is_told_about_the_event() -> None:
    assert event_told(changes_between(None, FORUM)) == ()
