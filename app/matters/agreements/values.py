"""An agreement's rows as values: who signs it, its texts, its entry in the register, and what of all that the log keeps."""

from collections.abc import Iterable

from app.ground.kernel.text import clean
from app.matters.agreements.lacking_rules import Entry, Prepared
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import Signatory
from app.matters.agreements.text_rules import LanguageText


def signatories_of(agreement: Agreement) -> tuple[Signatory, ...]:
    """Return who signs, as the rows say it."""
    rows = agreement.signatories
    return tuple(Signatory(row.party, row.side, row.person_id, row.authority, row.authority_kind) for row in rows)


def texts_of(agreement: Agreement) -> tuple[LanguageText, ...]:
    """Return the texts in the order in which they were named; they are loaded."""
    rows = agreement.texts
    return tuple(LanguageText(row.language, row.translator, row.due, row.done_on, row.checked_by, row.checked_on) for row in rows)


def entry_of(agreement: Agreement) -> Entry:
    """Return what the register says of an agreement."""
    return Entry(agreement.signed_on, agreement.signed_at, agreement.register_number, agreement.kept_at)


def prepared_of(agreement: Agreement) -> Prepared:
    """Return all of which something may be missing; item, signatories and texts are loaded."""
    item = agreement.item
    return Prepared(
        agreement.state,
        signatories_of(agreement),
        texts_of(agreement),
        has_item=item is not None,
        is_cancelled=item is not None and item.cancelled,
        copies=agreement.copies,
        folder=agreement.folder,
        entry=entry_of(agreement),
    )


def signatories_logged(signatories: Iterable[Signatory]) -> str:
    """Return who signs as the log keeps it, a line each: id of the person or 0, side, party, kind of authority, paper, between tabs."""
    return _lines(
        (str(one.person_id or 0), one.side.value, one.party.ru, one.authority_kind.value if one.authority_kind else "", one.authority)
        for one in signatories
    )


def texts_logged(texts: Iterable[LanguageText]) -> str:
    """Return the texts as the log keeps them, a line each: language, translator, due, done, checked by, checked on, between tabs."""
    return _lines(
        (one.language, one.translator, *(day.isoformat() if day else "" for day in (one.due, one.done_on)), one.checked_by, _day(one))
        for one in texts
    )


def _day(one: LanguageText) -> str:
    return one.checked_on.isoformat() if one.checked_on else ""


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("\t".join(clean(part) for part in row) for row in rows)
