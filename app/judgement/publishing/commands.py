"""The write that lets a programme out."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeAlias

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.walltime import TZDATA_RELEASE, zone
from app.judgement.conflicts.waived import Waived
from app.judgement.entries.commands import enter
from app.judgement.publishing.checking import let_out
from app.judgement.publishing.following import follow
from app.judgement.publishing.logistics_rules import logistics_changes
from app.judgement.publishing.models import WAIVED, Version, VersionPerson
from app.judgement.publishing.queries import find_latest
from app.judgement.publishing.remarks import remarked
from app.judgement.publishing.rules import Changes, changes_between, refuse_blockers, shifted_between
from app.planning.events.kinds import Finding
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_publish
from app.planning.journeys.models import Leg
from app.planning.logistics import picture_json
from app.planning.logistics.picture import Logistics
from app.planning.logistics.queries import logistics_of
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.programme import Programme, as_json
from app.planning.programmes.queries import items_of, picture
from app.planning.stays.models import Stay
from app.planning.transfers.models import Transfer
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class Publish:
    """Freeze the draft as the next version. `seen` is the digest of the draft whose changes the person has read."""

    event_id: int
    by: Actor
    seen: str | None
    note: str = ""
    approved_by: str = ""


Judge: TypeAlias = Callable[[Event], Iterable[Finding]]
_TOLD: Final = (ProgrammeItem, Leg, Transfer, Stay)
"""What is told once it has been in a version, and from then on as cancelled where it is."""


class DraftChanged(Refusal):
    """The draft is no longer the one that was looked at before pressing “publish”."""

    def __init__(self) -> None:
        super().__init__(N_("The draft has changed since you opened this page. Read the list of changes once more, then publish."))


def digest(programme: Programme, logistics: Logistics | None = None) -> str:
    """Return the SHA-256 of what goes out, as hexadecimal; without logistics that of the programme alone.

    Which items a hall has is said by these already, and so counts only once.
    """
    stored: object = as_json(programme)
    if logistics is not None and (told := picture_json.as_json(replace(logistics, halls=()))) != {"event_uid": logistics.event_uid}:
        stored = [stored, told]
    written = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def outgoing(session: Session, event: Event) -> Programme:
    """Return what publishing would let out now: the draft without items that were cancelled before anybody was told of them."""
    return picture(session, event, [item for item in items_of(session, event.id) if item.was_published or not item.cancelled])


def pending(session: Session, event_id: int, programme: Programme, logistics: Logistics | None = None) -> Changes:
    """Return what the next version would change for everybody."""
    return changes_since(find_latest(session, event_id), programme, logistics)


def changes_since(version: Version | None, programme: Programme, logistics: Logistics | None = None) -> Changes:
    """Return what changed from a version (None: nothing was published yet) to pictures of the draft.

    Where no logistics are given, nothing is said of them.
    """
    before = version.programme if version else None
    shifted = frozenset[str]()
    if version and version.tzdata != programme.tzdata:  # by the same rules of the zones the same clock time stands for the same instant
        shifted = shifted_between(version.snapshot, as_json(programme))
    if logistics is None:
        return changes_between(before, programme, shifted)
    known = version.logistics_picture if version else Logistics(logistics.event_uid)
    return changes_between(before, programme, shifted, logistics_changes(known, logistics))


def publish(session: Session, cmd: Publish, *, now: datetime, judge: Judge | None = None) -> int:
    """Freeze the draft with its logistics, tell what changed, refresh the calendar entries; return the version's number.

    Refuses while `judge` (None: the whole check, what was waived left out) finds a blocker, when the draft is another than the one
    seen, and when nothing has changed since the last version. The same draft published twice by one impatient finger is one version.
    """
    event = get_event_to_publish(session, cmd.event_id, cmd.by)
    session.execute(select(Event.id).where(Event.id == event.id).with_for_update())  # one publication of an event at a time
    programme, logistics = outgoing(session, event), logistics_of(session, event)
    fingerprint = digest(programme, logistics)
    if cmd.seen is not None and cmd.seen != fingerprint:
        raise DraftChanged
    latest = find_latest(session, event.id)
    if latest is not None and latest.digest == cmd.seen:
        return latest.number
    if latest is not None and not changes_since(latest, programme, logistics):
        raise Refusal(N_("Nothing has changed since version %(number)s."), number=latest.number)
    number = latest.number + 1 if latest else 1
    waived = _let_out(session, event, now, judge)
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
        snapshot=as_json(programme) | ({WAIVED: [one.as_json() for one in waived]} if waived else {}),
        logistics=picture_json.as_json(logistics),
    )
    session.add(version)
    _mark_published(session, event)
    session.flush()
    _name_people(session, version, programme, logistics)
    enter(session, programme, now=now)
    follow(session, event, latest, version, now)
    return version.number


def _let_out(session: Session, event: Event, now: datetime, judge: Judge | None) -> tuple[Waived, ...]:
    if judge is None:
        return let_out(session, event.id, now=now)
    refuse_blockers(judge(event))
    return ()


def _mark_published(session: Session, event: Event) -> None:
    """Remember of the event and of all that goes out with it that everybody has been told: from now on it is cancelled, not removed."""
    event.was_published = True
    for table in _TOLD:
        told = (table.event_id == event.id, table.was_published.is_(False), table.cancelled.is_(False))
        session.execute(update(table).where(*told).values(was_published=True))


def _name_people(session: Session, version: Version, programme: Programme, logistics: Logistics) -> None:
    """Write down who is named in a version, so that an erasure finds it."""
    speakers = {speech.person for item in programme.items for speech in item.speeches if speech.person}
    named = {*programme.people, *speakers, *logistics.people}
    rows = [{"version_id": version.id, "person_uid": uid} for uid in sorted(named)]
    if rows:
        session.execute(insert(VersionPerson), rows)
