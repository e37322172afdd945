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
from app.planning.events.particulars_form import ParticularsField, shown_for
from app.planning.events.rules import LONGEST_MARGIN, MOST_EDITIONS, STEPS, Side, Status
from app.planning.events.wording import KINDS, SIDES, STATUSES
from app.register.accounts.rules.roles import Actor

Pairs = Iterable[tuple[int, str]]
_DAY_NEEDED = N_("Choose a day.")


class EventForm(Form):
    """Asks for what all kinds of events have in common, and for the fields of one kind."""

    kind = Choice(lazy(N_("Kind")), choices=[(kind.value, lazy(name)) for kind, name in KINDS.items()])
    title = TextsField(lazy(N_("Title")), required=True, most=300)
    theme = TextsField(lazy(N_("Theme")), most=500)
    city_id = Choice(lazy(N_("City")), coerce=int)
    host = Choice(lazy(N_("Host side")), choices=[(side.value, lazy(name)) for side, name in SIDES.items()])
    first_day = DayField(lazy(N_("First day")), [Required(_DAY_NEEDED)])
    last_day = DayField(lazy(N_("Last day")), [Required(_DAY_NEEDED)])
    arrival_margin = Whole(lazy(N_("Days before for arrivals")), least=0, most=LONGEST_MARGIN)
    departure_margin = Whole(lazy(N_("Days after for departures")), least=0, most=LONGEST_MARGIN)
    status = Choice(lazy(N_("Status")))
    status_reason = TextsField(lazy(N_("Reason")), most=500)
    dates_unknown = BooleanField(lazy(N_("The new dates are not known yet")))
    is_public = BooleanField(lazy(N_("The public may see this event once it is published")))
    description = TextsField(lazy(N_("Description")), most=4000, lines=True)
    coordinator_ids = Several(lazy(N_("Coordinators")), coerce=row_id, validate_choice=False)
    coordinators_publish = BooleanField(lazy(N_("The coordinators may publish it themselves")))
    own = ParticularsField(lazy(N_("Of this kind")))
    provenance = TextBlock(lazy(N_("Where this is known from")), most=1000)
    series_id = Choice(lazy(N_("Series")), coerce=optional_id)
    edition = Whole(lazy(N_("Number in the series")), least=1, most=MOST_EDITIONS, required=False)
    uid = HiddenField()
    seen = Seen()

    def __init__(
        self, *args: Any, before: Status | None = None, cities: Pairs = (), people: Pairs = (), series: Pairs = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.status.choices = self._steps(before)
        self.series_id.choices = [("", "—"), *series]
        self.city_id.choices = list(cities)
        self.coordinator_ids.choices = list(people)

    def _steps(self, before: Status | None) -> list[tuple[str, str]]:
        """Offer the present status and those that may follow; and what was sent, so that the rule answers and not the list."""
        offered = set(Status) if before is None else {before, *STEPS[before]}
        return [(one.value, lazy(name)) for one, name in STATUSES.items() if one in offered or one.value == self.status.data]

    @classmethod
    def of(cls, event: Event, asked: str = "", **choices: Any) -> Self:
        """Return the form as an event stands now, with the fields of its kind, or of the kind that a page `asked` for."""
        data = {
            "coordinator_ids": [user.id for user in event.coordinators],
            "own": shown_for(Kind(asked) if asked in set(Kind) else event.kind, event.particulars),
            "seen": event.revision,
        }
        return cls(obj=event, data=data, before=event.status, **choices)

    @property
    def wants_more(self) -> bool:
        """Whether another kind was chosen than the one whose fields the page asked for, and that kind has fields too."""
        return self.own.asked != self.kind.data and bool(POLICY[Kind(self.kind.data)].particulars)

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
            particulars=self.own.given,
            status_reason=self.status_reason.texts,
            dates_unknown=self.dates_unknown.data,
            coordinators_publish=self.coordinators_publish.data,
        )

    def change_command(self, event_id: int, by: Actor) -> ChangeEvent:
        """Return the command that changes an event."""
        return ChangeEvent(event_id, by, self.seen.data, self.details())


class NewEventForm(EventForm):
    """Asks for a new event, and whether its programme begins with the usual items."""

    usual_items = BooleanField(lazy(N_("Begin the programme with the usual items of this kind")))

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
                "coordinators_publish": True,
                "status": Status.PROPOSED.value,
                "host": Side.BASHKORTOSTAN.value,
                "own": shown_for(kind, {}),
                "usual_items": bool(policy.skeleton),
                "uid": new_uid(),
            },
            **choices,
        )

    def add_command(self, by: Actor) -> AddEvent:
        """Return the command that makes a new event."""
        return AddEvent(by, as_uid(self.uid.data), self.details())


class RemoveForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()
