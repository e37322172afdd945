"""Real agreements for tests, with their parties."""

from typing import Any

from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.agreements.commands import AgreementDetails, ChangeAgreement
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import AgreementState, Signatory
from app.matters.agreements.text_rules import LanguageText
from app.matters.agreements.texts_commands import write_texts
from app.matters.agreements.values import signatories_logged, signatories_of
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.rules.kinds import PartySide

SIDES = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)
PARTIES = ("Правительство Республики Башкортостан", "Акимат Костанайской области")


def an_agreement(
    session: Session,
    event: Event,
    item: ProgrammeItem | None = None,
    signs: tuple[Person | None, ...] = (None, None),
    **over: Any,
) -> Agreement:
    """Return an approved agreement of two parties, signed at `item` by those who are named in `signs`; `over` sets any column."""
    values: dict[str, Any] = {
        "uid": new_uid(),
        "event": event,
        "event_id": event.id,
        "item": item,
        "title": "Соглашение о сотрудничестве",
        "state": AgreementState.APPROVED,
        "signatories": [a_signatory(place, person) for place, person in enumerate(signs)],
        "texts": [],
    }
    texts: tuple[LanguageText, ...] = over.pop("texts", ())
    values |= over
    if isinstance(values["title"], str):
        values["title"] = Texts(values["title"])
    agreement = Agreement(**values)
    session.add(agreement)
    session.flush()
    if texts:
        write_texts(agreement, texts)
    agreement.signatory_list = signatories_logged(signatories_of(agreement))
    session.flush()
    return agreement


def with_signatories(agreement: Agreement, by: Actor, seen: int | None, signatories: tuple[Signatory, ...]) -> ChangeAgreement:
    """Return the change of nothing but who signs."""
    details = AgreementDetails(agreement.title, agreement.item_id, agreement.note or "", signatories, agreement.copies or 2)
    return ChangeAgreement(agreement.id, by, seen, details)


def a_signatory(place: int, person: Person | None = None, **over: Any) -> AgreementSignatory:
    """Return the party at a place in the order of signing, with the person who signs for it."""
    party, side = Texts(PARTIES[place % 2]), SIDES[place % 2]
    return AgreementSignatory(**{"position": place, "party": party, "side": side, "person": person, "authority": "по должности", **over})
