"""Findings in words: a sentence in the language spoken, with links to what it is about, whom it concerns, and how sure it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from app.ground.kernel.refusals import N_
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision
from app.ground.words import dates
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, gettext_plain, ngettext
from app.ground.words.quotes import inside
from app.ground.words.sorting import order
from app.judgement.conflicts.facts import Minute, Sort, Thing
from app.judgement.conflicts.findings import At, Finding, Lasts, Message, Value
from app.judgement.conflicts.kinds import BY_NAME
from app.judgement.conflicts.names import Address, Named, Names

MOST_NAMED: Final = 8
"""So many people are told by name; of more the others are counted."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE: Final = re.compile(r"%(?:\((?P<name>\w+)\)[sd]|%)")
_PEOPLE: Final = "people"
_SINGLE: Final = str.maketrans("“”", "‘’")


class Piece(NamedTuple):
    """Some words of a sentence, and the page of the thing that they name."""

    text: str
    address: Address | None = None


def told(finding: Finding, names: Names, language: str | None = None, *, by_name: bool = True) -> str:
    """Return a finding as a sentence; without `by_name` it counts people instead of naming them."""
    return "".join(piece.text for piece in pieces(finding, names, language, by_name=by_name))


def pieces(
    finding: Finding, names: Names, language: str | None = None, *, by_name: bool = True, under: date | None = None
) -> tuple[Piece, ...]:
    """Return a finding as a sentence in pieces, of which those that name a thing know its page; the day that it stands `under` is said."""
    with speaking(language) if language else nullcontext():
        return tuple(_Teller(finding, names, by_name, under).sentence())


def told_with_remark(finding: Finding, names: Names, language: str | None = None, *, by_name: bool = True) -> str:
    """Return the sentence of a finding and, where it is not sure, why."""
    with speaking(language) if language else nullcontext():
        sentence, unsure = told(finding, names, by_name=by_name), remark(finding, names)
        return f"{sentence} {unsure}" if unsure else sentence


def kind_told(check: str) -> str:
    """Return what a kind of findings is called, by the name of its file; a kind that is gone by now by that name."""
    return gettext(BY_NAME[check].title) if check in BY_NAME else check


def remark(finding: Finding, names: Names) -> str:
    """Return why a finding is not sure; nothing where it is."""
    if not finding.clash.unsure:
        return ""
    found = [named for thing in finding.clash.things if (named := names.find(thing))]
    times = [named.when for named in found if named.when is not None]
    if any(when.precision is Precision.APPROXIMATE for when in times):
        return gettext(N_("A time is only approximate."))
    if any(when.precision is Precision.OPEN for when in times):
        return gettext(N_("When something ends is open."))
    return gettext(N_("How long the way takes is only estimated."))


def concerned(finding: Finding, names: Names) -> str:
    """Return whom a finding concerns where its sentence does not say so itself; nothing where it does or nobody is."""
    if f"%({_PEOPLE})s" in finding.clash.message:
        return ""
    said = {value.id for value in finding.clash.values.values() if isinstance(value, Thing) and value.sort is Sort.PERSON}
    return "".join(piece.text for piece in _people(finding.people - said, names))


def everybody(finding: Finding, names: Names) -> str:
    """Return whom a finding concerns, whether its sentence says so or not; nothing where nobody is concerned."""
    return "".join(piece.text for piece in _people(finding.people, names))


def quoted(text: str) -> str:
    """Return a title in the quotation marks of the language spoken; those inside take their other form."""
    return f"“{text.translate(_SINGLE)}”" if current() == "en" else f"«{inside(text)}»"


def thing_told(thing: Thing, names: Names, language: str | None = None) -> str:
    """Return what a thing is called, with its day and time where it has one: for the heading of a page, a line of a list."""
    with speaking(language) if language else nullcontext():
        return "".join(piece.text for piece in _Telling(names).thing(thing))


def person_told(person: int, names: Names) -> str:
    """Return what somebody is called where there is little room."""
    return thing_told(Thing(Sort.PERSON, person), names)


