"""The crew: jobs are done elsewhere, one that hangs is killed, and the next one is done all the same."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from app.ground.jobs.crew import Crew
from app.ground.jobs.worker import JobFailed, TooLong

PID = ("builtins:eval", b"__import__('os').getpid().to_bytes(8, 'big')")
HANG = ("builtins:exec", b"while True: pass")


@pytest.fixture
def crew() -> Iterator[Crew]:
    crew = Crew()
    yield crew
    crew.close()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_job_is_done_in_another_process(crew: Crew) -> None:
    assert zlib.decompress(crew.run("zlib:compress", b"programme" * 100_000, seconds=10)) == b"programme" * 100_000
    assert int.from_bytes(crew.run(*PID, seconds=10), "big") != os.getpid()


def test_jobs_follow_each_other_in_the_same_process(crew: Crew) -> None:
    first = crew.run(*PID, seconds=10)
    assert crew.run(*PID, seconds=10) == first
    assert crew.pids == (int.from_bytes(first, "big"),)


def test_a_job_that_hangs_is_killed_at_its_limit_and_the_next_one_is_done(crew: Crew) -> None:
    (pid,) = [int.from_bytes(crew.run(*PID, seconds=10), "big")]
    started = time.monotonic()
    with pytest.raises(TooLong):
        crew.run(*HANG, seconds=0.3)
    assert time.monotonic() - started < 2
    assert gone(pid)
    assert crew.run("zlib:compress", b"", seconds=10) == zlib.compress(b"")


def test_an_error_is_told_and_spoils_nothing(crew: Crew, caplog: pytest.LogCaptureFixture) -> None:
    before = crew.run(*PID, seconds=10)
    log = logging.getLogger("yiyin.jobs")
    log.addHandler(caplog.handler)  # an application made by another test may keep its log to itself
    log.propagate = False
    with pytest.raises(JobFailed) as failed:
        crew.run("builtins:eval", b"1/0", seconds=10)
    assert failed.value.reason == "ZeroDivisionError: division by zero"
    log.removeHandler(caplog.handler)
    log.propagate = True
    assert [(record.getMessage(), vars(record)["reason"]) for record in caplog.records] == [("job failed", failed.value.reason)]
    assert crew.run(*PID, seconds=10) == before


def test_a_task_that_does_not_exist_fails(crew: Crew) -> None:
    with pytest.raises(JobFailed, match="no_such_module"):
        crew.run("no_such_module:f", b"", seconds=10)


def test_a_job_that_takes_its_process_down_fails_once_and_for_all(crew: Crew) -> None:
    with pytest.raises(JobFailed, match="the process ended"):
        crew.run("builtins:exec", b"import os; os._exit(3)", seconds=10)
    crew.run("zlib:compress", b"", seconds=10)
    with pytest.raises(JobFailed, match="the process ended"):
        crew.run("builtins:exec", b"import os; os._exit(3)", seconds=10)
    assert crew.run("zlib:compress", b"", seconds=10) == zlib.compress(b"")


def test_a_worker_killed_from_outside_is_replaced_unnoticed(crew: Crew) -> None:
    crew.run(*PID, seconds=10)
    os.kill(crew.pids[0], signal.SIGKILL)
    assert crew.run("zlib:compress", b"x", seconds=10) == zlib.compress(b"x")


def test_what_a_task_prints_does_not_mix_with_its_answer(crew: Crew) -> None:
    told = b"(print('hello'), __import__('os').write(1, b'hello'), b'answer')[2]"
    assert crew.run("builtins:eval", told, seconds=10) == b"answer"


def test_a_worker_is_replaced_when_it_is_worn_out() -> None:
    crew = Crew(life=2)
    pids = [crew.run(*PID, seconds=10) for _ in range(4)]
    crew.close()
    assert pids[0] == pids[1] != pids[2] == pids[3]


def test_callers_wait_their_turn_and_no_longer_than_their_limit(crew: Crew) -> None:
    crew.run("zlib:compress", b"", seconds=10)
    results: list[type[Exception]] = []

    def hang(seconds: float) -> None:
        try:
            crew.run(*HANG, seconds=seconds)
        except TooLong as error:
            results.append(type(error))

    threads = [threading.Thread(target=hang, args=(seconds,)) for seconds in (0.5, 0.2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [TooLong, TooLong]
    assert crew.run("zlib:compress", b"", seconds=10) == zlib.compress(b"")


def test_two_workers_work_at_the_same_time() -> None:
    crew = Crew(2)
    seen: list[bytes] = []
    slow = b"(__import__('time').sleep(0.3), __import__('os').getpid().to_bytes(8, 'big'))[1]"
    threads = [threading.Thread(target=lambda: seen.append(crew.run("builtins:eval", slow, seconds=10))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    crew.close()
    assert len(set(seen)) == 2


def test_closing_ends_the_worker_and_the_crew_can_start_again(crew: Crew) -> None:
    crew.run(*PID, seconds=10)
    (pid,) = crew.pids
    crew.close()
    assert gone(pid)
    assert crew.run("zlib:compress", b"", seconds=10) == zlib.compress(b"")


def test_a_daemonic_process_may_have_a_crew_and_leaves_nothing_behind() -> None:
    script = (
        "import multiprocessing as m\n"
        "from app.ground.jobs.crew import CREW\n"
        "def work(q):\n"
        f"    q.put(CREW.run(*{PID!r}, seconds=10))\n"
        "if __name__ == '__main__':\n"
        "    c = m.get_context('fork'); q = c.Queue()\n"
        f"    mine = CREW.run(*{PID!r}, seconds=10)\n"
        "    p = c.Process(target=work, args=(q,), daemon=True); p.start()\n"
        "    theirs = q.get(timeout=10); p.join(10)\n"
        f"    again = CREW.run(*{PID!r}, seconds=10)\n"
        "    print(*(int.from_bytes(x, 'big') for x in (mine, theirs, again)))\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=30)
    mine, theirs, again = map(int, told.stdout.split())
    assert mine == again != theirs
    assert told.stderr == b""
    deadline = time.monotonic() + 5
    while not (gone(mine) and gone(theirs)) and time.monotonic() < deadline:
        os.sched_yield()
    assert gone(mine)
    assert gone(theirs)
