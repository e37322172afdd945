"""Claims about days of freight, rehearsals and cubic metres."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.matters.troupes.rules import (
    MOST_LITRES,
    THERE,
    FreightDay,
    Hour,
    cubic_told,
    freight_is_late,
    freight_standing,
    is_before,
    litres_of,
    refuse_days,
    refuse_rehearsal,
)

DAY = date(2024, 11, 26)
EVENT = Days(DAY, DAY + timedelta(days=2))
STEPS = tuple(FreightDay)
OFFSETS = st.lists(st.none() | st.integers(-30, 30), min_size=7, max_size=7)


def days(*after: int | None) -> dict[FreightDay, date | None]:
    """Return the days of a freight by how many days after the event's first one they are; those that are left out are not known."""
    known = (*after, *([None] * (7 - len(after))))
    return {step: None if one is None else DAY + timedelta(days=one) for step, one in zip(STEPS, known, strict=True)}


def at(hour: int, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@given(OFFSETS)
def test_the_days_that_are_known_follow_one_another_or_the_first_that_does_not_is_refused(after: list[int | None]) -> None:
    known = [(place, one) for place, one in enumerate(after) if one is not None]
    wrong = [place for (_, before), (place, one) in pairwise(known) if one < before]
    if not wrong:
        refuse_days(days(*after), EVENT)
        return
    with pytest.raises(Refusal) as no:
        refuse_days(days(*after), EVENT)
    assert no.value.field == STEPS[wrong[0]].value


@pytest.mark.parametrize("far", [-500, 500])
def test_a_day_that_is_years_away_from_its_event_is_refused_beside_its_field(far: int) -> None:
    with pytest.raises(Refusal) as no:
        refuse_days({FreightDay.ARRIVES: DAY + timedelta(days=far)}, EVENT)
    assert no.value.field == "arrives_on"


def test_a_freight_without_days_is_overdue_on_its_way_there_a_week_before_and_on_its_way_home_afterwards() -> None:
    told = {when: freight_standing({}, EVENT, DAY + timedelta(days=when)).overdue for when in (-8, -7, 2, 3)}
    assert told == {-8: (), -7: THERE, 2: THERE, 3: STEPS}


def test_the_next_step_follows_the_last_one_whose_day_has_passed() -> None:
    told = freight_standing(days(-6, None, -3, None, 2), EVENT, DAY - timedelta(days=2))
    assert (told.last, told.next, told.next_on, told.overdue) == (FreightDay.ARRIVES, FreightDay.UNLOADED, None, (FreightDay.UNLOADED,))


def test_a_step_of_today_is_still_to_come_and_a_freight_that_is_back_has_no_next_one() -> None:
    assert freight_standing(days(-6, -5), EVENT, DAY - timedelta(days=5)).next is FreightDay.CUSTOMS_OUT
    back = freight_standing(days(-6, -5, -4, -3, 3, 4, 5), EVENT, DAY + timedelta(days=6))
    assert (back.last, back.next, back.overdue) == (FreightDay.RETURNED, None, ())


@pytest.mark.parametrize(
    ("rehearsal", "answer"),
    [
        (Hour(DAY, at(10), at(12)), True),
        (Hour(DAY, at(10), at(18)), True),
        (Hour(DAY, at(17), at(19)), False),
        (Hour(DAY, at(18)), False),
        (Hour(DAY, at(19), at(20)), False),
        (Hour(DAY), None),
        (Hour(DAY - timedelta(days=1)), True),
        (Hour(DAY + timedelta(days=1)), False),
    ],
)
def test_a_rehearsal_is_over_when_its_concert_begins_at_six(rehearsal: Hour, answer: bool | None) -> None:
    concert = Hour(DAY, at(18), at(20))
    assert is_before(rehearsal, concert) is answer
    if answer is False:
        with pytest.raises(Refusal):
            refuse_rehearsal(rehearsal, concert, "day")
    else:
        refuse_rehearsal(rehearsal, concert, "day")


def test_freight_is_late_that_is_unloaded_after_the_first_day_on_the_stage() -> None:
    shows = [DAY + timedelta(days=1), DAY]
    assert [freight_is_late(days(-6, -5, 0, one), shows) for one in (0, 1, None)] == [False, True, False]
    assert freight_is_late(days(-6), shows) is False
    assert freight_is_late(days(-6, -5, 9), []) is False


@given(st.integers(1, MOST_LITRES))
def test_cubic_metres_are_read_back_as_they_are_told(litres: int) -> None:
    assert litres_of(cubic_told(litres), "volume") == litres


@pytest.mark.parametrize(
    ("typed", "litres"), [("4,5", 4500), ("4.5", 4500), ("12", 12_000), ("0,001", 1), ("1 000", 1_000_000), ("", None)]
)
def test_cubic_metres_are_typed_with_a_comma_or_a_point(typed: str, litres: int | None) -> None:
    assert litres_of(typed, "volume") == litres


@pytest.mark.parametrize("typed", ["0", "0,0", "-1", "1000,001", "4,5,6", "много", "1,0001", "9" * 400, "٤"])
def test_what_is_no_volume_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(Refusal) as no:
        litres_of(typed, "volume")
    assert no.value.field == "volume"
