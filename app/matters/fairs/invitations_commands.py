"""Writes of invitations to a stand: propose, change, let go a step, let the invited attend, remove."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.matters.fairs.invitations import find_invitation_by_uid, get_invitation, is_invited
from app.matters.fairs.linking import body_named, person_named
from app.matters.fairs.models import Stand, StandInvitation
from app.matters.fairs.rules import (
    ANSWERS,
    MOST_INVITATIONS,
    InvitationState,
    refuse_invitation_days,
    refuse_invitation_step,
)
from app.planning.attendance.commands import SetRoles, set_roles
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import OFFICE, Actor


@dataclass(frozen=True, slots=True)
class InvitationDetails:
    """What the form of an invitation asks for; without an item it is to the stand, at any time."""

    stand_id: int
    item_id: int | None = None
    person_id: int | None = None
    organisation_id: int | None = None
    reason: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class ProposeInvitation:
    """Propose to invite somebody. `uid` is chosen by the page, so that pressing twice proposes once."""

    event_id: int
    by: Actor
    uid: str
    details: InvitationDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeInvitation:
    """Change an invitation that the person saw at revision `seen`."""

    invitation_id: int
    by: Actor
    seen: int | None
    details: InvitationDetails


@dataclass(frozen=True, slots=True)
class MarkInvitation:
    """Let an invitation go a step. `on` and `words` are the day and the letter, or the day and the answer; elsewhere they say nothing."""

    invitation_id: int
    by: Actor
    seen: int | None
    state: InvitationState
    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class OnInvitation:
    """Remove an invitation, or let whoever accepted it attend."""

    invitation_id: int
    by: Actor
    seen: int | None


def propose_invitation(session: Session, cmd: ProposeInvitation) -> int:
    """Enter the invitation as a proposal and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    mine = StandInvitation.event_id == event.id
    if (session.scalar(select(func.count()).select_from(StandInvitation).where(mine)) or 0) >= MOST_INVITATIONS:
        raise Refusal(N_("A fair has %(most)s invitations at most."), most=MOST_INVITATIONS)
    one = StandInvitation(uid=cmd.uid, code=cmd.code, event_id=event.id, person=None, organisation=None, item=None)
    _write(session, one, event, cmd.details)
    return made_once(session, one, lambda: _find_made(session, event.id, cmd.uid)).id


def change_invitation(session: Session, cmd: ChangeInvitation) -> int:
    """Write the new details and return the event's id. Whom it invites and to what stays once it has been approved."""
    one = invitation_to_change(session, cmd.invitation_id, cmd.by, cmd.seen)
    details = cmd.details
    now = (one.stand_id, one.item_id, one.person_id, one.organisation_id)
    if one.state is not InvitationState.PROPOSED and now != (
        details.stand_id,
        details.item_id,
        details.person_id,
        details.organisation_id,
    ):
        raise Refusal(N_("Who is invited and to what has been approved: withdraw this invitation and propose another one."))
    _write(session, one, one.event, details)
    session.flush()
    return one.event_id


def mark_invitation(session: Session, cmd: MarkInvitation, *, now: datetime, today: date) -> int:
    """Go the step and return the event's id. Where somebody else has gone it meanwhile, both wanted the same."""
    one = invitation_to_change(session, cmd.invitation_id, cmd.by, None)
    if one.state is cmd.state:
        return one.event_id
    refuse_if_stale(one, cmd.seen)
    refuse_invitation_step(one.state, cmd.state, may_approve=cmd.by.role in OFFICE)
    on = cmd.on or today
    if cmd.state is InvitationState.APPROVED:
        one.approved_by, one.approved_at = cmd.by.name, now
    elif cmd.state is InvitationState.SENT:
        _refuse_days(on, None, today)
        one.sent_on, one.letter = on, cmd.words
    elif cmd.state in ANSWERS:
        _refuse_days(one.sent_on, on, today)
        one.answered_on, one.answer = on, cmd.words
    elif cmd.state is InvitationState.PROPOSED:
        _begin_anew(session, one)
    one.state = cmd.state
    session.flush()
    return one.event_id


