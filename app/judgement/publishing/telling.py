"""What changed between two versions, in words that a person would use, in the language spoken."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.ground.words.dates import clock, day_month, days_range, hours, zone_city
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.publishing.people_telling import compositions_told, presence_told
from app.judgement.publishing.replacing import replaced
from app.judgement.publishing.rules import DELEGATIONS, ORDER, Changes, Deed, ItemChange
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side, Status, roman
from app.planning.events.wording import KINDS, SIDES, STATUSES
from app.planning.programmes.programme import Place, Programme, SeriesPicture
from app.planning.programmes.rules import ItemKind, Visibility
from app.planning.programmes.wording import ITEM_FIELDS, ITEM_KINDS, VISIBILITIES

DEEDS: Final[Mapping[Deed, str]] = {
    Deed.CANCELLED: N_("Cancelled"),
    Deed.MOVED: N_("Moved"),
    Deed.ADDED: N_("Added"),
    Deed.RESTORED: N_("Takes place after all"),
    Deed.CHANGED: N_("Changed"),
}
EVENT_FIELDS: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "status": N_("Status"),
    "days": N_("Dates"),
    "city": N_("City"),
    "zone": N_("Time zone"),
    "host": N_("Host side"),
    "theme": N_("Theme"),
    "description": N_("Description"),
    "is_public": N_("Seen by the public"),
    "kind": N_("Kind"),
    "series": N_("Series"),
    "status_reason": N_("Reason"),
    "dates_unknown": N_("New dates not known yet"),
}

_NAMES: Final[Mapping[type, Mapping[Any, str]]] = {
    ItemKind: ITEM_KINDS,
    Visibility: VISIBILITIES,
    Status: STATUSES,
    Side: SIDES,
    Kind: KINDS,
}


def item_told(change: ItemChange) -> tuple[str, ...]:
    """Return the sentences about one item, without its title: «перенесено с 10.00 на 10.30», «место: …»."""
    if change.before is None or change.after is None or change.deed is Deed.CANCELLED:
        return ()
    return tuple(_fields_told(change))


def event_told(changes: Changes) -> tuple[str, ...]:
    """Return the sentences about the event itself."""
    if changes.before is None or changes.after is None:
        return ()
    told: list[str] = []
    for name in changes.event_fields:
        told += compositions_told(changes.compositions) if name == DELEGATIONS else [_event_field_told(name, changes.before, changes.after)]
    return tuple(told)


def _event_field_told(name: str, before: Programme, after: Programme) -> str:
    if name == ORDER:
        return gettext(N_("items that begin at the same time stand in another order"))
    return replaced(gettext(EVENT_FIELDS[name]), _value(getattr(before, name)), _value(getattr(after, name)))


def moved_told(before: When, after: When) -> str:
    """Return how a time changed: from when to when, as short as it stays clear."""
    same_day = before.day == after.day
    if before.start is None or after.start is None or before.precision is not after.precision:
        return _time_replaced(before, after)
    if before.start == after.start and before.end and after.end:
        return gettext(N_("ends at %(new)s instead of %(old)s"), new=clock(after.end), old=clock(before.end))
    if before.start == after.start:
        return _time_replaced(before, after)
    if before.start.local == after.start.local:
        return gettext(N_("the other of the two %(time)s of that night, when the clocks are put back"), time=clock(after.start))
    if same_day and before.minutes == after.minutes:
        return gettext(N_("moved from %(old)s to %(new)s"), old=clock(before.start), new=clock(after.start))
    return gettext(N_("moved from %(old)s to %(new)s"), old=_at(before, same_day), new=_at(after, same_day))


def _time_replaced(before: When, after: When) -> str:
    same_day = before.day == after.day
    return replaced(gettext(ITEM_FIELDS["when"]), _at(before, same_day), _at(after, same_day))


def _at(when: When, same_day: bool) -> str:
    return hours(when) if same_day else f"{day_month(when.day)}, {hours(when)}"


def _clocks(when: When) -> tuple[object, ...]:
    return (when.day, when.precision, *(wall.local if wall else None for wall in (when.start, when.end)))


def _fields_told(change: ItemChange) -> Iterator[str]:
    before, after = change.before, change.after
    assert before is not None  # what was added or taken out is not told field by field
    assert after is not None
    for name in change.fields:
        if name == "participants":
            if before.participants != after.participants:
                yield replaced(gettext(ITEM_FIELDS[name]), _value(before.participants), _value(after.participants))
            yield from presence_told(change.presence)
        elif name == "when":
            if _clocks(before.when) != _clocks(after.when) or before.zone == after.zone:  # else the zone says it
                yield moved_told(before.when, after.when)
        elif name == "instant":
            yield gettext(N_("the same clock time is now another moment: the rules of the time zone have changed"))
        elif name == "speeches":
            yield gettext(N_("the speeches have changed"))
        else:
            yield replaced(gettext(ITEM_FIELDS[name]), _value(getattr(before, name)), _value(getattr(after, name)))


def _value(value: Any) -> str:
    match value:
        case Texts():
            return value.told(current())
        case Place():
            return value.name.told(current())
        case SeriesPicture():
            title = value.title.told(current())
            return f"{roman(value.edition)} {title}" if value.edition else title
        case Days():
            return days_range(value)
        case bool():
            return gettext(N_("yes")) if value else gettext(N_("no"))
        case None:
            return ""
    names = _NAMES.get(type(value))
    if names is not None:
        return gettext(names[value])
    text = str(value)
    return zone_city(text) if "/" in text and " " not in text else text
