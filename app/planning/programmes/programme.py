"""A programme as outputs draw it: one frozen picture of an event and its items, and that picture as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status
from app.planning.programmes.roster import (
    NOBODY,
    DelegationPicture,
    PersonPicture,
    Presence,
    delegations_from,
    people_from,
    presence_from,
    presence_json,
    roster_json,
)
from app.planning.programmes.rules import ItemKind, Speech, Visibility

_RANK = {Visibility.PUBLIC: 0, Visibility.GUESTS: 1, Visibility.HOSTS: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item takes place, in words for paper and with coordinates (WGS 84, degrees) for phones."""

    name: Texts
    """Hall and venue as one line: «Конгресс-холл «Торатау», большой зал»."""
    city: Texts = Texts()
    address: Texts = Texts()
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a programme."""

    uid: str
    when: When
    zone: str
    title: Texts
    kind: ItemKind = ItemKind.OTHER
    visibility: Visibility = Visibility.GUESTS
    cancelled: bool = False
    place: Place | None = None
    track: Texts = Texts()
    note: Texts = Texts()
    participants: Texts = Texts()
    responsible: str = ""
    transport: str = ""
    dress: Texts = Texts()
    press: Texts = Texts()
    plan_b: str = ""
    speeches: tuple[Speech, ...] = ()
    present: Presence = NOBODY
    """Who attends besides the words of `participants`; the delegations and persons meant stand in the programme."""


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """The series that an event belongs to, and which one of it the event is."""

    uid: str
    title: Texts
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """An event with its items, cancelled ones included, in the order in which they are read."""

    event_uid: str
    kind: Kind
    status: Status
    title: Texts
    days: Days
    zone: str
    city: Texts
    host: Side
    is_public: bool
    items: tuple[Item, ...]
    description: Texts = Texts()
    theme: Texts = Texts()
    tzdata: str = ""
    series: SeriesPicture | None = None
    status_reason: Texts = Texts()
    """Why it is postponed or cancelled, as guests may read it."""
    dates_unknown: bool = False
    """Postponed, and nobody knows yet until when."""
    delegations: tuple[DelegationPicture, ...] = ()
    people: Mapping[str, PersonPicture] = field(default_factory=dict)
    """Everybody whom a delegation or an item names, by UID."""

    def seen_by(self, audience: Visibility) -> "Programme":
        """Return the programme with only the items that `audience` may read."""
        return replace(self, items=tuple(item for item in self.items if _RANK[item.visibility] <= _RANK[audience]))

    def by_day(self) -> tuple[tuple[date, tuple[Item, ...]], ...]:
        """Return the items day by day; days without items are left out."""
        days = sorted({item.when.day for item in self.items})
        return tuple((day, tuple(item for item in self.items if item.when.day == day)) for day in days)


def as_json(programme: Programme) -> dict[str, Any]:
    """Return the picture as plain JSON values, to be frozen in a version."""
    numbers = {delegation.uid: number for number, delegation in enumerate(programme.delegations)}
    stored = {
        "event_uid": programme.event_uid,
        "kind": programme.kind.value,
        "status": programme.status.value,
        "title": programme.title.as_dict(),
        "days": [programme.days.first.isoformat(), programme.days.last.isoformat()],
        "zone": programme.zone,
        "city": programme.city.as_dict(),
        "host": programme.host.value,
        "is_public": programme.is_public,
        "items": [item_json(item, numbers) for item in programme.items],
        "description": programme.description.as_dict(),
        "theme": programme.theme.as_dict(),
        "tzdata": programme.tzdata,
    }
    return stored | _later_json(programme)


def _later_json(programme: Programme) -> dict[str, Any]:
    """Return what later releases have added, only where it says something: what was stored before them stays equal to it."""
    stored: dict[str, Any] = {}
    if programme.series:
        series = programme.series
        stored["series"] = {"uid": series.uid, "title": series.title.as_dict(), "edition": series.edition}
    if programme.status_reason:
        stored["status_reason"] = programme.status_reason.as_dict()
    if programme.dates_unknown:
        stored["dates_unknown"] = True
    return stored | roster_json(programme.delegations, programme.people)


def from_json(stored: Mapping[str, Any]) -> Programme:
    """Read what `as_json` wrote, of this or an earlier release."""
    first, last = stored["days"]
    delegations = delegations_from(stored.get("delegations", ()))
    uids = [delegation.uid for delegation in delegations]
    return Programme(
        event_uid=stored["event_uid"],
        kind=Kind(stored["kind"]),
        status=Status(stored["status"]),
        title=Texts.of(stored["title"]),
        days=Days(date.fromisoformat(first), date.fromisoformat(last)),
        zone=stored["zone"],
        city=Texts.of(stored["city"]),
        host=Side(stored["host"]),
        is_public=stored["is_public"],
        items=tuple(item_from(row, uids) for row in stored["items"]),
        description=Texts.of(stored.get("description")),
        theme=Texts.of(stored.get("theme")),
        tzdata=stored.get("tzdata", ""),
        series=_series(stored.get("series")),
        status_reason=Texts.of(stored.get("status_reason")),
        dates_unknown=stored.get("dates_unknown", False),
        delegations=delegations,
        people=people_from(stored.get("people", {})),
    )


def _series(stored: Mapping[str, Any] | None) -> SeriesPicture | None:
    return SeriesPicture(stored["uid"], Texts.of(stored["title"]), stored["edition"]) if stored else None


def item_json(item: Item, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return an item as JSON values; `numbers` are the places of the delegations that attend it."""
    stored: dict[str, Any] = {
        "uid": item.uid,
        "when": when_json(item.when),
        "zone": item.zone,
        "title": item.title.as_dict(),
        "kind": item.kind.value,
        "visibility": item.visibility.value,
        "cancelled": item.cancelled,
        "place": _place_json(item.place) if item.place else None,
        "responsible": item.responsible,
        "transport": item.transport,
        "plan_b": item.plan_b,
        "speeches": [_speech_json(speech) for speech in item.speeches],
    }
    for name in ("track", "note", "participants", "dress", "press"):
        stored[name] = getattr(item, name).as_dict()
    if item.present:
        stored["present"] = presence_json(item.present, numbers)
    return stored


