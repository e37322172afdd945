"""Findings in words: who is named, which clocks, what is said once."""

from collections.abc import Collection, Mapping
from datetime import date

import pytest

from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision, When
from app.ground.words.languages import speaking
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import At, Clash, Finding, Lasts, Message, Value
from app.judgement.conflicts.names import Address, Named, Names
from app.judgement.conflicts.wording import concerned, kind_told, person_told, pieces, remark, thing_told, told, told_with_remark
from app.planning.events.kinds import Severity
from tests.factories.facts import ASTANA, DAY, UFA, minute, wall

WALK, MEETING, LATE = (Thing(Sort.ITEM, ident) for ident in (1, 2, 3))
HEAD = Thing(Sort.PERSON, 7)
NBSP = "\N{NO-BREAK SPACE}"


def item_named(title: str, start: str, end: str | None, **more: object) -> Named:
    """Return an item of event 1 as a sentence tells it."""
    values: dict[str, object] = {"day": DAY, "zone": UFA, "event": 1, "precision": Precision.EXACT if end else Precision.OPEN} | more
    day, zone = values.pop("day"), values.pop("zone")
    assert isinstance(day, date)
    assert isinstance(zone, str)
    precision = values.pop("precision")
    assert isinstance(precision, Precision)
    when = When(day, precision, wall(start, day, zone), wall(end, day, zone) if end else None)
    event = values.pop("event")
    assert isinstance(event, int)
    return Named(Texts(ru=title, en="Walk" if title == "Обход" else ""), Address("planner.item", {"item_id": 1}), when, event, quoted=True)


def names(**more: Named) -> Names:
    """Return names of two items and of somebody; `more` by «item3»."""
    things = {
        WALK: item_named("Обход", "11:00", "12:00"),
        MEETING: item_named("Встреча", "11:30", "12:30"),
        HEAD: Named(Texts(ru="Р.Ф. Хабиров", kk="Р.Ф. Хабиров"), Address("desk.person", {"person_id": 7})),
        **{Thing(Sort(name.rstrip("0123456789")), int(name.lstrip("abcdefghijklmnopqrstuvwxyz"))): named for name, named in more.items()},
    }
    return Names(things, focus=1)


def a_finding(message: str, values: Mapping[str, Value], people: Collection[int] = (), *, unsure: bool = False) -> Finding:
    """Return a finding about the walk and the meeting."""
    clash = Clash((WALK, MEETING), message, values, unsure=unsure)
    return Finding("person_twice", Severity.BLOCKER, clash, frozenset(people))


TWICE = "%(first)s / %(second)s / %(since)s: %(people)s."


def twice(people: Collection[int] = (7,), **over: Value) -> Finding:
    """Return the finding that somebody is in two places."""
    return a_finding(TWICE, {"first": WALK, "second": MEETING, "since": At(minute("11:30"), UFA), **over}, people)


def test_a_day_is_said_once_and_times_are_those_of_the_place() -> None:
    assert told(twice(), names(), "ru") == (f"«Обход» (26{NBSP}ноября, 11.00–12.00) / «Встреча» (11.30–12.30) / 11.30: Р.Ф. Хабиров.")


def test_another_day_is_said_again() -> None:
    later = names(item3=item_named("Ужин", "20:00", None, day=date(2024, 11, 27)))
    assert told(a_finding("%(first)s / %(second)s", {"first": WALK, "second": LATE}), later, "ru") == (
        f"«Обход» (26{NBSP}ноября, 11.00–12.00) / «Ужин» (27{NBSP}ноября, с{NBSP}20.00)"
    )


def test_under_the_heading_of_a_day_that_day_is_not_said_again() -> None:
    found = pieces(a_finding("%(first)s", {"first": WALK}), names(), "ru", under=DAY)
    assert "".join(piece.text for piece in found) == "«Обход» (11.00–12.00)"


def test_the_year_of_a_day_is_said_once() -> None:
    both = a_finding("%(first)s / %(day)s / %(next)s", {"first": WALK, "day": DAY, "next": date(2025, 1, 2)})
    assert told(both, names(), "ru") == (f"«Обход» (26{NBSP}ноября, 11.00–12.00) / 26{NBSP}ноября / 2{NBSP}января 2025{NBSP}г.")


def test_an_instant_without_anything_before_it_tells_its_day() -> None:
    assert told(a_finding("%(at)s", {"at": At(minute("11:30"), UFA)}), names(), "ru") == f"26{NBSP}ноября, 11.30"


def test_the_language_spoken_has_its_own_quotes_and_clock() -> None:
    assert told(a_finding("%(first)s", {"first": WALK}), names(), "en") == f"“Walk” (26{NBSP}November, 11:00–12:00)"


def test_quotes_inside_a_title_take_their_other_form() -> None:
    inside = names(item3=item_named("В «Торатау»", "9:00", "10:00"))
    assert told(a_finding("%(first)s", {"first": LATE}), inside, "ru") == f"«В „Торатау“» (26{NBSP}ноября, 09.00–10.00)"
    english = Names({LATE: Named(Texts(ru="В «Торатау»", en="In “Toratau”"), quoted=True)})
    assert told(a_finding("%(first)s", {"first": LATE}), english, "en") == "“In ‘Toratau’”"


def test_where_clocks_differ_each_time_says_whose_it_is() -> None:
    day = date(2023, 9, 25)
    differing = names(
        item1=item_named("Обход", "9:00", "10:00", day=day), item2=item_named("Встреча", "10:30", "11:00", day=day, zone=ASTANA)
    )
    assert told(a_finding("%(first)s / %(second)s", {"first": WALK, "second": MEETING}), differing, "ru") == (
        f"«Обход» (25{NBSP}сентября, 09.00–10.00, Уфа) / «Встреча» (10.30–11.00, Астана)"
    )


