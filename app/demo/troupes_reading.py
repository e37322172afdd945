"""How `demo/troupes.json` is written: events, items, persons and delegations by codes, days from the event's first one."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from app.demo.troupes_data import DemoAppearance, DemoFreight, DemoNeed, DemoRehearsal, DemoStage, DemoTroupe
from app.ground.kernel.texts import Texts
from app.matters.troupes.rules import RiderArea, RiderState


def troupes_of(stored: Mapping[str, Any]) -> Mapping[str, DemoStage]:
    """Return the troupes and freights of each event, by its code."""
    return {
        code: DemoStage(tuple(map(_troupe, row["troupes"])), tuple(map(_freight, row["freight"]))) for code, row in stored["events"].items()
    }


def _troupe(row: Mapping[str, Any]) -> DemoTroupe:
    rehearsal = row.get("rehearsal")
    return DemoTroupe(
        code=row["code"],
        name=Texts.of(row["name"]),
        genre=Texts.of(row["genre"]),
        delegation=row["delegation"],
        leader=row["leader"],
        people=row["people"],
        rider=tuple(
            DemoNeed(RiderArea(one["area"]), one["text"], RiderState(one["state"]), one["answer"], one["due"]) for one in row["rider"]
        ),
        appearances=tuple(DemoAppearance(one["item"], one["minutes"], Texts.of(one["what"])) for one in row["appearances"]),
        rehearsal=_rehearsal(rehearsal) if rehearsal else None,
    )


def _rehearsal(row: Mapping[str, Any]) -> DemoRehearsal:
    return DemoRehearsal(row["of"], row["code"], time.fromisoformat(row["start"]), time.fromisoformat(row["end"]))


def _freight(row: Mapping[str, Any]) -> DemoFreight:
    plain = {name: row[name] for name in ("code", "troupe", "pieces", "kg", "litres", "carrier", "papers", "customs_post")}
    return DemoFreight(what=Texts.of(row["what"]), days=tuple(row["days"]), **plain)
