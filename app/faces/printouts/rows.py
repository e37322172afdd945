"""What one item of a programme says on paper, column by column."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from app.faces.printouts.wording import divisible, said, told
from app.ground.kernel.refusals import N_
from app.ground.words.dates import by_time_of, day_month, duration, hours, offset, zone_city
from app.ground.words.languages import OWN_NAMES, current
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.planning.programmes.participants import participants_of, roles_of
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.rules import Speech

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_LETTERS_A_LINE: Final = 0.46
"""Letters that fit into a millimetre of a column, about."""
_WIDTH_LEFT: Final = {False: 91, True: 55}
"""Millimetres of the widest column, upright and across."""
_MOST_LINES: Final = {False: 24, True: 18}
"""A row higher than this, about half a sheet, may go over to the next one; any other stays whole."""


def row(item: Item, programme: Programme, *, for_hosts: bool) -> dict[str, Json]:
    """Return the texts of an item's cells; columns that only hosts read are empty in the guest edition."""
    notes = [told(item.note)]
    if not for_hosts:
        notes += [said(line) for line in roles_of(programme, item, current())]
    if for_hosts and item.plan_b:
        notes.append(gettext(N_("Plan B: %(plan)s"), plan=said(item.plan_b)))
    printed: dict[str, Json] = {
        "uid": item.uid,
        # The column is narrow: the word of an approximate time may stand above its digits.
        "hours": hours(item.when).replace(NBSP, " "),
        "hours_more": [*_hours_more(item, programme)],
        "cancelled": gettext(N_("cancelled")) if item.cancelled else None,
        "track": told(item.track),
        "title": told(item.title),
        "speeches": [_speech(speech, for_hosts=for_hosts) for speech in item.speeches],
        "note": "\n".join(filter(None, notes)),
        "place": _place(item, programme),
        "address": told(item.place.address) if item.place else "",
    }
    if for_hosts:
        narrow = {key: divisible(said(text)) for key, text in _narrow(item, programme).items()}
        printed |= {**narrow, "place": divisible(_place(item, programme))}
    return printed


def breakable(printed: Mapping[str, Json], widths: Mapping[str, int], for_hosts: bool) -> bool:
    """Tell whether a row is so high that it has to go over to the next sheet."""
    most = 0
    for key, width in widths.items():
        texts = (
            [printed["track"], printed["title"], *_speech_texts(printed["speeches"]), printed["note"]]
            if key == "what"
            else [printed.get(key)]
        )
        letters = max(1, int((width or _WIDTH_LEFT[for_hosts]) * _LETTERS_A_LINE))
        lines = [line for text in texts if isinstance(text, str) for line in text.split("\n")]
        most = max(most, sum(1 + len(line) // letters for line in lines))
    return most > _MOST_LINES[for_hosts]


def _narrow(item: Item, programme: Programme) -> dict[str, str]:
    language = current()
    return {
        "participants": participants_of(programme, item, fully=True).told(language),
        "responsible": item.responsible,
        "transport": item.transport,
        "dress": item.dress.told(language),
        "press": item.press.told(language),
    }


def _hours_more(item: Item, programme: Programme) -> list[str]:
    """Return what has to be known about the hours besides: on which day they end, and how late it is elsewhere."""
    told_more = []
    if item.when.end is not None and item.when.overnight:
        told_more.append(gettext(N_("ends on %(day)s"), day=day_month(item.when.end.day)))
    start = item.when.start
    if start is not None and start.offset != start.at(programme.zone).offset:
        told_more.append(f"{zone_city(item.zone)}, {offset(start.offset)}")
        told_more.append(by_time_of(item.when, programme.zone))
    return told_more


def _place(item: Item, programme: Programme) -> str:
    if item.place is None:
        return ""
    place, city = told(item.place.name), told(item.place.city)
    elsewhere = item.place.city and item.place.city.ru != programme.city.ru
    return f"{place}, {city}" if elsewhere and place else place or city


def _speech(speech: Speech, *, for_hosts: bool) -> Json:
    details = []
    if for_hosts:
        details.append(duration(speech.minutes))
        if speech.language != "ru":
            details.append(OWN_NAMES.get(speech.language, speech.language).lower())
    if speech.remote:
        details.append(gettext(N_("by video link")))
    return {"speaker": told(speech.speaker), "topic": told(speech.topic), "details": ", ".join(details)}


def _speech_texts(speeches: Json) -> list[Json]:
    assert isinstance(speeches, list)  # as `row` made it
    return [f"{one['speaker']} – {one['topic']} ({one['details']})" for one in speeches if isinstance(one, dict)]
