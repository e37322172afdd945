"""What may be said of venues and halls."""

import pytest

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import known_zones
from app.register.venues.rules import FIRST_ZONES, LAYOUT_NAMES, SIDE_NAMES, CitySide, Layout, capacities, position, unused_name


def test_half_a_position_is_refused_beside_the_missing_half() -> None:
    with pytest.raises(Refusal) as refused:
        position(54.73, None)
    assert refused.value.field == "longitude"
    assert (position(None, None), position(0.0, 0.0)) == ((None, None), (0.0, 0.0))


def test_a_hall_knows_only_the_layouts_that_it_can_be_set_up_in_in_the_usual_order() -> None:
    assert list(capacities({Layout.BANQUET: 400, Layout.CLASSROOM: None, Layout.THEATRE: 839}).items()) == [
        (Layout.THEATRE, 839),
        (Layout.BANQUET, 400),
    ]


@pytest.mark.parametrize("count", [-1, 100_001])
def test_a_hall_for_nobody_or_for_a_whole_city_is_refused(count: int) -> None:
    with pytest.raises(Refusal) as refused:
        capacities({Layout.THEATRE: count})
    assert refused.value.field == "seats_theatre"


def test_two_names_that_read_alike_are_one_too_many() -> None:
    with pytest.raises(Refusal) as refused:
        unused_name(Texts(ru="большой  ЗАЛ"), [Texts(ru="Малый зал"), Texts(ru="Большой зал")])
    assert refused.value.field == "name"
    assert unused_name(Texts(ru="Зал"), [Texts(ru="Малый зал")]) == Texts(ru="Зал")


def test_the_proposed_zones_exist_and_none_comes_twice() -> None:
    assert set(FIRST_ZONES) <= known_zones()
    assert len(set(FIRST_ZONES)) == len(FIRST_ZONES)


def test_everything_to_choose_has_a_name() -> None:
    assert (set(SIDE_NAMES), set(LAYOUT_NAMES)) == (set(CitySide), set(Layout))
