"""What would come of an item if it were saved as its form stands; nothing is written."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.conflicts.edits import Edit
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.loading import NEW_ITEM, item_fact, near
from app.judgement.conflicts.names import Named, Names, names_of
from app.judgement.conflicts.weighing import Weighed, weighed
from app.planning.events.models import Event
from app.planning.programmes.commands import ItemDetails
from app.planning.programmes.forms import ItemForm
from app.planning.programmes.queries import get_item

_READ: Final = frozenset(
    {"day", "precision", "start", "end", "place", "kind", "visibility", "layout", "expected", "buffer_minutes", "zone"}
)
"""What of a form is judged: while one of these cannot be read nobody can say anything, whatever else is missing yet."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a change does; what it mends is told by the names of `before`, what it makes and keeps by those of `after`."""

    effect: Weighed
    before: Names
    after: Names


def typed(form: ItemForm) -> ItemDetails | None:
    """Return what stands in a form; None while it cannot be read."""
    form.validate()
    if not _READ.isdisjoint(form.errors):
        return None
    return form.details()


def looked_at(session: Session, event: Event, item_id: int | None, details: ItemDetails, *, now: datetime) -> Looked | None:
    """Return what would come of it; None where it would be refused anyhow, or the item is cancelled and binds nobody."""
    if item_id is not None:
        item = get_item(session, item_id)
        if item.event_id != event.id:
            raise NotFound
        if item.cancelled:
            return None
    try:
        fact = item_fact(session, event.id, details, item_id=item_id or NEW_ITEM)
    except NotFound:
        raise
    except Refusal:  # an end before its start, an hour that the clocks skipped: saving it will say so beside its field
        return None
    halls = () if fact.spot.hall is None else (fact.spot.hall,)
    situation = near(session, event.id, now=now, items=(item_id,) if item_id else (), people=fact.people, halls=halls)
    effect = weighed(situation, Edit(items={fact.id: fact}))
    names = names_of(session, (*effect.made, *effect.kept, *effect.mended), focus=event.id)
    return Looked(effect, names, _as_typed(names, fact, details.title))


def _as_typed(names: Names, fact: ItemFact, title: Texts) -> Names:
    """Return the names with the item called as the form calls it, at the time that stands there."""
    thing = Thing(Sort.ITEM, fact.id)
    known = names.find(thing) or Named(Texts())
    told = replace(known, name=title or known.name or _this(), when=fact.when, quoted=bool(title or known.name), event=fact.event)
    return Names({**names.things, thing: told}, names.focus)


def _this() -> Texts:
    """Return what an item is called that has no title yet."""
    found = {}
    for language in LANGUAGES:
        with speaking(language):
            found[language] = gettext(N_("This item"))
    return Texts.of(found)
