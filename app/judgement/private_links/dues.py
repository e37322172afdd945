"""The days on which instructions are due, as those who answer for them are told: what a calendar entry keeps of one, and whose it is."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from textwrap import shorten
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.ground.words.messages import gettext
from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.entering import Shown, digest_of
from app.judgement.private_links.models import LineEntry
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.queries import CONTROLLED
from app.planning.itineraries.rules import Subject
from app.register.directory.models import Person

TOLD_TO: Final = frozenset({Subject.PERSON, Subject.RESPONSIBLE})
"""Whose programmes tell what they have to do."""
ZONE: Final = "Asia/Yekaterinburg"
"""By whose calendar a day is over: the office's."""
LONGEST_TITLE: Final = 120
"""Letters of what it says that a title tells."""
_KEY: Final = "due:"
IS_DUE: Final = LineEntry.key.startswith(_KEY)
"""Of an entry: it tells of an instruction, and its group is the instruction's UID."""


@dataclass(frozen=True, slots=True)
class Due:
    """An instruction on control with the day until which it has to be done, told to whoever answers for it."""

    uid: str
    person: str
    event_id: int | None
    day: date
    number: str
    text: Texts
    given_on: date

    def stands_in(self, persons: Collection[str], event_id: int | None) -> bool:
        """Tell whether it belongs into the programme of somebody, who may be known by several UIDs; at one event, what was given there."""
        return self.person in persons and event_id in (None, self.event_id)


@dataclass(frozen=True, slots=True)
class DueTold:
    """What an entry keeps of it."""

    day: date
    number: str
    text: Texts
    given_on: date


def dues_of(session: Session, *, persons: Collection[str] | None = None, uid: str | None = None) -> tuple[Due, ...]:
    """Return what persons have to do by some day, or one instruction if it is such a thing, the nearest first. One query."""
    one = Instruction
    query = select(one.uid, Person.uid, one.event_id, one.due, one.number, one.text, one.given_on).join(Person, Person.id == one.person_id)
    query = query.where(one.state.in_(CONTROLLED), one.due.is_not(None), Person.erased_at.is_(None))
    if persons is not None:
        query = query.where(Person.uid.in_(persons))
    if uid is not None:
        query = query.where(one.uid == uid)
    return tuple(
        Due(uid, person, event_id, day, number, text, given_on)
        for uid, person, event_id, day, number, text, given_on in session.execute(query.order_by(one.due, one.given_on, one.id))
        if day is not None
    )


def shown(due: Due) -> Shown:
    """Return what stands in calendars: a day that takes no time."""
    picture = {"due": due.day.isoformat(), "number": due.number, "text": due.text.as_dict(), "given_on": due.given_on.isoformat()}
    starts, ends = (datetime.combine(day, time.min, zone(ZONE)).astimezone(UTC) for day in (due.day, due.day + timedelta(days=1)))
    status = EntryStatus.CONFIRMED
    return Shown(
        f"{_KEY}{due.uid}", due.uid, uid_from(due.uid, "due"), picture, starts, ends, status, digest_of(status, starts, ends, picture)
    )


def due_title(due: Due | DueTold, language: str) -> str:
    """Return how a calendar calls it, in the language that is spoken: «Срок: поручение 2.1 – назвать сопредседателя»."""
    text = shorten(due.text.told(language).rstrip("."), LONGEST_TITLE, placeholder="…")
    if due.number:
        return gettext(N_("Due: instruction %(number)s – %(text)s"), number=due.number, text=text)
    return gettext(N_("Due: %(text)s"), text=text)


def due_told(picture: Mapping[str, Any]) -> DueTold | None:
    """Read what `shown` wrote; None for an entry of something else."""
    if "due" not in picture:
        return None
    days = (date.fromisoformat(picture[name]) for name in ("due", "given_on"))
    return DueTold(next(days), picture["number"], Texts.of(picture["text"]), next(days))
