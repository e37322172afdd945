"""The talks of an event in a line each, and its gifts with what is to be said of them and what they are worth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.matters.talks.gift_rules import GiftRemark, Steps, due_on, is_received, remark_on, steps_from
from app.matters.talks.models import Gift, Talks
from app.matters.talks.queries import days_off, gifts_handed_over, gifts_of, talks_of
from app.matters.talks.rules import GiftState
from app.matters.talks.table import Table, table_of


@dataclass(frozen=True, slots=True)
class TalksRow:
    """Talks on an event's page."""

    talks: Talks
    table: Table


@dataclass(frozen=True, slots=True)
class GiftRow:
    """A gift in the register; `due` is the last day for handing it in, None where that is not asked or it has not been handed over."""

    gift: Gift
    due: date | None
    remark: GiftRemark | None
    steps: Steps


@dataclass(frozen=True, slots=True)
class Total:
    """How many gifts there are, and what those of a known value are worth together, in roubles."""

    count: int = 0
    value: int = 0
    unknown: int = 0
    """How many of them are of no known value."""


@dataclass(frozen=True, slots=True)
class Register:
    """The gifts of an event: what our side gives, and what it receives."""

    given: tuple[GiftRow, ...]
    received: tuple[GiftRow, ...]

    @property
    def rows(self) -> tuple[GiftRow, ...]:
        """All of them."""
        return (*self.given, *self.received)

    @property
    def total_given(self) -> Total:
        """What our side gives."""
        return _total(self.given)

    @property
    def total_received(self) -> Total:
        """What our side receives."""
        return _total(self.received)

    @property
    def remarks(self) -> int:
        """Of how many something is to be said."""
        return sum(row.remark is not None for row in self.rows)

    @property
    def not_ready(self) -> int:
        """How many of ours have yet to be got ready."""
        return sum(row.gift.state is GiftState.PLANNED for row in self.given)


def listing_of(session: Session, event_id: int) -> tuple[TalksRow, ...]:
    """Return the talks of an event in the order of time, cancelled items left out. Three queries."""
    return tuple(TalksRow(one, table_of(one, one.item.day)) for one in talks_of(session, event_id) if not one.item.cancelled)


def register_of(session: Session, event_id: int, *, today: date) -> Register:
    """Return the gifts of an event. Two queries."""
    rows = _rows(session, gifts_of(session, event_id), today)
    return Register(
        tuple(row for row in rows if not is_received(row.gift.giving_side)),
        tuple(row for row in rows if is_received(row.gift.giving_side)),
    )


def overdue_gifts(session: Session, today: date) -> tuple[GiftRow, ...]:
    """Return the gifts of all events that should have been handed in, longest overdue first. Two queries."""
    return tuple(row for row in _rows(session, gifts_handed_over(session), today) if row.remark is not None)


def _rows(session: Session, gifts: Sequence[Gift], today: date) -> tuple[GiftRow, ...]:
    off, on_duty = days_off(session, gifts)
    found = []
    for one in gifts:
        due = due_on(one.handed_on, off, on_duty) if one.handed_on is not None else None
        remark = remark_on(one.state, one.giving_side, one.value, due, one.act, today=today)
        found.append(GiftRow(one, due, remark, steps_from(one.state, received=is_received(one.giving_side))))
    return tuple(found)


def _total(rows: Iterable[GiftRow]) -> Total:
    values = [row.gift.value for row in rows]
    known = [value for value in values if value is not None]
    return Total(len(values), sum(known), len(values) - len(known))
