"""Hashing passwords with Argon2id: slowly on purpose, few at a time, and equally slowly for logins that do not exist."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from app.ground.kernel.refusals import N_, Refusal
from app.register.accounts.rules.passwords import normal

AT_ONCE: Final = 2
"""Each takes 64 MiB while it is counted."""
PATIENCE: Final = 3.0
"""Seconds that a try waits for its turn."""

_CONSONANTS: Final = "bdfgklmnprstvz"
_VOWELS: Final = "aeiou"

_hasher: Final = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


class TooBusy(Refusal):
    """Too many people are signing in at this moment."""

    status = 503

    def __init__(self) -> None:
        super().__init__(N_("Many people are signing in right now. Try again in a few seconds."))


class Turns:
    """Lets in few at a time, and of one source only one, so that a flood from one place leaves room for the others."""

    def __init__(self, at_once: int, patience: float) -> None:
        self._at_once = at_once
        self._patience = patience
        self._inside: list[str] = []
        self._moved = threading.Condition()

    @contextmanager
    def turn(self, source: str) -> Iterator[None]:
        """Wait for a turn and hold it; raise TooBusy where none comes in time."""
        with self._moved:
            if not self._moved.wait_for(lambda: self._is_free(source), self._patience):
                raise TooBusy
            self._inside.append(source)
        try:
            yield
        finally:
            with self._moved:
                self._inside.remove(source)
                self._moved.notify_all()

    def _is_free(self, source: str) -> bool:
        return len(self._inside) < self._at_once and source not in self._inside


turns: Final = Turns(AT_ONCE, PATIENCE)


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(normal(password))


def matches(kept: str | None, password: str) -> bool:
    """Tell whether a password is the one that `kept` was made from; takes as long where there is none (None)."""
    try:
        _hasher.verify(_nobodys() if kept is None else kept, normal(password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Tell whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def pronounceable() -> str:
    """Return a random password that can be read out on the telephone, of about 55 bits: `tavo-remi-kulo-nasi-47`."""
    words = ["".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(2)) for _ in range(4)]
    return "-".join([*words, f"{secrets.randbelow(90) + 10}"])


@cache
def _nobodys() -> str:
    """Return the hash that wrong logins are measured against."""
    return _hasher.hash(secrets.token_urlsafe())
