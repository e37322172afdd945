"""What changed between two pictures of a programme; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.judgement.publishing.deeds import Deed
from app.judgement.publishing.logistics_rules import NOTHING_ELSE, LogisticsChanges
from app.judgement.publishing.people_rules import NOTHING, CompositionChange, PresenceChange, composition_changes, presence_change
from app.planning.events.kinds import Finding, Severity
from app.planning.programmes.participants import FOR_GUESTS
from app.planning.programmes.programme import Item, Programme

__all__ = ["EVENT_FIELDS", "FIELDS", "Changes", "Deed", "ItemChange", "changes_between", "gaps", "refuse_blockers", "shifted_between"]

FIELDS: Final = (
    "title",
    "place",
    "track",
    "kind",
    "participants",
    "speeches",
    "note",
    "dress",
    "press",
    "responsible",
    "transport",
    "plan_b",
    "visibility",
    "zone",
)
"""Fields of an item besides its time, in the order in which changes are told."""

ORDER: Final = "order"
"""Named among the fields of the event where items that begin together have changed places."""
DELEGATIONS: Final = "delegations"
"""Named among the fields of the event where who comes with a delegation has changed: one change, however many items they go to."""
EVENT_FIELDS: Final = (
    "title",
    "status",
    "status_reason",
    "days",
    "dates_unknown",
    "city",
    "zone",
    "host",
    "theme",
    "description",
    "is_public",
    "kind",
    "series",
    DELEGATIONS,
)

_ORDER: Final[Mapping[Deed, int]] = {deed: place for place, deed in enumerate(Deed)}


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What happened to one item. `before` is None for an added one; `after` None for one that was taken out."""

    deed: Deed
    before: Item | None
    after: Item | None
    fields: tuple[str, ...] = ()
    presence: PresenceChange = NOTHING
    """What is behind "participants" besides the typed words."""

    @property
    def item(self) -> Item:
        """The item as it is now, or as it last was."""
        item = self.after or self.before
        assert item is not None  # a change has at least one side
        return item


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed from one picture to the next."""

    items: tuple[ItemChange, ...] = ()
    event_fields: tuple[str, ...] = ()
    compositions: tuple[CompositionChange, ...] = ()
    """What is behind "delegations"."""
    logistics: LogisticsChanges = NOTHING_ELSE
    before: Programme | None = None
    after: Programme | None = None

    def __bool__(self) -> bool:
        return self.number > 0

    @property
    def number(self) -> int:
        """How many changes they are."""
        return len(self.items) + len(self.event_fields) + self.logistics.number

    def count(self, deed: Deed) -> int:
        """Return how many items it happened to."""
        return sum(change.deed is deed for change in self.items)

    def uids(self) -> frozenset[str]:
        """Return the items that the change marks on paper stand beside."""
        return frozenset(change.item.uid for change in self.items)


def changes_between(
    before: Programme | None, after: Programme, shifted: frozenset[str] = frozenset(), logistics: LogisticsChanges = NOTHING_ELSE
) -> Changes:
    """Return what changed from `before` (None: nothing was published yet) to `after`.

    `shifted` names items whose clock time stands for another instant than in `before`, because the rules of a zone changed;
    `logistics` are what has changed in those, where somebody has looked.
    """
    old = {item.uid: item for item in before.items} if before else {}
    new = {item.uid: item for item in after.items}
    people = {uid: presence_change(before, old[uid], after, item) if before and uid in old else NOTHING for uid, item in new.items()}
    found = [change for uid, item in new.items() if (change := _change(old.get(uid), item, uid in shifted, people[uid]))]
    found += [ItemChange(Deed.CANCELLED, item, None) for uid, item in old.items() if uid not in new and not item.cancelled]
    found.sort(key=lambda change: (change.item.when.order(), _ORDER[change.deed]))
    compositions = composition_changes(before, after) if before else ()
    fields = [name for name in EVENT_FIELDS if before and name != DELEGATIONS and getattr(before, name) != getattr(after, name)]
    fields += [DELEGATIONS] if compositions else []
    if before and _reordered(before, after):
        fields.append(ORDER)
    return Changes(tuple(found), tuple(fields), compositions, logistics, before, after)


def _reordered(before: Programme, after: Programme) -> bool:
    """Tell whether items that are in both and stand at the same time as before are read in another order."""
    old, new = ({item.uid: item.when for item in picture.items} for picture in (before, after))
    kept = {uid for uid, when in new.items() if old.get(uid) == when}
    return [uid for uid in old if uid in kept] != [uid for uid in new if uid in kept]


def shifted_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
    """Return the UIDs of items that show the same clock time in two snapshots but were resolved to different instants."""
    old = {item["uid"]: item for item in before["items"]}
    pairs = ((old[item["uid"]], item) for item in after["items"] if item["uid"] in old)
    return frozenset(new["uid"] for was, new in pairs if any(_shifted(was["when"][end], new["when"][end]) for end in ("start", "end")))


def _shifted(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    if not before or not after:
        return False
    return before["utc"] != after["utc"] and (before["local"], before["fold"]) == (after["local"], after["fold"])


def _change(before: Item | None, after: Item, shifted: bool, people: PresenceChange) -> ItemChange | None:
    if before is None:
        return None if after.cancelled else ItemChange(Deed.ADDED, None, after)
    differ = {name for name in FIELDS if getattr(before, name) != getattr(after, name)} | ({"participants"} if people else set())
    fields: tuple[str, ...] = tuple(name for name in FIELDS if name in differ)
    if shifted and before.zone == after.zone:
        fields = ("instant", *fields)
    moved = before.when != after.when
    if after.cancelled:
        return None if before.cancelled else ItemChange(Deed.CANCELLED, before, after)
    if before.cancelled:
        return ItemChange(Deed.RESTORED, before, after, (*(("when",) if moved else ()), *fields), people)
    if moved:
        return ItemChange(Deed.MOVED, before, after, ("when", *fields), people)
    return ItemChange(Deed.CHANGED, before, after, fields, people) if fields else None


def refuse_blockers(found: Iterable[Finding]) -> None:
    """Refuse to publish while a blocker stands; a lesser finding is shown and lets pass."""
    for finding in found:
        if finding.severity is Severity.BLOCKER:
            raise Refusal(finding.message, **finding.values)


def gaps(programme: Programme, languages: tuple[str, ...]) -> dict[str, int]:
    """Return for each language how many texts that guests read have no text of their own in it."""
    texts: list[Texts] = [programme.title, *_people_told(programme)]
    for item in programme.items:
        if not item.cancelled:
            texts += [text for text in (item.title, item.participants, item.note, item.place and item.place.name) if text]
    return {language: sum(not getattr(text, language) for text in texts) for language in languages}


def _people_told(programme: Programme) -> Iterator[Texts]:
    """Yield the names of the delegations and persons that guests read of, each once, however many items they stand at."""
    present = [item.present for item in programme.items if not item.cancelled]
    attending = {uid for one in present for uid in one.delegations}
    with_role = {uid for one in present for uid, role in one.roles if role in FOR_GUESTS}
    yield from (delegation.name for delegation in programme.delegations if delegation.uid in attending)
    yield from (person.called for uid, person in programme.people.items() if uid in with_role)
