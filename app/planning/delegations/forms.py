"""The forms of a delegation, of a member, of who comes instead, and of the composing page."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, Self

from wtforms import BooleanField, Field, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import row_id
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.languages import current
from app.ground.words.messages import gettext, lazy
from app.planning.delegations.choosing import told_choice
from app.planning.delegations.commands import (
    AddDelegation,
    AddMember,
    AddNewcomer,
    ChangeDelegation,
    ChangeMember,
    DelegationDetails,
    MarkMembers,
    MemberDetails,
    Newcomer,
    OnDelegation,
    OnMember,
    PlaceMember,
    ReorderDelegation,
    Step,
    Substitute,
)
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MEMBER_STATUS_NAMES, MemberRole, MemberStatus, steps_from
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES, Category, PartySide

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""

MOST_MARKED: Final = 1000


class DelegationForm(Form):
    """Asks who sends the delegation and who is to be asked about it, on either side."""

    name = TextsField(lazy(N_("Name")), required=True)
    side = Choice(lazy(N_("Side")), choices=[(side.value, lazy(name)) for side, name in PARTY_SIDE_NAMES.items()])
    category = Choice(lazy(N_("Category")), choices=[(category.value, lazy(name)) for category, name in CATEGORY_NAMES.items()])
    contact = TextLine(lazy(N_("Contact on their side")), most=300)
    fill_by = DayField(lazy(N_("To be filled in by")))
    attached = TextLine(lazy(N_("Our attached officer")), most=300)
    duty_phone = TextLine(lazy(N_("The officer’s phone on duty")), most=60)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new delegation: guests of the other side."""
        return cls(data={"uid": new_uid(), "side": PartySide.KAZAKHSTAN.value})

    @classmethod
    def of(cls, delegation: Delegation) -> Self:
        """Return the form as a delegation stands now."""
        return cls(
            data={
                "name": delegation.name.as_dict(),
                "side": delegation.side.value,
                "category": delegation.category.value,
                "contact": told_choice(delegation.contact),
                "attached": told_choice(delegation.attached),
                "duty_phone": delegation.duty_phone,
                "fill_by": delegation.fill_by,
                "note": delegation.note,
                "seen": delegation.revision,
            }
        )

    def details(self, choose: Choose) -> DelegationDetails:
        """Return what was typed, as the commands want it."""
        return DelegationDetails(
            name=self.name.texts,
            side=PartySide(self.side.data),
            category=Category(self.category.data),
            contact_id=choose(self.contact.text, "contact"),
            attached_id=choose(self.attached.text, "attached"),
            duty_phone=self.duty_phone.text,
            fill_by=self.fill_by.data,
            note=self.note.text,
        )

    def add_command(self, event_id: int, by: Actor, choose: Choose) -> AddDelegation:
        """Return the command that makes a new delegation."""
        return AddDelegation(event_id, by, as_uid(self.uid.data), self.details(choose))

    def change_command(self, delegation_id: int, by: Actor, choose: Choose) -> ChangeDelegation:
        """Return the command that changes a delegation."""
        return ChangeDelegation(delegation_id, by, self.seen.data, self.details(choose))


class MemberForm(Form):
    """Asks in which role somebody comes, as what, and how far they are."""

    role = Choice(lazy(N_("Role")), choices=[(role.value, lazy(name)) for role, name in MEMBER_ROLE_NAMES.items()])
    status = Choice(lazy(N_("Status")))
    category = Choice(lazy(N_("Category")), default="")
    appointment_id = Choice(lazy(N_("Comes as")), coerce=optional_id)
    note = TextLine(lazy(N_("Note")), most=500)
    seen = Seen()

    @classmethod
    def of(cls, member: DelegationMember, typed: Any = None) -> Self:
        """Return the form of a member: as they stand now, or as typed."""
        now = {
            "role": member.role.value,
            "status": member.status.value,
            "category": member.category.value if member.category else "",
            "appointment_id": member.appointment_id,
            "note": member.note,
            "seen": member.revision,
        }
        form = cls(typed) if typed is not None else cls(data=now)
        form.offer(member)
        return form

    def offer(self, member: DelegationMember) -> None:
        """Set what the lists offer this member; who comes instead of somebody has a page of its own."""
        steps = [member.status, *(step for step in steps_from(member.status) if step is not MemberStatus.SUBSTITUTED)]
        self.status.choices = [(step.value, gettext(MEMBER_STATUS_NAMES[step])) for step in MemberStatus if step in steps]
        usual = gettext(CATEGORY_NAMES[member.delegation.category])
        self.category.choices = [
            ("", gettext(N_("as the delegation: %(category)s"), category=usual)),
            *((category.value, gettext(name)) for category, name in CATEGORY_NAMES.items()),
        ]
        known = [(one.id, one.position.told(current()) or f"№ {one.id}") for one in member.person.appointments]
        self.appointment_id.choices = [("", gettext(N_("what they are on the first day of the event"))), *known]

    def change_command(self, member_id: int, by: Actor) -> ChangeMember:
        """Return the command that changes a member."""
        details = MemberDetails(
            role=MemberRole(self.role.data),
            status=MemberStatus(self.status.data),
            appointment_id=self.appointment_id.data,
            category=Category(self.category.data) if self.category.data else None,
            note=self.note.text,
        )
        return ChangeMember(member_id, by, self.seen.data, details)


