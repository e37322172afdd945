"""Which venue and hall is meant by «Торатау, зал 2», «КХ «Торатау», фойе», «Аэропорт «Уфа», VIP» or «там же»."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Remark
from app.ground.kernel.text import folded
from app.planning.programmes.reading.columns import spoken

SEVERAL: Final = N_("More than one place is called “%(typed)s”. It is kept in words; choose the place in the item.")
NOT_ABOVE: Final = N_("“%(typed)s”, but no row above names a place. It is kept in words.")

_PARTS: Final = re.compile(r"[,;\n()]+|\s[–—-]\s")
_TOKEN: Final = re.compile(r"[^\W\d_]+|\d+")
_QUOTED: Final = re.compile(r"[«“\"„]([^«»“”\"„]+)[»”\"“]")
_SAME: Final = re.compile(
    r"\s*(?:(?:там же|то же|тот же зал|сол жерде|шунда ук|same (?:place|venue)|ditto)(?!\w)|-//-|[-–—]*[\"″»][-–—]*$)[ ,;.–—-]*"
)
_ENDING: Final = re.compile(
    r"(?:ого|его|ому|ему|ыми|ими|ами|ями|ах|ях|ам|ям|ом|ем|ой|ей|ый|ий|ая|яя|ое|ее|ую|юю|ов|ев|ые|ие|[аеиоуыэюяйь])$"
)
_SMALL: Final = frozenset(
    {"и", "в", "на", "г", "ул", "д", "им", "имени", "город", "гор", "the", "of", "at", "in", "and", "по", "при", "№", "n"}
)
_SPELT: Final = {"вип": "vip", "экспо": "expo", "переговорная": "переговоров"}


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place as the register knows it, and what of the words is left; without ids all of it is in words."""

    venue_id: int | None = None
    hall_id: int | None = None
    note: str = ""
    zone: str = ""
    """The zone of the venue's city; empty where the place is in words."""
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a venue or a hall as stems."""

    stems: frozenset[str]
    own: frozenset[str]
    """The stems that make it this one: those in quotation marks, else all."""
    short: tuple[tuple[str, frozenset[str]], ...]
    """Initials of words that stand beside each other, and what they stand for: «КХ» for «Конгресс-холл»."""

    def covered(self, stems: Iterable[str]) -> frozenset[str]:
        """Return which of its own stems a text's stems stand for."""
        known = dict(self.short)
        found: set[str] = set()
        for stem in stems:
            found |= {stem} if stem in self.stems else known.get(stem, frozenset())
        return frozenset(found)

    def left(self, stems: Iterable[str]) -> frozenset[str]:
        """Return which stems of a text are none of its own."""
        known = dict(self.short)
        return frozenset(stem for stem in stems if stem not in self.stems and stem not in known)


