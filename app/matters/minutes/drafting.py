"""What a draft of minutes begins with: its number, where the meeting was, who signs, who spoke."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.meetings.agenda import Agenda
from app.matters.minutes.wording_rules import NBSP
from app.matters.working_groups.composition import GroupComposition, composition_at_meeting
from app.planning.events.models import Event
from app.planning.programmes.queries import get_item
from app.planning.programmes.queries import place_of as item_place
from app.planning.programmes.rules import Speech
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide


def proposed_number(event: Event) -> str:
    """Return the number that minutes usually have: that of the meeting; nothing where it has none."""
    number = event.particulars.get("meeting_number")
    return str(number) if number else ""


def place_of(session: Session, event: Event, agenda: Agenda) -> Texts:
    """Return where the meeting was: the city, and the hall of the first point of its agenda where that is known. Few queries."""
    hall = item_place(get_item(session, agenda.points[0].item_id)) if agenda.points else None
    city = Texts.of({tag: told if tag != "ru" else f"г.{NBSP}{told}" for tag, told in event.city.name.as_dict().items()})
    if hall is None or not hall.name:
        return city
    return Texts.of({tag: f"{getattr(city, tag)}, {hall.name.told(tag)}" for tag in LANGUAGES if getattr(city, tag)})


def signatories_on(session: Session, event_id: int, day: date) -> tuple[Person | None, Person | None]:
    """Return the co-chairs of both sides on a day; None where the chair is vacant or the meeting is no group's."""
    composition = composition_at_meeting(session, event_id, on=day)
    return _chair(session, composition, PartySide.BASHKORTOSTAN), _chair(session, composition, PartySide.KAZAKHSTAN)


def speakers_told(speeches: Iterable[Speech]) -> Texts:
    """Return who speaks on a point, a line each, in every language in which one of them is told."""
    named = [one.speaker for one in speeches if one.speaker]
    spoken = {tag for speaker in named for tag in speaker.as_dict()}
    return Texts.of({tag: "\n".join(speaker.told(tag) for speaker in named) for tag in LANGUAGES if tag in spoken})


def _chair(session: Session, composition: GroupComposition | None, side: PartySide) -> Person | None:
    chair = composition.of(side).co_chair if composition else None
    return session.get(Person, chair.person_id) if chair else None
