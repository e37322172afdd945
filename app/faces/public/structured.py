"""An event as schema.org has it (JSON-LD), for those who read pages by machine."""

import json
from datetime import timedelta
from typing import Final

from markupsafe import Markup

from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.entries.rules import EntryStatus, firmness
from app.judgement.entries.telling import place_told
from app.planning.events.rules import Status
from app.planning.events.wording import SIDES
from app.planning.programmes.programme import Item, Programme

_BASE: Final = "https://schema.org/"
# Inside <script> only these could end the block or begin a comment; as escapes they are the same JSON.
_ESCAPED: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})

Data = dict[str, object]


def structured(programme: Programme, address: str) -> Markup:
    """Return what stands in the script block of an event's page, in the spoken language."""
    data: Data = {
        "@context": _BASE.rstrip("/"),
        "@type": "Event",
        "name": _line(programme.title),
        "startDate": programme.days.first.isoformat(),
        "endDate": programme.days.last.isoformat(),
        "eventStatus": _status(programme),
        "eventAttendanceMode": f"{_BASE}OfflineEventAttendanceMode",
        "url": address,
        "inLanguage": current(),
        "organizer": {"@type": "GovernmentOrganization", "name": gettext(SIDES[programme.host])},
    }
    if programme.city:
        data["location"] = {"@type": "Place", "name": _line(programme.city), "address": _line(programme.city)}
    if description := " ".join(filter(None, (_line(programme.theme), _line(programme.description)))):
        data["description"] = description
    if parts := [_part(item, programme) for item in programme.items]:
        data["subEvent"] = parts
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED))  # noqa: S704 - escaped for a script block


def _status(programme: Programme) -> str:
    if programme.status is Status.POSTPONED:
        return f"{_BASE}EventPostponed"
    cancelled = firmness(programme) is EntryStatus.CANCELLED
    return f"{_BASE}EventCancelled" if cancelled else f"{_BASE}EventScheduled"


def _part(item: Item, programme: Programme) -> Data:
    when = item.when
    data: Data = {
        "@type": "Event",
        "name": _line(item.title),
        "startDate": _moment(when.start) if when.start else when.day.isoformat(),
        "eventStatus": f"{_BASE}EventCancelled" if item.cancelled else _status(programme),
    }
    if when.end:
        data["endDate"] = _moment(when.end)
    place = item.place
    where = place_told(place, current()) or _line(programme.city)
    if where:
        location: Data = {"@type": "Place", "name": _line(place.name) if place else where, "address": where}
        if place and place.latitude is not None and place.longitude is not None:
            location["geo"] = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
        data["location"] = location
    return data


def _moment(wall: WallTime) -> str:
    """Return a local time with its offset: `2024-11-27T10:00:00+05:00`."""
    minutes = int(wall.offset / timedelta(minutes=1))
    whole, part = divmod(abs(minutes), 60)
    return f"{wall.local.isoformat(timespec='seconds')}{'-' if minutes < 0 else '+'}{whole:02}:{part:02}"


def _line(text: Texts) -> str:
    return clean(text.told(current()))
