"""How the files of `demo/` are written: places, words used more than once, and one file an event."""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any, Final

from app.demo.agreements_reading import agreements_of
from app.demo.data import (
    Addition,
    Ahead,
    Alteration,
    Answer,
    Cancellation,
    DemoAnchor,
    DemoCity,
    DemoEvent,
    DemoHall,
    DemoItem,
    DemoReserve,
    DemoSeries,
    DemoSet,
    DemoVenue,
    DemoYear,
    Mark,
    Moment,
    PartnersLetter,
    Release,
    Sending,
    Step,
)
from app.demo.fairs_reading import fairs_of
from app.demo.groups_reading import groups_of
from app.demo.logistics_reading import logistics_of
from app.demo.meetings_reading import meetings_of
from app.demo.minutes_reading import minutes_of
from app.demo.papers_reading import papers_of
from app.demo.people_data import DemoPeople
from app.demo.people_reading import people_of
from app.demo.talks_reading import talks_of
from app.demo.troupes_reading import troupes_of
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.when import Precision
from app.judgement.approval.rules import Decision
from app.planning.events.kinds import Kind
from app.planning.events.rules import Relation, Side, Status
from app.planning.programmes.rules import ItemKind, Speech, Visibility
from app.register.venues.rules import CitySide, Layout

FOLDER: Final = Path(__file__).parents[2] / "demo"

UNCONFIRMED: Final = "Переводы на башкирский, казахский и английский ждут проверки носителями языков."
"""Ends the provenance of every event of the set."""

Json = Mapping[str, Any]
Words = Mapping[str, Texts]


def read(folder: Path = FOLDER) -> DemoSet:
    """Return the demonstration set. A key that does not exist is a KeyError: the files are ours."""
    words = {key: Texts.of(row) for key, row in _file(folder / "words.json").items()}
    places, people = _file(folder / "places.json"), people_of(_file(folder / "people.json"), words)
    return DemoSet(
        cities=tuple(_city(row) for row in places["cities"]),
        venues=tuple(_venue(row) for row in places["venues"]),
        events=tuple(_event(_file(path), words, people) for path in sorted((folder / "events").glob("*.json"))),
        year=_year(_file(folder / "year.json")),
        people=people,
        logistics=logistics_of(_file(folder / "logistics.json")),
        agreements=agreements_of(_file(folder / "agreements.json")),
        groups=groups_of(_file(folder / "groups.json")),
        meetings=meetings_of(_file(folder / "meetings.json")),
        fairs=fairs_of(_file(folder / "fairs.json")),
        papers=papers_of(_file(folder / "briefs.json"), _file(folder / "materials.json")),
        minutes=minutes_of(_file(folder / "minutes.json")),
        talks=talks_of(_file(folder / "talks.json")),
        troupes=troupes_of(_file(folder / "troupes.json")),
    )


def _file(path: Path) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return stored


def _city(row: Json) -> DemoCity:
    return DemoCity(row["code"], Texts.of(row["name"]), row["zone"], CitySide(row["side"]))


def _venue(row: Json) -> DemoVenue:
    return DemoVenue(
        code=row["code"],
        city=row["city"],
        name=Texts.of(row["name"]),
        address=Texts.of(row.get("address")),
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        halls=tuple(_hall(hall) for hall in row.get("halls", ())),
    )


def _year(stored: Json) -> DemoYear:
    return DemoYear(
        series=tuple(
            DemoSeries(row["code"], Kind(row["kind"]), Texts.of(row["title"]), row["hosts_alternate"], row["editions"])
            for row in stored["series"]
        ),
        anchors=tuple(DemoAnchor(row["event"], row["target"], Relation(row["relation"]), row["gap"]) for row in stored["anchors"]),
        reserve=tuple(DemoReserve(row["event"], _day(row["first_day"]), row["days"], row["note"]) for row in stored["reserve"]),
    )


def _hall(row: Json) -> DemoHall:
    return DemoHall(row["code"], Texts.of(row["name"]), {Layout(name): seats for name, seats in row.get("seats", {}).items()})


