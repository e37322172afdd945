"""The lists of venues and halls, of holidays and of accounts."""

from collections.abc import Iterable

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.dates import weekday
from app.ground.words.languages import OWN_NAMES, current
from app.ground.words.messages import gettext
from app.register.accounts.models import User
from app.register.accounts.rules.roles import ROLE_NAMES
from app.register.holidays.models import Holiday
from app.register.holidays.rules import DAY_KINDS, JURISDICTIONS
from app.register.venues.models import Hall, Venue
from app.register.venues.rules import LAYOUT_NAMES


def venues_listing(venues: Iterable[Venue]) -> Listing:
    """Return venues with their halls, a row for each hall."""
    return Listing(
        title=gettext(N_("Venues and halls")),
        subtitle="",
        columns=(
            Head(gettext(N_("City"))),
            Head(gettext(N_("Venue"))),
            Head(gettext(N_("Address")), 40),
            Head(gettext(N_("Hall"))),
            Head(gettext(N_("People at most")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Layouts"))),
            Head(gettext(N_("Note")), 40),
        ),
        rows=[_hall(venue, hall) for venue in venues for hall in (*venue.halls, *([] if venue.halls else [None]))],
        landscape=True,
    )


def _hall(venue: Venue, hall: Hall | None) -> tuple[Cell, ...]:
    language = current()
    layouts = hall.capacities.items() if hall else ()
    return (
        venue.city.name.told(language),
        venue.name.told(language),
        venue.address.told(language),
        hall.name.told(language) if hall else "",
        hall.capacity if hall else None,
        "; ".join(f"{gettext(LAYOUT_NAMES[layout])}: {count}" for layout, count in layouts),
        venue.note,
    )


def holidays_listing(year: int, holidays: Iterable[Holiday], shown: str) -> Listing:
    """Return the holidays of a year; `shown` tells in words which of them are left in."""
    return Listing(
        title=gettext(N_("Holidays of %(year)s"), year=year),
        subtitle=shown,
        columns=(
            Head(gettext(N_("Day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Day of the week"))),
            Head(gettext(N_("Name"))),
            Head(gettext(N_("Where it holds"))),
            Head(gettext(N_("Kind"))),
            Head(gettext(N_("State"))),
            Head(gettext(N_("Where this is known from"))),
        ),
        rows=[
            (
                one.day,
                weekday(one.day),
                one.name.told(current()),
                gettext(JURISDICTIONS[one.jurisdiction]),
                gettext(DAY_KINDS[one.kind]),
                gettext(N_("not confirmed yet")) if one.is_estimated else "",
                one.source,
            )
            for one in holidays
        ],
        landscape=True,
    )


def users_listing(users: Iterable[User]) -> Listing:
    """Return the accounts of the staff."""
    return Listing(
        title=gettext(N_("Users")),
        subtitle="",
        columns=tuple(Head(gettext(label)) for label in (N_("Name"), N_("Login"), N_("Role"), N_("Language"), N_("State"))),
        rows=[
            (
                user.name,
                user.login,
                gettext(ROLE_NAMES[user.role]),
                OWN_NAMES.get(user.language, user.language),
                "" if user.active else gettext(N_("closed")),
            )
            for user in users
        ],
    )
