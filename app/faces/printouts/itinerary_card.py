"""What the cards of drivers, interpreters and halls say (A5): time; who; from where to where; telephone."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.faces.printouts.itinerary_document import (
    KICKERS,
    OwnIssue,
    calls_json,
    frame,
    row_head,
    where_and_when,
)
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.words.dates import day_heading, day_month
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.itineraries.rules import LineKind, Subject
from app.planning.itineraries.told import Row, Told

PAPER: Final = "a5"
_COLUMNS: Final[Mapping[Subject, tuple[str, str, str, str]]] = {
    Subject.VEHICLE: (N_("Time"), N_("Who"), N_("From where to where"), N_("Phone")),
    Subject.INTERPRETER: (N_("Time"), N_("Event, for whom"), N_("Place"), N_("Phone")),
    Subject.HALL: (N_("Time"), N_("Event"), N_("Who"), N_("Phone")),
}


def card_document(cards: Sequence[Told], language: str, issue: OwnIssue) -> dict[str, Json]:
    """Return everything that `templates/print/card.typ` prints: one card after another, told in `language`."""
    with speaking(language):
        return {
            **frame(cards, PAPER, language, issue),
            "cards": [_card(one) for one in cards],
            "empty": gettext(N_("Nothing yet")),
        }


def _card(card: Told) -> Json:
    calls = [*card.officers, *filter(None, (card.hall, card.desk))]
    return {
        "kicker": gettext(KICKERS[card.subject]),
        "name": said(card.name),
        "short": shortened(clean(card.name), 40),
        "position": said(card.position),
        "title": said(card.title),
        "standing": said(card.standing),
        "where_and_when": where_and_when(card),
        "calls": calls_json(call for call in calls if call.number),
        "days": [
            {
                "heading": day_heading(day),
                "short": day_month(day),
                "columns": _columns(card),
                "rows": [_row(row, card.subject) for row in rows],
            }
            for day, rows in card.by_day()
        ],
    }


def _columns(card: Told) -> list[Json]:
    """Return the heads of the columns; where nobody is to be called about a single line there is none for phones."""
    labels = [gettext(label) for label in _COLUMNS.get(card.subject, _COLUMNS[Subject.INTERPRETER])]
    return [*labels] if any(row.calls for row in card.rows) else [*labels[:3]]


def _row(row: Row, subject: Subject) -> Json:
    first, second = _driven(row) if row.kind is LineKind.DRIVE else _held(row, subject)
    return {**row_head(row), "first": first, "second": second, "calls": calls_json(row.calls)}


def _driven(row: Row) -> tuple[list[Json], list[Json]]:
    """Return who is driven and why, and from where to where."""
    route = [part for spot in row.spots for part in (_part("main", spot.name), _part("more", spot.address))]
    who = [_part("main", row.who or gettext(N_("Nobody is named yet")))]
    return _kept([*who, *(_part("note", line) for line in row.remarks)]), _kept(route)


def _held(row: Row, subject: Subject) -> tuple[list[Json], list[Json]]:
    """Return what takes place and for whom, and where; in its own hall, who comes."""
    details = [_part("note", line) for line in row.remarks]
    place = [part for spot in row.spots for part in (_part("main", spot.name), _part("more", spot.address))]
    if subject is Subject.HALL:
        return _kept([_part("main", row.title), *details]), _kept([_part("main", row.who)])
    return _kept([_part("main", row.title), *details]), _kept(place)


def _part(kind: str, text: str) -> dict[str, Json]:
    return {"kind": kind, "text": said(text)}


def _kept(parts: Sequence[dict[str, Json]]) -> list[Json]:
    return [part for part in parts if part["text"]]
