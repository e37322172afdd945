"""Taking somebody out of private links and out of the calendar entries that these show: no publication reaches all of them any more."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import String, cast, delete, or_, select
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.judgement.entries.rules import EntryStatus
from app.judgement.private_links.bringing import raise_feeds
from app.judgement.private_links.dues import IS_DUE
from app.judgement.private_links.entering import Kept, digest_of, successor
from app.judgement.private_links.links import end_link
from app.judgement.private_links.models import LineEntry, LineText, LinkEntry, PrivateLink
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before
from app.register.personal.effacing import Effacer
from app.register.personal.erasing import ERASERS, effacer_of
from app.register.personal.naming import ERASED
from app.register.personal.sweeping import spellings


def erase_from_links(session: Session, person: Person) -> int:
    """End the person's links, take their name off all others and out of what private calendars show; return how many rows changed."""
    effacer = effacer_of(session, person)
    _forget_dues(session, person)
    return _off_links(session, person, effacer) + _out_of_entries(session, person, effacer)


def _forget_dues(session: Session, person: Person) -> None:
    """Take what they had to do out of their own calendars, which tell nothing any more; what stands nowhere else is gone."""
    due, own = select(LineEntry.id).where(IS_DUE), select(PrivateLink.id).where(PrivateLink.subject_uid == person.uid)
    session.execute(delete(LinkEntry).where(LinkEntry.link_id.in_(own), LinkEntry.entry_id.in_(due)))
    session.execute(delete(LineEntry).where(IS_DUE, LineEntry.id.not_in(select(LinkEntry.entry_id))))


def _off_links(session: Session, person: Person, effacer: Effacer) -> int:
    count, now = 0, clock.now()
    for link in session.scalars(select(PrivateLink)).all():
        holder, own = effacer.text(link.holder), link.subject_uid == person.uid
        # What is made on a page its holder signs; all others the staff does, one of whom may be called the same.
        maker = effacer.text(link.made_by) if link.parent_id is not None else link.made_by
        if own:
            end_link(session, link, now=now)
        if own or (holder, maker) != (link.holder, link.made_by):
            link.holder, link.made_by = holder, maker
            count += 1
    session.flush()
    return count


def _out_of_entries(session: Session, person: Person, effacer: Effacer) -> int:
    """Rewrite the entries that show the name, in a way that phones take over: SEQUENCE and LAST-MODIFIED rise."""
    now, changed = clock.now(), []
    text = cast(LineEntry.picture, String)
    told = [text.contains(spelling, autoescape=True) for hint in (person.uid, *effacer.may_stand_in()) for spelling in spellings(hint)]
    for row in session.scalars(select(LineEntry).where(or_(*told)).order_by(LineEntry.id)).all():
        fresh = effaced(row.picture, person.uid, effacer)
        if fresh != row.picture:
            old = Kept(row.id, row.key, row.uid, row.sequence, row.last_modified, row.cancelled_at, row.digest)
            row.picture, row.digest = fresh, digest_of(EntryStatus(row.status), row.starts, row.ends, fresh)
            row.sequence, row.last_modified = successor(old, now)
            changed.append(row.id)
    session.flush()
    if changed:
        session.execute(delete(LineText).where(LineText.entry_id.in_(changed)))
        feeds = session.scalars(select(LinkEntry.link_id).where(LinkEntry.entry_id.in_(changed)).distinct()).all()
        raise_feeds(session, feeds, now)
    return len(changed)


def effaced(picture: Mapping[str, Any], uid: str, effacer: Effacer) -> dict[str, Any]:
    """Return what an entry keeps without somebody, as their erased entry in the directory would be drawn."""
    fresh: dict[str, Any] = effacer.tree(dict(picture))
    people = fresh.get("line", {}).get("people", {})
    if uid in people:
        short = Texts.of({language: initials_before(told, "") for language, told in ERASED.as_dict().items()})
        fresh["line"] = fresh["line"] | {"people": people | {uid: {"name": ERASED.as_dict(), "short": short.as_dict()}}}
    return fresh


ERASERS[N_("Private links and calendars")] = erase_from_links
