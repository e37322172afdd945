"""Writes of minutes: draft them from the agenda, take over what is new there, write their head and their sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once
from app.ground.kernel.ids import new_uid
from app.ground.kernel.neighbours import exchanged
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.meetings.agenda import Agenda, Point, agenda_of
from app.matters.minutes.drafting import place_of, proposed_number, signatories_on, speakers_told
from app.matters.minutes.models import Minutes, MinutesPoint
from app.matters.minutes.opening import head_to_change, minutes_to_change, point_to_change, touched
from app.matters.minutes.queries import find_minutes_plain, find_point_by_uid
from app.matters.minutes.rules import Audience, MinutesState
from app.matters.minutes.wording_rules import refuse_form, refuse_short
from app.planning.events.kinds import POLICY
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still

MOST_POINTS: Final = 60
"""Sections that minutes may have; the longest agenda known had nineteen."""


@dataclass(frozen=True, slots=True)
class DraftMinutes:
    """Make the minutes of a meeting from its agenda. An event has one; asking again changes nothing."""

    event_id: int
    by: Actor
    uid: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Add a section for each point that is new on the agenda; what has been written stays as it is."""

    minutes_id: int
    by: Actor
    seen: int | None


@dataclass(frozen=True, slots=True)
class MinutesDetails:
    """What stands above and below the sections."""

    number: str
    held_on: date
    audience: Audience = Audience.BILATERAL
    place: Texts = Texts()
    second_language: str = ""
    our_signatory_id: int | None = None
    their_signatory_id: int | None = None
    next_meeting: Texts = Texts()


@dataclass(frozen=True, slots=True)
class ChangeMinutes:
    """Change the head of minutes that the person saw at revision `seen`."""

    minutes_id: int
    by: Actor
    seen: int | None
    details: MinutesDetails


@dataclass(frozen=True, slots=True)
class PointDetails:
    """A section: «О …», who spoke, what was said."""

    title: Texts
    speakers: Texts = Texts()
    course: Texts = Texts()


@dataclass(frozen=True, slots=True)
class AddPoint:
    """Add a section that is on no agenda. `uid` is chosen by the page, so that pressing twice adds one."""

    minutes_id: int
    by: Actor
    uid: str
    details: PointDetails


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """Change a section that the person saw at revision `seen`."""

    point_id: int
    by: Actor
    seen: int | None
    details: PointDetails


@dataclass(frozen=True, slots=True)
class MovePoint:
    """Let a section stand before (−1) or after (+1) its neighbour."""

    point_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Remove a section with its decisions."""

    point_id: int
    by: Actor
    seen: int | None


def draft_minutes(session: Session, cmd: DraftMinutes) -> int:
    """Make the draft and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = find_minutes_plain(session, event.id)
    if made is not None:
        return made.id
    if not POLICY[event.kind].of_group:
        raise Refusal(N_("Minutes are kept of the meetings of working groups."))
    agenda = agenda_of(session, event)
    held_on = agenda.points[0].when.day if agenda.points else event.first_day
    ours, theirs = signatories_on(session, event.id, held_on)
    minutes = Minutes(
        uid=cmd.uid,
        event=event,
        event_id=event.id,
        number=proposed_number(event),
        held_on=held_on,
        place=place_of(session, event, agenda),
        audience=Audience.BILATERAL,
        state=MinutesState.DRAFT,
        our_signatory=ours,
        their_signatory=theirs,
        points=[_section(one, place) for place, one in enumerate(agenda.points)],
    )
    return made_once(session, minutes, lambda: find_minutes_plain(session, event.id)).id


def take_over(session: Session, cmd: TakeOver) -> int:
    """Add what is new on the agenda, each where the agenda has it; return how many sections that made."""
    minutes = minutes_to_change(session, cmd.minutes_id, cmd.by, seen=cmd.seen)
    agenda = agenda_of(session, minutes.event)
    order = list(minutes.points)
    fresh = missing_points(agenda, order)
    for one in fresh:
        order.insert(_place_for(one, agenda, order), _section(one, 0))
    if not fresh:
        return 0
    refuse_too_many(len(order))
    for place, point in enumerate(order):
        if point not in minutes.points:
            point.position = place
            minutes.points.append(point)
        elif point.position != place:
            # What has been written is not disturbed by a new revision.
            session.execute(update(MinutesPoint).where(MinutesPoint.id == point.id).values(position=place))
    touched(session, minutes)
    return len(fresh)


def missing_points(agenda: Agenda, points: Iterable[MinutesPoint]) -> tuple[Point, ...]:
    """Return the points of an agenda that have no section."""
    known = {point.item_id for point in points}
    return tuple(one for one in agenda.points if one.item_id not in known)


