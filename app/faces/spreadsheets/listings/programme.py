"""The list of a programme's items; taken in again, it is recognised row by row by the UIDs in its last column."""

from datetime import time

from app.faces.spreadsheets.listings.events import event_line, named
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.kernel.when import Precision, When
from app.ground.words.dates import days_range, hours
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.wording import ITEM_FIELDS, ITEM_KINDS, VISIBILITIES


def programme_listing(programme: Programme) -> Listing:
    """Return the draft of a programme. An exact time is told as one, any other in words: «с 19.00»."""
    title = programme.title.told(current())
    field = {name: gettext(label) for name, label in ITEM_FIELDS.items()}
    return Listing(
        title=gettext(N_("Programme")),
        subtitle=event_line(title, programme.city.told(current()), days_range(programme.days)),
        name=named(gettext(N_("Programme")), title, gettext(N_("draft"))),
        columns=(
            Head(gettext(N_("Date")), kind=ColumnKind.DAY),
            Head(gettext(N_("Start")), kind=ColumnKind.HOUR),
            Head(gettext(N_("End")), kind=ColumnKind.HOUR),
            Head(gettext(N_("Event"))),
            Head(field["place"], 30),
            Head(field["track"]),
            Head(field["kind"]),
            Head(field["participants"], 30),
            Head(field["responsible"]),
            Head(field["transport"]),
            Head(field["dress"]),
            Head(field["press"]),
            Head(field["note"], 30),
            Head(field["plan_b"]),
            Head(field["visibility"]),
            Head(gettext(N_("State"))),
            Head("UID", 12),
        ),
        rows=[_row(item) for item in programme.items],
        landscape=True,
    )


def _row(item: Item) -> tuple[Cell, ...]:
    language = current()
    return (
        item.when.day,
        *_hours(item.when),
        item.title.told(language),
        item.place.name.told(language) if item.place else "",
        item.track.told(language),
        gettext(ITEM_KINDS[item.kind]),
        item.participants.told(language),
        item.responsible,
        item.transport,
        item.dress.told(language),
        item.press.told(language),
        item.note.told(language),
        item.plan_b,
        gettext(VISIBILITIES[item.visibility]),
        gettext(N_("cancelled")) if item.cancelled else "",
        item.uid,
    )


def _hours(when: When) -> tuple[Cell, Cell]:
    if when.precision is not Precision.EXACT or when.start is None:
        return hours(when), None
    end: time | None = when.end.local.time() if when.end else None
    return when.start.local.time(), end