@dataclass(frozen=True, slots=True)
class KnownHall:
    """A hall of the register with its names in every language."""

    id: int
    names: tuple[str, ...]
    read: tuple[_Name, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", tuple(map(_name, self.names)))


@dataclass(frozen=True, slots=True)
class KnownVenue:
    """A venue of the register with its names in every language, its city and its halls."""

    id: int
    names: tuple[str, ...]
    city_id: int
    city_names: tuple[str, ...]
    zone: str
    halls: tuple[KnownHall, ...] = ()
    read: tuple[_Name, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "read", tuple(map(_name, self.names)))


class PlaceBook:
    """The venues and halls of the register, to be asked by the words of a list; `home` is the event's city."""

    def __init__(self, venues: Sequence[KnownVenue], home: int) -> None:
        self._venues = venues
        self._home = home
        self._by_id = {venue.id: venue for venue in venues}
        self._cities = {frozenset(_stems(name)): venue.city_id for venue in venues for name in venue.city_names}
        self._city_stems = frozenset(stem for stems in self._cities for stem in stems)
        # As our own lists tell a place; a name may have a comma in it.
        self._known: dict[str, PlaceFound] = {}
        for venue in venues:
            for name in venue.names:
                self._known.setdefault(name, PlaceFound(venue.id, None, "", venue.zone))
            for hall in venue.halls:
                for name, inside in zip(venue.names, hall.names, strict=False):
                    self._known.setdefault(f"{name}, {inside}", PlaceFound(venue.id, hall.id, "", venue.zone))

    def found(self, text: str, above: PlaceFound | None = None) -> PlaceFound:
        """Return the place that is meant; «там же» is the one above, a venue that is not known is kept in words."""
        same = _SAME.match(spoken(text))
        if same is not None:
            return self._as_above(text, text[same.end() :].strip(), above)
        if text not in self._known:
            self._known[text] = self._looked_up(text)
        return self._known[text]

    def _as_above(self, text: str, rest: str, above: PlaceFound | None) -> PlaceFound:
        if above is None:
            return PlaceFound(note=text, remark=Remark(NOT_ABOVE, {"typed": text}, "place"))
        if not rest:
            return replace(above, remark=None)
        if above.venue_id is None:
            return PlaceFound(note=rest)
        return self._inside(self._by_id[above.venue_id], _parts(rest))

    def _looked_up(self, text: str) -> PlaceFound:
        parts = _parts(text)
        city = next((self._cities[stems] for part in parts if (stems := frozenset(_stems(part))) in self._cities), None)
        several = ""
        for number, part in enumerate(parts):
            stems = frozenset(_stems(part))
            if stems in self._cities:
                continue
            venues = self._named(stems, city)
            if len(venues) == 1:
                others = [one for place, one in enumerate(parts) if place != number and frozenset(_stems(one)) not in self._cities]
                return self._inside(venues[0], [*self._beside(venues[0], part, stems), *others])
            several = several or (part if venues else "")
        return PlaceFound(note=text, remark=Remark(SEVERAL, {"typed": several}, "place") if several else None)

    def _named(self, stems: frozenset[str], city: int | None) -> list[KnownVenue]:
        """Return the venues that a part of a text may name, those of the city told or of the event's city before all others."""
        here = [venue for venue in self._venues if city in (None, venue.city_id)]
        near = [venue for venue in here if venue.city_id in (city, self._home)]
        # A word such as «аэропорт» names one in this city only; another city's is told in full.
        for fits, venues in ((self._is_all, here), (self._is_own, here), (self._is_part, near), (self._is_inside, here)):
            fitting = [venue for venue in venues if any(fits(name, stems) for name in venue.read)]
            at_home = [venue for venue in fitting if venue.city_id == self._home]
            if fitting:
                return at_home if len(at_home) == 1 else fitting
        return []

    @staticmethod
    def _is_all(name: _Name, stems: frozenset[str]) -> bool:
        return name.covered(stems) == name.stems and not name.left(stems)

    def _is_own(self, name: _Name, stems: frozenset[str]) -> bool:
        return not name.left(stems) and self._is_inside(name, stems)

    def _is_part(self, name: _Name, stems: frozenset[str]) -> bool:
        covered = name.covered(stems)
        return bool(covered) and not name.left(stems) and not stems <= self._city_stems and 3 * len(covered) >= len(name.stems)

    def _is_inside(self, name: _Name, stems: frozenset[str]) -> bool:
        return name.own <= name.covered(stems) and not name.own <= self._city_stems

    def _beside(self, venue: KnownVenue, part: str, stems: frozenset[str]) -> Iterator[str]:
        """Return what a part says beside the name of its venue: «зал 2» of «зал 2 Торатау»."""
        name = max(venue.read, key=lambda name: len(name.covered(stems)))
        if name.left(stems):
            words = [word for word in re.split(r"\s+", part) if any(one not in name.covered([one]) for one in name.left(_stems(word)))]
            yield " ".join(words)

    def _inside(self, venue: KnownVenue, parts: Sequence[str]) -> PlaceFound:
        """Return the hall of a venue that one of the parts names, and the other parts as words."""
        for number, part in enumerate(parts):
            hall = self._hall(venue, frozenset(_stems(part)))
            if hall is not None:
                rest = ", ".join(one for place, one in enumerate(parts) if place != number)
                return PlaceFound(venue.id, hall.id, rest, venue.zone)
        return PlaceFound(venue.id, None, ", ".join(parts), venue.zone)

    def _hall(self, venue: KnownVenue, stems: frozenset[str]) -> KnownHall | None:
        if not stems:
            return None
        alike = [hall for hall in venue.halls if any(name.stems == stems for name in hall.read)]
        fitting = alike or [hall for hall in venue.halls if any(stems <= name.stems for name in hall.read)]
        return fitting[0] if len(fitting) == 1 else None


def _parts(text: str) -> list[str]:
    return [part for piece in _PARTS.split(text) if (part := piece.strip(" .:"))]


@cache
def _stem(word: str) -> str:
    """Return a word without its ending, so that «в большом зале» finds «большой зал»."""
    word = _SPELT.get(word, word)
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= 2 and word.isalpha() else word


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _TOKEN.findall(folded(text)) if word not in _SMALL]


def _name(told: str) -> _Name:
    stems = _stems(told)
    own = frozenset(stem for quoted in _QUOTED.findall(told) for stem in _stems(quoted))
    words = [word for word in _TOKEN.findall(folded(told)) if word not in _SMALL]
    short: dict[str, frozenset[str]] = {}
    for first in range(len(words)):
        for last in range(first + 2, len(words) + 1):
            initials = "".join(word[0] for word in words[first:last])
            short.setdefault(_stem(initials), frozenset(stems[first:last]))
    return _Name(frozenset(stems), own or frozenset(stems), tuple(short.items()))
