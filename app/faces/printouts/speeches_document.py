"""What the order of speeches of an item or of a whole event says on paper («Порядок выступлений»): plain data."""

from collections.abc import Sequence

from app.faces.printouts.agenda_document import place_told, when_told
from app.faces.printouts.agenda_sheet import Column, Head, section, upright_sheet
from app.faces.printouts.lists_document import Cell, Occasion, Standing, cell
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import hours
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.meetings.speeches import Order, SpeechesPicture, orders_of
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import Speech
from app.planning.programmes.wording import SPEECH_LANGUAGES


def speeches_document(picture: SpeechesPicture, standing: Standing, language: str) -> dict[str, Json]:
    """Return the order of speeches: of one item, else of all items that have any, each under its own heading."""
    programme = picture.programme
    with speaking(language):
        orders = orders_of(picture)
        columns = (
            Column("number", gettext(N_("№")), 10),
            Column("speaker", gettext(N_("Who speaks")), 52),
            Column("topic", gettext(N_("Topic"))),
            Column("minutes", gettext(N_("Min")), 13),
            Column("language", gettext(N_("Language")), 24),
            Column("format", gettext(N_("Form of speaking")), 27),
        )
        single = len(orders) == 1
        sections = [_section(order, headed=not single) for order in orders]
        occasion = Occasion(programme.title, programme.city, programme.days, programme.zone)
        return upright_sheet(_head(programme, [order.item for order in orders], single=single), occasion, standing, columns, sections)


def _head(programme: Programme, items: Sequence[Item], *, single: bool) -> Head:
    title = items[0].title if single else programme.title
    return Head(
        kicker=gettext(N_("ORDER OF SPEECHES")),
        subject=clean(title.told(current())),
        when=when_told(programme, items),
        where=place_told(programme, items),
        name=gettext(N_("Order of speeches")),
    )


def _section(order: Order, *, headed: bool) -> Json:
    title = clean(order.item.title.told(current()))
    heading = (f"{order.number}. {title}" if order.number else title) if headed else ""
    rows = [_row(place, speech) for place, speech in enumerate(order.speeches, 1)]
    return section(heading, hours(order.item.when) if headed else "", rows)


def _row(place: int, speech: Speech) -> dict[str, Cell]:
    language = current()
    tongue = gettext(SPEECH_LANGUAGES[speech.language]) if speech.language in SPEECH_LANGUAGES else speech.language
    manner = gettext(N_("by video link")) if speech.remote else gettext(N_("in the hall"))
    return {
        "number": cell(("number", str(place))),
        "speaker": cell(("strong", speech.speaker.told(language))),
        "topic": cell(("main", speech.topic.told(language))),
        "minutes": cell(("main", str(speech.minutes))),
        "language": cell(("note", tongue)),
        "format": cell(("note", manner)),
    }
