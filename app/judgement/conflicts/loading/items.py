"""Reads items of programmes as facts."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import TZDATA_RELEASE, WallTime
from app.ground.kernel.when import When
from app.judgement.conflicts.facts import EventFact, ItemFact
from app.judgement.conflicts.loading.among import among
from app.judgement.conflicts.loading.instants import minute_of, spot_at
from app.judgement.conflicts.loading.reach import Frame, Row
from app.matters.fairs.models import WalkStop
from app.planning.delegations.models import Delegation
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.roster_queries import Going
from app.planning.programmes.rules import Visibility
from app.register.directory.rules.kinds import PartySide
from app.register.venues.models import Hall

NOT_SENT: Final = Going()
"""Nobody was sent there."""


class Filling(NamedTuple):
    """What the time of an item is filled with: its speeches and their languages, the stops of a walk with the ways between them."""

    speech_minutes: int = 0
    languages: frozenset[str] = frozenset()
    walk_minutes: int = 0


UNFILLED: Final = Filling()
Fillings = Mapping[int, Filling]
"""By the id of the item."""
People = Callable[[int, Going], frozenset[int]]
"""Who attends the item of an id, that these were sent to."""


def item_rows(session: Session, which: ColumnElement[bool]) -> list[Row]:
    """Return some items as rows of plain columns; `venue` is that of the hall where there is one."""
    columns = (
        *(ProgrammeItem.id, ProgrammeItem.event_id, ProgrammeItem.kind, ProgrammeItem.title, ProgrammeItem.visibility),
        *(ProgrammeItem.day, ProgrammeItem.precision, ProgrammeItem.zone, ProgrammeItem.start_local, ProgrammeItem.start_fold),
        *(ProgrammeItem.end_local, ProgrammeItem.end_fold, ProgrammeItem.starts_at, ProgrammeItem.ends_at, ProgrammeItem.tzdata),
        *(ProgrammeItem.hall_id, func.coalesce(Hall.venue_id, ProgrammeItem.venue_id).label("venue"), ProgrammeItem.place_note),
        *(ProgrammeItem.layout, ProgrammeItem.expected, ProgrammeItem.buffer_minutes),
    )
    query = select(*columns).outerjoin(Hall, Hall.id == ProgrammeItem.hall_id).where(which)
    return list(session.execute(query.order_by(ProgrammeItem.id)))


def fillings_where(session: Session, which: ColumnElement[bool]) -> Fillings:
    """Return what fills those of some items that have speeches or stops. Two queries."""
    query = select(ItemSpeech.item_id, ItemSpeech.language, func.sum(ItemSpeech.minutes)).join(ItemSpeech.item).where(which)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for item, language, minutes in session.execute(query.group_by(ItemSpeech.item_id, ItemSpeech.language)):
        found[item][language] = int(minutes)
    stops = select(WalkStop.item_id, func.sum(WalkStop.minutes + WalkStop.walk_minutes)).join(WalkStop.item).where(which)
    walks = {item: int(minutes) for item, minutes in session.execute(stops.group_by(WalkStop.item_id))}
    spoken = {item: Filling(sum(told.values()), frozenset(told), walks.get(item, 0)) for item, told in found.items()}
    return {item: Filling(walk_minutes=minutes) for item, minutes in walks.items()} | spoken


def kazakh_delegations(session: Session, frame: Frame) -> frozenset[int]:
    """Return the delegations of the Republic of Kazakhstan that come to these events."""
    query = select(Delegation.id).where(among(Delegation.event_id, frame.events(own=True)), Delegation.side == PartySide.KAZAKHSTAN)
    return frozenset(session.scalars(query))


def untranslated(title: Texts, visibility: Visibility, event: EventFact, *, kazakh: bool) -> frozenset[str]:
    """Return the languages in which an item lacks its title for those who read it.

    What hosts alone read is in Russian. The guests of a Kazakh delegation who attend read Kazakh, and so does the public of a public
    event; whoever else comes does with Russian, and what lacks Bashkir or English is listed elsewhere and is no error.
    """
    if visibility is Visibility.HOSTS or title.kk:
        return frozenset()
    return frozenset({"kk"}) if kazakh or (event.is_public and visibility is Visibility.PUBLIC) else frozenset()


def item_facts(
    rows: list[Row], frame: Frame, goings: Mapping[int, Going], people: People, fillings: Fillings, kazakh: Callable[[Going], bool]
) -> dict[int, ItemFact]:
    """Return rows as facts, with who attends."""
    events = {event.id: event for event in (frame.event, *frame.others)}
    found = {}
    for row in rows:
        going = goings.get(row.id, NOT_SENT)
        present = people(row.id, going)
        filling = fillings.get(row.id, UNFILLED)
        when, moved = _time(row)
        found[row.id] = ItemFact(
            row.id,
            row.event_id,
            when,
            row.zone,
            minute_of(row.starts_at),
            minute_of(row.ends_at),
            row.kind,
            spot_at(row.venue, row.hall_id, row.place_note),
            present,
            tuple(role for role in going.roles if role[0] in present),
            going.delegations,
            row.buffer_minutes,
            row.expected,
            row.layout,
            filling.speech_minutes,
            filling.languages,
            row.visibility,
            untranslated(row.title, row.visibility, events[row.event_id], kazakh=kazakh(going)),
            moved,
            filling.walk_minutes,
        )
    return found


def _time(row: Row) -> tuple[When, bool]:
    """Return when an item is, and whether other rules of the zones make other instants of that now."""
    start = WallTime(row.start_local, row.zone, row.start_fold) if row.start_local else None
    end = WallTime(row.end_local, row.zone, row.end_fold) if row.end_local else None
    try:
        when = When(row.day, row.precision, start, end)
        if row.tzdata == TZDATA_RELEASE:
            return when, False
        return when, (_instant(start), _instant(end)) != (row.starts_at, row.ends_at)
    except Refusal:  # the hour is gone, or the end now lies before the start
        return When(row.day), True


def _instant(wall: WallTime | None) -> datetime | None:
    return WallTime.resolved(wall.local, wall.zone, wall.fold).instant if wall else None
