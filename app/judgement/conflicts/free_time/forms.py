"""The forms of the search for a free time, and of the item that is made of one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.web.choices import Several, row_id
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.judgement.conflicts.free_time.commands import Chosen, MakeItem
from app.judgement.conflicts.free_time.question import ASTANA, KEPT_APART, LONGEST_MEETING, NINE_TO_SIX, UFA, Question
from app.planning.programmes.rules import ItemKind, Visibility
from app.planning.programmes.wording import ITEM_KINDS, VISIBILITIES
from app.register.accounts.rules.roles import Actor
from app.register.holidays.rules import JURISDICTIONS, Jurisdiction
from app.register.venues.rules import LAYOUT_NAMES, MOST_PEOPLE, Layout

MOST_PERSONS: Final = 200
"""Named one by one; more are delegations."""
_MEETS: Final = (ItemKind.MEETING, ItemKind.SESSION, ItemKind.AGENDA, ItemKind.MATCHMAKING, ItemKind.SIGNING, ItemKind.MEAL, ItemKind.PRESS)
"""Kinds that are told first: those that one looks for a time for."""
_LAST_MINUTE: Final = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Offers:
    """What the search offers to choose from."""

    delegations: Sequence[tuple[int, str]]
    pairs: Sequence[tuple[str, str]]
    places: Mapping[str, Iterable[tuple[str, str]]]
    here: str
    """The city of the event, as one of the places."""


class FindForm(Form):
    """Asks how long, when, who and where. It is sent by address, so that a search can be kept and shown to others."""

    minutes = Whole(lazy(N_("Length, minutes")), least=5, most=LONGEST_MEETING)
    first = DayField(lazy(N_("From day")), [Required(N_("Choose a day."))])
    last = DayField(lazy(N_("To day")), [Required(N_("Choose a day."))])
    delegation = Several(validate_choice=False, coerce=row_id)
    person = Several(validate_choice=False, coerce=row_id)
    name = TextLine(lazy(N_("Person of the directory")), most=300)
    more = Choice(lazy(N_("Delegation")), coerce=optional_id)
    pair = Choice(lazy(N_("Interpreter")), default="")
    seats = Whole(lazy(N_("Hall for how many people")), least=1, most=MOST_PEOPLE, required=False)
    layout = Choice(lazy(N_("Hall set up as")), choices=[("", "—"), *((one.value, lazy(LAYOUT_NAMES[one])) for one in Layout)], default="")
    place = Choice(lazy(N_("Where")), default="")
    ufa_since = ClockField(lazy(N_("Ufa works from")), [Required()])
    ufa_until = ClockField(lazy(N_("Ufa works until")), [Required()])
    astana_since = ClockField(lazy(N_("Astana works from")), [Required()])
    astana_until = ClockField(lazy(N_("Astana works until")), [Required()])
    holidays = Several(
        lazy(N_("Not on days off of")),
        choices=[
            (one.value, lazy(JURISDICTIONS[one])) for one in (Jurisdiction.BASHKORTOSTAN, Jurisdiction.RUSSIA, Jurisdiction.KAZAKHSTAN)
        ],
        validate_choice=False,
    )
    weekends = BooleanField(lazy(N_("Saturdays and Sundays as well")))
    apart = BooleanField(lazy(N_("Keep 15 minutes free before and after")))
    lunch = BooleanField(lazy(N_("Leave lunch free, 13.00–14.00")))

    def __init__(self, *args: Any, offers: Offers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.more.choices = [("", "—"), *offers.delegations]
        self.pair.choices = [("", lazy(N_("not needed"))), *offers.pairs]
        self.place.choices = {"": [("", lazy(N_("anywhere")))], **offers.places}

    @classmethod
    def blank(cls, days: Days, *, offers: Offers, persons: Iterable[int] = (), weekends: bool = False) -> Self:
        """Return the form as it is at first; `weekends` where the event itself has some."""
        clocks = dict(zip(("since", "until"), NINE_TO_SIX, strict=True))
        data = {"minutes": 45, "first": days.first, "last": days.last, "person": list(persons), "place": offers.here}
        hours = {f"{side}_{end}": at for side in ("ufa", "astana") for end, at in clocks.items()}
        kept = {"apart": True, "lunch": True, "weekends": weekends, "holidays": [one.value for one in _counted()]}
        return cls(data={**data, **hours, **kept}, offers=offers)

    def take_in(self, person: int | None) -> None:
        """Take in whoever was typed and the delegation that was chosen, so that the page lists them and asks anew."""
        if person is not None:
            self.person.data = [*(self.person.data or ()), person]
        if self.more.data is not None:
            self.delegation.data = [*(self.delegation.data or ()), self.more.data]
        for field in (self.name, self.more):
            field.raw_data, field.data = None, None

    def keep(self, delegations: list[int], persons: list[int]) -> None:
        """Ask for these alone: whoever of those that were sent is still there."""
        self.delegation.data, self.person.data = delegations, persons

    def question(self, event_id: int) -> Question:
        """Return what is asked."""
        what, _, ident = (self.place.data or "").partition(":")
        source, _, target = (self.pair.data or "").partition("-")
        return Question(
            event_id,
            self.minutes.number,
            Days(self.first.data, max(self.first.data, self.last.data)),
            tuple(self.delegation.data or ()),
            tuple(self.person.data or ())[:MOST_PERSONS],
            (source, target) if target else None,
            self.seats.data,
            Layout(self.layout.data) if self.layout.data and self.seats.data else None,
            city_id=int(ident) if what == "city" else None,
            venue_id=int(ident) if what == "venue" else None,
            hours={UFA: (self.ufa_since.data, self.ufa_until.data), ASTANA: (self.astana_since.data, self.astana_until.data)},
            holidays=frozenset(one for one in _counted() if one.value in (self.holidays.data or ())),
            weekends=self.weekends.data,
            apart=KEPT_APART if self.apart.data else 0,
            lunch=self.lunch.data,
        )


class ChooseForm(Form):
    """Asks for what an item needs besides its time: a title, a kind, who may see it, who is in the chair."""

    title = TextsField(lazy(N_("Title")), required=True, most=500)
    kind = Choice(lazy(N_("Kind")))
    visibility = Choice(lazy(N_("Who may see it")), choices=[(one.value, lazy(name)) for one, name in VISIBILITIES.items()])
    chair = Choice(lazy(N_("In the chair")), coerce=optional_id)
    uid = HiddenField()

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [*_MEETS, *(kind for kind in ItemKind if kind not in _MEETS)]
        self.kind.choices = [(kind.value, lazy(ITEM_KINDS[kind])) for kind in kinds]
        self.chair.choices = [("", "—"), *people]

    @classmethod
    def blank(cls, people: Sequence[tuple[int, str]]) -> Self:
        """Return the form of an item that is still to be made."""
        data = {"kind": ItemKind.MEETING.value, "visibility": Visibility.GUESTS.value, "uid": new_uid()}
        return cls(data=data, people=people)

    def command(self, by: Actor, question: Question, chosen: Chosen) -> MakeItem:
        """Return the command that makes the item."""
        kind, visibility = ItemKind(self.kind.data), Visibility(self.visibility.data)
        return MakeItem(by, as_uid(self.uid.data), question, chosen, self.title.texts, kind, visibility, self.chair.data)


class ChosenForm(Form):
    """Reads which proposal was chosen out of an address."""

    start = Whole(least=1, most=_LAST_MINUTE)
    hall = Whole(least=1, most=_LAST_MINUTE, required=False)
    interpreter = Whole(least=1, most=_LAST_MINUTE, required=False)

    def chosen(self) -> Chosen:
        """Return the proposal."""
        return Chosen(self.start.number, self.hall.data, self.interpreter.data)


def _counted() -> tuple[Jurisdiction, ...]:
    return Jurisdiction.BASHKORTOSTAN, Jurisdiction.RUSSIA, Jurisdiction.KAZAKHSTAN
