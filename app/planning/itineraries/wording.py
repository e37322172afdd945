"""A line in words: what it is called, where and when it is, and what its reader has to know besides. Never a phone."""

from collections.abc import Iterator

from app.ground.kernel.homes import clocks_elsewhere
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.words.dates import by_time_of, clock, day_month, days_range, hours_full, zone_city
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.interpreting.wording import pair_told
from app.planning.itineraries.ride_words import drive_details, persons_told, ride_details
from app.planning.itineraries.rules import Line, LineKind
from app.planning.itineraries.travel_words import leg_title
from app.planning.journeys.rules import Direction
from app.planning.logistics.picture import LegPicture
from app.planning.programmes.programme import Place
from app.planning.programmes.wording import place_in_full
from app.planning.stays.rules import ROOM_CATEGORY_NAMES


def title_told(line: Line, language: str) -> str:
    """Return what a line is called: «Трансфер: Аэропорт – Hilton», «Прилёт DP-407 из Москвы»."""
    with speaking(language):
        match line.kind:
            case LineKind.ITEM:
                return _line(line.item.title if line.item else Texts(), language)
            case LineKind.INTERPRETING:
                return gettext(N_("Interpreting: %(title)s"), title=_line(line.item.title if line.item else Texts(), language))
            case LineKind.LEG:
                return leg_title(line.leg, language) if line.leg else ""
            case LineKind.RIDE | LineKind.DRIVE:
                return _ride_title(line, language)
            case LineKind.STAY:
                hotel = _line(line.hotel.place.name, language) if line.hotel else ""
                return gettext(N_("Stay: %(hotel)s"), hotel=hotel) if hotel else gettext(N_("Stay at a hotel"))


def place_told(line: Line, language: str) -> str:
    """Return where it is, the address and the city behind it, none told twice: of a ride where one gets in."""
    return place_in_full(place_of(line), language)


def place_of(line: Line) -> Place | None:
    """Return where a line is, for a map: of a ride where one gets in."""
    if line.item:
        return line.item.place
    if line.leg:
        return line.leg.place
    if line.transfer:
        return line.transfer.start_place
    return line.hotel.place if line.hotel else None


def times_told(line: Line, language: str) -> str:
    """Return the hours, by both sides' clocks where these differ; of a stay its days."""
    with speaking(language):
        if line.kind is LineKind.STAY:
            return days_range(Days(line.when.day, max(line.until or line.when.day, line.when.day)))
        zones = (line.zone, *clocks_elsewhere(line.when))
        if line.when.start is None or len(zones) == 1:
            return hours_full(line.when)
        return "; ".join(by_time_of(line.when, name) for name in zones)


def details_told(line: Line, language: str, *, zone: str | None = None) -> tuple[str, ...]:
    """Return what the reader of a line has to know besides its title, place and time, a sentence each.

    `zone` is that of a reader who lives by other clocks: they are told the time by theirs too.
    """
    with speaking(language):
        return tuple(clean(told) for told in (*_own_clock(line, zone), *_details(line, language)) if told)


def _details(line: Line, language: str) -> Iterator[str]:
    match line.kind:
        case LineKind.ITEM:
            yield from _of_item(line, language)
        case LineKind.INTERPRETING:
            yield from _of_interpreting(line, language)
            yield from _of_item(line, language)
        case LineKind.LEG:
            yield from _of_leg(line, language)
        case LineKind.RIDE if line.transfer:
            yield from ride_details(line, line.transfer, language)
        case LineKind.DRIVE if line.transfer:
            yield from drive_details(line, line.transfer, language)
        case LineKind.STAY:
            yield from _of_stay(line, language)


def _own_clock(line: Line, zone: str | None) -> Iterator[str]:
    start = line.when.start
    told = (line.zone, *clocks_elsewhere(line.when))
    if zone and start and zone not in told and start.at(zone).offset != start.offset:
        yield by_time_of(line.when, zone)


