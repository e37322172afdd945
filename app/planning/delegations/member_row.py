"""What a list, a form of the contact's or a paste says of one member of a delegation."""

from dataclasses import dataclass
from datetime import date

from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import Category


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as sent in. Texts are Russian unless said otherwise; empty where nothing was said. Phone to needs are personal data."""

    surname: str
    given: str = ""
    patronymic: str = ""
    latin: str = ""
    position: str = ""
    organisation: str = ""
    role: MemberRole = MemberRole.MEMBER
    category: Category | None = None
    phone: str = ""
    email: str = ""
    document: str = ""
    birth_date: date | None = None
    needs: str = ""
    arrival: str = ""
    """As written: «DP-407 / 24.09 / 09:05»; becomes a leg; what cannot be read of it stays in the member's note."""
    note: str = ""
