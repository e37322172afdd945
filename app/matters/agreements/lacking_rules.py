"""What an agreement still lacks, and before which step each of it has to be there; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import ORDER, READY, USUAL_COPIES, AgreementState, Authority, Signatory, steps_from, understood
from app.matters.agreements.text_rules import LanguageText, TextState


class Lack(StrEnum):
    """What an agreement may still lack, in the order in which it is told."""

    ITEM = "item"
    ITEM_CANCELLED = "item_cancelled"
    PARTIES = "parties"
    SIGNATORY = "signatory"
    LATE = "late"
    LANGUAGES = "languages"
    TRANSLATOR = "translator"
    UNDONE = "undone"
    UNCHECKED = "unchecked"
    AUTHORITY = "authority"
    PAPER = "paper"
    APPROVAL = "approval"
    COPIES = "copies"
    FOLDER = "folder"
    DAY = "day"
    PLACE = "place"
    NUMBER = "number"
    KEPT = "kept"


NEEDED: Final[Mapping[Lack, AgreementState]] = {
    **dict.fromkeys((Lack.LANGUAGES, Lack.TRANSLATOR, Lack.UNDONE, Lack.UNCHECKED), AgreementState.RECONCILED),
    **dict.fromkeys((Lack.AUTHORITY, Lack.PAPER), AgreementState.APPROVED),
    **dict.fromkeys((Lack.COPIES, Lack.FOLDER), AgreementState.PRINTED),
    **dict.fromkeys((Lack.DAY, Lack.PLACE, Lack.NUMBER, Lack.KEPT), AgreementState.SIGNED),
}
"""Before which state each has to be there; what is not named here is missing from the beginning on."""

_PLACES: Final = {lack: place for place, lack in enumerate(Lack)}
_OF_TEXT: Final = {
    TextState.LATE: Lack.LATE,
    TextState.UNASSIGNED: Lack.TRANSLATOR,
    TextState.UNDER_WAY: Lack.UNDONE,
    TextState.DONE: Lack.UNCHECKED,
}


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that an agreement lacks; `party` is the one for which it is missing, `language` the text."""

    what: Lack
    party: Texts = Texts()
    language: str = ""

    def is_needed_for(self, state: AgreementState) -> bool:
        """Tell whether it has to be there before an agreement comes so far."""
        needed = NEEDED.get(self.what, ORDER[0])
        return state in ORDER and ORDER.index(needed) <= ORDER.index(state)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says of an agreement that was signed."""

    day: date | None = None
    place: Texts = Texts()
    number: str = ""
    kept_at: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is known of an agreement, as far as something may be missing of it."""

    state: AgreementState
    parties: Sequence[Signatory] = ()
    texts: Sequence[LanguageText] = ()
    has_item: bool = True
    is_cancelled: bool = False
    """Whether the item at which it is signed is cancelled."""
    copies: int = USUAL_COPIES
    folder: str = ""
    entry: Entry = Entry()


def lacks(one: Prepared, day: date) -> tuple[Lacking, ...]:
    """Return what is missing of an agreement on a day; nothing of what will not be signed, of what was signed its place in the register."""
    if one.state is AgreementState.REMOVED:
        return ()
    if one.state is AgreementState.SIGNED:
        return tuple(_of_entry(one.entry))
    found = (*_from_the_beginning(one), *_of_texts(one.texts, day), *_of_parties(one.parties), *_of_print(one))
    return tuple(sorted(found, key=lambda lack: _PLACES[lack.what]))


def lacks_now(found: Iterable[Lacking], state: AgreementState) -> tuple[Lacking, ...]:
    """Return what is missing for the next step from where an agreement stands."""
    coming = steps_from(state).forward or state
    return tuple(one for one in found if one.is_needed_for(coming))


def refuse_lacking(one: Prepared, wanted: AgreementState) -> None:
    """Refuse a step forward that says of an agreement what is not so: unchecked texts as reconciled, unknown authority as approved."""
    if wanted not in ORDER or (one.state in ORDER and ORDER.index(wanted) < ORDER.index(one.state)):
        return
    found = {lack.what for lack in lacks(one, date.min)}  # whether a text is overdue does not matter here
    if wanted is AgreementState.RECONCILED and Lack.LANGUAGES in found:
        raise Refusal(N_("Nothing has been reconciled yet: say first in which languages it is signed."), "state")
    if wanted is AgreementState.RECONCILED and found & set(_OF_TEXT.values()):
        raise Refusal(N_("Not all texts have been checked: write down first who has checked each of them, and when."), "state")
    if wanted is AgreementState.APPROVED and Lack.AUTHORITY in found:
        raise Refusal(N_("Nobody has said yet what empowers those who sign: write it down first."), "state")
    if wanted is AgreementState.SIGNED and one.entry.day is None:
        raise Refusal(N_("Say on which day it was signed."), "signed_on")


def _from_the_beginning(one: Prepared) -> Iterator[Lacking]:
    if not one.has_item:
        yield Lacking(Lack.ITEM)
    elif one.is_cancelled:
        yield Lacking(Lack.ITEM_CANCELLED)
    if len(one.parties) < 2:
        yield Lacking(Lack.PARTIES)
    yield from (Lacking(Lack.SIGNATORY, party.party) for party in one.parties if party.person_id is None)
    if one.state not in READY:
        yield Lacking(Lack.APPROVAL)


def _of_texts(texts: Sequence[LanguageText], day: date) -> Iterator[Lacking]:
    if not texts:
        yield Lacking(Lack.LANGUAGES)
    states = ((one.language, one.state(day)) for one in texts)
    yield from (Lacking(_OF_TEXT[state], language=language) for language, state in states if state in _OF_TEXT)


def _of_parties(parties: Iterable[Signatory]) -> Iterator[Lacking]:
    for one in parties:
        if one.person_id is None:
            continue
        kind, paper = understood(one.authority_kind, one.authority)
        if kind is None and not paper:
            yield Lacking(Lack.AUTHORITY, one.party)
        elif kind in (Authority.POWER, Authority.DECISION) and not paper:
            yield Lacking(Lack.PAPER, one.party)


def _of_print(one: Prepared) -> Iterator[Lacking]:
    if one.copies < len(one.parties):
        yield Lacking(Lack.COPIES)
    if not one.folder:
        yield Lacking(Lack.FOLDER)


def _of_entry(entry: Entry) -> Iterator[Lacking]:
    known = ((Lack.DAY, entry.day), (Lack.PLACE, entry.place), (Lack.NUMBER, entry.number), (Lack.KEPT, entry.kept_at))
    yield from (Lacking(what) for what, value in known if not value)
