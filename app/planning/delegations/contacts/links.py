"""Private links of delegations' contacts: who holds one, how long it opens what, and that it opens nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once
from app.ground.kernel.ids import new_token
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.planning.delegations.models import ContactLink, Delegation
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor

AFTER_THE_EVENT: Final = timedelta(days=7)
LONGEST: Final = timedelta(days=180)
MOST_LINKS: Final = 50
"""Links that one delegation may have, those that open nothing any more among them."""
_NOTED_EVERY: Final = timedelta(minutes=5)
"""Uses that follow closer on one another are noted once."""
_MOST_CHARACTERS: Final = 100
"""No token of ours is longer."""


class LinkEnded(Refusal):
    """The link was real, and opens nothing any more."""

    status = 410

    def __init__(self) -> None:
        super().__init__(N_("This link has ended. Ask the protocol office for a new one."))


@dataclass(frozen=True, slots=True)
class MakeLink:
    """Make a link for somebody. `uid` is chosen by the page: pressing twice makes one, and the second token is the one that counts."""

    delegation_id: int
    by: Actor
    uid: str
    holder: str
    expires_on: date
    """The last day on which it opens."""


@dataclass(frozen=True, slots=True)
class RenewLink:
    """Let a link open until another last day; one that was revoked stays so."""

    link_id: int
    by: Actor
    expires_on: date


@dataclass(frozen=True, slots=True)
class RevokeLink:
    """Let a link open nothing any more, from now on."""

    link_id: int
    by: Actor


@dataclass(frozen=True, slots=True)
class Made:
    """A new link. The token is in the hands of whoever reads this, and kept nowhere."""

    link_id: int
    token: str


def usual_last_day(event: Event, today: date) -> date:
    """Return the last day that a new link opens unless somebody says otherwise."""
    return min(max(event.last_day, today) + AFTER_THE_EVENT, today + LONGEST)


def make_link(session: Session, cmd: MakeLink, *, now: datetime) -> Made:
    """Make the link and return its token, this one time."""
    delegation = get_or_refuse(session, Delegation, cmd.delegation_id)
    get_event_to_change(session, delegation.event_id, cmd.by)
    token, known = new_token(), _find(session, cmd.uid)
    if known is None:
        _refuse_too_many(session, delegation.id)
        made = ContactLink(uid=cmd.uid, delegation_id=delegation.id, holder=cmd.holder, digest=digest_of(token))
        made.made_at, made.made_by, made.expires_at = now, cmd.by.name, _until(cmd.expires_on, now)
        known = made_once(session, made, lambda: _find(session, cmd.uid))
    if known.delegation_id != delegation.id or known.last_used_at is not None or known.revoked_at is not None:
        raise NotFound
    known.digest = digest_of(token)
    session.flush()
    return Made(known.id, token)


def renew_link(session: Session, cmd: RenewLink, *, now: datetime) -> int:
    """Set the last day anew and return the delegation's id."""
    link = _link_to_change(session, cmd.link_id, cmd.by)
    if link.revoked_at is not None:
        raise Refusal(N_("This link has been revoked. Make a new one."), "expires_on")
    link.expires_at = _until(cmd.expires_on, now)
    session.flush()
    return link.delegation_id


def revoke_link(session: Session, cmd: RevokeLink, *, now: datetime) -> int:
    """End the link at once and return the delegation's id; one that has been revoked stays as it was."""
    link = _link_to_change(session, cmd.link_id, cmd.by)
    link.revoked_at = link.revoked_at or now
    session.flush()
    return link.delegation_id


def links_of(session: Session, delegation_id: int) -> Sequence[ContactLink]:
    """Return the links of a delegation, latest first."""
    query = select(ContactLink).where(ContactLink.delegation_id == delegation_id).order_by(ContactLink.id.desc())
    return session.scalars(query).all()


def get_link(session: Session, link_id: int) -> ContactLink:
    """Return a link, or refuse with NotFound."""
    return get_or_refuse(session, ContactLink, link_id)


def opened_link(session: Session, token: str, *, now: datetime) -> ContactLink:
    """Return the link that a token opens; NotFound for one that was never given out, LinkEnded for one that is over.

    What is looked up is the digest: how long that takes tells nothing of the tokens that there are.
    """
    link = session.scalars(select(ContactLink).where(ContactLink.digest == digest_of(token[:_MOST_CHARACTERS]))).one_or_none()
    if link is None:
        raise NotFound
    if not is_open(link, now):
        raise LinkEnded
    return link


def note_use(session: Session, link: ContactLink, *, now: datetime) -> None:
    """Write down that a link was used."""
    session.execute(update(ContactLink).where(ContactLink.id == link.id).values(last_used_at=now))


def is_to_be_noted(link: ContactLink, now: datetime) -> bool:
    """Tell whether the last use that was noted is long enough ago."""
    return link.last_used_at is None or now - link.last_used_at >= _NOTED_EVERY


def is_open(link: ContactLink, now: datetime) -> bool:
    """Tell whether a link opens anything."""
    return link.revoked_at is None and now < link.expires_at


def last_day(link: ContactLink) -> date:
    """Return the last day on which a link opens, if nobody revokes it."""
    return (link.expires_at - timedelta(days=1)).date()


def digest_of(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode(errors="replace")).hexdigest()


def _find(session: Session, uid: str) -> ContactLink | None:
    return session.scalars(select(ContactLink).where(ContactLink.uid == uid)).one_or_none()


def _link_to_change(session: Session, link_id: int, by: Actor) -> ContactLink:
    link = get_link(session, link_id)
    get_event_to_change(session, get_or_refuse(session, Delegation, link.delegation_id).event_id, by)
    return link


def _until(last: date, now: datetime) -> datetime:
    """Return the moment at which a link that opens on its last day still ends; refuse a day that has passed or is too far."""
    if last < now.date():
        raise Refusal(N_("This day has passed."), "expires_on")
    if last > now.date() + LONGEST:
        raise Refusal(N_("A link opens for %(days)s days at most; then it can be renewed."), "expires_on", days=LONGEST.days)
    return datetime.combine(last + timedelta(days=1), time(), UTC)


def _refuse_too_many(session: Session, delegation_id: int) -> None:
    if len(links_of(session, delegation_id)) >= MOST_LINKS:
        raise Refusal(N_("A delegation has %(most)s links at most."), "holder", most=MOST_LINKS)
