"""Writes of the register: an agreement was signed, where and when, under which number, and where our original is."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.ground.db.locking import alone, refuse_if_stale
from app.ground.kernel.refusals import N_, Refusal
from app.matters.agreements.commands import agreement_to_change
from app.matters.agreements.lacking_rules import Entry
from app.matters.agreements.queries import is_number_taken
from app.matters.agreements.rules import AgreementState, refuse_step
from app.matters.agreements.values import entry_of
from app.register.accounts.rules.roles import Actor

_REGISTER = 7_301
"""The matter at which one waits for another, so that no number is given out twice."""


@dataclass(frozen=True, slots=True)
class EnterSigned:
    """Mark an agreement seen at revision `seen` as signed, or mend its entry in the register."""

    agreement_id: int
    by: Actor
    seen: int | None
    entry: Entry


def enter_signed(session: Session, cmd: EnterSigned, *, today: date) -> int:
    """Enter the agreement in the register and return its id. Where somebody else has entered the same meanwhile, it stays."""
    alone(session, _REGISTER)
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, None)
    if agreement.state is AgreementState.SIGNED and entry_of(agreement) == cmd.entry:
        return agreement.id
    refuse_if_stale(agreement, cmd.seen)
    if agreement.state is not AgreementState.SIGNED:
        refuse_step(agreement.state, AgreementState.SIGNED)
    _refuse_entry(session, agreement.id, cmd.entry, today)
    agreement.state = AgreementState.SIGNED
    agreement.signed_on, agreement.signed_at = cmd.entry.day, cmd.entry.place
    agreement.register_number, agreement.kept_at = cmd.entry.number, cmd.entry.kept_at
    session.flush()
    return agreement.id


def _refuse_entry(session: Session, agreement_id: int, entry: Entry, today: date) -> None:
    if entry.day is None:
        raise Refusal(N_("Say on which day it was signed."), "signed_on")
    if entry.day > today:
        raise Refusal(N_("This day is still to come."), "signed_on")
    if entry.number and is_number_taken(session, entry.number, entry.day.year, agreement_id):
        raise Refusal(N_("This number has been given out in that year already."), "register_number")
