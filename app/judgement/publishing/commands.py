"""The write that lets a programme out."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import TZDATA_RELEASE, zone
from app.judgement.entries.commands import enter
from app.judgement.publishing.models import Version, VersionPerson
from app.judgement.publishing.queries import find_latest
from app.judgement.publishing.remarks import remarked
from app.judgement.publishing.rules import Changes, changes_between, refuse_blockers, shifted_between
from app.planning.events.kinds import Finding
from app.planning.events.models import Event
from app.planning.events.particulars import findings_of
from app.planning.events.queries import get_event_to_publish
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.programme import Programme, as_json
from app.planning.programmes.queries import items_of, picture
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class Publish:
    """Freeze the draft as the next version. `seen` is the digest of the draft whose changes the person has read."""

    event_id: int
    by: Actor
    seen: str | None
    note: str = ""
    approved_by: str = ""


class DraftChanged(Refusal):
    """The draft is no longer the one that was looked at before pressing “publish”."""

    def __init__(self) -> None:
        super().__init__(N_("The draft has changed since you opened this page. Read the list of changes once more, then publish."))


def digest(programme: Programme) -> str:
    """Return the SHA-256 of a picture, as hexadecimal."""
    stored = json.dumps(as_json(programme), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(stored.encode()).hexdigest()


def outgoing(session: Session, event: Event) -> Programme:
    """Return what publishing would let out now: the draft without items that were cancelled before anybody was told of them."""
    return picture(session, event, [item for item in items_of(session, event.id) if item.was_published or not item.cancelled])


def pending(session: Session, event_id: int, programme: Programme) -> Changes:
    """Return what the next version would change for everybody."""
    return changes_since(find_latest(session, event_id), programme)


def changes_since(version: Version | None, programme: Programme) -> Changes:
    """Return what changed from a version (None: nothing was published yet) to a picture of the draft."""
    if version is None:
        return changes_between(None, programme)
    # By the same rules of the zones the same clock time stands for the same instant.
    same_rules = version.tzdata == programme.tzdata
    shifted = frozenset[str]() if same_rules else shifted_between(version.snapshot, as_json(programme))
    return changes_between(version.programme, programme, shifted)


def publish(session: Session, cmd: Publish, *, now: datetime, judge: Callable[[Event], Iterable[Finding]] = findings_of) -> int:
    """Freeze the draft, tell what changed, refresh the calendar entries; return the version's number.

    Refuses while `judge` finds a blocker, when the draft is another than the one seen, and when nothing has changed since the
    last version. The same draft published twice by one impatient finger is one version.
    """
    event = get_event_to_publish(session, cmd.event_id, cmd.by)
    session.execute(select(Event.id).where(Event.id == event.id).with_for_update())  # one publication of an event at a time
    programme = outgoing(session, event)
    fingerprint = digest(programme)
    if cmd.seen is not None and cmd.seen != fingerprint:
        raise DraftChanged
    latest = find_latest(session, event.id)
    if latest is not None and latest.digest == cmd.seen:
        return latest.number
    if latest is not None and not changes_since(latest, programme):
        raise Refusal(N_("Nothing has changed since version %(number)s."), number=latest.number)
    number = latest.number + 1 if latest else 1
    refuse_blockers(judge(event))
    version = Version(
        event_id=event.id,
        number=number,
        note=remarked(session, event, number, cmd.note, on=now.astimezone(zone(event.zone)).date()),
        approved_by=cmd.approved_by,
        by_id=cmd.by.id,
        by_name=cmd.by.name,
        published_at=now,
        digest=fingerprint,
        tzdata=TZDATA_RELEASE,
        snapshot=as_json(programme),
    )
    session.add(version)
    event.was_published = True
    told = (ProgrammeItem.event_id == event.id, ProgrammeItem.was_published.is_(False), ProgrammeItem.cancelled.is_(False))
    session.execute(update(ProgrammeItem).where(*told).values(was_published=True))
    session.flush()
    _name_people(session, version, programme)
    enter(session, programme, now=now)
    return version.number


def _name_people(session: Session, version: Version, programme: Programme) -> None:
    """Write down who is named in a version, so that an erasure finds it."""
    speakers = {speech.person for item in programme.items for speech in item.speeches if speech.person}
    rows = [{"version_id": version.id, "person_uid": uid} for uid in sorted({*programme.people, *speakers})]
    if rows:
        session.execute(insert(VersionPerson), rows)
