"""Names that nobody has to hand out and nobody can guess."""

import secrets
import uuid


def new_uid() -> str:
    """Return a random UUID (RFC 9562, version 4) as 36 lower-case characters."""
    return str(uuid.uuid4())


def new_token() -> str:
    """Return a URL-safe secret of 256 bits, 43 characters."""
    return secrets.token_urlsafe(32)


def as_uid(typed: str | None) -> str:
    """Return `typed` if it is a UUID (a page chose it, so that sending twice makes one thing), else a new one."""
    try:
        return str(uuid.UUID(typed or ""))
    except ValueError:
        return new_uid()


def uid_from(base: str, name: str) -> str:
    """Return the UUID (RFC 9562, version 5) of a name under another UUID: the same two always give the same one."""
    return str(uuid.uuid5(uuid.UUID(base), name))
