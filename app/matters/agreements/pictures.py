"""An agreement as paper and the register show it: parties with who signs, in full, and in which languages; frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.ground.db.loading import AT_ONCE, belonging
from app.ground.kernel.texts import Texts
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import AgreementState, Empowered, party_class, understood
from app.register.directory.models import Appointment, Person
from app.register.directory.queries import appointment_on
from app.register.directory.rules.kinds import PartySide

_NO_RANK: Final = 10_000
"""Stands behind all ranks of the table."""
_UNSAID: Final = Empowered(None, "")


@dataclass(frozen=True, slots=True)
class SignatoryPicture:
    """A party and who signs for it; without a name nobody has been named, without a position none is known on that day."""

    party: Texts
    side: PartySide
    name: Texts = Texts()
    position: Texts = Texts()
    organisation: Texts = Texts()
    empowered: Empowered = _UNSAID
    rank: int = _NO_RANK


@dataclass(frozen=True, slots=True)
class AgreementPicture:
    """An agreement with its parties in the order in which they sign."""

    id: int
    event_id: int
    title: Texts
    state: AgreementState
    position: int
    parties: tuple[SignatoryPicture, ...]
    languages: tuple[str, ...]
    copies: int
    folder: str = ""
    desk: str = ""
    signed_on: date | None = None
    signed_at: Texts = Texts()
    register_number: str = ""
    kept_at: str = ""
    event: Texts = Texts()
    """At which event; where agreements of several stand together."""
    year: int = 0
    """Of the signing, or of the event where nobody has written the day down."""

    def for_side(self, side: PartySide | None) -> tuple[SignatoryPicture, ...]:
        """Return the parties as the original of a side names them: that side first («альтернат»), and the others in their order."""
        return tuple(sorted(self.parties, key=lambda one: one.side is not side)) if side else self.parties

    def place(self) -> tuple[int, int, int, int]:
        """Return where it stands: as the order of signing says, and where that is open by its parties and by who signs."""
        highest = min((party_class(one.party) for one in self.parties), default=_NO_RANK)
        return self.position, highest, min((one.rank for one in self.parties), default=_NO_RANK), self.id


def pictures_of(session: Session, event_id: int, item_id: int | None, day: date) -> tuple[AgreementPicture, ...]:
    """Return what is signed at an event or at one of its items, in the order of signing; people as they are on a day. Five queries."""
    query = select(Agreement).where(Agreement.event_id == event_id, Agreement.state != AgreementState.REMOVED)
    if item_id is not None:
        query = query.where(Agreement.item_id == item_id)
    found = session.scalars(query.options(*for_pictures()))
    return tuple(sorted((picture_of(one, one.signed_on or day) for one in found), key=AgreementPicture.place))


def pictures_by_id(session: Session, ids: Sequence[int]) -> tuple[AgreementPicture, ...]:
    """Return some agreements in the order of `ids`, people as they were on the day of signing."""
    place = {ident: number for number, ident in enumerate(ids)}
    query = select(Agreement).where(Agreement.id.in_(ids)).options(*for_pictures(), joinedload(Agreement.event))
    found = sorted(session.scalars(query), key=lambda one: place[one.id])
    days = {one.id: one.signed_on or one.event.first_day for one in found}
    return tuple(replace(picture_of(one, days[one.id]), event=one.event.title, year=days[one.id].year) for one in found)


def for_pictures() -> tuple[ORMOption, ...]:
    """Return the options that load what a picture shows."""
    appointments = (
        belonging(Agreement.signatories).joinedload(AgreementSignatory.person).selectinload(Person.appointments, chunksize=AT_ONCE)
    )
    return (
        appointments.joinedload(Appointment.organisation),
        appointments.joinedload(Appointment.rank),
        belonging(Agreement.texts),
    )


def picture_of(one: Agreement, day: date) -> AgreementPicture:
    """Return a picture of an agreement that has been loaded for it."""
    return AgreementPicture(
        id=one.id,
        event_id=one.event_id,
        title=one.title,
        state=one.state,
        position=one.position,
        parties=tuple(_signatories(one.signatories, day)),
        languages=tuple(text.language for text in one.texts),
        copies=one.copies,
        folder=one.folder,
        desk=one.desk,
        signed_on=one.signed_on,
        signed_at=one.signed_at,
        register_number=one.register_number,
        kept_at=one.kept_at,
    )


def _signatories(rows: Iterable[AgreementSignatory], day: date) -> Iterable[SignatoryPicture]:
    for row in rows:
        person = row.person
        held = appointment_on(person, day) if person is not None else None
        body = held.organisation if held is not None else None
        yield SignatoryPicture(
            party=row.party,
            side=row.side,
            name=person.name if person is not None else Texts(),
            position=held.position if held is not None else Texts(),
            organisation=body.name if body is not None else Texts(),
            empowered=understood(row.authority_kind, row.authority),
            rank=held.rank.position if held is not None and held.rank is not None else _NO_RANK,
        )
