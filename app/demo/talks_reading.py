"""How `demo/talks.json` is written: the table by sides, the head, the interpreter, members and the note-taker of each."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.demo.talks_data import DemoDiplomacy, DemoGift, DemoPoint, DemoSitter, DemoTalks
from app.ground.kernel.texts import Texts
from app.matters.talks.rules import GiftState, Press, TalksRole
from app.register.directory.rules.kinds import PartySide


def talks_of(stored: Mapping[str, Any]) -> Mapping[str, DemoDiplomacy]:
    """Return the talks and gifts of each event, by its code."""
    return {
        code: DemoDiplomacy(tuple(map(_talks, row["talks"])), tuple(map(_gift, row["gifts"]))) for code, row in stored["events"].items()
    }


def _talks(row: Mapping[str, Any]) -> DemoTalks:
    sitters = (*_side(row["ours"], PartySide.BASHKORTOSTAN), *_side(row["theirs"], PartySide.KAZAKHSTAN))
    points = tuple(DemoPoint(Texts.of(one["text"]), Texts.of(one.get("if_asked")), one["dossier"]) for one in row["points"])
    plain = {name: row[name] for name in ("item", "press_minutes", "press_note", "ours_left")}
    return DemoTalks(press=Press(row["press"]), sitters=sitters, points=points, **plain)


def _side(row: Mapping[str, Any], side: PartySide) -> Iterator[DemoSitter]:
    yield DemoSitter(row["head"], side, TalksRole.HEAD)
    yield DemoSitter(row["interpreter"], side, TalksRole.INTERPRETER)
    yield from (DemoSitter(person, side, TalksRole.MEMBER) for person in row["members"])
    yield DemoSitter(row["note_taker"], side, TalksRole.NOTE_TAKER)


def _gift(row: Mapping[str, Any]) -> DemoGift:
    plain = {name: row[name] for name in ("code", "item", "giver", "receiver", "day", "value", "keeper", "act")}
    return DemoGift(what=Texts.of(row["what"]), giving_side=PartySide(row["giving_side"]), state=GiftState(row["state"]), **plain)
