"""Taking a programme in from a spreadsheet: what each row would do, and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Choice, Columns, Decision, Outcome, PlannedRow, Remark, RowPlan, Sheet, Verdict
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.walltime import AmbiguousTime
from app.ground.words.languages import current
from app.planning.events.models import Event
from app.planning.programmes.commands import AddItem, ChangeItem, ItemDetails, add_item, change_item
from app.planning.programmes.matching import (
    Fresh,
    PlaceNames,
    Present,
    details_of,
    differences,
    first_of_two,
    fresh,
    merged,
    when_told,
)
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import items_of
from app.planning.programmes.reading.choices import language_of
from app.planning.programmes.reading.columns import LINES, PLAIN, text_of
from app.planning.programmes.reading.places import KnownHall, KnownVenue, PlaceBook
from app.planning.programmes.reading.rows import Line, lines_of
from app.planning.programmes.rules import Visibility, placed, when_of
from app.register.accounts.rules.roles import Actor
from app.register.venues.models import Venue
from app.register.venues.queries import venues_of

REPEATED: Final = N_("The same title, day, time and place as in row %(row)s.")
GONE: Final = N_("The item that this row was written out from is no longer in the programme.")
ALIKE: Final = N_("At this time there is “%(title)s” already. It may be the same item.")
CANCELLED: Final = N_("This item is cancelled in the programme; it stays cancelled.")
FIRST_TAKEN: Final = N_("The first of the two is taken.")


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """What a row would write: a new item, or what the item that it is would then be."""

    fresh: ItemDetails
    known: ItemDetails | None = None
    seen: int | None = None
    """The revision of the item that the row was compared with."""


def plan_items(
    session: Session, event: Event, sheet: Sheet, columns: Columns, *, now: datetime, visibility: Visibility = Visibility.GUESTS
) -> RowPlan[ItemPlan]:
    """Return what would become of each row of a programme: five queries, however many rows there are. Writes nothing.

    New items would be for `visibility`. An item that no row speaks of stays as it is.
    """
    del now  # the same list means the same at any time
    venues = venues_of(session)
    lines = lines_of(sheet, columns, event.days, PlaceBook([_known(venue) for venue in venues], event.city_id))
    language = _language(sheet, columns)
    return _Planning(event, items_of(session, event.id), _names(venues), visibility, language).plan(lines)


def apply_items(
    session: Session, event_id: int, by: Actor, plan: RowPlan[ItemPlan], choices: Mapping[int, Choice], *, uid: str, now: datetime
) -> Outcome:
    """Write what a plan says, through the commands of the slice, and return what became of it.

    `choices` by the numbers of doubtful rows; those without one are left out. `uid` is the list's own: what is made of it is made once.
    """
    del now  # history asks the clock itself
    made = changed = same = left_out = 0
    filled = _fillings(plan.rows, choices)
    for row in plan.rows:
        if row.verdict is Verdict.SKIPPED:
            continue
        deed = _deed(row, choices.get(row.number))
        if row.value is None or deed is None:
            left_out += 1
            continue
        fillings = filled.get(row.number, ())
        if deed is Verdict.NEW:
            details = _filled(row.value.fresh, fillings)
            add_item(session, AddItem(event_id, by, uid_from(uid, f"row {row.number}"), first_chosen(details)))
            made += 1
        elif row.value.known is not None and (deed is Verdict.CHANGED or _filled(row.value.known, fillings) != row.value.known):
            assert row.target_id is not None  # a known item has an id
            details = _filled(row.value.known, fillings)
            change_item(session, ChangeItem(row.target_id, by, row.value.seen, first_chosen(details)))
            changed += 1
        else:
            same += 1
    return Outcome(made, changed, same, left_out)


def first_chosen(details: ItemDetails) -> ItemDetails:
    """Return details whose hours that the clocks show twice are the first of the two: what the plan has told."""
    return replace(details, time=first_of_two(details.time))


class _Planning:
    """Compares rows with the items of an event."""

    def __init__(self, event: Event, items: Sequence[ProgrammeItem], names: PlaceNames, visibility: Visibility, language: str) -> None:
        self._event, self._days, self._names, self._visibility = event, event.days, names, visibility
        self._present = Present(items)
        self._seen: dict[tuple[object, ...], int] = {}
        self._language = language
        self._alike: Mapping[int, int] = {}

    def plan(self, lines: Sequence[Line]) -> RowPlan[ItemPlan]:
        """Return what would become of each line."""
        rows: dict[int, Fresh] = {}
        refusals: dict[int, Remark] = {}
        for line in lines:
            if line.row is not None:
                try:
                    rows[line.number] = fresh(line.row, self._event.zone, self._visibility)
                except Refusal as refusal:
                    refusals[line.number] = _remark(refusal)
        claims = self._present.claimed(rows)
        self._alike = self._present.alike(rows, claims)
        both = claims | self._alike
        return RowPlan(tuple(self._planned(line, rows.get(line.number), both, refusals) for line in lines))

    def _planned(self, line: Line, one: Fresh | None, claims: Mapping[int, int], refusals: Mapping[int, Remark]) -> PlannedRow[ItemPlan]:
        if one is None:
            refusal = refusals.get(line.number)
            why = (*line.remarks, refusal) if refusal else line.remarks
            return PlannedRow(line.number, Verdict.REFUSED if refusal or line.refused else Verdict.SKIPPED, line.told, remarks=why)
        item = self._present.items.get(claims.get(line.number, 0))
        before = details_of(item) if item else None
        remarks, doubtful = [*line.remarks, *filter(None, [one.doubt])], line.doubtful or one.doubt is not None
        if item and line.number in self._alike:
            remarks, doubtful = [*remarks, Remark(ALIKE, {"title": item.title})], True
        try:
            after = merged(one, before, self._language) if before else one.details
            ambiguous = self._checked(after) if before != after else []
        except Refusal as refusal:
            return PlannedRow(line.number, Verdict.REFUSED, line.told, remarks=(*remarks, _remark(refusal)))
        remarks, doubtful = [*remarks, *ambiguous], doubtful or bool(ambiguous)
        return self._judged(line, one, item, before, after, remarks, doubtful=doubtful)

    def _judged(
        self,
        line: Line,
        one: Fresh,
        item: ProgrammeItem | None,
        before: ItemDetails | None,
        after: ItemDetails,
        remarks: list[Remark],
        *,
        doubtful: bool,
    ) -> PlannedRow[ItemPlan]:
        above = self._seen.setdefault((*one.key, *one.place), line.number)
        like_rows: tuple[int, ...] = ()
        if item is None and above != line.number:
            remarks, doubtful, like_rows = [*remarks, Remark(REPEATED, {"row": above})], True, (above,)
        if one.row.uid and (item is None or line.number in self._alike):
            remarks, doubtful = [*remarks, Remark(GONE, column="uid")], True
        if item is not None and item.cancelled:
            remarks.append(Remark(CANCELLED))
        changes = Verdict.DOUBTFUL if doubtful else Verdict.CHANGED if item else Verdict.NEW
        verdict = Verdict.SAME if before == after else changes
        return PlannedRow(
            line.number,
            verdict,
            line.told,
            ItemPlan(one.details, after if item else None, item.revision if item else None),
            item.id if item else None,
            like_ids=(item.id,) if item and verdict is Verdict.DOUBTFUL else (),
            like_rows=like_rows,
            remarks=tuple(remarks),
            differences=differences(before, after, self._names, self._event.zone) if before != after else (),
        )

    def _checked(self, details: ItemDetails) -> list[Remark]:
        """Return what is to be doubted of a time: an hour told twice. Refuses one that does not exist or is far from the event."""
        event, remarks = self._event, list[Remark]()
        try:
            when = when_of(details.time)
        except AmbiguousTime as refusal:
            remarks = [_remark(refusal), Remark(FIRST_TAKEN, column="time")]
            when = when_of(first_of_two(details.time))
        placed(when, self._days, arrival_margin=event.arrival_margin, departure_margin=event.departure_margin)
        return remarks


def told_items(session: Session, idents: Sequence[int]) -> Mapping[int, str]:
    """Return items in a few words each, for choosing one. One query."""
    if not idents:
        return {}
    items = session.scalars(select(ProgrammeItem).where(ProgrammeItem.id.in_(idents)))
    return {item.id: f"{item.title.told(current())} ({when_told(item.when)})" for item in items}


def _deed(row: PlannedRow[ItemPlan], choice: Choice | None) -> Verdict | None:
    """Return what is to be done with a row: NEW, CHANGED or SAME; None where it is left out."""
    if row.verdict is not Verdict.DOUBTFUL:
        return None if row.verdict is Verdict.REFUSED else row.verdict
    if choice is None or choice.decision is Decision.LEAVE:
        return None
    if choice.decision is Decision.NEW:
        return Verdict.NEW
    if choice.decision is Decision.KNOWN and choice.of in row.like_ids:
        return Verdict.CHANGED
    if choice.decision is Decision.ROW and choice.of in row.like_rows:
        return Verdict.SAME  # it is written with the one that it repeats
    return None


def _fillings(rows: Sequence[PlannedRow[ItemPlan]], choices: Mapping[int, Choice]) -> dict[int, list[ItemDetails]]:
    """Return by the number of a row the rows that were said to repeat it."""
    filled: dict[int, list[ItemDetails]] = {}
    for row in rows:
        choice = choices.get(row.number)
        if row.verdict is Verdict.DOUBTFUL and row.value and choice and choice.decision is Decision.ROW and choice.of in row.like_rows:
            filled.setdefault(choice.of, []).append(row.value.fresh)
    return filled


def _filled(details: ItemDetails, others: Sequence[ItemDetails]) -> ItemDetails:
    """Return details whose empty fields are filled in from rows that repeat them."""
    for other in others:
        gaps = {name: getattr(other, name) for name in (*LINES, *PLAIN) if not getattr(details, name)}
        details = replace(details, **gaps)
    return details


def _remark(refusal: Refusal) -> Remark:
    return Remark(refusal.message, dict(refusal.values), "day" if refusal.field == "day" else "time")


def _language(sheet: Sheet, columns: Columns) -> str:
    """Return the language of a list that we have written out ourselves; any other list's words are the Russian ones."""
    if "uid" not in columns.of.values() or columns.heading < 0:
        return "ru"
    return language_of(text_of(cell) for cell in sheet.rows[columns.heading])


def _known(venue: Venue) -> KnownVenue:
    halls = tuple(KnownHall(hall.id, _in_each(hall.name)) for hall in venue.halls)
    return KnownVenue(venue.id, _in_each(venue.name), venue.city_id, _in_each(venue.city.name), venue.city.zone, halls)


def _in_each(name: Texts) -> tuple[str, ...]:
    return tuple(name.told(language) for language in LANGUAGES)


def _names(venues: Sequence[Venue]) -> dict[tuple[str, int], Texts]:
    names = {("venue", venue.id): venue.name for venue in venues}
    for venue in venues:
        for hall in venue.halls:
            names["hall", hall.id] = Texts(**{tag: f"{venue.name.told(tag)}, {hall.name.told(tag)}" for tag in LANGUAGES})
    return names
