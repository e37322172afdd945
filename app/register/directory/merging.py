"""Two entries that turned out to be one person: what a merge would do, doing it, and taking it back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.db.history import CHANGED, Author, Change, plain
from app.ground.db.locking import get_or_refuse, refuse_if_stale
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.register.directory.merging_following import follow
from app.register.directory.merging_kept import kept, read
from app.register.directory.merging_rows import Put, Step, do, planned, touch, undo
from app.register.directory.models import Person, PersonMerge
from app.register.directory.queries import with_appointments

FIELDS: Final = ("surname", "given", "patronymic", "latin", "gender", "cases", "precedence", "note")
"""What a person's entry says by itself; for each, one of the two entries is chosen."""

_PERSON: Final = Person.__tablename__


@dataclass(frozen=True, slots=True)
class MergePersons:
    """`gone_id` turned out to be `kept_id`; `taken` names the fields that the kept entry takes over from the other."""

    uid: str
    kept_id: int
    gone_id: int
    seen_kept: int | None = None
    seen_gone: int | None = None
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field in which two entries differ, and whether the other one's is offered first: it is where the kept one says nothing."""

    name: str
    kept: Any
    gone: Any
    takes: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do."""

    kept: Person
    gone: Person
    choices: tuple[FieldChoice, ...]
    steps: tuple[Step, ...]


def preview(session: Session, kept_id: int, gone_id: int) -> Preview:
    """Return what merging two entries would do; refuses as the merge would."""
    found = _both(session, kept_id, gone_id, lock=False)
    _refuse_unless_free(*found)
    one, other = found
    choices = tuple(choice for name in FIELDS if (choice := _choice(name, one, other)))
    return Preview(one, other, choices, tuple(_steps(session, one, other)))


def merge_persons(session: Session, cmd: MergePersons, *, now: datetime) -> int:
    """Merge two entries and return the id of the merge; the same `uid` again changes nothing."""
    done = session.scalars(select(PersonMerge).where(PersonMerge.uid == cmd.uid)).one_or_none()
    if done is not None:
        return done.id
    one, other = _both(session, cmd.kept_id, cmd.gone_id, lock=True)
    _refuse_unless_free(one, other)
    refuse_if_stale(one, cmd.seen_kept)
    refuse_if_stale(other, cmd.seen_gone)
    steps = [*_steps(session, one, other), *_taken_over(one, other, cmd.taken)]
    merge = PersonMerge(uid=cmd.uid, kept_id=one.id, gone_id=other.id, at=now, by_name=_author(session).name, moved=kept(steps))
    session.add(merge)
    other.merged_into_id = one.id
    session.flush()
    do(session, [step for step in steps if not _own(step)])
    _rise(session, one)
    session.expire_all()
    _note(session, one, "merged_from", None, other.label(), now)
    _note(session, other, "merged_into_id", None, one.label(), now)
    follow(session, (one.uid, other.uid), now=now)
    return merge.id


def undo_merge(session: Session, merge_id: int, *, now: datetime) -> int:
    """Take a merge back and return the id of the entry that is there again; a second time changes nothing.

    What was changed since then stays as it was changed. Raises Refusal where a later merge has to be undone first.
    """
    merge = session.scalars(select(PersonMerge).where(PersonMerge.id == merge_id).with_for_update()).one_or_none()
    if merge is None:
        raise NotFound
    if merge.undone_at is not None:
        return merge.gone_id
    one, other = _both(session, merge.kept_id, merge.gone_id, lock=True)
    _refuse_unless_last(session, merge, one, other)
    steps = read(merge.moved)
    _give_back(one, steps)
    other.merged_into_id = None
    merge.undone_at = now
    session.flush()
    undo(session, [step for step in steps if not _own(step)])
    _rise(session, one)
    session.expire_all()
    _note(session, one, "merged_from", other.label(), None, now)
    _note(session, other, "merged_into_id", one.label(), None, now)
    follow(session, (one.uid, other.uid), now=now)
    return other.id


def kept_instead(session: Session, person: Person) -> Person:
    """Return the entry that stands for a person now: their own, or the one that it was merged into, through all merges."""
    while person.merged_into_id is not None:
        person = get_or_refuse(session, Person, person.merged_into_id)
    return person


def merged_entries(session: Session, person_id: int) -> list[Person]:
    """Return all entries that were merged into a person's, directly or through others: what is bound to their UIDs is the person's."""
    found: list[Person] = []
    ids = [person_id]
    while ids:
        more = session.scalars(select(Person).where(Person.merged_into_id.in_(ids)).order_by(Person.id)).all()
        found += more
        ids = [one.id for one in more]
    return found


def merges_of(session: Session, person_id: int) -> Sequence[PersonMerge]:
    """Return the merges into an entry that stand, the latest first: that one can be undone."""
    query = select(PersonMerge).where(PersonMerge.kept_id == person_id, PersonMerge.undone_at.is_(None))
    return session.scalars(query.order_by(PersonMerge.id.desc())).all()


def latest_merges(session: Session, *, limit: int) -> list[tuple[PersonMerge, Person, Person]]:
    """Return the latest merges that stand, with the kept and the other entry, newest first. Two queries."""
    merges = session.scalars(select(PersonMerge).where(PersonMerge.undone_at.is_(None)).order_by(PersonMerge.id.desc()).limit(limit)).all()
    ids = {ident for merge in merges for ident in (merge.kept_id, merge.gone_id)}
    persons = {one.id: one for one in session.scalars(select(Person).where(Person.id.in_(ids)))}
    return [(merge, persons[merge.kept_id], persons[merge.gone_id]) for merge in merges]


def _both(session: Session, kept_id: int, gone_id: int, *, lock: bool) -> tuple[Person, Person]:
    if kept_id == gone_id:
        raise Refusal(N_("An entry cannot be merged with itself."))
    query = select(Person).where(Person.id.in_((kept_id, gone_id))).order_by(Person.id).options(*with_appointments())
    if lock:  # nobody may begin to point at either while what points at them is moved
        query = query.with_for_update(of=Person).execution_options(populate_existing=True)
    found = {one.id: one for one in session.scalars(query)}
    if len(found) < 2:
        raise NotFound
    return found[kept_id], found[gone_id]


def _refuse_unless_free(*persons: Person) -> None:
    for person in persons:
        if person.merged_into_id is not None:
            raise Refusal(N_("“%(name)s” has already been merged into another entry."), name=person.label())
        if person.blocked_at is not None:
            raise Refusal(N_("The data of “%(name)s” is blocked; settle that first."), name=person.label())
        if person.erased_at is not None:
            raise Refusal(N_("This person has been erased on request, so there is nothing to merge."))


def _refuse_unless_last(session: Session, merge: PersonMerge, one: Person, other: Person) -> None:
    if one.merged_into_id is not None:
        raise Refusal(N_("“%(name)s” itself has been merged into another entry since then; undo that merge first."), name=one.label())
    later = select(PersonMerge).where(PersonMerge.kept_id == merge.kept_id, PersonMerge.undone_at.is_(None), PersonMerge.id > merge.id)
    if (last := session.scalars(later.order_by(PersonMerge.id.desc())).first()) is not None:
        name = get_or_refuse(session, Person, last.gone_id).label()
        raise Refusal(N_("“%(name)s” has been merged into this entry since then; undo that merge first."), name=name)
    if one.erased_at is not None or other.erased_at is not None:
        raise Refusal(N_("This person has been erased on request since then, so the merge cannot be undone."))


def _choice(name: str, one: Person, other: Person) -> FieldChoice | None:
    mine, theirs = getattr(one, name), getattr(other, name)
    if plain(mine) == plain(theirs):
        return None
    return FieldChoice(name, mine, theirs, takes=plain(mine) is None or plain(mine) == "")


def _steps(session: Session, one: Person, other: Person) -> list[Step]:
    return [*planned(session, _PERSON, other.id, one.id), *_behind(one, other)]


def _behind(one: Person, other: Person) -> Iterable[Step]:
    """Let what the other one is stand behind what the kept one is."""
    last = max((appointment.position_no for appointment in one.appointments), default=-1)
    for number, appointment in enumerate(other.appointments, last + 1):
        if appointment.position_no != number:
            yield Put("appointment", (("id", appointment.id),), "position_no", appointment.position_no, number)


def _taken_over(one: Person, other: Person, taken: Iterable[str]) -> list[Step]:
    """Write the chosen fields, and return the steps: they are the person's own, written by the session, so that the log tells them."""
    steps: list[Step] = []
    for name in sorted(set(taken) & set(FIELDS)):
        before, after = getattr(one, name), getattr(other, name)
        if before != after:
            steps.append(Put(_PERSON, (("id", one.id),), name, before, after))
            setattr(one, name, after)
    return steps


def _give_back(one: Person, steps: Iterable[Step]) -> None:
    for step in steps:
        if isinstance(step, Put) and _own(step) and getattr(one, step.column) == step.after:
            setattr(one, step.column, step.before)


def _own(step: Step) -> bool:
    return isinstance(step, Put) and step.table == _PERSON


def _rise(session: Session, person: Person) -> None:
    """Raise the kept entry's revision even where none of its own fields changed: what a page shows of it has."""
    touch(session, Base.metadata.tables[_PERSON], Person.id == person.id)


def _author(session: Session) -> Author:
    author: Author = session.info.get("author", Author(None, ""))
    return author


def _note(session: Session, person: Person, field: str, before: str | None, after: str | None, now: datetime) -> None:
    """Write the merge into the log of an entry: the columns that it touches tell a reader nothing."""
    author = _author(session)
    row: Mapping[str, Any] = {
        "at": now,
        "by_id": author.id,
        "by_name": author.name,
        "kind": Person.__kind__,
        "thing_id": person.id,
        "event_id": None,
        "label": person.label()[:400],
        "action": CHANGED,
        "revision": person.revision,
        "fields": {field: [before, after]},
    }
    session.execute(insert(Change), [row])
