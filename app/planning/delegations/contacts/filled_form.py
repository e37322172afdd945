"""What the form that a contact has filled in would propose, row by row: compared with their own delegation and with nothing else.

The directory is not asked: who else is in it, and what is kept of whom, is no business of theirs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Columns, PlannedRow, Remark, Sheet, Verdict
from app.planning.delegations.composition import picture
from app.planning.delegations.contacts.proposed import Deed, Proposed, shown_of, without
from app.planning.delegations.lists.known import Known, known_of_members
from app.planning.delegations.lists.planning import Planning
from app.planning.delegations.lists.rows import OtherRow, PersonRow, rows_of
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole
from app.register.personal.rules import DataKind

UNKNOWN: Final = N_("This row comes from another form: nobody of this delegation has its number in the last column.")
NOT_CLEAR: Final = N_("It is not clear who is meant, so this row is left out. Write the full name in a row of its own.")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a form says beside its cells: by the number of a row, the UID of the member and the role that was chosen."""

    uids: Mapping[int, str]
    roles: Mapping[int, MemberRole]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form and what would be proposed of it."""

    number: int
    told: str
    verdict: Verdict
    remarks: tuple[Remark, ...] = ()
    proposed: Proposed | None = None
    member_id: int | None = None
    seen: int | None = None

    @property
    def deed(self) -> Deed:
        """What it would propose."""
        return Deed.ADD if self.member_id is None else Deed.CHANGE

    @property
    def is_sent(self) -> bool:
        """Whether anything would be proposed of it."""
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)


def plan_form(session: Session, delegation: Delegation, sheet: Sheet, columns: Columns, marks: Marks, *, today: date) -> list[FormRow]:
    """Return what would be proposed, row by row; titles, empty lines and footers are left out. The queries do not grow with the rows."""
    rows = [row for row in rows_of(sheet, columns, today) if isinstance(row, PersonRow) or row.why is not None]
    known = known_of_members(session, delegation, [row for row in rows if isinstance(row, PersonRow)])
    members = {member.uid: member for member in delegation.members}
    named = {number: members[uid] for number, uid in _once(marks.uids).items() if uid in members}
    planning = Planning(known, {number: member.person_id for number, member in named.items()})
    shown = {member.id: shown_of(member) for member in picture(delegation, on=delegation.event.first_day).members}
    told = Telling(known, {member.id: member for member in delegation.members}, shown, marks)
    return [told.row(row, planning.planned(row)) for row in rows]


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells planned rows as what a contact would propose."""

    known: Known
    members: Mapping[int, DelegationMember]
    shown: Mapping[int, Mapping[str, str]]
    marks: Marks

    def row(self, row: PersonRow | OtherRow, planned: PlannedRow[MemberRow]) -> FormRow:
        """Return what becomes of a row."""
        if isinstance(row, OtherRow) or planned.value is None:
            return FormRow(planned.number, planned.told, Verdict.REFUSED, planned.remarks)
        if row.number in self.marks.uids and planned.target_id is None:
            return FormRow(row.number, row.told, Verdict.REFUSED, (Remark(UNKNOWN),))
        if planned.verdict is Verdict.DOUBTFUL:
            return FormRow(row.number, row.told, Verdict.REFUSED, (*planned.remarks, Remark(NOT_CLEAR)))
        role = self.marks.roles.get(row.number) or (planned.value.role if planned.value.role is not MemberRole.MEMBER else None)
        if role is MemberRole.HEAD and planned.value.role is MemberRole.MEMBER:
            role = None  # a row above leads already
        if planned.target_id is None:
            return FormRow(row.number, row.told, Verdict.NEW, planned.remarks, Proposed(planned.value, role))
        return self._of_member(row, planned.value, role, self.members[planned.target_id], planned.remarks)

    def _of_member(
        self, row: PersonRow, value: MemberRow, role: MemberRole | None, member: DelegationMember, remarks: tuple[Remark, ...]
    ) -> FormRow:
        before = self.shown[member.id]
        proposed = Proposed(
            without(value, self._same(member, value)), role if role is not None and role.value != before["role"] else None, before
        )
        verdict = Verdict.CHANGED if proposed.says_something else Verdict.SAME
        return FormRow(row.number, row.told, verdict, remarks, proposed, member.id, member.revision)

    def _same(self, member: DelegationMember, value: MemberRow) -> Iterator[DataKind]:
        """Yield the personal data that is kept just so already, or that may not be kept at all now."""
        for kind in DataKind:
            if member.person_id in self.known.blocked or self.known.agrees(member.person_id, value, kind):
                yield kind


def _once(uids: Mapping[int, str]) -> dict[int, str]:
    """Return the rows whose UID no row above has."""
    first: dict[str, int] = {}
    for number, uid in sorted(uids.items()):
        first.setdefault(uid, number)
    return {number: uid for uid, number in first.items()}
