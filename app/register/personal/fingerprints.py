"""By what equal values are seen without opening them."""

from app.ground.db.sealing import Keyring
from app.register.personal.rules import COMPARED, DataKind, normalised


def fingerprints_under(keys: Keyring, kind: DataKind, value: str) -> tuple[str, ...]:
    """Return the fingerprints of a value under every key, the current one first; none for kinds that are never compared."""
    plain = normalised(kind, value)
    return keys.fingerprints(plain, f"personal:{kind}") if kind in COMPARED and plain else ()
