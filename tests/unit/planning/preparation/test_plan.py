"""Claims about the picture of a preparation."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.planning.events.rules import Status
from app.planning.preparation.plan import Plan, PlannedTask, Summary
from app.planning.preparation.rules import Standing, State
from app.planning.preparation.wording import told_standing, told_timing, tone_of

TODAY = date(2024, 11, 10)
DONE = PlannedTask(1, "1", 1, "Утвердить состав", date(2024, 10, 1), 56, done_at=datetime(2024, 9, 30, 8, 0, tzinfo=UTC))
LATE = PlannedTask(2, "2", 1, "Разослать приглашения", date(2024, 11, 8), 18)
NEXT = PlannedTask(3, "3", 1, "Изготовить бейджи", date(2024, 11, 19), 7)
SAME = PlannedTask(4, "4", 1, "Изготовить пропуска", date(2024, 11, 19), 7)
PLAN = Plan(
    event_uid="e",
    title=Texts("XX Форум"),
    city=Texts("Уфа"),
    days=Days(date(2024, 11, 26), date(2024, 11, 27)),
    zone="Asia/Yekaterinburg",
    status=Status.PREPARING,
    dates_unknown=False,
    tasks=(DONE, LATE, NEXT, SAME),
)


def test_a_summary_counts_what_is_done_and_overdue_and_names_what_comes_next() -> None:
    assert PLAN.summary(TODAY) == Summary(4, 1, 1, NEXT)
    assert PLAN.summary(date(2024, 12, 1)) == Summary(4, 1, 3, None)


def test_of_a_cancelled_event_nothing_is_overdue_and_nothing_comes_next() -> None:
    assert replace(PLAN, status=Status.CANCELLED).summary(TODAY) == Summary(4, 1, 0, None)


def test_rows_are_numbered_in_the_whole_plan_and_change_places_within_a_day() -> None:
    rows = PLAN.rows(TODAY)
    assert [(row.number, row.can_rise, row.can_sink) for row in rows] == [
        (1, False, False),
        (2, False, False),
        (3, False, True),
        (4, True, False),
    ]
    assert [row.standing for row in rows] == [
        Standing(State.DONE),
        Standing(State.OVERDUE, 2),
        Standing(State.DUE, 9),
        Standing(State.DUE, 9),
    ]


def test_a_state_is_told_in_words_and_what_is_near_warns() -> None:
    with speaking("en"):
        told = [
            told_standing(one)
            for one in (
                Standing(State.DONE),
                Standing(State.DUE, 1),
                Standing(State.DUE, 0),
                Standing(State.OVERDUE, 2),
                Standing(State.RESTING),
            )
        ]
    assert told == ["done", "1 day left", "due today", "overdue by 2 days", "not counted now"]
    tones = [tone_of(Standing(State.DUE, days)) for days in (0, 7, 8)]
    assert [*tones, tone_of(Standing(State.OVERDUE, 1)), tone_of(Standing(State.DONE))] == ["warn", "warn", "", "error", "good"]


def test_a_relative_day_is_told_as_days_before_or_after_the_event() -> None:
    with speaking("en"):
        assert [told_timing(days) for days in (30, 1, 0, -1, None)] == [
            "30 days before the event",
            "1 day before the event",
            "on the first day of the event",
            "1 day after the event",
            "",
        ]
