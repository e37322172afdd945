"""Forms of who attends: the buttons of an item's panel, the cells of the matrix, a moment."""

import re
from collections.abc import Iterable, Sequence

from wtforms import HiddenField

from app.ground.kernel.refusals import N_, NotFound
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, Seen, Whole
from app.ground.words.messages import lazy
from app.planning.attendance.commands import AttendAll, SetDelegations, SetMember, SetRoles
from app.planning.programmes.rules import ItemRole
from app.planning.programmes.wording import ITEM_ROLES
from app.register.accounts.rules.roles import Actor

_LAST_ID = 2**31 - 1


class GoesForm(Form):
    """One button: a delegation or a member goes to an item, or does not."""

    id = Whole(least=1, most=_LAST_ID)
    attends = Whole(least=0, most=1)
    seen = Seen()

    def delegation_command(self, item_id: int, by: Actor, now: Iterable[int]) -> SetDelegations:
        """Return the command; `now` are the delegations that go at present."""
        others = {*now} - {self.id.number}
        return SetDelegations(item_id, by, self.seen.data, tuple(sorted({*others, self.id.number} if self.attends.data else others)))

    def member_command(self, item_id: int, by: Actor) -> SetMember:
        """Return the command."""
        return SetMember(item_id, by, self.seen.data, self.id.number, bool(self.attends.data))


class RoleForm(Form):
    """One button: somebody gets a role at an item, or has it no longer."""

    id = Whole(least=1, most=_LAST_ID)
    role = Choice(lazy(N_("Role")), choices=[(role.value, lazy(name)) for role, name in ITEM_ROLES.items()])
    given = Whole(least=0, most=1)
    seen = Seen()

    def command(self, item_id: int, by: Actor, now: Sequence[tuple[int, ItemRole]]) -> SetRoles:
        """Return the command; `now` are the roles as they are at present, which keep their order."""
        one = (self.id.number, ItemRole(self.role.data))
        others = tuple(role for role in now if role != one)
        return SetRoles(item_id, by, self.seen.data, (*others, one) if self.given.data else others)


class MatrixForm(Form):
    """One cell of the matrix: a delegation goes to an item, or does not."""

    cell = HiddenField()
    """«item-delegation-1»: 1 sends them, 0 takes them off."""

    def command(self, event_id: int, by: Actor) -> AttendAll:
        """Return the command; raises NotFound for what no page of ours has sent."""
        found = re.fullmatch(r"(\d{1,9})-(\d{1,9})-([01])", self.cell.data or "")
        if not found:
            raise NotFound
        delegation_id, attends = int(found[2]), found[3] == "1"
        return AttendAll(event_id, by, delegation_id, attends, item_ids=(int(found[1]),))


class ColumnForm(Form):
    """One button above a column of the matrix: a delegation goes to everything of a day, or to nothing."""

    column = HiddenField()
    """«delegation-1»: 1 sends them, 0 takes them off."""
    day = DayField()

    def command(self, event_id: int, by: Actor) -> AttendAll:
        """Return the command; raises NotFound for what no page of ours has sent."""
        found = re.fullmatch(r"(\d{1,9})-([01])", self.column.data or "")
        if not found or self.day.data is None:
            raise NotFound
        return AttendAll(event_id, by, int(found[1]), found[2] == "1", day=self.day.data)


class MomentForm(Form):
    """Asks for a moment on the clock of the event."""

    day = DayField(lazy(N_("Day")), [Required()])
    time = ClockField(lazy(N_("Time")), [Required()])
