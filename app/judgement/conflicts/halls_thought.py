"""How many people a hall holds, which items cannot share it, and where else one could go; pure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from app.judgement.conflicts.bookings import DROP_IN, ON_THE_WAY
from app.judgement.conflicts.deeds import Exchange, Rehouse
from app.judgement.conflicts.facts import HallFact, ItemFact, Minute
from app.judgement.conflicts.situation import Situation
from app.planning.interpreting.rules import OPEN_LASTS
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.venues.rules import Layout

OPEN_MINUTES: Final = int(OPEN_LASTS.total_seconds() // 60)
"""How long an item without an end is taken to keep its hall."""
_AMONG_STANDS: Final = frozenset({ItemKind.WALK, ItemKind.CEREMONY})
"""What is held in an exhibition while it is open: it is opened, officials walk round it."""
_OFFERED: Final = 3
"""More proposals than this help nobody to choose."""


def holds(hall: HallFact, layout: Layout | None) -> int | None:
    """Return how many people a hall holds in a layout, the most in any where none is said or known; None where nobody knows."""
    if layout is not None and layout in hall.capacities:
        return hall.capacities[layout]
    return max(hall.capacities.values(), default=None)


def wanted(item: ItemFact) -> int:
    """Return for how many people an item needs room; of those who look in at an exhibition nobody knows how many come at once."""
    bound = {person for person, role in item.roles if role is not ItemRole.GUEST} if item.kind in DROP_IN else item.people
    return max(item.expected or 0, len(bound))


def keeps(item: ItemFact) -> tuple[Minute, Minute] | None:
    """Return from when until when an item has its hall, as far as anybody knows; None for one without a time."""
    if item.start is None:
        return None
    return item.start, item.end if item.end is not None else item.start + OPEN_MINUTES


def collide(first: ItemFact, second: ItemFact) -> bool:
    """Tell whether two items cannot have one hall: they are held at once, and neither is a part of the other."""
    one, other = keeps(first), keeps(second)
    if one is None or other is None or not (one[0] < other[1] and other[0] < one[1]):
        return False
    return not (first.kind in ON_THE_WAY or second.kind in ON_THE_WAY or _is_part(first, second) or _is_part(second, first))


def _is_part(part: ItemFact, whole: ItemFact) -> bool:
    """Tell whether an item is held in another one: a walk round the stands, a point of the agenda within its meeting."""
    one, other = keeps(part), keeps(whole)
    if part.event != whole.event or one is None or other is None:
        return False
    if part.kind in _AMONG_STANDS:
        return whole.kind in DROP_IN
    return part.kind is ItemKind.AGENDA and whole.kind is ItemKind.MEETING and other[0] <= one[0] and one[1] <= other[1]


def is_free(situation: Situation, hall: int, item: ItemFact, *, besides: frozenset[int] = frozenset()) -> bool:
    """Tell whether an item could have a hall, the items `besides` being out of it."""
    return not any(collide(item, other) for other in situation.of_hall.get(hall, ()) if other.id != item.id and other.id not in besides)


def rehousings(situation: Situation, item: ItemFact) -> Iterator[Rehouse]:
    """Yield the free halls that are large enough for an item: those of its venue first, then of its city, the smallest first."""
    free = (hall for hall in _suitable(situation, item) if is_free(situation, hall.id, item))
    yield from (Rehouse(item.id, hall.id) for hall in islice(free, _OFFERED))


def exchanges(situation: Situation, item: ItemFact) -> Iterator[Exchange]:
    """Yield the items with which an item could change halls, each then having the other's to itself and room enough in it."""
    yield from islice(_exchanges(situation, item), _OFFERED)


def _exchanges(situation: Situation, item: ItemFact) -> Iterator[Exchange]:
    own = situation.facts.halls.get(item.spot.hall) if item.spot.hall is not None else None
    if own is None:
        return
    for hall in _suitable(situation, item):
        in_the_way = [other for other in situation.of_hall.get(hall.id, ()) if collide(item, other)]
        if len(in_the_way) != 1 or in_the_way[0].event != situation.facts.focus:
            continue
        other = in_the_way[0]
        if _fits(own, other) and is_free(situation, own.id, other, besides=frozenset({item.id})):
            yield Exchange(item.id, other.id)


def _fits(hall: HallFact, item: ItemFact) -> bool:
    """Tell whether a hall is known to be large enough for an item, in the layout that it asks for."""
    if item.layout is not None and item.layout not in hall.capacities:
        return False
    room = holds(hall, item.layout)
    return room is not None and room >= wanted(item)


def _suitable(situation: Situation, item: ItemFact) -> Iterable[HallFact]:
    """Return the other halls of the item's city that are large enough for it, the best first."""
    halls = situation.facts.halls
    own = halls.get(item.spot.hall) if item.spot.hall is not None else None
    if own is None:
        return ()
    fitting = (hall for hall in halls.values() if hall.id != own.id and hall.city == own.city and _fits(hall, item))
    return sorted(fitting, key=lambda hall: (hall.venue != own.venue, holds(hall, item.layout) or 0, hall.id))
