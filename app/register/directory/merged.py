"""Entries that were merged into others, by UID: what was published or given out under one is its successor's until the merge is undone."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.register.directory.models import Person

Merged = Mapping[str, str]
"""The UID of an entry → that of the entry that it was merged into, which may have been merged itself."""


def merged_uids(session: Session) -> Merged:
    """Return all merges that stand; one query, for there are few."""
    kept = aliased(Person)
    query = select(Person.uid, kept.uid).join(kept, Person.merged_into_id == kept.id)
    return dict(session.execute(query).all())


def succession(uid: str, merged: Merged) -> tuple[str, ...]:
    """Return a UID and those of the entries that have come to stand for it, the latest last."""
    found = [uid]
    while found[-1] in merged:
        found.append(merged[found[-1]])
    return tuple(found)


def kept_uid(uid: str, merged: Merged) -> str:
    """Return the UID of the entry that stands for one now: mostly itself."""
    return succession(uid, merged)[-1]
