"""How `demo/meetings.json` is written: dossiers, instructions, measures, items and persons by their codes."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from app.demo.meetings_data import DemoMeetings, DemoPresence, DemoStretch
from app.matters.meetings.rules import Presence
from app.register.directory.rules.kinds import PartySide


def meetings_of(stored: Mapping[str, Any]) -> DemoMeetings:
    """Return what is told of the meetings."""
    return DemoMeetings(
        links={item: tuple(codes) for item, codes in stored["links"].items()},
        presence={event: tuple(map(_presence, rows)) for event, rows in stored["presence"].items()},
        runs={event: tuple(map(_stretch, rows)) for event, rows in stored["runs"].items()},
    )


def _presence(row: Mapping[str, Any]) -> DemoPresence:
    side = PartySide(row["side"]) if "side" in row else None
    return DemoPresence(row["person"], Presence(row["presence"]), side, row.get("instead_of", ""), row.get("note", ""))


def _stretch(row: Mapping[str, Any]) -> DemoStretch:
    return DemoStretch(row.get("item", ""), row.get("speech"), time.fromisoformat(row["at"]))
