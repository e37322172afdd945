"""What the ids and values in the change log of events and items are called."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.web.history import FIELDS, LINES, SEVERAL, VALUES
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.delegations.models import Delegation
from app.planning.events.models import Event, Series
from app.planning.events.wording import KINDS, PARTICULARS, RELATIONS, SIDES, STATUSES
from app.planning.programmes.participants import role_told
from app.planning.programmes.rules import ItemRole
from app.planning.programmes.wording import ITEM_FIELDS, ITEM_KINDS, PRECISIONS, VISIBILITIES
from app.register.directory.models import Person
from app.register.directory.rules.names import initials_before
from app.register.venues.models import City, Hall, Venue
from app.register.venues.rules import LAYOUT_NAMES

_Named = TypeVar("_Named", City, Hall, Venue, Series, Event)

FIELDS.update(
    {
        **{name: told for name, told in ITEM_FIELDS.items() if name not in {"when", "speeches"}},
        "status": N_("Status"),
        "host": N_("Host side"),
        "theme": N_("Theme"),
        "description": N_("Description"),
        "first_day": N_("First day"),
        "last_day": N_("Last day"),
        "arrival_margin": N_("Days before for arrivals"),
        "departure_margin": N_("Days after for departures"),
        "is_public": N_("Seen by the public"),
        "provenance": N_("Where this is known from"),
        "coordinators_publish": N_("The coordinators may publish it themselves"),
        "day": N_("Day"),
        "precision": N_("Time is"),
        "start_local": N_("Start"),
        "end_local": N_("End"),
        "start_fold": N_("Which start?"),
        "end_fold": N_("Which end?"),
        "venue_id": N_("Place"),
        "hall_id": N_("Hall"),
        "place_note": N_("Place in words"),
        "layout": N_("Hall set up as"),
        "expected": N_("People expected"),
        "buffer_minutes": N_("In place before, minutes"),
        "cancelled": N_("Cancelled"),
        "speech_list": N_("Speeches"),
        "attendance_list": N_("Who attends"),
        "position": N_("Order"),
        "coordinators": N_("Coordinators"),
        "series_id": N_("Series"),
        "edition": N_("Number in the series"),
        "hosts_alternate": N_("The two sides host in turn"),
        "target_id": N_("Anchored to"),
        "relation": N_("It takes place"),
        "gap": N_("Free days between them, at most"),
        "status_reason": N_("Reason"),
        "dates_unknown": N_("New dates not known yet"),
        **{f"particulars.{name}": one.label for name, one in PARTICULARS.items()},
        "particulars": N_("Of this kind"),
    }
)
_ALL_KINDS: dict[str, str] = {kind.value: name for kind, name in (*KINDS.items(), *ITEM_KINDS.items())}

VALUES.update(
    {
        "kind": _ALL_KINDS,
        "status": STATUSES,
        "host": SIDES,
        "visibility": VISIBILITIES,
        "precision": PRECISIONS,
        "relation": RELATIONS,
        "layout": LAYOUT_NAMES,
        **{f"particulars.{name}": dict(one.choices) for name, one in PARTICULARS.items() if one.choices},
    }
)
SEVERAL.add("particulars")
LINES.add("attendance_list")
_EXCEPTIONS = {"minus": N_("except: %(names)s"), "plus": N_("also: %(names)s")}


def names_for(session: Session) -> dict[str, Callable[[Any], str]]:
    """Return what tells the id in a column of the log: the name of the place it stands for, or the id where that is gone."""

    def name(model: type[_Named], title: InstrumentedAttribute[Texts]) -> Callable[[Any], str]:
        @cache
        def known() -> dict[int, Texts]:
            return dict(session.execute(select(model.id, title)).all())

        def told(ident: Any) -> str:
            return known()[ident].told(current()) if ident in known() else str(ident)

        return told

    return {
        "city_id": name(City, City.name),
        "venue_id": name(Venue, Venue.name),
        "hall_id": name(Hall, Hall.name),
        "series_id": name(Series, Series.title),
        "target_id": name(Event, Event.title),
        "attendance_list": _attendance_named(session),
    }


def _attendance_named(session: Session) -> Callable[[Any], str]:
    """Return what tells the lines in which the log keeps who attends: a word for how, and an id."""

    @cache
    def delegations() -> dict[str, str]:
        return {str(ident): name.told(current()) for ident, name in session.execute(select(Delegation.id, Delegation.name))}

    @cache
    def people() -> dict[str, str]:
        named = session.execute(select(Person.id, Person.surname, Person.given, Person.patronymic))
        return {str(ident): initials_before(*(text.told(current()) if text else "" for text in names)) for ident, *names in named}

    def told(line: str) -> str:
        how, _, ident = line.partition(" ")
        if how == "delegation":
            return delegations().get(ident, ident)
        who = people().get(ident, ident)
        return gettext(_EXCEPTIONS[how], names=who) if how in _EXCEPTIONS else role_told(ItemRole(how), [who])

    return lambda value: "; ".join(told(line) for line in str(value).split("\n"))
