"""The approval sheet of one version as pages and paper draw it: who was asked what, and what they said; frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.judgement.approval.models import ApprovalStep
from app.judgement.approval.queries import changes_of_draft, decided_in_log, find_agreement, steps_of
from app.judgement.approval.rules import SETTLED, Asked, Decision, Standing, standing
from app.judgement.conflicts.waived import Waived
from app.judgement.conflicts.waived_reading import waived_now
from app.judgement.publishing.commands import changes_since, digest, outgoing
from app.judgement.publishing.queries import find_latest, get_version
from app.judgement.publishing.rules import Changes
from app.planning.events.models import Event


@dataclass(frozen=True, slots=True)
class Row:
    """One step."""

    step_id: int
    revision: int
    approver: str
    user_id: int | None
    due_on: date | None
    decision: Decision
    remarks: str
    decided_at: datetime | None
    decided_by: str
    standing: Standing
    asked: frozenset[str] | None
    since: tuple[Change, ...] = ()
    """What was done to the draft after the decision, where it was made on an earlier one."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The partner's letter."""

    number: str
    day: date
    note: str
    upload_name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of version `number`."""

    number: int
    published_at: datetime | None
    """None: the version is still to come, and the sheet is about the draft."""
    approved_by: str
    digest: str
    changes: Changes
    """What the version changes; what the steps ask about is among it."""
    rows: tuple[Row, ...]
    letter: Letter | None
    unasked: frozenset[str] = frozenset()
    """UIDs of what has changed since the chain was sent, and nobody is asked about."""

    @property
    def settled(self) -> int:
        """How many steps need nothing more."""
        return sum(row.standing in SETTLED for row in self.rows)

    @property
    def complete(self) -> bool:
        """Whether everybody and the partner have agreed to this very draft."""
        return bool(self.rows) and self.settled == len(self.rows) and self.letter is not None and not self.unasked

    @property
    def outdated(self) -> bool:
        """Whether somebody must be asked again."""
        return bool(self.unasked) or any(row.standing is Standing.OUTDATED for row in self.rows)

    def asked(self, row: Row) -> Changes:
        """Return what of the changes a step asks about."""
        if row.asked is None:
            return self.changes
        items = tuple(change for change in self.changes.items if change.item.uid in row.asked)
        after = self.changes.after
        own = after is not None and after.event_uid in row.asked
        return replace(self.changes, items=items, event_fields=self.changes.event_fields if own else ())


def coming_number(session: Session, event_id: int) -> int:
    """Return the number of the version that would be published next."""
    latest = find_latest(session, event_id)
    return latest.number + 1 if latest else 1


def differing(event_uid: str, changes: Changes) -> frozenset[str]:
    """Return the UIDs of the items that change, and the event's own where its dates or texts do."""
    return changes.uids() | (frozenset((event_uid,)) if changes.event_fields else frozenset())


def sheet_of(session: Session, event: Event, number: int | None, *, on: date) -> Sheet:
    """Return the sheet of a version, or (None) of the coming one, as it stands on a day; refuse with NotFound what is further ahead."""
    latest = find_latest(session, event.id)
    coming = latest.number + 1 if latest else 1
    if number is None or number == coming:
        programme = outgoing(session, event)
        empty = Sheet(coming, None, "", digest(programme), changes_since(latest, programme), (), None)
    else:
        version = get_version(session, event.id, number)
        before = get_version(session, event.id, number - 1) if number > 1 else None
        changes = changes_since(before, version.programme)
        empty = Sheet(number, version.published_at, version.approved_by, digest(version.programme), changes, (), None)
    return _filled(session, event, empty, on)


def let_stand(session: Session, event: Event, sheet: Sheet, *, now: datetime) -> tuple[Waived, ...]:
    """Return the findings that a version went out with, or with which the coming one would go out now."""
    if sheet.published_at is None:
        return waived_now(session, event.id, now=now)
    return get_version(session, event.id, sheet.number).waived


def _filled(session: Session, event: Event, empty: Sheet, on: date) -> Sheet:
    changed = differing(event.uid, empty.changes)
    rows = [_row(step, empty.digest, changed, on) for step in steps_of(session, event.id, empty.number)]
    found = find_agreement(session, event.id, empty.number)
    letter = Letter(found.letter_number, found.letter_date, found.note, found.upload_name) if found else None
    unasked = _unasked(rows, changed) if empty.published_at is None and empty.number > 1 else frozenset()
    return replace(empty, rows=_dated(session, event, rows, empty.published_at), letter=letter, unasked=unasked)


def _row(step: ApprovalStep, current: str, changed: frozenset[str], on: date) -> Row:
    asked = None if step.asked_items is None else frozenset(step.asked_items)
    stands = standing(Asked(step.decision, step.due_on, step.digest, asked), digest=current, differing=changed, on=on)
    return Row(
        step_id=step.id,
        revision=step.revision,
        approver=step.approver,
        user_id=step.user_id,
        due_on=step.due_on,
        decision=step.decision,
        remarks=step.remarks,
        decided_at=step.decided_at,
        decided_by=step.decided_by,
        standing=stands,
        asked=asked,
    )


def _unasked(rows: Sequence[Row], changed: frozenset[str]) -> frozenset[str]:
    """Return what has changed and no step asks about; a chain that was not sent, or is asked about everything, leaves nothing out."""
    if not rows or any(row.asked is None for row in rows):
        return frozenset()
    return changed.difference(*(row.asked or () for row in rows))


def _dated(session: Session, event: Event, rows: Iterable[Row], until: datetime | None) -> tuple[Row, ...]:
    """Give each row that was decided on an earlier draft what was done to the draft since; two queries for all of them."""
    rows = tuple(rows)
    places = decided_in_log(session, [row.step_id for row in rows if row.standing is Standing.OUTDATED])
    if not places:
        return rows
    log = changes_of_draft(session, event.id, min(places.values()), until)
    return tuple(replace(row, since=_after(log, places[row.step_id])) if row.step_id in places else row for row in rows)


def _after(log: Sequence[Change], place: int) -> tuple[Change, ...]:
    return tuple(change for change in log if change.id > place)
