"""Reads the picture of minutes: as it was approved, else as sections, presence and the group stand now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from app.matters.meetings.rules import COUNTED, Presence
from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.matters.minutes.picture import (
    NOBODY,
    Attending,
    MinutedBody,
    MinutedDecision,
    MinutedPerson,
    MinutedPoint,
    MinutesPicture,
    Signing,
    as_json,
    digest,
    from_json,
)
from app.matters.minutes.queries import presence_with_posts
from app.matters.working_groups.composition import appointment_of
from app.matters.working_groups.models import GroupMember, WorkingGroup
from app.matters.working_groups.queries import find_group_of_event
from app.matters.working_groups.rules import Term
from app.register.directory.declension import declined, suggested_position
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import Case, PartySide
from app.register.directory.rules.names import initials_after
from app.register.directory.rules.precedence import precedence_key

OURS: Final = PartySide.BASHKORTOSTAN
_SIDES: Final = {side: place for place, side in enumerate((OURS, PartySide.RUSSIA, PartySide.KAZAKHSTAN, PartySide.OTHER))}


@dataclass(frozen=True, slots=True)
class _There:
    """Somebody who was at the meeting, as rows have it."""

    person: Person
    side: PartySide
    remote: bool
    post: Appointment | None


def picture_of(session: Session, minutes: Minutes) -> MinutesPicture:
    """Return the picture of minutes that have been loaded whole. Six queries at most; none once they are approved."""
    return from_json(minutes.snapshot) if minutes.snapshot is not None else drawn(session, minutes)


def digest_of(session: Session, minutes: Minutes) -> str:
    """Return the digest of the text as it stands now; once the minutes are approved, as it was approved."""
    return minutes.digest if minutes.snapshot is not None else digest(as_json(drawn(session, minutes)))


def drawn(session: Session, minutes: Minutes) -> MinutesPicture:
    """Return the picture of minutes as everything stands now."""
    group = find_group_of_event(session, minutes.event_id)
    there = _there(session, minutes, group)
    named = [one.person for one in there]
    named += [one for one in (minutes.our_signatory, minutes.their_signatory) if one]
    named += [decision.person for point in minutes.points for decision in point.decisions if decision.person]
    return MinutesPicture(
        number=minutes.number,
        held_on=minutes.held_on,
        audience=minutes.audience,
        of_what=group.title if group else minutes.event.title,
        place=minutes.place,
        second_language=minutes.second_language,
        ours=_signing(minutes, minutes.our_signatory, group),
        theirs=_signing(minutes, minutes.their_signatory, group),
        present=tuple(_attending(one) for one in there),
        points=tuple(map(_point, minutes.points)),
        next_meeting=minutes.next_meeting,
        people={person.uid: _person(person) for person in named},
    )


def body_of(organisation: Organisation | None) -> MinutedBody | None:
    """Return a body as a sentence names it, its dative confirmed or else suggested."""
    if organisation is None:
        return None
    confirmed = (organisation.cases or {}).get(Case.DATIVE.value, "")
    return MinutedBody(organisation.name, confirmed or suggested_position(organisation.name.ru)[Case.DATIVE])


def person_of(person: Person | None) -> MinutedPerson | None:
    """Return somebody as minutes name them."""
    return _person(person) if person else None


def _there(session: Session, minutes: Minutes, group: WorkingGroup | None) -> list[_There]:
    """Return who was there by precedence: as marked at the meeting, else the composition of the group on that day."""
    members = _members_on(minutes, group)
    marked = [one for one in presence_with_posts(session, minutes.event_id) if one.presence in COUNTED]
    found = [
        _There(one.person, one.side, one.presence is Presence.REMOTE, _post(one.person, members.get(one.person_id), minutes))
        for one in marked
    ]
    if not marked:
        found = [_There(one.person, one.side, False, appointment_of(one, minutes.held_on)) for one in members.values()]
    return sorted(found, key=_place)


def _members_on(minutes: Minutes, group: WorkingGroup | None) -> dict[int, GroupMember]:
    sitting = [one for one in (group.members if group else ()) if Term(one.since, one.until).holds_on(minutes.held_on)]
    return {one.person_id: one for one in sitting}


def _post(person: Person, member: GroupMember | None, minutes: Minutes) -> Appointment | None:
    return appointment_of(member, minutes.held_on) if member else appointment_on(person, minutes.held_on)


def _place(one: _There) -> tuple[object, ...]:
    rank, since = (one.post.rank, one.post.since) if one.post else (None, None)
    key = precedence_key(one.person.precedence, rank.position if rank else None, since, one.person.name.ru)
    return (_SIDES[one.side], key, one.person.id)


def _attending(one: _There) -> Attending:
    told = _told(one.person, one.post)
    return Attending(told.uid, one.side, told.position, told.organisation, one.remote)


def _signing(minutes: Minutes, person: Person | None, group: WorkingGroup | None) -> Signing:
    return _told(person, _post(person, _members_on(minutes, group).get(person.id), minutes)) if person else NOBODY


def _told(person: Person, post: Appointment | None) -> Signing:
    if post is None:
        return Signing(person.uid)
    return Signing(person.uid, post.position, post.organisation.name if post.organisation else NOBODY.organisation)


def _person(person: Person) -> MinutedPerson:
    words = declined(person, Case.DATIVE).split()
    surname = " ".join(words[: len(person.surname.ru.split()) or 1])
    return MinutedPerson(person.surname, person.given, person.patronymic, initials_after(surname, person.given.ru, person.patronymic.ru))


def _point(point: MinutesPoint) -> MinutedPoint:
    return MinutedPoint(point.uid, point.title, point.speakers, point.course, tuple(_decisions(point.decisions)))


def _decisions(decisions: Iterable[Decision]) -> Iterable[MinutedDecision]:
    for one in decisions:
        yield MinutedDecision(
            uid=one.uid,
            form=one.form,
            text=one.text,
            ours=body_of(one.our_body),
            theirs=body_of(one.their_body),
            person=one.person.uid if one.person else "",
            due=one.due,
        )
