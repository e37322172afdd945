"""How `demo/agreements.json` is written: items and persons by codes, nobody's as an empty one; days as dates or counted from the load."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.demo.agreements_data import DemoAgreement, DemoEntry, DemoSignatory, DemoText, TextDay
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import USUAL_COPIES, AgreementState, Authority
from app.register.directory.rules.kinds import PartySide


def agreements_of(stored: Mapping[str, Any]) -> Mapping[str, tuple[DemoAgreement, ...]]:
    """Return the agreements of each event, by its code."""
    return {code: tuple(map(_agreement, rows)) for code, rows in stored["events"].items()}


def _agreement(row: Mapping[str, Any]) -> DemoAgreement:
    return DemoAgreement(
        code=row["code"],
        title=Texts.of(row["title"]),
        item=row["item"],
        state=AgreementState(row["state"]),
        note=row.get("note", ""),
        signatories=tuple(map(_signatory, row["signatories"])),
        copies=row.get("copies", USUAL_COPIES),
        folder=row.get("folder", ""),
        desk=row.get("desk", ""),
        texts=tuple(map(_text, row.get("texts", ()))),
        entry=_entry(row["register"]) if "register" in row else None,
        links=tuple((kind, code) for kind, _, code in (told.partition("-") for told in row.get("links", ()))),
    )


def _signatory(row: Mapping[str, Any]) -> DemoSignatory:
    kind = Authority(row["kind"]) if "kind" in row else None
    return DemoSignatory(Texts.of(row["party"]), PartySide(row["side"]), row["person"], kind, row.get("authority", ""))


def _text(row: Mapping[str, Any]) -> DemoText:
    days = {name: _day(row.get(name)) for name in ("due", "done", "checked")}
    return DemoText(row["language"], row.get("translator", ""), checked_by=row.get("checked_by", ""), **days)


def _entry(row: Mapping[str, Any]) -> DemoEntry:
    return DemoEntry(date.fromisoformat(row["day"]), Texts.of(row["place"]), row["number"], row["kept_at"])


def _day(stored: str | Mapping[str, int] | None) -> TextDay | None:
    if stored is None:
        return None
    return TextDay(on=date.fromisoformat(stored)) if isinstance(stored, str) else TextDay(days=stored["days"])
