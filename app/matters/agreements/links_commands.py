"""Writes of what an agreement belongs to: it is linked to a dossier, an instruction or a measure, and no longer."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.base import Recorded
from app.ground.db.history import note
from app.ground.db.locking import made_once
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.matters.agreements.commands import agreement_to_change
from app.matters.agreements.links import MODELS, LinkKind
from app.matters.agreements.models import Agreement, AgreementLink
from app.register.accounts.rules.roles import Actor


@dataclass(frozen=True, slots=True)
class LinkAgreement:
    """Say to what an agreement seen at revision `seen` belongs."""

    agreement_id: int
    by: Actor
    seen: int | None
    kind: LinkKind
    thing_id: int


@dataclass(frozen=True, slots=True)
class UnlinkAgreement:
    """Say that an agreement seen at revision `seen` does not belong to something after all; what is gone already is no clash."""

    agreement_id: int
    by: Actor
    seen: int | None
    link_id: int


def link_agreement(session: Session, cmd: LinkAgreement) -> int:
    """Link the agreement and return its id; a link that is there stays."""
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, cmd.seen)
    thing = session.get(MODELS[cmd.kind], cmd.thing_id)
    if thing is None:
        raise Refusal(N_("This is no longer there; choose another one."), "what")
    if _find(session, agreement, cmd.kind, cmd.thing_id) is None:
        link = AgreementLink(agreement=agreement, **{cmd.kind.value: thing})
        if made_once(session, link, lambda: _find(session, agreement, cmd.kind, cmd.thing_id)) is link:
            note(session, agreement, "belongs_to", None, _label(session, cmd.kind, cmd.thing_id))
    return agreement.id


def unlink_agreement(session: Session, cmd: UnlinkAgreement) -> int:
    """Take the link away and return the agreement's id."""
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, cmd.seen)
    link = session.get(AgreementLink, cmd.link_id)
    if link is not None:
        if link.agreement_id != agreement.id:
            raise NotFound
        kind, thing_id = next((kind, ident) for kind in LinkKind if (ident := getattr(link, f"{kind.value}_id")) is not None)
        session.delete(link)
        session.flush()
        note(session, agreement, "belongs_to", _label(session, kind, thing_id), None)
    return agreement.id


def _label(session: Session, kind: LinkKind, thing_id: int) -> str | None:
    """Return how the log calls a thing; None where it has been removed meanwhile."""
    model: type[Recorded] = MODELS[kind]
    thing = session.get(model, thing_id)
    return thing.label() if thing is not None else None


def _find(session: Session, agreement: Agreement, kind: LinkKind, thing_id: int) -> AgreementLink | None:
    column = {
        LinkKind.DOSSIER: AgreementLink.dossier_id,
        LinkKind.INSTRUCTION: AgreementLink.instruction_id,
        LinkKind.MEASURE: AgreementLink.measure_id,
    }[kind]
    return session.scalars(select(AgreementLink).where(AgreementLink.agreement_id == agreement.id, column == thing_id)).one_or_none()
