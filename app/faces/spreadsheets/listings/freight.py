"""What travels for an event, with its days."""

from collections.abc import Iterable

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.troupes.rules import FreightDay, cubic_told
from app.matters.troupes.stage import FreightRow
from app.matters.troupes.wording import step_told
from app.planning.events.models import Event


def freight_listing(event: Event, rows: Iterable[FreightRow]) -> Listing:
    """Return the freights of an event, a row each."""
    return Listing(
        title=gettext(N_("Schedule of freight")),
        subtitle=event.title.told(current()),
        columns=(
            Head(gettext(N_("What travels")), 50),
            Head(gettext(N_("Troupe")), 30),
            Head(gettext(N_("Pieces")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Weight, kg")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Volume, m³"))),
            Head(gettext(N_("Carrier")), 30),
            Head(gettext(N_("Papers for customs")), 30),
            Head(gettext(N_("Customs post")), 30),
            *(Head(step_told(step), kind=ColumnKind.DAY) for step in FreightDay),
            Head(gettext(N_("Note")), 40),
        ),
        rows=[_row(one) for one in rows],
        landscape=True,
    )


def _row(one: FreightRow) -> tuple[Cell, ...]:
    freight, language = one.freight, current()
    return (
        freight.what.told(language),
        freight.troupe.name.told(language) if freight.troupe else "",
        freight.pieces,
        freight.weight_kg,
        cubic_told(freight.volume_dm3),
        freight.carrier,
        freight.papers,
        freight.customs_post,
        *(one.days[step] for step in FreightDay),
        freight.note,
    )
