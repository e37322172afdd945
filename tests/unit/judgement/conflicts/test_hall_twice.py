"""Claims about halls that are given to two items at once."""

from datetime import date

from app.judgement.conflicts.deeds import Exchange, Rehouse, Shift
from app.judgement.conflicts.kinds.hall_twice import CHECK
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind
from tests.factories.facts import Fact, a_hall, an_item, found, items, situation


def _deeds(*given: Fact) -> list[object]:
    here = situation(*given)
    finding = found("hall_twice", *given)[0]
    return list(CHECK.mend(here, finding))


def test_two_items_of_one_hall_at_once_are_a_blocker_for_whoever_is_in_both() -> None:
    told = found("hall_twice", an_item(1, "10:00", "11:30", people={1, 2}, hall=1), an_item(2, "11:00", "12:00", people={2, 3}, hall=1))
    assert [(one.key, one.severity, one.people) for one in told] == [("hall_twice:item1:item2", Severity.BLOCKER, frozenset({2}))]
    assert found("person_twice", an_item(1, "10:00", "11:30", people={2}, hall=1), an_item(2, "11:00", "12:00", people={2}, hall=1)) == ()


def test_an_item_may_begin_when_the_hall_is_left() -> None:
    assert found("hall_twice", an_item(1, "10:00", "11:00", hall=1), an_item(2, "11:00", "12:00", hall=1)) == ()


def test_two_halls_of_a_venue_are_two() -> None:
    assert found("hall_twice", an_item(1, "10:00", "11:00", hall=1), an_item(2, "10:00", "11:00", hall=2)) == ()


def test_the_key_does_not_change_with_which_of_the_two_comes_first() -> None:
    before = found("hall_twice", an_item(1, "10:00", "11:30", hall=1), an_item(2, "11:00", "12:00", hall=1))
    then = found("hall_twice", an_item(1, "11:30", "12:30", hall=1), an_item(2, "11:00", "12:00", hall=1))
    assert before[0].key == then[0].key
    assert before[0].basis != then[0].basis


def test_an_open_item_keeps_the_hall_for_an_hour_as_a_warning_that_is_not_sure() -> None:
    open_, within, later = an_item(1, "19:00", hall=1), an_item(2, "19:30", "20:00", hall=1), an_item(3, "20:00", "21:00", hall=1)
    told = found("hall_twice", open_, within, later)
    assert [(one.clash.things, one.severity, one.clash.unsure) for one in told] == [(items(1, 2), Severity.WARNING, True)]


def test_two_that_begin_together_are_sure_to_meet_whenever_they_end() -> None:
    told = found("hall_twice", an_item(1, "19:00", hall=1), an_item(2, "19:00", "20:00", hall=1))
    assert [one.severity for one in told] == [Severity.BLOCKER]


def test_a_hall_that_another_event_has_is_told_and_two_of_another_event_are_not() -> None:
    mine, theirs, also = an_item(1, "10:00", "11:00", hall=1), *(an_item(n, "10:00", "11:00", hall=1, event=2) for n in (2, 3))
    assert [one.clash.things for one in found("hall_twice", mine, theirs, also)] == [items(1, 2), items(1, 3)]


def test_officials_walk_round_an_exhibition_and_points_of_an_agenda_belong_to_their_meeting() -> None:
    stands = an_item(1, "10:00", "18:00", hall=1, kind=ItemKind.EXHIBITION)
    walk = an_item(2, "11:00", "11:45", hall=1, kind=ItemKind.WALK)
    meeting = an_item(3, "14:00", "15:30", hall=2, kind=ItemKind.MEETING)
    point = an_item(4, "14:05", "14:20", hall=2, kind=ItemKind.AGENDA)
    assert found("hall_twice", stands, walk, meeting, point) == ()


def test_two_points_of_an_agenda_at_once_are_found() -> None:
    points = (an_item(n, "14:05", "14:20", hall=1, kind=ItemKind.AGENDA) for n in (1, 2))
    assert [one.clash.things for one in found("hall_twice", *points)] == [items(1, 2)]


def test_the_smallest_free_hall_of_the_venue_comes_first_then_those_of_the_city() -> None:
    given = (
        an_item(1, "10:00", "11:30", hall=1, expected=90),
        an_item(2, "11:00", "12:00", hall=1, expected=40),
        an_item(3, "11:00", "12:00", hall=5),
        a_hall(1, 100), a_hall(2, 80), a_hall(3, 50), a_hall(4, 30), a_hall(5, 60), a_hall(6, 45, venue=2), a_hall(7, 45, venue=3, city=2),
    )  # fmt: skip
    assert _deeds(*given)[:3] == [Rehouse(2, 3), Rehouse(2, 2), Rehouse(2, 6)]


def test_one_of_them_is_held_earlier_or_later_where_the_hall_is_free_then() -> None:
    first, second = an_item(1, "10:00", "11:30", hall=1), an_item(2, "11:00", "12:00", hall=1)
    assert _deeds(first, second, a_hall(1)) == [Shift(2, 30), Shift(1, -30), Shift(1, 120), Shift(2, -120)]
    assert _deeds(first, second, an_item(3, "12:15", "13:00", hall=1), a_hall(1)) == [Shift(1, -30), Shift(2, -120)]


def test_what_another_event_has_put_there_is_not_moved() -> None:
    theirs, mine = an_item(1, "10:00", "11:30", hall=1, event=2), an_item(2, "11:00", "12:00", hall=1)
    assert _deeds(theirs, mine, a_hall(1)) == [Shift(2, 30), Shift(2, -120)]


def test_two_items_exchange_their_halls_where_each_fits() -> None:
    given = (
        an_item(1, "10:00", "11:00", hall=1, expected=10),
        an_item(2, "10:30", "12:00", hall=1, expected=20),
        an_item(3, "11:30", "12:30", hall=2, expected=30),
        an_item(4, "12:00", "12:30", hall=1, day=date(2024, 11, 27)),
        a_hall(1, 50), a_hall(2, 50),
    )  # fmt: skip
    assert Exchange(2, 3) in _deeds(*given)
