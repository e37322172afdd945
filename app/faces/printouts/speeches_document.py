"""What the order of speeches of an item or of a whole event says on paper («Порядок выступлений»): plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.faces.printouts.agenda_document import place_told, when_told
from app.faces.printouts.agenda_sheet import Column, Head, section, upright_sheet
from app.faces.printouts.lists_document import Cell, Occasion, Standing, cell
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import hours
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.meetings.agenda import points_of
from app.matters.meetings.ordering import alternated
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import Speech, Visibility
from app.planning.programmes.wording import SPEECH_LANGUAGES
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class SpeechesPicture:
    """A programme, and of whom a speaker of the directory is known to speak for: UID → side; `item` is the only one that is printed."""

    programme: Programme
    sides: Mapping[str, PartySide]
    item: str = ""
    alternate: bool = False


def items_with_speeches(programme: Programme) -> tuple[Item, ...]:
    """Return the items whose speeches may be printed: neither cancelled nor for hosts alone."""
    return tuple(item for item in programme.items if item.speeches and not item.cancelled and item.visibility is not Visibility.HOSTS)


def speeches_document(picture: SpeechesPicture, standing: Standing, language: str) -> dict[str, Json]:
    """Return the order of speeches: of one item, else of all items that have any, each under its own heading."""
    programme = picture.programme
    with speaking(language):
        items = [item for item in items_with_speeches(programme) if picture.item in ("", item.uid)]
        columns = (
            Column("number", gettext(N_("№")), 10),
            Column("speaker", gettext(N_("Who speaks")), 52),
            Column("topic", gettext(N_("Topic"))),
            Column("minutes", gettext(N_("Min")), 13),
            Column("language", gettext(N_("Language")), 24),
            Column("format", gettext(N_("Form of speaking")), 27),
        )
        numbers = {item.uid: number for number, item in enumerate(points_of(programme), 1)}
        single = len(items) == 1
        sections = [_section(picture, item, numbers.get(item.uid), headed=not single) for item in items]
        occasion = Occasion(programme.title, programme.city, programme.days, programme.zone)
        return upright_sheet(_head(programme, items, single=single), occasion, standing, columns, sections)


def _head(programme: Programme, items: Sequence[Item], *, single: bool) -> Head:
    title = items[0].title if single else programme.title
    return Head(
        kicker=gettext(N_("ORDER OF SPEECHES")),
        subject=clean(title.told(current())),
        when=when_told(programme, items),
        where=place_told(programme, items),
        name=gettext(N_("Order of speeches")),
    )


def _section(picture: SpeechesPicture, item: Item, number: int | None, *, headed: bool) -> Json:
    speeches: Sequence[Speech] = item.speeches
    if picture.alternate:
        speeches = alternated(speeches, lambda speech: picture.sides.get(speech.person))
    title = clean(item.title.told(current()))
    heading = (f"{number}. {title}" if number else title) if headed else ""
    return section(heading, hours(item.when) if headed else "", [_row(place, speech) for place, speech in enumerate(speeches, 1)])


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
