"""The board of instructions: what is on control by how near its day is, or by the body that has to do it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.matters.undertakings.due_rules import STANDING_NAMES, Standing
from app.matters.undertakings.picture import Body, InstructionPicture


@dataclass(frozen=True, slots=True)
class Group:
    """Instructions that stand together: those of one standing, or those of one body (None: nobody is named)."""

    rows: tuple[InstructionPicture, ...]
    standing: Standing | None = None
    body: Body | None = None


def by_due(rows: Iterable[InstructionPicture], day: date) -> tuple[Group, ...]:
    """Return instructions by how they stand on a day, what is overdue first; groups without any are left out."""
    found: dict[Standing, list[InstructionPicture]] = defaultdict(list)
    for one in rows:
        found[one.standing(day)].append(one)
    return tuple(Group(tuple(found[standing]), standing=standing) for standing in STANDING_NAMES if found[standing])


def by_body(rows: Iterable[InstructionPicture]) -> tuple[Group, ...]:
    """Return instructions by who has to do them, most first; one of both sides stands with both, those of nobody come last."""
    found: dict[Body | None, list[InstructionPicture]] = defaultdict(list)
    for one in rows:
        for body in one.bodies or (None,):
            found[body].append(one)
    nobody = found.pop(None, [])
    groups = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0].name.ru if pair[0] else ""))
    return (*(Group(tuple(some), body=body) for body, some in groups), *([Group(tuple(nobody))] if nobody else []))


def counted(rows: Iterable[InstructionPicture], day: date) -> Mapping[Standing, int]:
    """Return how many instructions stand in each way on a day, in the order of a board."""
    counts = dict.fromkeys(STANDING_NAMES, 0)
    for one in rows:
        counts[one.standing(day)] += 1
    return {standing: count for standing, count in counts.items() if count}
