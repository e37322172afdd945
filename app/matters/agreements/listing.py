"""The agreements of an event as their page shows them: in the order of signing, each with what it lacks and where it may go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.matters.agreements.lacking_rules import Lacking, lacks, lacks_now
from app.matters.agreements.links import Linked, Offered, linked_to, links_offered
from app.matters.agreements.models import Agreement
from app.matters.agreements.queries import agreements_of
from app.matters.agreements.rules import READY, AgreementState, Signatory, Steps, steps_from
from app.matters.agreements.text_rules import LanguageText
from app.matters.agreements.values import prepared_of, signatories_of, texts_of


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement on the list; `number` is its place in the order of signing, 0 for one that will not be signed."""

    agreement: Agreement
    number: int
    lacks: tuple[Lacking, ...]
    """What is missing for the next step."""
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


def listing_of(session: Session, event_id: int, day: date) -> Listing:
    """Return the agreements of an event with what their page says of each on a day. Three queries."""
    return listed(agreements_of(session, event_id), day)


def listed(agreements: Sequence[Agreement], day: date) -> Listing:
    """Return agreements that stand in the order of signing, with what is said of each on a day."""
    to_sign = [one for one in agreements if one.state is not AgreementState.REMOVED]
    last = len(to_sign)
    rows = tuple(_row(one, number, day, can_rise=number > 1, can_sink=number < last) for number, one in enumerate(to_sign, 1))
    return Listing(rows, tuple(_row(one, 0, day) for one in agreements if one.state is AgreementState.REMOVED))


@dataclass(frozen=True, slots=True)
class Opened:
    """One agreement as its own page shows it."""

    agreement: Agreement
    parties: tuple[Signatory, ...]
    texts: tuple[LanguageText, ...]
    steps: Steps
    missing: tuple[Lacking, ...]
    """For the next step."""
    later: tuple[Lacking, ...]
    """For the steps after that, up to the signing."""
    links: tuple[Linked, ...]
    offers: Offered


def opened(session: Session, agreement: Agreement, day: date, *, with_offers: bool) -> Opened:
    """Return an agreement that has been loaded whole, with what it lacks on a day and to what it belongs."""
    found = lacks(prepared_of(agreement), day)
    missing, links = lacks_now(found, agreement.state), linked_to(session, agreement.id)
    return Opened(
        agreement,
        signatories_of(agreement),
        texts_of(agreement),
        steps_from(agreement.state),
        missing,
        tuple(one for one in found if one not in missing),
        links,
        links_offered(session, links) if with_offers else {},
    )


def _row(agreement: Agreement, number: int, day: date, *, can_rise: bool = False, can_sink: bool = False) -> Row:
    found = lacks_now(lacks(prepared_of(agreement), day), agreement.state)
    return Row(agreement, number, found, steps_from(agreement.state), can_rise, can_sink)
