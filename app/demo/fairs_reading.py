"""How `demo/fairs.json` is written: everything that stands elsewhere by its code, nobody's as an empty one."""

from collections.abc import Mapping
from typing import Any

from app.demo.fairs_data import DemoExhibitor, DemoFair, DemoInvitation, DemoStand, DemoStop
from app.ground.kernel.texts import Texts
from app.matters.fairs.rules import InvitationState
from app.matters.fairs.walk_rules import StopMinutes


def fairs_of(stored: Mapping[str, Any]) -> Mapping[str, DemoFair]:
    """Return the fair of each event that has one, by the event's code."""
    return {code: _fair(row) for code, row in stored["events"].items()}


def _fair(row: Mapping[str, Any]) -> DemoFair:
    return DemoFair(
        stand=DemoStand(**row["stand"] | {"title": Texts.of(row["stand"]["title"])}),
        exhibitors=tuple(DemoExhibitor(**one | {"shows": Texts.of(one["shows"])}) for one in row["exhibitors"]),
        walks={item: tuple(map(_stop, stops)) for item, stops in row["walks"].items()},
        invitations=tuple(DemoInvitation(**one | {"state": InvitationState(one["state"])}) for one in row["invitations"]),
    )


def _stop(row: Mapping[str, Any]) -> DemoStop:
    minutes = StopMinutes(row["minutes"], row["way"])
    return DemoStop(row.get("exhibitor", ""), Texts.of(row.get("title", {})), minutes, row["teller"])
