"""What the list of hotels and rooms offers to whoever is given a bed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.ground.kernel.refusals import N_
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.planning.stays.rooming import Rooming, RoomPicture
from app.planning.stays.rules import ROOM_CATEGORY_NAMES


@dataclass(frozen=True, slots=True)
class PlacesOffered:
    """Hotels by name with their rooms as pairs of value and words, and the hotel of each room."""

    choices: Mapping[str, Sequence[tuple[str, str]]]
    hotels: Mapping[int, int]


def places_offered(rooming: Rooming) -> PlacesOffered:
    """Return the places of an event: in each hotel first what it assigns itself, then rooms that nobody has, then the others."""
    choices: dict[str, list[tuple[str, str]]] = {}
    for hotel in rooming.hotels:
        name = hotel.name.told(current())
        rooms = sorted(hotel.rooms, key=lambda room: bool(room.lodgers))
        assigned = (f"hotel:{hotel.id}", gettext(N_("%(hotel)s: the hotel assigns a room"), hotel=name))
        choices.setdefault(name, []).extend([assigned, *((f"room:{room.id}", _told(room)) for room in rooms)])
    return PlacesOffered(choices, {room.id: hotel.id for hotel in rooming.hotels for room in hotel.rooms})


def _told(room: RoomPicture) -> str:
    names = "; ".join(dict.fromkeys(lodger.name.told(current()) for lodger in room.lodgers))
    beds = ngettext("%(num)s bed", "%(num)s beds", room.beds)
    told = f"{room.number} · {gettext(ROOM_CATEGORY_NAMES[room.category])}, {beds}"
    return f"{told} — {names}" if names else told
