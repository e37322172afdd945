"""The forms of anchors, of decisions about proposed dates, and of reserve dates."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from app.ground.kernel.refusals import N_
from app.ground.web.choices import Several
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextLine, Whole
from app.ground.words.messages import lazy
from app.planning.anchors.commands.anchors import AddAnchor, ChangeAnchor
from app.planning.anchors.commands.proposals import AcceptShifts, Chosen, DeclineShifts
from app.planning.anchors.commands.reserve import AddReserve
from app.planning.anchors.rules import LONGEST_GAP
from app.planning.events.models import Anchor
from app.planning.events.rules import Relation
from app.planning.events.wording import RELATIONS
from app.register.accounts.rules.roles import Actor

_DAY_NEEDED = N_("Choose a day.")


class AnchorForm(Form):
    """Asks what an event hangs on, and how."""

    relation = Choice(lazy(N_("It takes place")), choices=[(one.value, lazy(name)) for one, name in RELATIONS.items()])
    target_id = Choice(lazy(N_("Of the event")), coerce=int)
    gap = Whole(lazy(N_("Free days between them, at most")), least=0, most=LONGEST_GAP)
    seen = Seen()

    def __init__(self, *args: Any, targets: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target_id.choices = list(targets)

    @classmethod
    def blank(cls, targets: Iterable[tuple[int, str]]) -> Self:
        """Return an empty form."""
        return cls(data={"relation": Relation.DIRECTLY_BEFORE.value, "gap": 0}, targets=targets)

    @classmethod
    def of(cls, anchor: Anchor, targets: Iterable[tuple[int, str]]) -> Self:
        """Return the form as an anchor stands now."""
        return cls(obj=anchor, data={"seen": anchor.revision}, targets=targets)

    def add_command(self, event_id: int, by: Actor) -> AddAnchor:
        """Return the command that ties a new anchor."""
        return AddAnchor(event_id, by, self.target_id.data, Relation(self.relation.data), self.gap.number)

    def change_command(self, anchor_id: int, by: Actor) -> ChangeAnchor:
        """Return the command that changes an anchor; what it is tied to stays."""
        return ChangeAnchor(anchor_id, by, self.seen.data, Relation(self.relation.data), self.gap.number)


def _chosen(token: Any) -> Chosen:
    if isinstance(token, Chosen):
        return token
    proposal_id, seen, first_day = str(token).split(":")
    return Chosen(int(proposal_id), int(seen), date.fromisoformat(first_day))


class DecideForm(Form):
    """Asks which proposals are meant; the button says what is to be done with them."""

    chosen = Several(lazy(N_("Proposed dates")), coerce=_chosen, validate_choice=False)

    def accept_command(self, by: Actor) -> AcceptShifts:
        """Return the command that moves the events."""
        return AcceptShifts(by, tuple(self.chosen.data or ()))

    def decline_command(self, by: Actor) -> DeclineShifts:
        """Return the command that leaves the events where they are."""
        return DeclineShifts(by, tuple(self.chosen.data or ()))


class ReserveForm(Form):
    """Asks for days that an event could take instead."""

    first_day = DayField(lazy(N_("First day")), [Required(_DAY_NEEDED)])
    last_day = DayField(lazy(N_("Last day")), [Required(_DAY_NEEDED)])
    note = TextLine(lazy(N_("Note")), most=300)

    def command(self, event_id: int, by: Actor) -> AddReserve:
        """Return the command that keeps the days."""
        return AddReserve(event_id, by, self.first_day.data, self.last_day.data, self.note.text)


class OnRowForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()
