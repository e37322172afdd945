"""Loading the working group of the demonstration set, and what is decided there: dossiers, the roadmap, instructions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.data import Moment
from app.demo.groups_data import DemoDay, DemoDossier, DemoGroup, DemoGroups, DemoInstruction, DemoMeasure
from app.demo.naming import uid_of
from app.demo.queries import events_by_code, item_ids
from app.matters.undertakings.commands import (
    AddInstruction,
    InstructionDetails,
    MarkInstruction,
    PutOff,
    add_instruction,
    mark_instruction,
    put_off,
)
from app.matters.undertakings.dossiers_commands import AddDossier, AddNote, DossierDetails, NoteDetails, add_dossier, add_note
from app.matters.undertakings.measures_commands import AddMeasure, MarkMeasure, MeasureDetails, add_measure, mark_measure
from app.matters.undertakings.models import Dossier, Instruction, Measure
from app.matters.undertakings.rules import InstructionState
from app.matters.working_groups.commands import (
    AddGroup,
    AddMember,
    GroupDetails,
    MemberDetails,
    OnMeeting,
    add_group,
    add_member,
    link_meeting,
)
from app.matters.working_groups.models import WorkingGroup
from app.matters.working_groups.rules import Term
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Organisation, Person

_Coded = TypeVar("_Coded", WorkingGroup, Dossier, Measure, Instruction, Organisation)


@dataclass(frozen=True, slots=True)
class _Known:
    """What stands there already, by code: ids of bodies, events and items, and persons."""

    session: Session
    by: Actor
    loaded_on: date
    persons: Mapping[str, Person]
    bodies: Mapping[str, int]
    events: Mapping[str, int]
    items: Mapping[str, int]

    def day(self, told: DemoDay | None) -> date | None:
        """Return a day; None for none."""
        return told.after(self.loaded_on) if told else None

    def person(self, code: str) -> int | None:
        """Return the id of a person; None for nobody."""
        return self.persons[code].id if code else None

    def body(self, code: str) -> int | None:
        """Return the id of a body; None for none."""
        return self.bodies[code] if code else None


def load_groups(session: Session, told: DemoGroups, by: Actor, persons: Mapping[str, Person], *, loaded_on: date) -> None:
    """Make what is missing of the group, the dossiers, the roadmap and the instructions; what is there stays as it is.

    An event or item that has been removed meanwhile is not named.
    """
    known = _known(session, told, by, persons, loaded_on)
    if told.group is not None and not _ids(session, WorkingGroup, [told.group.code]):
        _group(known, told.group)
    dossiers = _ids(session, Dossier, [one.code for one in told.dossiers])
    for dossier in told.dossiers:
        if dossier.code not in dossiers:
            dossiers[dossier.code] = _dossier(known, dossier)
    measures = _ids(session, Measure, [one.code for one in told.measures])
    for measure in told.measures:
        if measure.code not in measures:
            measures[measure.code] = _measure(known, measure, dossiers)
    given = _ids(session, Instruction, [one.code for one in told.instructions])
    for instruction in told.instructions:
        if instruction.code not in given:
            _instruction(known, instruction, measures, dossiers)


def _known(session: Session, told: DemoGroups, by: Actor, persons: Mapping[str, Person], loaded_on: date) -> _Known:
    meetings = told.group.meetings if told.group else ()
    events = events_by_code(session, {*meetings, *(one.event for one in told.instructions)})
    items = item_ids(session, {*(one.item for one in told.instructions), *(note.item for one in told.dossiers for note in one.notes)})
    bodies = {code for one in told.measures for code in (one.ours, one.theirs)}
    bodies |= {code for one in told.instructions for code in (one.ours, one.theirs)}
    agencies = {told.group.our_agency, told.group.their_agency} if told.group else set()
    ids = _ids(session, Organisation, bodies | agencies)
    return _Known(session, by, loaded_on, persons, ids, {code: event.id for code, event in events.items()}, items)


def _group(known: _Known, told: DemoGroup) -> None:
    details = GroupDetails(
        title=told.title,
        founded_on=told.founded_on,
        document=told.document,
        our_agency_id=known.body(told.our_agency),
        their_agency_id=known.body(told.their_agency),
        our_quorum=told.our_quorum,
        their_quorum=told.their_quorum,
        note=told.note,
    )
    group_id = add_group(known.session, AddGroup(known.by, uid_of(told.code), details, told.code))
    for member in told.members:
        seat = MemberDetails(member.side, member.role, Term(member.since, member.until), document=member.document)
        cmd = AddMember(group_id, known.by, uid_of(f"{told.code}-{member.person}"), known.persons[member.person].id, seat)
        add_member(known.session, cmd)
    for code in told.meetings:
        if code in known.events:
            link_meeting(known.session, OnMeeting(group_id, known.events[code], known.by))


def _dossier(known: _Known, told: DemoDossier) -> int:
    details = DossierDetails(told.title, told.summary, told.section, told.since, told.place)
    made = add_dossier(known.session, AddDossier(known.by, uid_of(told.code), details, told.state, told.code))
    for number, note in enumerate(told.notes, 1):
        entry = NoteDetails(note.day, note.text, note.is_question, note.answer, note.answered_on, known.items.get(note.item))
        add_note(known.session, AddNote(made, known.by, uid_of(f"{told.code}-{number}"), entry))
    return made


def _measure(known: _Known, told: DemoMeasure, dossiers: Mapping[str, int]) -> int:
    details = MeasureDetails(
        section=told.section,
        title=told.title,
        our_executor_id=known.body(told.ours),
        their_executor_id=known.body(told.theirs),
        first_day=told.first_day,
        due=known.day(told.due),
        dossier_id=dossiers.get(told.dossier),
    )
    made = add_measure(known.session, AddMeasure(known.by, uid_of(told.code), details, told.code))
    mark_measure(known.session, MarkMeasure(made, known.by, None, told.state, told.result))
    return made


def _instruction(known: _Known, told: DemoInstruction, measures: Mapping[str, int], dossiers: Mapping[str, int]) -> None:
    event_id = known.events.get(told.event)
    details = InstructionDetails(
        text=told.text,
        given_on=told.given_on,
        due=known.day(told.due),
        number=told.number,
        event_id=event_id,
        item_id=known.items.get(told.item) if event_id is not None else None,
        source=told.source,
        our_body_id=known.body(told.ours),
        their_body_id=known.body(told.theirs),
        person_id=known.person(told.person),
        measure_id=measures.get(told.measure),
        dossier_id=dossiers.get(told.dossier),
    )
    made = add_instruction(known.session, AddInstruction(known.by, uid_of(told.code), details, told.code))
    for one in told.extensions:
        cmd = PutOff(made, known.by, None, one.until.after(known.loaded_on), one.reason)
        put_off(known.session, cmd, now=Moment(one.day, one.hour).at(known.loaded_on))
    if told.state is not InstructionState.OPEN:
        mark = MarkInstruction(made, known.by, None, told.state, told.evidence, told.settled_on)
        mark_instruction(known.session, mark, today=known.loaded_on)


def _ids(session: Session, model: type[_Coded], codes: Iterable[str]) -> dict[str, int]:
    rows = session.execute(select(model.code, model.id).where(model.code.in_([code for code in codes if code])))
    return {code: ident for code, ident in rows if code}
