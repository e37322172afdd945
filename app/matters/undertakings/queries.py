"""Reads of instructions: one with all that belongs to it, a register of them by filters, what is due, what the filters offer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.history import CREATED, Change
from app.ground.db.loading import belonging
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import Texts
from app.matters.undertakings.due_rules import NEAR
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.picture import Answering, Body, Extension, InstructionPicture, Meeting
from app.matters.undertakings.rules import SETTLED, InstructionState
from app.planning.events.models import Event
from app.planning.events.queries import Words, has_word
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Organisation, Person

MOST_LISTED: Final = 1000
"""Instructions that one page tells; what is on control at one time has never been a tenth of it."""
MOST_PRINTED: Final = 3000
"""Instructions that one paper or one report tells; it says so where there are more."""
CONTROLLED: Final = tuple(state for state in InstructionState if state not in SETTLED)
_MARK: Final = frozenset({"state", "evidence", "settled_on"})


class Which(StrEnum):
    """Which instructions a list is of."""

    CONTROLLED = "controlled"
    DONE = "done"
    DROPPED = "dropped"
    ALL = "all"


class WhoseTurn(StrEnum):
    """On which side somebody has to do something."""

    OURS = "ours"
    THEIRS = "theirs"


_STATES: Final[Mapping[Which, tuple[InstructionState, ...]]] = {
    Which.CONTROLLED: CONTROLLED,
    Which.DONE: (InstructionState.DONE,),
    Which.DROPPED: (InstructionState.DROPPED,),
    Which.ALL: tuple(InstructionState),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which instructions are asked for; None and "" ask for all."""

    which: Which = Which.CONTROLLED
    side: WhoseTurn | None = None
    event_id: int | None = None
    person_id: int | None = None
    body_id: int | None = None
    measure_id: int | None = None
    dossier_id: int | None = None


def get_instruction(session: Session, instruction_id: int) -> Instruction:
    """Return an instruction with all that it points at and its extensions; raises NotFound."""
    found = session.scalars(select(Instruction).where(Instruction.id == instruction_id).options(*_whole())).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_instruction_by_uid(session: Session, uid: str) -> Instruction | None:
    """Return the instruction with a UID, if there is one."""
    return session.scalars(select(Instruction).where(Instruction.uid == uid)).one_or_none()


def instructions_of(session: Session, wanted: Wanted, *, limit: int | None = MOST_LISTED) -> tuple[InstructionPicture, ...]:
    """Return instructions by the day on which they are due, permanent ones last; what is settled by when it was, newest first.

    All of them where `limit` is None. Two queries, and one more for every 500 of them.
    """
    one = Instruction
    query = select(one).where(one.state.in_(_STATES[wanted.which]), *_filters(wanted))
    if wanted.which in (Which.DONE, Which.DROPPED):
        query = query.order_by(one.settled_on.desc(), one.id.desc())
    else:
        query = query.order_by(one.due.is_(None), one.due, one.given_on, one.id)
    return _pictures(session, query.limit(limit))


def instructions_found(session: Session, words: Words, *, limit: int) -> tuple[InstructionPicture, ...]:
    """Return the instructions whose text, number or source has every word, what is on control first. Two queries."""
    query = select(Instruction).where(*(has_word(Instruction.search_text, word) for word in words))
    return _pictures(session, query.order_by(Instruction.state.in_(SETTLED), Instruction.given_on.desc(), Instruction.id).limit(limit))


def instructions_due(session: Session, day: date) -> tuple[InstructionPicture, ...]:
    """Return what is overdue on a day, and what is due within a week of it, by due day. Two queries."""
    query = select(Instruction).where(Instruction.state.in_(CONTROLLED), Instruction.due <= day + NEAR)
    return _pictures(session, query.order_by(Instruction.due, Instruction.given_on, Instruction.id).limit(MOST_LISTED))


def instructions_since(session: Session, since: date, *, limit: int = MOST_PRINTED) -> tuple[InstructionPicture, ...]:
    """Return what is on control, and what has been settled on a day or later, by due day. Two queries."""
    kept = or_(Instruction.state.in_(CONTROLLED), Instruction.settled_on >= since)
    query = select(Instruction).where(kept).order_by(Instruction.due.is_(None), Instruction.due, Instruction.given_on, Instruction.id)
    return _pictures(session, query.limit(limit))


