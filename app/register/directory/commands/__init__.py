"""Adding, changing, ordering and removing organisations, persons, their appointments and ranks."""

from app.register.directory.commands.appointments import (
    AppointmentDetails,
    add_appointment,
    change_appointment,
    end_appointment,
    move_appointment,
    remove_appointment,
)
from app.register.directory.commands.organisations import OrganisationDetails, add_organisation, change_organisation, remove_organisation
from app.register.directory.commands.persons import PersonDetails, add_person, change_person, remove_person
from app.register.directory.commands.ranks import RankDetails, add_rank, change_rank, move_rank, remove_rank

__all__ = [
    "AppointmentDetails",
    "OrganisationDetails",
    "PersonDetails",
    "RankDetails",
    "add_appointment",
    "add_organisation",
    "add_person",
    "add_rank",
    "change_appointment",
    "change_organisation",
    "change_person",
    "change_rank",
    "end_appointment",
    "move_appointment",
    "move_rank",
    "remove_appointment",
    "remove_organisation",
    "remove_person",
    "remove_rank",
]
