"""The forms of an invitation: whom to what and why, and how far it has come."""

from datetime import date
from typing import Any, Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import row_id
from app.ground.web.forms import Choice, DayField, Form, Seen, TextLine, optional_id
from app.ground.words.messages import gettext, lazy
from app.matters.fairs.choices import Offered
from app.matters.fairs.forms import Choose
from app.matters.fairs.invitations_commands import (
    ChangeInvitation,
    InvitationDetails,
    MarkInvitation,
    OnInvitation,
    ProposeInvitation,
)
from app.matters.fairs.models import StandInvitation
from app.matters.fairs.rules import ANSWERS, INVITATION_STATE_NAMES, InvitationState
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor

LONGEST_LETTER: Final = 200
"""Letters of what tells the letter; an answer may be longer."""


class InvitationForm(Form):
    """Asks who is invited to what, why, and who receives them."""

    person = TextLine(lazy(N_("Person")), most=300)
    organisation = TextLine(lazy(N_("Organisation")), most=500)
    stand_id = Choice(lazy(N_("To the stand")), coerce=row_id)
    item_id = Choice(lazy(N_("To an item of the programme")), coerce=optional_id)
    reason = TextLine(lazy(N_("Reason for the invitation")), most=500)
    host = TextLine(lazy(N_("Who receives them")), most=300)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stand_id.choices = list(offered.stands)
        at_any_time = [("", gettext(N_("none: to the stand at any time")))]
        self.item_id.choices = {"": at_any_time, **{day: list(rows) for day, rows in offered.items.items()}}
        self.bodies, self.people = offered.bodies, offered.people

    @classmethod
    def blank(cls, offered: Offered, item_id: int | None = None) -> Self:
        """Return the form of a new invitation."""
        stand_id = offered.stands[0][0] if offered.stands else None
        return cls(data={"uid": new_uid(), "item_id": item_id, "stand_id": stand_id}, offered=offered)

    @classmethod
    def of(cls, one: StandInvitation, offered: Offered) -> Self:
        """Return the form as an invitation is now."""
        data = {name: getattr(one, name) for name in ("stand_id", "item_id", "reason", "host")}
        who = {"person": told_choice(one.person), "organisation": offered.bodies.label(one.organisation_id)}
        return cls(data=data | who | {"seen": one.revision}, offered=offered)

    def propose_command(self, event_id: int, by: Actor, choose: Choose) -> ProposeInvitation:
        """Return the command that proposes to invite."""
        return ProposeInvitation(event_id, by, as_uid(self.uid.data), self._details(choose))

    def change_command(self, invitation_id: int, by: Actor, choose: Choose) -> ChangeInvitation:
        """Return the command that changes an invitation."""
        return ChangeInvitation(invitation_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> InvitationDetails:
        return InvitationDetails(
            stand_id=self.stand_id.data,
            item_id=self.item_id.data,
            person_id=choose(self.person.text, "person"),
            organisation_id=self.bodies.chosen(self.organisation.text, "organisation"),
            reason=self.reason.text,
            host=self.host.text,
        )


class MarkForm(Form):
    """Asks how far an invitation has come: with the day and the letter, or the day and the answer."""

    state = Choice(lazy(N_("State of the invitation")), choices=[(one.value, lazy(name)) for one, name in INVITATION_STATE_NAMES.items()])
    on = DayField(lazy(N_("Day")))
    words = TextLine(lazy(N_("The letter, or the answer")), most=500)
    seen = Seen()

    @classmethod
    def of(cls, one: StandInvitation, state: InvitationState, today: date) -> Self:
        """Return the form of a step that is asked for."""
        return cls(data={"state": state.value, "on": today, "seen": one.revision})

    @property
    def asks(self) -> str:
        """What has to be said with the step: `letter`, `answer`, or nothing."""
        if self.state.data == InvitationState.SENT:
            return "letter"
        return "answer" if self.state.data in ANSWERS else ""

    def command(self, invitation_id: int, by: Actor) -> MarkInvitation:
        """Return the command that goes the step."""
        if self.asks == "letter" and len(self.words.text) > LONGEST_LETTER:
            raise Refusal(
                N_("At most %(most)s characters fit here; there are %(count)s."), "words", most=LONGEST_LETTER, count=len(self.words.text)
            )
        return MarkInvitation(invitation_id, by, self.seen.data or 0, InvitationState(self.state.data), self.on.data, self.words.text)


class OnInvitationForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()

    def command(self, invitation_id: int, by: Actor) -> OnInvitation:
        """Return the command about an invitation as it was seen."""
        return OnInvitation(invitation_id, by, self.seen.data or 0)
