"""The form of an event."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Several, row_id
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.planning.events.commands import AddEvent, ChangeEvent, EventDetails
from app.planning.events.kinds import POLICY, Kind
from app.planning.events.models import Event
from app.planning.events.rules import LONGEST_MARGIN, MOST_EDITIONS, Side, Status
from app.planning.events.wording import KINDS, SIDES, STATUSES
from app.register.accounts.rules.roles import Actor

Pairs = Iterable[tuple[int, str]]
_DAY_NEEDED = N_("Choose a day.")


class EventForm(Form):
    """Asks for what all kinds of events have in common."""

    kind = Choice(lazy(N_("Kind")), choices=[(kind.value, lazy(name)) for kind, name in KINDS.items()])
    title = TextsField(lazy(N_("Title")), required=True, most=300)
    theme = TextsField(lazy(N_("Theme")), most=500)
    city_id = Choice(lazy(N_("City")), coerce=int)
    host = Choice(lazy(N_("Host side")), choices=[(side.value, lazy(name)) for side, name in SIDES.items()])
    first_day = DayField(lazy(N_("First day")), [Required(_DAY_NEEDED)])
    last_day = DayField(lazy(N_("Last day")), [Required(_DAY_NEEDED)])
    arrival_margin = Whole(lazy(N_("Days before for arrivals")), least=0, most=LONGEST_MARGIN)
    departure_margin = Whole(lazy(N_("Days after for departures")), least=0, most=LONGEST_MARGIN)
    status = Choice(lazy(N_("Status")), choices=[(status.value, lazy(name)) for status, name in STATUSES.items()])
    is_public = BooleanField(lazy(N_("The public may see this event once it is published")))
    description = TextsField(lazy(N_("Description")), most=4000, lines=True)
    coordinator_ids = Several(lazy(N_("Coordinators")), coerce=row_id, validate_choice=False)
    provenance = TextBlock(lazy(N_("Where this is known from")), most=1000)
    series_id = Choice(lazy(N_("Series")), coerce=optional_id)
    edition = Whole(lazy(N_("Number in the series")), least=1, most=MOST_EDITIONS, required=False)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, cities: Pairs = (), people: Pairs = (), series: Pairs = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.series_id.choices = [("", "—"), *series]
        self.city_id.choices = list(cities)
        self.coordinator_ids.choices = list(people)

    @classmethod
    def blank(cls, kind: Kind, today: date, **choices: Any) -> Self:
        """Return a form with what the kind usually has, dated from a month ahead."""
        policy = POLICY[kind]
        first = today + timedelta(days=30)
        return cls(
            data={
                "kind": kind.value,
                "first_day": first,
                "last_day": first + timedelta(days=policy.usual_days - 1),
                "arrival_margin": policy.arrival_margin,
                "departure_margin": policy.departure_margin,
                "is_public": policy.is_public,
                "status": Status.PROPOSED.value,
                "host": Side.BASHKORTOSTAN.value,
                "uid": new_uid(),
            },
            **choices,
        )

    @classmethod
    def of(cls, event: Event, **choices: Any) -> Self:
        """Return the form as an event stands now."""
        coordinators = [user.id for user in event.coordinators]
        return cls(obj=event, data={"coordinator_ids": coordinators, "seen": event.revision}, **choices)

    def details(self) -> EventDetails:
        """Return what was typed, as the commands want it."""
        return EventDetails(
            kind=Kind(self.kind.data),
            status=Status(self.status.data),
            host=Side(self.host.data),
            title=self.title.texts,
            theme=self.theme.texts,
            description=self.description.texts,
            city_id=self.city_id.data,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
            arrival_margin=self.arrival_margin.number,
            departure_margin=self.departure_margin.number,
            is_public=self.is_public.data,
            provenance=self.provenance.text,
            coordinator_ids=frozenset(self.coordinator_ids.data or ()),
            series_id=self.series_id.data,
            edition=self.edition.data,
        )

    def add_command(self, by: Actor) -> AddEvent:
        """Return the command that makes a new event."""
        return AddEvent(by, as_uid(self.uid.data), self.details())

    def change_command(self, event_id: int, by: Actor) -> ChangeEvent:
        """Return the command that changes an event."""
        return ChangeEvent(event_id, by, self.seen.data, self.details())


class RemoveForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()
