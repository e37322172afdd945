"""Events and items as public pages show them: texts finished, in the spoken language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.faces.public.queries import Published
from app.ground.kernel.homes import clocks_elsewhere
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.judgement.entries.queries import PublicEvent
from app.judgement.entries.rules import EntryStatus, firmness
from app.judgement.entries.telling import place_told, speech_told
from app.judgement.subscriptions.addresses import page_address
from app.planning.events.rules import Status, roman
from app.planning.events.wording import KINDS, SIDES
from app.planning.programmes.programme import Item, Programme

MANY_DAYS: Final = "–"


@dataclass(frozen=True, slots=True)
class Standing:
    """How firm an event is; nothing where it simply takes place. `tone` is that of a badge."""

    text: str = ""
    tone: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event in a list."""

    address: str
    title: str
    numerals: str
    """The days as large figures: «26–27»."""
    months: str
    days: str
    first: date
    place: str
    kind: str
    theme: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of a programme."""

    uid: str
    time: str
    vague: bool
    elsewhere: tuple[str, ...]
    """The same hours by other clocks."""
    title: str
    place: str
    people: str
    track: str
    note: str
    speeches: tuple[str, ...]
    cancelled: bool


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day of a programme with its items."""

    day: date
    zone_note: str
    items: tuple[ShownItem, ...]


@dataclass(frozen=True, slots=True)
class ShownProgramme:
    """The page of an event."""

    event: ShownEvent
    description: str
    host: str
    series: str
    days: tuple[ShownDay, ...]
    version: int
    published: str


def shown_event(programme: Programme, status: EntryStatus, public_url: str) -> ShownEvent:
    """Return an event as lists and its own page head it."""
    numerals, months = figures(programme.days)
    return ShownEvent(
        address=page_address(public_url, current(), programme.event_uid, programme.title),
        title=_line(programme.title),
        numerals=numerals,
        months=months,
        days=dates.days_range(programme.days),
        first=programme.days.first,
        place=_line(programme.city),
        kind=gettext(KINDS[programme.kind]),
        theme=_line(programme.theme),
        standing=standing(programme, status),
    )


def shown_programme(published: Published, public_url: str) -> ShownProgramme:
    """Return the page of an event."""
    programme = published.programme
    series = programme.series
    edition = f"{roman(series.edition)} · " if series and series.edition else ""
    return ShownProgramme(
        event=shown_event(programme, firmness(programme), public_url),
        description=clean(programme.description.told(current()), lines=True),
        host=gettext(SIDES[programme.host]),
        series=f"{edition}{_line(series.title)}" if series else "",
        days=tuple(
            ShownDay(day, dates.local_time_note(programme.zone, day), tuple(_shown_item(item, programme.zone) for item in items))
            for day, items in programme.by_day()
        ),
        version=published.version,
        published=dates.day_long(published.at.date()),
    )


def sorted_out(events: Iterable[PublicEvent], today: date, public_url: str) -> tuple[tuple[ShownEvent, ...], tuple[ShownEvent, ...]]:
    """Return the events that are still to come or under way, nearest first, and the past ones, latest first."""
    known = sorted(events, key=lambda event: (event.picture.days.first, event.uid))
    coming = [event for event in known if event.picture.days.last >= today]
    past = [event for event in reversed(known) if event.picture.days.last < today]
    ahead, behind = (tuple(shown_event(one.picture, one.status, public_url) for one in some) for some in (coming, past))
    return ahead, behind


def standing(programme: Programme, status: EntryStatus) -> Standing:
    """Return how firm an event is, and why it is not where somebody said so."""
    reason = _line(programme.status_reason)
    if status is EntryStatus.CANCELLED:
        return Standing(gettext("Cancelled"), "error", reason)
    if programme.status is Status.POSTPONED:
        text = gettext("Postponed; the new dates are not known yet.") if programme.dates_unknown else gettext("Postponed.")
        return Standing(text.rstrip("."), "warn", reason)
    return Standing(gettext("The dates are not final"), "warn") if status is EntryStatus.TENTATIVE else Standing()


def figures(days: Days) -> tuple[str, str]:
    """Return the days as «26–27» and «ноября 2024»; over a month's end «30 – 2» and «ноября – декабря 2024»."""
    first, last = days.first, days.last
    months = [dates.day_month(day).partition(NBSP)[2] for day in (first, last)]
    if first == last:
        return str(first.day), f"{months[0]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{MANY_DAYS}{last.day}", f"{months[0]} {first.year}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {MANY_DAYS} {last.day}", f"{months[0]}{year} {MANY_DAYS} {months[1]} {last.year}"


def _shown_item(item: Item, zone: str) -> ShownItem:
    when = item.when
    language = current()
    # Where the clocks of the item's place differ from those of the event's, it is said whose clocks its time is by.
    foreign = when.start is not None and when.start.at(zone).offset != when.start.offset
    others = (*((item.zone,) if foreign else ()), *clocks_elsewhere(when))
    return ShownItem(
        uid=item.uid,
        time=dates.hours_full(when).replace(NBSP, " ") if when.precision is Precision.APPROXIMATE else dates.hours_full(when),
        vague=when.start is None,
        elsewhere=tuple(dates.by_time_of(when, name) for name in others),
        title=_line(item.title),
        place=place_told(item.place, language),
        people=_line(item.participants),
        track=_line(item.track),
        note=clean(item.note.told(language), lines=True),
        speeches=tuple(speech_told(speech, language) for speech in item.speeches),
        cancelled=item.cancelled,
    )


def _line(text: Texts) -> str:
    return clean(text.told(current()))
