"""What a contact sees: their own delegation, what is missing of it, what they have sent in; never a value of personal data."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.planning.delegations.composition import CompositionMember, picture
from app.planning.delegations.contacts.missing import Filled, Lack, Missing, asked_of, missing_of
from app.planning.delegations.contacts.proposals import Waiting, by_member, decided_of, waiting_of
from app.planning.delegations.contacts.proposed import Deed, Proposed, shown_of
from app.planning.delegations.models import Delegation
from app.planning.delegations.rules import MemberRole
from app.register.personal.queries import kinds_held
from app.register.personal.rules import DataKind
from app.register.venues.rules import CitySide

DECIDED = 20
"""Decisions that the page tells."""


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that the contact has sent in."""

    uid: str
    deed: Deed
    name: str
    changes: tuple[tuple[str, str, str], ...]
    """Label, what stood there, what would."""
    accepted: bool | None = None
    answer: str = ""
    decided_on: date | None = None
    lacks: tuple[Lack, ...] = ()
    """What is missing of somebody new even so."""


@dataclass(frozen=True, slots=True)
class Row:
    """A member as the contact sees them."""

    member: CompositionMember
    kept: tuple[DataKind, ...]
    lacks: tuple[Lack, ...]
    sent: Sent | None


@dataclass(frozen=True, slots=True)
class Page:
    """The contact's page."""

    rows: tuple[Row, ...]
    newcomers: tuple[Sent, ...]
    decided: tuple[Sent, ...]
    missing: Missing
    fill_by: date | None
    days_left: int

    @property
    def waiting(self) -> int:
        """How many proposals wait for the office."""
        return len(self.newcomers) + sum(row.sent is not None for row in self.rows)


def page_of(session: Session, delegation: Delegation, today: date) -> Page:
    """Return the page of a delegation that is loaded with its members; the number of queries does not grow with them."""
    members = picture(delegation, on=delegation.event.first_day).members
    waiting = waiting_of(session, delegation.id)
    pending, new = by_member(waiting), [one for one in waiting if one.deed is Deed.ADD]
    held = kinds_held(session, [member.person_id for member in members])
    asked = asked_of(delegation.side, in_kazakhstan=delegation.event.city.side is CitySide.KAZAKHSTAN)
    filled = [_filled(member, held[member.person_id], pending.get(member.id)) for member in members]
    missing = missing_of([*filled, *(_filled_new(one) for one in new)], asked)
    return Page(
        rows=tuple(_row(member, held[member.person_id], missing, pending.get(member.id)) for member in members),
        newcomers=tuple(_sent(one, {}, missing.of.get(one.row.uid, ())) for one in new),
        decided=tuple(_decided(one) for one in decided_of(session, delegation.id, limit=DECIDED)),
        missing=missing,
        fill_by=delegation.fill_by,
        days_left=(delegation.fill_by - today).days if delegation.fill_by else 0,
    )


def _filled(member: CompositionMember, kept: Collection[DataKind], pending: Waiting | None) -> Filled:
    given = {lack for lack, there in ((Lack.POSITION, bool(member.position)), (Lack.LATIN, bool(member.latin))) if there}
    given |= {Lack(kind.value) for kind in kept if kind.value in set(Lack)}
    leads, comes = member.is_head, member.comes
    if pending is not None:
        given |= _said(pending.proposed)
        leads = pending.proposed.role is MemberRole.HEAD if pending.proposed.role else leads
        comes = comes and pending.deed is not Deed.REMOVE
    return Filled(member.uid, given, leads=leads, comes=comes)


def _filled_new(waiting: Waiting) -> Filled:
    return Filled(waiting.row.uid, _said(waiting.proposed), leads=waiting.proposed.role is MemberRole.HEAD)


def _said(proposed: Proposed) -> set[Lack]:
    return {lack for lack in Lack if getattr(proposed.row, lack.value)}


def _row(member: CompositionMember, held: Collection[DataKind], missing: Missing, pending: Waiting | None) -> Row:
    kept = tuple(kind for kind in DataKind if kind in held)
    return Row(member, kept, missing.of.get(member.uid, ()), _sent(pending, shown_of(member)) if pending is not None else None)


def _sent(waiting: Waiting, before: Mapping[str, str], lacks: tuple[Lack, ...] = ()) -> Sent:
    changes = tuple(replace(waiting.proposed, before=before).told()) if waiting.deed is not Deed.REMOVE else ()
    return Sent(waiting.row.uid, waiting.deed, waiting.proposed.name, changes, lacks=lacks)


def _decided(waiting: Waiting) -> Sent:
    row = waiting.row
    return Sent(
        row.uid,
        waiting.deed,
        waiting.proposed.name,
        (),
        accepted=row.accepted,
        answer=row.answer,
        decided_on=row.decided_at.date() if row.decided_at else None,
    )
