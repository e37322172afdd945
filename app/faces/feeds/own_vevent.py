"""A line of a programme of one's own as a VEVENT: where to be, how to get there. Never a phone: a calendar is copied to many places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from icalendar import Event

from app.faces.feeds.vevent import House, add_hours, alarm, identity
from app.ground.kernel.contacts import without_contacts
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import day_long
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.dues import DueTold, due_title, due_told
from app.judgement.private_links.pictures import Told, told_by
from app.judgement.subscriptions.variant import Variant
from app.planning.itineraries.rules import Line, LineKind
from app.planning.itineraries.wording import details_told, place_of, place_told, times_told, title_told

CATEGORIES: Final = {
    LineKind.ITEM: N_("Programme"),
    LineKind.LEG: N_("Arrival and departure"),
    LineKind.RIDE: N_("Transfer"),
    LineKind.DRIVE: N_("Transfer"),
    LineKind.STAY: N_("Hotel"),
    LineKind.INTERPRETING: N_("Interpreting"),
}


@dataclass(frozen=True, slots=True)
class Own:
    """An entry of a private feed, as that feed tells it."""

    uid: str
    picture: dict[str, Any]
    starts: datetime
    ends: datetime | None
    status: EntryStatus
    sequence: int
    created: datetime
    last_modified: datetime
    left: bool = False
    """The line has left the feed, which tells no more than that it is off."""


def own_vevent(own: Own, variant: Variant, house: House) -> bytes:
    """Return the entry as VEVENT lines, folded at 75 octets, with CRLF."""
    due = due_told(own.picture)
    if due is not None:
        return _due_vevent(own, due, variant, house)
    told = told_by(own.picture)
    with speaking(variant.language):
        event = identity(own, house)
        _add_times(event, own, told.line, local=variant.local)
        title = _said(title_told(told.line, variant.language))
        off = own.status is EntryStatus.CANCELLED
        event.add("summary", gettext("CANCELLED: %(title)s", title=title) if off else title)
        if not own.left:
            _add_words(event, told, variant.language)
        event.add("categories", [gettext(CATEGORIES[told.line.kind])])
        event.add("status", own.status.value)
        busy = told.line.when.start is not None and not off
        event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
        event.add("class", "PRIVATE")  # a word to the client only: what its reader may not know never reached the entry
        if variant.alarm and busy:
            event.add_component(alarm(str(event["summary"]), variant.alarm))
    lines: bytes = event.to_ical(sorted=False)
    return lines


def _due_vevent(own: Own, due: DueTold, variant: Variant, house: House) -> bytes:
    """Return the day on which an instruction is due: it takes no time, and no alarm goes off at midnight."""
    off = own.status is EntryStatus.CANCELLED
    with speaking(variant.language):
        event = identity(own, house)
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        title = _said(due_title(due, variant.language))
        event.add("summary", gettext("CANCELLED: %(title)s", title=title) if off else title)
        if not own.left:
            given = gettext(N_("Given on %(day)s"), day=day_long(due.given_on))
            event.add("description", "\n".join(map(_said, (due.text.told(variant.language), given))))
        event.add("categories", [gettext(N_("Instructions"))])
        event.add("status", own.status.value)
        event.add("transp", "TRANSPARENT")
        event.add("class", "CONFIDENTIAL")
    lines: bytes = event.to_ical(sorted=False)
    return lines


def _add_times(event: Event, own: Own, line: Line, *, local: bool) -> None:
    """Add DTSTART and DTEND: days with an exclusive end, hours as the instants resolved at publication."""
    if line.when.start is None:
        last: date = line.until or line.when.day
        event.add("dtstart", line.when.day)
        event.add("dtend", last + timedelta(days=1))
        return
    add_hours(event, own.starts, own.ends, line.zone if local else "")


def _add_words(event: Event, told: Told, language: str) -> None:
    line = told.line
    event.add("description", "\n".join(filter(None, map(_said, _description(told, language)))))
    if where := _said(place_told(line, language)):
        event.add("location", where)
    place = place_of(line)
    if place and place.latitude is not None and place.longitude is not None:
        event.add("geo", (place.latitude, place.longitude))


def _description(told: Told, language: str) -> Iterator[str]:
    if told.postponed:
        yield gettext("Postponed; the new dates are not known yet.") if told.dates_unknown else gettext("Postponed.")
    if told.reason:
        yield gettext("Reason: %(reason)s", reason=told.reason.told(language))
    yield told.title.told(language)
    yield times_told(told.line, language)
    yield from details_told(told.line, language)


def _said(text: str) -> str:
    """Return a text as a calendar may have it: without phones and e-mail addresses, whoever has written them there."""
    return without_contacts(clean(text, lines=True))
