"""How `demo/groups.json` is written: days of the calendar, or counted from the day of loading; all else by codes."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from app.demo.groups_data import (
    DemoDay,
    DemoDossier,
    DemoExtension,
    DemoGroup,
    DemoGroupMember,
    DemoGroups,
    DemoInstruction,
    DemoMeasure,
    DemoNote,
)
from app.ground.kernel.texts import Texts
from app.matters.undertakings.rules import DossierState, InstructionState, Section
from app.matters.working_groups.rules import GroupRole
from app.register.directory.rules.kinds import PartySide

Json = Mapping[str, Any]


def groups_of(stored: Json) -> DemoGroups:
    """Return the working group, its dossiers, measures and instructions. A key that does not exist is a KeyError."""
    return DemoGroups(
        group=_group(stored["group"]),
        dossiers=tuple(map(_dossier, stored["dossiers"])),
        measures=tuple(map(_measure, stored["measures"])),
        instructions=tuple(map(_instruction, stored["instructions"])),
    )


def _group(row: Json) -> DemoGroup:
    plain = ("code", "document", "our_agency", "their_agency", "our_quorum", "their_quorum", "note")
    return DemoGroup(
        title=Texts.of(row["title"]),
        founded_on=date.fromisoformat(row["founded_on"]),
        meetings=tuple(row["meetings"]),
        members=tuple(map(_member, row["members"])),
        **{name: row[name] for name in plain},
    )


def _member(row: Json) -> DemoGroupMember:
    return DemoGroupMember(
        row["person"], PartySide(row["side"]), GroupRole(row["role"]), _date(row.get("since")), _date(row.get("until")), row["document"]
    )


def _dossier(row: Json) -> DemoDossier:
    return DemoDossier(
        code=row["code"],
        section=Section(row["section"]),
        state=DossierState(row["state"]),
        since=date.fromisoformat(row["since"]),
        title=Texts.of(row["title"]),
        place=Texts.of(row["place"]),
        summary=Texts.of(row["summary"]),
        notes=tuple(map(_note, row["notes"])),
    )


def _note(row: Json) -> DemoNote:
    return DemoNote(
        day=date.fromisoformat(row["day"]),
        text=Texts.of(row["text"]),
        item=row.get("item", ""),
        is_question=row.get("question", False),
        answer=Texts.of(row.get("answer")),
        answered_on=_date(row.get("answered_on")),
    )


def _measure(row: Json) -> DemoMeasure:
    return DemoMeasure(
        code=row["code"],
        section=Section(row["section"]),
        title=Texts.of(row["title"]),
        ours=row["ours"],
        theirs=row["theirs"],
        first_day=date.fromisoformat(row["first_day"]),
        due=_day(row["due"]),
        state=InstructionState(row["state"]),
        result=Texts.of(row.get("result")),
        dossier=row["dossier"],
    )


def _instruction(row: Json) -> DemoInstruction:
    plain = ("code", "number", "event", "item", "ours", "theirs", "person", "measure", "dossier")
    return DemoInstruction(
        text=Texts.of(row["text"]),
        source=row.get("source", ""),
        given_on=date.fromisoformat(row["given_on"]),
        due=_day(row["due"]),
        state=InstructionState(row["state"]),
        evidence=Texts.of(row.get("evidence")),
        settled_on=_date(row.get("settled_on")),
        extensions=tuple(map(_extension, row.get("extensions", ()))),
        **{name: row[name] for name in plain},
    )


def _extension(row: Json) -> DemoExtension:
    until = _day(row["until"])
    assert until is not None  # nothing is put off for good
    return DemoExtension(until, date.fromisoformat(row["day"]), time.fromisoformat(row["time"]), row["reason"])


def _day(stored: str | Json | None) -> DemoDay | None:
    if stored is None:
        return None
    return DemoDay(on=date.fromisoformat(stored)) if isinstance(stored, str) else DemoDay(days=stored["days"])


def _date(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
