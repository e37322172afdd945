"""Programmes of one's own with everything in them that papers have to tell."""

from dataclasses import replace
from datetime import UTC, datetime

from app.faces.printouts.itinerary_document import OwnIssue
from app.ground.kernel.texts import Texts
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.phones import Phones
from app.planning.itineraries.rules import Subject, Whose
from app.planning.itineraries.telling import told
from app.planning.itineraries.told import Told
from app.planning.programmes.programme import Programme
from tests.unit.judgement.entries.pictures import CONCERT, UFA, item_of, with_item
from tests.unit.judgement.private_links.pictures import CAR, GUESTS, HALL_UID, HOTEL, logistics, programme, subject

ISSUE = OwnIssue(3, datetime(2024, 11, 20, 9, 5, tzinfo=UTC), UFA)
PHONES = Phones(
    drivers={CAR: "+7 900 000-00-12"},
    receptions={HOTEL: "+7 347 111-11-11"},
    officers={GUESTS: "+7 917 000-00-01"},
    halls={HALL_UID: ("В.В. Залов", "+7 347 222-22-22")},
    desk="+7 347 000-00-00",
)


def the_forum() -> Programme:
    """Return the forum with one item cancelled and a name with brackets and signs of markup in it."""
    plain = programme()
    hard = replace(plain, title=Texts(ru="XX Форум #import \"x\" $a$ *b* <i>", kk="XX Форум"))  # fmt: skip
    return with_item(hard, replace(item_of(plain, CONCERT), cancelled=True))


def own(kind: Subject | Whose, language: str) -> Told:
    """Return the programme of a subject in a language."""
    forum = the_forum()
    whose = subject(kind) if isinstance(kind, Subject) else kind
    return told(Itineraries(forum, logistics()).of(whose), forum, logistics(), PHONES, language)
