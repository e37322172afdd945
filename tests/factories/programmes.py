"""Real items of programmes for tests, and what the form of one asks for."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.planning.events.models import Event
from app.planning.programmes.commands import ItemDetails
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.rules import ItemKind, Speech, TypedTime, Visibility

UFA = "Asia/Yekaterinburg"
ASTANA = "Asia/Almaty"
DAY = date(2024, 11, 26)


def at(start: str = "", end: str = "", *, day: date = DAY, zone: str = UFA, precision: Precision | None = None) -> When:
    """Return a time such as («10:00», «11:30»); an end that is not after its start is one of the next day; no start is no known time."""
    if not start:
        return When(day)
    first = datetime.combine(day, time.fromisoformat(start))
    last = datetime.combine(day, time.fromisoformat(end)) if end else None
    if last is not None and last <= first:
        last = last.replace(day=last.day + 1)
    return When(day, precision or Precision.EXACT, WallTime(first, zone), WallTime(last, zone) if last else None)


def typed(start: str = "10:00", end: str = "11:30", **over: Any) -> TypedTime:
    """Return a time as it was typed into the form."""
    values: dict[str, Any] = {
        "day": DAY,
        "precision": Precision.EXACT,
        "start": time.fromisoformat(start) if start else None,
        "end": time.fromisoformat(end) if end else None,
        "ends_next_day": False,
        "zone": UFA,
    }
    return TypedTime(**{**values, **over})


def item_details(**over: Any) -> ItemDetails:
    """Return what the form of a public item holds."""
    values: dict[str, Any] = {"title": Texts(ru="Пленарное заседание"), "time": typed(), "visibility": Visibility.PUBLIC}
    return ItemDetails(**{**values, **over})


def an_item(session: Session, event: Event, start: str = "10:00", end: str = "11:30", **over: Any) -> ProgrammeItem:
    """Return a public item at a time of the event's first day.

    `over` sets any column or relationship, `title` also as plain Russian, and `when` any other time.
    """
    when: When = over.pop("when", None) or at(start, end, day=event.first_day, zone=event.zone)
    zone = when.start.zone if when.start else event.zone
    values: dict[str, Any] = {"title": "Пленарное заседание", "kind": ItemKind.PLENARY, "visibility": Visibility.PUBLIC, "zone": zone}
    values |= over
    if isinstance(values["title"], str):
        values["title"] = Texts(values["title"])
    item = ProgrammeItem(**{"uid": new_uid(), "event": event, "event_id": event.id, "speeches": [], **values})
    item.when = when
    session.add(item)
    session.flush()
    return item


def a_speech(speaker: str = "Участник Д4-03", minutes: int = 10, **over: Any) -> Speech:
    """Return a speech in Russian, in the hall."""
    return Speech(**{"speaker": Texts(speaker), "topic": Texts("О титановом сырье"), "minutes": minutes, **over})


def speech_rows(*speeches: Speech) -> list[ItemSpeech]:
    """Return speeches as an item keeps them."""
    return [
        ItemSpeech(position=n, speaker=one.speaker, topic=one.topic, minutes=one.minutes, language=one.language, remote=one.remote)
        for n, one in enumerate(speeches)
    ]
