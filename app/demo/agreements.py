"""Loading the agreements of the demonstration set."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.agreements_data import DemoAgreement, TextDay
from app.demo.naming import uid_of
from app.matters.agreements.commands import AddAgreement, AgreementDetails, add_agreement
from app.matters.agreements.lacking_rules import Entry
from app.matters.agreements.links import MODELS, LinkKind
from app.matters.agreements.links_commands import LinkAgreement, link_agreement
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import AgreementState, Signatory
from app.matters.agreements.signing_commands import EnterSigned, enter_signed
from app.matters.agreements.text_rules import LanguageText
from app.matters.agreements.texts_commands import SetTexts, set_texts
from app.planning.events.models import Event
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


def known_agreements(session: Session) -> set[str]:
    """Return the codes of the agreements that are there."""
    return {code for code in session.scalars(select(Agreement.code)) if code}


def load_agreements(
    session: Session,
    event: Event,
    told: Sequence[DemoAgreement],
    by: Actor,
    items: Mapping[str, int],
    persons: Mapping[str, Person],
    loaded_on: date,
) -> None:
    """Make those of an event's agreements that are not there; `items` are ids, both by code."""
    known = set(session.scalars(select(Agreement.code).where(Agreement.event_id == event.id)))
    for one in told:
        if one.code in known:
            continue
        signatories = tuple(
            Signatory(each.party, each.side, persons[each.person].id if each.person else None, each.authority, each.kind)
            for each in one.signatories
        )
        details = AgreementDetails(one.title, items[one.item], one.note, signatories, one.copies, one.folder, one.desk)
        state = AgreementState.PRINTED if one.entry else one.state
        ident = add_agreement(session, AddAgreement(event.id, by, uid_of(one.code), details, state, one.code))
        set_texts(session, SetTexts(ident, by, None, _texts(one, loaded_on)), today=loaded_on)
        if one.entry:
            entry = Entry(one.entry.day, one.entry.place, one.entry.number, one.entry.kept_at)
            enter_signed(session, EnterSigned(ident, by, None, entry), today=loaded_on)


def link_agreements(session: Session, told: Mapping[str, Sequence[DemoAgreement]], by: Actor, known: Collection[str]) -> None:
    """Say to what the agreements belong that were not `known` before this load; dossiers, measures and instructions are there."""
    fresh = {one.code: one for agreements in told.values() for one in agreements if one.links and one.code not in known}
    rows = session.execute(select(Agreement.id, Agreement.code).where(Agreement.code.in_(fresh)))
    ids = {code: ident for ident, code in rows if code}
    things = {kind: _ids(session, kind) for kind in LinkKind}
    for code, ident in sorted(ids.items()):
        for kind, thing in fresh[code].links:
            if thing in things[LinkKind(kind)]:
                link_agreement(session, LinkAgreement(ident, by, None, LinkKind(kind), things[LinkKind(kind)][thing]))


def _ids(session: Session, kind: LinkKind) -> dict[str, int]:
    model = MODELS[kind]
    return {code: ident for ident, code in session.execute(select(model.id, model.code)) if code}


def _texts(one: DemoAgreement, loaded_on: date) -> tuple[LanguageText, ...]:
    def day(told: TextDay | None) -> date | None:
        return told.after(loaded_on) if told else None

    rows = one.texts
    return tuple(LanguageText(row.language, row.translator, day(row.due), day(row.done), row.checked_by, day(row.checked)) for row in rows)
