"""Claims about the fields that only one kind of events has: how they are asked for, kept and told."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.ground.words.languages import speaking
from app.planning.events.forms import EventForm
from app.planning.events.kinds import POLICY, Kind, Particular, Severity, findings
from app.planning.events.particulars import facts_of, merged
from app.planning.events.particulars_form import shown_for
from app.planning.events.rules import Side
from app.planning.programmes.rules import ItemKind, Visibility

ALL = [one for policy in POLICY.values() for one in policy.particulars]
values = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([None, "", False, True, 0, 3, "да"]))


def sent(kind: Kind, **typed: str) -> EventForm:
    """Return a form as a browser sends it: of the fields of a kind, these are filled in."""
    fields = {one.name: "" for one in POLICY[kind].particulars if one.form != "flag"} | typed
    return EventForm(MultiDict({"own-asked": kind.value, **{f"own-{name}": value for name, value in fields.items()}}))


def example(one: Particular) -> tuple[str, object]:
    """Return what is typed into a field, and what is kept of it."""
    examples: dict[str, tuple[str, object]] = {"flag": ("y", True), "whole": ("7", 7), "line": ("Абв", "Абв"), "block": ("а\nб", "а\nб")}
    return examples[one.form] if one.form != "choice" else (one.choices[0][0], one.choices[0][0])


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_a_kind_is_asked_for_kept_and_shown_again(kind: Kind) -> None:
    typed = {one.name: example(one)[0] for one in POLICY[kind].particulars}
    kept = {one.name: example(one)[1] for one in POLICY[kind].particulars}
    form = sent(kind, **typed)
    assert form.own.form.validate()
    assert merged({}, form.own.given) == kept
    shown = EventForm(data={"own": shown_for(kind, kept)})
    assert (shown.own.asked, shown.own.given) == (kind, kept)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_filled_in_is_nothing_kept(kind: Kind) -> None:
    assert merged({}, sent(kind).own.given) == {}


def test_a_page_that_asks_for_no_kind_touches_no_field() -> None:
    form = EventForm(MultiDict({"own-stand": "14"}))
    assert (form.own.asked, form.own.given) == ("", {})


def test_a_kind_that_does_not_exist_asks_for_nothing() -> None:
    assert EventForm(MultiDict({"own-asked": "coronation", "own-stand": "14"})).own.given == {}


@pytest.mark.parametrize(("form", "typed"), [("whole", "много"), ("whole", "1000000000"), ("choice", "Марс"), ("line", "я" * 5000)])
def test_what_does_not_fit_a_field_is_refused_beside_it(form: str, typed: str) -> None:
    kind, one = next((kind, one) for kind, policy in POLICY.items() for one in policy.particulars if one.form == form)
    asked = sent(kind, **{one.name: typed})
    assert not asked.own.form.validate()
    assert set(asked.own.errors) == {one.name}


@given(values, values)
def test_what_was_not_asked_for_stays_and_what_was_emptied_goes(stored: dict[str, object], typed: dict[str, object]) -> None:
    kept = merged(stored, typed)
    empty = {name for name, value in {**stored, **typed}.items() if value is None or value is False or value == ""}
    assert set(kept) == (set(stored) | set(typed)) - empty
    assert all(kept[name] == typed.get(name, stored.get(name)) for name in kept)
    assert merged(kept, {}) == kept


def test_a_zero_is_a_number_that_was_typed() -> None:
    assert merged({}, {"quorum": 0}) == {"quorum": 0}


def test_kinds_that_share_a_field_mean_the_same_by_it() -> None:
    by_name = groupby(sorted(ALL, key=lambda one: one.name), key=lambda one: one.name)
    assert [name for name, ones in by_name if len(set(ones)) > 1] == []


def test_no_field_hides_what_a_form_is_made_of() -> None:
    taken = {name for name in dir(EventForm().own.form) if not name.startswith("__")} | {"formdata", "obj", "prefix", "data", "meta"}
    assert [one.name for one in ALL if one.name in taken - {"asked"}] == []
    assert "asked" not in {one.name for one in ALL}


@pytest.mark.parametrize("kind", Kind)
def test_what_a_skeleton_says_exists(kind: Kind) -> None:
    skeleton = POLICY[kind].skeleton
    assert {one.kind for one in skeleton} <= set(ItemKind)
    assert {one.visibility for one in skeleton} <= set(Visibility)
    assert [one.title.ru for one in skeleton if one.title.missing()] == []


def test_fields_are_told_in_the_order_of_the_form_with_their_choices_in_words() -> None:
    kept = {"form": "video", "meeting_number": 3, "stand": "14"}
    with speaking("en"):
        told = facts_of(Kind.WORKING_GROUP_MEETING, kept)
    assert told == (
        ("Number of the meeting", "3"),
        ("Co-chair of the Republic of Bashkortostan", "vacant"),
        ("Co-chair of the Republic of Kazakhstan", "vacant"),
        ("Form of the meeting", "by video link"),
    )


def test_a_flag_is_told_as_yes() -> None:
    with speaking("en"):
        assert facts_of(Kind.FORUM, {"heads_of_state": True}) == (("Heads of state take part by video link", "yes"),)


@pytest.mark.parametrize(
    ("kind", "kept", "found"),
    [
        (Kind.FORUM, {}, [("committee_chair", Severity.WARNING)]),
        (Kind.FORUM, {"committee_chair": "Участник"}, []),
        (Kind.DAYS, {}, [("guest_republic", Severity.ERROR)]),
        (Kind.DAYS, {"guest_republic": "bashkortostan"}, [("guest_republic", Severity.ERROR)]),
        (Kind.DAYS, {"guest_republic": "kazakhstan"}, []),
        (Kind.WORKING_GROUP_MEETING, {"co_chair_bashkortostan": "Участник"}, [("co_chair_kazakhstan", Severity.ERROR)]),
        (Kind.TRADE_FAIR_VISIT, {}, [("stand", Severity.WARNING)]),
        (
            Kind.BILATERAL_MEETING,
            {"our_head": "А", "their_head": "Б", "interpreter": "В", "our_composition": 5, "their_composition": 6},
            [("their_composition", Severity.WARNING)],
        ),
    ],
)
def test_what_a_kind_finds(kind: Kind, kept: dict[str, object], found: list[tuple[str, Severity]]) -> None:
    assert [(one.field, one.severity) for one in findings(kind, kept, Side.BASHKORTOSTAN)] == found


def test_no_check_of_a_kind_stands_in_the_way_of_publishing_yet() -> None:
    assert {one.severity for kind in Kind for one in findings(kind, {}, Side.KAZAKHSTAN)} == {Severity.ERROR, Severity.WARNING}
