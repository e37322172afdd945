"""Writes of badges: making the missing ones, what they say, revoking, reissuing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, joinedload

from app.ground.db.locking import alone, get_or_refuse
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.planning.accreditation.coming import missing_of
from app.planning.accreditation.models import Badge
from app.planning.accreditation.queries import find_badge_of, zones_of
from app.planning.accreditation.rules import BadgeCategory, new_code, opened_by, renewed_code
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still

_BADGES: Final = 5_000_000_000
"""With an event's id, the matter that whoever hands out the numbers of its badges is alone at."""


@dataclass(frozen=True, slots=True)
class MakeMissing:
    """Make the badges of all who come to an event and have none."""

    event_id: int
    by: Actor


@dataclass(frozen=True, slots=True)
class MakeBadge:
    """Make the badge of one person; without a category it says what they come as, of somebody else that they are a guest."""

    event_id: int
    by: Actor
    person_id: int
    category: BadgeCategory | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Badges of an event: ids with the revisions seen, or with None where somebody chose a whole list unseen."""

    event_id: int
    by: Actor
    badges: Sequence[tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class ChangeBadges:
    """Give badges a category, or zones, or both; `by_category` gives each the zones that its category opens."""

    chosen: Chosen
    category: BadgeCategory | None = None
    zones: tuple[str, ...] | None = None
    by_category: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of it: how many are as asked now, and who was left because somebody else has changed their badge meanwhile."""

    done: int
    changed_meanwhile: tuple[str, ...] = ()


def make_missing(session: Session, cmd: MakeMissing) -> int:
    """Make the badges that are missing and return how many; pressed twice, the second press makes none. Numbers go on."""
    event = _alone(session, cmd.event_id, cmd.by)
    missing = missing_of(session, event.id)
    persons = session.scalars(select(Person).where(Person.id.in_(missing)).order_by(Person.search_text, Person.id)).all()
    _make(session, event, persons, missing)
    return len(persons)


def make_badge(session: Session, cmd: MakeBadge) -> int:
    """Make the badge of one person and return its id; the one they have already, where they have one."""
    event = _alone(session, cmd.event_id, cmd.by)
    if (known := find_badge_of(session, event.id, cmd.person_id)) is not None:
        return known.id
    if not holds_still(session, cmd.person_id):
        raise NotFound
    person = get_or_refuse(session, Person, cmd.person_id)
    category = cmd.category or missing_of(session, event.id).get(person.id, BadgeCategory.GUEST)
    return _make(session, event, [person], {person.id: category})[0].id


def change_badges(session: Session, cmd: ChangeBadges) -> Changed:
    """Change what badges say. One that says something else now has to be printed again."""
    known = {zone.letter for zone in zones_of(session, cmd.chosen.event_id)}
    if unknown := set(cmd.zones or ()) - known:
        raise Refusal(N_("There is no zone %(letter)s."), "zones", letter=", ".join(sorted(unknown)))
    defaults = _defaults(session, cmd.chosen.event_id)

    def change(badge: Badge) -> None:
        category = cmd.category or badge.category
        zones = badge.zones if cmd.zones is None else [letter for letter, _ in defaults if letter in cmd.zones]
        say(badge, category, opened_by(defaults, category) if cmd.by_category else zones)

    return _each(session, cmd.chosen, change)


def revoke_badges(session: Session, cmd: Chosen) -> Changed:
    """Let badges open nothing any more; the desk is told so when somebody comes with one."""
    return _each(session, cmd, lambda badge: setattr(badge, "revoked", True))


def restore_badges(session: Session, cmd: Chosen) -> Changed:
    """Let revoked badges count again."""
    return _each(session, cmd, lambda badge: setattr(badge, "revoked", False))


def reissue_badges(session: Session, cmd: Chosen) -> Changed:
    """Give badges a new code, for those who have lost theirs: the old one is told as replaced at the desk from now on."""

    def reissue(badge: Badge) -> None:
        badge.code, badge.revoked, badge.printed_at = renewed_code(badge.code), False, None

    return _each(session, cmd, reissue)


def note_printed(session: Session, badges: Iterable[tuple[int, int]], *, now: datetime) -> None:
    """Note when badges were put onto paper, given their ids and the revisions printed: one that was changed since is to be printed again.

    Past the log and the revisions, for nothing that a badge says has changed.
    """
    by_revision: dict[int, list[int]] = defaultdict(list)
    for ident, revision in badges:
        by_revision[revision].append(ident)
    for revision, idents in by_revision.items():
        session.execute(update(Badge).where(Badge.id.in_(idents), Badge.revision == revision).values(printed_at=now))


def say(badge: Badge, category: BadgeCategory, zones: Iterable[str]) -> None:
    """Let a badge say its category and zones; where it said something else on paper, it is to be printed again."""
    wanted = list(zones)
    if (badge.category, badge.zones) != (category, wanted):
        badge.category, badge.zones, badge.printed_at = category, wanted, None


def _alone(session: Session, event_id: int, by: Actor) -> Event:
    """Return the event, alone with the numbers of its badges until the transaction ends."""
    event = get_event_to_change(session, event_id, by)
    alone(session, _BADGES + event.id)
    return event


def _defaults(session: Session, event_id: int) -> list[tuple[str, list[str]]]:
    return [(zone.letter, zone.categories) for zone in zones_of(session, event_id)]


def _make(session: Session, event: Event, persons: Sequence[Person], categories: Mapping[int, BadgeCategory]) -> list[Badge]:
    zones = _defaults(session, event.id)
    number = session.scalar(select(func.max(Badge.number)).where(Badge.event_id == event.id)) or 0
    made = [
        Badge(
            uid=new_uid(),
            event_id=event.id,
            person=person,
            number=number + place,
            code=new_code(),
            category=categories[person.id],
            zones=opened_by(zones, categories[person.id]),
        )
        for place, person in enumerate(persons, 1)
    ]
    session.add_all(made)
    session.flush()
    return made


def _each(session: Session, cmd: Chosen, change: Callable[[Badge], None]) -> Changed:
    """Change those badges of the event that are as the person saw them; the others are told by name."""
    get_event_to_change(session, cmd.event_id, cmd.by)
    seen = dict(cmd.badges)
    query = select(Badge).where(Badge.event_id == cmd.event_id, Badge.id.in_(seen)).options(joinedload(Badge.person))
    done, meanwhile = 0, []
    for badge in session.scalars(query.order_by(Badge.id).with_for_update(of=Badge).execution_options(populate_existing=True)):
        if seen[badge.id] not in (None, badge.revision):
            meanwhile.append(badge.label())
            continue
        change(badge)
        done += 1
    session.flush()
    return Changed(done, tuple(meanwhile))
