"""The forms of a series and of an edition made from another one."""

from collections.abc import Iterable
from typing import Any, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextsField, Whole
from app.ground.words.messages import lazy
from app.planning.events.kinds import Kind
from app.planning.events.models import Series
from app.planning.events.rules import MOST_EDITIONS, Side
from app.planning.events.wording import KINDS, SIDES
from app.planning.programmes.cloning import CloneEvent, a_year_on
from app.planning.series.commands import AddSeries, ChangeSeries, SeriesDetails
from app.planning.series.queries import Next
from app.planning.series.rules import renumbered
from app.register.accounts.rules.roles import Actor


class SeriesForm(Form):
    """Asks for a series."""

    title = TextsField(lazy(N_("Title")), required=True, most=300)
    kind = Choice(lazy(N_("Kind")), choices=[(kind.value, lazy(name)) for kind, name in KINDS.items()])
    hosts_alternate = BooleanField(lazy(N_("The two sides host in turn")))
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return an empty form."""
        return cls(data={"uid": new_uid()})

    @classmethod
    def of(cls, series: Series) -> Self:
        """Return the form as a series stands now."""
        return cls(obj=series, data={"seen": series.revision})

    def details(self) -> SeriesDetails:
        """Return what was typed, as the commands want it."""
        return SeriesDetails(Kind(self.kind.data), self.title.texts, self.hosts_alternate.data)

    def add_command(self, by: Actor) -> AddSeries:
        """Return the command that makes a new series."""
        return AddSeries(by, as_uid(self.uid.data), self.details())

    def change_command(self, series_id: int, by: Actor) -> ChangeSeries:
        """Return the command that changes a series."""
        return ChangeSeries(series_id, by, self.seen.data, self.details())


class CloneForm(Form):
    """Asks on which days an event is to take place again, and what of it is taken over."""

    title = TextsField(lazy(N_("Title")), required=True, most=300)
    first_day = DayField(lazy(N_("First day")), [Required(N_("Choose a day."))])
    edition = Whole(lazy(N_("Number in the series")), least=1, most=MOST_EDITIONS, required=False)
    host = Choice(lazy(N_("Host side")), choices=[(side.value, lazy(name)) for side, name in SIDES.items()])
    city_id = Choice(lazy(N_("City")), coerce=int)
    keep_people = BooleanField(lazy(N_("Keep participants, speeches, responsible persons and coordinators")))
    keep_places = BooleanField(lazy(N_("Keep places")))
    keep_anchors = BooleanField(lazy(N_("Keep anchors")))
    uid = HiddenField()

    def __init__(self, *args: Any, cities: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.city_id.choices = list(cities)

    @classmethod
    def of(cls, proposed: Next, cities: Iterable[tuple[int, str]]) -> Self:
        """Return the form with what the next edition would usually be."""
        event = proposed.pattern
        edition = proposed.edition if event.series else None
        data = {
            "title": renumbered(event.title, event.edition, edition),
            "first_day": a_year_on(event.first_day),
            "edition": edition,
            "host": proposed.host.value,
            "city_id": proposed.city_id,
            "keep_people": True,
            "keep_places": proposed.city_id == event.city_id,
            "keep_anchors": True,
            "uid": new_uid(),
        }
        return cls(data=data, cities=cities)

    def command(self, event_id: int, by: Actor) -> CloneEvent:
        """Return the command that makes the event."""
        return CloneEvent(
            event_id=event_id,
            by=by,
            uid=as_uid(self.uid.data),
            title=self.title.texts,
            first_day=self.first_day.data,
            host=Side(self.host.data),
            city_id=self.city_id.data,
            edition=self.edition.data,
            keep_people=self.keep_people.data,
            keep_places=self.keep_places.data,
            keep_anchors=self.keep_anchors.data,
        )


class RemoveForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()
