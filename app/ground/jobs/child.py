"""The process that does the jobs: reads them one by one, imports only what each needs, ends when its owner does.

Started as `python -m app.ground.jobs.child`; jobs come on standard input, answers leave on standard output.
"""

import faulthandler
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Final, cast

from app.ground.jobs import frames

GRACE: Final = 1.0
"""Seconds after its owner's limit at which the process ends itself, in case its owner is no longer there to do it."""


def main() -> None:
    """Do jobs until standard input is closed."""
    jobs = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not end up between two answers.
    os.dup2(2, 1)
    with open(os.devnull, "w") as nowhere:
        while (job := frames.asked(jobs)) is not None:
            task, payload, seconds = job
            # The watchdog is a thread of the C library's: it ends the process even while native code holds the interpreter.
            faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=nowhere)
            done, result = _do(task, payload)
            faulthandler.cancel_dump_traceback_later()
            frames.answer(answers, done, result)


def _do(task: str, payload: bytes) -> tuple[bool, bytes]:
    try:
        return True, _function(task)(payload)
    except Exception as error:  # whatever went wrong is the owner's to tell
        return False, f"{type(error).__name__}: {error}".encode(errors="replace")


def _function(task: str) -> Callable[[bytes], bytes]:
    module, _, name = task.partition(":")
    return cast(Callable[[bytes], bytes], getattr(import_module(module), name))


if __name__ == "__main__":
    try:
        main()
    except (BrokenPipeError, KeyboardInterrupt):
        sys.exit(0)
