"""One calendar entry as a VEVENT, in the words and times that a subscriber chose (RFC 5545, section 3.6.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from icalendar import Alarm, Event

from app.ground.kernel.homes import clocks_elsewhere
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.ground.kernel.when import When
from app.ground.words.dates import by_time_of, hours
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.entries.rules import Entry, EntryStatus
from app.judgement.entries.telling import place_told, speech_told
from app.judgement.subscriptions.addresses import page_address
from app.judgement.subscriptions.variant import Variant
from app.planning.events.rules import Status
from app.planning.events.wording import KINDS
from app.planning.programmes.programme import Item, Programme, from_json
from app.planning.programmes.rules import ItemKind
from app.planning.programmes.wording import ITEM_KINDS


@dataclass(frozen=True, slots=True)
class House:
    """What entries say of the house that sends them."""

    public_url: str
    uid_domain: str

    def page_of(self, programme: Programme, language: str) -> str:
        """Return the address of an event's public page."""
        return page_address(self.public_url, language, programme.event_uid, programme.title)


def vevent(entry: Entry, variant: Variant, house: House) -> bytes:
    """Return the entry as VEVENT lines, folded at 75 octets, with CRLF."""
    programme = from_json(entry.picture)
    item = programme.items[0] if programme.items else None
    with speaking(variant.language):
        event = identity(entry, house)
        _add_times(event, entry, programme, item, local=variant.local)
        event.add("summary", _summary(entry, programme, item, variant.language))
        _add_words(event, programme, item, variant.language)
        event.add("status", entry.status.value)
        event.add("transp", "OPAQUE" if _is_busy(entry, item) else "TRANSPARENT")
        event.add("class", "PUBLIC")  # a word to the client only: what is not public never reached the entry
        event.add("url", house.page_of(programme, variant.language))
        if not entry.is_banner:
            event.add("related-to", f"{entry.event_uid}@{house.uid_domain}")
        if variant.alarm and _is_busy(entry, item):
            event.add_component(alarm(str(event["summary"]), variant.alarm))
    lines: bytes = event.to_ical(sorted=False)
    return lines


class Identified(Protocol):
    """What a calendar knows an entry by, of whichever kind."""

    @property
    def uid(self) -> str: ...
    @property
    def sequence(self) -> int: ...
    @property
    def created(self) -> datetime: ...
    @property
    def last_modified(self) -> datetime: ...


def identity(entry: Identified, house: House) -> Event:
    """Return a VEVENT that says which entry it is and which state of it."""
    event = Event()
    event.add("uid", f"{entry.uid}@{house.uid_domain}")
    event.add("dtstamp", entry.last_modified)
    event.add("last-modified", entry.last_modified)
    event.add("created", entry.created)
    event.add("sequence", entry.sequence)
    return event


def _is_busy(entry: Entry, item: Item | None) -> bool:
    """Tell whether the entry takes its hours: banners, unknown times and what is off take none."""
    return item is not None and item.when.start is not None and entry.status is not EntryStatus.CANCELLED


def _add_times(event: Event, entry: Entry, programme: Programme, item: Item | None, *, local: bool) -> None:
    """Add DTSTART and DTEND: days with an exclusive end, hours as the instants resolved at publication.

    A start without an end stays without DTEND: it then takes no time (section 3.6.1), and no end is made up.
    """
    if item is None or item.when.start is None:
        first, last = (item.when.day, item.when.day) if item else (programme.days.first, programme.days.last)
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        return
    add_hours(event, entry.starts, entry.ends, item.zone if local else "")


def add_hours(event: Event, starts: datetime, ends: datetime | None, zone_name: str) -> None:
    """Add DTSTART, and DTEND where there is an end: in UTC, or by the clocks of a zone where one is named."""
    told = [starts] if ends is None else [starts, ends]
    if zone_name:
        there = [moment.astimezone(zone(zone_name)) for moment in told]
        # TZID means the first of two equal local times (section 3.3.5), so the second can only be told in UTC.
        told = told if any(moment.fold for moment in there) else there
    for name, moment in zip(("dtstart", "dtend"), told, strict=False):
        event.add(name, moment)


def _summary(entry: Entry, programme: Programme, item: Item | None, language: str) -> str:
    title = _line((item or programme).title, language)
    return gettext("CANCELLED: %(title)s", title=title) if entry.status is EntryStatus.CANCELLED else title


def _add_words(event: Event, programme: Programme, item: Item | None, language: str) -> None:
    if item is None:
        lines = [*_state_told(programme, language), *(_block(text, language) for text in (programme.theme, programme.description) if text)]
        place, category = _line(programme.city, language), KINDS[programme.kind]
    else:
        lines = list(_description(programme, item, language))
        place, category = place_told(item.place, language), ITEM_KINDS[item.kind]
    if lines:
        event.add("description", "\n".join(lines))
    if place:
        event.add("location", place)
    if item and item.place and item.place.latitude is not None and item.place.longitude is not None:
        event.add("geo", (item.place.latitude, item.place.longitude))
    if item is None or item.kind is not ItemKind.OTHER:
        event.add("categories", [gettext(category)])


def _description(programme: Programme, item: Item, language: str) -> Iterator[str]:
    yield from _state_told(programme, language)
    yield _line(programme.title, language)
    yield _times_told(item.when, item.zone)
    if item.track:
        yield _line(item.track, language)
    if item.participants:
        yield gettext("Participants: %(participants)s", participants=_block(item.participants, language))
    if item.speeches:
        yield gettext("Speeches:")
        yield from (f"— {speech_told(speech, language)}" for speech in item.speeches)
    if item.note:
        yield _block(item.note, language)


def _state_told(programme: Programme, language: str) -> Iterator[str]:
    """Yield that the event is postponed, and why it is that or cancelled."""
    if programme.status is Status.POSTPONED:
        yield gettext("Postponed; the new dates are not known yet.") if programme.dates_unknown else gettext("Postponed.")
    if programme.status_reason:
        yield gettext("Reason: %(reason)s", reason=_line(programme.status_reason, language))


def _times_told(when: When, zone_name: str) -> str:
    """Return «10.00–11.30 по времени Астаны, UTC+6; 9.00–10.30 по времени Уфы, UTC+5», the second only where it differs."""
    if when.start is None:
        return hours(when)
    return "; ".join(by_time_of(when, name) for name in (zone_name, *clocks_elsewhere(when)))


def alarm(summary: str, minutes: int) -> Alarm:
    """Return the reminder of an entry, some minutes before it starts."""
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", summary)
    reminder.add("trigger", timedelta(minutes=-minutes))
    return reminder


def _line(text: Texts, language: str) -> str:
    return clean(text.told(language))


def _block(text: Texts, language: str) -> str:
    return clean(text.told(language), lines=True)
