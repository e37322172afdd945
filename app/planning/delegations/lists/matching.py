"""Who a row of a list is: a member, somebody of the directory, a row above once more, or nobody knows for sure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Remark
from app.planning.delegations.lists.known import TELLING, Known
from app.planning.delegations.lists.rows import PersonRow
from app.planning.delegations.lists.wording import says
from app.register.directory.finding import may_be
from app.register.personal.rules import DataKind

MOST_LIKE: Final = 8
"""So many are offered to choose from at most."""
_LOOKED_AT: Final = 40
"""Rows above with the same surname that a vague name is compared with."""


@dataclass(frozen=True, slots=True)
class Match:
    """Who a row is. `person_id` is sure; the others are to be chosen from."""

    person_id: int | None = None
    like_ids: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody has to say who it is."""
        return self.person_id is None and bool(self.like_ids or self.remarks)


def matched(row: PersonRow, known: Known) -> Match:
    """Return who of the delegation or of the directory a row is."""
    exact = known.named.get(row.key, ())
    own = [ident for ident in exact if ident in known.members]
    if own:
        return _one_of_own(row, own, known)
    holders, alike = known.holding(DataKind.DOCUMENT, row.row), known.alike[row.number]
    sure = [ident for ident in holders if ident in alike]
    if len(sure) == 1:
        return Match(sure[0])
    if holders:
        remark = Remark(N_("The document is kept of somebody with another name."), column="document")
        return Match(like_ids=_offered((*holders, *exact, *alike)), remarks=(remark,))
    if row.is_vague:  # the row says itself why
        return Match(like_ids=_offered((*exact, *_members_first(alike, known))), remarks=_whom(row))
    supported = [ident for ident in exact if _is_supported(ident, row, known)]
    if len(supported) == 1:
        return Match(supported[0])
    like = _offered((*exact, *_members_first(alike, known)))
    return Match(like_ids=like, remarks=(Remark(N_("There is somebody of this name, or one that sounds like it.")),) if like else ())


def _one_of_own(row: PersonRow, own: Sequence[int], known: Known) -> Match:
    agreeing = [ident for ident in own if any(known.agrees(ident, row.row, kind) for kind in (*TELLING, DataKind.BIRTH_DATE))]
    if len(own) > 1 and len(agreeing) != 1:
        return Match(like_ids=_offered(own), remarks=(Remark(N_("The delegation has several members of this name.")),))
    ident = agreeing[0] if len(agreeing) == 1 else own[0]
    if all(known.agrees(ident, row.row, kind) is False for kind in (DataKind.DOCUMENT, DataKind.BIRTH_DATE)):
        remark = Remark(N_("Of the member of this name another document and another date of birth are kept."))
        return Match(like_ids=_offered(own), remarks=(remark,))
    return Match(ident)


def _is_supported(ident: int, row: PersonRow, known: Known) -> bool:
    """Tell whether more than the name speaks for somebody: a phone, an address, or the position of one with a full name."""
    if any(known.agrees(ident, row.row, kind) is False for kind in (DataKind.DOCUMENT, DataKind.BIRTH_DATE)):
        return False
    if any(known.agrees(ident, row.row, kind) for kind in (*TELLING, DataKind.BIRTH_DATE)):
        return True
    current = [one for one in known.persons[ident].appointments if one.holds_on(known.day)]
    return bool(row.row.patronymic and row.row.position) and any(says(one, row.row) for one in current)


def _members_first(ids: Iterable[int], known: Known) -> list[int]:
    return sorted(ids, key=lambda ident: ident not in known.members)


def _offered(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(ids))[:MOST_LIKE]


def _whom(row: PersonRow) -> tuple[Remark, ...]:
    text = N_("There are only initials: it is not certain who this is.")
    return (Remark(text if row.name.initials_only else N_("The name is not complete: it is not certain who this is."), column="name"),)


@dataclass(slots=True)
class Repeats:
    """Which rows above a row may repeat: by name, by document, or because they are the same member."""

    _by_key: dict[str, PersonRow] = field(default_factory=dict)
    _by_document: dict[str, PersonRow] = field(default_factory=dict)
    _by_person: dict[int, PersonRow] = field(default_factory=dict)
    _by_surname: dict[str, list[PersonRow]] = field(default_factory=lambda: defaultdict(list))

    def found(self, row: PersonRow, person_id: int | None) -> tuple[int, ...]:
        """Return the numbers of the rows above that this one may repeat, the likeliest first; then remember this one."""
        found = [self._by_person.get(person_id or 0), self._by_document.get(row.row.document), self._by_key.get(row.key)]
        surname = row.key.partition("|")[0]
        found += [one for one in self._by_surname[surname][:_LOOKED_AT] if _may_repeat(one, row)]
        self._remember(row, person_id, surname)
        return tuple(dict.fromkeys(one.number for one in found if one is not None))

    def _remember(self, row: PersonRow, person_id: int | None, surname: str) -> None:
        self._by_key.setdefault(row.key, row)
        self._by_surname[surname].append(row)
        if row.row.document:
            self._by_document.setdefault(row.row.document, row)
        if person_id is not None:
            self._by_person.setdefault(person_id, row)


def _may_repeat(one: PersonRow, other: PersonRow) -> bool:
    """Tell whether two names may be one although they are written differently: one has initials only, or no patronymic."""
    if not one.name.surname or one.key == other.key:
        return False
    shorter = one.is_vague or other.is_vague or not (one.name.patronymic and other.name.patronymic)
    return shorter and may_be(one.name, other.name)
