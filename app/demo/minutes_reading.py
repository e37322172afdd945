"""How `demo/minutes.json` is written: decisions by the codes of the points, days of the calendar or counted from the day of loading."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.demo.minutes_data import DemoConsent, DemoDecision, DemoMinutes, DemoRemark
from app.ground.kernel.texts import Texts
from app.matters.minutes.rules import DecisionForm
from app.register.directory.rules.kinds import PartySide


def minutes_of(stored: Mapping[str, Any]) -> Mapping[str, DemoMinutes]:
    """Return the minutes of each event, by its code."""
    return {code: _minutes(row) for code, row in stored["events"].items()}


def _minutes(row: Mapping[str, Any]) -> DemoMinutes:
    return DemoMinutes(
        next_meeting=Texts.of(row["next_meeting"]),
        points={code: tuple(map(_decision, rows)) for code, rows in row["points"].items()},
        consents=tuple(
            DemoConsent(PartySide(one["side"]), one["who"], one["letter"], date.fromisoformat(one["on"])) for one in row["consents"]
        ),
        remarks=tuple(
            DemoRemark(one["item"], one["decision"], PartySide(one["side"]), one["author"], one["text"]) for one in row["remarks"]
        ),
        signed_on=date.fromisoformat(row["signed_on"]) if row["signed_on"] else None,
    )


def _decision(row: Mapping[str, Any]) -> DemoDecision:
    return DemoDecision(DecisionForm(row["form"]), Texts.of(row["text"]), row["ours"], row["theirs"], _day(row["due"]))


def _day(told: str | Mapping[str, int] | None) -> date | int | None:
    if told is None:
        return None
    return date.fromisoformat(told) if isinstance(told, str) else told["days"]
