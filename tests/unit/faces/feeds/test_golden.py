"""Whole feeds, byte for byte, in every language and kind of times. YIYIN_GOLDEN=write writes them anew for reading over."""

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.faces.feeds.calendar import Heading, joined
from app.faces.feeds.vevent import House, vevent
from app.ground.kernel.texts import LANGUAGES
from app.judgement.entries.rules import Entry, entered
from app.judgement.subscriptions.variant import Variant
from tests.unit.judgement.entries.pictures import ASTANA, FIRST, NIGHT, RECEPTION, at, forum, item, item_of, with_item

FOLDER = Path(__file__).parents[3] / "golden" / "feeds"
HOUSE = House("https://programme.example.org", "events.example.org")


def entries() -> list[Entry]:
    """Return entries of every sort: banner, exact, open and unknown times, one cancelled, one in the hour told twice."""
    night = item(NIGHT, "Вылет делегации", at(date(2024, 2, 29), "23:30", zone=ASTANA, fold=1), ASTANA)
    first = replace(forum(), items=(night, *forum().items))
    off = with_item(first, replace(item_of(first, RECEPTION), cancelled=True))
    known = {entry.uid: entry for entry in entered(first, (), FIRST)}
    known |= {entry.uid: entry for entry in entered(off, known.values(), FIRST + timedelta(days=1))}
    return sorted(known.values(), key=lambda entry: (entry.starts, entry.uid))


@pytest.mark.parametrize(
    "variant", [Variant(language, local=local) for language in LANGUAGES for local in (False, True)], ids=lambda one: one.key
)
def test_a_feed_is_what_it_was(variant: Variant) -> None:
    title = forum().title.told(variant.language)
    heading = Heading(title, "", "Asia/Yekaterinburg", f"https://programme.example.org/feeds/public/forum.ics?{variant.query}")
    feed = joined(heading, [vevent(entry, variant, HOUSE) for entry in entries()], variant, date(2024, 11, 20))
    golden = FOLDER / f"{variant.language}.{'local' if variant.local else 'utc'}.ics"
    if os.environ.get("YIYIN_GOLDEN") == "write":
        golden.write_bytes(feed)
    assert feed == golden.read_bytes()
