"""The agenda of a meeting as outputs draw it: its points in their order, who speaks on each, what each deals with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.matters.meetings.models import AgendaLink
from app.matters.meetings.queries import links_at
from app.matters.meetings.rules import is_phrased
from app.matters.undertakings.rules import DossierState, InstructionState
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.queries import items_of, speeches_of
from app.planning.programmes.rules import ItemKind, Speech, minutes_of


@dataclass(frozen=True, slots=True)
class LinkedDossier:
    """A project that a point deals with."""

    id: int
    title: Texts
    state: DossierState


@dataclass(frozen=True, slots=True)
class LinkedInstruction:
    """An instruction that a point deals with."""

    id: int
    number: str
    text: Texts
    due: date | None
    state: InstructionState


@dataclass(frozen=True, slots=True)
class LinkedMeasure:
    """A measure of the roadmap that a point deals with."""

    id: int
    title: Texts
    due: date | None
    state: InstructionState


@dataclass(frozen=True, slots=True)
class Links:
    """All that a point deals with, each in the order in which it was linked."""

    dossiers: tuple[LinkedDossier, ...] = ()
    instructions: tuple[LinkedInstruction, ...] = ()
    measures: tuple[LinkedMeasure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dossiers or self.instructions or self.measures)


NOTHING: Final = Links()


@dataclass(frozen=True, slots=True)
class Point:
    """A question of an agenda; `item_id` is the item of the programme that it is."""

    number: int
    item_id: int
    uid: str
    revision: int
    title: Texts
    when: When
    speakers: tuple[Speech, ...] = ()
    links: Links = NOTHING
    can_rise: bool = False
    """Whether the item before it on its day is the question before it, with which it may change places."""
    can_sink: bool = False

    @property
    def minutes(self) -> int | None:
        """How long it is planned to take: as the programme has it, else as long as its speeches; None where nobody has said."""
        return self.when.minutes or minutes_of(self.speakers) or None

    @property
    def spoken(self) -> int:
        """How many minutes its speeches take together."""
        return minutes_of(self.speakers)

    @property
    def is_too_long(self) -> bool:
        """Whether its speeches take longer than the programme has for it."""
        return self.when.minutes is not None and self.spoken > self.when.minutes

    @property
    def is_phrased(self) -> bool:
        """Whether it reads «О …»."""
        return is_phrased(self.title)

    @property
    def dossiers(self) -> tuple[LinkedDossier, ...]:
        """The projects that it deals with."""
        return self.links.dossiers

    @property
    def instructions(self) -> tuple[LinkedInstruction, ...]:
        """The instructions that it deals with."""
        return self.links.instructions

    @property
    def measures(self) -> tuple[LinkedMeasure, ...]:
        """The measures of the roadmap that it deals with."""
        return self.links.measures


@dataclass(frozen=True, slots=True)
class Agenda:
    """The questions of a meeting, numbered from 1."""

    event_id: int
    event_uid: str
    title: Texts
    zone: str
    points: tuple[Point, ...]

    def find(self, item_id: int) -> Point | None:
        """Return the question that an item is; None where it is none."""
        return next((one for one in self.points if one.item_id == item_id), None)

    @property
    def minutes(self) -> int:
        """How long all questions are planned to take together."""
        return sum(one.minutes or 0 for one in self.points)


def has_agenda(event: Event) -> bool:
    """Tell whether an event is a meeting with an agenda."""
    return POLICY[event.kind].of_group


def agenda_of(session: Session, event: Event) -> Agenda:
    """Return the agenda of a meeting as its draft has it; of any other event an empty one. Three queries at most."""
    if not has_agenda(event):
        return Agenda(event.id, event.uid, event.title, event.zone, ())
    items = items_of(session, event.id)
    asked = [item for item in items if is_point(item)]
    links = links_by_item(links_at(session, [item.id for item in asked]))
    points = tuple(_point(number, item, links, items) for number, item in enumerate(asked, 1))
    return Agenda(event.id, event.uid, event.title, event.zone, points)


def is_point(item: ProgrammeItem | Item) -> bool:
    """Tell whether an item of a meeting is a question of its agenda."""
    return item.kind is ItemKind.AGENDA and not item.cancelled


def points_of(programme: Programme) -> tuple[Item, ...]:
    """Return the questions of a meeting as a version has them, in their order: the first is number 1."""
    return tuple(item for item in programme.items if is_point(item))


def links_by_item(rows: Iterable[AgendaLink]) -> Mapping[int, Links]:
    """Return what each point deals with; what the rows point at has been loaded."""
    found: dict[int, Links] = {}
    for row in rows:
        found[row.item_id] = _with(found.get(row.item_id, NOTHING), row)
    return found


def _with(links: Links, row: AgendaLink) -> Links:
    dossiers, instructions, measures = links.dossiers, links.instructions, links.measures
    if one := row.dossier:
        dossiers += (LinkedDossier(one.id, one.title, one.state),)
    if given := row.instruction:
        instructions += (LinkedInstruction(given.id, given.number, given.text, given.due, given.state),)
    if planned := row.measure:
        measures += (LinkedMeasure(planned.id, planned.title, planned.due, planned.state),)
    return Links(dossiers, instructions, measures)


def _point(number: int, item: ProgrammeItem, links: Mapping[int, Links], items: Sequence[ProgrammeItem]) -> Point:
    day = [other for other in items if other.day == item.day]
    here = next(place for place, other in enumerate(day) if other.id == item.id)
    return Point(
        number=number,
        item_id=item.id,
        uid=item.uid,
        revision=item.revision,
        title=item.title,
        when=item.when,
        speakers=speeches_of(item),
        links=links.get(item.id, NOTHING),
        can_rise=here > 0 and is_point(day[here - 1]),
        can_sink=here + 1 < len(day) and is_point(day[here + 1]),
    )
