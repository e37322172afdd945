"""The register of what was signed, at all events: by year, side, event and words; the newest first, a page at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.paging import last_page, page_within
from app.ground.kernel.text import folded, searchable
from app.ground.kernel.texts import Texts
from app.ground.web.choices import row_id
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.pictures import AgreementPicture, pictures_by_id
from app.matters.agreements.rules import AgreementState
from app.planning.events.models import Event
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

ROWS: Final = 100
"""Agreements on a page."""
MOST_PRINTED: Final = 3_000
"""Agreements on a paper or in a spreadsheet."""
_SIGNED_ON: Final = func.coalesce(Agreement.signed_on, Event.first_day)
"""What was signed on a day that nobody has written down stands where its event does."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which agreements are asked for; None and "" ask for all."""

    year: int | None = None
    side: PartySide | None = None
    event_id: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the register."""

    rows: tuple[AgreementPicture, ...]
    total: int
    number: int = 1
    per_page: int = ROWS

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return last_page(self.total, self.per_page)

    @property
    def is_cut(self) -> bool:
        """Whether there is more than stands here."""
        return self.total > len(self.rows)


@dataclass(frozen=True, slots=True)
class Filters:
    """What the register can be cut down to: the years and events of what was signed, the latest first."""

    years: tuple[int, ...]
    events: tuple[tuple[int, Texts], ...]


def wanted_in(address: Mapping[str, str]) -> Wanted:
    """Return which agreements an address asks for; what cannot be read asks for all."""
    year, side = address.get("year", ""), address.get("side", "")
    try:
        event_id = row_id(address.get("event_id", ""))
    except ValueError:
        event_id = None
    known = int(year) if len(year) == 4 and year.isascii() and year.isdigit() and int(year) else None
    return Wanted(known, PartySide(side) if side in set(PartySide) else None, event_id, address.get("q", "")[:200])


def wanted_told(wanted: Wanted, event: Texts | None) -> tuple[str, ...]:
    """Return in words what the register is cut down to, in the language spoken; the years of what is left stand above it."""
    side = gettext(PARTY_SIDE_NAMES[wanted.side]) if wanted.side else ""
    told = (side, event.told(current()) if event else "", f"«{wanted.words}»" if wanted.words else "")
    return tuple(filter(None, told))


def register_of(session: Session, wanted: Wanted, *, page: int = 1, per_page: int = ROWS) -> Register:
    """Return a page of what was signed. A fixed number of queries; words are looked for in what a row says in every language."""
    query = select(Agreement.id).join(Agreement.event).where(Agreement.state == AgreementState.SIGNED, *_filters(wanted))
    query = query.order_by(_SIGNED_ON.desc(), Agreement.register_number.desc(), Agreement.id.desc())
    ids = list(session.scalars(query))
    if wanted.words:
        ids = _with_words(session, ids, wanted)
    number = page_within(page, len(ids), per_page)
    shown = ids[(number - 1) * per_page : number * per_page]
    return Register(pictures_by_id(session, shown), len(ids), number, per_page)


def filters_of(session: Session) -> Filters:
    """Return what the register can be cut down to. One query."""
    query = select(Event.id, Event.title, Event.first_day, Agreement.signed_on).join(Agreement.event)
    query = query.where(Agreement.state == AgreementState.SIGNED).order_by(Event.first_day.desc(), Event.id.desc())
    years, events = set(), {}
    for ident, title, first_day, signed_on in session.execute(query):
        years.add((signed_on or first_day).year)
        events[ident] = title
    return Filters(tuple(sorted(years, reverse=True)), tuple(events.items()))


def last_change_of_agreements(session: Session, event_id: int | None = None) -> Change | None:
    """Return the latest change of any agreement, or of one of an event: it dates the paper."""
    query = select(Change).where(Change.kind == Agreement.__kind__)
    if event_id is not None:
        query = query.where(Change.event_id == event_id)
    return session.scalars(query.order_by(Change.id.desc()).limit(1)).one_or_none()


def _filters(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.year is not None:
        found.append(_SIGNED_ON.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.event_id is not None:
        found.append(Agreement.event_id == wanted.event_id)
    if wanted.side is not None:
        found.append(Agreement.signatories.any(AgreementSignatory.side == wanted.side))
    return found


def _with_words(session: Session, ids: Sequence[int], wanted: Wanted) -> list[int]:
    """Return those of which the title, the parties, the number or a place has every word. Two queries."""
    told: dict[int, list[str]] = {ident: [] for ident in ids}
    one, signed = Agreement, Agreement.state == AgreementState.SIGNED
    rows = select(one.id, one.title, one.signed_at, one.register_number, one.kept_at).join(one.event).where(signed, *_filters(wanted))
    for ident, title, place, number, kept_at in session.execute(rows):
        told[ident] += [*title.each(), *place.each(), number, kept_at]
    parties = select(AgreementSignatory.agreement_id, AgreementSignatory.party).join(AgreementSignatory.agreement).join(one.event)
    for ident, party in session.execute(parties.where(signed, *_filters(wanted))):
        told[ident] += party.each()
    asked = folded(wanted.words).split()
    found = {ident for ident, texts in told.items() if all(word in searchable(texts) for word in asked)}
    return [ident for ident in ids if ident in found]
