"""No interpreter works in two places at once."""

from app.judgement.conflicts.deeds import Shift, StandIn
from app.judgement.conflicts.engine import judge
from app.judgement.conflicts.kinds import BY_NAME
from tests.factories.facts import a_leg, an_item, found, situation

SECTIONS = (an_item(1, "11:45", "13:15", interpreters={1}, hall=1), an_item(2, "11:45", "13:15", interpreters={1}, hall=2))


def test_one_interpreter_in_two_parallel_sections_is_found_as_that_and_nothing_else() -> None:
    keys = [one.key for name in ("interpreter_twice", "person_twice", "too_far") for one in found(name, *SECTIONS)]
    assert keys == ["interpreter_twice:item1:item2"]


def test_who_interprets_in_one_and_only_sits_in_the_other_is_a_person_in_two_places() -> None:
    sits = an_item(2, "12:00", "13:00", people={1}, hall=2)
    assert [len(found(name, SECTIONS[0], sits)) for name in ("interpreter_twice", "person_twice")] == [0, 1]


def test_another_interpreter_of_the_event_who_is_free_then_stands_in() -> None:
    others = (
        an_item(3, "9:00", "10:00", interpreters={2}, hall=3),
        an_item(4, "12:00", "13:00", interpreters={3}, hall=4),
        an_item(5, "9:00", "10:00", interpreters={4}, hall=5),
        a_leg(6, "11:00", people={4}, departs=False),
        an_item(7, "9:00", "10:00", interpreters={5}, hall=6, event=2),
    )
    there = situation(*SECTIONS, *others)
    (finding,) = judge(there, [BY_NAME["interpreter_twice"]])
    assert list(BY_NAME["interpreter_twice"].mend(there, finding)) == [StandIn(2, 1, 2), StandIn(1, 1, 2), Shift(2, 90), Shift(1, -90)]