def item_from(stored: Mapping[str, Any], uids: Sequence[str] = ()) -> Item:
    """Read an item; `uids` are those of the delegations in their order."""
    texts = {name: Texts.of(stored.get(name)) for name in ("title", "track", "note", "participants", "dress", "press")}
    return Item(
        uid=stored["uid"],
        when=when_from(stored["when"], stored["zone"]),
        zone=stored["zone"],
        kind=ItemKind(stored["kind"]),
        visibility=Visibility(stored["visibility"]),
        cancelled=stored["cancelled"],
        place=_place(stored["place"]) if stored["place"] else None,
        responsible=stored.get("responsible", ""),
        transport=stored.get("transport", ""),
        plan_b=stored.get("plan_b", ""),
        speeches=tuple(_speech(row) for row in stored.get("speeches", ())),
        present=presence_from(stored.get("present"), uids),
        **texts,
    )


def when_json(when: When) -> dict[str, Any]:
    """Return when an item takes place as JSON values, with the instants as they were resolved."""
    return {
        "day": when.day.isoformat(),
        "precision": when.precision.value,
        "start": _wall_json(when.start),
        "end": _wall_json(when.end),
    }


def _wall_json(wall: WallTime | None) -> dict[str, Any] | None:
    if wall is None:
        return None
    return {
        "local": wall.local.isoformat(timespec="minutes"),
        "fold": wall.fold,
        "utc": wall.instant.isoformat(timespec="minutes"),
    }


def when_from(stored: Mapping[str, Any], zone: str) -> When:
    """Read when an item takes place, by the clocks of `zone`."""
    return When(
        date.fromisoformat(stored["day"]),
        Precision(stored["precision"]),
        _wall(stored["start"], zone),
        _wall(stored["end"], zone),
    )


def _wall(stored: Mapping[str, Any] | None, zone: str) -> WallTime | None:
    return WallTime(datetime.fromisoformat(stored["local"]), zone, stored["fold"]) if stored else None


def _place_json(place: Place) -> dict[str, Any]:
    return {
        "name": place.name.as_dict(),
        "city": place.city.as_dict(),
        "address": place.address.as_dict(),
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _place(stored: Mapping[str, Any]) -> Place:
    return Place(
        name=Texts.of(stored["name"]),
        city=Texts.of(stored["city"]),
        address=Texts.of(stored["address"]),
        latitude=stored["latitude"],
        longitude=stored["longitude"],
    )


def _speech_json(speech: Speech) -> dict[str, Any]:
    stored = {
        "speaker": speech.speaker.as_dict(),
        "topic": speech.topic.as_dict(),
        "minutes": speech.minutes,
        "language": speech.language,
        "remote": speech.remote,
    }
    return stored | ({"person": speech.person} if speech.person else {})


def _speech(stored: Mapping[str, Any]) -> Speech:
    return Speech(
        speaker=Texts.of(stored["speaker"]),
        topic=Texts.of(stored["topic"]),
        minutes=stored["minutes"],
        language=stored["language"],
        remote=stored["remote"],
        person=stored.get("person", ""),
    )
