"""Private links: to whom they were given, how long they open what, who used them last. The token itself is kept nowhere.

Who of the staff may make which stands in `granting`; this is what it and the pages behind the links have in common.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import get_or_refuse, made_once
from app.ground.kernel.ids import new_token
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.judgement.private_links.models import PrivateLink
from app.judgement.private_links.rules import MOST_LINKS, NOTED_EVERY, Opens, refuse_wrong_reach, until
from app.planning.delegations.contacts.links import LinkEnded, digest_of
from app.planning.itineraries.rules import Subject, Whose
from app.register.directory.merged import Merged, succession

_MOST_CHARACTERS: Final = 100
"""No token of ours is longer."""


@dataclass(frozen=True, slots=True)
class MakeLink:
    """Make a link. `uid` is chosen by the page: pressing twice makes one, and the second token is the one that counts."""

    by_name: str
    uid: str
    opens: Opens
    whose: Whose
    event_id: int | None
    """None: every event that the subject has to do with."""
    holder: str
    language: str
    expires_on: date
    """The last day on which it opens."""
    parent_id: int | None = None
    """The page on which its holder asks for this feed; then it ends when the page does."""
    account_id: int | None = None
    """The member of staff who makes it for themselves; then it opens nothing while their account is switched off."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new link. The token is in the hands of whoever reads this, and kept nowhere."""

    link_id: int
    token: str


def make_link(session: Session, cmd: MakeLink, *, now: datetime) -> Made:
    """Make the link and return its token, this one time. What a feed shows is entered by `following.enter_link`."""
    refuse_wrong_reach(cmd.whose.subject, cmd.event_id)
    token, known = new_token(), _find(session, cmd.uid)
    if known is None:
        _refuse_too_many(session, cmd)
        known = made_once(session, _fresh(cmd, token, now), lambda: _find(session, cmd.uid))
    ties = (known.opens, whose_of(known), known.event_id, known.parent_id, known.account_id)
    same = ties == (cmd.opens, cmd.whose, cmd.event_id, cmd.parent_id, cmd.account_id)
    if not same or known.last_used_at is not None or known.revoked_at is not None:
        raise NotFound
    known.digest = digest_of(token)
    session.flush()
    return Made(known.id, token)


def make_feed_of_page(session: Session, page: PrivateLink, uid: str, language: str, *, now: datetime) -> Made:
    """Make the feed of what a page shows, at the wish of whoever opened the page; it ends when the page does.

    Refuses with LinkEnded where somebody has just ended the page: who ends it and who makes a feed on it wait for one another.
    """
    session.refresh(page, with_for_update=True)
    if not is_open(page, now):
        raise LinkEnded
    last = last_day(page)
    cmd = MakeLink(page.holder, uid, Opens.FEED, whose_of(page), page.event_id, page.holder, language, last, parent_id=page.id)
    return make_link(session, cmd, now=now)


def opened_link(session: Session, token: str, opens: Opens, *, now: datetime) -> PrivateLink:
    """Return the link that a token opens; NotFound for one that was never given out, LinkEnded (410) for one that is over.

    What is looked up is the digest: how long that takes tells nothing of the tokens that there are.
    """
    query = select(PrivateLink).where(PrivateLink.digest == digest_of(token[:_MOST_CHARACTERS]), PrivateLink.opens == opens)
    link = session.scalars(query).one_or_none()
    if link is None:
        raise NotFound
    if not is_open(link, now):
        raise LinkEnded
    return link


def note_use(session: Session, link: PrivateLink, client: str, *, now: datetime) -> None:
    """Write down that a link was used, and by what (`clients.client_of`)."""
    session.execute(update(PrivateLink).where(PrivateLink.id == link.id).values(last_used_at=now, last_client=client[:100]))


def is_to_be_noted(link: PrivateLink, now: datetime) -> bool:
    """Tell whether the last use that was noted is long enough ago."""
    return link.last_used_at is None or now - link.last_used_at >= NOTED_EVERY


def links_of(
    session: Session, *, event_id: int | None = None, whose: Whose | None = None, opens: Opens | None = None
) -> Sequence[PrivateLink]:
    """Return links, latest first: those about an event alone, those of a subject, or both; with `opens`, only pages or feeds."""
    query = select(PrivateLink).order_by(PrivateLink.id.desc())
    if event_id is not None:
        query = query.where(PrivateLink.event_id == event_id)
    if whose is not None:
        query = query.where(PrivateLink.subject == whose.subject, PrivateLink.subject_uid == whose.uid)
    if opens is not None:
        query = query.where(PrivateLink.opens == opens)
    return session.scalars(query).all()


