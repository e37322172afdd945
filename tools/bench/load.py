"""The client: kept-alive connections on bare sockets, in processes of their own, that cost little beside what they ask for."""

import re
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from statistics import median
from types import TracebackType
from typing import Final, NamedTuple, Self

HOST: Final = "127.0.0.1"
_LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_BODILESS: Final = frozenset({204, 304})
_ROOM: Final = 1 << 22
"""Bytes of the largest answer that is read, unless a line is made with room for more."""
_PATIENCE: Final = 60
"""Seconds."""


def get(path: str, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a GET request as it is sent."""
    return _sent("GET", path, headers or {})


def post(path: str, headers: Mapping[str, str], body: bytes) -> bytes:
    """Return a POST request as it is sent."""
    return _sent("POST", path, {**headers, "Content-Length": str(len(body))}) + body


def _sent(method: str, path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode()


class Answer(NamedTuple):
    """What came back, and after how many seconds the last byte of it did."""

    status: int
    head: str
    body: bytes
    seconds: float

    def header(self, name: str) -> str:
        """Return a header of the answer; empty where it has none of that name."""
        found = re.search(rf"(?im)^{re.escape(name)}: *(.*?)\r$", self.head)
        return found[1] if found else ""


class Line:
    """A connection that is kept alive."""

    def __init__(self, port: int, *, room: int = _ROOM) -> None:
        self._socket = socket.create_connection((HOST, port), timeout=_PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._bytes = bytearray(room)
        self._room = memoryview(self._bytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def ask(self, request: bytes) -> Answer:
        """Send a request and read its answer."""
        began = time.perf_counter()
        self.send(request)
        status, body, end = self.receive()
        seconds = time.perf_counter() - began
        return Answer(status, bytes(self._room[:body]).decode("latin-1"), bytes(self._room[body:end]), seconds)

    def send(self, request: bytes) -> None:
        """Send a request."""
        self._socket.sendall(request)

    def receive(self) -> tuple[int, int, int]:
        """Read an answer; return its status, where its body begins and where it ends."""
        size = 0
        while (head := self._bytes.find(b"\r\n\r\n", 0, size)) < 0:
            size += self._more(size)
        status, body = int(self._bytes[9:12]), head + 4
        length = None if status in _BODILESS else _LENGTH.search(self._bytes, 0, body)
        end = body + (int(length[1]) if length else 0)
        while size < end:
            size += self._more(size)
        return status, body, end

    def _more(self, size: int) -> int:
        count = self._socket.recv_into(self._room[size:])
        if not count:
            raise ConnectionError("the server has hung up, or has sent more than there is room for")
        return count


@dataclass(frozen=True, slots=True)
class Target:
    """Something to ask for, and the status that the answer must have."""

    request: bytes
    status: int = 200


@dataclass(frozen=True, slots=True)
class Pace:
    """How long is measured: turns of each target, and the seconds of a turn."""

    turns: int = 16
    seconds: float = 0.25


class Load:
    """Several processes that ask as fast as they are answered."""

    def __init__(self, port: int, *, processes: int = 2) -> None:
        self._port, self._processes = port, processes
        # Not forked: nothing that the bench holds open may be held by them too.
        context = get_context("spawn")
        self._pool = context.Pool(processes, _meet, (context.Barrier(processes),))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.terminate()
        self._pool.join()

    def compared(self, one: Target, other: Target, pace: Pace, *, lines: int = 4) -> float:
        """Return how many times as many requests a second of `one` are answered as of `other`.

        The two take turns on the same connections, all processes at once, and the median of neighbouring turns counts, so that
        whatever else the machine does meanwhile hits both. `lines` is how many requests of each process are under way at once.
        """
        asked = (self._port, lines, (one, other), pace)
        found = self._pool.starmap(_taking_turns, [asked] * self._processes, chunksize=1)
        rates = [sum(together) for together in zip(*found, strict=True)]
        return float(median(first / second for first, second in zip(rates[0::2], rates[1::2], strict=True)))


_together: list[Barrier] = []
"""Where the processes of a load wait for each other."""


def _meet(barrier: Barrier) -> None:
    _together[:] = [barrier]


def _taking_turns(port: int, lines: int, targets: Sequence[Target], pace: Pace) -> list[float]:
    """Return the answers a second of each turn."""
    connections = [Line(port) for _ in range(lines)]
    for target in targets:
        _ask_all(connections, target)
    rates = []
    for turn in range(pace.turns * len(targets)):
        _together[0].wait(_PATIENCE)  # until the others have done with the target before
        began, answers = time.monotonic(), 0
        while answers == 0 or time.monotonic() < began + pace.seconds:
            _ask_all(connections, targets[turn % len(targets)])
            answers += lines
        rates.append(answers / (time.monotonic() - began))
    for connection in connections:
        connection.close()
    return rates


def _ask_all(connections: Sequence[Line], target: Target) -> None:
    for connection in connections:
        connection.send(target.request)
    for connection in connections:
        status, _, _ = connection.receive()
        if status != target.status:
            raise RuntimeError(f"answered {status} instead of {target.status}: {target.request[:200]!r}")