def _event(row: Json, words: Words, people: DemoPeople) -> DemoEvent:
    whole = frozenset(delegation.code for delegation in people.delegations.get(row["code"], ()))
    items = {item["code"]: _item(item, words, whole) for item in row["items"]}
    later = {step["item"] for step in row["steps"] if step["step"] == "add"}
    return DemoEvent(
        code=row["code"],
        kind=Kind(row["kind"]),
        status=Status(row["status"]),
        host=Side(row["host"]),
        city=row["city"],
        first_day=_day(row["first_day"]),
        days=row["days"],
        is_public=row["is_public"],
        title=Texts.of(row["title"]),
        theme=Texts.of(row.get("theme")),
        description=Texts.of(row.get("description")),
        provenance=f"{row['provenance']} {UNCONFIRMED}",
        particulars=row.get("particulars", {}),
        items=tuple(item for code, item in items.items() if code not in later),
        steps=_steps(row["steps"], items),
        marks=tuple(map(_mark, row["preparation"])) if "preparation" in row else None,
    )


def _day(stored: str | Json) -> date | Ahead:
    return date.fromisoformat(stored) if isinstance(stored, str) else Ahead(stored["days"], stored.get("weekday"))


def _item(row: Json, words: Words, delegations: Collection[str]) -> DemoItem:
    def word(field: str) -> Texts:
        return words[row[field]] if field in row else Texts()

    return DemoItem(
        code=row["code"],
        day=row["day"],
        title=Texts.of(row["title"]),
        precision=Precision(row.get("precision", Precision.EXACT)),
        start=_clock(row.get("start")),
        end=_clock(row.get("end")),
        kind=ItemKind(row["kind"]),
        visibility=Visibility(row["visibility"]),
        place=row.get("place"),
        place_note=word("place_note"),
        track=word("track"),
        note=Texts.of(row.get("note")),
        participants=_listed([words[key] for key in row.get("participants", ()) if key not in delegations]),
        named=tuple(row.get("participants", ())),
        dress=word("dress"),
        press=word("press"),
        responsible=row.get("responsible", ""),
        transport=row.get("transport", ""),
        plan_b=row.get("plan_b", ""),
        away=tuple(row.get("away", ())),
        layout=Layout(row["layout"]) if "layout" in row else None,
        expected=row.get("expected"),
        buffer_minutes=row.get("buffer", 0),
        speeches=tuple(_speech(speech, words) for speech in row.get("speeches", ())),
    )


def _clock(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def _listed(parts: Sequence[Texts]) -> Texts:
    return Texts(**{language: ";\n".join(part.told(language) for part in parts) for language in LANGUAGES})


def _speech(row: Json, words: Words) -> Speech:
    return Speech(words[row["speaker"]], Texts.of(row["topic"]), row["minutes"], row["language"], row["remote"])


def _steps(rows: Sequence[Json], items: Mapping[str, DemoItem]) -> tuple[Step, ...]:
    """Return the steps; each alteration holds the item as all steps up to it leave it."""
    current = dict(items)
    steps: list[Step] = []
    for row in rows:
        if row["step"] == "change":
            current[row["item"]] = _altered(current[row["item"]], row)
        steps.append(_STEPS[row["step"]](row, current))
    return tuple(steps)


def _mark(row: Json) -> Mark:
    return Mark(_moment(row), row["task"], row.get("evidence", ""))


def _altered(item: DemoItem, row: Json) -> DemoItem:
    if "place" in row:
        return replace(item, place=row["place"])
    return replace(item, start=_clock(row["start"]), end=_clock(row.get("end")))


def _release(row: Json, _items: Mapping[str, DemoItem]) -> Step:
    return Release(_moment(row), row["note"], row["approved_by"])


def _moment(row: Json) -> Moment:
    return Moment(_dated(row["day"]), time.fromisoformat(row["time"]))


def _dated(stored: str | int) -> date | Ahead:
    return date.fromisoformat(stored) if isinstance(stored, str) else Ahead(stored)


def _answer(row: Json, _items: Mapping[str, DemoItem]) -> Step:
    return Answer(_moment(row), row["place"], Decision(row["decision"]), row.get("remarks", ""))


def _letter(row: Json, _items: Mapping[str, DemoItem]) -> Step:
    return PartnersLetter(_moment(row), row["number"], _dated(row["dated"]), row.get("note", ""))


_STEPS: Final[Mapping[str, Callable[[Json, Mapping[str, DemoItem]], Step]]] = {
    "publish": _release,
    "send": lambda row, _items: Sending(_moment(row), _dated(row["ready_by"])),
    "decide": _answer,
    "letter": _letter,
    "add": lambda row, items: Addition(items[row["item"]]),
    "change": lambda row, items: Alteration(items[row["item"]]),
    "cancel": lambda row, _items: Cancellation(row["item"]),
}
