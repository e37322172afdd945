"""The page of what a leg breaks: each consequence with its names, times and proposals. As many queries for one as for fifty."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.logistics.delays_facts import DelayFacts, delay_facts
from app.planning.logistics.delays_offers import Away, Move, Offer, Split, offers_of
from app.planning.logistics.delays_thought import ready
from app.planning.logistics.delays_values import (
    BrokenItem,
    BrokenLeg,
    BrokenNight,
    BrokenTransfer,
    Consequence,
    mark_of,
)
from app.planning.programmes.models import ProgrammeItem
from app.planning.stays.models import Hotel
from app.planning.transfers.models import Transfer
from app.planning.transfers.queries import with_cars, with_ends
from app.planning.transfers.rules import wall_at
from app.planning.transfers.whom import Group, Whom, names_of


@dataclass(frozen=True, slots=True)
class ClashRow:
    """A transfer that uses the same vehicle, plate or driver at the new time; `event_id` tells one of another event."""

    transfer: Transfer
    words: tuple[str, ...]
    """The vehicles that are meant."""


@dataclass(frozen=True, slots=True)
class TransferRow:
    """A transfer that does not fit any more."""

    what: BrokenTransfer
    transfer: Transfer
    who: tuple[Group, ...]
    others: tuple[Group, ...]
    start: WallTime | None
    clashes: tuple[ClashRow, ...]
    move: Move | None
    split: Split | None
    kind: str = "transfer"

    @property
    def shift(self) -> int:
        """By how many minutes the transfer would start later; negative for earlier."""
        return int((self.what.start - self.what.at).total_seconds() // 60) if self.what.start else 0


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item that some cannot be at, or not for all of it."""

    what: BrokenItem
    item: ProgrammeItem
    missing: tuple[Group, ...]
    partly: tuple[Group, ...]
    unsure: tuple[Group, ...]
    bound: tuple[Group, ...]
    """Those of them who have a role there: nothing is proposed about them."""
    away: tuple[Away, ...]
    kind: str = "item"


@dataclass(frozen=True, slots=True)
class NightRow:
    """A hotel that expects people, or their leaving, on another day."""

    what: BrokenNight
    hotel: Hotel
    who: tuple[Group, ...]
    kind: str = "night"


@dataclass(frozen=True, slots=True)
class LegRow:
    """Another leg that people do not reach in time."""

    what: BrokenLeg
    leg: Leg
    who: tuple[Group, ...]
    kind: str = "leg"


Row = TransferRow | ItemRow | NightRow | LegRow


@dataclass(frozen=True, slots=True)
class DelayPage:
    """Everything that the page of a leg's consequences shows."""

    rows: tuple[Row, ...]
    ready: tuple[tuple[WallTime, tuple[Group, ...]], ...]
    """When its passengers are ready, or have to be there; at several times where some go through the VIP hall."""
    names: Mapping[int, Texts]
    seen: tuple[str, ...]
    """The revisions of all that is shown, as the form sends them back."""
    mark: str
    """Of what is broken: somebody may say of just this that it stays so."""

    @property
    def has_offers(self) -> bool:
        """Whether anything is proposed."""
        return any((isinstance(row, TransferRow) and row.move) or (isinstance(row, ItemRow) and row.away) for row in self.rows)


def delay_page(session: Session, event: Event, leg: Leg) -> DelayPage:
    """Return what a leg breaks and what is proposed; the leg is loaded with its passengers."""
    facts = delay_facts(session, event, [leg.id])
    consequences = facts.consequences(leg.id)
    made = _Rows(session, facts, consequences, offers_of(facts, leg.id, consequences))
    rows = tuple(made.row(one) for one in consequences)
    ready = made.ready(leg)
    groups = [*made.told, *(group for _, them in ready for group in them)]
    named = {person for group in groups for person in group.people}
    names = names_of(session, named) if named else {}
    return DelayPage(rows, ready, names, (_revision(leg), *made.revisions()), mark_of(consequences))


def _revision(thing: Leg | Transfer | ProgrammeItem) -> str:
    return f"{thing.__kind__}:{thing.id}:{thing.revision}"


