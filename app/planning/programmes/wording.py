"""What kinds of items, audiences and firmness of times are called: message ids for the catalogues."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.when import Precision
from app.ground.words.dates import duration
from app.ground.words.messages import gettext
from app.planning.programmes.programme import Place
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.register.venues.rules import LAYOUT_NAMES, Layout

ITEM_KINDS: Final[Mapping[ItemKind, str]] = {
    ItemKind.ARRIVAL: N_("Arrival"),
    ItemKind.TRANSFER: N_("Transfer"),
    ItemKind.CEREMONY: N_("Ceremony"),
    ItemKind.PLENARY: N_("Plenary session"),
    ItemKind.SESSION: N_("Session, round table"),
    ItemKind.AGENDA: N_("Agenda point"),
    ItemKind.MEETING: N_("Meeting, talks"),
    ItemKind.MATCHMAKING: N_("Business meetings (B2B)"),
    ItemKind.SIGNING: N_("Signing"),
    ItemKind.EXHIBITION: N_("Exhibition"),
    ItemKind.WALK: N_("Walk round the stands"),
    ItemKind.FAIR: N_("Fair"),
    ItemKind.CONCERT: N_("Concert"),
    ItemKind.PRESS: N_("Press"),
    ItemKind.MEAL: N_("Meal"),
    ItemKind.RECEPTION: N_("Reception"),
    ItemKind.DEPARTURE: N_("Departure"),
    ItemKind.OTHER: N_("Other"),
}
VISIBILITIES: Final[Mapping[Visibility, str]] = {
    Visibility.PUBLIC: N_("Everybody"),
    Visibility.GUESTS: N_("Guests and hosts"),
    Visibility.HOSTS: N_("Hosts only"),
}
PRECISIONS: Final[Mapping[Precision, str]] = {
    Precision.EXACT: N_("Exact"),
    Precision.OPEN: N_("Open: “from 19.00”"),
    Precision.APPROXIMATE: N_("Approximate"),
    Precision.UNKNOWN: N_("To be confirmed"),
}
ITEM_ROLES: Final[Mapping[ItemRole, str]] = {
    ItemRole.CHAIR: N_("Chair"),
    ItemRole.MODERATOR: N_("Moderator"),
    ItemRole.SPEAKER: N_("Speaker"),
    ItemRole.INTERPRETER: N_("Interpreter"),
    ItemRole.GUEST: N_("Guest"),
}
ITEM_FIELDS: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "when": N_("Time"),
    "place": N_("Place"),
    "track": N_("Track"),
    "kind": N_("Kind"),
    "participants": N_("Participants"),
    "speeches": N_("Speeches"),
    "note": N_("Note"),
    "dress": N_("Dress"),
    "press": N_("Press"),
    "responsible": N_("Responsible"),
    "transport": N_("Transport"),
    "plan_b": N_("Plan B"),
    "visibility": N_("Who may see it"),
    "zone": N_("Time zone"),
}
SPEECH_LANGUAGES: Final[Mapping[str, str]] = {
    "ru": N_("Russian"),
    "kk": N_("Kazakh"),
    "ba": N_("Bashkir"),
    "en": N_("English"),
}


def crowd_told(layout: Layout | None, expected: int | None, buffer_minutes: int) -> list[tuple[str, str]]:
    """Return what staff are told of the people whom an item awaits: labels and values, empty where nobody has said."""
    return [
        (gettext(N_("Hall set up as")), gettext(LAYOUT_NAMES[layout]) if layout else ""),
        (gettext(N_("People expected")), str(expected or "")),
        (gettext(N_("In place before the start")), duration(buffer_minutes) if buffer_minutes else ""),
    ]


def place_in_full(place: Place | None, language: str) -> str:
    """Return a place, its address and city as one line, none of them told twice."""
    told = ""
    for text in (place.name, place.address, place.city) if place else ():
        part = clean(text.told(language))
        if part and part.casefold() not in told.casefold():
            told = f"{told}, {part}" if told else part
    return told
