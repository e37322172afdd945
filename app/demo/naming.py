"""How the things of the demonstration set are named for good."""

import uuid
from typing import Final

_SPACE: Final = uuid.UUID("6f1c2b5e-5d0a-4b7e-9f0c-7a3d1e8b2c40")


def uid_of(code: str) -> str:
    """Return the UUID (RFC 9562, version 5) of a code: the same at every load, so that a subscribed calendar knows it again."""
    return str(uuid.uuid5(_SPACE, code))
