"""One process that does jobs, as its owner sees it: started, given one job at a time, killed at the limit."""

import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, cast

from app.ground.jobs import frames
from app.ground.kernel.refusals import N_, Refusal

_ROOT: Final = Path(__file__).resolve().parents[3]
_PATIENCE: Final = 2.0
"""Seconds that a process is given to end by itself when it is no longer wanted."""


class TooLong(Refusal):
    """A job reached its limit, or waited too long for its turn."""

    status = 503

    def __init__(self, message: str = N_("This is taking too long. Try again in a moment.")) -> None:
        super().__init__(message)


class JobFailed(Refusal):
    """A job ended with an error; `reason` is for the log, not for the reader."""

    status = 500

    def __init__(self, reason: str) -> None:
        super().__init__(N_("This could not be made. The office's administrator can find the reason in the log."))
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


class Vanished(Exception):
    """The process ended in the middle of a job without an answer."""


class Worker:
    """A process of its own. A plain subprocess, because a daemonic process may not have children of `multiprocessing`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.ground.jobs.child"], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.jobs = 0

    @property
    def pid(self) -> int:
        """The operating system's number of the process."""
        return self._process.pid

    def run(self, task: str, payload: bytes, seconds: float) -> bytes:
        """Return what the task makes of `payload`.

        Raises TooLong, JobFailed or Vanished; after the first and the last of them the worker is of no more use.
        """
        expired = threading.Event()
        timer = threading.Timer(seconds, self._expire, (expired,))
        timer.daemon = True
        timer.start()
        self.jobs += 1
        try:
            frames.ask(cast(BinaryIO, self._process.stdin), task, payload, seconds)
            answer = frames.answered(cast(BinaryIO, self._process.stdout))
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if expired.is_set():
            raise TooLong
        if answer is None:
            raise Vanished
        done, result = answer
        if not done:
            raise JobFailed(result.decode(errors="replace"))
        return result

    def _expire(self, expired: threading.Event) -> None:
        expired.set()
        self._process.kill()

    def end(self) -> None:
        """End the process: kindly, by closing its input; by force if it does not listen."""
        self._close(self._process.stdin)
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close(self._process.stdout)

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._close(self._process.stdin)
        self._close(self._process.stdout)
        self._process.wait()

    @staticmethod
    def _close(pipe: object) -> None:
        with suppress(OSError):  # what was not written yet is of no interest any more
            cast(BinaryIO, pipe).close()
