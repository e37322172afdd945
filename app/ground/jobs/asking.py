"""Asking for long work, how far it is, and taking it up again; a job that was asked for is done by `long`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session, undefer

from app.ground.db.locking import made_once
from app.ground.jobs.models import LongJob
from app.ground.kernel.refusals import NotFound

SILENCE: Final = timedelta(minutes=3)
"""A job that has given no sign of life for so long is lost: its process has died. No single step may take as long."""
KEPT: Final = timedelta(days=1)
"""How long a file can be fetched after it was asked for."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class AskForJob:
    """Somebody wants something that takes long; `wishes` holds nothing personal."""

    uid: str
    kind: str
    event_id: int
    by_id: int
    by_name: str
    wishes: dict[str, Any]


def ask_for(session: Session, cmd: AskForJob, *, now: datetime) -> LongJob:
    """Write down what is wanted and return the job; sent twice, it is the same one. To be started after the commit.

    What is over goes, so that yesterday's files do not wait for somebody to purge them.
    """
    forget_old_jobs(session, now=now)
    job = LongJob(
        uid=cmd.uid,
        kind=cmd.kind,
        event_id=cmd.event_id,
        asked_by_id=cmd.by_id,
        asked_by=cmd.by_name[:200],
        wishes=cmd.wishes,
        asked_at=now,
        beat_at=now,
    )
    return find_job(session, cmd.uid) or made_once(session, job, lambda: find_job(session, cmd.uid))


def find_job(session: Session, uid: str) -> LongJob | None:
    """Return the job with a UID, without its file."""
    return session.scalars(select(LongJob).where(LongJob.uid == uid)).one_or_none()


def get_job(session: Session, uid: str, reader_id: int, *, now: datetime, reads_all: bool, with_file: bool = False) -> LongJob:
    """Return a job of the last day for somebody who may see it: whoever asked for it, and who may see all of them. Raises NotFound."""
    query = select(LongJob).where(LongJob.uid == uid, LongJob.asked_at >= now - KEPT)
    job = session.scalars(query.options(undefer(LongJob.result)) if with_file else query).one_or_none()
    if job is None or not (reads_all or job.asked_by_id == reader_id):
        raise NotFound
    return job


def state_of(job: LongJob, now: datetime) -> State:
    """Return how far a job is."""
    if job.finished_at is not None:
        return State.FAILED if job.fault else State.READY
    if now - (job.beat_at or job.asked_at) > SILENCE:
        return State.LOST
    return State.WORKING if job.total else State.WAITING


def take_up(session: Session, job: LongJob, *, now: datetime) -> bool:
    """Let a failed or lost job begin anew; False where it is under way or ready. To be started after the commit."""
    session.refresh(job, with_for_update=True)
    if state_of(job, now) not in (State.FAILED, State.LOST):
        return False
    job.beat_at, job.finished_at, job.fault, job.done, job.total = now, None, "", 0, 0
    session.flush()
    return True


def forget_old_jobs(session: Session, *, now: datetime) -> int:
    """Delete the jobs of yesterday with their files; return how many."""
    deleted = session.execute(delete(LongJob).where(LongJob.asked_at < now - KEPT))
    assert isinstance(deleted, CursorResult)
    return deleted.rowcount
