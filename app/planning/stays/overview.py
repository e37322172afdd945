"""Who of those who come has a bed and who has none yet, delegation by delegation."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.planning.stays.people import Comer, Company, Party
from app.planning.stays.rooming import HotelRooming, Lodger, Rooming
from app.planning.stays.rules import without_bed


@dataclass(frozen=True, slots=True)
class Bed:
    """A stay and the hotel that it is at."""

    lodger: Lodger
    hotel: HotelRooming


@dataclass(frozen=True, slots=True)
class Lodging:
    """Somebody who comes, with the beds that they have."""

    comer: Comer
    beds: tuple[Bed, ...]
    bare: tuple[date, ...]
    """Nights between their legs in which none of their stays gives them a bed; only for who has a stay at all."""


@dataclass(frozen=True, slots=True)
class PartyLodging:
    """A delegation: who has no bed yet comes first, then who lacks one in some night, then everybody else in their order."""

    party: Party
    rows: tuple[Lodging, ...]

    @property
    def without(self) -> tuple[Lodging, ...]:
        """Those who have no bed at all."""
        return tuple(row for row in self.rows if not row.beds)

    @property
    def short(self) -> tuple[Lodging, ...]:
        """Those who have one, but not in every night between their legs."""
        return tuple(row for row in self.rows if row.bare)

    @property
    def is_expected(self) -> bool:
        """Whether beds are expected: of guests always, of the hosts' own once one of them has a bed or arrives from elsewhere."""
        if self.party.is_guest or self.party.id is None:
            return self.party.is_guest
        return any(row.beds or row.comer.travels.arrives for row in self.rows)

    @property
    def waits(self) -> bool:
        """Whether somebody who comes from elsewhere still needs a bed."""
        return self.is_expected and bool(self.without or self.short)


@dataclass(frozen=True, slots=True)
class Overview:
    """All delegations of an event: those of whom somebody waits for a bed first, those of whom no beds are expected last."""

    parties: tuple[PartyLodging, ...]
    gone: tuple[Bed, ...]
    """Beds of people who do not come (any more), or whom no delegation and no item names."""

    @property
    def waiting(self) -> int:
        """How many of whom a bed is expected have none yet, each counted once."""
        return len({row.comer.person_id for one in self.parties if one.is_expected for row in one.without})

    def party(self, delegation_id: int | None) -> PartyLodging | None:
        """Return a delegation; with None those who come with none."""
        return next((one for one in self.parties if one.party.id == delegation_id), None)


def overview_of(company: Company, rooming: Rooming) -> Overview:
    """Return who has a bed and who has none; `rooming` has all hotels of the event."""
    beds: dict[int, list[Bed]] = defaultdict(list)
    for hotel in rooming.hotels:
        for lodger in hotel.lodgers:
            beds[lodger.person_id].append(Bed(lodger, hotel))
    parties = [_party(party, beds) for party in company.parties]
    known = company.by_person
    gone = tuple(bed for person, theirs in beds.items() if person not in known for bed in theirs)
    return Overview(tuple(sorted(parties, key=lambda one: (not one.is_expected, not one.waits))), gone)


def _party(party: Party, beds: Mapping[int, Sequence[Bed]]) -> PartyLodging:
    rows = [_lodging(comer, sorted(beds.get(comer.person_id, ()), key=_by_day)) for comer in party.comers]
    return PartyLodging(party, tuple(sorted(rows, key=lambda row: (bool(row.beds), not row.bare, row.comer.place))))


def _lodging(comer: Comer, beds: Sequence[Bed]) -> Lodging:
    taken = [(bed.lodger.from_day, bed.lodger.until_day) for bed in beds]
    bare = without_bed(comer.travels.arrives, comer.travels.leaves, taken) if beds else ()
    return Lodging(comer, tuple(beds), bare)


def _by_day(bed: Bed) -> tuple[date, int]:
    return bed.lodger.from_day, bed.lodger.id
