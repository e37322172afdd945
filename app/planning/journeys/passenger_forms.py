"""The forms of who travels on a leg."""

from collections.abc import Iterable, Mapping

from wtforms import BooleanField

from app.ground.web.forms import Form, Seen, TextLine, Whole
from app.planning.journeys.commands import SetPassengers
from app.planning.journeys.models import Leg
from app.planning.journeys.rules import Passenger
from app.register.accounts.rules.roles import Actor


class PassengersForm(Form):
    """Asks who of some people travels on a leg, each with three fields named by their id: `on_7`, `vip_7`, `luggage_7`."""

    seen = Seen()

    @classmethod
    def asking(cls, people: Mapping[int, str]) -> type["PassengersForm"]:
        """Return the form that asks about these people: id → name."""
        fields: dict[str, object] = {}
        for ident, name in people.items():
            fields[f"on_{ident}"] = BooleanField(name)
            fields[f"vip_{ident}"] = BooleanField(f"{name} · VIP")
            fields[f"luggage_{ident}"] = TextLine(name, most=100)
        return type("PassengersForm", (cls,), fields)

    @staticmethod
    def shown(leg: Leg) -> dict[str, object]:
        """Return what the fields of those who travel on a leg show."""
        shown: dict[str, object] = {"seen": leg.revision}
        for one in leg.passengers:
            shown |= {f"on_{one.person_id}": True, f"vip_{one.person_id}": one.vip, f"luggage_{one.person_id}": one.luggage}
        return shown

    def command(self, leg: Leg, by: Actor, people: Iterable[int]) -> SetPassengers:
        """Return the command; `people` are those whom the form asked about, whoever else travels goes on doing so."""
        known = {one.person_id: Passenger(one.person_id, one.vip, one.luggage, one.note) for one in leg.passengers}
        for ident in people:
            before = known.pop(ident, None)
            if self._fields[f"on_{ident}"].data:
                vip, luggage = self._fields[f"vip_{ident}"].data, self._fields[f"luggage_{ident}"].data
                known[ident] = Passenger(ident, vip, luggage, before.note if before else "")
        return SetPassengers(leg.id, by, self.seen.data, tuple(known.values()))


class WholeDelegationForm(Form):
    """One button: a whole delegation travels."""

    delegation_id = Whole(least=1, most=2**31 - 1)
