"""Versions of before a merge of two entries, read with the UID of the one that was kept: it is one human, who has been told once."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.judgement.call_sheets.states import State
from app.judgement.publishing.models import Version, VersionPerson
from app.planning.logistics import picture_json
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import from_json
from app.register.directory.merged import Merged, kept_uid


def merged_in(session: Session, versions: Collection[Version], merged: Merged) -> Merged:
    """Return of all merges those of persons whom some versions name, each to the entry that stands for it now."""
    if not merged:
        return {}
    ids = [version.id for version in versions]
    named = select(VersionPerson.person_uid).where(VersionPerson.version_id.in_(ids), VersionPerson.person_uid.in_(list(merged)))
    return {uid: kept_uid(uid, merged) for uid in session.scalars(named.distinct())}


def state_of(version: Version, renamed: Merged) -> State:
    """Return what a version says, with some UIDs renamed."""
    if not renamed:
        return State(version.programme, version.logistics_picture)
    programme = from_json(_renamed(version.snapshot, renamed))
    logistics = picture_json.from_json(_renamed(version.logistics, renamed)) if version.logistics else Logistics(programme.event_uid)
    return State(programme, logistics)


def _renamed(value: Any, renamed: Merged) -> Any:
    match value:
        case str():
            return renamed.get(value, value)
        case dict():
            # What stands under the kept UID already stays: it comes last.
            pairs = sorted(value.items(), key=lambda pair: pair[0] not in renamed)
            return {renamed.get(key, key): _renamed(one, renamed) for key, one in pairs}
        case list():
            found = [_renamed(one, renamed) for one in value]
            return list(dict.fromkeys(found)) if all(isinstance(one, str) for one in found) else found
        case _:
            return value
