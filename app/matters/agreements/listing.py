"""The agreements of an event as their page shows them: in the order of signing, each with what it lacks and where it may go."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.matters.agreements.models import Agreement
from app.matters.agreements.queries import agreements_of
from app.matters.agreements.rules import READY, AgreementState, Lacking, Steps, lacks, steps_from


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement on the list; `number` is its place in the order of signing, 0 for one that will not be signed."""

    agreement: Agreement
    number: int
    lacks: tuple[Lacking, ...]
    steps: Steps
    can_rise: bool = False
    can_sink: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """All agreements of an event."""

    rows: tuple[Row, ...]
    aside: tuple[Row, ...]
    """What will not be signed after all."""

    @property
    def signed(self) -> int:
        """How many have been signed."""
        return sum(row.agreement.state is AgreementState.SIGNED for row in self.rows)

    @property
    def ready(self) -> int:
        """How many wait for nothing but the pens."""
        return sum(row.agreement.state in READY and row.agreement.state is not AgreementState.SIGNED and not row.lacks for row in self.rows)

    @property
    def lacking(self) -> int:
        """How many lack something."""
        return sum(bool(row.lacks) for row in self.rows)


def listing_of(session: Session, event_id: int) -> Listing:
    """Return the agreements of an event with what their page says of each. Two queries."""
    agreements = agreements_of(session, event_id)
    to_sign = [one for one in agreements if one.state is not AgreementState.REMOVED]
    last = len(to_sign)
    rows = tuple(_row(one, number, can_rise=number > 1, can_sink=number < last) for number, one in enumerate(to_sign, 1))
    return Listing(rows, tuple(_row(one, 0) for one in agreements if one.state is AgreementState.REMOVED))


def lacks_of(agreement: Agreement) -> tuple[Lacking, ...]:
    """Return what an agreement lacks; its item and signatories have been loaded."""
    parties = [(row.party, row.person_id is not None) for row in agreement.signatories]
    item = agreement.item
    return lacks(agreement.state, parties, has_item=item is not None, is_cancelled=item is not None and item.cancelled)


def _row(agreement: Agreement, number: int, *, can_rise: bool = False, can_sink: bool = False) -> Row:
    return Row(agreement, number, lacks_of(agreement), steps_from(agreement.state), can_rise, can_sink)
