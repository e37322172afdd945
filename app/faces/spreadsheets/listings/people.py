"""The lists of delegations, of their members, of persons and organisations, and of who attends an item; never personal data."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.faces.spreadsheets.listings.events import event_line, named
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.dates import day_month, days_range, hours
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.attendance.showing import Attendee
from app.planning.delegations.composition import Composition, CompositionMember
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MEMBER_STATUS_NAMES
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.wording import ITEM_ROLES
from app.register.directory.models import Person
from app.register.directory.queries import OrganisationRow, appointment_on
from app.register.directory.rules.kinds import CATEGORY_NAMES, PARTY_SIDE_NAMES, Category


def delegations_listing(event: Event, delegations: Iterable[Composition]) -> Listing:
    """Return the delegations of an event in a row each."""
    language = current()
    return Listing(
        title=gettext(N_("Delegations")),
        subtitle=_event(event),
        name=named(gettext(N_("Delegations")), event.title.told(language)),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Delegation"))),
            Head(gettext(N_("Side"))),
            Head(gettext(N_("Category"))),
            Head(gettext(N_("Head of the delegation"))),
            Head(gettext(N_("People")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Contact"))),
            Head(gettext(N_("Attached officer"))),
            Head(gettext(N_("Phone on duty"))),
            Head(gettext(N_("To be filled in by")), kind=ColumnKind.DAY),
            Head(gettext(N_("Note"))),
        ),
        rows=[
            (
                number,
                one.name.told(language),
                gettext(PARTY_SIDE_NAMES[one.side]),
                gettext(CATEGORY_NAMES[one.category]),
                one.head.name.told(language) if one.head else "",
                len(one.coming),
                one.contact.told(language),
                one.attached.told(language),
                one.duty_phone,
                one.fill_by,
                one.note,
            )
            for number, one in enumerate(delegations, 1)
        ],
        landscape=True,
    )


def members_listing(event: Event, delegations: Sequence[Composition], *, of_event: bool) -> Listing:
    """Return the members of one delegation, or of all of an event. Taken in again, each is recognised by the UID in the last column."""
    language = current()
    whose = event.title if of_event else delegations[0].name
    return Listing(
        title=gettext(N_("Members of all delegations")) if of_event else whose.told(language),
        subtitle=_event(event),
        name=named(gettext(N_("Members")), whose.told(language)),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            *((Head(gettext(N_("Delegation"))),) if of_event else ()),
            Head(gettext(N_("Full name"))),
            Head(gettext(N_("Name in Latin letters"))),
            Head(gettext(N_("Position"))),
            Head(gettext(N_("Organisation"))),
            Head(gettext(N_("Role"))),
            Head(gettext(N_("Category"))),
            Head(gettext(N_("Status"))),
            Head(gettext(N_("Note"))),
            Head("UID", 12),
        ),
        rows=[
            (number, *((one.name.told(language),) if of_event else ()), *_member(member, one.category))
            for one in delegations
            for number, member in enumerate(one.members, 1)
        ],
        landscape=True,
    )


def _member(member: CompositionMember, usual: Category) -> tuple[Cell, ...]:
    """Return the cells of a member; the category only where it is another than the delegation's, for so it is kept."""
    language = current()
    return (
        member.name.told(language),
        member.latin,
        member.position.told(language),
        member.organisation.told(language),
        gettext(MEMBER_ROLE_NAMES[member.role]),
        gettext(CATEGORY_NAMES[member.category]) if member.category is not usual else "",
        gettext(MEMBER_STATUS_NAMES[member.status]),
        member.note,
        member.uid,
    )


def persons_listing(persons: Iterable[Person], today: date, shown: str) -> Listing:
    """Return persons with what they are today; `shown` tells in words which of them are left in."""
    return Listing(
        title=gettext(N_("People")),
        subtitle=shown,
        columns=tuple(
            Head(gettext(label))
            for label in (
                N_("Full name"),
                N_("Name in Latin letters"),
                N_("Position"),
                N_("Organisation"),
                N_("Side"),
                N_("Category"),
                N_("Rank"),
            )
        ),
        rows=[_person(person, today) for person in persons],
        landscape=True,
    )


def _person(person: Person, today: date) -> tuple[Cell, ...]:
    language, post = current(), appointment_on(person, today)
    if post is None:
        return person.name.told(language), person.latin, "", "", "", "", ""
    body = post.organisation
    return (
        person.name.told(language),
        person.latin,
        post.position.told(language),
        body.name.told(language) if body else "",
        gettext(PARTY_SIDE_NAMES[post.side]),
        gettext(CATEGORY_NAMES[body.category]) if body else "",
        post.rank.name.told(language) if post.rank else "",
    )


def organisations_listing(rows: Iterable[OrganisationRow], shown: str) -> Listing:
    """Return organisations and how many people hold a position at each today."""
    language = current()
    return Listing(
        title=gettext(N_("Organisations")),
        subtitle=shown,
        columns=(
            Head(gettext(N_("Name"))),
            Head(gettext(N_("Short name"))),
            Head(gettext(N_("Side"))),
            Head(gettext(N_("Category"))),
            Head(gettext(N_("Region"))),
            Head(gettext(N_("People")), kind=ColumnKind.NUMBER),
        ),
        rows=[
            (
                row.organisation.name.told(language),
                row.organisation.short_name.told(language),
                gettext(PARTY_SIDE_NAMES[row.organisation.side]),
                gettext(CATEGORY_NAMES[row.organisation.category]),
                row.organisation.region.told(language),
                row.holders,
            )
            for row in rows
        ],
        landscape=True,
    )


def attendance_listing(item: ProgrammeItem, attendees: Iterable[Attendee]) -> Listing:
    """Return who attends an item, as its page names them."""
    language = current()
    return Listing(
        title=item.title.told(language),
        subtitle=f"{item.event.title.told(language)}. {day_month(item.when.day)}, {hours(item.when)}",
        name=named(gettext(N_("Who attends")), item.title.told(language)),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Full name"))),
            Head(gettext(N_("Position"))),
            Head(gettext(N_("Delegation"))),
            Head(gettext(N_("Role"))),
        ),
        rows=[
            (
                number,
                one.name.told(language),
                one.position.told(language),
                ", ".join(name.told(language) for name in one.delegations),
                ", ".join(gettext(ITEM_ROLES[role]) for role in one.roles),
            )
            for number, one in enumerate(attendees, 1)
        ],
        landscape=True,
    )


def _event(event: Event) -> str:
    return event_line(event.title.told(current()), event.city.name.told(current()), days_range(event.days))
