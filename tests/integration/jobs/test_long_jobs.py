"""Claims about long work: done piece by piece, seen as it goes on, taken up again where a process died, forgotten after a day."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker, undefer

from app.ground.db.session import make_sessions
from app.ground.jobs.asking import KEPT, SILENCE, AskForJob, State, ask_for, find_job, forget_old_jobs, get_job, state_of, take_up
from app.ground.jobs.crew import Crew
from app.ground.jobs.long import KINDS, Kind, LongJobs, Work, packed, unpacked
from app.ground.jobs.models import LongJob
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotFound

KIND = "tests"
PATIENCE = 30
NOTED: list[tuple[str, int]] = []
"""What the work has seen of its own row, and what followed from its being done."""


class Seen:
    """Reads the row while the pieces are asked for one after the other."""

    def __init__(self, session: Session, job: LongJob) -> None:
        self.engine, self.job_id, self.wishes = session.get_bind(), job.id, job.wishes

    def work(self) -> Work:
        pieces = _Watched([piece.encode() for piece in self.wishes["pieces"]], self._look)
        return Work(self.wishes["task"], pieces, [1] * len(pieces), "zlib:compress", "Работа.bin", "application/x-tests", self._finish)

    def _look(self) -> None:
        with Session(self.engine) as session:
            job = session.get_one(LongJob, self.job_id)
            NOTED.append((state_of(job, clock.now()).value, job.done))

    def _finish(self, _session: Session, _now: datetime) -> None:
        NOTED.append(("finished", self.job_id))


class _Watched(list[bytes]):
    def __init__(self, pieces: Iterable[bytes], look: Callable[[], None]) -> None:
        super().__init__(pieces)
        self.look = look

    def __iter__(self) -> Iterator[bytes]:
        for piece in super().__iter__():
            self.look()
            yield piece


@pytest.fixture
def crew() -> Iterator[Crew]:
    crew = Crew()
    yield crew
    crew.close()


@pytest.fixture(autouse=True)
def kind() -> Iterator[None]:
    KINDS[KIND] = Kind("Work", ("%(num)s piece", "%(num)s pieces"), "desk.event", lambda session, job: Seen(session, job).work())
    NOTED.clear()
    yield
    del KINDS[KIND]


def asking(task: str = "builtins:bytes", *pieces: str, uid: str = "") -> AskForJob:
    return AskForJob(uid or new_uid(), KIND, 1, 7, "Г. Р. Валиева", {"task": task, "pieces": pieces or ("a", "b", "c")})


def asked(sessions: sessionmaker[Session], cmd: AskForJob, now: datetime | None = None) -> LongJob:
    with sessions.begin() as session:
        return ask_for(session, cmd, now=now or clock.now())


def done(engine: Engine, sessions: sessionmaker[Session], crew: Crew, *jobs: LongJob, beat: datetime | None = None) -> list[LongJob]:
    long = LongJobs(crew)
    for job in jobs:
        long.start(make_sessions(engine, writes=False), sessions, job.id, beat or job.beat_at or job.asked_at)
    assert long.wait(PATIENCE)
    with sessions() as session:
        ids = [job.id for job in jobs]
        return list(session.scalars(select(LongJob).where(LongJob.id.in_(ids)).order_by(LongJob.id).options(undefer(LongJob.result))))


def test_work_is_done_piece_by_piece_and_its_file_is_kept(engine: Engine, sessions: sessionmaker[Session], crew: Crew) -> None:
    (job,) = done(engine, sessions, crew, asked(sessions, asking()))
    assert (state_of(job, clock.now()), job.done, job.total, job.file_name) == (State.READY, 3, 3, "Работа.bin")
    assert unpacked(zlib.decompress(job.result or b"")) == [b"a", b"b", b"c"]
    assert [("working", 0), ("working", 1), ("working", 2), ("finished", job.id)] == NOTED


def test_jobs_are_done_one_after_the_other(engine: Engine, sessions: sessionmaker[Session], crew: Crew) -> None:
    jobs = [asked(sessions, asking()) for _ in range(3)]
    assert [state_of(job, clock.now()) for job in done(engine, sessions, crew, *jobs)] == [State.READY] * 3
    assert [ident for word, ident in NOTED if word == "finished"] == [job.id for job in jobs]


def test_work_that_fails_says_so_and_the_next_one_is_done(engine: Engine, sessions: sessionmaker[Session], crew: Crew) -> None:
    failed, ready = done(engine, sessions, crew, asked(sessions, asking("builtins:int")), asked(sessions, asking()))
    assert (state_of(failed, clock.now()), state_of(ready, clock.now())) == (State.FAILED, State.READY)
    assert failed.fault == "This could not be made. The office's administrator can find the reason in the log."


def test_asking_twice_is_one_job(sessions: sessionmaker[Session]) -> None:
    cmd = asking()
    assert asked(sessions, cmd).id == asked(sessions, cmd).id


def test_a_silent_job_is_lost_and_is_taken_up_by_whoever_asks(engine: Engine, sessions: sessionmaker[Session], crew: Crew) -> None:
    now = clock.now()
    job = asked(sessions, asking(), now - SILENCE - timedelta(seconds=1))
    assert state_of(job, now) is State.LOST
    with sessions.begin() as session:
        found = get_job(session, job.uid, 7, now=now, reads_all=False)
        assert (take_up(session, found, now=now), take_up(session, found, now=now)) == (True, False)
    (job,) = done(engine, sessions, crew, job, beat=now)
    assert state_of(job, now) is State.READY


def test_a_process_that_wakes_up_late_lets_go_of_what_another_has_taken_up(
    engine: Engine, sessions: sessionmaker[Session], crew: Crew
) -> None:
    now = clock.now()
    job = asked(sessions, asking(), now - SILENCE - timedelta(seconds=1))
    with sessions.begin() as session:
        take_up(session, session.get_one(LongJob, job.id), now=now)
    (job,) = done(engine, sessions, crew, job, beat=job.asked_at)
    assert (state_of(job, now), job.done, NOTED) == (State.WAITING, 0, [])


def test_work_that_nobody_wants_any_more_is_let_go(engine: Engine, sessions: sessionmaker[Session], crew: Crew) -> None:
    job = asked(sessions, asking())
    with sessions.begin() as session:
        session.delete(session.get_one(LongJob, job.id))
    assert done(engine, sessions, crew, job) == []


def test_a_job_is_shown_to_its_asker_and_to_the_protocol_office_only(sessions: sessionmaker[Session]) -> None:
    job, now = asked(sessions, asking()), clock.now()
    with sessions() as session:
        readers = ((7, False), (8, True))
        assert [get_job(session, job.uid, reader, now=now, reads_all=office).id for reader, office in readers] == [job.id] * 2
        with pytest.raises(NotFound):
            get_job(session, job.uid, 8, now=now, reads_all=False)


def test_after_a_day_a_job_is_shown_to_nobody_and_goes_with_the_next_one(sessions: sessionmaker[Session]) -> None:
    now = clock.now()
    old = asked(sessions, asking(), now - KEPT - timedelta(seconds=1))
    with sessions() as session, pytest.raises(NotFound):
        get_job(session, old.uid, 7, now=now, reads_all=True)
    asked(sessions, asking(), now)
    with sessions() as session:
        assert find_job(session, old.uid) is None


def test_files_are_deleted_after_a_day(sessions: sessionmaker[Session]) -> None:
    now = clock.now()
    new, old = asked(sessions, asking(), now), asked(sessions, asking(), now - KEPT - timedelta(seconds=1))
    with sessions.begin() as session:
        assert forget_old_jobs(session, now=now) == 1
    with sessions() as session:
        assert (find_job(session, old.uid), find_job(session, new.uid) is not None) == (None, True)


def test_results_are_packed_and_unpacked() -> None:
    assert unpacked(packed([b"", b"one", b"\x00" * 5])) == [b"", b"one", b"\x00" * 5]
    assert unpacked(b"") == []
