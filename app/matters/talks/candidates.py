"""Who can be asked to the table: those who attend the item first, then those who come to the event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.matters.talks.composition_rules import Party, Taking, proposed
from app.matters.talks.models import Talks
from app.matters.talks.rules import TalksRole
from app.matters.talks.table import Somebody, Table, party_of, precedence, told
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.roster_queries import Roster, roster_of
from app.planning.programmes.rules import ItemRole
from app.register.directory.models import Person
from app.register.directory.queries import appointment_on, persons_of
from app.register.directory.rules.kinds import PartySide

MOST_OFFERED: Final = 80
"""People of whom the page offers to choose; anybody else is found by name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could sit at the table, and as what."""

    who: Somebody
    side: PartySide
    role: TalksRole
    attends: bool
    """Whether they attend the item already."""


def candidates_for(session: Session, item: ProgrammeItem, talks: Talks | None) -> Sequence[Candidate]:
    """Return who can be chosen, without who is at the table: who attends first, and by precedence. Ten queries at most."""
    roster = roster_of(session, item.event)
    attending = roster.attending(item.id)
    there = {one.person_id for one in talks.members} if talks else set()
    coming = [place.person_id for party in roster.parties for place in party.coming]
    ids = [ident for ident in dict.fromkeys((*sorted(attending), *coming)) if ident not in there][:MOST_OFFERED]
    people = [one for one in persons_of(session, ids) if one.erased_at is None and one.merged_into_id is None]
    sides, roles = _sides(roster), _roles(roster, item.id)
    has_head = {party_of(one.side) for one in talks.members if one.role is TalksRole.HEAD} if talks else set()
    people.sort(key=lambda one: (one.id not in attending, precedence(one, item.day)))
    return tuple(_candidates(people, item, attending, sides, roles, has_head))


def proposed_for(table: Table, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return whom the smaller side could add to be equal."""
    by_id = {one.who.id: one for one in candidates if one.role in {TalksRole.HEAD, TalksRole.MEMBER}}
    at_table = [Taking(one.who.id, one.party, one.role, one.who.rank) for one in (*table.ours, *table.theirs)]
    offered = [Taking(ident, party_of(one.side), one.role, one.who.rank) for ident, one in by_id.items()]
    return tuple(by_id[ident] for ident in proposed(at_table, offered))


def _candidates(
    people: Iterable[Person],
    item: ProgrammeItem,
    attending: frozenset[int],
    sides: Mapping[int, PartySide],
    roles: Mapping[int, TalksRole],
    has_head: set[Party],
) -> Iterator[Candidate]:
    """Yield them; of several heads of delegations of one side only the first who attends is proposed as the head of the table."""
    for person in people:
        held = appointment_on(person, item.day)
        side = sides.get(person.id) or (held.side if held else PartySide.BASHKORTOSTAN)
        role, attends = roles.get(person.id, TalksRole.MEMBER), person.id in attending
        if role is TalksRole.HEAD and (not attends or party_of(side) in has_head):
            role = TalksRole.MEMBER
        if role is TalksRole.HEAD:
            has_head.add(party_of(side))
        yield Candidate(told(person, item.day), side, role, attends)


def _sides(roster: Roster) -> dict[int, PartySide]:
    return {place.person_id: party.side for party in roster.parties for place in party.coming}


def _roles(roster: Roster, item_id: int) -> dict[int, TalksRole]:
    roles = {place.person_id: TalksRole.HEAD for party in roster.parties for place in party.coming if place.role is MemberRole.HEAD}
    return roles | {person: TalksRole.INTERPRETER for person, role in roster.going(item_id).roles if role is ItemRole.INTERPRETER}
