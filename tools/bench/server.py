"""The server of a run: granian with two workers, as `make run` starts it, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tools.bench.load import Line, get
from tools.bench.world import World

ROOT: Final = Path(__file__).parents[2]
HOST: Final = "127.0.0.1"
_PATIENCE: Final = 30.0
"""Seconds until the first answer."""


class Server:
    """Runs while the `with` block does."""

    def __init__(self, world: World, *, workers: int = 2) -> None:
        self._world = world
        self._workers = workers
        self.port = _free_port()
        self.prebuilt = world.folder / "prebuilt"
        """What `/bench/bytes` sends; written before it is first asked for."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(self.port)]
        command += ["--workers", str(self._workers), "--log-level", "warning", "tools.bench.door:app"]
        with (self._world.folder / "server.log").open("wb") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment(), stdout=log, stderr=log)
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop()
        if error is not None:
            error.add_note(f"What the server said last:\n{self._said()}")

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        return children(self._process.pid)

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GRANIAN_", "YIYIN_"))}
        return kept | {
            "DATABASE_URL": self._world.database_url,
            "PUBLIC_URL": f"http://{HOST}:{self.port}",
            "SECRET_KEY": self._world.secret_key,
            "DATA_KEYS": ",".join(f"{name}:{urlsafe_b64encode(key).decode()}" for name, key in self._world.keys.keys),
            "HOST": HOST,
            "PORT": str(self.port),
            "YIYIN_BENCH_PREBUILT": str(self.prebuilt),
        }

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._process.poll() is None:
            try:
                with Line(self.port) as line:
                    if line.ask(get("/health")).status == 200:
                        return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the server does not start:\n{self._said()}")

    def _said(self) -> str:
        return (self._world.folder / "server.log").read_text(errors="replace")[-4000:]

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def megabytes(pid: int) -> float:
    """Return the memory of a process; what several share counts in parts (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell how much memory a process takes")


def children(pid: int) -> list[int]:
    """Return the processes that a process has started."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
