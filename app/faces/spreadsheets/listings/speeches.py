"""The order of speeches of an event, with the item on each row, so that it can be sorted and filtered."""

from collections.abc import Iterable

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.dates import hours
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.meetings.speeches import Order
from app.planning.programmes.rules import Speech
from app.planning.programmes.wording import SPEECH_LANGUAGES


def speeches_listing(state: str, orders: Iterable[Order]) -> Listing:
    """Return who speaks when about what, a row a speech; `state` tells by which version."""
    return Listing(
        title=gettext(N_("Order of speeches")),
        subtitle=state,
        columns=(
            Head(gettext(N_("Day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Time"))),
            Head(gettext(N_("Item")), 50),
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Who speaks")), 40),
            Head(gettext(N_("Topic")), 50),
            Head(gettext(N_("Min")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Language"))),
            Head(gettext(N_("Form of speaking"))),
        ),
        rows=[_row(order, place, speech) for order in orders for place, speech in enumerate(order.speeches, 1)],
        landscape=True,
    )


def _row(order: Order, place: int, speech: Speech) -> tuple[Cell, ...]:
    item, language = order.item, current()
    title = item.title.told(language)
    return (
        item.when.day,
        hours(item.when),
        f"{order.number}. {title}" if order.number else title,
        place,
        speech.speaker.told(language),
        speech.topic.told(language),
        speech.minutes,
        gettext(SPEECH_LANGUAGES[speech.language]) if speech.language in SPEECH_LANGUAGES else speech.language,
        gettext(N_("by video link")) if speech.remote else gettext(N_("in the hall")),
    )
