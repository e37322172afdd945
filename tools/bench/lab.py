"""What a capability's figures are made with: the large set, its server, a client, somebody signed in."""

import html
import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tools.bench.load import HOST, Answer, Line, Load, Pace, Target, get
from tools.bench.server import Server
from tools.bench.world import LOGIN, Sizes, World, made

EMPTY: Final = Target(get("/bench/empty"))
"""A Flask view that does nothing, on the same server."""
_TOKEN: Final = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass(frozen=True)
class Lab:
    """Everything that stands ready for measuring."""

    world: World
    server: Server
    load: Load
    pace: Pace
    repeats: int
    """How often is measured what cannot be measured in turns."""

    def ask(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Return the answer to one request on a connection of its own."""
        with Line(self.server.port) as line:
            return line.ask(get(path, headers))

    def page(self, path: str) -> Target:
        """Return a page as somebody signed in asks for it."""
        return Target(get(path, {"Cookie": self.cookies}))

    @cached_property
    def cookies(self) -> str:
        """Sign in through the form and return what the browser then holds, as a header."""
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        door = f"http://{HOST}:{self.server.port}/sign-in"
        with browser.open(door) as page:
            token = _TOKEN.search(page.read().decode())
        assert token is not None  # every form has one
        form = {"csrf_token": html.unescape(token[1]), "login": LOGIN, "password": self.world.password}
        with browser.open(door, urllib.parse.urlencode(form).encode()) as answer:
            if "/sign-in" in answer.url:
                raise RuntimeError("the bench cannot sign in")
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


@contextmanager
def open_lab(sizes: Sizes, pace: Pace, *, repeats: int, workers: int = 2) -> Iterator[Lab]:
    """Make the set in a folder that is removed afterwards, and serve it."""
    with TemporaryDirectory(prefix="yiyin-bench-") as folder:
        world = made(Path(folder), sizes)
        try:
            with Server(world, workers=workers) as server, Load(server.port) as load:
                yield Lab(world, server, load, pace, repeats)
        finally:
            world.engine.dispose()
