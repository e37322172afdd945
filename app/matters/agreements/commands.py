"""Writes of agreements: add, change, go a step, name who signs, put in order, remove."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.neighbours import exchanged
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.agreements.lacking_rules import refuse_lacking
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.queries import find_agreement_by_uid, get_agreement
from app.matters.agreements.rules import (
    MOST_AGREEMENTS,
    MOST_SIGNATORIES,
    USUAL_COPIES,
    AgreementState,
    Signatory,
    refuse_step,
)
from app.matters.agreements.values import prepared_of, signatories_logged, signatories_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event_to_change, may_change
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.directory.queries import holds_still


@dataclass(frozen=True, slots=True)
class AgreementDetails:
    """What the form of an agreement asks for."""

    title: Texts
    item_id: int | None = None
    note: str = ""
    signatories: tuple[Signatory, ...] = ()
    copies: int = USUAL_COPIES
    folder: str = ""
    desk: str = ""


@dataclass(frozen=True, slots=True)
class AddAgreement:
    """Enter an agreement as far as it has come. `uid` is chosen by the page, so that pressing twice enters one."""

    event_id: int
    by: Actor
    uid: str
    details: AgreementDetails
    state: AgreementState = AgreementState.DRAFT
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeAgreement:
    """Change an agreement that the person saw at revision `seen`."""

    agreement_id: int
    by: Actor
    seen: int | None
    details: AgreementDetails


@dataclass(frozen=True, slots=True)
class SetState:
    """Let an agreement go a step: forward, back, or off the list."""

    agreement_id: int
    by: Actor
    seen: int | None
    state: AgreementState


@dataclass(frozen=True, slots=True)
class ReorderAgreement:
    """Let an agreement be signed before (−1) or after (+1) its neighbour, of its event or only of its item."""

    agreement_id: int
    by: Actor
    seen: int | None
    step: int
    at_item: bool = False


@dataclass(frozen=True, slots=True)
class RemoveAgreement:
    """Remove an agreement that was entered by mistake; one that will not be signed goes off the list with its history instead."""

    agreement_id: int
    by: Actor
    seen: int | None


def add_agreement(session: Session, cmd: AddAgreement) -> int:
    """Enter the agreement as the last one to be signed, and return its id."""
    event = get_event_to_change(session, cmd.event_id, cmd.by)
    made = _find_made(session, event.id, cmd.uid)
    if made is not None:
        return made.id
    agreement = Agreement(uid=cmd.uid, code=cmd.code, event=event, event_id=event.id, state=cmd.state, item=None, signatories=[], texts=[])
    agreement.position = _next_position(session, event.id)
    _write(session, agreement, event, cmd.details)
    return made_once(session, agreement, lambda: _find_made(session, event.id, cmd.uid)).id


def change_agreement(session: Session, cmd: ChangeAgreement) -> int:
    """Write the new details and return the agreement's id."""
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, cmd.seen)
    _write(session, agreement, agreement.event, cmd.details)
    session.flush()
    return agreement.id


def set_state(session: Session, cmd: SetState) -> int:
    """Go the step and return the agreement's id. Where somebody else has gone it meanwhile, both wanted the same.

    Back from being signed, its entry in the register is taken out: it was a slip, and the log remembers it.
    """
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, None)
    if agreement.state is cmd.state:
        return agreement.id
    refuse_if_stale(agreement, cmd.seen)
    refuse_step(agreement.state, cmd.state)
    refuse_lacking(prepared_of(agreement), cmd.state)
    if agreement.state is AgreementState.SIGNED:
        agreement.signed_on, agreement.signed_at, agreement.register_number, agreement.kept_at = None, Texts(), "", ""
    agreement.state = cmd.state
    session.flush()
    return agreement.id


def reorder_agreement(session: Session, cmd: ReorderAgreement) -> int:
    """Let the agreement change places with its neighbour among those to be signed; return its id."""
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, cmd.seen)
    if agreement.state is AgreementState.REMOVED:
        raise Refusal(N_("What will not be signed has no place in the order."))
    query = select(Agreement.id, Agreement.position, Agreement.item_id).where(Agreement.event_id == agreement.event_id)
    rows = session.execute(query.where(Agreement.state != AgreementState.REMOVED).order_by(Agreement.position, Agreement.id)).all()
    among = {row.id for row in rows if row.item_id == agreement.item_id} if cmd.at_item else None
    for ident, position in exchanged(((row.id, row.position) for row in rows), agreement.id, cmd.step, among).items():
        if ident == agreement.id:
            agreement.position = position  # a second press of the button finds a new revision, and changes nothing back
        else:
            # Its neighbours only make room: whoever edits one of them is not disturbed by a new revision.
            session.execute(update(Agreement).where(Agreement.id == ident).values(position=position))
    session.flush()
    return agreement.id


