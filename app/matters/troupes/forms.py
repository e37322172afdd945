"""The forms of troupes, riders, appearances and freight."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import Choice, ClockField, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.matters.troupes import commands
from app.matters.troupes.appearing import AddAppearance, PlanRehearsal
from app.matters.troupes.freight_commands import AddFreight, ChangeFreight, FreightDetails, RemoveFreight
from app.matters.troupes.models import Appearance, Freight, RiderNeed, Troupe
from app.matters.troupes.rules import (
    FREIGHT_DAY_NAMES,
    LONGEST,
    MOST_KG,
    MOST_PEOPLE,
    MOST_PIECES,
    RIDER_AREA_NAMES,
    RIDER_STATE_NAMES,
    FreightDay,
    RiderArea,
    RiderState,
    cubic_told,
    litres_of,
)
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""
Pairs = Iterable[tuple[int | str, str]]
_NOTHING: Final = (("", "—"),)


class TroupeForm(Form):
    """Asks who comes to perform."""

    name = TextsField(lazy(N_("Name")), required=True, most=300)
    genre = TextsField(lazy(N_("What they show")), most=300)
    leader = TextLine(lazy(N_("Leader of the troupe")), most=300)
    delegation_id = Choice(lazy(N_("Delegation")), coerce=optional_id)
    people = Whole(lazy(N_("How many people")), least=1, most=MOST_PEOPLE, required=False)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, delegations: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegation_id.choices = [*_NOTHING, *delegations]

    @classmethod
    def blank(cls, delegations: Pairs) -> Self:
        """Return the form of a new troupe."""
        return cls(data={"uid": new_uid()}, delegations=delegations)

    @classmethod
    def of(cls, troupe: Troupe, delegations: Pairs) -> Self:
        """Return the form as a troupe stands now."""
        data = {name: getattr(troupe, name) for name in ("delegation_id", "people", "note")}
        data |= {"name": troupe.name.as_dict(), "genre": troupe.genre.as_dict()}
        return cls(data=data | {"leader": told_choice(troupe.leader), "seen": troupe.revision}, delegations=delegations)

    def add_command(self, event_id: int, by: Actor, choose: Choose) -> commands.AddTroupe:
        """Return the command that enters a new troupe."""
        return commands.AddTroupe(event_id, by, as_uid(self.uid.data), self._details(choose))

    def change_command(self, troupe_id: int, by: Actor, choose: Choose) -> commands.ChangeTroupe:
        """Return the command that changes a troupe."""
        return commands.ChangeTroupe(troupe_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> commands.TroupeDetails:
        leader_id = choose(self.leader.text, "leader")
        return commands.TroupeDetails(
            self.name.texts, self.genre.texts, leader_id, self.delegation_id.data, self.people.data, self.note.text
        )


class NeedForm(Form):
    """Asks for a line of a rider and the hosts' answer."""

    area = Choice(lazy(N_("What it is about")), choices=[(one.value, lazy(name)) for one, name in RIDER_AREA_NAMES.items()])
    text = TextBlock(lazy(N_("What is needed")), [Required()], most=1000)
    state = Choice(lazy(N_("How far it is met")), choices=[(one.value, lazy(name)) for one, name in RIDER_STATE_NAMES.items()])
    due = DayField(lazy(N_("Until when")))
    answer = TextBlock(lazy(N_("Answer of the hosts")), most=500)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new line."""
        return cls(data={"uid": new_uid(), "area": RiderArea.STAGE.value, "state": RiderState.ASKED.value})

    @classmethod
    def of(cls, need: RiderNeed) -> Self:
        """Return the form as a line stands now."""
        data = {name: getattr(need, name) for name in ("text", "due", "answer")}
        return cls(data=data | {"area": need.area.value, "state": need.state.value, "seen": need.revision})

    def add_command(self, troupe_id: int, by: Actor) -> commands.AddNeed:
        """Return the command that puts the line into the rider."""
        return commands.AddNeed(troupe_id, by, as_uid(self.uid.data), self._details())

    def change_command(self, need_id: int, by: Actor) -> commands.ChangeNeed:
        """Return the command that changes the line."""
        return commands.ChangeNeed(need_id, by, self.seen.data or 0, self._details())

    def _details(self) -> commands.NeedDetails:
        return commands.NeedDetails(RiderArea(self.area.data), self.text.text, RiderState(self.state.data), self.answer.text, self.due.data)


class AppearanceForm(Form):
    """Asks at which item a troupe performs, or for which it rehearses there."""

    item_id = Choice(lazy(N_("Programme item")), coerce=optional_id)
    for_item_id = Choice(lazy(N_("A rehearsal for")), coerce=optional_id)
    minutes = Whole(lazy(N_("Minutes on the stage")), least=1, most=LONGEST, required=False)
    what = TextsField(lazy(N_("What is performed")), most=500)
    uid = HiddenField()

    def __init__(self, *args: Any, items: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [*_NOTHING, *items]
        self.item_id.choices, self.for_item_id.choices = offered, offered

    @classmethod
    def blank(cls, items: Pairs, item_id: int | None) -> Self:
        """Return an empty form, for an item where one is asked for."""
        return cls(data={"uid": new_uid(), "item_id": item_id}, items=items)

    def command(self, troupe_id: int, by: Actor) -> AddAppearance:
        """Return the command that enters the appearance."""
        if self.item_id.data is None:
            raise Refusal(N_("Choose one from the list."), "item_id")
        uid = as_uid(self.uid.data)
        return AddAppearance(troupe_id, by, uid, self.item_id.data, self.for_item_id.data, self.minutes.data, self.what.texts)


class RehearsalForm(Form):
    """Asks when the rehearsal for a performance is to be."""

    day = DayField(lazy(N_("Day")), [Required(N_("Choose a day."))])
    start = ClockField(lazy(N_("From")))
    end = ClockField(lazy(N_("To")))
    uid = HiddenField()

    @classmethod
    def blank(cls, performance: Appearance) -> Self:
        """Return the form, on the day of the performance."""
        return cls(data={"uid": new_uid(), "day": performance.item.day})

    def command(self, appearance_id: int, by: Actor) -> PlanRehearsal:
        """Return the command that puts the rehearsal into the programme."""
        return PlanRehearsal(appearance_id, by, as_uid(self.uid.data), self.day.data, self.start.data, self.end.data)


class FreightForm(Form):
    """Asks what travels, with whom, by which papers, and its seven days."""

    what = TextsField(lazy(N_("What travels")), required=True, most=500)
    troupe_id = Choice(lazy(N_("Troupe")), coerce=optional_id)
    pieces = Whole(lazy(N_("Pieces")), least=1, most=MOST_PIECES, required=False)
    weight_kg = Whole(lazy(N_("Weight, kg")), least=1, most=MOST_KG, required=False)
    volume = TextLine(lazy(N_("Volume, m³")), most=20)
    carrier = TextLine(lazy(N_("Carrier")), most=300)
    papers = TextLine(lazy(N_("Papers for customs")), most=300)
    customs_post = TextLine(lazy(N_("Customs post")), most=200)
    loaded_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.LOADED]))
    customs_out_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.CUSTOMS_OUT]))
    arrives_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.ARRIVES]))
    unloaded_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.UNLOADED]))
    leaves_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.LEAVES]))
    customs_back_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.CUSTOMS_BACK]))
    returned_on = DayField(lazy(FREIGHT_DAY_NAMES[FreightDay.RETURNED]))
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, troupes: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.troupe_id.choices = [*_NOTHING, *troupes]

    @classmethod
    def blank(cls, troupes: Pairs, troupe_id: int | None) -> Self:
        """Return the form of a new freight."""
        return cls(data={"uid": new_uid(), "troupe_id": troupe_id}, troupes=troupes)

    @classmethod
    def of(cls, freight: Freight, troupes: Pairs) -> Self:
        """Return the form as a freight stands now."""
        names = ("troupe_id", "pieces", "weight_kg", "carrier", "papers", "customs_post", "note", *(step.value for step in FreightDay))
        data = {name: getattr(freight, name) for name in names} | {"what": freight.what.as_dict()}
        return cls(data=data | {"volume": cubic_told(freight.volume_dm3), "seen": freight.revision}, troupes=troupes)

    def add_command(self, event_id: int, by: Actor) -> AddFreight:
        """Return the command that enters a new freight."""
        return AddFreight(event_id, by, as_uid(self.uid.data), self._details())

    def change_command(self, freight_id: int, by: Actor) -> ChangeFreight:
        """Return the command that changes a freight."""
        return ChangeFreight(freight_id, by, self.seen.data or 0, self._details())

    def _details(self) -> FreightDetails:
        days: dict[FreightDay, date | None] = {step: self[step.value].data for step in FreightDay}
        return FreightDetails(
            what=self.what.texts,
            troupe_id=self.troupe_id.data,
            pieces=self.pieces.data,
            weight_kg=self.weight_kg.data,
            volume_dm3=litres_of(self.volume.text, "volume"),
            carrier=self.carrier.text,
            papers=self.papers.text,
            customs_post=self.customs_post.text,
            days=days,
            note=self.note.text,
        )


class OnThingForm(Form):
    """Asks for nothing but the revision that was seen; `state` where a button says how far a line of a rider is met."""

    state = Choice(choices=[(one.value, one.value) for one in RiderState])
    seen = Seen()

    def remove_troupe(self, troupe_id: int, by: Actor) -> commands.RemoveTroupe:
        """Return the command that removes a troupe."""
        return commands.RemoveTroupe(troupe_id, by, self.seen.data or 0)

    def remove_freight(self, freight_id: int, by: Actor) -> RemoveFreight:
        """Return the command that removes a freight."""
        return RemoveFreight(freight_id, by, self.seen.data or 0)

    def remove_need(self, need_id: int, by: Actor) -> commands.RemoveNeed:
        """Return the command that takes a line out of a rider."""
        return commands.RemoveNeed(need_id, by, self.seen.data or 0)

    def mark_need(self, need_id: int, by: Actor) -> commands.MarkNeed:
        """Return the command that says how far a line is met."""
        if self.state.data not in set(RiderState):
            raise Refusal(N_("Choose one from the list."), "state")
        return commands.MarkNeed(need_id, by, self.seen.data or 0, RiderState(self.state.data))
