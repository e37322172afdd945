"""Which columns a programme in a spreadsheet may have, and what their headings are called in four languages."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Column
from app.ground.kernel.text import clean, folded
from app.planning.programmes.wording import ITEM_FIELDS

_TIME: Final = re.compile(r"(?:(?:с|c|ок\.|~)\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–—]\s?\d{1,2}[.:]\d{2})?", re.IGNORECASE)
_UID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

LINES: Final = {"participants": 2000, "note": 2000, "dress": 200, "press": 200, "track": 100}
"""Texts that guests may read, and how long each may be."""
PLAIN: Final = {"responsible": 300, "transport": 300, "plan_b": 1000}
"""Words for staff, and how long they may be."""
LONGEST_TITLE: Final = 500
LONGEST_PLACE: Final = 200
"""Letters."""


def text_of(cell: Cell, *, lines: bool = False) -> str:
    """Return what stands in a cell as a text; whole numbers without a point."""
    match cell:
        case None:
            return ""
        case str():
            return clean(cell, lines=lines)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.strftime("%d.%m.%Y %H.%M")
        case date():
            return cell.strftime("%d.%m.%Y")
        case time():
            return cell.strftime("%H.%M")
        case _:
            return str(cell)


def spoken(text: str) -> str:
    """Return a text folded for comparing, with every space an ordinary one."""
    return folded(text).replace("\u00a0", " ")


def _looks_like_time(cell: Cell) -> bool:
    return isinstance(cell, time) or (isinstance(cell, str) and _TIME.fullmatch(clean(cell)) is not None)


def _looks_like_day(cell: Cell) -> bool:
    return isinstance(cell, date) and (not isinstance(cell, datetime) or cell.time() == time())


def _looks_like_uid(cell: Cell) -> bool:
    return isinstance(cell, str) and _UID.fullmatch(cell.strip()) is not None


def _words(*headings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(heading) for heading in headings))


_TITLES: Final = ("мероприятие", "наименование", "название")

COLUMNS: Final[Sequence[Column]] = (
    Column("day", N_("Day"), _words("дата", "день", "число", "күні", "күн", "көнө", "көн", "date", "day"), looks=_looks_like_day),
    Column(
        "time",
        ITEM_FIELDS["when"],
        _words(
            "время", "дата и время", "дата, время", "часы", "время начала", "начало",
            "уақыты", "уақыт", "басталуы", "ваҡыты", "ваҡыт", "башланыуы", "time", "start time", "starts", "start", "hours", "when",
        ),
        looks=_looks_like_time,
    ),
    Column(
        "end",
        N_("To"),
        _words("время окончания", "окончание", "конец", "аяқталуы", "тамамланыуы", "тамамланыу ваҡыты", "end time", "ends", "end"),
    ),
    Column(
        "title",
        ITEM_FIELDS["title"],
        _words(
            *_TITLES, "наименование мероприятия", "название мероприятия", "содержание", "пункт программы", "событие",
            "іс-шара", "іс-шараның атауы", "шара", "атауы", "сара", "сараның исеме", "исеме",
            "event", "title", "activity", "programme item",
        ),
    ),
    Column(
        "place",
        ITEM_FIELDS["place"],
        _words(
            "место", "место проведения", "площадка", "локация", "зал", "адрес",
            "өткізілетін орны", "өтетін орны", "орны", "орын", "үткәреү урыны", "урыны", "урын",
            "venue", "place", "location", "hall", "room",
        ),
        several=True,
    ),
    Column(
        "participants",
        ITEM_FIELDS["participants"],
        _words("участники", "участвуют", "состав участников", "қатысушылар", "ҡатнашыусылар", "participants", "attendees", "who"),
    ),
    Column(
        "responsible",
        ITEM_FIELDS["responsible"],
        _words("отв", "ответственный", "ответственные", "жауапты", "жауаптылар", "яуаплы", "яуаплылар", "responsible", "in charge"),
    ),
    Column("transport", ITEM_FIELDS["transport"], _words("транспорт", "автотранспорт", "көлік", "transport", "vehicle")),
    Column(
        "dress",
        ITEM_FIELDS["dress"],
        _words("форма одежды", "дресс-код", "одежда", "киім үлгісі", "киім", "кейем формаһы", "кейем", "dress code", "dress"),
    ),
    Column("press", ITEM_FIELDS["press"], _words("пресса", "сми", "баспасөз", "бақ", "матбуғат", "press", "media")),
    Column("track", ITEM_FIELDS["track"], _words("трек", "поток", "направление", "секция", "йүнәлеш", "бағыт", "track", "stream")),
    Column("kind", ITEM_FIELDS["kind"], _words("вид", "тип", "формат", "төрө", "түрі", "kind", "type", "format")),
    Column("visibility", ITEM_FIELDS["visibility"], _words("кому видно", "доступ", "кем күрә", "кім көре алады", "who may see it")),
    Column(
        "note",
        ITEM_FIELDS["note"],
        _words("примечание", "примечания", "прим", "комментарий", "ескерту", "ескертпе", "иҫкәрмә", "note", "notes", "remarks", "comment"),
        several=True,
    ),
    Column("plan_b", ITEM_FIELDS["plan_b"], _words("запасной план", "план б", "запас план", "қосалқы жоспар", "plan b")),
    Column(
        "title_ba",
        N_("Title in Bashkir"),
        _words(*(f"{word} {language}" for word in _TITLES for language in ("на башкирском", "баш", "башк", "ba")), "title ba", "башҡортса"),
    ),
    Column(
        "title_kk",
        N_("Title in Kazakh"),
        _words(*(f"{word} {language}" for word in _TITLES for language in ("на казахском", "каз", "kk")), "title kk", "қазақша"),
    ),
    Column(
        "title_en",
        N_("Title in English"),
        _words(*(f"{word} {language}" for word in _TITLES for language in ("на английском", "англ", "en")), "title en", "in english"),
    ),
    Column("uid", N_("UID"), _words("uid"), looks=_looks_like_uid),
)  # fmt: skip
"""In the order in which a person would look for them."""
