"""Writes of a whole signing: at which table each agreement is signed, and from which folder."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.matters.agreements.models import Agreement
from app.matters.agreements.queries import agreements_at
from app.planning.events.queries import get_event_to_change
from app.planning.programmes.queries import get_item
from app.register.accounts.rules.roles import Actor

MOST_CHARACTERS = 100
"""Of the name of a table or a folder."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a page showed in one line, and what somebody has made of it."""

    shown: str
    typed: str

    @property
    def is_untouched(self) -> bool:
        """Whether nobody wrote anything there."""
        return self.shown == self.typed


@dataclass(frozen=True, slots=True)
class Laid:
    """One agreement on the form: its table and its folder."""

    agreement_id: int
    desk: Cell
    folder: Cell


@dataclass(frozen=True, slots=True)
class LaySigning:
    """Say for all agreements of a signing where they lie.

    Each line is compared with what the page showed in it instead of a revision: whoever changes the title of an agreement, or lays
    another one, disturbs nobody here.
    """

    item_id: int
    by: Actor
    rows: Sequence[Laid]


def lay_signing(session: Session, cmd: LaySigning) -> int:
    """Write the lines that were touched and return the item's id. All or nothing.

    Refuses at «rows-2-desk» what somebody else has written there meanwhile; an agreement that is no longer signed here is left as it is.
    """
    item = get_item(session, cmd.item_id)
    get_event_to_change(session, item.event_id, cmd.by)
    there = {one.id: one for one in agreements_at(session, item.id)}
    if not there:
        raise NotFound
    for place, row in enumerate(cmd.rows):
        agreement = there.get(row.agreement_id)
        if agreement is not None:
            _lay(agreement, row, place)
    session.flush()
    return item.id


def _lay(agreement: Agreement, row: Laid, place: int) -> None:
    for name, cell in (("desk", row.desk), ("folder", row.folder)):
        now: str = getattr(agreement, name)
        if cell.is_untouched or cell.typed == now:
            continue
        if cell.shown != now:
            told = now or "—"
            raise Refusal(
                N_("Somebody else has written here meanwhile: %(now)s. Save again if yours is to stand."), f"rows-{place}-{name}", now=told
            )
        setattr(agreement, name, cell.typed)
