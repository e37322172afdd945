"""Who of the register could interpret at an item: what no rule can propose, for the facts hold only those who are at the event."""

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import islice
from typing import Final

from sqlalchemy.orm import Session

from app.judgement.conflicts.bookings import Booking
from app.judgement.conflicts.deeds import Deed, Interpret, StandIn
from app.judgement.conflicts.facts import ItemFact, Sort
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.loading import near
from app.judgement.conflicts.situation import Situation
from app.planning.interpreting.models import Interpreter
from app.planning.interpreting.queries import bookings_of, interpreters_of
from app.planning.interpreting.rules import fits
from app.planning.programmes.rules import ItemRole
from app.register.directory.rules.kinds import PartySide

MISSING: Final = "interpreter_missing"
TWICE: Final = frozenset({"interpreter_twice", "person_twice", "too_far"})
"""Kinds of findings in which somebody interprets where they cannot be."""
MOST_OFFERED: Final = 3
"""For an item; more names than these help nobody to choose."""
_OF_OFFICE: Final = "ru"
_OF_SIDE: Final = {PartySide.KAZAKHSTAN: "kk", PartySide.RUSSIA: "ru", PartySide.BASHKORTOSTAN: "ru"}


def interpreting(
    session: Session, event_id: int, situation: Situation, finding: Finding, *, now: datetime
) -> Iterator[tuple[Situation, tuple[Deed, ...]]]:
    """Yield who could interpret at the items of a finding, and the situation in which that is to be thought through.

    It is one that knows as well what these people do at other events. Who is taken at that time is left out.
    """
    if finding.check != MISSING and finding.check not in TWICE:
        return
    items = [situation.facts.items[thing.id] for thing in finding.clash.things if thing.sort is Sort.ITEM]
    wanted = [(item, gone) for item in items if item.event == event_id for gone in _gone(item, finding)]
    if not wanted:
        return
    register = interpreters_of(session, active_only=True)
    people = [one.person_id for one in register]
    around = near(session, event_id, now=now, items=[item.id for item in items], people=people)
    booked = {(one.item_id, one.person_id): (one.source, one.target) for one in bookings_of(session, event_id)}
    for item, gone in wanted:
        asked = booked.get((item.id, gone or 0), ("", ""))
        able = (one.person_id for one in register if _able(one, item, asked, _languages(situation, item)))
        free = (person for person in able if person not in item.people and _is_free(around, person, item))
        deeds = (Interpret(item.id, person) if gone is None else StandIn(item.id, gone, person) for person in free)
        yield around, tuple(islice(deeds, MOST_OFFERED))


def _gone(item: ItemFact, finding: Finding) -> Iterator[int | None]:
    """Yield who interprets at an item and cannot; None where nobody does."""
    if finding.check == MISSING:
        yield None
        return
    yield from sorted(person for person, role in item.roles if role is ItemRole.INTERPRETER and person in finding.people)


def _able(one: Interpreter, item: ItemFact, asked: tuple[str, str], languages: Collection[str]) -> bool:
    """Tell whether somebody has the pair that is asked for, or any between the languages that are spoken there."""
    if any(asked):
        return fits(one.pairs, *asked)
    spoken = set(item.speech_languages) if len(item.speech_languages) > 1 else set(languages)
    return len(spoken) < 2 or any(spoken.issuperset(pair) for pair in one.pairs)


def _languages(situation: Situation, item: ItemFact) -> frozenset[str]:
    """Return what is spoken between the office and the delegations at an item; nothing where one speaks whatever nobody knows."""
    delegations = situation.facts.delegations
    sides = {delegations[ident].side for ident in item.delegations if ident in delegations}
    return frozenset({_OF_OFFICE, *(_OF_SIDE[side] for side in sides)}) if sides <= _OF_SIDE.keys() else frozenset()


def _is_free(situation: Situation, person: int, item: ItemFact) -> bool:
    """Tell whether somebody does nothing else at the time of an item; what else stands against it, thinking it through tells."""
    if item.start is None:
        return True
    end = item.end if item.end is not None else item.start + 1
    return not any(_during(booking, item.start, end) for booking in situation.of_person.get(person, ()))


def _during(booking: Booking, start: int, end: int) -> bool:
    return booking.start < end and start < max(booking.end, booking.start + 1)
