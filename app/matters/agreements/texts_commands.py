"""Writes of the texts of an agreement: in which languages it is signed, who makes and who checks each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.matters.agreements.commands import agreement_to_change
from app.matters.agreements.models import Agreement, AgreementText
from app.matters.agreements.text_rules import LanguageText, refuse_texts
from app.matters.agreements.values import texts_logged, texts_of
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class SetTexts:
    """Write down all texts of an agreement that the person saw at revision `seen`."""

    agreement_id: int
    by: Actor
    seen: int | None
    texts: tuple[LanguageText, ...]


def set_texts(session: Session, cmd: SetTexts, *, today: date) -> int:
    """Write the texts and return the agreement's id; the same texts change nothing."""
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, cmd.seen)
    refuse_texts(cmd.texts, today)
    if texts_of(agreement) != cmd.texts:
        write_texts(agreement, cmd.texts)
        session.flush()
    return agreement.id


def write_texts(agreement: Agreement, texts: Sequence[LanguageText]) -> None:
    """Make the rows say what `texts` say; a language that stays keeps its row."""
    known = {row.language: row for row in agreement.texts}
    agreement.texts = [_written(known.get(one.language) or AgreementText(language=one.language), one) for one in texts]
    agreement.text_list = texts_logged(texts)
    agreement.text_state = new_uid()


def _written(row: AgreementText, one: LanguageText) -> AgreementText:
    row.translator, row.due, row.done_on = one.translator, one.due, one.done_on
    row.checked_by, row.checked_on = one.checked_by, one.checked_on
    return row
