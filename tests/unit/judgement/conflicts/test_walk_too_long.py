"""Claims about walks whose stops do not fit into their item."""

from datetime import date

import pytest

from app.ground.kernel.when import Precision
from app.planning.events.kinds import Severity
from tests.factories.facts import an_item, found


@pytest.mark.parametrize(("minutes", "keys"), [(0, []), (60, []), (61, [("walk_too_long:item1", Severity.ERROR)])])
def test_a_walk_of_an_hour_has_room_for_sixty_minutes_and_no_more(minutes: int, keys: list[tuple[str, Severity]]) -> None:
    item = an_item(1, "10:00", "11:00", walk_minutes=minutes)
    assert [(one.key, one.severity) for one in found("walk_too_long", item)] == keys


def test_a_walk_without_an_end_has_room_for_any_stop() -> None:
    assert found("walk_too_long", an_item(1, "10:00", walk_minutes=600), an_item(2, walk_minutes=600)) == ()


def test_a_walk_at_an_approximate_time_is_not_sure() -> None:
    item = an_item(1, "10:00", "11:00", precision=Precision.APPROXIMATE, walk_minutes=90)
    assert [one.clash.unsure for one in found("walk_too_long", item)] == [True]


def test_the_clocks_going_back_in_astana_give_a_walk_an_hour_more() -> None:
    night = an_item(1, "23:00", "0:30", day=date(2024, 2, 29), zone="Asia/Almaty", folds=(0, 0), walk_minutes=140)
    assert found("walk_too_long", night) == ()
