"""Claims about what changed between two pictures of a programme."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.publishing.rules import EVENT_FIELDS, FIELDS, Deed, changes_between, gaps, shifted_between
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.programme import Item, Place, Programme, SeriesPicture, as_json
from app.planning.programmes.rules import ItemKind, Visibility
from tests.factories.programmes import ASTANA, UFA, a_speech, at
from tests.strategies.programmes import programmes

NEXT = date(2024, 11, 27)
PLENARY = Item("a", at("10:00", "11:30"), UFA, Texts("Пленарное заседание"))
SECTION = Item("b", at("12:00", "13:00"), UFA, Texts("Секция"))
FORUM = Programme(
    "f", Kind.FORUM, Status.PREPARING, Texts("XX Форум"), Days(date(2024, 11, 26), NEXT), UFA, Texts("Уфа"), Side.BASHKORTOSTAN, True, ()
)
CHANGED: dict[str, Any] = {
    "title": Texts("Заседание"),
    "place": Place(Texts("фойе")),
    "track": Texts("А"),
    "kind": ItemKind.PLENARY,
    "participants": Texts("все"),
    "speeches": (a_speech(),),
    "note": Texts("перевод"),
    "dress": Texts("деловой"),
    "press": Texts("съёмка"),
    "responsible": "Иванов",
    "transport": "автобус",
    "plan_b": "зал 2",
    "visibility": Visibility.HOSTS,
}


def forum(*items: Item) -> Programme:
    """Return the forum with these items."""
    return replace(FORUM, items=items)


def told(before: Programme | None, after: Programme) -> list[tuple[str, Deed, tuple[str, ...]]]:
    """Return what happened as uid, deed, fields."""
    return [(change.item.uid, change.deed, change.fields) for change in changes_between(before, after).items]


def test_all_items_of_a_first_version_are_added_but_for_cancelled_ones() -> None:
    assert told(None, forum(PLENARY, replace(SECTION, cancelled=True))) == [("a", Deed.ADDED, ())]


@given(programmes())
@settings(max_examples=30)
def test_nothing_changes_between_a_picture_and_itself(programme: Programme) -> None:
    assert not changes_between(programme, programme)


def test_every_field_of_an_item_is_watched() -> None:
    assert {field.name for field in Item.__dataclass_fields__.values()} == {*FIELDS, "uid", "when", "cancelled", "present"}
    assert set(CHANGED) == set(FIELDS) - {"zone"}


def test_every_field_of_an_event_is_watched() -> None:
    assert {field.name for field in Programme.__dataclass_fields__.values()} == {*EVENT_FIELDS, "event_uid", "items", "tzdata", "people"}


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_a_changed_field_is_named(name: str) -> None:
    assert told(forum(PLENARY), forum(replace(PLENARY, **{name: CHANGED[name]}))) == [("a", Deed.CHANGED, (name,))]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", Texts("XX Форум", en="20th Forum")),
        ("status", Status.CANCELLED),
        ("days", Days(NEXT, NEXT)),
        ("city", Texts("Астана")),
        ("zone", ASTANA),
        ("host", Side.KAZAKHSTAN),
        ("theme", Texts("Тема")),
        ("description", Texts("О чём")),
        ("is_public", False),
        ("kind", Kind.DAYS),
        ("series", SeriesPicture("s", Texts("Форум"), 21)),
        ("status_reason", Texts("Карантин")),
        ("dates_unknown", True),
    ],
)
def test_a_changed_field_of_the_event_is_named(name: str, value: Any) -> None:
    changes = changes_between(FORUM, replace(FORUM, **{name: value}))
    assert (changes.event_fields, bool(changes), changes.items) == ((name,), True, ())


def test_a_new_release_of_tzdata_alone_changes_nothing() -> None:
    assert not changes_between(FORUM, replace(FORUM, tzdata="2026.9"))


@pytest.mark.parametrize(
    ("before", "after", "deed", "fields"),
    [
        (PLENARY, replace(PLENARY, when=at("10:30", "12:00")), Deed.MOVED, ("when",)),
        (PLENARY, replace(PLENARY, when=at("10:30", "12:00"), note=Texts("!")), Deed.MOVED, ("when", "note")),
        (PLENARY, replace(PLENARY, cancelled=True, note=Texts("!")), Deed.CANCELLED, ()),
        (replace(PLENARY, cancelled=True), PLENARY, Deed.RESTORED, ()),
        (replace(PLENARY, cancelled=True), replace(PLENARY, when=at("10:30", "12:00")), Deed.RESTORED, ("when",)),
    ],
)
def test_the_deed_says_what_happened(before: Item, after: Item, deed: Deed, fields: tuple[str, ...]) -> None:
    assert told(forum(before), forum(after)) == [("a", deed, fields)]


def test_what_stays_cancelled_is_not_told_again() -> None:
    gone = replace(PLENARY, cancelled=True)
    assert told(forum(gone), forum(replace(gone, note=Texts("!")))) == []


def test_what_was_taken_out_counts_as_cancelled_unless_it_was_already() -> None:
    assert told(forum(PLENARY, replace(SECTION, cancelled=True)), forum()) == [("a", Deed.CANCELLED, ())]


def test_changes_are_told_in_the_order_of_the_programme() -> None:
    later = replace(SECTION, when=at("09:00", "09:30"))
    assert [uid for uid, _, _ in told(forum(PLENARY), forum(replace(PLENARY, note=Texts("!")), later))] == ["b", "a"]


def test_deeds_are_counted_and_marks_are_named() -> None:
    changes = changes_between(forum(PLENARY), forum(replace(PLENARY, cancelled=True), SECTION))
    assert [changes.count(deed) for deed in (Deed.CANCELLED, Deed.ADDED, Deed.MOVED)] == [1, 1, 0]
    assert changes.uids() == {"a", "b"}


def test_a_new_order_of_items_that_begin_together_is_a_change() -> None:
    beside = replace(SECTION, when=PLENARY.when)
    changes = changes_between(forum(PLENARY, beside), forum(beside, PLENARY))
    assert (changes.items, changes.event_fields, bool(changes)) == ((), ("order",), True)


def test_an_item_that_moved_or_came_is_no_new_order() -> None:
    beside = replace(SECTION, when=PLENARY.when)
    assert changes_between(forum(PLENARY, beside), forum(beside, replace(PLENARY, when=at("13:00", "14:00")))).event_fields == ()
    assert changes_between(forum(PLENARY), forum(beside, PLENARY)).event_fields == ()


def test_the_same_clock_time_at_another_instant_is_a_shift() -> None:
    before, after = as_json(forum(PLENARY, SECTION)), as_json(forum(PLENARY, SECTION))
    before["items"][0]["when"]["end"]["utc"] = "2024-11-26T05:30+00:00"
    shifted = shifted_between(before, after)
    assert shifted == {"a"}
    changes = changes_between(forum(PLENARY, SECTION), forum(PLENARY, SECTION), shifted)
    assert [(change.item.uid, change.deed, change.fields) for change in changes.items] == [("a", Deed.CHANGED, ("instant",))]


def test_another_clock_at_the_place_is_no_shift_of_rules() -> None:
    before, after = forum(PLENARY), forum(replace(PLENARY, zone="Europe/Moscow", when=at("10:00", "11:30", zone="Europe/Moscow")))
    shifted = shifted_between(as_json(before), as_json(after))
    assert [change.fields for change in changes_between(before, after, shifted).items] == [("when", "zone")]


def test_the_other_of_two_hours_is_no_shift_of_rules() -> None:
    night = at("23:30", day=date(2024, 2, 29), zone=ASTANA)
    assert night.start
    other = replace(night, start=replace(night.start, fold=1))
    before, after = (forum(replace(PLENARY, when=when, zone=ASTANA)) for when in (night, other))
    assert shifted_between(as_json(before), as_json(after)) == frozenset()


def test_texts_without_their_own_words_are_counted_by_language() -> None:
    item = replace(PLENARY, title=Texts("а", en="a"), note=Texts("б", kk="б"), place=Place(Texts("в")))
    assert gaps(forum(item, replace(SECTION, cancelled=True)), ("ba", "kk", "en")) == {"ba": 4, "kk": 3, "en": 3}
