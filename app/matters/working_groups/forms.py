"""The forms of a working group: what it is, who is in it from when to when, which events are its meetings."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Self

from wtforms import HiddenField
from wtforms.validators import InputRequired

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import row_id
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.languages import current
from app.ground.words.messages import gettext, lazy
from app.matters.working_groups.commands import (
    AddGroup,
    AddMember,
    ChangeGroup,
    ChangeMember,
    EndTerm,
    GroupDetails,
    MemberDetails,
    OnGroup,
    OnMeeting,
    OnMember,
)
from app.matters.working_groups.models import GroupMember, WorkingGroup
from app.matters.working_groups.rules import GROUP_ROLE_NAMES, MOST_QUORUM, SIDES, GroupRole, Term
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""
Agencies = Mapping[PartySide, Iterable[tuple[int | str, str]]]
"""Organisations of each side, with what they are called."""


class GroupForm(Form):
    """Asks what a group is, which agencies answer for it, and how many have to be present."""

    title = TextsField(lazy(N_("Title")), required=True, most=500)
    founded_on = DayField(lazy(N_("Set up on")))
    document = TextLine(lazy(N_("Set up by")), most=300, description=lazy(N_("The document: minutes or an order, with date and number.")))
    our_agency_id = Choice(lazy(N_("Responsible agency of the Republic of Bashkortostan")), coerce=optional_id)
    their_agency_id = Choice(lazy(N_("Responsible agency of the Republic of Kazakhstan")), coerce=optional_id)
    our_quorum = Whole(lazy(N_("Quorum of the Republic of Bashkortostan")), least=0, most=MOST_QUORUM, required=False)
    their_quorum = Whole(lazy(N_("Quorum of the Republic of Kazakhstan")), least=0, most=MOST_QUORUM, required=False)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, agencies: Agencies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("", gettext(N_("not designated")))
        self.our_agency_id.choices = [none, *agencies.get(SIDES[0], ())]
        self.their_agency_id.choices = [none, *agencies.get(SIDES[1], ())]

    @classmethod
    def blank(cls, agencies: Agencies) -> Self:
        """Return the form of a new group."""
        return cls(data={"uid": new_uid()}, agencies=agencies)

    @classmethod
    def of(cls, group: WorkingGroup, agencies: Agencies) -> Self:
        """Return the form as a group stands now."""
        plain = ("founded_on", "document", "our_agency_id", "their_agency_id", "note")
        data = {name: getattr(group, name) for name in plain} | {"title": group.title.as_dict(), "seen": group.revision}
        return cls(data=data | {"our_quorum": group.our_quorum or None, "their_quorum": group.their_quorum or None}, agencies=agencies)

    def add_command(self, by: Actor) -> AddGroup:
        """Return the command that sets up a group."""
        return AddGroup(by, as_uid(self.uid.data), self._details())

    def change_command(self, group_id: int, by: Actor) -> ChangeGroup:
        """Return the command that changes a group."""
        return ChangeGroup(group_id, by, self.seen.data or 0, self._details())

    def _details(self) -> GroupDetails:
        return GroupDetails(
            title=self.title.texts,
            founded_on=self.founded_on.data,
            document=self.document.text,
            our_agency_id=self.our_agency_id.data,
            their_agency_id=self.their_agency_id.data,
            our_quorum=self.our_quorum.number,
            their_quorum=self.their_quorum.number,
            note=self.note.text,
        )


class MemberForm(Form):
    """Asks who is in a group, on which side and as what, from when to when."""

    person = TextLine(lazy(N_("Person")), [Required()], most=300)
    side = Choice(lazy(N_("Side")), choices=[(side.value, lazy(PARTY_SIDE_NAMES[side])) for side in SIDES])
    role = Choice(lazy(N_("Role")), choices=[(role.value, lazy(name)) for role, name in GROUP_ROLE_NAMES.items()])
    appointment_id = Choice(lazy(N_("In the group as")), coerce=optional_id)
    since = DayField(lazy(N_("In the group from")))
    until = DayField(lazy(N_("Last day in the group")))
    document = TextLine(lazy(N_("Named by")), most=300, description=lazy(N_("The order or letter, with date and number.")))
    order_no = Whole(lazy(N_("Place by hand")), least=1, most=999, required=False)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, sent: Any, asked: Mapping[str, str]) -> Self:
        """Return the form of a new member, or what was sent of it; side and role may be asked for in the address."""
        wanted = {name: asked[name] for name in ("side", "role") if name in asked}
        form = cls(sent, data={"uid": new_uid(), "role": GroupRole.MEMBER.value, **wanted})
        del form.appointment_id
        return form

    @classmethod
    def of(cls, member: GroupMember, sent: Any = None) -> Self:
        """Return the form of a membership as it stands now, or as it was sent; whose it is does not change."""
        plain = {name: getattr(member, name) for name in ("appointment_id", "since", "until", "document", "order_no")}
        data = plain | {"side": member.side.value, "role": member.role.value, "seen": member.revision}
        form = cls(sent, data=data) if sent is None else cls(sent)
        del form.person
        known = [(one.id, one.position.told(current()) or f"№ {one.id}") for one in member.person.appointments]
        form.appointment_id.choices = [("", gettext(N_("what they are on the day that is asked for"))), *known]
        return form

    def add_command(self, group_id: int, by: Actor, choose: Choose) -> AddMember:
        """Return the command that names a member; refuses whoever cannot be told."""
        person_id = choose(self.person.text, "person")
        if person_id is None:
            raise Refusal(N_("Fill this in."), "person")
        return AddMember(group_id, by, as_uid(self.uid.data), person_id, self._details(None))

    def change_command(self, member_id: int, by: Actor) -> ChangeMember:
        """Return the command that mends a membership."""
        return ChangeMember(member_id, by, self.seen.data or 0, self._details(self.appointment_id.data))

    def _details(self, appointment_id: int | None) -> MemberDetails:
        return MemberDetails(
            side=PartySide(self.side.data),
            role=GroupRole(self.role.data),
            term=Term(self.since.data, self.until.data),
            appointment_id=appointment_id,
            order_no=self.order_no.data,
            document=self.document.text,
        )


class EndForm(Form):
    """Asks for the last day of a term and what says so."""

    until = DayField(lazy(N_("Last day in the group")), [InputRequired(lazy(N_("Fill this in.")))])
    document = TextLine(lazy(N_("By which order")), most=300)
    seen = Seen()

    @classmethod
    def of(cls, member: GroupMember, today: date) -> Self:
        """Return the form with today as the last day."""
        return cls(data={"until": member.until or today, "seen": member.revision})

    def end_command(self, member_id: int, by: Actor) -> EndTerm:
        """Return the command that ends the term."""
        return EndTerm(member_id, by, self.seen.data or 0, self.until.data, self.document.text)


class OnForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()

    def on_group(self, group_id: int, by: Actor) -> OnGroup:
        """Return the command that removes a group."""
        return OnGroup(group_id, by, self.seen.data or 0)

    def on_member(self, member_id: int, by: Actor) -> OnMember:
        """Return the command that takes a membership out."""
        return OnMember(member_id, by, self.seen.data or 0)


class MeetingForm(Form):
    """Asks which event is a meeting of a group."""

    event_id = Choice(lazy(N_("Meeting")), coerce=row_id, validate_choice=False)

    def on_meeting(self, group_id: int, by: Actor) -> OnMeeting:
        """Return the command about this event and group."""
        return OnMeeting(group_id, self.event_id.data, by)