def marks_after(session: Session, moment: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Return what of the marks of instructions was replaced first after a moment: field → what stood there until then. One query.

    One that was entered after that moment is left out: of what was before, the log knows nothing.
    """
    query = select(Change.thing_id, Change.action, Change.fields).where(Change.kind == Instruction.__kind__, Change.at >= moment)
    found: dict[int, dict[str, Any]] = {}
    entered = set()
    for ident, action, fields in session.execute(query.order_by(Change.id)):
        if action == CREATED:
            entered.add(ident)
        for name in _MARK & fields.keys():
            found.setdefault(ident, {}).setdefault(name, fields[name][0])
    return {ident: before for ident, before in found.items() if ident not in entered}


def counts_of(session: Session, wanted: Wanted) -> Mapping[Which, int]:
    """Return how many instructions each list has under the same filters. One query."""
    query = select(Instruction.state, func.count()).where(*_filters(wanted)).group_by(Instruction.state)
    by_state = {InstructionState(state): count for state, count in session.execute(query)}
    return {which: sum(by_state.get(state, 0) for state in states) for which, states in _STATES.items()}


def meetings_told(session: Session) -> Sequence[Meeting]:
    """Return the meetings at which instructions were given, newest first."""
    given = select(Instruction.event_id).where(Instruction.event_id.is_not(None))
    query = select(Event.id, Event.title, Event.first_day).where(Event.id.in_(given)).order_by(Event.first_day.desc(), Event.id.desc())
    return [Meeting(*row) for row in session.execute(query)]


def bodies_told(session: Session) -> Sequence[Body]:
    """Return the bodies that have instructions, by name."""
    ours = select(Instruction.our_body_id).where(Instruction.our_body_id.is_not(None))
    theirs = select(Instruction.their_body_id).where(Instruction.their_body_id.is_not(None))
    query = select(Organisation).where(or_(Organisation.id.in_(ours), Organisation.id.in_(theirs)))
    return [body_of(one) for one in session.scalars(query.order_by(Organisation.search_text, Organisation.id))]


def persons_told(session: Session) -> Sequence[Person]:
    """Return who answers for instructions in person, by surname."""
    named = select(Instruction.person_id).where(Instruction.person_id.is_not(None))
    return session.scalars(select(Person).where(Person.id.in_(named)).order_by(Person.search_text, Person.id)).all()


def last_meeting_before(session: Session, day: date) -> Meeting | None:
    """Return the last meeting before a day at which instructions were given: since then the next one wants to know."""
    return next((one for one in meetings_told(session) if one.first_day < day), None)


def last_change(session: Session, kinds: Iterable[str]) -> datetime | None:
    """Return when something of these kinds was changed last: what dates a paper of them."""
    return session.scalar(select(Change.at).where(Change.kind.in_(list(kinds))).order_by(Change.id.desc()).limit(1))


def body_of(one: Organisation) -> Body:
    """Return a body of the directory as a picture."""
    return Body(one.id, one.name, one.short_name, one.side, (one.cases or {}).get("dat", ""))


def _whole() -> tuple[ORMOption, ...]:
    one = Instruction
    return (
        joinedload(one.event),
        joinedload(one.item),
        joinedload(one.our_body),
        joinedload(one.their_body),
        joinedload(one.person),
        joinedload(one.measure),
        joinedload(one.dossier),
        belonging(one.extensions),
    )


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    one = Instruction
    equal = (
        (one.event_id, wanted.event_id),
        (one.person_id, wanted.person_id),
        (one.measure_id, wanted.measure_id),
        (one.dossier_id, wanted.dossier_id),
    )
    found: list[ColumnElement[bool]] = [column == ident for column, ident in equal if ident is not None]
    if wanted.body_id is not None:
        found.append(or_(one.our_body_id == wanted.body_id, one.their_body_id == wanted.body_id))
    if wanted.side is not None:
        found.append((one.our_body_id if wanted.side is WhoseTurn.OURS else one.their_body_id).is_not(None))
    return found


def _pictures(session: Session, query: Select[Instruction]) -> tuple[InstructionPicture, ...]:
    """Read instructions with what they point at; of events and items only what is told."""
    full = query.add_columns(Event.title, Event.first_day, ProgrammeItem.title)
    full = full.outerjoin(Event, Event.id == Instruction.event_id).outerjoin(ProgrammeItem, ProgrammeItem.id == Instruction.item_id)
    loaded = joinedload(Instruction.our_body), joinedload(Instruction.their_body), joinedload(Instruction.person)
    rows = session.execute(full.options(*loaded, belonging(Instruction.extensions)))
    return tuple(_picture(*row) for row in rows)


def picture_of(instruction: Instruction) -> InstructionPicture:
    """Return an instruction that `get_instruction` has loaded as a picture."""
    event, item = instruction.event, instruction.item
    return _picture(instruction, event.title if event else None, event.first_day if event else None, item.title if item else None)


def _picture(one: Instruction, event: Texts | None, first_day: date | None, point: Texts | None) -> InstructionPicture:
    meeting = Meeting(one.event_id, event, first_day) if one.event_id is not None and event is not None and first_day else None
    return InstructionPicture(
        id=one.id,
        revision=one.revision,
        number=one.number,
        text=one.text,
        given_on=one.given_on,
        due=one.due,
        state=one.state,
        evidence=one.evidence,
        settled_on=one.settled_on,
        source=one.source,
        meeting=meeting,
        item_id=one.item_id,
        point=point or Texts(),
        ours=body_of(one.our_body) if one.our_body else None,
        theirs=body_of(one.their_body) if one.their_body else None,
        answering=_answering(one.person) if one.person else None,
        extensions=tuple(Extension(row.old_due, row.new_due, row.reason, row.by_name, row.at) for row in one.extensions),
    )


def _answering(person: Person) -> Answering:
    return Answering(person.id, person.name, person.surname, person.given, person.patronymic)
