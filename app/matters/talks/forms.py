"""The forms of talks: press and table, who comes to it, what one of them does and where they sit, a talking point."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Self

from wtforms import BooleanField, FieldList, FormField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import Buttons, row_id
from app.ground.web.forms import Choice, Form, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.languages import current
from app.ground.words.messages import lazy
from app.matters.talks.candidates import MOST_OFFERED, Candidate
from app.matters.talks.commands import (
    AddToTable,
    ChangeMember,
    Joining,
    MoveSeat,
    RemoveMember,
    SeatByRank,
    SetTalks,
    TalksDetails,
)
from app.matters.talks.models import TalkingPoint, Talks, TalksMember
from app.matters.talks.points_commands import AddPoint, ChangePoint, PointDetails, RemovePoint, ReorderPoint
from app.matters.talks.rules import PRESS_NAMES, TALKS_ROLE_NAMES, Press, TalksRole
from app.matters.talks.seating import FURTHEST
from app.matters.undertakings.models import Dossier
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""

_SIDES: Final = tuple((side.value, lazy(name)) for side, name in PARTY_SIDE_NAMES.items())
_ROLES: Final = tuple((role.value, lazy(name)) for role, name in TALKS_ROLE_NAMES.items())
_PRESS: Final = tuple((press.value, lazy(name)) for press, name in PRESS_NAMES.items())
_TABLES: Final = (("left", lazy(N_("On the left, seen from the entrance"))), ("right", lazy(N_("On the right, seen from the entrance"))))
USUAL_TABLE: Final = 14
"""People who come to a table of two sides, with interpreters; more of them attend a ceremony, not talks."""
LONGEST_OPENING: Final = 60
"""Minutes for the opening words."""


class TalksForm(Form):
    """Asks when the press is in, and how the table stands."""

    press = Choice(lazy(N_("Access of the press")), choices=_PRESS, default=Press.NONE.value)
    press_minutes = Whole(lazy(N_("Minutes for the press")), least=1, most=LONGEST_OPENING, required=False)
    press_note = TextLine(lazy(N_("Note about the press")), most=500)
    ours = Buttons(lazy(N_("Our side of the drawing")), choices=_TABLES, default="left")
    note = TextBlock(lazy(N_("Note")), most=1000)
    seen = Seen()

    @classmethod
    def of(cls, talks: Talks | None) -> Self:
        """Return the form as talks stand now; empty where they have not been prepared."""
        if talks is None:
            return cls()
        data: dict[str, object] = {name: getattr(talks, name) for name in ("press_minutes", "press_note", "note")}
        return cls(data=data | {"press": talks.press.value, "ours": "left" if talks.ours_left else "right", "seen": talks.revision})

    def command(self, item_id: int, by: Actor) -> SetTalks:
        """Return the command that writes it."""
        press = Press(self.press.data)
        details = TalksDetails(press, self.press_minutes.data, self.press_note.text, self.ours.data == "left", self.note.text)
        return SetTalks(item_id, by, self.seen.data or 0, details)


class CandidateForm(Form):
    """One person who can be chosen."""

    take = BooleanField()
    person_id = HiddenField()
    side = Choice(lazy(N_("Side")), choices=_SIDES)
    role = Choice(lazy(N_("At the table as")), choices=_ROLES)


class PeopleForm(Form):
    """Asks who comes to the table: rows to choose from, and a line for anybody else."""

    people = FieldList(FormField(CandidateForm), max_entries=MOST_OFFERED)
    person = TextLine(lazy(N_("Somebody who is not listed")), most=300)
    side = Choice(lazy(N_("Side")), choices=_SIDES, default=PartySide.BASHKORTOSTAN.value)
    role = Choice(lazy(N_("At the table as")), choices=_ROLES, default=TalksRole.MEMBER.value)

    @classmethod
    def offering(cls, candidates: Iterable[Candidate]) -> Self:
        """Return the form with a row for each candidate; who attends the item is chosen already, where that is no whole delegation."""
        offered = list(candidates)
        few = sum(one.attends for one in offered) <= USUAL_TABLE
        rows = [
            {"take": few and one.attends, "person_id": str(one.who.id), "side": one.side.value, "role": one.role.value} for one in offered
        ]
        return cls(data={"people": rows})

    def command(self, item_id: int, by: Actor, choose: Choose) -> AddToTable:
        """Return the command that brings them to the table."""
        joining = [_joining(entry.form) for entry in self.people.entries if entry.form.take.data]
        person_id = choose(self.person.text, "person")
        if person_id is not None:
            joining.append(Joining(person_id, PartySide(self.side.data), TalksRole(self.role.data)))
        if not joining:
            raise Refusal(N_("Choose somebody, or write a name."), "person")
        return AddToTable(item_id, by, tuple(joining))


class MemberForm(Form):
    """Asks what somebody does at the table, and where they sit."""

    side = Choice(lazy(N_("Side")), choices=_SIDES)
    role = Choice(lazy(N_("At the table as")), choices=_ROLES)
    seat = Whole(lazy(N_("Place at the table")), least=-FURTHEST, most=FURTHEST, required=False)
    seen = Seen()

    @classmethod
    def of(cls, member: TalksMember, seen: int) -> Self:
        """Return the form as somebody stands now; `seen` is the revision of the talks."""
        return cls(data={"side": member.side.value, "role": member.role.value, "seat": member.seat, "seen": seen})

    def command(self, member_id: int, by: Actor) -> ChangeMember:
        """Return the command that writes it."""
        return ChangeMember(member_id, by, self.seen.data or 0, PartySide(self.side.data), TalksRole(self.role.data), self.seat.data)


class OnTableForm(Form):
    """Asks for nothing but the revision that was seen; `step` where that is what a button says."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def move_command(self, member_id: int, by: Actor) -> MoveSeat:
        """Return the command that exchanges two neighbours."""
        return MoveSeat(member_id, by, self.seen.data or 0, self.step.data or 1)

    def remove_command(self, member_id: int, by: Actor) -> RemoveMember:
        """Return the command that takes somebody from the table."""
        return RemoveMember(member_id, by, self.seen.data or 0)

    def by_rank_command(self, item_id: int, by: Actor) -> SeatByRank:
        """Return the command that forgets places given by hand."""
        return SeatByRank(item_id, by, self.seen.data or 0)

    def reorder_command(self, point_id: int, by: Actor) -> ReorderPoint:
        """Return the command that lets a point change places with its neighbour."""
        return ReorderPoint(point_id, by, self.seen.data or 0, self.step.data or 1)

    def remove_point_command(self, point_id: int, by: Actor) -> RemovePoint:
        """Return the command that takes a point out."""
        return RemovePoint(point_id, by, self.seen.data or 0)


