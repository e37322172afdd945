"""Claims about the picture of the logistics as JSON."""

import json

from hypothesis import given, settings

from app.planning.logistics.picture import Logistics
from app.planning.logistics.picture_json import as_json, from_json
from app.planning.programmes.programme import Programme
from tests.strategies.logistics import pictures


@given(pictures())
@settings(max_examples=60)
def test_a_picture_comes_back_from_json_as_it_was(both: tuple[Programme, Logistics]) -> None:
    _, logistics = both
    stored = json.loads(json.dumps(as_json(logistics)))
    assert from_json(stored) == logistics
    assert as_json(from_json(stored)) == stored


def test_an_empty_picture_says_of_which_event_it_is_and_no_more() -> None:
    assert as_json(Logistics("e")) == {"event_uid": "e"}
    assert from_json({"event_uid": "e"}) == Logistics("e")
