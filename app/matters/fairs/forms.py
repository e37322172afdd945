"""The forms of a stand, of who exhibits there, and of a stop of a walk."""

from collections.abc import Callable
from typing import Any, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import Choice, Form, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.matters.fairs.choices import Offered
from app.matters.fairs.models import Exhibitor, Stand, WalkStop
from app.matters.fairs.rules import MOST_AREA
from app.matters.fairs.stands_commands import (
    AddExhibitor,
    AddStand,
    ChangeExhibitor,
    ChangeStand,
    ExhibitorDetails,
    OnExhibitor,
    RemoveStand,
    StandDetails,
)
from app.matters.fairs.stops_commands import AddStop, ChangeStop, OnStop, StopDetails
from app.matters.fairs.walk_rules import LONGEST_STOP, StopMinutes
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""


class StandForm(Form):
    """Asks where a stand is, how large, and who keeps it."""

    title = TextsField(lazy(N_("Stand")), required=True, most=300)
    number = TextLine(lazy(N_("Number of the stand")), most=40)
    area = Whole(lazy(N_("Area of the stand, m²")), least=1, most=MOST_AREA, required=False)
    place = Choice(lazy(N_("Place")))
    keeper = TextLine(lazy(N_("Keeper of the stand")), most=300)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place.choices = {"": [("", "—")], **{city: list(rows) for city, rows in offered.places.items()}}
        self.people = offered.people

    @classmethod
    def blank(cls, offered: Offered) -> Self:
        """Return the form of a new stand."""
        return cls(data={"uid": new_uid()}, offered=offered)

    @classmethod
    def of(cls, stand: Stand, offered: Offered) -> Self:
        """Return the form as a stand is now."""
        place = f"hall:{stand.hall_id}" if stand.hall_id else f"venue:{stand.venue_id}" if stand.venue_id else ""
        data = {"title": stand.title.as_dict(), "number": stand.number, "area": stand.area, "note": stand.note, "place": place}
        return cls(data=data | {"keeper": told_choice(stand.keeper), "seen": stand.revision}, offered=offered)

    def add_command(self, event_id: int, by: Actor, choose: Choose) -> AddStand:
        """Return the command that enters a stand."""
        return AddStand(event_id, by, as_uid(self.uid.data), self._details(choose))

    def change_command(self, stand_id: int, by: Actor, choose: Choose) -> ChangeStand:
        """Return the command that changes a stand."""
        return ChangeStand(stand_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> StandDetails:
        what, _, ident = (self.place.data or "").partition(":")
        return StandDetails(
            title=self.title.texts,
            number=self.number.text,
            area=self.area.data,
            venue_id=int(ident) if what == "venue" else None,
            hall_id=int(ident) if what == "hall" else None,
            keeper_id=choose(self.keeper.text, "keeper"),
            note=self.note.text,
        )


class ExhibitorForm(Form):
    """Asks who exhibits, what is shown where on the stand, and whom to ask."""

    organisation = TextLine(lazy(N_("Organisation")), most=500)
    name = TextsField(lazy(N_("Told as")), most=300)
    shows = TextsField(lazy(N_("What is shown")), most=1000, lines=True)
    place = TextLine(lazy(N_("Place on the stand")), most=100)
    contact = TextLine(lazy(N_("Contact person")), most=300)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies, self.people = offered.bodies, offered.people

    @classmethod
    def blank(cls, offered: Offered) -> Self:
        """Return the form of a new exhibitor."""
        return cls(data={"uid": new_uid()}, offered=offered)

    @classmethod
    def of(cls, one: Exhibitor, offered: Offered) -> Self:
        """Return the form as an exhibitor is now."""
        data = {"name": one.name.as_dict(), "shows": one.shows.as_dict(), "place": one.place, "note": one.note, "seen": one.revision}
        organisation = offered.bodies.label(one.organisation_id)
        return cls(data=data | {"organisation": organisation, "contact": told_choice(one.contact)}, offered=offered)

    def add_command(self, stand_id: int, by: Actor, choose: Choose) -> AddExhibitor:
        """Return the command that enters an exhibitor."""
        return AddExhibitor(stand_id, by, as_uid(self.uid.data), self._details(choose))

    def change_command(self, exhibitor_id: int, by: Actor, choose: Choose) -> ChangeExhibitor:
        """Return the command that changes an exhibitor."""
        return ChangeExhibitor(exhibitor_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> ExhibitorDetails:
        return ExhibitorDetails(
            organisation_id=self.bodies.chosen(self.organisation.text, "organisation"),
            name=self.name.texts,
            shows=self.shows.texts,
            place=self.place.text,
            contact_id=choose(self.contact.text, "contact"),
            note=self.note.text,
        )


class StopForm(Form):
    """Asks where a walk stops, for how long, and who tells what there."""

    exhibitor_id = Choice(lazy(N_("Exhibitor of ours")), coerce=optional_id)
    title = TextsField(lazy(N_("Another place")), most=300)
    walk_minutes = Whole(lazy(N_("On the way there, minutes")), least=0, most=LONGEST_STOP, required=False)
    minutes = Whole(lazy(N_("At the stop, minutes")), least=1, most=LONGEST_STOP)
    teller = TextLine(lazy(N_("Who tells")), most=300)
    what = TextsField(lazy(N_("What is shown and told")), most=1000, lines=True)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exhibitor_id.choices = [("", "—"), *offered.exhibitors]
        self.people = offered.people

    @classmethod
    def blank(cls, offered: Offered) -> Self:
        """Return the form of a new stop."""
        return cls(data={"uid": new_uid(), "minutes": 5, "walk_minutes": 1}, offered=offered)

    @classmethod
    def of(cls, stop: WalkStop, offered: Offered) -> Self:
        """Return the form as a stop is now."""
        data = {name: getattr(stop, name) for name in ("exhibitor_id", "minutes", "walk_minutes")}
        texts = {"title": stop.title.as_dict(), "what": stop.what.as_dict()}
        return cls(data=data | texts | {"teller": told_choice(stop.teller), "seen": stop.revision}, offered=offered)

    def add_command(self, item_id: int, by: Actor, choose: Choose) -> AddStop:
        """Return the command that enters a stop."""
        return AddStop(item_id, by, as_uid(self.uid.data), self._details(choose))

    def change_command(self, stop_id: int, by: Actor, choose: Choose) -> ChangeStop:
        """Return the command that changes a stop."""
        return ChangeStop(stop_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> StopDetails:
        minutes = StopMinutes(self.minutes.number, self.walk_minutes.number)
        teller_id = choose(self.teller.text, "teller")
        return StopDetails(minutes, self.exhibitor_id.data, self.title.texts, teller_id, self.what.texts)


class OnForm(Form):
    """Asks for nothing but the revision that was seen; `step` where a button moves a row."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    def _step(self) -> int:
        return self.step.number if self.validate() else 0

    def on_stand(self, stand_id: int, by: Actor) -> RemoveStand:
        """Return the command that removes a stand."""
        return RemoveStand(stand_id, by, self.seen.data or 0)

    def on_exhibitor(self, exhibitor_id: int, by: Actor) -> OnExhibitor:
        """Return the command that removes an exhibitor or moves it."""
        return OnExhibitor(exhibitor_id, by, self.seen.data or 0, self._step())

    def on_stop(self, stop_id: int, by: Actor) -> OnStop:
        """Return the command that removes a stop or moves it."""
        return OnStop(stop_id, by, self.seen.data or 0, self._step())
