"""What the paper of a preparation plan says, before it is set."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

from app.faces.printouts.plan_document import plan_document, plan_name
from app.faces.printouts.rows import Json
from app.ground.kernel.texts import Texts
from app.planning.events.rules import Status
from app.planning.preparation.plan import Plan
from tests.unit.faces.printouts.plans import CHANGED, PLAN


def document(plan: Plan = PLAN, language: str = "en") -> dict[str, Json]:
    return plan_document(plan, language, CHANGED)


def rows(told: dict[str, Json]) -> list[dict[str, str]]:
    return cast("list[dict[str, str]]", told["rows"])


def head(told: dict[str, Json]) -> dict[str, str]:
    return cast("dict[str, str]", told["head"])


def test_rows_are_numbered_by_the_days_on_which_they_are_due() -> None:
    assert [(row["number"], row["due"], row["timing"]) for row in rows(document())] == [
        ("1", "28.08.2024", "90 days before the event"),
        ("2", "27.10.2024", "30 days before the event"),
        ("3", "11.11.2024", ""),
        ("4", "26.11.2024", "on the first day of the event"),
        ("5", "07.12.2024", "10 days after the event"),
    ]


def test_a_mark_is_dated_by_the_clock_of_the_event_and_the_others_are_left_for_a_pen() -> None:
    assert [(row["mark"], row["evidence"]) for row in rows(document())] == [
        ("done on 21.08.2024", "Распоряжение № 0-р (пример)"),
        ("", ""),
        ("", ""),
        ("", "часть площадок проверена"),
        ("", ""),
    ]


def test_the_paper_is_dated_by_the_last_change_and_says_nothing_of_the_day_of_printing() -> None:
    assert cast("dict[str, str]", document()["foot"])["right"] == "last changed 08.11.2024, 16:40"
    later = plan_document(PLAN, "en", CHANGED + timedelta(days=1))
    assert {key for key, value in document().items() if later[key] != value} == {"foot"}


def test_where_the_new_days_are_unknown_a_task_tells_only_how_far_from_the_event_it_is() -> None:
    waiting = replace(
        PLAN, status=Status.POSTPONED, dates_unknown=True, tasks=tuple(replace(task, due=None) for task in PLAN.tasks if task.days)
    )
    told = document(waiting)
    assert (head(told)["status"], head(told)["where_and_when"]) == ("Postponed", "Ufa, dates not known yet")
    assert [(row["due"], row["timing"]) for row in rows(told)] == [
        ("90 days before the event", ""),
        ("30 days before the event", ""),
        ("10 days after the event", ""),
    ]


def test_only_a_cancelled_or_postponed_event_says_so_at_its_head() -> None:
    told = {status: head(document(replace(PLAN, status=status)))["status"] for status in Status}
    assert {status for status, text in told.items() if text} == {Status.CANCELLED, Status.POSTPONED}


def test_what_cannot_be_seen_is_left_out_and_a_long_title_is_shortened_in_the_foot() -> None:
    odd = replace(PLAN, title=Texts("Форум\u202e " + "долгий " * 30), tasks=(replace(PLAN.tasks[1], title="Вс\u202eтреча\u200b"),))
    told = document(odd)
    assert rows(told)[0]["task"] == "Встреча"
    foot = cast("dict[str, str]", told["foot"])["left"]
    assert (foot.endswith(" …"), len(foot) <= 97, "\u202e" in foot) == (True, True, False)


def test_a_plan_is_called_by_its_event() -> None:
    assert plan_name(PLAN, "en") == "Preparation plan – 20th Forum of Interregional Cooperation between Russia and Kazakhstan"
