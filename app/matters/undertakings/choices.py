"""What the forms of undertakings offer: meetings and their points, bodies of each side, measures and dossiers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
from app.ground.words.dates import day_short
from app.ground.words.languages import current
from app.matters.undertakings.due_rules import OURS
from app.matters.undertakings.keepers import may_keep
from app.matters.undertakings.measures_queries import dossiers_offered, measures_offered
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Organisation
from app.register.directory.queries import organisation_labels, organisations_of

Pairs = Sequence[tuple[int | str, str]]


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of the directory, as one line of a form names them."""

    known: Mapping[int, Organisation] = field(default_factory=dict)
    labels: Mapping[int, str] = field(default_factory=dict)

    def label(self, ident: int | None) -> str:
        """Return how a line shows a body; nothing for none."""
        return self.labels.get(ident or 0, "")

    def of_side(self, *, ours: bool) -> list[str]:
        """Return what a line suggests for a side."""
        return [label for ident, label in self.labels.items() if (self.known[ident].side in OURS) is ours]

    def chosen(self, typed: str, name: str) -> int | None:
        """Return the id of the body that was typed, by its label or by a name that only one has; refuse what cannot be told."""
        if not typed:
            return None
        wanted = folded(typed)
        found = [ident for ident, label in self.labels.items() if folded(label) == wanted] or [
            ident for ident, one in self.known.items() if wanted in map(folded, (*one.name.each(), *one.short_name.each()))
        ]
        if len(found) != 1:
            raise Refusal(N_("There is no organisation of this name. Choose one from the list, or add it to the directory first."), name)
        return found[0]


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form of an undertaking may be filled with."""

    bodies: Bodies = Bodies()
    dossiers: Pairs = ()
    measures: Pairs = ()
    events: Mapping[str, Pairs] = field(default_factory=dict)
    items: Pairs = ()


def bodies_of(session: Session) -> Bodies:
    """Return the bodies of the directory. One query."""
    organisations = organisations_of(session)
    return Bodies({one.id: one for one in organisations}, organisation_labels(organisations))


def offered_for_instruction(session: Session, event_id: int | None, by: Actor) -> Offered:
    """Return all that the form of an instruction offers somebody; points only of the meeting that is chosen."""
    return Offered(
        bodies_of(session),
        [(ident, title.told(current())) for ident, title in dossiers_offered(session)],
        [(ident, title.told(current())) for ident, title in measures_offered(session)],
        _events(session, by),
        _items(session, event_id) if event_id is not None else (),
    )


def offered_for_measure(session: Session) -> Offered:
    """Return all that the form of a measure offers."""
    return Offered(bodies_of(session), [(ident, title.told(current())) for ident, title in dossiers_offered(session)])


def _events(session: Session, by: Actor) -> Mapping[str, Pairs]:
    """Return the events at which somebody may put an instruction under control by year, the latest first."""
    years: dict[str, list[tuple[int | str, str]]] = defaultdict(list)
    query = select(Event.id, Event.title, Event.first_day).order_by(Event.first_day.desc(), Event.id.desc())
    if not may_keep(by):
        query = query.where(Event.coordinators.any(User.id == by.id))
    for ident, title, first_day in session.execute(query):
        years[str(first_day.year)].append((ident, f"{day_short(first_day)} · {title.told(current())}"))
    return years


def _items(session: Session, event_id: int) -> Pairs:
    one = ProgrammeItem
    query = select(one.id, one.title).where(one.event_id == event_id).order_by(one.day, one.position, one.id)
    return [(ident, title.told(current())) for ident, title in session.execute(query)]
