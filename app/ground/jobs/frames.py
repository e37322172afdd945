"""How the two processes talk: frames of a few lengths and then the bytes, over a pipe."""

import struct
from typing import BinaryIO, Final

_ASK: Final = struct.Struct("!dHI")
_ANSWER: Final = struct.Struct("!?I")


def ask(pipe: BinaryIO, task: str, payload: bytes, seconds: float) -> None:
    """Write one job: its task (“module:function”), what the function is given, and its limit in seconds."""
    name = task.encode()
    pipe.write(_ASK.pack(seconds, len(name), len(payload)) + name + payload)
    pipe.flush()


def asked(pipe: BinaryIO) -> tuple[str, bytes, float] | None:
    """Read one job: task, payload and limit; None when the other side has gone."""
    head = pipe.read(_ASK.size)
    if len(head) < _ASK.size:
        return None
    seconds, name, payload = _ASK.unpack(head)
    return pipe.read(name).decode(), pipe.read(payload), seconds


def answer(pipe: BinaryIO, done: bool, result: bytes) -> None:
    """Write what came of a job: its result, or why it failed as UTF-8."""
    pipe.write(_ANSWER.pack(done, len(result)))
    pipe.write(result)
    pipe.flush()


def answered(pipe: BinaryIO) -> tuple[bool, bytes] | None:
    """Read what came of a job; None when the other process ended in the middle of it."""
    head = pipe.read(_ANSWER.size)
    if len(head) < _ANSWER.size:
        return None
    done, length = _ANSWER.unpack(head)
    result = pipe.read(length)
    return (done, result) if len(result) == length else None
