"""The workers of this process: started when first needed, a few at most, replaced when killed or worn out."""

import atexit
import logging
import os
import threading
import time
from typing import Final

from app.ground.jobs.worker import JobFailed, TooLong, Vanished, Worker

LIFE: Final = 500
"""Jobs after which a worker is replaced, so that what a library keeps in memory stays bounded."""

_LOG: Final = logging.getLogger("yiyin.jobs")
"""Below the application's own log, so that its handler writes it."""


class Crew:
    """At most `size` workers; further callers wait their turn."""

    def __init__(self, size: int = 1, *, life: int = LIFE) -> None:
        self._size = size
        self._life = life
        self._forget()
        atexit.register(self.close)
        # A forked process must not talk into the pipes of its parent's workers.
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        self._turns = threading.BoundedSemaphore(self._size)
        self._idle: list[Worker] = []

    def run(self, task: str, payload: bytes, *, seconds: float) -> bytes:
        """Return what `task` (“module:function”, bytes in, bytes out) makes of `payload` within `seconds`, waiting included.

        Raises TooLong at the limit and JobFailed when the task raises or its process dies.
        """
        deadline = time.monotonic() + seconds
        if not self._turns.acquire(timeout=seconds):
            raise TooLong
        try:
            return self._run(task, payload, deadline)
        except (JobFailed, TooLong) as error:
            _LOG.error("job failed", extra={"task": task, "reason": str(error)})
            raise
        finally:
            self._turns.release()

    def _run(self, task: str, payload: bytes, deadline: float) -> bytes:
        worker = self._idle.pop() if self._idle else Worker()
        fresh = worker.jobs == 0
        try:
            result = worker.run(task, payload, max(deadline - time.monotonic(), 0.001))
        except JobFailed:
            self._idle.append(worker)
            raise
        except Vanished:
            worker.kill()
            if fresh:
                raise JobFailed(f"the process ended while it did {task}") from None
            # One that did well before may have been killed from outside, by the kernel for memory or by an operator.
            return self._run(task, payload, deadline)
        except BaseException:
            worker.kill()
            raise
        self._keep(worker)
        return result

    def _keep(self, worker: Worker) -> None:
        if worker.jobs < self._life:
            self._idle.append(worker)
        else:
            worker.end()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that wait for work."""
        return tuple(worker.pid for worker in self._idle)

    def close(self) -> None:
        """End the workers that wait for work; the crew can be used again afterwards."""
        while self._idle:
            self._idle.pop().end()


CREW: Final = Crew()
"""The crew of this process. One worker: two web processes then keep two processors busy."""
