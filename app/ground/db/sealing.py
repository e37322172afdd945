"""Payloads that are readable only with the key of the house: AES-256-GCM, bound to the row that they stand in."""

import hmac
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import LargeBinary, String, inspect, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.ground.db.base import Base

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
"""A random nonce of 96 bits (NIST SP 800-38D, section 8.2.2): far from 2**32 messages under one key."""
_BATCH: Final = 500


class CannotOpen(Exception):
    """The key is not there any more, or the payload is another row's, or it was tampered with."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of the house by name, the one that new payloads are sealed with first."""

    keys: tuple[tuple[str, bytes], ...]

    def __post_init__(self) -> None:
        if not self.keys:
            raise ValueError("a keyring has at least one key")
        if any(len(key) != KEY_BYTES or not 1 <= len(name) <= 20 for name, key in self.keys):
            raise ValueError("a key has a name of 1 to 20 letters and 32 bytes")
        if len({name for name, _ in self.keys}) != len(self.keys):
            raise ValueError("two keys have the same name")

    def __repr__(self) -> str:
        return f"Keyring({', '.join(name for name, _ in self.keys)})"  # a log or a traceback shows no key

    @property
    def current(self) -> str:
        """The name of the key that new payloads are sealed with."""
        return self.keys[0][0]

    def seal(self, plain: bytes, bound: str) -> bytes:
        """Return nonce, ciphertext and tag; only with the same `bound` can it be opened again."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self.keys[0][1]).encrypt(nonce, plain, bound.encode())

    def open(self, name: str, sealed: bytes, bound: str) -> bytes:
        """Return what was sealed with the key `name` and bound to `bound`; raises CannotOpen."""
        key = dict(self.keys).get(name)
        if key is None:
            raise CannotOpen(f"there is no key named {name}")
        try:
            return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound.encode())
        except InvalidTag:
            raise CannotOpen(f"what is bound to {bound} cannot be opened") from None

    def fingerprints(self, value: str, purpose: str) -> tuple[str, ...]:
        """Return under every key what equal values have in common: they can be compared, and without the keys not be guessed."""
        return tuple(hmac.digest(key, f"{purpose}\0{value}".encode(), "sha256").hex() for _, key in self.keys)


class Sealed:
    """A table whose rows carry one sealed payload."""

    sealed: Mapped[bytes] = mapped_column(LargeBinary, sort_order=80)
    key_id: Mapped[str] = mapped_column(String(20), index=True, sort_order=81)

    def bound_to(self) -> str:
        """Return the words that bind the payload to this row, of columns that never change."""
        raise NotImplementedError

    def seal(self, keys: Keyring, plain: bytes) -> None:
        """Put a payload in."""
        self.sealed, self.key_id = keys.seal(plain, self.bound_to()), keys.current

    def opened(self, keys: Keyring) -> bytes:
        """Return the payload; raises CannotOpen."""
        return keys.open(self.key_id, self.sealed, self.bound_to())

    def renew(self, keys: Keyring) -> None:
        """Seal the payload anew with the current key, and whatever else hangs on it; raises CannotOpen."""
        self.seal(keys, self.opened(keys))


def keys_of(session: Session) -> Keyring:
    """Return the keys that the session was made with."""
    keys: Keyring = session.info["keys"]
    return keys


@dataclass(frozen=True, slots=True)
class Renewed:
    """How a batch of rows took the new key."""

    sealed: int
    shut: int
    """Rows that could not be opened, because their key is not there; they stay as they are."""


def sealed_in_batches(session: Session) -> Iterator[Renewed]:
    """Seal with the current key whatever is sealed with an older one, batch by batch; the caller may commit after each.

    What a broken run has done stays done, and the next one goes on with the rest.
    """
    keys = keys_of(session)
    for table in _sealed_tables():
        last = 0
        while rows := _older(session, table, keys, last):
            last = max(ident for ident, _ in rows)
            renewed = [_renewed(row, keys) for _, row in rows]
            session.flush()
            yield Renewed(sum(renewed), len(rows) - sum(renewed))


def _sealed_tables() -> Iterator[type[Sealed]]:
    for mapper in sorted(Base.registry.mappers, key=lambda one: one.class_.__name__):
        if issubclass(mapper.class_, Sealed):
            yield mapper.class_


def _older(session: Session, table: type[Sealed], keys: Keyring, last: int) -> Sequence[tuple[int, Sealed]]:
    ident = inspect(table).columns["id"]
    query = select(ident, table).where(table.key_id != keys.current, ident > last).order_by(ident).limit(_BATCH)
    return [(number, row) for number, row in session.execute(query.with_for_update())]


def _renewed(row: Sealed, keys: Keyring) -> bool:
    try:
        row.renew(keys)
    except CannotOpen:
        return False
    return True