def change_minutes(session: Session, cmd: ChangeMinutes) -> int:
    """Write the new head and return the minutes' id."""
    minutes = head_to_change(session, cmd.minutes_id, cmd.by, cmd.seen)
    details = cmd.details
    if not details.place.ru:
        raise Refusal(N_("Fill this in."), "place-ru")
    if details.second_language not in ("", *LANGUAGES[1:]):
        raise Refusal(N_("Choose one from the list."), "second_language")
    refuse_short(details.audience, place=details.place, next_meeting=details.next_meeting)
    _refuse_decisions_of_others(minutes, details.audience)
    ours = _signatory(session, details.our_signatory_id, "our_signatory", minutes.our_signatory_id)
    theirs = _signatory(session, details.their_signatory_id, "their_signatory", minutes.their_signatory_id)
    if ours is not None and ours is theirs:
        raise Refusal(N_("Nobody signs twice."), "their_signatory")
    minutes.number, minutes.held_on, minutes.audience = details.number, details.held_on, details.audience
    minutes.place, minutes.next_meeting, minutes.second_language = details.place, details.next_meeting, details.second_language
    minutes.our_signatory, minutes.their_signatory = ours, theirs
    touched(session, minutes)
    return minutes.id


def add_point(session: Session, cmd: AddPoint) -> int:
    """Add the section as the last one and return its id."""
    minutes = minutes_to_change(session, cmd.minutes_id, cmd.by)
    made = find_point_by_uid(session, cmd.uid)
    if made is not None:
        if made.minutes_id != minutes.id:
            raise NotAllowed
        return made.id
    refuse_too_many(len(minutes.points) + 1)
    _refuse_point(minutes, cmd.details)
    point = MinutesPoint(uid=cmd.uid, position=_next(one.position for one in minutes.points), item=None, decisions=[])
    point.title, point.speakers, point.course = cmd.details.title, cmd.details.speakers, cmd.details.course
    minutes.points.append(point)
    touched(session, minutes)
    return point.id


def change_point(session: Session, cmd: ChangePoint) -> int:
    """Write the section and return its id."""
    point = point_to_change(session, cmd.point_id, cmd.by, cmd.seen)
    _refuse_point(point.minutes, cmd.details)
    point.title, point.speakers, point.course = cmd.details.title, cmd.details.speakers, cmd.details.course
    touched(session, point.minutes)
    return point.id


def move_point(session: Session, cmd: MovePoint) -> int:
    """Let the section change places with its neighbour; return its id."""
    point = point_to_change(session, cmd.point_id, cmd.by, cmd.seen)
    places = exchanged(((one.id, one.position) for one in point.minutes.points), point.id, cmd.step)
    for ident, position in places.items():
        if ident == point.id:
            point.position = position  # a second press of the button finds a new revision, and changes nothing back
        else:
            session.execute(update(MinutesPoint).where(MinutesPoint.id == ident).values(position=position))
    if places:
        touched(session, point.minutes)
    return point.id


def remove_point(session: Session, cmd: RemovePoint) -> int:
    """Remove the section with its decisions and return the minutes' id."""
    point = point_to_change(session, cmd.point_id, cmd.by, cmd.seen)
    minutes = point.minutes
    minutes.points.remove(point)
    touched(session, minutes)
    return minutes.id


def refuse_too_many(number: int) -> None:
    """Refuse more sections than minutes may have."""
    if number > MOST_POINTS:
        raise Refusal(N_("Minutes have %(most)s sections at most."), most=MOST_POINTS)


def _refuse_point(minutes: Minutes, details: PointDetails) -> None:
    if not details.title.ru:
        raise Refusal(N_("Fill this in."), "title-ru")
    refuse_short(minutes.audience, title=details.title, speakers=details.speakers, course=details.course)


def _refuse_decisions_of_others(minutes: Minutes, audience: Audience) -> None:
    for point in minutes.points:
        for decision in point.decisions:
            try:
                refuse_form(decision.form, audience)
            except Refusal as refusal:
                message = N_("Decision “%(text)s” has a form that such minutes do not know; change it first.")
                raise Refusal(message, "audience", text=decision.text.ru[:80]) from refusal


def _section(point: Point, position: int) -> MinutesPoint:
    speakers = speakers_told(point.speakers)
    return MinutesPoint(
        uid=new_uid(), item_id=point.item_id, position=position, title=point.title, speakers=speakers, course=Texts(), decisions=[]
    )


def _place_for(point: Point, agenda: Agenda, order: Sequence[MinutesPoint]) -> int:
    """Return where a section comes in: behind that of the nearest point before it on the agenda."""
    before = [one.item_id for one in agenda.points if one.number < point.number]
    places = {section.item_id: place for place, section in enumerate(order)}
    return next((places[item_id] + 1 for item_id in reversed(before) if item_id in places), 0)


def _signatory(session: Session, ident: int | None, field: str, kept: int | None) -> Person | None:
    if ident is None:
        return None
    person = session.get(Person, ident) if ident == kept or holds_still(session, ident) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), field)
    return person


def _next(positions: Iterable[int]) -> int:
    return max(positions, default=-1) + 1
