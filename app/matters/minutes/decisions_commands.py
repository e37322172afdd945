"""Writes of decisions: add, change, put in order, remove; each worded as the minutes print it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.ground.kernel.neighbours import exchanged
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.minutes.models import Decision, Minutes
from app.matters.minutes.opening import decision_to_change, point_to_change, touched
from app.matters.minutes.queries import find_decision_by_uid
from app.matters.minutes.rules import DecisionForm
from app.matters.minutes.wording_rules import refuse_bodies, refuse_form, refuse_wording
from app.matters.undertakings.due_rules import LAST_YEAR
from app.matters.undertakings.targets import body_or_refuse, person_or_refuse
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Organisation, Person

MOST_DECISIONS: Final = 60
"""Decisions that one section may have."""


@dataclass(frozen=True, slots=True)
class DecisionDetails:
    """What the form of a decision asks for; `text` goes on after the words of the form, `due` None has no day."""

    form: DecisionForm
    text: Texts
    our_body_id: int | None = None
    their_body_id: int | None = None
    person_id: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class AddDecision:
    """Add a decision to a section. `uid` is chosen by the page, so that pressing twice adds one."""

    point_id: int
    by: Actor
    uid: str
    details: DecisionDetails


@dataclass(frozen=True, slots=True)
class ChangeDecision:
    """Change a decision that the person saw at revision `seen`."""

    decision_id: int
    by: Actor
    seen: int | None
    details: DecisionDetails


@dataclass(frozen=True, slots=True)
class MoveDecision:
    """Let a decision stand before (−1) or after (+1) its neighbour of the same section."""

    decision_id: int
    by: Actor
    seen: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RemoveDecision:
    """Remove a decision."""

    decision_id: int
    by: Actor
    seen: int | None


def add_decision(session: Session, cmd: AddDecision) -> int:
    """Add the decision as the last one of its section and return its id."""
    point = point_to_change(session, cmd.point_id, cmd.by, None)
    made = find_decision_by_uid(session, cmd.uid)
    if made is not None:
        if made.point_id != point.id:
            raise NotAllowed
        return made.id
    if len(point.decisions) >= MOST_DECISIONS:
        raise Refusal(N_("A section has %(most)s decisions at most."), most=MOST_DECISIONS)
    written = _written(session, point.minutes, cmd.details, None)
    place = max((one.position for one in point.decisions), default=-1) + 1
    decision = Decision(uid=cmd.uid, position=place, instruction=None, **written)
    point.decisions.append(decision)
    touched(session, point.minutes)
    return decision.id


def change_decision(session: Session, cmd: ChangeDecision) -> int:
    """Write the decision and return its id."""
    decision = decision_to_change(session, cmd.decision_id, cmd.by, cmd.seen)
    for name, value in _written(session, decision.point.minutes, cmd.details, decision).items():
        setattr(decision, name, value)
    touched(session, decision.point.minutes)
    return decision.id


def move_decision(session: Session, cmd: MoveDecision) -> int:
    """Let the decision change places with its neighbour; return its id."""
    decision = decision_to_change(session, cmd.decision_id, cmd.by, cmd.seen)
    places = exchanged(((one.id, one.position) for one in decision.point.decisions), decision.id, cmd.step)
    for ident, position in places.items():
        if ident == decision.id:
            decision.position = position
        else:
            session.execute(update(Decision).where(Decision.id == ident).values(position=position))
    if places:
        touched(session, decision.point.minutes)
    return decision.id


def remove_decision(session: Session, cmd: RemoveDecision) -> int:
    """Remove the decision and return its section's id."""
    decision = decision_to_change(session, cmd.decision_id, cmd.by, cmd.seen)
    point = decision.point
    point.decisions.remove(decision)
    touched(session, point.minutes)
    return point.id


def _written(
    session: Session, minutes: Minutes, details: DecisionDetails, kept: Decision | None
) -> Mapping[str, DecisionForm | Texts | Organisation | Person | date | None]:
    """Return what is written of a decision, all of it asked for before anything is changed."""
    refuse_form(details.form, minutes.audience)
    if not details.text.ru:
        raise Refusal(N_("Fill this in."), "text-ru")
    refuse_wording(details.form, minutes.audience, details.text)
    ours, theirs, person = details.our_body_id, details.their_body_id, details.person_id
    refuse_bodies(details.form, ours=ours is not None, theirs=theirs is not None, person=person is not None)
    if details.due is not None and details.due < minutes.held_on:
        raise Refusal(N_("The meeting was on %(day)s: nothing is due before that."), "due", day=minutes.held_on)
    if details.due is not None and details.due.year > LAST_YEAR:
        raise Refusal(N_("Choose a day."), "due")
    return {
        "form": details.form,
        "text": details.text,
        "our_body": body_or_refuse(session, ours, "our_body", ours=True, kept=kept.our_body_id if kept else None),
        "their_body": body_or_refuse(session, theirs, "their_body", ours=False, kept=kept.their_body_id if kept else None),
        "person": person_or_refuse(session, person, kept=kept.person_id if kept else None),
        "due": details.due,
    }
