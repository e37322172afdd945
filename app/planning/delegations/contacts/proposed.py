"""What a contact proposes, as it lies in its envelope: only what was said, and what stood there when they saw it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, Self

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.messages import gettext
from app.planning.delegations.composition import CompositionMember
from app.planning.delegations.lists.wording import LABELS, plain
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MemberRole
from app.register.directory.rules.names import same_person_key
from app.register.personal.rules import DataKind


class Deed(StrEnum):
    """What a proposal would do."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


NAMES: Final = ("surname", "given", "patronymic")
PLAIN: Final = (*NAMES, "latin", "position", "organisation")
"""What everybody sees of a member anyway, the contact included."""
PERSONAL: Final = tuple(kind.value for kind in DataKind)
"""What is shown to nobody once it has been sent, but to those in the office who may see it."""
NOTES: Final = ("arrival", "note")
"""What goes to the office's own note, which the contact does not see."""
SENT: Final = N_("given")
"""Stands where personal data would."""
_POST: Final = ("position", "organisation")
FIELDS: Final = (*PLAIN, *PERSONAL, *NOTES)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is said of one member. Empty fields say nothing; a name always stands there."""

    row: MemberRow
    role: MemberRole | None = None
    """None: it stays as it is."""
    before: Mapping[str, str] = field(default_factory=dict)
    """What stood in the fields of PLAIN, and `role`, when the contact saw them."""

    @property
    def name(self) -> str:
        """The name, surname first."""
        return " ".join(part for part in (self.row.surname, self.row.given, self.row.patronymic) if part)

    @property
    def key(self) -> str:
        """What is the same for two spellings of the name."""
        return same_person_key(self.row.surname, self.row.given, self.row.patronymic)

    @property
    def kinds(self) -> tuple[DataKind, ...]:
        """The personal data in it."""
        return tuple(kind for kind in DataKind if getattr(self.row, kind.value))

    @property
    def whole(self) -> MemberRow:
        """The row as lists have it, its role included."""
        return replace(self.row, role=self.role or MemberRole.MEMBER)

    def said(self) -> Iterator[str]:
        """Yield the fields in which it says something new."""
        for name in FIELDS:
            told = getattr(self.row, name)
            if name in _POST and self._same_post:
                continue  # the body stands in the position or beside it
            if told and (name not in PLAIN or plain(str(told)) != plain(self.before.get(name, "")) or _recased(name, told, self.before)):
                yield name

    def told_fields(self) -> Iterator[str]:
        """Yield the fields to be told of it: of somebody new the name stands over them already."""
        return (name for name in self.said() if self.before or name not in NAMES)

    @property
    def _same_post(self) -> bool:
        row, before = self.row, self.before
        whole = plain((row.position or before.get("position", "")) + (row.organisation or before.get("organisation", "")))
        return whole == plain(before.get("position", "") + before.get("organisation", ""))

    @property
    def says_something(self) -> bool:
        """Whether it would change anything."""
        return any(self.said()) or self.changes_role

    @property
    def changes_role(self) -> bool:
        """Whether the role would be another one; somebody new is an ordinary member unless it says otherwise."""
        return self.role is not None and self.role.value != self.before.get("role", MemberRole.MEMBER.value)

    def told(self) -> Iterator[tuple[str, str, str]]:
        """Yield what it changes as its sender may read it, in the spoken language: label, what stood there, what would.

        Personal data is not among what is read again, nor is what the office has noted itself.
        """
        for name in self.told_fields():
            after = gettext(SENT) if name in PERSONAL else str(getattr(self.row, name))
            yield gettext(label_of(name)), self.before.get(name, "") if name in PLAIN else "", after
        if self.role is not None and self.changes_role:
            before = gettext(MEMBER_ROLE_NAMES[MemberRole(self.before["role"])]) if "role" in self.before else ""
            yield gettext(label_of("role")), before, gettext(MEMBER_ROLE_NAMES[self.role])

    def over(self, older: Self) -> Self:
        """Return this on top of what was proposed of the same member before: what is said anew counts, the rest stays."""
        row = replace(older.row, **{name: getattr(self.row, name) for name in FIELDS if getattr(self.row, name)})
        return replace(self, row=row, role=self.role or older.role)

    def trimmed(self) -> Self:
        """Return it with the name and what it changes alone: what the office has corrected meanwhile is not set back."""
        kept = {name: getattr(self.row, name) for name in (*NAMES, *self.said())}
        return replace(self, row=MemberRow(**kept), role=self.role if self.changes_role else None)

    def only_name(self) -> Self:
        """Return what is left of it when it has been decided."""
        return type(self)(MemberRow(self.row.surname, self.row.given, self.row.patronymic))

    def packed(self) -> bytes:
        """Return it as bytes to be sealed."""
        told = {name: value for name, value in asdict(self.row).items() if name in FIELDS and value}
        if self.row.birth_date is not None:
            told["birth_date"] = self.row.birth_date.isoformat()
        whole = {"row": told, "role": self.role.value if self.role else None, "before": dict(self.before)}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def unpacked(cls, payload: bytes) -> Self:
        """Read what `packed` packed."""
        whole = json.loads(payload)
        told: dict[str, Any] = {"surname": "", **whole["row"]}
        if "birth_date" in told:
            told["birth_date"] = date.fromisoformat(told["birth_date"])
        return cls(MemberRow(**told), MemberRole(whole["role"]) if whole["role"] else None, whole["before"])


def without(row: MemberRow, kinds: Iterable[DataKind]) -> MemberRow:
    """Return a row without some of its personal data."""
    nothing: dict[str, Any] = {kind.value: None if kind is DataKind.BIRTH_DATE else "" for kind in kinds}
    return replace(row, **nothing)


def shown_of(member: CompositionMember) -> dict[str, str]:
    """Return what a contact sees of a member, by field: what a proposal is compared with, then and when it is decided."""
    texts: Mapping[str, Texts] = {name: getattr(member, name) for name in (*NAMES, "position", "organisation")}
    return {**{name: text.ru for name, text in texts.items()}, "latin": member.latin, "role": member.role.value}


def label_of(name: str) -> str:
    """Return what a field is called, a message id."""
    return LABELS[name]


def _recased(name: str, told: str, before: Mapping[str, str]) -> bool:
    """Tell a name that is spelt with other letters, which comparing takes for the same: «Кусәев» for «Кусэев»."""
    return name in (*NAMES, "latin") and told != before.get(name, "")
