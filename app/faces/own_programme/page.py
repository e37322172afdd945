"""What the page behind a private link shows: what is on, what is next, and the programme of each event that the link opens."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.ground.words.dates import local_time_note
from app.ground.words.languages import current
from app.judgement.private_links.dues import TOLD_TO, ZONE, Due, dues_of
from app.judgement.private_links.links import all_of
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.reach import events_reached
from app.judgement.publishing.own_programmes import find_own, find_published, told_with_phones
from app.planning.delegations.answering import Answer, find_answer, may_answer, members_of_person
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject, Whose
from app.planning.itineraries.told import Row, Told
from app.register.directory.merged import merged_uids

OPEN_LASTS: Final = timedelta(hours=1)
"""How long something without an end is shown as being on."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody as a member of a delegation: what they have said, and whether they may still say something else."""

    member_id: int
    name: str
    delegation: str
    status: MemberStatus
    answer: Answer | None
    words: str
    may_answer: bool


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of the programme."""

    day: date
    note: str
    """«время местное (UTC+5)»."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One event on the page; `told` is None while nothing is published, or nothing of this subject."""

    event: Event
    title: Texts
    """With city and dates as last published; as they are planned while nothing is, for then the page is an invitation at most."""
    city: Texts
    dates: Days
    told: Told | None
    number: int | None
    at: datetime | None
    today: date
    invitations: tuple[Invitation, ...]

    @property
    def past(self) -> tuple[OwnDay, ...]:
        """The days that are over; folded, unless the whole event is."""
        return tuple(day for day in self._days() if day.day < self.today) if self.dates.last >= self.today else ()

    @property
    def days(self) -> tuple[OwnDay, ...]:
        """Today and the days to come."""
        past = {day.day for day in self.past}
        return tuple(day for day in self._days() if day.day not in past)

    def _days(self) -> tuple[OwnDay, ...]:
        if self.told is None:
            return ()
        return tuple(OwnDay(day, local_time_note(self.told.zone, day), rows) for day, rows in self.told.by_day())


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    sections: tuple[Section, ...]
    on: tuple[Row, ...]
    following: Row | None
    dues: tuple[Due, ...]
    """What its holder answers for, by the day on which it is due."""
    today: date
    """In the office, by whose calendar a day is over."""

    @property
    def main(self) -> Section | None:
        """The event that the page is about now: the first that is not over."""
        return next((one for one in self.sections if one.dates.last >= one.today), next(iter(self.sections), None))


def page_of(session: Session, link: PrivateLink, now: datetime) -> Page:
    """Return the page; the number of queries grows with the events only."""
    events = events_reached(session, link, now.date())
    whose = all_of(link, merged_uids(session))
    sections = tuple(_section(session, whose, event, now) for event in events)
    rows = [row for section in sections for row in (section.told.rows if section.told else ())]
    dues = _dues(session, link, {one.uid for one in whose})
    return Page(sections, tuple(running(rows, now)), upcoming(rows, now), dues, now.astimezone(zone(ZONE)).date())


def _dues(session: Session, link: PrivateLink, persons: Collection[str]) -> tuple[Due, ...]:
    if link.subject not in TOLD_TO:
        return ()
    return tuple(due for due in dues_of(session, persons=persons) if due.stands_in(persons, link.event_id))


def running(rows: Iterable[Row], now: datetime) -> Iterable[Row]:
    """Yield what is on: it has begun and, as far as anybody knows, is not over."""
    for row in rows:
        if row.starts is not None and not row.cancelled and row.starts <= now < (row.ends or row.starts + OPEN_LASTS):
            yield row


def upcoming(rows: Iterable[Row], now: datetime) -> Row | None:
    """Return what comes next, wherever it is; what has no time yet is never next."""
    coming = [
        (row.starts, place, row) for place, row in enumerate(rows) if row.starts is not None and not row.cancelled and row.starts > now
    ]
    return min(coming, key=lambda one: one[:2])[2] if coming else None


def _section(session: Session, whose: Sequence[Whose], event: Event, now: datetime) -> Section:
    published = find_published(session, event.id)
    own = find_own(published, *whose) if published else None
    told = told_with_phones(session, published, [own], current())[0] if published and own else None
    members = _members(session, whose, event.id)
    programme = published.programme if published else None
    return Section(
        event,
        programme.title if programme else event.title,
        programme.city if programme else event.city.name,
        programme.days if programme else event.days,
        told,
        published.number if published else None,
        published.at if published else None,
        now.astimezone(zone(event.zone)).date(),
        tuple(_invitations(session, members, now)),
    )


def members_behind(session: Session, link: PrivateLink, event_id: int) -> Sequence[DelegationMember]:
    """Return as whom the holder of a link comes to an event; also under the entry that theirs was merged into."""
    return _members(session, all_of(link, merged_uids(session)), event_id)


def _members(session: Session, all_whose: Sequence[Whose], event_id: int) -> Sequence[DelegationMember]:
    uids = [whose.uid for whose in all_whose if whose.subject is Subject.PERSON]
    return [member for uid in uids for member in members_of_person(session, event_id, uid)]


def _invitations(session: Session, members: Sequence[DelegationMember], now: datetime) -> Iterable[Invitation]:
    for member in members:
        last = find_answer(session, member.id)
        yield Invitation(
            member.id,
            member.person.name.told(current()),
            member.delegation.name.told(current()),
            member.status,
            Answer(last.answer) if last else None,
            last.words if last else "",
            may_answer(member, now),
        )
