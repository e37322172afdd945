"""How `demo/agreements.json` is written: items and persons by codes, nobody's as an empty one."""

from collections.abc import Mapping
from typing import Any

from app.demo.agreements_data import DemoAgreement, DemoSignatory
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import AgreementState
from app.register.directory.rules.kinds import PartySide


def agreements_of(stored: Mapping[str, Any]) -> Mapping[str, tuple[DemoAgreement, ...]]:
    """Return the agreements of each event, by its code."""
    return {code: tuple(map(_agreement, rows)) for code, rows in stored["events"].items()}


def _agreement(row: Mapping[str, Any]) -> DemoAgreement:
    signatories = tuple(
        DemoSignatory(Texts.of(one["party"]), PartySide(one["side"]), one["person"], one["authority"]) for one in row["signatories"]
    )
    return DemoAgreement(row["code"], Texts.of(row["title"]), row["item"], AgreementState(row["state"]), row.get("note", ""), signatories)
