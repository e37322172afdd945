"""Claims about the picture of a programme and its JSON."""

import json
from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from app.planning.programmes.programme import Item, Programme, as_json, from_json
from app.planning.programmes.rules import Visibility
from tests.strategies.programmes import programmes


@given(programmes())
def test_a_picture_that_was_stored_reads_back_as_it_was(programme: Programme) -> None:
    stored = json.loads(json.dumps(as_json(programme)))
    assert from_json(stored) == programme


LATER = {"series", "status_reason", "dates_unknown", "delegations", "people"}
"""What is stored only where it says something, so that older pictures stay equal to new ones."""


@given(programmes())
def test_every_field_of_a_picture_is_stored(programme: Programme) -> None:
    stored = as_json(programme)
    later = {name for name in LATER if getattr(programme, name)}
    assert set(stored) == {field.name for field in fields(Programme)} - LATER | later
    names = {field.name for field in fields(Item)}
    told = [names if item.present else names - {"present"} for item in programme.items]
    assert [set(item) for item in stored["items"]] == told


@given(programmes(), st.sampled_from(Visibility))
def test_nobody_sees_more_than_is_meant_for_them(programme: Programme, audience: Visibility) -> None:
    allowed = list(Visibility)[: list(Visibility).index(audience) + 1]
    seen = programme.seen_by(audience).items
    assert seen == tuple(item for item in programme.items if item.visibility in allowed)


@given(programmes())
def test_the_days_hold_every_item_once(programme: Programme) -> None:
    days = programme.by_day()
    assert [day for day, _ in days] == sorted({item.when.day for item in programme.items})
    assert sorted(item.uid for _, items in days for item in items) == sorted(item.uid for item in programme.items)


@given(programmes())
def test_a_snapshot_of_an_earlier_release_reads_without_what_came_later(programme: Programme) -> None:
    stored = as_json(programme)
    for name in ("description", "theme", "tzdata"):
        del stored[name]
    for item in stored["items"]:
        for name in ("track", "note", "participants", "dress", "press", "responsible", "transport", "plan_b", "speeches"):
            del item[name]
    read = from_json(stored)
    assert [item.when for item in read.items] == [item.when for item in programme.items]
