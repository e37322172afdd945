"""Whole private feeds, byte for byte: a guest over two events. YIYIN_GOLDEN=write writes them anew for reading over."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.faces.feeds.calendar import Heading, joined
from app.faces.feeds.own_vevent import Own, own_vevent
from app.faces.feeds.vevent import House
from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.entering import shown
from app.judgement.private_links.pictures import picture_of
from app.judgement.subscriptions.variant import Variant
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Subject
from app.planning.logistics.picture import Logistics
from tests.unit.judgement.entries.pictures import FIRST, PLENARY, RECEPTION
from tests.unit.judgement.private_links.pictures import logistics, programme, second_event, subject

FOLDER = Path(__file__).parents[3] / "golden" / "private_feeds"
HOUSE = House("https://programme.example.org", "events.example.org")


def entries() -> list[Own]:
    """Return what the guest's feed of all events tells: one item of it has been moved, one is theirs no more."""
    found = []
    for picture, things in ((programme(), logistics()), (second_event(), Logistics(second_event().event_uid))):
        for line in Itineraries(picture, things).of(subject(Subject.PERSON)).lines:
            one = shown(line, picture_of(line, picture))
            found.append(Own(one.uid, dict(one.picture), one.starts, one.ends, one.status, 0, FIRST, FIRST))
    later = FIRST + timedelta(days=1)
    changed: dict[str, dict[str, Any]] = {
        PLENARY: {"sequence": 1, "last_modified": later},
        RECEPTION: {"sequence": 2, "last_modified": later, "status": EntryStatus.CANCELLED, "left": True},
    }
    return sorted((replace(one, **changed.get(one.uid, {})) for one in found), key=lambda one: (one.starts, one.uid))


@pytest.mark.parametrize("variant", [Variant("en", local=True, alarm=30), Variant("en"), Variant("ru")], ids=lambda one: one.key)
def test_a_private_feed_is_what_it_was(variant: Variant) -> None:
    heading = Heading("Қасымов Арман Ерланұлы", "", "Asia/Yekaterinburg", "")
    feed = joined(heading, [own_vevent(own, variant, HOUSE) for own in entries()], variant, date(2024, 11, 20))
    golden = FOLDER / f"{variant.key}.ics"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_bytes(feed)
    assert feed == golden.read_bytes()
