"""Deeds in words: what could be done and what has been done, told as findings are."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.deed_edits import edit_of
from app.judgement.conflicts.deeds import Deed, Exchange, Interpret, Reassign, Rehouse, Shift, ShiftRide, StandIn, StayAway
from app.judgement.conflicts.facts import Sort, Thing
from app.judgement.conflicts.findings import At, Clash, Finding, Value
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import ItemRole

_Told: TypeAlias = tuple[str, str]
"""What could be done, and that it has been."""
_SHIFT: Final = N_("Move %(item)s to %(time)s"), N_("Moved to %(time)s: %(item)s.")
_REHOUSE: Final = N_("Hold %(item)s in %(hall)s"), N_("Now in %(hall)s: %(item)s.")
_EXCHANGE: Final = (
    N_("Let %(first)s and %(second)s exchange their halls"),
    N_("Halls exchanged: %(first)s and %(second)s."),
)
_STAND_IN: Final = N_("At %(item)s, replace %(gone)s with %(instead)s"), N_("Replaced at %(item)s: %(gone)s, now %(instead)s.")
_HAND_OVER: Final = (
    N_("Let %(instead)s interpret at %(item)s instead of %(gone)s"),
    N_("Interpreting at %(item)s is now done by %(instead)s instead of %(gone)s."),
)
_INTERPRET: Final = N_("Let %(person)s interpret at %(item)s"), N_("Interpreting at %(item)s: %(person)s.")
_STAY_AWAY: Final = N_("Take off %(item)s: %(people)s"), N_("Taken off %(item)s: %(people)s.")
_SHIFT_RIDE: Final = N_("Let %(ride)s leave at %(time)s"), N_("Leaves at %(time)s now: %(ride)s.")
_REASSIGN: Final = (
    N_("Let vehicle %(instead)s drive %(ride)s instead of %(vehicle)s"),
    N_("Driven by vehicle %(instead)s instead of %(vehicle)s: %(ride)s."),
)


def as_finding(situation: Situation, deed: Deed, *, done: bool = False) -> Finding:
    """Return a deed as something that names and words are found for like for a finding (`names_of`, `wording.pieces`)."""
    told, values, people = _parts(situation, deed)
    return Finding("", Severity.WARNING, Clash((), told[done], values), people)


def _parts(situation: Situation, deed: Deed) -> tuple[_Told, Mapping[str, Value], frozenset[int]]:
    match deed:
        case Shift():
            return _SHIFT, {"item": Thing(Sort.ITEM, deed.item), "time": _new_start(situation, deed)}, frozenset()
        case Rehouse():
            return _REHOUSE, {"item": Thing(Sort.ITEM, deed.item), "hall": Thing(Sort.HALL, deed.hall)}, frozenset()
        case Exchange():
            return _EXCHANGE, {"first": Thing(Sort.ITEM, deed.first), "second": Thing(Sort.ITEM, deed.second)}, frozenset()
        case StandIn():
            item = situation.facts.items.get(deed.item)
            interprets = item is not None and {role for person, role in item.roles if person == deed.gone} == {ItemRole.INTERPRETER}
            people = {"gone": Thing(Sort.PERSON, deed.gone), "instead": Thing(Sort.PERSON, deed.instead)}
            return _HAND_OVER if interprets else _STAND_IN, {"item": Thing(Sort.ITEM, deed.item), **people}, frozenset()
        case Interpret():
            return _INTERPRET, {"item": Thing(Sort.ITEM, deed.item), "person": Thing(Sort.PERSON, deed.person)}, frozenset()
        case StayAway():
            return _STAY_AWAY, {"item": Thing(Sort.ITEM, deed.item)}, frozenset(deed.people)
        case ShiftRide():
            ride = situation.facts.rides[deed.ride]
            return _SHIFT_RIDE, {"ride": Thing(Sort.RIDE, ride.id), "time": At(ride.start + deed.minutes, ride.zone)}, frozenset()
        case Reassign():
            vehicles = {"vehicle": Thing(Sort.VEHICLE, deed.vehicle), "instead": Thing(Sort.VEHICLE, deed.instead)}
            return _REASSIGN, {"ride": Thing(Sort.RIDE, deed.ride), **vehicles}, frozenset()


def _new_start(situation: Situation, deed: Shift) -> Value:
    edit = edit_of(situation, deed)
    item = edit.items[deed.item] if edit is not None else None
    return At(item.start, item.zone) if item is not None and item.start is not None else ""
