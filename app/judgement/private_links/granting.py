"""Who of the staff may make, renew and revoke which private links.

Whoever may change an event does so for what belongs to it; links to all events are the protocol office's. What one is responsible for
oneself, every member of staff may have as a feed of their own: which of them has made it is told by the account, and it ends with that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, NotAllowed, NotFound, Refusal
from app.judgement.private_links.following import enter_link, enter_links
from app.judgement.private_links.links import Made, MakeLink, end_link, get_link, is_open, lengthen, make_link
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import MOST_LINKS, Opens
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import GONE
from app.planning.events.queries import get_event_to_change
from app.planning.itineraries.rules import Subject, Whose
from app.planning.transfers.models import Vehicle
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.venues.models import Hall

_OFFICE: Final = frozenset({Role.ADMIN, Role.PROTOCOL})
_OWN: Final = "5b7d1d2e-0f4c-4c57-9c1e-2c4f6d1a9b30"
"""Under this UID stand those of the feeds that members of staff make for themselves."""


@dataclass(frozen=True, slots=True)
class GrantLink:
    """Make a link for somebody outside, or for a colleague."""

    by: Actor
    uid: str
    opens: Opens
    whose: Whose
    event_id: int | None
    holder: str
    language: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class GrantAll:
    """Make a link for every member of a delegation who comes, each named as its holder."""

    by: Actor
    uid: str
    opens: Opens
    event_id: int
    delegation_uid: str
    language: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class GrantOwn:
    """Make the feed of what a member of staff is responsible for, at every event; `number` is which of their own it is."""

    by: Actor
    number: int
    person_uid: str
    language: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class RenewLink:
    """Let a link, and the feeds made from it, open until another last day."""

    link_id: int
    by: Actor
    expires_on: date


@dataclass(frozen=True, slots=True)
class RevokeLink:
    """Let a link, and the feeds made from it, open nothing any more, from now on."""

    link_id: int
    by: Actor


def grant_link(session: Session, cmd: GrantLink, *, now: datetime) -> Made:
    """Make the link, with what its feed shows now, and return its token, this one time."""
    _refuse_without_right(session, cmd.by, cmd.event_id)
    _refuse_unknown(session, cmd.whose, cmd.event_id)
    made = make_link(
        session,
        MakeLink(cmd.by.name, cmd.uid, cmd.opens, cmd.whose, cmd.event_id, cmd.holder, cmd.language, cmd.expires_on),
        now=now,
    )
    enter_link(session, get_link(session, made.link_id), now=now)
    return made


def grant_all(session: Session, cmd: GrantAll, *, now: datetime) -> Sequence[tuple[str, Made]]:
    """Make the links and return each holder with the token, this one time."""
    get_event_to_change(session, cmd.event_id, cmd.by)
    _refuse_unknown(session, Whose(Subject.DELEGATION, cmd.delegation_uid), cmd.event_id)
    granted = []
    for person in _coming(session, cmd.delegation_uid):
        whose, holder = Whose(Subject.PERSON, person.uid), person.name.told(cmd.language)
        uid = uid_from(cmd.uid, person.uid)
        make = MakeLink(cmd.by.name, uid, cmd.opens, whose, cmd.event_id, holder, cmd.language, cmd.expires_on)
        granted.append((holder, make_link(session, make, now=now)))
    if not granted:
        raise Refusal(N_("Nobody of this delegation comes."))
    enter_links(session, cmd.event_id, [made.link_id for _, made in granted], now=now)
    return granted


def grant_own(session: Session, cmd: GrantOwn, *, now: datetime) -> Made:
    """Make somebody's own feed and return its token, this one time. Who of the directory they are is theirs to say, and said once."""
    whose = Whose(Subject.RESPONSIBLE, cmd.person_uid)
    _refuse_unknown(session, whose, None)
    others = [link for link in own_links(session, cmd.by) if is_open(link, now) and link.subject_uid != cmd.person_uid]
    if others and cmd.by.role not in _OFFICE:
        raise Refusal(N_("You already have a feed as somebody else of the directory. Revoke it first."), "person")
    name = cmd.by.name
    uid = own_uid(cmd.by.id, cmd.number)
    make = MakeLink(name, uid, Opens.FEED, whose, None, name, cmd.language, cmd.expires_on, account_id=cmd.by.id)
    made = make_link(session, make, now=now)
    enter_link(session, get_link(session, made.link_id), now=now)
    return made


def renew_link(session: Session, cmd: RenewLink, *, now: datetime) -> PrivateLink:
    """Set the last day anew; a feed that had ended shows what is published now."""
    link = link_to_change(session, cmd.link_id, cmd.by)
    lengthen(session, link, cmd.expires_on, now=now)
    session.flush()
    family = session.scalars(select(PrivateLink).where((PrivateLink.id == link.id) | (PrivateLink.parent_id == link.id))).all()
    for one in family:
        if one.revoked_at is None:
            enter_link(session, one, now=now)
    return link


def revoke_link(session: Session, cmd: RevokeLink, *, now: datetime) -> PrivateLink:
    """End the link and its feeds at once; what has ended stays as it was."""
    link = link_to_change(session, cmd.link_id, cmd.by)
    end_link(session, link, now=now)
    return link


def link_to_change(session: Session, link_id: int, by: Actor) -> PrivateLink:
    """Return a link that this person may renew and revoke; refuse with NotFound or NotAllowed."""
    link = get_link(session, link_id)
    if not is_own(link, by):
        _refuse_without_right(session, by, link.event_id)
    return link


def own_links(session: Session, by: Actor) -> Sequence[PrivateLink]:
    """Return the feeds that a member of staff has made for themselves, latest first."""
    return session.scalars(select(PrivateLink).where(PrivateLink.account_id == by.id).order_by(PrivateLink.id.desc())).all()


def is_own(link: PrivateLink, by: Actor) -> bool:
    """Tell whether somebody has made a link for themselves."""
    return link.account_id is not None and link.account_id == by.id


def own_uid(account_id: int, number: int) -> str:
    """Return the UID of the feed that an account makes for itself as its `number`th, from 0."""
    if not 0 <= number < MOST_LINKS:
        raise Refusal(N_("There are %(most)s links for this already: renew one of them."), most=MOST_LINKS)
    return uid_from(_OWN, f"{account_id}/{number}")


def _refuse_without_right(session: Session, by: Actor, event_id: int | None) -> None:
    if event_id is not None:
        get_event_to_change(session, event_id, by)
    elif by.role not in _OFFICE:
        raise NotAllowed(N_("Links to all events are made by the protocol office."))


def _refuse_unknown(session: Session, whose: Whose, event_id: int | None) -> None:
    match whose.subject:
        case Subject.DELEGATION:
            query = select(Delegation.id).where(Delegation.uid == whose.uid, Delegation.event_id == event_id)
        case Subject.VEHICLE:
            query = select(Vehicle.id).where(Vehicle.uid == whose.uid, Vehicle.event_id == event_id)
        case Subject.HALL:
            query = select(Hall.id).where(Hall.uid == whose.uid)
        case _:
            query = select(Person.id).where(Person.uid == whose.uid, Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    if session.scalar(query) is None:
        raise NotFound


def _coming(session: Session, delegation_uid: str) -> Sequence[Person]:
    query = select(Person).join(DelegationMember, DelegationMember.person_id == Person.id).join(DelegationMember.delegation)
    query = query.where(Delegation.uid == delegation_uid, DelegationMember.status.not_in(GONE), Person.erased_at.is_(None))
    return session.scalars(query.order_by(DelegationMember.order_no.nulls_last(), DelegationMember.id)).all()
