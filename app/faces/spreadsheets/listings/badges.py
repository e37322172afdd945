"""The badges of an event as a list, with who has arrived."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.faces.spreadsheets.listings.events import event_line, named
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.kernel.walltime import zone
from app.ground.words.dates import days_range
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.planning.accreditation.queries import BadgeRow
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES
from app.planning.events.models import Event


def badges_listing(event: Event, badges: Sequence[BadgeRow]) -> Listing:
    """Return badges as their page lists them; moments by the clocks of the event."""
    language, title = current(), gettext(N_("Badges"))
    return Listing(
        title=title,
        subtitle=event_line(event.title.told(language), event.city.name.told(language), days_range(event.days)),
        name=named(title, event.title.told(language)),
        columns=tuple(_heads()),
        rows=[_row(one, event.zone) for one in badges],
        landscape=True,
    )


def _heads() -> Iterator[Head]:
    yield Head(gettext(N_("№")), kind=ColumnKind.NUMBER)
    yield Head(gettext(N_("Full name")))
    yield Head(gettext(N_("Latin letters")))
    yield Head(gettext(N_("Position")))
    yield Head(gettext(N_("Organisation")))
    yield Head(gettext(N_("Delegation")))
    yield Head(gettext(N_("Category")))
    yield Head(gettext(N_("Zones")))
    yield Head(gettext(N_("Printed")), kind=ColumnKind.MOMENT)
    yield Head(gettext(N_("Arrived")), kind=ColumnKind.MOMENT)
    yield Head(gettext(N_("State")))


def _row(one: BadgeRow, where: str) -> tuple[Cell, ...]:
    bearer, language = one.bearer, current()
    return (
        one.number,
        bearer.name.told(language),
        bearer.latin,
        bearer.position.told(language),
        bearer.organisation.told(language),
        ", ".join(name.told(language) for _, name in bearer.delegations),
        gettext(BADGE_CATEGORY_NAMES[one.category]),
        ", ".join(one.zones),
        _there(one.printed_at, where),
        _there(one.arrived_at, where),
        gettext(N_("Revoked")) if one.revoked else "",
    )


def _there(at: datetime | None, where: str) -> datetime | None:
    """Return what the clocks of a place show; a cell knows no zone."""
    return at.astimezone(zone(where)).replace(tzinfo=None) if at else None
