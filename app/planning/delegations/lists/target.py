"""Lists of people as a target of what staff upload: what they are for, the plan, taking in what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Choice, Column, Columns, Decision, Outcome, PlannedRow, RowPlan, Sheet, Subject, Verdict
from app.ground.words.languages import current
from app.planning.delegations.commands.common import one_at_a_time
from app.planning.delegations.lists.columns import COLUMNS
from app.planning.delegations.lists.taking_in import TakeIn, plan_members, take_in
from app.planning.delegations.lists.wording import filled_from
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.queries import get_delegation
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import with_appointments

_Planned = PlannedRow[MemberRow]


@dataclass(frozen=True, slots=True)
class MembersTarget:
    """The members of a delegation."""

    key: str = "members"
    title: str = N_("Take in a list of people")
    hint: str = N_(
        "One person a row: name, position, organisation, date of birth, passport, phone, arrival; in any order, with any headings."
    )
    columns: Sequence[Column] = COLUMNS

    def subject(self, session: Session, target_id: int, by: Actor) -> Subject:
        """Return the delegation; refuse with NotFound or NotAllowed."""
        delegation = get_delegation(session, target_id)
        get_event_to_change(session, delegation.event_id, by)
        return Subject(delegation.event_id, delegation.name, "delegations.show", {"delegation_id": delegation.id})

    def alone(self, session: Session, target_id: int) -> None:
        """Wait until nobody else writes about the delegation's members, and keep others waiting."""
        one_at_a_time(session, target_id)

    def plan(self, session: Session, target_id: int, sheet: Sheet, columns: Columns, *, by: Actor, now: datetime) -> RowPlan[MemberRow]:
        """Return what would become of each row."""
        delegation = get_delegation(session, target_id)
        get_event_to_change(session, delegation.event_id, by)
        return plan_members(session, delegation, sheet, columns, now=now)

    def likes(self, session: Session, plan: RowPlan[MemberRow]) -> Mapping[int, str]:
        """Return the persons whom doubtful rows may be: name, position, body."""
        ids = {ident for row in plan.rows for ident in (*row.like_ids, *((row.known_id,) if row.known_id else ()))}
        if not ids:
            return {}
        query = select(Person).where(Person.id.in_(sorted(ids))).options(*with_appointments())
        return {person.id: _told(person) for person in session.scalars(query)}

    def apply(
        self,
        session: Session,
        target_id: int,
        plan: RowPlan[MemberRow],
        choices: Mapping[int, Choice],
        *,
        by: Actor,
        uid: str,
        now: datetime,
    ) -> Outcome:
        """Take in what is new or changed and what somebody decided about; the rest is left out."""
        chosen = {row.number: _choice(row, choices) for row in plan.rows if row.verdict is Verdict.DOUBTFUL}
        rows = _with_repeats(plan.rows, chosen)
        made = changed = left_out = 0
        for row in rows:
            choice = chosen.get(row.number)
            if row.verdict is Verdict.REFUSED or (choice and choice.decision is Decision.LEAVE):
                left_out += 1
            elif row.value is not None and (row.verdict in (Verdict.NEW, Verdict.CHANGED) or _is_taken(choice)):
                cmd = TakeIn(target_id, by, uid_from(uid, str(row.number)), row.value, _person_id(row, choice), row.target_id)
                take_in(session, cmd, now=now)
                changed += row.verdict is Verdict.CHANGED
                made += row.verdict is not Verdict.CHANGED
        same = sum(row.verdict is Verdict.SAME or _is_row(chosen.get(row.number)) for row in rows)
        return Outcome(made, changed, same, left_out)


def _choice(row: _Planned, choices: Mapping[int, Choice]) -> Choice:
    """Return what was decided about a doubtful row; what was not among the offers is refused, silence leaves the row out."""
    choice = choices.get(row.number, Choice(Decision.LEAVE))
    offered = {Decision.KNOWN: row.like_ids, Decision.ROW: row.like_rows}.get(choice.decision)
    if offered is not None and choice.of not in offered:
        raise Refusal(N_("Row %(row)s: choose one of what is offered."), row=row.number)
    return choice


def _is_taken(choice: Choice | None) -> bool:
    return choice is not None and choice.decision in (Decision.KNOWN, Decision.NEW)


def _is_row(choice: Choice | None) -> bool:
    return choice is not None and choice.decision is Decision.ROW


def _person_id(row: _Planned, choice: Choice | None) -> int | None:
    return choice.of if choice is not None and choice.decision is Decision.KNOWN else row.known_id


def _with_repeats(rows: Sequence[_Planned], chosen: Mapping[int, Choice]) -> list[_Planned]:
    """Return the rows after those that repeat another one have filled in what that one leaves empty."""
    by_number = {row.number: row for row in rows}
    for row in rows:
        choice = chosen.get(row.number)
        if choice is None or choice.decision is not Decision.ROW:
            continue
        by_number[choice.of] = _filled(by_number[choice.of], row)
    return list(by_number.values())


def _filled(base: _Planned, row: _Planned) -> _Planned:
    if base.value is None or row.value is None:
        return base
    value = filled_from(base.value, row.value)
    verdict = Verdict.CHANGED if base.verdict is Verdict.SAME and value != base.value else base.verdict
    return replace(base, value=value, verdict=verdict)


def _told(person: Person) -> str:
    appointment = next(iter(person.appointments), None)
    body = appointment.organisation.name.told(current()) if appointment is not None and appointment.organisation is not None else ""
    parts = (person.name.told(current()), appointment.position.told(current()) if appointment is not None else "", body)
    return ", ".join(part for part in parts if part)
