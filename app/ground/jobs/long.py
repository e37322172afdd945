"""Does long work behind the pages: one job at a time in a thread of this process, piece by piece in the crew, its progress in its row.

A job belongs to whoever wrote its last sign of life: a process that wakes up late and finds another one's there lets go of it.
"""

import logging
import os
import struct
import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session, sessionmaker

from app.ground.jobs.crew import CREW, Crew
from app.ground.jobs.models import LongJob
from app.ground.jobs.worker import JobFailed
from app.ground.kernel import clock
from app.ground.kernel.refusals import Refusal

SECONDS: Final = 60.0
"""One piece takes a second or two, and waits while others use the crew."""
_LENGTH: Final = struct.Struct("!I")
_LOG: Final = logging.getLogger("yiyin.jobs")


@dataclass(frozen=True, slots=True)
class Work:
    """What has to be done: pieces for the crew, and the task that makes one file of what comes of them."""

    task: str
    pieces: Sequence[bytes]
    sizes: Sequence[int]
    """How many of what is counted each piece makes."""
    join: str
    """Given the results as `packed` packs them."""
    file_name: str
    media_type: str
    finish: Callable[[Session, datetime], None]
    """Writes what follows from its being done, in the transaction in which the file is kept."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of long work."""

    title: str
    """A message id."""
    counted: tuple[str, str]
    """Message ids of so many of what is counted, singular and plural."""
    back: str
    """The endpoint of the page that it is asked for on; takes `event_id`."""
    prepare: Callable[[Session, LongJob], Work]


KINDS: Final[dict[str, Kind]] = {}
"""Who knows how to do a kind of work enters it here."""


@dataclass(slots=True)
class _Turn:
    """A job that this process has taken on, and its last sign of life."""

    readers: sessionmaker[Session]
    writers: sessionmaker[Session]
    job_id: int
    beat: datetime


class TakenOver(Exception):
    """Somebody else does the job now, or nobody wants it any more."""


@dataclass(slots=True)
class Progress:
    """What is written while a job is done."""

    turn: _Turn
    waiting: Callable[[], Iterable[_Turn]] = field(repr=False)

    def told(self, **values: object) -> None:
        """Write how far it is, and that the jobs that wait behind it have not been forgotten."""
        with self.turn.writers() as session:
            self._beat(session, self.turn, values)
            for other in self.waiting():
                _beat(session, other, {})
            session.commit()

    def finished(self, work: Work, result: bytes) -> None:
        """Keep the file, with all that follows from it."""
        now = clock.now()
        kept = {"finished_at": now, "result": result, "file_name": work.file_name[:200], "media_type": work.media_type, "fault": ""}
        with self.turn.writers() as session:
            self._beat(session, self.turn, kept)
            work.finish(session, now)
            session.commit()

    @staticmethod
    def _beat(session: Session, turn: _Turn, values: Mapping[str, object]) -> None:
        if not _beat(session, turn, values):
            raise TakenOver


class LongJobs:
    """The long work of this process."""

    def __init__(self, crew: Crew = CREW) -> None:
        self._crew = crew
        self._forget()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[_Turn] = deque()
        self._thread: threading.Thread | None = None

    def start(self, readers: sessionmaker[Session], writers: sessionmaker[Session], job_id: int, beat: datetime) -> None:
        """Take a job on whose row has been committed with `beat`; it is done when those before it are."""
        with self._lock:
            self._waiting.append(_Turn(readers, writers, job_id, beat))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="long jobs", daemon=True)
                self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is left to do; False where that takes longer."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return thread is None or not thread.is_alive()

    def _next(self) -> _Turn | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._thread = None
            return None

    def _behind(self) -> list[_Turn]:
        with self._lock:
            return list(self._waiting)

    def _work(self) -> None:
        while (turn := self._next()) is not None:
            progress = Progress(turn, self._behind)
            try:
                self._do(turn, progress)
            except TakenOver:
                continue
            except Exception as error:  # whatever went wrong: the next one must have its turn
                _LOG.exception("long job failed", extra={"job": turn.job_id})
                _give_up(progress, error)

    def _do(self, turn: _Turn, progress: Progress) -> None:
        with turn.readers() as session:
            job = session.get(LongJob, turn.job_id)
            if job is None or job.beat_at != turn.beat or job.finished_at is not None:
                return
            work = KINDS[job.kind].prepare(session, job)
        progress.told(total=sum(work.sizes), done=0)
        made, done = [], 0
        for piece, size in zip(work.pieces, work.sizes, strict=True):
            made.append(self._crew.run(work.task, piece, seconds=SECONDS))
            done += size
            progress.told(done=done)
        result = self._crew.run(work.join, packed(made), seconds=SECONDS)
        progress.finished(work, result)


LONG: Final = LongJobs()
"""The long work of this process."""


def packed(parts: Iterable[bytes]) -> bytes:
    """Return several results as one, each behind its length."""
    return b"".join(_LENGTH.pack(len(part)) + part for part in parts)


def unpacked(given: bytes) -> list[bytes]:
    """Read what `packed` wrote."""
    parts, place = [], 0
    while place < len(given):
        (length,) = _LENGTH.unpack_from(given, place)
        place += _LENGTH.size + length
        parts.append(given[place - length : place])
    return parts


def _beat(session: Session, turn: _Turn, values: Mapping[str, object]) -> bool:
    """Write a sign of life and more, unless somebody else has written one since ours."""
    now = clock.now()
    mine = (LongJob.id == turn.job_id, LongJob.beat_at == turn.beat, LongJob.finished_at.is_(None))
    changed = session.execute(update(LongJob).where(*mine).values(beat_at=now, **values))
    assert isinstance(changed, CursorResult)
    if changed.rowcount:
        turn.beat = now
    return bool(changed.rowcount)


def _give_up(progress: Progress, error: Exception) -> None:
    told = error.message if isinstance(error, Refusal) else JobFailed("").message
    try:
        progress.told(finished_at=clock.now(), fault=told[:300])
    except TakenOver:
        return
    except Exception:  # the database is gone as well: the job will be seen to be silent
        _LOG.exception("long job could not be given up", extra={"job": progress.turn.job_id})