@dataclass
class _Telling:
    """Tells values one after another; the day of a time is said once, until another one comes, and so is the year of a day."""

    names: Names
    with_cities: bool = False
    """Whether clocks differ between the things, so that each time says whose it is."""
    with_events: bool = False
    day: date | None = None

    def value(self, value: Value | None) -> Iterator[Piece]:
        match value:
            case Thing():
                yield from self.thing(value)
            case At():
                wall = wall_of(value.minute, value.zone)
                yield Piece(self._dated(wall.day, self._clocks(dates.clock(wall), wall.zone)))
            case Lasts():
                yield Piece(dates.duration(value.minutes))
            case Message():
                yield Piece(gettext(value.text))
            case date():
                same_year, self.day = self.day is not None and self.day.year == value.year, value
                yield Piece(dates.day_month(value) if same_year else dates.day_long(value))
            case _:
                yield Piece(str(value))

    def thing(self, thing: Thing) -> Iterator[Piece]:
        if thing.sort is Sort.DAY:
            yield from self.value(date.fromordinal(thing.id))
            return
        named = self.names.find(thing)
        if named is None:
            yield Piece(gettext(N_("something that has been removed")))
            return
        language = current()
        name = named.name.told(language)
        yield Piece(quoted(name) if named.quoted else name, named.address)
        if beside := ", ".join(self._beside(thing, named)):
            yield Piece(f" ({beside})")

    def _beside(self, thing: Thing, named: Named) -> Iterator[str]:
        if named.within:
            yield named.within.told(current())
        if named.when is not None:
            known = named.when.start is not None or thing.sort is not Sort.LEG
            hours = self._clocks(dates.hours_full(named.when), named.when.start.zone if named.when.start else "") if known else ""
            yield self._dated(named.when.day, hours)
        if self.with_events and named.event is not None and named.event != self.names.focus:
            yield quoted(self.names.event_title(named.event).told(current()))

    def _clocks(self, hours: str, zone: str) -> str:
        return f"{hours}, {dates.zone_city(zone)}" if self.with_cities and zone else hours

    def _dated(self, day: date, hours: str) -> str:
        said, self.day = self.day == day, day
        if said:
            return hours
        return f"{dates.day_month(day)}, {hours}" if hours else dates.day_month(day)


class _Teller:
    """Tells one finding."""

    def __init__(self, finding: Finding, names: Names, by_name: bool, under: date | None) -> None:
        self.finding, self.names, self.by_name = finding, names, by_name
        mentioned = [value for value in finding.clash.values.values() if isinstance(value, Thing)]
        found = [named for thing in (*finding.clash.things, *mentioned) if (named := names.find(thing))]
        walls = [named.when.start for named in found if named.when and named.when.start]
        walls += [wall_of(value.minute, value.zone) for value in finding.clash.values.values() if isinstance(value, At)]
        whose = {named.event for named in found if named.event is not None and named.when is not None}
        events = whose - {names.focus} if names.focus is not None else whose if len(whose) > 1 else set()
        self.telling = _Telling(names, len({wall.offset for wall in walls}) > 1, bool(events), under)

    def sentence(self) -> Iterator[Piece]:
        message, place = gettext_plain(self.finding.clash.message), 0
        for match in _PLACE.finditer(message):
            if match.start() > place:
                yield Piece(message[place : match.start()])
            yield from self._filled(match["name"])
            place = match.end()
        if place < len(message):
            yield Piece(message[place:])

    def _filled(self, name: str | None) -> Iterator[Piece]:
        values = self.finding.clash.values
        if name is None:
            yield Piece("%")
        elif name == _PEOPLE and name not in values:
            yield from _people(self.finding.people, self.names) if self.by_name else (Piece(counted(len(self.finding.people))),)
        elif not self.by_name and isinstance(value := values.get(name), Thing) and value.sort is Sort.PERSON:
            yield Piece(counted(1))
        else:
            yield from self.telling.value(values.get(name, ""))


def counted(people: int) -> str:
    """Return «3 человека»."""
    return ngettext("%(num)s person", "%(num)s people", people)


def _people(people: Iterable[int], names: Names) -> Iterator[Piece]:
    """Yield up to eight names in the order of the alphabet, and how many more there are."""
    everybody = frozenset(people)
    known = sorted(_known(everybody, names), key=lambda piece: order(piece.text))
    shown: Sequence[Piece] = known if len(known) <= MOST_NAMED else known[:MOST_NAMED]
    for number, piece in enumerate(shown):
        yield from (Piece(", "), piece) if number else (piece,)
    more = len(everybody) - len(shown)
    if shown and more:
        yield Piece(" ")
        yield Piece(ngettext("and %(num)s more", "and %(num)s more", more))
    elif more:
        yield Piece(counted(more))


def _known(people: Iterable[int], names: Names) -> Iterator[Piece]:
    for person in people:
        named = names.find(Thing(Sort.PERSON, person))
        if named is not None:
            yield Piece(named.name.told(current()), named.address)


def wall_of(minute: Minute, zone: str) -> WallTime:
    """Return an instant as the clocks of a zone show it."""
    return WallTime((_EPOCH + timedelta(minutes=minute)).replace(tzinfo=None), "UTC").at(zone)
