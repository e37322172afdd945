"""Taking somebody out of the stored versions when they are erased, and out of the calendars that were made from these.

What a version says of everybody else stays as it was published. Its digest is that of the new snapshot, so that looking for what
has changed since, and publishing the same twice, work as before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import String, cast, or_, select
from sqlalchemy.orm import Session, undefer

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.judgement.entries.erasing import efface_entries
from app.judgement.publishing.commands import digest
from app.judgement.publishing.models import Version, VersionPerson
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before
from app.register.personal.effacing import Effacer
from app.register.personal.erasing import ERASERS, effacer_of
from app.register.personal.naming import ERASED
from app.register.personal.sweeping import spellings


def erase_from_versions(session: Session, person: Person) -> int:
    """Rewrite every version that names the person, and the entries on phones made from the latest ones; return how many versions."""
    effacer = effacer_of(session, person)
    versions, changed = _naming(session, person, effacer), []
    effacer = replace(effacer, phrases=_phrases(versions, person.uid))
    for version in versions:
        snapshot = effaced(version.snapshot, person.uid, effacer)
        logistics = _without(version.logistics, person.uid, effacer) if version.logistics else version.logistics
        if (snapshot, logistics) != (version.snapshot, version.logistics):
            version.snapshot, version.logistics = snapshot, logistics
            version.digest = digest(version.programme, version.logistics_picture)
            changed.append(version)
    session.flush()
    # Of every version that was looked at, for an entry may still show what the latest version does not.
    events = {version.snapshot["event_uid"] for version in versions}
    if events:
        efface_entries(session, lambda picture: effaced(picture, person.uid, effacer), events, now=clock.now())
    return len(changed)


def effaced(snapshot: Mapping[str, Any], uid: str, effacer: Effacer) -> dict[str, Any]:
    """Return a snapshot, or the picture of an entry, without somebody: as their erased entry in the directory would be drawn."""
    fresh = _without(snapshot, uid, effacer)
    fresh["items"] = [item | {"speeches": [_speech(speech, uid) for speech in item.get("speeches", ())]} for item in fresh["items"]]
    return fresh


def _without(picture: Mapping[str, Any], uid: str, effacer: Effacer) -> dict[str, Any]:
    """Return a picture without the name, in its words and in its map of persons."""
    fresh: dict[str, Any] = effacer.tree(dict(picture))
    if uid in fresh.get("people", {}):
        short = Texts.of({language: initials_before(told, "") for language, told in ERASED.as_dict().items()})
        fresh["people"] = fresh["people"] | {uid: {"name": ERASED.as_dict(), "short": short.as_dict()}}
    return fresh


def _phrases(versions: Iterable[Version], uid: str) -> tuple[str, ...]:
    """Return how the versions call a speaker; an entry may have the words without saying whose they are. The longest first."""
    speeches = (speech for version in versions for item in version.snapshot["items"] for speech in item.get("speeches", ()))
    told = {text for speech in speeches if speech.get("person") == uid for text in speech["speaker"].values() if text}
    return tuple(sorted(told - set(ERASED.each()), key=lambda text: (-len(text), text)))


def _speech(speech: dict[str, Any], uid: str) -> dict[str, Any]:
    return speech | {"speaker": ERASED.as_dict()} if speech.get("person") == uid else speech


def _naming(session: Session, person: Person, effacer: Effacer) -> list[Version]:
    """Return the versions that name the person by UID, or have a text in which the name may stand."""
    named = select(VersionPerson.version_id).where(VersionPerson.person_uid == person.uid)
    texts = (cast(Version.snapshot, String), cast(Version.logistics, String))
    hints = [spelling for hint in (person.uid, *effacer.may_stand_in()) for spelling in spellings(hint)]
    told = [text.contains(hint, autoescape=True) for text in texts for hint in hints]
    query = select(Version).where(or_(Version.id.in_(named), *told)).options(undefer(Version.snapshot), undefer(Version.logistics))
    return list(session.scalars(query.order_by(Version.id)))


ERASERS[N_("Published versions")] = erase_from_versions