def remove_agreement(session: Session, cmd: RemoveAgreement) -> int:
    """Remove the agreement and return the event's id; what has been signed stays."""
    agreement = agreement_to_change(session, cmd.agreement_id, cmd.by, cmd.seen)
    if agreement.state is AgreementState.SIGNED:
        raise Refusal(N_("What has been signed stays on the list. If it has not been, take its mark a step back first."))
    session.delete(agreement)
    session.flush()
    return agreement.event_id


def agreement_to_change(session: Session, agreement_id: int, by: Actor, seen: int | None) -> Agreement:
    """Return an agreement that this person may change and that is as they saw it."""
    agreement = get_agreement(session, agreement_id)
    if not may_change(agreement.event, by):
        raise NotAllowed
    refuse_if_stale(agreement, seen)
    return agreement


def _write(session: Session, agreement: Agreement, event: Event, details: AgreementDetails) -> None:
    if not details.title.ru:
        raise Refusal(N_("Fill this in."), "title")
    item = _item(session, event, details.item_id)
    _write_signatories(session, agreement, details.signatories)  # asks the database: before anything is changed that it would write
    agreement.title, agreement.note, agreement.item = details.title, details.note, item
    agreement.copies, agreement.folder, agreement.desk = details.copies, details.folder, details.desk


def _item(session: Session, event: Event, item_id: int | None) -> ProgrammeItem | None:
    if item_id is None:
        return None
    item = session.get(ProgrammeItem, item_id)
    if item is None or item.event_id != event.id:
        raise Refusal(N_("This item is no longer in the programme; choose another one."), "item_id")
    return item


def _write_signatories(session: Session, agreement: Agreement, signatories: Sequence[Signatory]) -> None:
    before = signatories_of(agreement)
    if before == tuple(signatories):
        return
    if len(signatories) > MOST_SIGNATORIES:
        raise Refusal(N_("An agreement has %(most)s parties at most."), "signatories", most=MOST_SIGNATORIES)
    people = {row.person_id: row.person for row in agreement.signatories if row.person_id is not None and row.person is not None}
    people |= _people(session, {one.person_id for one in signatories if one.person_id is not None} - people.keys())
    agreement.signatories = [_row(place, one, people) for place, one in enumerate(signatories)]
    agreement.signatory_list = signatories_logged(signatories)
    agreement.signatory_state = new_uid()


def _row(place: int, one: Signatory, people: dict[int, Person]) -> AgreementSignatory:
    person = people[one.person_id] if one.person_id is not None else None
    values = {"party": one.party, "side": one.side, "authority_kind": one.authority_kind, "authority": one.authority}
    return AgreementSignatory(position=place, person=person, **values)


def _people(session: Session, ids: Iterable[int]) -> dict[int, Person]:
    """Return who is named anew, each still in the directory."""
    found = {}
    for ident in sorted(ids):
        person = session.get(Person, ident) if holds_still(session, ident) else None
        if person is None:
            raise Refusal(N_("This person is no longer in the directory; choose another one."), "signatories")
        found[ident] = person
    return found


def _find_made(session: Session, event_id: int, uid: str) -> Agreement | None:
    """Return what an earlier press of the same button made; a name that is taken at another event is no such thing."""
    made = find_agreement_by_uid(session, uid)
    if made is not None and made.event_id != event_id:
        raise NotAllowed
    return made


def _next_position(session: Session, event_id: int) -> int:
    mine = Agreement.event_id == event_id
    if (session.scalar(select(func.count()).select_from(Agreement).where(mine)) or 0) >= MOST_AGREEMENTS:
        raise Refusal(N_("An event has %(most)s agreements at most."), most=MOST_AGREEMENTS)
    last = session.scalar(select(func.max(Agreement.position)).where(mine))
    return 0 if last is None else last + 1
