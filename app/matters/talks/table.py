"""The table of talks as pages and papers draw it: who sits where, how the sides compare, when the press is in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.talks.composition_rules import Balance, Party, Taking, balance
from app.matters.talks.models import Talks, TalksMember
from app.matters.talks.rules import Press, TalksRole
from app.matters.talks.seating import Chair, Sitter, chairs, seated
from app.register.directory.models import Person
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import PartySide
from app.register.directory.rules.names import initials_before
from app.register.directory.rules.precedence import PrecedenceKey, precedence_key


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as they are told on the day of the talks."""

    id: int
    name: Texts
    short: Texts
    """With initials: «И.И. Участников»."""
    position: Texts = Texts()
    organisation: Texts = Texts()
    rank: int | None = None
    """Their step in the table of precedence."""


@dataclass(frozen=True, slots=True)
class AtTable:
    """Somebody at the table; `seat` is where they sit, `by_hand` whether somebody put them there."""

    id: int
    who: Somebody
    side: PartySide
    role: TalksRole
    seat: int
    by_hand: bool

    @property
    def party(self) -> Party:
        """On which side of the table they sit."""
        return party_of(self.side)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the drawing; None where a side has no chair there."""

    number: int
    left: Chair | None
    right: Chair | None


@dataclass(frozen=True, slots=True)
class Table:
    """Talks with everybody in the order of the seats: the head, then by turns."""

    ours: tuple[AtTable, ...]
    theirs: tuple[AtTable, ...]
    ours_left: bool
    balance: Balance
    press: Press = Press.NONE
    press_minutes: int | None = None
    press_note: str = ""
    note: str = ""

    @property
    def partner(self) -> PartySide:
        """Whose side sits across from ours."""
        return self.theirs[0].side if self.theirs else PartySide.KAZAKHSTAN

    @property
    def people(self) -> Mapping[int, AtTable]:
        """Everybody by the id of their place at the table."""
        return {one.id: one for one in (*self.ours, *self.theirs)}

    @property
    def chairs(self) -> tuple[Chair, ...]:
        """The chairs of the drawing."""
        return chairs(_seats(self.ours), _seats(self.theirs), ours_left=self.ours_left)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the drawing from the top, with the chairs at either side of the table."""
        by_place = {(one.row, one.left): one for one in self.chairs}
        numbers = sorted({row for row, _ in by_place})
        return tuple(Row(number, by_place.get((number, True)), by_place.get((number, False))) for number in numbers)


def party_of(side: PartySide) -> Party:
    """Return on which side of the table a side sits: ours, and whoever the partner is across."""
    return Party.OURS if side is PartySide.BASHKORTOSTAN else Party.THEIRS


def table_of(talks: Talks, on: date) -> Table:
    """Return talks as they are drawn; members, persons, appointments, bodies and ranks have been loaded."""
    members = by_precedence(talks.members, on)
    sides = {party: tuple(_at_table([one for one in members if party_of(one.side) is party], on)) for party in Party}
    people = [Taking(one.id, party_of(one.side), one.role, told(one.person, on).rank) for one in members]
    return Table(
        sides[Party.OURS],
        sides[Party.THEIRS],
        talks.ours_left,
        balance(people),
        talks.press,
        talks.press_minutes,
        talks.press_note,
        talks.note,
    )


def by_precedence(members: Iterable[TalksMember], on: date) -> Sequence[TalksMember]:
    """Return members in the order of precedence on a day, whatever they do at the table."""
    return sorted(members, key=lambda one: precedence(one.person, on))


def precedence(person: Person, on: date) -> PrecedenceKey:
    """Return the key by which persons stand in the order of precedence on a day."""
    held = appointment_on(person, on)
    rank, since = (held.rank.position if held.rank else None, held.since) if held else (None, None)
    return precedence_key(person.precedence, rank, since, person.name.ru)


def seats_of(talks: Talks, party: Party, on: date) -> Mapping[int, int]:
    """Return where each of a side sits, by the id of the member."""
    members = by_precedence([one for one in talks.members if party_of(one.side) is party], on)
    return seated([Sitter(one.id, one.role, one.seat) for one in members])


def told(person: Person, on: date) -> Somebody:
    """Return a person as they are told on a day."""
    held = appointment_on(person, on)
    body = held.organisation.name if held and held.organisation else Texts()
    rank = held.rank.position if held and held.rank else None
    return Somebody(person.id, person.name, short_name(person), held.position if held else Texts(), body, rank)


def short_name(person: Person) -> Texts:
    """Return a name with initials, in the languages that have a surname of their own."""
    names = {}
    for language in LANGUAGES:
        if language == "ru" or getattr(person.surname, language):
            parts = (text.told(language) if text else "" for text in (person.surname, person.given, person.patronymic))
            names[language] = initials_before(*parts)
    return Texts.of({language: name for language, name in names.items() if name})


def _at_table(members: Sequence[TalksMember], on: date) -> Iterable[AtTable]:
    seats = seated([Sitter(one.id, one.role, one.seat) for one in members])
    found = [
        AtTable(one.id, told(one.person, on), one.side, one.role, seats[one.id], one.seat is not None and one.role is not TalksRole.HEAD)
        for one in members
    ]
    return sorted(found, key=lambda one: (abs(one.seat), one.seat < 0))


def _seats(people: Iterable[AtTable]) -> Mapping[int, int]:
    return {one.id: one.seat for one in people}
