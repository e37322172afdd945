"""A line of an itinerary as JSON, to be drawn in calendars long after: with the pictures that versions keep, and nothing besides.

Whether it is off or not firm yet is no part of it: that is the entry's STATUS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.rules import Status
from app.planning.itineraries.rules import Line, LineKind
from app.planning.logistics.picture import Logistics
from app.planning.logistics.picture_json import as_json as logistics_json
from app.planning.logistics.picture_json import from_json as logistics_from
from app.planning.programmes import programme as programmes
from app.planning.programmes.programme import Item, Programme


@dataclass(frozen=True, slots=True)
class Told:
    """A line and what its entry says of the event."""

    line: Line
    title: Texts
    """Of the event."""
    dates_unknown: bool = False
    postponed: bool = False
    reason: Texts = Texts()
    """Why the event is postponed or cancelled, as guests may read it."""


def line_json(line: Line, programme: Programme) -> dict[str, Any]:
    """Return what an entry keeps of a line of an event."""
    return {
        "key": line.key,
        "kind": line.kind.value,
        "until": line.until.isoformat() if line.until else None,
        "programme": programmes.as_json(_carrier(line, programme)),
        "logistics": logistics_json(_things(line)),
        "vehicle": line.vehicle is not None,
        "interprets_for": line.interprets_for.as_dict(),
    }


def line_from(stored: Mapping[str, Any]) -> Told:
    """Read what `line_json` wrote."""
    programme, things = programmes.from_json(stored["programme"]), logistics_from(stored["logistics"])
    item, kind = programme.items[0], LineKind(stored["kind"])
    leg = next(iter(things.legs), None)
    vehicle = things.vehicles[0] if stored["vehicle"] else None
    line = Line(
        key=stored["key"],
        kind=kind,
        uid=item.uid,
        event_uid=programme.event_uid,
        when=item.when,
        zone=item.zone,
        until=date.fromisoformat(stored["until"]) if stored["until"] else None,
        item=item if kind in (LineKind.ITEM, LineKind.INTERPRETING) else None,
        leg=leg if kind is LineKind.LEG else None,
        transfer=next(iter(things.transfers), None),
        car=things.transfers[1].cars[0] if len(things.transfers) > 1 else None,
        vehicle=vehicle,
        stay=next(iter(things.stays), None),
        hotel=next(iter(things.hotels), None),
        booking=next(iter(things.bookings), None),
        interprets_for=Texts.of(stored["interprets_for"]),
        meets=leg if kind is not LineKind.LEG else None,
        vehicles=things.vehicles[1:] if vehicle else things.vehicles,
        people=things.people,
    )
    return Told(line, programme.title, programme.dates_unknown, programme.status is Status.POSTPONED, programme.status_reason)


def _carrier(line: Line, programme: Programme) -> Programme:
    """Return the programme with nothing but the line's times and its item, if it is about one, and what entries say of the event."""
    item = line.item or Item(uid=line.uid, when=line.when, zone=line.zone, title=Texts())
    return replace(
        programme,
        items=(replace(item, uid=line.uid, when=line.when, zone=line.zone, cancelled=False),),
        status=Status.POSTPONED if programme.status is Status.POSTPONED else Status.PREPARING,
        days=Days(line.when.day, line.when.day),
        city=Texts(),
        description=Texts(),
        theme=Texts(),
        tzdata="",
        series=None,
        delegations=(),
        people={},
    )


def _things(line: Line) -> Logistics:
    """Return what the line is about; its car stands in a second transfer, for the first may have cars of its own."""
    transfers = [line.transfer] if line.transfer else []
    if line.transfer and line.car:
        transfers.append(replace(line.transfer, cars=(line.car,), waiting=()))
    return Logistics(
        event_uid=line.event_uid,
        legs=tuple(replace(leg, cancelled=False) for leg in (line.leg, line.meets) if leg),
        vehicles=(*((line.vehicle,) if line.vehicle else ()), *line.vehicles),
        transfers=tuple(replace(transfer, cancelled=False) for transfer in transfers),
        hotels=(line.hotel,) if line.hotel else (),
        stays=(replace(line.stay, cancelled=False),) if line.stay else (),
        bookings=(line.booking,) if line.booking else (),
        people=dict(line.people),
    )
