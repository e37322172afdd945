"""Who the drivers of a pasted list are: somebody of the directory, somebody new, or one of several."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.planning.transfers.commands import VehicleDetails
from app.planning.transfers.pasting import PastedVehicle
from app.register.directory.finding import persons_like
from app.register.directory.models import Person
from app.register.directory.rules.names import parsed

Drivers: TypeAlias = Mapping[int, tuple[Person, ...]]
"""By the number of the line: nobody for somebody new, one who is known, several among whom nobody can choose yet."""


def drivers_of(session: Session, rows: Sequence[PastedVehicle]) -> Drivers:
    """Return whom the names of a list may mean, in two queries."""
    named = [row for row in rows if row.driver]
    found = persons_like(session, [parsed(row.driver) for row in named]) if named else []
    wanted = {ident for ids in found for ident in ids}
    people = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(wanted)))} if wanted else {}
    return {row.line: tuple(people[ident] for ident in ids if ident in people) for row, ids in zip(named, found, strict=True)}


def details_of(row: PastedVehicle, drivers: Drivers) -> VehicleDetails:
    """Return what a line says, as the commands want it; a name that several have goes into the note, for somebody to choose."""
    known = drivers.get(row.line, ())
    notes = [row.rest, row.driver if len(known) > 1 else ""]
    return VehicleDetails(
        number=row.number,
        plate=row.plate[:20],
        model=row.model[:100],
        vehicle_class=row.vehicle_class,
        seats=row.seats,
        driver_id=known[0].id if len(known) == 1 else None,
        new_driver="" if known else row.driver,
        phone=row.phone[:60],
        note="; ".join(filter(None, notes))[:1000],
    )
