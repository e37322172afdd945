"""How Yiyin is set up, tested and served from a fresh clone, with the standard library only.

`make run` and `make test` come here. What is already in place is recognised by a stamp (a hash of what it was made from) and
left alone, so that a second start does next to nothing. Every way to fail ends in one sentence that says what is missing.
"""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NODE_VENV = ROOT / "build" / "node"
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
FONTS = ROOT / "assets" / "fonts"
AXE = ROOT / "build" / "axe.min.js"
REQUIREMENTS = ROOT / "requirements"
INSTANCE = ROOT / "instance"
OLDEST_PYTHON = (3, 11)
WORKERS = "2"
THREADS = "16"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Missing(Exception):
    """Something that cannot be made here; its text is one sentence for the person at the terminal."""


def say(line: str) -> None:
    """Tell what is being done, at once."""
    print(line, flush=True)


def run(command: Iterable[str | Path], *, otherwise: str, env: dict[str, str] | None = None) -> None:
    """Run a program in the project's folder; where it fails, what it printed stands above `otherwise`."""
    try:
        failed = subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode
    except OSError as error:
        raise Missing(f"{otherwise} ({error})") from error
    if failed:
        raise Missing(otherwise)


def digest(*files: Path, extra: str = "") -> str:
    """Return one mark of the contents of files."""
    mark = hashlib.sha256(extra.encode())
    for file in files:
        mark.update(file.read_bytes())
    return mark.hexdigest()


def once(stamp: Path, mark: str, make: Callable[[], None]) -> None:
    """Make something unless its stamp says that it was made from the same."""
    if stamp.is_file() and stamp.read_text(encoding="ascii") == mark:
        return
    stamp.unlink(missing_ok=True)
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark, encoding="ascii")


