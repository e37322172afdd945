"""Erasing somebody on request: in what is held now, in the histories, and through the slices above in what was published."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.db.locking import refuse_if_stale
from app.ground.db.sealing import CannotOpen, keys_of
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Appointment, Person, PersonMerge
from app.register.directory.queries import holds_still
from app.register.directory.rules.kinds import Gender
from app.register.personal import purging
from app.register.personal.blocking import person_to_administer, refuse_without_reason, write_why
from app.register.personal.effacing import Effacer, names_in
from app.register.personal.models import PersonalRecord
from app.register.personal.naming import ERASED
from app.register.personal.rules import DataKind, normalised
from app.register.personal.sweeping import destroy_waiting, sweep

Eraser = Callable[[Session, Person], int]
"""Takes a person, still with their name, out of what a slice above holds; returns how many rows it changed."""

ERASERS: Final[dict[str, Eraser]] = {}
"""By what the person reads of it in the preview, a msgid."""

_QUOTED: Final = (DataKind.PHONE, DataKind.EMAIL, DataKind.DOCUMENT)
"""Kinds whose values somebody may have typed into a note."""


@dataclass(frozen=True, slots=True)
class ErasePerson:
    """Erase a person seen at revision `seen`, because they have asked for it."""

    person_id: int
    by: Actor
    seen: int | None
    reason: str


Erased = Mapping[str, int]
"""What was changed, a msgid, → how many rows."""


def preview_erasure(session: Session, person_id: int, by: Actor, *, now: datetime) -> Erased:
    """Return what erasing would change: it is done and undone again."""
    person = _person_to_erase(session, person_id, by)
    with session.begin_nested() as trial:
        told = _erased(session, person, "", by, now)
        trial.rollback()
    session.expire_all()
    return told


def erase_person(session: Session, cmd: ErasePerson, now: datetime) -> Erased:
    """Erase the person, and the entries that were merged into theirs; return what was changed. Cannot be undone."""
    person = _person_to_erase(session, cmd.person_id, cmd.by)
    refuse_if_stale(person, cmd.seen)
    refuse_without_reason(cmd.reason)
    return _erased(session, person, cmd.reason, cmd.by, now)


def effacer_of(session: Session, person: Person) -> Effacer:
    """Return what takes a person out of texts, while their name and records are still there."""
    in_full = [person.latin, *person.cases.values()]
    names = names_in(person.surname, person.given, person.patronymic, in_full)
    records = session.scalars(select(PersonalRecord).where(PersonalRecord.person_id == person.id, PersonalRecord.kind.in_(_QUOTED)))
    return Effacer(names, tuple(dict.fromkeys(value for record in records for value in _values(session, record))), ERASED)


def forget_changes(session: Session, kind: str, idents: Collection[int], label: str = ERASED.ru) -> int:
    """Empty the change log of some things: that something was changed stays, by whom and when; what it said does not."""
    things = (Change.kind == kind, Change.thing_id.in_(list(idents)))
    found = session.execute(update(Change).where(*things).values(label=label, fields={}))
    return int(getattr(found, "rowcount", 0))


def _person_to_erase(session: Session, person_id: int, by: Actor) -> Person:
    person = person_to_administer(session, person_id, by)
    if not holds_still(session, person.id):  # whoever begins to point at them waits from here on, and then finds them erased
        raise Refusal(N_("This entry was merged into another one: erase that one, and this one goes with it."))
    return person


def _erased(session: Session, person: Person, reason: str, by: Actor, now: datetime) -> Erased:
    family = [person, *_merged_into(session, person)]
    effacers = [effacer_of(session, one) for one in family]
    told: dict[str, int] = {}
    for one in family:
        for name, eraser in ERASERS.items():
            told[name] = told.get(name, 0) + eraser(session, one)
    told[N_("Records of personal data")] = _destroy_records(session, family, by, now)
    told[N_("Entries of the change log")] = _forget(session, family)
    told[N_("Files and proposals that wait for a decision")] = sum(destroy_waiting(session, effacer) for effacer in effacers)
    _write_over(session, family, now)
    swept = [sweep(session, effacer) for effacer in effacers]
    told[N_("Other texts that had the name or a number")] = sum(sum(counts.values()) for counts in swept)
    session.refresh(person)
    for effacer in effacers:
        reason = effacer.text(reason)
    write_why(session, person, "erase_reason", reason, now)
    return told


def _merged_into(session: Session, person: Person) -> Iterable[Person]:
    gone = session.scalars(select(Person).where(Person.merged_into_id == person.id)).all()
    return [one for entry in gone for one in (entry, *_merged_into(session, entry))]


def _values(session: Session, record: PersonalRecord) -> tuple[str, ...]:
    try:
        value = record.opened(keys_of(session)).decode()
    except CannotOpen:
        return ()
    return value, normalised(record.kind, value)


def _destroy_records(session: Session, family: Iterable[Person], by: Actor, now: datetime) -> int:
    rows: list[dict[str, Any]] = []
    for person in family:
        records = session.scalars(select(PersonalRecord).where(PersonalRecord.person_id == person.id).order_by(PersonalRecord.id)).all()
        rows += [purging.told(record, person.uid) for record in records]
        session.execute(delete(PersonalRecord).where(PersonalRecord.person_id == person.id))
    if rows:
        purging.acted(session, rows, purging.ERASED, now=now, by_name=by.name)
    return len(rows)


def _forget(session: Session, family: Iterable[Person]) -> int:
    ids = [person.id for person in family]
    appointments = session.scalars(select(Appointment.id).where(Appointment.person_id.in_(ids))).all()
    return forget_changes(session, Person.__kind__, ids) + forget_changes(session, Appointment.__kind__, appointments)


def _write_over(session: Session, family: Iterable[Person], now: datetime) -> None:
    """Write over the rows themselves past the ORM, whose change log would keep what they said."""
    ids = [person.id for person in family]
    nothing: dict[str, Any] = {"given": Texts(), "patronymic": Texts(), "latin": "", "cases": {}, "note": "", "precedence": None}
    nothing |= {"gender": Gender.UNKNOWN, "search_text": "", "sound_text": "", "blocked_at": None, "revision": Person.revision + 1}
    session.execute(update(Person).where(Person.id.in_(ids)).values(surname=ERASED, erased_at=now, **nothing))
    session.execute(delete(Appointment).where(Appointment.person_id.in_(ids)))
    merges = or_(PersonMerge.kept_id.in_(ids), PersonMerge.gone_id.in_(ids))
    session.execute(update(PersonMerge).where(merges).values(moved=[]))
    session.expire_all()
