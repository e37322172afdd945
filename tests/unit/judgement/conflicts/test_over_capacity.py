"""Claims about halls that are too small."""

from app.judgement.conflicts.deeds import Exchange, Rehouse
from app.judgement.conflicts.kinds.over_capacity import CHECK
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.venues.rules import Layout
from tests.factories.facts import a_hall, an_item, found, situation


def test_eleven_hundred_people_do_not_fit_into_839_seats() -> None:
    told = found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=1100), a_hall(1, 839))
    assert [(one.key, one.severity, one.clash.values["count"], one.clash.values["room"]) for one in told] == [
        ("over_capacity:item1:hall1", Severity.ERROR, 1100, 839)
    ]


def test_whoever_attends_is_counted_where_they_are_more_than_expected() -> None:
    told = found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=2, people={1, 2, 3}), a_hall(1, 2))
    assert [one.clash.values["count"] for one in told] == [3]


def test_the_layout_says_how_many_a_hall_holds() -> None:
    hall = a_hall(1, 100, banquet=40)
    assert len(found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=60, layout=Layout.BANQUET), hall)) == 1
    assert found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=60, layout=Layout.THEATRE), hall) == ()
    assert found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=60), hall) == ()


def test_a_layout_that_nobody_has_counted_is_measured_by_the_largest() -> None:
    assert found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=60, layout=Layout.BANQUET), a_hall(1, 60)) == ()
    assert len(found("over_capacity", an_item(1, "10:00", "11:00", hall=1, expected=61, layout=Layout.BANQUET), a_hall(1, 60))) == 1


def test_those_who_look_in_at_an_exhibition_are_not_there_all_at_once() -> None:
    fair = an_item(1, "10:00", "18:00", hall=1, people=range(10), roles={1: ItemRole.SPEAKER}, kind=ItemKind.EXHIBITION)
    assert found("over_capacity", fair, a_hall(1, 5)) == ()


def test_a_larger_free_hall_or_one_to_exchange_is_offered() -> None:
    big, other = an_item(1, "10:00", "11:00", hall=1, expected=90), an_item(2, "10:00", "11:00", hall=2, expected=20)
    given = (big, other, a_hall(1, 50), a_hall(2, 100), a_hall(3, 200, venue=2))
    assert list(CHECK.mend(situation(*given), found("over_capacity", *given)[0])) == [Rehouse(1, 3), Exchange(1, 2)]