def links_at_all_events(session: Session, subjects: Collection[Subject], uids: Collection[str]) -> Sequence[PrivateLink]:
    """Return the links of some persons to whatever event there is, latest first."""
    query = select(PrivateLink).where(PrivateLink.event_id.is_(None), PrivateLink.subject.in_(subjects), PrivateLink.subject_uid.in_(uids))
    return session.scalars(query.order_by(PrivateLink.id.desc())).all()


def feeds_of_page(session: Session, page: PrivateLink) -> Sequence[PrivateLink]:
    """Return the feeds that were made on a page, latest first."""
    return session.scalars(select(PrivateLink).where(PrivateLink.parent_id == page.id).order_by(PrivateLink.id.desc())).all()


def get_link(session: Session, link_id: int) -> PrivateLink:
    """Return a link, or refuse with NotFound."""
    return get_or_refuse(session, PrivateLink, link_id)


def end_link(session: Session, link: PrivateLink, *, now: datetime) -> None:
    """End a link and the feeds made from it at once, one that is being made too; what has ended stays as it was."""
    _alone_with(session, link)
    family = or_(PrivateLink.id == link.id, PrivateLink.parent_id == link.id)
    session.execute(update(PrivateLink).where(family, PrivateLink.revoked_at.is_(None)).values(revoked_at=now))


def lengthen(session: Session, link: PrivateLink, last: date, *, now: datetime) -> None:
    """Let a link, and the feeds made from it, open until another last day; one that was revoked stays so."""
    _alone_with(session, link)
    if link.revoked_at is not None:
        raise Refusal(N_("This link has been revoked. Make a new one."), "expires_on")
    family = or_(PrivateLink.id == link.id, PrivateLink.parent_id == link.id)
    session.execute(update(PrivateLink).where(family).values(expires_at=until(last, now)))


def is_open(link: PrivateLink, now: datetime) -> bool:
    """Tell whether a link opens anything."""
    return link.revoked_at is None and now < link.expires_at


def last_day(link: PrivateLink) -> date:
    """Return the last day on which a link opens, if nobody revokes it."""
    return (link.expires_at - timedelta(days=1)).date()


def whose_of(link: PrivateLink) -> Whose:
    """Return whose programme a link opens."""
    return Whose(link.subject, link.subject_uid)


def all_of(link: PrivateLink, merged: Merged) -> tuple[Whose, ...]:
    """Return whose programme a link opens and, of somebody merged into another entry, under whom it stands since; the latest last."""
    return tuple(Whose(link.subject, uid) for uid in succession(link.subject_uid, merged))


def _fresh(cmd: MakeLink, token: str, now: datetime) -> PrivateLink:
    return PrivateLink(
        uid=cmd.uid,
        opens=cmd.opens,
        subject=cmd.whose.subject,
        subject_uid=cmd.whose.uid,
        event_id=cmd.event_id,
        parent_id=cmd.parent_id,
        account_id=cmd.account_id,
        holder=cmd.holder,
        language=cmd.language,
        digest=digest_of(token),
        made_at=now,
        made_by=cmd.by_name,
        expires_at=until(cmd.expires_on, now),
        last_client="",
        change_number=0,
        changed_at=int(now.timestamp()),
    )


def _alone_with(session: Session, link: PrivateLink) -> None:
    """Wait for whoever is making a feed on a page: what comes after must find it."""
    session.scalar(select(PrivateLink.id).where(PrivateLink.id == link.id).with_for_update())


def _find(session: Session, uid: str) -> PrivateLink | None:
    return session.scalars(select(PrivateLink).where(PrivateLink.uid == uid)).one_or_none()


def _refuse_too_many(session: Session, cmd: MakeLink) -> None:
    """Refuse one more; those that a holder makes on their page take no room from those that the office gives out."""
    whose, about = cmd.whose, PrivateLink.event_id == cmd.event_id if cmd.event_id is not None else PrivateLink.event_id.is_(None)
    made_by = PrivateLink.parent_id == cmd.parent_id if cmd.parent_id is not None else PrivateLink.parent_id.is_(None)
    query = select(func.count()).where(PrivateLink.subject == whose.subject, PrivateLink.subject_uid == whose.uid, about, made_by)
    if (session.scalar(query) or 0) >= MOST_LINKS:
        raise Refusal(N_("There are %(most)s links for this already: renew one of them."), "holder", most=MOST_LINKS)
