"""Which roles there are, what each may change, and how a login is written."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean

LONGEST_LOGIN: Final = 200
_LOGIN: Final = re.compile(r"[^@\s]+@[^@\s]+")


class Role(StrEnum):
    """What a member of staff is here for."""

    ADMIN = "admin"
    PROTOCOL = "protocol"
    COORDINATOR = "coordinator"
    SECRETARY = "secretary"
    READER = "reader"


ROLE_NAMES: Final[Mapping[Role, str]] = {
    Role.ADMIN: N_("Administrator"),
    Role.PROTOCOL: N_("Protocol officer"),
    Role.COORDINATOR: N_("Coordinator"),
    Role.SECRETARY: N_("Working-group secretary"),
    Role.READER: N_("Reader"),
}

ROLE_DUTIES: Final[Mapping[Role, str]] = {
    Role.ADMIN: N_("Everything a protocol officer does, and the accounts of the staff."),
    Role.PROTOCOL: N_("All events, programmes and venues."),
    Role.COORDINATOR: N_("The events given to them; reads the rest."),
    Role.SECRETARY: N_("Working groups, instructions, the roadmap, dossiers and briefs; the meetings given to them. Reads the rest."),
    Role.READER: N_("Reads everything, changes nothing."),
}


OFFICE: Final = frozenset({Role.ADMIN, Role.PROTOCOL})
"""Whose work is every event."""
GIVEN_EVENTS: Final = frozenset({Role.COORDINATOR, Role.SECRETARY})
"""Who changes the events given to them, and no others."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is behind a request: a signed-in member of staff in one of their sessions."""

    id: int
    name: str
    role: Role
    language: str
    session_id: int

    @property
    def admitted_as(self) -> frozenset[str]:
        """The roles whose views open to this person: a secretary does with the meetings given to them what a coordinator does."""
        return frozenset({self.role, Role.COORDINATOR} if self.role in GIVEN_EVENTS else {self.role})

    @property
    def is_given_events(self) -> bool:
        """Whether this person changes only the events given to them."""
        return self.role in GIVEN_EVENTS

    @property
    def writes(self) -> bool:
        """Whether there is anything that this person may change."""
        return self.role is not Role.READER


def may_change_event(actor: Actor, coordinator_ids: Collection[int]) -> bool:
    """Tell whether a person may change an event that `coordinator_ids` coordinate, and its programme."""
    return actor.role in OFFICE or (actor.is_given_events and actor.id in coordinator_ids)


def may_administer(actor: Actor) -> bool:
    """Tell whether a person may change accounts."""
    return actor.role is Role.ADMIN


def folded_login(typed: str) -> str:
    """Return a login as it is compared and kept: cleaned and case-folded."""
    return clean(typed).casefold()


def login_of(typed: str) -> str:
    """Return the login of a new account, or refuse what does not look like an address."""
    login = folded_login(typed)
    if not _LOGIN.fullmatch(login) or len(login) > LONGEST_LOGIN:
        raise Refusal(N_("Write a login like an e-mail address: name@office.example."), "login")
    return login


def refuse_to_lose_last_admin(*, was_active_admin: bool, stays_active_admin: bool, other_active_admins: int) -> None:
    """Refuse a change after which nobody could administer the accounts."""
    if was_active_admin and not stays_active_admin and not other_active_admins:
        raise Refusal(N_("This is the last active administrator: first give another account that role."))
