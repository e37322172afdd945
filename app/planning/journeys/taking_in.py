"""Legs made of what lists and notes say: shared by all who name the same number, day and direction, and provisional."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once
from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.words.dates import clock
from app.ground.words.messages import gettext
from app.planning.delegations.lists.travelling import TRAVELS, Journey, Telling
from app.planning.events.models import Event
from app.planning.journeys.commands import LegDetails
from app.planning.journeys.commands.common import passengers_on, write_passengers
from app.planning.journeys.commands.legs import new_leg
from app.planning.journeys.models import Leg, LegPassenger
from app.planning.journeys.queries import find_leg_by_uid, get_leg, legs_of
from app.planning.journeys.reading import ReadLeg, leg_key, read
from app.planning.journeys.rules import MODE_NAMES, Direction, Passenger, Typed, planned_time
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.venues.models import City

_PREPOSITIONS: Final = {Direction.ARRIVAL: "из", Direction.DEPARTURE: "в"}


@dataclass(frozen=True, slots=True)
class Settled:
    """A journey that was read, with its planned time here."""

    leg: ReadLeg
    planned: WallTime | None


def settled(written: str, event: Event) -> tuple[list[Settled], str]:
    """Return the journeys that can be made of a text, and what of it stays in words: hours that do not exist or happened twice as well."""
    found = read(written, event.days)
    legs: list[Settled] = []
    rest = [found.rest] if found.rest else []
    for leg in found.legs:
        try:
            legs.append(Settled(leg, planned_time(Typed(leg.at), leg.day, event.zone)))
        except Refusal:
            rest.append(leg.written)
    return legs, "; ".join(rest)


class Journeys:
    """Tells and takes the journeys of lists."""

    def known(self, session: Session, event: Event, person_ids: Collection[int]) -> Telling:
        """Return what tells journeys against the legs that are there; two queries."""
        legs = legs_of(session, event.id)
        theirs: dict[int, list[Leg]] = {}
        for leg in legs:
            for one in leg.passengers:
                theirs.setdefault(one.person_id, []).append(leg)

        @cache  # a list of hundreds writes the same few flights again and again
        def meant(written: str) -> tuple[Sequence[tuple[Settled, Leg | None]], str]:
            found, rest = settled(written, event)
            return [(one, _among(event, one.leg, legs)) for one in found], rest

        def tell(person_id: int | None, written: str) -> Journey:
            joined, rest = meant(written)
            return _told(joined, theirs.get(person_id or 0, ()), rest)

        return tell

    def take(self, session: Session, event: Event, person: Person, written: str, by: Actor) -> str:
        """Put a person on the legs that are written, made where they are not there; return what could not be read."""
        found, rest = settled(written, event)
        legs = [_joined(session, event, person, one) for one in found]
        for direction in {leg.direction for leg in legs}:
            _leave_others(session, event, person, direction, {leg.id for leg in legs})
        return rest


TRAVELS["journeys"] = Journeys()


def _told(joined: Sequence[tuple[Settled, Leg | None]], theirs: Sequence[Leg], rest: str) -> Journey:
    """Return how somebody travels now and would travel, in the directions that are written of; each journey with the leg that it is."""
    directions = {one.leg.direction for one, _ in joined}
    now = [leg for leg in theirs if leg.direction in directions and not leg.cancelled]
    ids = {leg.id for _, leg in joined if leg is not None}
    stays = [leg for leg in now if leg.id in ids or not leg.provisional]
    new = [_label(leg) if leg else _new_label(one) for one, leg in joined if leg is None or leg.id not in {one.id for one in stays}]
    return Journey("; ".join(map(_label, now)), "; ".join([*map(_label, stays), *new]), rest)


def _among(event: Event, wanted: ReadLeg, legs: Sequence[Leg]) -> Leg | None:
    """Return the leg that is meant: by number, day and direction, else the one that a list has made of the same words before."""
    uid = _uid(event, wanted)
    numbered = [leg for leg in legs if wanted.is_numbered and leg.number and leg_key(leg.direction, leg.day, leg.number) == wanted.key]
    made = [leg for leg in legs if leg.uid == uid and leg.direction is wanted.direction]
    return next(iter(sorted((*numbered, *made), key=lambda leg: leg.cancelled)), None)


def _uid(event: Event, wanted: ReadLeg) -> str:
    return uid_from(event.uid, f"leg {wanted.key}")


def _joined(session: Session, event: Event, person: Person, one: Settled) -> Leg:
    near = or_(Leg.day == one.leg.day, Leg.uid == _uid(event, one.leg))
    candidates = select(Leg).where(Leg.event_id == event.id, Leg.direction == one.leg.direction, near).order_by(Leg.id)
    found = _among(event, one.leg, session.scalars(candidates).all())
    leg = get_leg(session, found.id if found else _made(session, event, one))
    if leg.provisional and leg.planned is None and one.planned is not None and leg.day == one.planned.day and leg.zone == one.planned.zone:
        leg.planned = one.planned
    aboard = passengers_on(leg)
    if all(passenger.person_id != person.id for passenger in aboard):
        write_passengers(leg, (*aboard, Passenger(person.id)), {person.id: person})
    session.flush()
    return leg


def _made(session: Session, event: Event, one: Settled) -> int:
    wanted, uid = one.leg, _uid(event, one.leg)
    cities = dict(session.execute(select(City.name, City.zone)).all())
    far = _city(wanted.far, cities)
    words = [wanted.words, f"{_PREPOSITIONS[wanted.direction]} {wanted.far}" if wanted.far and far is None else ""]
    details = LegDetails(
        wanted.direction,
        wanted.day,
        event.zone,
        wanted.mode,
        wanted.number,
        one.planned,
        far_place=far or Texts(),
        far_zone=cities[far] if far else "",
        provisional=True,
        note=", ".join(filter(None, words)),
    )
    return made_once(session, new_leg(session, event, uid, details), lambda: find_leg_by_uid(session, uid)).id


def _city(written: str, cities: Mapping[Texts, str]) -> Texts | None:
    """Return the city that is meant by its name in whatever case: «Уфы», «Казани», «Алматы»."""
    word = folded(written)
    for name in cities:
        known = folded(name.ru)
        if word and (word == known or (len(known) > 2 and word.startswith(known[:-1]) and abs(len(word) - len(known)) < 2)):
            return name
    return None


def _leave_others(session: Session, event: Event, person: Person, direction: Direction, kept: set[int]) -> None:
    """Take a person off other provisional legs of a direction: what is said last of an arrival takes the place of what was said before."""
    query = select(Leg.id).join(LegPassenger, LegPassenger.leg_id == Leg.id)
    query = query.where(Leg.event_id == event.id, Leg.direction == direction, Leg.provisional, Leg.cancelled.is_(False))
    for ident in session.scalars(query.where(LegPassenger.person_id == person.id, Leg.id.not_in(kept)).order_by(Leg.id)).all():
        leg = get_leg(session, ident)
        write_passengers(leg, [one for one in passengers_on(leg) if one.person_id != person.id], {})
        session.flush()


def _label(leg: Leg) -> str:
    return " ".join(_parts(leg.number or gettext(MODE_NAMES[leg.mode]), f"{leg.day:%d.%m}", leg.planned))


def _new_label(one: Settled) -> str:
    return " ".join(_parts(one.leg.number or gettext(MODE_NAMES[one.leg.mode]), f"{one.leg.day:%d.%m}", one.planned))


def _parts(number: str, day: str, planned: WallTime | None) -> Iterator[str]:
    yield number
    yield day
    if planned is not None:
        yield clock(planned)
