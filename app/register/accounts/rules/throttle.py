"""How often somebody may try a password, counted so that a stranger's tries never stand in the way of the account's owner.

Tries are counted for a pair: a login, and where the tries come from. Nothing is ever counted by the login alone. Where they come from is
the device, if somebody has signed in to this very account on it before, otherwise the network. So a stranger slows down only themselves,
even from behind the same address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from app.ground.kernel.refusals import N_, Refusal

FREE_TRIES: Final = 5
"""So many wrong passwords cost nothing."""
FREE_TRIES_IN_A_FLOOD: Final = 1
FLOOD: Final = 30
"""So many failures of one source within WINDOW, over all logins, and each of its pairs has fewer free tries."""
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=15)
WINDOW: Final = timedelta(hours=24)
"""Failures older than this are forgotten, and removed."""
_HOSTS_BITS: Final = 64
_DOUBLINGS: Final = 10


class TooManyTries(Refusal):
    """Too many wrong passwords for this login from this place."""

    status = 429

    def __init__(self, wait: timedelta) -> None:
        minutes = max(1, -(-int(wait.total_seconds()) // 60))
        super().__init__(
            N_("Too many wrong passwords for this login from here. Try again in %(minutes)s min; on other devices nothing has changed."),
            minutes=minutes,
        )
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Attempt:
    """Who somebody says they are, and from where."""

    login: str
    """As typed, folded."""
    source: str
    """A network (`network_of`) or a known device (`device_source`)."""

    @property
    def login_digest(self) -> str:
        """What is kept instead of the login: people type passwords into the wrong field."""
        return sha256(self.login.encode(errors="replace")).hexdigest()[:32]


def network_of(address: str | None) -> str:
    """Return the network that an address counts for: an IPv4 address itself, the /64 of an IPv6 one (RFC 6177)."""
    try:
        parsed = ip_address((address or "").partition("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped is None:
            return str(ip_network((parsed, _HOSTS_BITS), strict=False))
        parsed = parsed.ipv4_mapped
    return str(parsed)


def device_source(device_hash: str) -> str:
    """Return the source of tries from a device on which the account's owner has signed in before."""
    return f"device:{device_hash[:32]}"


def wait_before_next(failures: Sequence[datetime], failures_of_source: int, now: datetime) -> timedelta:
    """Return how long the pair must wait; zero where it may try.

    `failures` are the failures of the pair within WINDOW; `failures_of_source` counts those of all logins from the same source.
    The wait doubles with each failure beyond the free ones, up to LONGEST_WAIT.
    """
    free = FREE_TRIES_IN_A_FLOOD if failures_of_source >= FLOOD else FREE_TRIES
    beyond = len(failures) - free
    if beyond < 0:
        return timedelta(0)
    wait: timedelta = min(FIRST_WAIT * (1 << min(beyond, _DOUBLINGS)), LONGEST_WAIT)
    return max(max(failures) + wait - now, timedelta(0))


def refuse_if_too_many(failures: Sequence[datetime], failures_of_source: int, now: datetime) -> None:
    """Raise TooManyTries while the pair must wait."""
    wait = wait_before_next(failures, failures_of_source, now)
    if wait:
        raise TooManyTries(wait)
