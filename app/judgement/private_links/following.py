"""Bringing private feeds to the state of what is published: with every version, and when a feed is made or opens again.

As many queries for five hundred feeds as for one.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound
from app.judgement.private_links.bringing import alone_with_entries, bring
from app.judgement.private_links.dues_following import enter_dues
from app.judgement.private_links.entering import Shown, shown
from app.judgement.private_links.links import all_of
from app.judgement.private_links.models import LineEntry, LinkEntry, PrivateLink
from app.judgement.private_links.pictures import picture_of
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.following import FOLLOWING
from app.judgement.publishing.models import Version
from app.judgement.publishing.queries import events_naming, latest_pictures
from app.planning.events.models import Event
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.rules import Line, Whose
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme
from app.register.directory.merged import Merged, merged_uids, succession


def follow(session: Session, event: Event, _before: Version | None, after: Version, now: datetime) -> None:
    """Bring every private feed that is open to what a version shows; belongs in the transaction that publishes."""
    alone_with_entries(session)
    open_now = (PrivateLink.opens == Opens.FEED, PrivateLink.revoked_at.is_(None), PrivateLink.expires_at > now)
    about = (PrivateLink.event_id == event.id) | PrivateLink.event_id.is_(None)
    links = session.scalars(select(PrivateLink).where(*open_now, about).order_by(PrivateLink.id)).all()
    if links:
        enter(session, links, after.programme, after.logistics_picture, now)


def enter_link(session: Session, link: PrivateLink, *, now: datetime) -> None:
    """Bring one feed to what is published now: when it is made, and when it opens again after it had ended."""
    if link.opens is not Opens.FEED:
        return
    alone_with_entries(session)
    for event_id in [link.event_id] if link.event_id is not None else _events(session, link):
        pictures = latest_pictures(session, event_id)
        if pictures is not None:
            enter(session, [link], *pictures, now)
    enter_dues(session, [link], now)


def enter_links(session: Session, event_id: int, ids: Collection[int], *, now: datetime) -> None:
    """Bring several new feeds to what is published of an event, all at once; pages among them are left alone."""
    alone_with_entries(session)
    pictures = latest_pictures(session, event_id)
    links = session.scalars(select(PrivateLink).where(PrivateLink.id.in_(ids), PrivateLink.opens == Opens.FEED)).all()
    if pictures is not None and links:
        enter(session, links, *pictures, now)
    enter_dues(session, links, now)


def _events(session: Session, link: PrivateLink) -> list[int]:
    """Return the events that name a person now, and those of which their feed still tells something."""
    told = select(Event.id).join(LineEntry, LineEntry.event_uid == Event.uid).join(LinkEntry, LinkEntry.entry_id == LineEntry.id)
    still = session.scalars(told.where(LinkEntry.link_id == link.id, LinkEntry.left_at.is_(None)).distinct())
    uids = succession(link.subject_uid, merged_uids(session))
    return sorted({*still, *(ident for uid in uids for ident in events_naming(session, uid))})


def enter(session: Session, links: Sequence[PrivateLink], programme: Programme, logistics: Logistics, now: datetime) -> None:
    """Write what some feeds have to show of an event. Where nothing shows, nothing is written."""
    bring(session, _wanted(links, programme, logistics, merged_uids(session)), [programme.event_uid], now)


def _wanted(links: Iterable[PrivateLink], programme: Programme, logistics: Logistics, merged: Merged) -> dict[int, dict[str, Shown]]:
    itineraries = Itineraries(programme, logistics)
    once: dict[str, Shown] = {}
    wanted: dict[int, dict[str, Shown]] = {}
    for link in links:
        there = wanted[link.id] = {}
        for line in _lines(itineraries, all_of(link, merged)):
            if line.key not in once:
                once[line.key] = shown(line, picture_of(line, programme))
            there[line.key] = once[line.key]
    return wanted


def _lines(itineraries: Itineraries, all_whose: Iterable[Whose]) -> tuple[Line, ...]:
    for whose in all_whose:
        with suppress(NotFound):  # no longer there, or not yet
            return itineraries.of(whose).lines
    return ()


FOLLOWING["private feeds"] = follow
