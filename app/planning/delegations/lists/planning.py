"""What would become of the rows of a list of people, one after another: a later one may repeat an earlier one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import PlannedRow, Remark, Verdict
from app.planning.delegations.lists.known import Known
from app.planning.delegations.lists.matching import Match, Repeats, matched
from app.planning.delegations.lists.rows import OtherRow, PersonRow
from app.planning.delegations.lists.wording import differences, filled_from
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.rules import MemberRole

Planned = PlannedRow[MemberRow]

BLOCKED: Final = N_("The personal data of this person is blocked, so nothing of it is taken in.")
REPEATS: Final = N_("Row %(row)s tells of the same person already.")
MAY_REPEAT: Final = N_("This may be the person of row %(row)s once more.")


class Planning:
    """Plans one row after another."""

    def __init__(self, known: Known, sure: Mapping[int, int] | None = None) -> None:
        """Plan with what is known; `sure` names, by the numbers of rows, the ids of persons where nobody has to guess."""
        self._known = known
        self._sure = sure or {}
        self._repeats = Repeats()
        self._done: dict[int, Planned] = {}
        self._head = next((ident for ident, member in known.members.items() if member.role is MemberRole.HEAD), None)
        self._head_row = 0

    def planned(self, row: PersonRow | OtherRow) -> Planned:
        """Return what would become of the next row."""
        if isinstance(row, OtherRow):
            verdict = Verdict.REFUSED if row.why else Verdict.SKIPPED
            return PlannedRow(row.number, verdict, row.told, remarks=(row.why,) if row.why else ())
        match = Match(self._sure[row.number]) if row.number in self._sure else matched(row, self._known)
        above = self._repeats.found(row, match.person_id)
        made = (self._repeating(row, above) if above else None) or self._judged(row, match, above)
        self._done[row.number] = made
        return made

    def _repeating(self, row: PersonRow, above: tuple[int, ...]) -> Planned | None:
        """Return a row that tells nothing new of a member who is in already."""
        base = self._done[above[0]]
        if base.target_id is None or base.value is None:
            return None
        person = next(one.person for one in self._known.members.values() if one.id == base.target_id)
        both = filled_from(base.value, row.row)
        if row.key != self._known.keys[person.id] or differences(both, person, self._known) != base.differences:
            return None
        remarks = (Remark(REPEATS, {"row": above[0]}),)
        return PlannedRow(row.number, Verdict.SAME, row.told, row.row, base.target_id, remarks=remarks)

    def _judged(self, row: PersonRow, match: Match, above: tuple[int, ...]) -> Planned:
        value, remarks = self._with_one_head(row, match)
        remarks = (*(Remark(MAY_REPEAT, {"row": number}) for number in above[:1]), *match.remarks, *remarks)
        planned: Planned = PlannedRow(row.number, Verdict.NEW, row.told, value, like_rows=above, remarks=_once(remarks))
        if above or match.is_doubtful:
            like_ids = match.like_ids if match.person_id is None else (match.person_id,)
            new = differences(value, None, self._known)
            return replace(planned, verdict=Verdict.DOUBTFUL, like_ids=like_ids, differences=new)
        if match.person_id is None:
            return replace(planned, differences=differences(value, None, self._known))
        return self._of_known(planned, value, match.person_id)

    def _of_known(self, planned: Planned, value: MemberRow, person_id: int) -> Planned:
        if person_id in self._known.blocked:
            planned = replace(planned, remarks=(*planned.remarks, Remark(BLOCKED)))
        changes = differences(value, self._known.persons[person_id], self._known)
        member = self._known.members.get(person_id)
        if member is None:
            return replace(planned, known_id=person_id, differences=changes)
        return replace(planned, verdict=Verdict.CHANGED if changes else Verdict.SAME, target_id=member.id, differences=changes)

    def _with_one_head(self, row: PersonRow, match: Match) -> tuple[MemberRow, tuple[Remark, ...]]:
        """Let the first head of a list be it: a delegation has one at most."""
        if row.row.role is not MemberRole.HEAD:
            return row.row, row.remarks
        if self._head_row:
            remark = Remark(N_("Row %(row)s names the head already: taken in as a member."), {"row": self._head_row}, "role")
            return replace(row.row, role=MemberRole.MEMBER), (*row.remarks, remark)
        self._head_row = row.number
        if self._head is None or self._head == match.person_id:
            return row.row, row.remarks
        name = self._known.persons[self._head].name.ru
        remark = Remark(N_("%(name)s is the head now and would become a member."), {"name": name}, "role")
        return row.row, (*row.remarks, remark)


def _once(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """Return remarks without those that say what another one says already."""
    return tuple({(one.msgid, *map(str, one.values.values())): one for one in remarks}.values())
