"""Bringing private feeds to the days on which instructions are due: with every change of one, with a new feed, with a merge of persons.

No version of an event is waited for: an instruction is no part of a programme.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.judgement.private_links.bringing import alone_with_entries, bring
from app.judgement.private_links.dues import IS_DUE, TOLD_TO, dues_of, shown
from app.judgement.private_links.links import all_of
from app.judgement.private_links.models import LineEntry, LinkEntry, PrivateLink
from app.judgement.private_links.rules import Opens
from app.matters.undertakings.following import FOLLOWING
from app.register.directory.merged import Merged, kept_uid, merged_uids
from app.register.directory.merging_following import FOLLOWING as FOLLOWING_MERGES


def follow_instruction(session: Session, uid: str, now: datetime) -> None:
    """Bring every private feed that is open to what an instruction is now; belongs in the transaction that changes it."""
    alone_with_entries(session)
    merged = merged_uids(session)
    named = {due.person for due in dues_of(session, uid=uid)}
    standing = select(LinkEntry.link_id).join(LineEntry, LineEntry.id == LinkEntry.entry_id).where(LineEntry.event_uid == uid)
    links = _open_feeds(session, or_(_shows(named, merged), PrivateLink.id.in_(standing)), now)
    if links:
        enter_dues(session, links, now, only=uid)


def follow_merge(session: Session, uids: Collection[str], now: datetime) -> None:
    """Bring the private feeds of two persons to what either answers for now; belongs in the transaction of the merge or of its undoing."""
    alone_with_entries(session)
    merged = merged_uids(session)
    links = _open_feeds(session, _shows({kept_uid(uid, merged) for uid in uids}, merged), now)
    if links:
        enter_dues(session, links, now)


def _shows(persons: Collection[str], merged: Merged) -> ColumnElement[bool]:
    """Return that a link shows what one of some persons has to do, under whichever of their UIDs it was given out."""
    known_as = {*persons, *(gone for gone in merged if kept_uid(gone, merged) in persons)}
    return and_(PrivateLink.subject.in_(TOLD_TO), PrivateLink.subject_uid.in_(known_as))


def _open_feeds(session: Session, which: ColumnElement[bool], now: datetime) -> Sequence[PrivateLink]:
    open_now = (PrivateLink.opens == Opens.FEED, PrivateLink.revoked_at.is_(None), PrivateLink.expires_at > now)
    return session.scalars(select(PrivateLink).where(*open_now, which).order_by(PrivateLink.id)).all()


def enter_dues(session: Session, links: Sequence[PrivateLink], now: datetime, *, only: str | None = None) -> None:
    """Write what feeds have to show of instructions (`only`: of one), as many queries for one as for many."""
    merged = merged_uids(session)
    persons = {link.id: {whose.uid for whose in all_of(link, merged)} for link in links if link.subject in TOLD_TO}
    dues = dues_of(session, persons=set[str]().union(*persons.values()), uid=only)
    wanted = {
        link.id: {one.key: one for due in dues if due.stands_in(persons.get(link.id, ()), link.event_id) for one in (shown(due),)}
        for link in links
    }
    groups = {only} if only is not None else {due.uid for due in dues} | _standing(session, list(wanted))
    if groups:
        bring(session, wanted, groups, now)


def _standing(session: Session, links: Collection[int]) -> set[str]:
    """Return of which instructions some feeds tell, or have told that they are off."""
    query = select(LineEntry.event_uid).join(LinkEntry, LinkEntry.entry_id == LineEntry.id)
    return set(session.scalars(query.where(IS_DUE, LinkEntry.link_id.in_(links)).distinct()))


FOLLOWING["private feeds"] = follow_instruction
FOLLOWING_MERGES["due dates in private feeds"] = follow_merge
