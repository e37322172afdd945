"""The form of one member as a contact fills it in: what it leaves empty changes nothing."""

from collections.abc import Collection
from datetime import date
from typing import Any, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine
from app.ground.words.messages import gettext, lazy
from app.planning.delegations.contacts.proposals import Propose
from app.planning.delegations.contacts.proposed import PLAIN, Deed, Proposed
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import ContactLink
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MemberRole
from app.register.personal.rules import DATA_KIND_NAMES, LONGEST, DataKind, checked

KEPT = N_("Kept already. It is not shown; write here only to change it.")


class MemberForm(Form):
    """Asks who somebody is, and what tickets, passes and hosts need of them."""

    surname = TextLine(lazy(N_("Surname")), [Required()], most=120)
    given = TextLine(lazy(N_("Given name")), [Required()], most=120)
    patronymic = TextLine(lazy(N_("Patronymic")), most=120)
    latin = TextLine(lazy(N_("Name in Latin letters")), most=200)
    position = TextLine(lazy(N_("Position")), most=300)
    organisation = TextLine(lazy(N_("Organisation")), most=300)
    role = Choice(
        lazy(N_("Role in the delegation")),
        choices=[(role.value, lazy(name)) for role, name in MEMBER_ROLE_NAMES.items()],
        default=MemberRole.MEMBER.value,
    )
    phone = TextLine(lazy(DATA_KIND_NAMES[DataKind.PHONE]), most=LONGEST[DataKind.PHONE])
    email = TextLine(lazy(DATA_KIND_NAMES[DataKind.EMAIL]), most=LONGEST[DataKind.EMAIL])
    document = TextLine(lazy(DATA_KIND_NAMES[DataKind.DOCUMENT]), most=LONGEST[DataKind.DOCUMENT])
    birth_date = DayField(lazy(DATA_KIND_NAMES[DataKind.BIRTH_DATE]))
    needs = TextBlock(lazy(DATA_KIND_NAMES[DataKind.NEEDS]), most=LONGEST[DataKind.NEEDS])
    arrival = TextLine(lazy(N_("Arrival")), most=200)
    note = TextLine(lazy(N_("Note for the protocol office")), most=250)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of somebody new."""
        return cls(data={"uid": new_uid()})

    @classmethod
    def of(cls, before: dict[str, str], proposed: Proposed | None, seen: int | None) -> Self:
        """Return the form of a member, with what waits already; personal data is not on it."""
        now: dict[str, Any] = {**before, "uid": new_uid(), "seen": seen}
        if proposed is not None:
            now |= {name: told for name in PLAIN if (told := getattr(proposed.row, name))}
            now["role"] = proposed.role.value if proposed.role else before.get("role", MemberRole.MEMBER.value)
        return cls(data=now)

    def keeps(self, kinds: Collection[DataKind]) -> None:
        """Say at the fields of personal data what is kept already."""
        for kind in kinds:
            self._fields[kind.value].description = gettext(KEPT)

    def command(self, link: ContactLink, today: date, *, before: dict[str, str], member_id: int | None) -> Propose:
        """Return what is proposed; raises Refusal beside the field that cannot be what it should be."""
        proposed = Proposed(self._row(today), MemberRole(self.role.data), before)
        deed = Deed.ADD if member_id is None else Deed.CHANGE
        return Propose(link.delegation_id, link.holder, as_uid(self.uid.data), deed, proposed, member_id, self.seen.data)

    def _row(self, today: date) -> MemberRow:
        texts: dict[str, Any] = {name: clean(self._fields[name].data or "") for name in (*PLAIN, "arrival", "note")}
        kinds = {kind: str(self._fields[kind.value].data or "") for kind in DataKind}
        kept: dict[str, Any] = {kind.value: _checked(kind, typed, today) for kind, typed in kinds.items() if typed}
        birth = kept.pop(DataKind.BIRTH_DATE.value, "")
        return MemberRow(**texts, **kept, birth_date=date.fromisoformat(birth) if birth else None)


def _checked(kind: DataKind, typed: str, today: date) -> str:
    try:
        return checked(kind, typed, today)
    except Refusal as refusal:
        raise Refusal(refusal.message, kind.value, **refusal.values) from refusal
