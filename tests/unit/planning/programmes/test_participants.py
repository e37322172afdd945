"""Claims about who attends an item and in which words that is told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import for_everybody
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.participants import attending, named_in, participants_of, roles_of, stood_in, who_attends
from app.planning.programmes.programme import Item, Programme, as_json
from app.planning.programmes.roster import DelegationPicture, MemberPicture, PersonPicture, Presence
from app.planning.programmes.rules import ItemRole, Visibility
from tests.factories.programmes import UFA, a_speech, at
from tests.strategies.programmes import programmes

PEOPLE = {
    "p1": PersonPicture(Texts("Участников Иван Иванович", en="Uchastnikov Ivan"), Texts("И.И. Участников", en="I. Uchastnikov")),
    "p2": PersonPicture(Texts("Гостева Анна"), Texts("А. Гостева")),
    "p3": PersonPicture(Texts("Третьяков Пётр"), Texts("П. Третьяков")),
}
FIRST = DelegationPicture("d1", Texts("Делегация Астаны", en="Delegation of Astana"), members=(MemberPicture("p1"), MemberPicture("p2")))
SECOND = DelegationPicture("d2", Texts("Делегация Уфы"), members=(MemberPicture("p3"),))
ITEM = Item("a", at("10:00", "11:30"), UFA, Texts("Пленарное заседание"), visibility=Visibility.PUBLIC)
FORUM = Programme(
    "f",
    Kind.FORUM,
    Status.PREPARING,
    Texts("XX Форум"),
    Days(date(2024, 11, 26), date(2024, 11, 27)),
    UFA,
    Texts("Уфа"),
    Side.BASHKORTOSTAN,
    True,
    (ITEM,),
    delegations=(FIRST, SECOND),
    people=PEOPLE,
)


def told(present: Presence, typed: Texts = Texts(), *, fully: bool = False, language: str = "ru") -> str:
    """Return what is said of who attends."""
    return participants_of(FORUM, replace(ITEM, participants=typed, present=present), fully=fully).told(language)


places = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.integers(0, 6), st.booleans()), max_size=10, unique_by=lambda p: p[0])
some = st.frozensets(st.integers(0, 9))


@given(places, some, some, some, st.frozensets(st.integers(0, 9)))
def test_the_rule_of_who_attends(
    there: list[tuple[int, int, int, bool]], delegations: frozenset[int], minus: frozenset[int], plus: frozenset[int], roles: frozenset[int]
) -> None:
    with_theirs = {member for member, delegation, _, _ in there if delegation in delegations}
    going = (with_theirs - minus) | plus
    expected = {person for member, _, person, comes in there if comes and member in going} | roles
    assert who_attends(there, delegations, minus, plus, roles) == expected


@given(places, some, some, some)
def test_who_does_not_come_goes_nowhere_and_a_new_exception_moves_one_person_at_most(
    there: list[tuple[int, int, int, bool]], delegations: frozenset[int], minus: frozenset[int], plus: frozenset[int]
) -> None:
    assert who_attends([(m, d, p, False) for m, d, p, _ in there], delegations, minus, plus, ()) == frozenset()
    for member, _, person, _ in there:
        before = who_attends(there, delegations, minus, plus - {member}, ())
        after = who_attends(there, delegations, minus | {member}, plus - {member}, ())
        assert before - after <= {person}
        assert after <= before


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 6)), st.lists(st.integers(0, 6), max_size=5))
def test_nobody_who_was_substituted_stands_in_and_everybody_stands_once(instead: dict[int, int], chosen: list[int]) -> None:
    found = stood_in(chosen, instead)
    assert not set(found) & set(instead)
    assert len(found) == len(set(found))
    assert {member for member in chosen if member not in instead} <= set(found)


def test_a_chain_of_substitutes_ends_with_the_last_and_a_circle_with_nobody() -> None:
    assert stood_in((1,), {1: 2, 2: 3}) == (3,)
    assert stood_in((1,), {1: 2, 2: 1}) == ()


def test_a_member_of_two_delegations_stays_with_the_other() -> None:
    both = replace(SECOND, members=(MemberPicture("p1"),))
    item = replace(ITEM, present=Presence(("d1", "d2"), minus=(("d1", "p1"),)))
    assert attending(replace(FORUM, delegations=(FIRST, both)), item) == {"p1", "p2"}


@given(programmes())
def test_who_attends_is_known_to_the_picture(programme: Programme) -> None:
    assert all(attending(programme, item) <= set(programme.people) for item in programme.items)


def test_typed_words_alone_are_told_as_they_were_typed() -> None:
    assert participants_of(FORUM, replace(ITEM, participants=Texts("по списку"))) == Texts("по списку")


@pytest.mark.parametrize(
    ("present", "typed", "said"),
    [
        (Presence(("d1", "d2")), "", "Delegation of Astana; Делегация Уфы"),
        (Presence(("d2",)), "по списку", "по списку; Делегация Уфы"),
        (Presence(("d1", "d2")), "“Delegation of Astana”, experts", "“Delegation of Astana”, experts; Делегация Уфы"),
        (Presence(roles=(("p2", ItemRole.MODERATOR),)), "", "модератор – А. Гостева"),
        (Presence(roles=(("p2", ItemRole.MODERATOR),)), "ведёт Гостева Анна", "ведёт Гостева Анна"),
        (Presence(("d1",), minus=(("d1", "p1"),), plus=(("d2", "p3"),)), "", "Delegation of Astana"),
        (Presence(roles=(("p1", ItemRole.INTERPRETER), ("p2", ItemRole.GUEST))), "", ""),
    ],
)
def test_guests_read_of_delegations_and_of_who_leads(present: Presence, typed: str, said: str) -> None:
    assert told(present, Texts(typed), language="en") == said


def test_hosts_read_who_stays_away_and_who_comes_besides() -> None:
    present = Presence(("d1",), minus=(("d1", "p1"),), plus=(("d2", "p3"),), roles=(("p2", ItemRole.INTERPRETER),))
    said = "Delegation of Astana; except: I. Uchastnikov; also: П. Третьяков; interpreter – А. Гостева"
    assert told(present, fully=True, language="en") == said


def test_who_attends_all_the_same_is_no_exception() -> None:
    present = Presence(("d1",), minus=(("d1", "p1"),), roles=(("p1", ItemRole.CHAIR),))
    assert told(present, fully=True, language="en") == "Delegation of Astana; chair – I. Uchastnikov"


def test_each_language_has_its_own_words_where_somebody_has_a_name_in_it() -> None:
    present = Presence(("d1", "d2"), roles=(("p1", ItemRole.CHAIR),))
    assert told(present, language="en") == "Delegation of Astana; Делегация Уфы; chair – I. Uchastnikov"
    assert participants_of(FORUM, replace(ITEM, present=present)).kk == ""


def test_a_name_is_found_as_a_whole_only() -> None:
    assert named_in("Делегация 12, пресса", "Делегация 12")
    assert not named_in("Делегация 12", "Делегация 1")


def test_a_speaker_whose_speech_is_told_is_not_told_twice() -> None:
    item = replace(ITEM, present=Presence(roles=(("p1", ItemRole.SPEAKER), ("p2", ItemRole.SPEAKER))))
    spoken = replace(item, speeches=(replace(a_speech(), person="p1"),))
    assert roles_of(FORUM, item, "en") == ("speakers – I. Uchastnikov, А. Гостева",)
    assert roles_of(FORUM, spoken, "en") == ("speaker – А. Гостева",)


@given(programmes())
def test_everybody_gets_words_and_no_roster(programme: Programme) -> None:
    public = for_everybody(programme)
    assert (public.delegations, dict(public.people)) == ((), {})
    assert all(not item.present and not any(speech.person for speech in item.speeches) for item in public.items)
    stored = as_json(public)
    assert {"delegations", "people"}.isdisjoint(stored)
    assert all("present" not in item for item in stored["items"])


def test_who_is_an_exception_an_interpreter_or_a_guest_is_named_to_nobody_outside() -> None:
    present = Presence(
        ("d1",), (("d1", "p1"),), (("d2", "p3"),), (("p2", ItemRole.GUEST), ("p1", ItemRole.INTERPRETER), ("p3", ItemRole.INTERPRETER))
    )
    outside = str(as_json(for_everybody(replace(FORUM, items=(replace(ITEM, present=present),)))))
    assert "Делегация Астаны" in outside
    assert not [name for person in PEOPLE.values() for name in (*person.name.each(), *person.short.each()) if name in outside]


def test_a_picture_without_people_is_stored_as_before_there_were_any() -> None:
    stored = as_json(replace(FORUM, delegations=(), people={}))
    assert {"delegations", "people"}.isdisjoint(stored)
    assert "present" not in stored["items"][0]
    assert "person" not in as_json(replace(FORUM, items=(replace(ITEM, speeches=(a_speech(),)),)))["items"][0]["speeches"][0]