class _WithNewcomer(Form):
    """A line for somebody who may not be in the directory yet."""

    name = TextLine(lazy(N_("Surname, given name, patronymic")), most=300)
    position = TextLine(lazy(N_("Position")), most=500)
    organisation = TextLine(lazy(N_("Organisation")), most=500)
    is_another = BooleanField(lazy(N_("This is another person of the same name")))
    uid = HiddenField()

    def newcomer(self) -> Newcomer:
        """Return who was typed."""
        return Newcomer(self.name.text, self.position.text, self.organisation.text, self.is_another.data)


class NewcomerForm(_WithNewcomer):
    """Asks who is to be taken in and is not in the directory yet."""

    name = TextLine(lazy(N_("Surname, given name, patronymic")), [Required()], most=300)

    @classmethod
    def blank(cls, typed: str) -> Self:
        """Return the form with what was looked for."""
        return cls(data={"name": typed, "uid": new_uid()})

    def command(self, delegation_id: int, by: Actor) -> AddNewcomer:
        """Return the command that takes somebody new in."""
        return AddNewcomer(delegation_id, by, as_uid(self.uid.data), self.newcomer())


class TakeInForm(Form):
    """Asks for nothing but who of the directory it is."""

    person_id = Whole(least=1, most=2**31 - 1)
    uid = HiddenField()

    def command(self, delegation_id: int, by: Actor) -> AddMember:
        """Return the command that takes a person in."""
        return AddMember(delegation_id, by, as_uid(self.uid.data), self.person_id.number)


class SubstituteForm(_WithNewcomer):
    """Asks who comes instead of a member."""

    substitute_id = Choice(lazy(N_("A member of the delegation")), coerce=optional_id)
    takes_role = BooleanField(lazy(N_("They take over the role as well")), default=True)
    seen = Seen()

    @classmethod
    def of(cls, member: DelegationMember, others: Iterable[DelegationMember], typed: Any = None) -> Self:
        """Return the form for a member; `others` are those of the delegation who come."""
        form = (
            cls(typed)
            if typed is not None
            else cls(data={"uid": new_uid(), "seen": member.revision, "substitute_id": member.substitute_id})
        )
        names = [(one.id, one.person.name.told(current())) for one in others if one.id != member.id]
        form.substitute_id.choices = [("", gettext(N_("somebody else"))), *names]
        return form

    def command(self, member_id: int, by: Actor, find: Choose) -> Substitute:
        """Return the command; `find` gives None for a name that is not in the directory."""
        chosen = self.substitute_id.data
        person_id = find(self.name.text, "name") if chosen is None and self.name.text and not self.is_another.data else None
        return Substitute(
            member_id,
            by,
            self.seen.data,
            as_uid(self.uid.data),
            substitute_id=chosen,
            person_id=person_id,
            newcomer=self.newcomer() if chosen is None and person_id is None and self.name.text else None,
            takes_role=self.takes_role.data,
        )


class _Rows(Field):
    """Check boxes of rows: each sends the id and the revision that was seen, «12:3»."""

    data: list[tuple[int, int]]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the rows; a broken one is left out."""
        pairs = [re.fullmatch(r"([0-9]{1,10}):([0-9]{1,9})", str(value)) for value in valuelist[:MOST_MARKED]]
        self.data = [(_id(found[1]), int(found[2])) for found in pairs if found and _id(found[1])]


def _id(typed: str) -> int:
    try:
        return row_id(typed)
    except ValueError:
        return 0


class MarkForm(Form):
    """Asks which of the members have which status now."""

    member = _Rows(default=[])
    status = Choice(
        choices=[(status.value, lazy(name)) for status, name in MEMBER_STATUS_NAMES.items() if status is not MemberStatus.SUBSTITUTED]
    )

    def command(self, delegation_id: int, by: Actor) -> MarkMembers:
        """Return the command that marks them."""
        return MarkMembers(delegation_id, by, self.member.data, MemberStatus(self.status.data))


class DeedForm(Form):
    """Asks for nothing but the revision that was seen; `step` and `place` where something is to move, `status` where one is to be set."""

    step = Whole(least=-1, most=1, required=False)
    place = Whole(least=1, most=MOST_MARKED, required=False)
    status = Choice(choices=[(status.value, status.value) for status in MemberStatus], default=MemberStatus.PROPOSED.value)
    seen = Seen()

    def on_delegation(self, delegation_id: int, by: Actor) -> OnDelegation:
        """Return what a deed on a delegation needs."""
        return OnDelegation(delegation_id, by, self.seen.data)

    def on_member(self, member_id: int, by: Actor) -> OnMember:
        """Return what a deed on a member needs."""
        return OnMember(member_id, by, self.seen.data)

    def reorder_command(self, delegation_id: int, by: Actor) -> ReorderDelegation:
        """Return the command that lets a delegation change places with its neighbour."""
        return ReorderDelegation(delegation_id, by, self.seen.data, self.step.data or 1)

    def place_command(self, member_id: int, by: Actor) -> PlaceMember:
        """Return the command that moves a member."""
        return PlaceMember(member_id, by, self.seen.data, self.step.data or 0, self.place.data)

    def step_command(self, member_id: int, by: Actor) -> Step:
        """Return the command that gives a member another status."""
        return Step(member_id, by, self.seen.data, MemberStatus(self.status.data))