def remove_invitation(session: Session, cmd: OnInvitation) -> int:
    """Remove an invitation that was entered by mistake and return the event's id; what has gone out stays."""
    one = invitation_to_change(session, cmd.invitation_id, cmd.by, cmd.seen)
    if one.sent_on is not None:
        raise Refusal(N_("This invitation has been sent, so it stays on the list. Withdraw it instead."))
    session.delete(one)
    session.flush()
    return one.event_id


def let_attend(session: Session, cmd: OnInvitation) -> int:
    """Name whoever accepted a guest at the item, by the command of attendance, and return the event's id."""
    one = invitation_to_change(session, cmd.invitation_id, cmd.by, cmd.seen)
    if one.state is not InvitationState.ACCEPTED or one.item is None or one.person_id is None:
        raise Refusal(N_("Only a person who has accepted an invitation to an item can be named its guest."))
    query = select(ItemPerson.person_id, ItemPerson.role).where(ItemPerson.item_id == one.item.id)
    rows = [(person_id, role) for person_id, role in session.execute(query.order_by(ItemPerson.position, ItemPerson.id))]
    if one.person_id not in {person_id for person_id, _ in rows}:
        guest = (one.person_id, ItemRole.GUEST)
        set_roles(session, SetRoles(one.item.id, cmd.by, one.item.revision, (*rows, guest)))
    return one.event_id


def invitation_to_change(session: Session, invitation_id: int, by: Actor, seen: int | None) -> StandInvitation:
    """Return an invitation that this person may change and that is as they saw it."""
    one = get_invitation(session, invitation_id)
    if not may_change(one.event, by):
        raise NotAllowed
    refuse_if_stale(one, seen)
    return one


def _write(session: Session, one: StandInvitation, event: Event, details: InvitationDetails) -> None:
    if details.person_id is None and details.organisation_id is None:
        raise Refusal(N_("Say who is invited: a person, an organisation, or both."), "person")
    with session.no_autoflush:
        stand = _locked(session, event, details.stand_id)
        item = _item(session, event, details.item_id, one.item)
        person = person_named(session, details.person_id, one.person, "person")
        organisation = body_named(session, details.organisation_id, "organisation")
    if is_invited(session, one, stand, item, (details.person_id, details.organisation_id)):
        field = "person" if person else "organisation"
        raise Refusal(N_("They are on the list already, invited to the same."), field)
    one.stand, one.item, one.person, one.organisation = stand, item, person, organisation
    one.reason, one.host = details.reason, details.host


def _locked(session: Session, event: Event, stand_id: int) -> Stand:
    """Return the stand; until the transaction ends nobody else writes invitations to it, so that none is written twice."""
    query = select(Stand).where(Stand.id == stand_id, Stand.event_id == event.id).with_for_update()
    stand = session.scalars(query).one_or_none()
    if stand is None:
        raise Refusal(N_("This stand has been removed; choose another one."), "stand_id")
    return stand


def _item(session: Session, event: Event, item_id: int | None, before: ProgrammeItem | None) -> ProgrammeItem | None:
    if item_id is None:
        return None
    item = session.get(ProgrammeItem, item_id)
    if item is None or item.event_id != event.id:
        raise Refusal(N_("This item is no longer in the programme; choose another one."), "item_id")
    if item.cancelled and item is not before:
        raise Refusal(N_("This item is cancelled; choose another one."), "item_id")
    return item


def _begin_anew(session: Session, one: StandInvitation) -> None:
    """Make a withdrawn invitation a proposal again; what became of it the first time stays in the log."""
    if is_invited(session, one, one.stand, one.item, (one.person_id, one.organisation_id)):
        raise Refusal(N_("They are on the list already, invited to the same."))
    one.approved_by, one.approved_at = "", None
    one.sent_on, one.letter, one.answered_on, one.answer = None, "", None, ""


def _refuse_days(sent_on: date | None, answered_on: date | None, today: date) -> None:
    """Refuse days that cannot be, beside the one field of the page that asks for a day."""
    try:
        refuse_invitation_days(sent_on, answered_on, today)
    except Refusal as refusal:
        refusal.field = "on"
        raise


def _find_made(session: Session, event_id: int, uid: str) -> StandInvitation | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_invitation_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made