def _of_item(line: Line, language: str) -> Iterator[str]:
    item = line.item
    if item is None:
        return
    if item.track:
        yield item.track.told(language)
    if item.participants:
        yield gettext(N_("Participants: %(participants)s"), participants=item.participants.told(language))
    for speech in item.speeches:
        parts = (speech.speaker.told(language), speech.topic.told(language))
        yield gettext(N_("Speech: %(speech)s"), speech=", ".join(filter(None, parts)))
    if item.dress:
        yield gettext(N_("Dress: %(dress)s"), dress=item.dress.told(language))
    if item.transport:
        yield gettext(N_("Transport: %(transport)s"), transport=item.transport)
    if item.press:
        yield gettext(N_("Press: %(press)s"), press=item.press.told(language))
    if item.responsible:
        yield gettext(N_("Responsible: %(names)s"), names=item.responsible)
    if item.plan_b:
        yield gettext(N_("If plans fail: %(plan)s"), plan=item.plan_b)
    if item.note:
        yield item.note.told(language)


def _of_interpreting(line: Line, language: str) -> Iterator[str]:
    booking = line.booking
    if booking and booking.source and booking.target:
        yield gettext(N_("Languages: %(pair)s"), pair=pair_told(booking.source, booking.target))
    if line.interprets_for:
        yield gettext(N_("For: %(name)s"), name=line.interprets_for.told(language))


def _of_leg(line: Line, language: str) -> Iterator[str]:
    leg = line.leg
    if leg is None:
        return
    yield from _far_told(leg, language)
    if leg.provisional:
        yield gettext(N_("Not confirmed yet"))
    yield from _late_told(leg)
    if leg.vip:
        yield gettext(N_("Through the VIP hall"))
    elif leg.vip_passengers:
        yield gettext(N_("Through the VIP hall: %(names)s"), names=_names(line, leg.vip_passengers, language))
    met_by = ", ".join(filter(None, (_names(line, (leg.met_by,), language), leg.met_by_note)))
    if met_by:
        told = N_("Met by: %(name)s") if leg.direction is Direction.ARRIVAL else N_("Seen off by: %(name)s")
        yield gettext(told, name=met_by)
    if leg.luggage:
        yield gettext(N_("Luggage: %(luggage)s"), luggage=leg.luggage)
    yield from persons_told(line, leg.passengers, language)


def _far_told(leg: LegPicture, language: str) -> Iterator[str]:
    """Say when it leaves or gets to the other end, by the clocks there."""
    if leg.far is None:
        return
    when = _at(leg.far, leg.expected)
    city = leg.far_place.told(language) or zone_city(leg.far.zone)
    if leg.direction is Direction.ARRIVAL:
        yield gettext(N_("Leaves %(city)s at %(time)s, local time"), city=city, time=when)
    else:
        yield gettext(N_("Arrives in %(city)s at %(time)s, local time"), city=city, time=when)


def _late_told(leg: LegPicture) -> Iterator[str]:
    expected, planned = leg.expected, leg.planned
    if planned and expected and expected.instant != planned.instant:
        yield gettext(N_("Planned: %(time)s"), time=_at(planned, expected))


def _of_stay(line: Line, language: str) -> Iterator[str]:
    stay = line.stay
    if stay is None:
        return
    if stay.room:
        yield gettext(N_("Room %(number)s"), number=stay.room)
    yield gettext(ROOM_CATEGORY_NAMES[stay.category])


def _ride_title(line: Line, language: str) -> str:
    transfer = line.transfer
    if transfer is None:
        return ""
    start, goal = (_line(place.name, language) for place in (transfer.start_place, transfer.goal))
    return gettext(N_("Transfer: %(start)s – %(goal)s"), start=start, goal=goal)


def _at(wall: WallTime, beside: WallTime | None) -> str:
    """Return a clock time, with its day where that is another than the one it stands beside."""
    return clock(wall) if beside is None or wall.day == beside.day else f"{clock(wall)} ({day_month(wall.day)})"


def _names(line: Line, uids: tuple[str, ...], language: str) -> str:
    return ", ".join(line.people[uid].called.told(language) for uid in uids if uid in line.people)


def _line(text: Texts, language: str) -> str:
    return clean(text.told(language))
