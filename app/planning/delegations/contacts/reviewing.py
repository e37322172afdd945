"""What the office looks at before it says yes: each proposal against what stands there now, and who it may be."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import uid_from
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import PlannedRow, Verdict
from app.ground.words.dates import day_short
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.delegations.composition import picture
from app.planning.delegations.contacts.proposals import Waiting, waiting_of
from app.planning.delegations.contacts.proposed import PLAIN, Deed, Proposed, label_of, shown_of
from app.planning.delegations.lists.known import known_of
from app.planning.delegations.lists.planning import Planning
from app.planning.delegations.lists.rows import PersonRow
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import Delegation
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MemberRole
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import with_appointments
from app.register.directory.rules.names import NameParts
from app.register.personal.reading import write_down
from app.register.personal.reasons import seen_by
from app.register.personal.rules import DATA_KIND_NAMES, DataKind

NEW: Final = "new"
"""The choice of somebody who is in the directory under no name yet."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of a proposal: its label, what stands there now, what would; `after` is empty where it is not to be seen yet."""

    label: str
    before: str
    after: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A proposal as the office sees it."""

    waiting: Waiting
    name: str
    member_id: int | None
    """Whom it is about: also somebody new whom the office has taken in meanwhile."""
    person_id: int | None
    """Of that member."""
    changes: tuple[Changed, ...]
    stale: bool
    """Whether the member has changed since the contact saw them."""
    gone: bool
    """Whether the member is not in the delegation any more."""
    offers: tuple[tuple[str, str], ...] = ()
    """Who somebody new may be: value and words; nothing where that is sure."""
    who: str = NEW
    """What is chosen until somebody chooses."""
    remarks: tuple[str, ...] = ()
    doubtful: bool = False
    """Whether somebody has to look whether it is the same person as another one."""
    hides: bool = False
    """Whether there is personal data in it that this reader may see when they ask for it."""

    @property
    def uid(self) -> str:
        """Its name in addresses."""
        return self.waiting.row.uid

    @property
    def deed(self) -> Deed:
        """What it would do."""
        return self.waiting.deed

    @property
    def is_plain(self) -> bool:
        """Whether it can be accepted with all the others: nobody has to choose or to confirm anything."""
        return not (self.stale or self.gone or self.offers or self.doubtful)


def review(session: Session, delegation: Delegation, by: Actor, *, opens: bool, now: datetime) -> list[Reviewed]:
    """Return what waits, as this person may see it. With `opens` personal data is shown and that is written down.

    The delegation is loaded as `get_delegation` does; the number of queries does not grow with the proposals.
    """
    waiting = waiting_of(session, delegation.id)
    members = {member.id: member for member in delegation.members}
    rows = [_person_row(number, one) for number, one in enumerate(waiting)]
    sure = {
        number: members[one.row.member_id].person_id
        for number, one in enumerate(waiting)
        if one.row.member_id and one.row.member_id in members
    }
    planning = Planning(known_of(session, delegation, rows), sure)
    plans = [planning.planned(row) for row in rows]
    telling = _Telling(
        shown={one.id: shown_of(one) for one in picture(delegation, on=delegation.event.first_day).members},
        revisions={member.id: member.revision for member in delegation.members},
        told=_told_persons(session, plans),
        persons={member.id: member.person_id for member in delegation.members},
        names=[one.proposed.name for one in waiting],
        visible=seen_by(session, by, {*sure.values(), *(plan.known_id for plan in plans if plan.known_id)}),
        opens=opens,
    )
    reviewed = [telling.reviewed(one, plan) for one, plan in zip(waiting, plans, strict=True)]
    if opens:
        _write_down(session, by, reviewed, members_uids={member.person_id: member.person.uid for member in delegation.members}, now=now)
    return reviewed


@dataclass(frozen=True, slots=True)
class _Telling:
    """Tells proposals against what stands there now."""

    shown: Mapping[int, Mapping[str, str]]
    revisions: Mapping[int, int]
    told: Mapping[int, str]
    persons: Mapping[int, int]
    names: Sequence[str]
    visible: Collection[int]
    opens: bool

    def reviewed(self, waiting: Waiting, plan: PlannedRow[MemberRow]) -> Reviewed:
        row, proposed = waiting.row, waiting.proposed
        member_id = plan.target_id if waiting.deed is Deed.ADD else row.member_id
        person_id = self.persons.get(member_id or 0)
        gone = waiting.deed is not Deed.ADD and person_id is None
        now = self.shown.get(member_id or 0, {})
        stale = not gone and waiting.deed is not Deed.ADD and self._is_stale(waiting, now)
        may_see = person_id is None or person_id in self.visible
        offers, who = self._offers(plan) if waiting.deed is Deed.ADD else ((), NEW)
        return Reviewed(
            waiting,
            proposed.name,
            member_id,
            person_id,
            tuple(self._changes(proposed, now, may_see)) if waiting.deed is not Deed.REMOVE else (),
            stale,
            gone,
            offers,
            who,
            tuple(self._sentences(plan)) if waiting.deed is Deed.ADD else (),
            plan.verdict is Verdict.DOUBTFUL and waiting.deed is Deed.ADD,
            bool(proposed.kinds) and may_see and not self.opens,
        )

    def _is_stale(self, waiting: Waiting, now: Mapping[str, str]) -> bool:
        moved = waiting.row.seen is not None and waiting.row.seen != self.revisions[waiting.row.member_id or 0]
        return moved or any(now.get(name, "") != before for name, before in waiting.proposed.before.items())

    def _changes(self, proposed: Proposed, now: Mapping[str, str], may_see: bool) -> Iterator[Changed]:
        fresh = replace(proposed, before=now)
        for name in fresh.told_fields():
            if name in set(DataKind):
                after = _told(getattr(proposed.row, name)) if self.opens and may_see else ""
                yield Changed(gettext(DATA_KIND_NAMES[DataKind(name)]), "", after, personal=True)
            else:
                yield Changed(gettext(label_of(name)), now.get(name, "") if name in PLAIN else "", _told(getattr(proposed.row, name)))
        if proposed.role is not None and fresh.changes_role:
            before = gettext(MEMBER_ROLE_NAMES[MemberRole(now["role"])]) if "role" in now else ""
            yield Changed(gettext(label_of("role")), before, gettext(MEMBER_ROLE_NAMES[proposed.role]))

    def _sentences(self, plan: PlannedRow[MemberRow]) -> Iterator[str]:
        if plan.target_id is not None:
            yield gettext(N_("Somebody of this name has been taken in meanwhile: this would change them."))
        for remark in plan.remarks:
            if "row" in remark.values:  # rows have no numbers here
                yield gettext(N_("Compare with what is proposed of %(name)s."), name=self.names[remark.values["row"]])
            else:
                yield gettext(remark.msgid, **remark.values)

    def _offers(self, plan: PlannedRow[MemberRow]) -> tuple[tuple[tuple[str, str], ...], str]:
        sure = plan.known_id
        ids = (sure,) if sure is not None else plan.like_ids
        found = tuple((str(ident), self.told[ident]) for ident in ids if ident in self.told)
        if not found:
            return (), NEW
        fresh = (NEW, gettext(N_("Somebody who is not in the directory yet")))
        return (*found, fresh), str(sure) if sure is not None else ""


def _person_row(number: int, waiting: Waiting) -> PersonRow:
    row = waiting.proposed.whole
    return PersonRow(number, row, NameParts(row.surname, row.given, row.patronymic, initials_only=False), waiting.proposed.key, ())


def _told_persons(session: Session, plans: Sequence[PlannedRow[MemberRow]]) -> dict[int, str]:
    ids = {ident for plan in plans for ident in (*plan.like_ids, *((plan.known_id,) if plan.known_id else ()))}
    if not ids:
        return {}
    query = select(Person).where(Person.id.in_(sorted(ids))).options(*with_appointments())
    return {person.id: _told_person(person) for person in session.scalars(query)}


def _told_person(person: Person) -> str:
    post = next(iter(person.appointments), None)
    body = post.organisation.name.told(current()) if post is not None and post.organisation is not None else ""
    return ", ".join(part for part in (person.name.told(current()), post.position.told(current()) if post else "", body) if part)


def _told(value: object) -> str:
    return day_short(value) if isinstance(value, date) else str(value)


def _write_down(session: Session, by: Actor, reviewed: Sequence[Reviewed], *, members_uids: Mapping[int, str], now: datetime) -> None:
    """Write down whose data was shown; somebody new has the UID already that accepting will give them."""
    read = {}
    for one in reviewed:
        kinds = [DataKind(kind) for kind in one.waiting.proposed.kinds]
        if kinds and any(change.personal and change.after for change in one.changes):
            uid = members_uids[one.person_id] if one.person_id is not None else uid_from(one.uid, "person")
            read[uid] = kinds
    write_down(session, by, read, "proposals", now=now)
