"""Claims about what calendars say of an event that is put off or off."""

from dataclasses import replace

import pytest
from icalendar import Event

from app.faces.feeds.vevent import House, vevent
from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import entered
from app.judgement.subscriptions.variant import Variant
from app.planning.events.rules import Status
from tests.unit.judgement.entries.pictures import FIRST, forum

WHY = Texts("Карантин", en="Quarantine")


@pytest.mark.parametrize(
    ("status", "unknown", "told"),
    [
        (Status.CANCELLED, False, "Reason: Quarantine"),
        (Status.POSTPONED, True, "Postponed; the new dates are not known yet.\nReason: Quarantine"),
        (Status.POSTPONED, False, "Postponed.\nReason: Quarantine"),
    ],
)
def test_every_description_begins_with_the_reason(status: Status, unknown: bool, told: str) -> None:
    entries = entered(replace(forum(), status=status, status_reason=WHY, dates_unknown=unknown), (), FIRST)
    house = House("https://programme.example.org", "events.example.org")
    texts = [str(Event.from_ical(vevent(entry, Variant("en"), house).decode())["description"]) for entry in entries]
    assert [text for text in texts if not text.startswith(told)] == []
