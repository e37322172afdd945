"""The list of documents to be signed, and the register of what was."""

from collections.abc import Iterable

from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.agreements.pictures import AgreementPicture, SignatoryPicture
from app.matters.agreements.wording import languages_told, state_told
from app.planning.delegations.wording import position_told
from app.register.directory.rules.kinds import PartySide


def signing_listing(event: Texts, rows: Iterable[AgreementPicture], side: PartySide | None) -> Listing:
    """Return what is to be signed, a row each, in the order of signing; the parties of `side` stand first."""
    return Listing(
        title=gettext(N_("Documents to be signed")),
        subtitle=event.told(current()),
        columns=(
            Head(gettext(N_("№")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Title of the document")), 50),
            Head(gettext(N_("Parties")), 40),
            Head(gettext(N_("Signatories")), 50),
            Head(gettext(N_("Languages"))),
            Head(gettext(N_("Originals")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Folder at the signing"))),
            Head(gettext(N_("Signing table"))),
            Head(gettext(N_("Status"))),
        ),
        rows=[_to_sign(number, one, side) for number, one in enumerate(rows, 1)],
        landscape=True,
    )


def register_listing(rows: Iterable[AgreementPicture]) -> Listing:
    """Return what was signed, a row each, the newest first."""
    return Listing(
        title=gettext(N_("Register of signed agreements")),
        subtitle="",
        columns=(
            Head(gettext(N_("№ in the register"))),
            Head(gettext(N_("Title of the document")), 50),
            Head(gettext(N_("Parties")), 40),
            Head(gettext(N_("Signatories")), 50),
            Head(gettext(N_("Day of signing")), kind=ColumnKind.DAY),
            Head(gettext(N_("Place of signing"))),
            Head(gettext(N_("Event")), 40),
            Head(gettext(N_("Languages"))),
            Head(gettext(N_("Originals")), kind=ColumnKind.NUMBER),
            Head(gettext(N_("Where our original is")), 30),
        ),
        rows=[_signed(one) for one in rows],
        landscape=True,
    )


def _to_sign(number: int, one: AgreementPicture, side: PartySide | None) -> tuple[Cell, ...]:
    parties = one.for_side(side)
    head = number, one.title.told(current()), *_parties(parties)
    return (*head, languages_told(one.languages), one.copies, one.folder, one.desk, state_told(one.state))


def _signed(one: AgreementPicture) -> tuple[Cell, ...]:
    place, title = one.signed_at.told(current()), one.event.told(current())
    head = one.register_number, one.title.told(current()), *_parties(one.parties)
    return (*head, one.signed_on, place, title, languages_told(one.languages), one.copies, one.kept_at)


def _parties(parties: Iterable[SignatoryPicture]) -> tuple[str, str]:
    known = tuple(parties)
    return "; ".join(one.party.told(current()) for one in known), "; ".join(filter(None, map(_signs, known)))


def _signs(one: SignatoryPicture) -> str:
    post = position_told(one.position, one.organisation, current()) if one.name else ""
    return ", ".join(filter(None, (one.name.told(current()), post)))
