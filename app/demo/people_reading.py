"""How `demo/people.json` is written: positions once, numbered members as ranges, nameless participants by their number."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.demo.people_data import DemoDelegation, DemoOrganisation, DemoPeople, DemoPerson
from app.ground.kernel.texts import Texts
from app.register.directory.rules.kinds import Category, Gender, PartySide

Json = Mapping[str, Any]

NAMELESS: Final = Texts(ru="Участник", ba="Ҡатнашыусы", kk="Қатысушы", en="Participant")
"""The surname of everybody whom the public news does not name."""
_RANGE: Final = re.compile(r"(\w+)-(\d\d)(?:…(\d\d))?")


def people_of(stored: Json, words: Mapping[str, Texts]) -> DemoPeople:
    """Return the people; the names of the delegations are among `words`."""
    return DemoPeople(
        ranks={row["code"]: Texts.of(row["name"]) for row in stored["ranks"]},
        organisations=tuple(
            DemoOrganisation(row["code"], Texts.of(row["name"]), PartySide(row["side"]), Category(row["category"]))
            for row in stored["organisations"]
        ),
        persons=tuple(_person(row, stored["positions"]) for row in stored["persons"]),
        delegations={
            code: tuple(_delegation(key, members, row, stored["delegations"][key], words[key]) for key, members in row["members"].items())
            for code, row in stored["events"].items()
        },
        records=stored["records"],
    )


def _person(row: Json, positions: Json) -> DemoPerson:
    number = row["code"].replace("D", "Д").replace("b-", "-").replace("k-", "к-")
    return DemoPerson(
        code=row["code"],
        surname=Texts.of(row["surname"]) if "surname" in row else NAMELESS,
        given=Texts.of(row["given"]) if "given" in row else Texts(ru=number, ba=number, kk=number, en=row["code"].upper()),
        patronymic=Texts.of(row.get("patronymic")),
        latin=row.get("latin", ""),
        gender=Gender(row.get("gender", "")),
        organisation=row["organisation"],
        position=Texts.of(positions[row["position"]]),
        rank=row["rank"],
        until=date.fromisoformat(row["until"]) if "until" in row else None,
    )


def _delegation(key: str, members: Sequence[str], event: Json, kind: Json, name: Texts) -> DemoDelegation:
    return DemoDelegation(
        code=key,
        name=name,
        side=PartySide(kind["side"]),
        category=Category(kind["category"]),
        contact=kind.get("contact", ""),
        attached=kind.get("attached", ""),
        duty_phone=kind.get("duty_phone", ""),
        members=tuple(_members(members)),
        status=event["status"],
        others=event["others"],
        fill_by=event["fill_by"]["days"] if "fill_by" in event and kind["side"] == PartySide.KAZAKHSTAN else None,
    )


def _members(written: Sequence[str]) -> Iterator[str]:
    """Return the codes of persons; «D1-02…14» is all from 02 to 14."""
    for code in written:
        told = _RANGE.fullmatch(code)
        if told is None:
            yield code
            continue
        first, last = int(told[2]), int(told[3] or told[2])
        yield from (f"{told[1]}-{number:02d}" for number in range(first, last + 1))