def python_of(venv: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv / "bin" / "python"


def make_venv(venv: Path) -> None:
    """Make a virtual environment where there is none that works."""
    if python_of(venv).exists() and (venv / "bin" / "pip").exists():
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Missing(f"Python's venv module is missing: on Debian and Ubuntu `apt-get install python{version}-venv` brings it.")
    say(f"Making {venv.relative_to(ROOT)} with Python {sys.version.split()[0]}")
    run(
        [sys.executable, "-m", "venv", "--clear", venv],
        otherwise=f"The virtual environment {venv} could not be made, for the reason above.",
    )


def install(venv: Path, lock: Path) -> None:
    """Install exactly what a lock file names, with its hashes."""
    make_venv(venv)

    def fetch() -> None:
        say(f"Installing the libraries of {lock.relative_to(ROOT)} (a minute or so, once)")
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
        run(
            [python_of(venv), "-m", "pip", "install", *quiet, "--require-hashes", "-r", lock],
            otherwise=f"The libraries of {lock.relative_to(ROOT)} could not be installed, for the reason above.",
        )

    config = venv / "pyvenv.cfg"
    once(venv / f".{lock.stem}.stamp", digest(lock, config), fetch)


def npm() -> tuple[list[str], dict[str, str]]:
    """Return how npm is called, and with which environment: the machine's own, or one from PyPI in a folder of its own."""
    if (found := shutil.which("npm")) and shutil.which("node"):
        return [found], dict(os.environ)
    say("npm is not installed; taking Node.js from PyPI")
    install(NODE_VENV, REQUIREMENTS / "node.txt")
    return [str(NODE_VENV / "bin" / "npm")], {**os.environ, "PATH": f"{NODE_VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}


def front_end_files() -> Iterator[tuple[Path, Path]]:
    """Yield what is taken out of node_modules, and where it goes."""
    yield NODE_MODULES / "htmx.org" / "dist" / "htmx.min.js", VENDOR / "htmx.min.js"
    yield NODE_MODULES / "htmx.org" / "LICENSE", VENDOR / "htmx.LICENSE"
    golos = NODE_MODULES / "@fontsource-variable" / "golos-text"
    yield golos / "LICENSE", VENDOR / "golos" / "LICENSE"
    for subset in ("cyrillic", "cyrillic-ext", "latin", "latin-ext"):
        name = f"golos-text-{subset}-wght-normal.woff2"
        yield golos / "files" / name, VENDOR / "golos" / name
    for family, package in (("PTSerif", "pt-serif"), ("PTSans", "pt-sans")):
        folder = NODE_MODULES / "@expo-google-fonts" / package
        yield folder / "LICENSE_FONT", FONTS / f"{family}.LICENSE"
        for face in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"):
            yield folder / face / f"{family}_{face}.ttf", FONTS / f"{family}_{face}.ttf"


def front_end(*, with_tests: bool) -> None:
    """Fetch the front-end libraries and fonts by their lock file, and put what is needed in its place."""
    files = list(front_end_files())
    if with_tests:
        files.append((NODE_MODULES / "axe-core" / "axe.min.js", AXE))

    def fetch() -> None:
        say("Fetching the front-end libraries and fonts")
        command, env = npm()
        flags = [] if with_tests else ["--omit=dev"]
        run(
            [*command, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", *flags],
            env=env,
            otherwise="The front-end libraries could not be fetched with npm, for the reason above (`npm ci` tells more).",
        )
        for source, target in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    mark = digest(ROOT / "package-lock.json", Path(__file__))
    stamp = ROOT / "build" / ("front-end-tests.stamp" if with_tests else "front-end.stamp")
    if not all(target.is_file() for _, target in files):
        stamp.unlink(missing_ok=True)
    once(stamp, mark, fetch)


def catalogues() -> None:
    """Compile the translations that have changed since they were last compiled."""
    for po in sorted((ROOT / "translations").glob("*/LC_MESSAGES/messages.po")):
        mo = po.with_suffix(".mo")
        if mo.is_file() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        say(f"Compiling {po.relative_to(ROOT)}")
        draft = mo.with_suffix(".mo.new")
        run(
            [python_of(VENV), "-m", "babel.messages.frontend", "--quiet", "compile", "-i", po, "-o", draft],
            otherwise=f"{po.relative_to(ROOT)} could not be compiled, for the reason above.",
        )
        draft.replace(mo)


def browser() -> None:
    """See to it that there is a browser for the tests: install it as root, tell how as anybody else."""
    if os.environ.get("CHROMIUM") or any(shutil.which(name) for name in BROWSERS):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Missing("The browser tests need Chromium: run `sudo apt-get install -y chromium`, or name one in CHROMIUM.")
    say("Installing Chromium for the browser tests (once)")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-dejavu-core"]
    run(["apt-get", "update", "-qq"], env=env, otherwise="Debian's list of packages could not be fetched, for the reason above.")
    run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        env=env,
        otherwise="Chromium could not be installed, for the reason above.",
    )


def free_port(host: str, port: str) -> None:
    """Refuse to go on where somebody else listens already, or where the address is none of ours."""
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise Missing(f"PORT is a number from 1 to 65535, not “{port}”.")
    try:
        with socket.create_server((host, int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            pass
    except PermissionError as error:
        raise Missing(f"Port {port} is reserved for root: choose one above 1023, as in `PORT=8000 make run`.") from error
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno != errno.EADDRINUSE:
            raise Missing(f"HOST={host} is no address of this machine.") from error
        raise Missing(
            f"Port {port} is taken: stop what listens there, or choose another one, as in `PORT={int(port) + 1} make run`."
        ) from error


def become(command: list[str]) -> None:
    """Be the server until it ends, and pass on what stops it.

    It stands apart from the terminal: Ctrl+C goes to every process of a terminal's group, and Granian's workers, interrupted by
    the terminal and by their master both, would hang.
    """
    server = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: server.send_signal(signal.SIGTERM))
    if server.wait():
        raise Missing("The server ended, for the reason above.")


def serve() -> None:
    """Set up what is missing, bring the database up to date, and serve."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    free_port(host, port)
    prepare_commands()
    prepare_data()
    say(f"Serving on {os.environ.get('PUBLIC_URL') or f'http://{host}:{port}'} (Ctrl+C stops it)")
    # As many threads a worker as the pool has connections to PostgreSQL; a worker that does not end by itself is ended.
    limits = ["--workers", WORKERS, "--blocking-threads", THREADS, "--workers-kill-timeout", "5"]
    server = ["--interface", "wsgi", "--host", host, "--port", port, *limits, "--log-level", "error", "wsgi:app"]
    become([str(python_of(VENV)), "-m", "granian", *server])


def prepare_data() -> None:
    """Bring the database up to date; leave the one in the instance folder alone while nothing that it is made from has changed."""
    database, signed = INSTANCE / "yiyin.sqlite3", INSTANCE / "sign-in.txt"
    own = not os.environ.get("DATABASE_URL") and os.environ.get("YIYIN_ENV", "development") == "development"
    stamp = INSTANCE / ".prepared"
    if own and all(file.exists() for file in (database, signed, stamp)) and stamp.read_text(encoding="ascii") == mark_of(database):
        say(signed.read_text(encoding="utf-8").rstrip())
        return
    run([python_of(VENV), "-m", "app.cli", "prepare"], otherwise="Yiyin cannot start, for the reason above.")
    if own and database.exists():
        stamp.write_text(mark_of(database), encoding="ascii")


def mark_of(database: Path) -> str:
    """Return one mark of this very database file and of all that could change its tables."""
    made_from = [*sorted((ROOT / "migrations").rglob("*.py")), *sorted((ROOT / "app").rglob("*.py"))]
    return digest(*made_from, extra=str(database.stat().st_ino))


def prepare_commands() -> None:
    """Set up what Yiyin's own commands need."""
    install(VENV, REQUIREMENTS / "run.txt")
    front_end(with_tests=False)
    catalogues()


def prepare_tests() -> None:
    """Set up what the tests and the checks need besides."""
    install(VENV, REQUIREMENTS / "dev.txt")
    front_end(with_tests=True)
    catalogues()


def lock() -> None:
    """Lock the newest versions that fit, with hashes and without the address of any registry."""
    tools = ROOT / "build" / "lock"
    make_venv(tools)
    run([python_of(tools), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"], otherwise="uv could not be installed.")
    options = ["--quiet", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--upgrade"]
    for name, bound in (("run", []), ("dev", ["-c", "requirements/run.txt"]), ("node", [])):
        say(f"Locking requirements/{name}.txt")
        target = f"requirements/{name}.txt"
        python = f"{OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]}"
        run(
            [
                python_of(tools),
                "-m",
                "uv",
                "pip",
                "compile",
                *options,
                *bound,
                "--python-version",
                python,
                f"requirements/{name}.in",
                "-o",
                target,
            ],
            otherwise=f"requirements/{name}.in could not be locked, for the reason above.",
        )
    say("Locking package-lock.json")
    command, env = npm()
    run([*command, "install", "--package-lock-only", "--silent"], env=env, otherwise="package-lock.json could not be locked.")


COMMANDS = {"serve": serve, "commands": prepare_commands, "tests": prepare_tests, "browser": browser, "lock": lock}


def main(arguments: list[str]) -> int:
    """Do one of the commands; answer with a sentence and 1 where something is missing."""
    if sys.version_info < OLDEST_PYTHON:
        say(f"Yiyin needs Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer; this is {sys.version.split()[0]}.")
        return 1
    try:
        for name in arguments:
            COMMANDS[name]()
    except Missing as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