class _Rows:
    """Makes rows of consequences: what they name is loaded once for all of them."""

    def __init__(self, session: Session, facts: DelayFacts, consequences: Sequence[Consequence], offers: Sequence[Offer]) -> None:
        self._facts, self._whom = facts, Whom(facts.roster)
        self.told: list[Group] = []
        broken = [one.transfer for one in consequences if isinstance(one, BrokenTransfer)]
        busy = [clash.transfer for one in consequences if isinstance(one, BrokenTransfer) for clash in one.clashes]
        query = select(Transfer).where(Transfer.id.in_({*broken, *busy})).options(*with_ends(), *with_cars(), joinedload(Transfer.event))
        self._transfers = {one.id: one for one in session.scalars(query)}
        items = [one.item for one in consequences if isinstance(one, BrokenItem)]
        self._items = {one.id: one for one in session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(items)))}
        hotels = [one.hotel for one in consequences if isinstance(one, BrokenNight)]
        stays_at = select(Hotel).where(Hotel.id.in_(hotels)).options(joinedload(Hotel.venue))
        self._hotels = {one.id: one for one in session.scalars(stays_at)}
        legs = [one.leg for one in consequences if isinstance(one, BrokenLeg)]
        self._legs = {one.id: one for one in session.scalars(select(Leg).where(Leg.id.in_(legs)))}
        self._moves = {one.transfer: one for one in offers if isinstance(one, Move)}
        self._splits = {one.transfer: one for one in offers if isinstance(one, Split)}
        self._away = [one for one in offers if isinstance(one, Away)]
        self._shown = [self._transfers[ident] for ident in dict.fromkeys(broken)]

    def revisions(self) -> Iterable[str]:
        """Yield the revisions of all that is broken."""
        yield from map(_revision, self._shown)
        yield from map(_revision, self._items.values())

    def ready(self, leg: Leg) -> tuple[tuple[WallTime, tuple[Group, ...]], ...]:
        """Return when who of the leg is ready or has to be there, the first first."""
        journey = self._facts.journeys.get(leg.id)
        if journey is None:
            return ()
        by_time: dict[WallTime, list[int]] = {}
        for one in journey.travellers:
            by_time.setdefault(wall_at(ready(one, journey, journey.expected, self._facts.buffers), leg.zone), []).append(one.person)
        return tuple((wall, self._whom.told(people)) for wall, people in sorted(by_time.items(), key=lambda pair: pair[0].instant))

    def row(self, one: Consequence) -> Row:
        """Return one consequence as the page shows it."""
        match one:
            case BrokenTransfer():
                return self._transfer(one)
            case BrokenItem():
                away = tuple(offer for offer in self._away if offer.item == one.item)
                taken = {person for offer in away for person in offer.people}
                bound = tuple(person for person in (*one.missing, *one.partly) if person not in taken)
                missing, partly, unsure = self._groups(one.missing), self._groups(one.partly), self._groups(one.unsure)
                return ItemRow(one, self._items[one.item], missing, partly, unsure, self._groups(bound), away)
            case BrokenNight():
                return NightRow(one, self._hotels[one.hotel], self._groups(one.who))
            case BrokenLeg():
                return LegRow(one, self._legs[one.leg], self._groups(one.who))

    def _transfer(self, one: BrokenTransfer) -> TransferRow:
        transfer = self._transfers[one.transfer]
        return TransferRow(
            one,
            transfer,
            self._groups(one.who),
            self._groups(one.others),
            wall_at(one.start, transfer.zone) if one.start else None,
            tuple(ClashRow(self._transfers[clash.transfer], tuple(_using(transfer, clash.uses))) for clash in one.clashes),
            self._moves.get(one.transfer),
            self._splits.get(one.transfer),
        )

    def _groups(self, people: Sequence[int]) -> tuple[Group, ...]:
        groups = self._whom.told(people)
        self.told += groups
        return groups


def _using(transfer: Transfer, uses: frozenset[str]) -> Iterable[str]:
    """Yield the vehicles of a transfer that are meant."""
    for car in transfer.cars:
        one = car.vehicle
        if one is not None and uses & {f"vehicle:{one.id}", f"plate:{one.plate_key}", f"driver:{one.driver_id}"}:
            yield one.label()
