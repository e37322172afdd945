"""What the floors above have to say before somebody is taken out of a delegation; they add it here, so delegations need not know them."""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy.orm import Session

Remark = Callable[[Session, int, Sequence[str]], str]
"""Given the event's id and the UIDs of the persons, says a sentence; or nothing."""

REMARKS: Final[dict[str, Remark]] = {}


def remarked(session: Session, event_id: int, person_uids: Sequence[str]) -> list[str]:
    """Return what there is to say before these persons are taken out of a delegation of an event."""
    return [said for remark in REMARKS.values() if (said := remark(session, event_id, person_uids))]
