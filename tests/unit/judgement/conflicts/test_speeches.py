"""Claims about speeches that do not fit their item, or only just."""

from datetime import date

import pytest

from app.ground.kernel.when import Precision
from app.planning.events.kinds import Severity
from tests.factories.facts import an_item, found


@pytest.mark.parametrize(
    ("minutes", "kinds"), [(0, []), (53, []), (54, ["speeches_tight"]), (60, ["speeches_tight"]), (61, ["speeches_too_long"])]
)
def test_speeches_of_an_hour_are_tight_from_54_minutes_and_too_long_from_61(minutes: int, kinds: list[str]) -> None:
    item = an_item(1, "10:00", "11:00", speech_minutes=minutes)
    assert [one.check for name in ("speeches_tight", "speeches_too_long") for one in found(name, item)] == kinds


def test_too_long_is_an_error_and_tight_a_warning_about_the_item() -> None:
    long, tight = an_item(1, "10:00", "11:00", speech_minutes=90), an_item(2, "10:00", "11:00", speech_minutes=55)
    assert [(one.key, one.severity) for one in found("speeches_too_long", long, tight)] == [("speeches_too_long:item1", Severity.ERROR)]
    assert [(one.key, one.severity) for one in found("speeches_tight", long, tight)] == [("speeches_tight:item2", Severity.WARNING)]


def test_an_item_without_an_end_has_room_for_any_speech() -> None:
    assert found("speeches_too_long", an_item(1, "10:00", speech_minutes=600), an_item(2, speech_minutes=600)) == ()


def test_an_approximate_time_is_not_sure() -> None:
    item = an_item(1, "10:00", "11:00", precision=Precision.APPROXIMATE, speech_minutes=90)
    assert [one.clash.unsure for one in found("speeches_too_long", item)] == [True]


def test_the_clocks_going_back_in_astana_give_an_hour_more() -> None:
    night = an_item(1, "23:00", "0:30", day=date(2024, 2, 29), zone="Asia/Almaty", folds=(0, 0), speech_minutes=140)
    assert found("speeches_too_long", night) == ()
