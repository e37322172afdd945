"""What the list of documents to be signed, and the register of what was, say on paper; plain data for the template and for DOCX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from app.faces.printouts.lists_document import Cell, Column, cell, group, rows_of, section
from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated, Head, cut_told, part, sheet
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_short
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.agreements.pictures import AgreementPicture, SignatoryPicture
from app.matters.agreements.wording import copies_told, languages_told, state_told
from app.planning.delegations.wording import position_told
from app.register.directory.rules.kinds import PartySide

_OF_AGREEMENT: Final = (0, 1, 4, 5)
"""Columns that an agreement has once, however many parties it has."""


@dataclass(frozen=True, slots=True)
class SigningPicture:
    """What is signed at an event, or at one of its items; `where_and_when` is told already, in the language of the paper."""

    event: Texts
    rows: tuple[AgreementPicture, ...]
    where_and_when: str
    item: Texts = Texts()
    side: PartySide | None = None
    """Whose copy it is: that side is named first everywhere («альтернат»)."""


@dataclass(frozen=True, slots=True)
class RegisterPicture:
    """What was signed, the newest first, and in words what the register was cut down to."""

    rows: tuple[AgreementPicture, ...]
    asked: tuple[str, ...] = ()
    is_cut: bool = False


def signing_document(picture: SigningPicture, dated: Dated, language: str) -> dict[str, Json]:
    """Return the list of documents to be signed, in the order of signing."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 10),
            Column(gettext(N_("Title of the document"))),
            Column(gettext(N_("Parties")), 58),
            Column(gettext(N_("Signatories")), 72),
            Column(gettext(N_("Languages, originals")), 30),
            Column(gettext(N_("Status")), 28),
        )
        rows = [row for number, one in enumerate(picture.rows, 1) for row in _to_sign(number, one, picture.side)]
        heading = picture.item.told(language) or gettext(N_("Documents to be signed"))
        name = f"{gettext(N_('Documents to be signed'))} – {clean(picture.event.told(language))}"
        head = Head(gettext(N_("LIST OF DOCUMENTS TO BE SIGNED")), picture.event.told(language), name, picture.where_and_when)
        return sheet(head, dated, columns, [_shared(heading, rows, columns)] if rows else [])


def register_document(picture: RegisterPicture, dated: Dated, language: str) -> dict[str, Json]:
    """Return the register by year, the newest first."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№ in the register")), 22),
            Column(gettext(N_("Title of the document"))),
            Column(gettext(N_("Parties and signatories")), 84),
            Column(gettext(N_("Signed")), 34),
            Column(gettext(N_("Languages, originals")), 30),
            Column(gettext(N_("Where our original is")), 36),
        )
        by_year = groupby(picture.rows, key=lambda one: one.year)
        parts = [part(str(year), [_signed(one) for one in rows], columns) for year, rows in by_year]
        name = gettext(N_("Register of signed agreements"))
        note = "; ".join(filter(None, (*picture.asked, cut_told(picture.is_cut))))
        head = Head(gettext(N_("REGISTER OF SIGNED AGREEMENTS")), "", name, "", note)
        return sheet(head, dated, columns, parts)


def signs_told(one: SignatoryPicture) -> str:
    """Return who signs for a party in full: «министр промышленности … Участников Иван Иванович»; nothing for nobody."""
    if not one.name:
        return ""
    post = position_told(one.position, one.organisation, current())
    return ", ".join(filter(None, (clean(one.name.told(current())), post)))


def _shared(heading: str, rows: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> Json:
    """Return rows of which those of one agreement are told as one, so that each signatory stands beside their party."""
    return section(heading, heading, "", [group(rows_of(rows, columns, shared=_OF_AGREEMENT))])


def _to_sign(number: int, one: AgreementPicture, side: PartySide | None) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each party."""
    which = cell(("number", str(number))), cell(("main", one.title.told(current())))
    how = _originals(one), cell(("note", state_told(one.state)))
    for party in one.for_side(side):
        yield (*which, cell(("note", party.party.told(current()))), _signs(party), *how)
    if not one.parties:
        yield (*which, (), (), *how)


def _signs(party: SignatoryPicture) -> Cell:
    """Return who signs, by name first, then what they are and the paper that empowers them."""
    if not party.name:
        return cell(("more", gettext(N_("not named yet"))))
    post = position_told(party.position, party.organisation, current())
    return cell(("strong", party.name.told(current())), ("note", post), ("more", party.empowered.paper))


def _signed(one: AgreementPicture) -> tuple[Cell, ...]:
    parties = [line for party in one.parties for line in (("note", party.party.told(current())), ("more", signs_told(party)))]
    day = day_short(one.signed_on) if one.signed_on else gettext(N_("the day is not known"))
    return (
        cell(("strong", one.register_number)),
        cell(("main", one.title.told(current()))),
        cell(*parties),
        cell(("main", day), ("note", one.signed_at.told(current()))),
        _originals(one),
        cell(("note", one.kept_at)),
    )


def _originals(one: AgreementPicture) -> Cell:
    return cell(("note", languages_told(one.languages)), ("note", copies_told(one.copies)))
