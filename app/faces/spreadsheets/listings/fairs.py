"""The list of invitations to a stand."""

from collections.abc import Iterable
from datetime import date

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.dates import hours
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.fairs.models import StandInvitation
from app.matters.fairs.wording import post_told, state_told


def invitations_listing(event: str, day: date, rows: Iterable[StandInvitation]) -> Listing:
    """Return invitations, a row each; posts are those of `day`."""
    return Listing(
        title=gettext(N_("List of invitations")),
        subtitle=event,
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Person")), 30),
            Head(gettext(N_("Position")), 40),
            Head(gettext(N_("Organisation")), 40),
            Head(gettext(N_("Invited to")), 40),
            Head(gettext(N_("Day")), kind=ColumnKind.DAY),
            Head(gettext(N_("Time"))),
            Head(gettext(N_("Reason for the invitation")), 40),
            Head(gettext(N_("Who receives them")), 30),
            Head(gettext(N_("State of the invitation")), 24),
            Head(gettext(N_("Approved by")), 24),
            Head(gettext(N_("Sent on")), kind=ColumnKind.DAY),
            Head(gettext(N_("Letter")), 30),
            Head(gettext(N_("Answered on")), kind=ColumnKind.DAY),
            Head(gettext(N_("Answer")), 40),
        ),
        rows=[_row(number, one, day) for number, one in enumerate(rows, 1)],
        landscape=True,
    )


def _row(number: int, one: StandInvitation, day: date) -> tuple[Cell, ...]:
    language = current()
    return (
        number,
        one.person.name.told(language) if one.person else "",
        post_told(one.person, day) if one.person else "",
        one.organisation.name.told(language) if one.organisation else "",
        one.item.title.told(language) if one.item else one.stand.title.told(language),
        one.item.day if one.item else None,
        hours(one.item.when) if one.item else "",
        one.reason,
        one.host,
        state_told(one.state),
        one.approved_by,
        one.sent_on,
        one.letter,
        one.answered_on,
        one.answer,
    )