def test_what_belongs_to_another_event_says_so() -> None:
    other = names(item2=item_named("Встреча", "11:30", "12:30", event=2), event2=Named(Texts(ru="Иннопром"), quoted=True))
    assert told(a_finding("%(first)s / %(second)s", {"first": WALK, "second": MEETING}), other, "ru") == (
        f"«Обход» (26{NBSP}ноября, 11.00–12.00) / «Встреча» (11.30–12.30, «Иннопром»)"
    )


def test_a_hall_is_of_no_event_though_what_is_in_it_is() -> None:
    other = names(
        item2=item_named("Встреча", "11:30", "12:30", event=2),
        event2=Named(Texts(ru="Иннопром"), quoted=True),
        hall4=Named(Texts(ru="Большой зал"), within=Texts(ru="Торатау")),
    )
    finding = a_finding("%(hall)s: %(second)s", {"hall": Thing(Sort.HALL, 4), "second": MEETING})
    assert told(finding, other, "ru") == f"Большой зал (Торатау): «Встреча» (26{NBSP}ноября, 11.30–12.30, «Иннопром»)"


def test_a_hall_is_told_with_its_venue() -> None:
    hall = Thing(Sort.HALL, 4)
    known = names(hall4=Named(Texts(ru="Большой зал"), within=Texts(ru="Торатау")))
    assert told(a_finding("%(hall)s", {"hall": hall}), known, "ru") == "Большой зал (Торатау)"


def test_up_to_eight_people_are_named_in_the_order_of_the_alphabet() -> None:
    people = {f"person{number}": Named(Texts(ru=f"А. {letter}ов")) for number, letter in zip(range(20, 32), "МЛКЙИЗЖЕДГВБ", strict=True)}
    finding = a_finding("%(people)s", {}, range(20, 28))
    assert told(finding, names(**people), "ru") == "А. Еов, А. Жов, А. Зов, А. Иов, А. Йов, А. Ков, А. Лов, А. Мов"
    more = pieces(a_finding("%(people)s", {}, range(20, 32)), names(**people), "en")
    assert [piece.text for piece in more][-1] == "and 4 more"
    assert sum(piece.text.startswith("А. ") for piece in more) == 8


def test_people_whose_names_were_not_read_are_counted() -> None:
    assert told(a_finding("%(people)s", {}, [90, 91]), names(), "ru") == "2 человека"


def test_what_outlives_an_erasure_names_nobody() -> None:
    finding = a_finding("%(who)s %(first)s: %(people)s", {"who": HEAD, "first": WALK}, [7])
    assert told(finding, names(), "ru", by_name=False) == f"1 человек «Обход» (26{NBSP}ноября, 11.00–12.00): 1 человек"


def test_pieces_know_the_pages_of_what_they_name() -> None:
    found = pieces(a_finding("%(who)s: %(first)s", {"who": HEAD, "first": WALK}), names(), "ru")
    assert [(piece.text, piece.address.endpoint if piece.address else "") for piece in found] == [
        ("Р.Ф. Хабиров", "desk.person"),
        (": ", ""),
        ("«Обход»", "planner.item"),
        (f" (26{NBSP}ноября, 11.00–12.00)", ""),
    ]


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (Lasts(95), f"1{NBSP}ч{NBSP}35{NBSP}мин"),
        (Message("Forum"), "Форум"),
        (DAY, f"26{NBSP}ноября 2024{NBSP}г."),
        (Thing(Sort.DAY, DAY.toordinal()), f"26{NBSP}ноября 2024{NBSP}г."),
        (839, "839"),
        ("100%", "100%"),
        (Thing(Sort.ITEM, 99), thing_told(Thing(Sort.ITEM, 98), Names(), "ru")),
    ],
)
def test_each_sort_of_value_is_told(value: Value, sentence: str) -> None:
    assert told(a_finding("%(value)s", {"value": value}), names(), "ru") == sentence


def test_a_percent_sign_of_a_message_stands_for_itself() -> None:
    assert told(a_finding("%(share)s %%", {"share": 95}), names(), "ru") == "95 %"


def test_a_finding_that_is_sure_has_no_remark() -> None:
    assert remark(twice(), names()) == ""


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (item_named("Встреча", "11:30", "12:30", precision=Precision.APPROXIMATE), "A time is only approximate."),
        (item_named("Встреча", "11:30", None), "When something ends is open."),
        (item_named("Встреча", "11:30", "12:30"), "How long the way takes is only estimated."),
    ],
)
def test_an_unsure_finding_says_why(second: Named, sentence: str) -> None:
    finding = a_finding("%(first)s", {"first": WALK}, unsure=True)
    assert told_with_remark(finding, names(item2=second), "en") == f"“Walk” (26{NBSP}November, 11:00–12:00) {sentence}"


def test_whom_a_finding_concerns_is_told_beside_only_where_the_sentence_does_not() -> None:
    assert concerned(a_finding("%(first)s", {"first": WALK}, [7]), names()) == "Р.Ф. Хабиров"
    assert concerned(a_finding("%(who)s", {"who": HEAD}, [7, 90]), names()) == "1 человек"
    assert concerned(twice(), names()) == ""
    assert concerned(a_finding("%(first)s", {"first": WALK}), names()) == ""


def test_kinds_and_persons_have_names() -> None:
    assert person_told(7, names()) == "Р.Ф. Хабиров"
    assert kind_told("gone_by_now") == "gone_by_now"
    with speaking("en"):
        assert kind_told("person_twice") == "A person in two places"
