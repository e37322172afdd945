"""How a row of a list compares with what stands there: the same position, the same body, what would change."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Difference
from app.ground.kernel.text import folded
from app.ground.words.messages import gettext
from app.planning.delegations.lists.columns import COLUMNS
from app.planning.delegations.lists.known import Known, said
from app.planning.delegations.lists.travelling import Journey
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.models import DelegationMember
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MemberRole
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import CATEGORY_NAMES, Category
from app.register.personal.rules import DATA_KIND_NAMES, DataKind

LABELS: Final = {column.key: column.label for column in COLUMNS}
ARRIVAL: Final = "Прилёт: "
"""What an arrival begins with in a member's note, whose text is Russian like all that the office writes."""
HIDDEN: Final = N_("another one")
_FILLED: Final = (
    "given",
    "patronymic",
    "latin",
    "position",
    "organisation",
    "phone",
    "email",
    "document",
    "birth_date",
    "needs",
    "arrival",
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a name of a body or of a position for comparing: without quotes, dots, spaces and capitals."""
    return "".join(filter(str.isalnum, folded(text)))


def is_called(organisation: Organisation, name: str) -> bool:
    """Tell whether a body has this name, in full or short, in any language."""
    return plain(name) in {plain(text) for text in (*organisation.name.each(), *organisation.short_name.each())}


def says(appointment: Appointment, row: MemberRow) -> bool:
    """Tell whether an appointment is what a row says; a body may stand in the position or beside it."""
    organisation = appointment.organisation
    positions = {plain(text) for text in appointment.position.each()}
    if plain(row.position) in positions or not row.position:
        if not row.organisation:
            return True
        if organisation is not None and is_called(organisation, row.organisation):
            return True
    whole = plain(row.position + row.organisation)
    names = [*organisation.name.each(), *organisation.short_name.each()] if organisation else [""]
    return bool(whole) and whole in {plain(position + name) for position in appointment.position.each() for name in names}


def filled_from(row: MemberRow, other: MemberRow) -> MemberRow:
    """Return a row with what it leaves empty taken from another one that repeats it; roles, groups and remarks are its own."""
    return replace(row, **{name: getattr(other, name) for name in _FILLED if not getattr(row, name)})


def noted(note: str, row: MemberRow, rest: str) -> str:
    """Return a member's note with what a row adds: what somebody wrote is not lost.

    `rest` is what of an arrival nobody could read; an arrival takes the place of the last one, in the note or as a leg.
    """
    parts = [part for part in note.split("; ") if part]
    told = row.note.replace("; ", ", ")
    if told and told not in parts and folded(told) not in {folded(part) for part in parts}:
        parts.append(told)
    if row.arrival:
        parts = [part for part in parts if not part.startswith(ARRIVAL)]
    if rest:
        parts.append(f"{ARRIVAL}{rest.replace('; ', ', ')}")
    return "; ".join(parts)[:500]


def arrivals_noted(note: str) -> tuple[str, str]:
    """Return what a member's note says of arrivals, and the note without it."""
    parts = note.split("; ")
    told = [part.removeprefix(ARRIVAL) for part in parts if part.startswith(ARRIVAL)]
    return "; ".join(told), "; ".join(part for part in parts if not part.startswith(ARRIVAL))


def chosen(known: Known, person: Person, row: MemberRow) -> Appointment | None:
    """Return what somebody comes as now: what a row says where they are that already, else as a member, else by their first position."""
    current = [one for one in person.appointments if one.holds_on(known.day)]
    member = known.members.get(person.id)
    own = member.appointment if member is not None else None
    said_already = own if own is not None and says(own, row) else next((one for one in current if own is None and says(one, row)), None)
    return said_already or own or appointment_on(person, known.day)


def differences(row: MemberRow, person: Person | None, known: Known) -> tuple[Difference, ...]:
    """Return what a row would change about somebody; about a new person it is all that it says. Empty cells change nothing."""
    member = known.members.get(person.id) if person is not None else None
    return tuple(one for one in _all(row, person, member, known) if one.before != one.after)


def _all(row: MemberRow, person: Person | None, member: DelegationMember | None, known: Known) -> Iterator[Difference]:
    if person is not None and row.patronymic and not person.patronymic:
        yield Difference(LABELS["patronymic"], "", row.patronymic)
    if row.latin and (person is None or plain(row.latin) != plain(person.latin)):
        yield Difference(LABELS["latin"], person.latin if person else "", row.latin)
    yield from _appointment(row, chosen(known, person, row) if person is not None else None)
    yield from _part(row, member)
    if person is None or person.id not in known.blocked:
        yield from _personal(row, person, known)
    journey = known.travel(person.id if person is not None else None, row.arrival) if row.arrival else Journey()
    yield Difference(LABELS["arrival"], journey.before, journey.after)
    note = member.note if member is not None else ""
    if row.note or row.arrival:
        yield Difference(LABELS["note"], note, noted(note, row, journey.rest))


def _appointment(row: MemberRow, appointment: Appointment | None) -> Iterator[Difference]:
    if appointment is not None and says(appointment, row):
        return
    body = appointment.organisation.name.ru if appointment is not None and appointment.organisation is not None else ""
    if row.position:
        yield Difference(LABELS["position"], appointment.position.ru if appointment else "", row.position)
    if row.organisation and (not body or plain(row.organisation) != plain(body)):
        yield Difference(LABELS["organisation"], body, row.organisation)


def _part(row: MemberRow, member: DelegationMember | None) -> Iterator[Difference]:
    role = member.role if member is not None else MemberRole.MEMBER
    if row.role is not MemberRole.MEMBER:
        yield Difference(LABELS["role"], gettext(MEMBER_ROLE_NAMES[role]) if member else "", gettext(MEMBER_ROLE_NAMES[row.role]))
    if row.category is not None:
        category = member.category if member is not None else None
        yield Difference(LABELS["category"], _category(category), _category(row.category))


def _category(category: Category | None) -> str:
    return gettext(CATEGORY_NAMES[category]) if category is not None else ""


def _personal(row: MemberRow, person: Person | None, known: Known) -> Iterator[Difference]:
    for kind in DataKind:
        value = said(row, kind)
        if not value:
            continue
        agrees = known.agrees(person.id, row, kind) if person is not None else None
        told = f"{row.birth_date:%d.%m.%Y}" if kind is DataKind.BIRTH_DATE and row.birth_date else value
        if agrees is not True:
            yield Difference(DATA_KIND_NAMES[kind], gettext(HIDDEN) if agrees is False else "", told)