class PointForm(Form):
    """Asks what is said, what is answered when asked, and which project it is about."""

    text = TextsField(lazy(N_("What is said")), required=True, most=2000, lines=True)
    if_asked = TextsField(lazy(N_("If asked")), most=2000, lines=True)
    dossier_id = Choice(lazy(N_("Project")), coerce=optional_id)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, dossiers: Sequence[Dossier]) -> Self:
        """Return the form of a new point."""
        return cls(data={"uid": new_uid()}).offering(dossiers)

    @classmethod
    def of(cls, point: TalkingPoint, dossiers: Sequence[Dossier]) -> Self:
        """Return the form as a point stands now."""
        data = {"text": point.text.as_dict(), "if_asked": point.if_asked.as_dict(), "dossier_id": point.dossier_id, "seen": point.revision}
        return cls(data=data).offering(dossiers)

    def offering(self, dossiers: Sequence[Dossier]) -> Self:
        """Offer the dossiers; return the form itself."""
        self.dossier_id.choices = [("", "—"), *((one.id, one.title.told(current())) for one in dossiers)]
        return self

    @property
    def details(self) -> PointDetails:
        """What was written."""
        return PointDetails(self.text.texts, self.if_asked.texts, self.dossier_id.data)

    def add_command(self, item_id: int, by: Actor) -> AddPoint:
        """Return the command that adds a point."""
        return AddPoint(item_id, by, as_uid(self.uid.data), self.details)

    def change_command(self, point_id: int, by: Actor) -> ChangePoint:
        """Return the command that changes a point."""
        return ChangePoint(point_id, by, self.seen.data or 0, self.details)


def _joining(row: CandidateForm) -> Joining:
    try:
        person_id = row_id(row.person_id.data or "")
    except ValueError:
        person_id = None
    if person_id is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "people")
    return Joining(person_id, PartySide(row.side.data), TalksRole(row.role.data))
