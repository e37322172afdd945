"""Claims about the days of events."""

from datetime import date, timedelta

import pytest

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.spans import Days
from app.planning.events.kinds import POLICY, Kind
from app.planning.events.rules import LONGEST_DAYS, event_days
from app.planning.programmes.rules import ItemKind

FIRST = date(2024, 11, 26)


@pytest.mark.parametrize("days", [1, 2, LONGEST_DAYS])
def test_an_event_lasts_up_to_sixty_days(days: int) -> None:
    last = FIRST + timedelta(days=days - 1)
    assert event_days(FIRST, last) == Days(FIRST, last)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (FIRST, FIRST - timedelta(days=1), "last_day"),
        (FIRST, FIRST + timedelta(days=LONGEST_DAYS), "last_day"),
        (FIRST, date(9999, 12, 31), "last_day"),
        (date(1989, 12, 31), date(1989, 12, 31), "first_day"),
        (date(2101, 1, 1), date(2101, 1, 1), "first_day"),
        (date(1, 1, 1), date(1, 1, 1), "first_day"),
    ],
)
def test_days_that_are_a_slip_are_refused_at_their_field(first: date, last: date, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        event_days(first, last)
    assert refused.value.field == field


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_proposes_days_and_kinds_of_items_that_exist(kind: Kind) -> None:
    policy = POLICY[kind]
    assert event_days(FIRST, FIRST + timedelta(days=policy.usual_days - 1)).first == FIRST
    assert set(policy.item_kinds) <= {one.value for one in ItemKind}
