"""Claims about the fields of an event's own kind."""

from datetime import date

from app.planning.events.kinds import Kind, Severity
from tests.factories.facts import an_event, found

CO_CHAIRS = {"co_chair_bashkortostan": "А.", "co_chair_kazakhstan": "Б."}


def test_a_vacant_co_chair_is_an_error_even_of_a_meeting_that_is_over() -> None:
    event = an_event(kind=Kind.WORKING_GROUP_MEETING, particulars={"co_chair_bashkortostan": "А."})
    for today in (date(2024, 11, 1), date(2026, 1, 1)):
        assert [(one.key, one.severity) for one in found("particulars", event, today=today)] == [
            ("particulars:event1:field2", Severity.ERROR)
        ]


def test_both_co_chairs_vacant_are_two_findings() -> None:
    assert len(found("particulars", an_event(kind=Kind.WORKING_GROUP_MEETING))) == 2


def test_named_co_chairs_are_none() -> None:
    assert found("particulars", an_event(kind=Kind.WORKING_GROUP_MEETING, particulars=CO_CHAIRS)) == ()


def test_a_stand_that_is_not_named_is_a_warning_until_the_fair_is_over() -> None:
    event = an_event(kind=Kind.TRADE_FAIR_VISIT)
    assert [one.severity for one in found("particulars", event)] == [Severity.WARNING]
    assert found("particulars", event, today=date(2024, 11, 28)) == ()


def test_unequal_compositions_rest_on_their_numbers() -> None:
    given = {"our_head": "А.", "their_head": "Б.", "interpreter": "В.", "our_composition": 5}
    first, second = (
        found("particulars", an_event(kind=Kind.BILATERAL_MEETING, particulars=given | {"their_composition": theirs}))[0]
        for theirs in (3, 4)
    )
    assert first.key == second.key
    assert first.basis != second.basis
