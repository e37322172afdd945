"""The register of an event's gifts."""

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.talks.listing import GiftRow, Register
from app.matters.talks.wording import gift_state_told, side_told


def gifts_listing(title: Texts, register: Register) -> Listing:
    """Return the gifts of an event, a row each: what our side gives, then what it receives."""
    return Listing(
        title=gettext(N_("Register of gifts")),
        subtitle=title.told(current()),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Gift")), 44),
            Head(gettext(N_("Side that gives it")), 26),
            Head(gettext(N_("Who gives it")), 30),
            Head(gettext(N_("Who receives it")), 30),
            Head(gettext(N_("Handed over at")), 34),
            Head(gettext(N_("Handed over on")), kind=ColumnKind.DAY),
            Head(gettext(N_("Value, roubles")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("State"))),
            Head(gettext(N_("Who keeps it")), 30),
            Head(gettext(N_("Act №")), 24),
            Head(gettext(N_("Note")), 30),
        ),
        rows=[(number, *_row(row)) for number, row in enumerate(register.rows, 1)],
        landscape=True,
    )


def _row(row: GiftRow) -> tuple[Cell, ...]:
    one, language = row.gift, current()
    return (
        one.what.told(language),
        side_told(one.giving_side),
        one.giver.name.told(language) if one.giver else "",
        one.receiver.name.told(language) if one.receiver else "",
        one.item.title.told(language) if one.item else "",
        one.handed_on,
        one.value,
        gift_state_told(one.state),
        one.keeper,
        one.act,
        one.note,
    )
