"""Taking somebody out of the delegations when they are erased: notes, links, who is to be asked."""

from collections.abc import Collection

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_
from app.planning.delegations.answering import author_name
from app.planning.delegations.models import ContactLink, Delegation, DelegationMember, InvitationAnswer, MemberProposal
from app.register.directory.models import Person
from app.register.personal.erasing import ERASERS, effacer_of, forget_changes
from app.register.personal.naming import ERASED


def erase_from_delegations(session: Session, person: Person) -> int:
    """Empty what is noted of the person's memberships, revoke the links they hold; return how many rows changed."""
    members = session.scalars(select(DelegationMember.id).where(DelegationMember.person_id == person.id)).all()
    session.execute(
        update(DelegationMember)
        .where(DelegationMember.id.in_(members))
        .values(note="", appointment_id=None, revision=DelegationMember.revision + 1)
    )
    session.execute(delete(MemberProposal).where(MemberProposal.member_id.in_(members)))
    session.execute(delete(InvitationAnswer).where(InvitationAnswer.member_id.in_(members)))
    forget_changes(session, DelegationMember.__kind__, members)
    _unsign(session, person, members)
    return len(members) + _revoke_links(session, person) + _leave_posts(session, person.id)


def _unsign(session: Session, person: Person, members: Collection[int]) -> None:
    """Take the person off the log as the author of their own answers: nobody of the staff signs without an account.

    Memberships of an entry that was merged into theirs are theirs now, and signed as that one was called; those that gave way are gone.
    """
    signed = (Change.kind == DelegationMember.__kind__, Change.by_id.is_(None), Change.by_name != "")
    gone = Change.thing_id.not_in(select(DelegationMember.id)) & (Change.by_name == author_name(person))
    session.execute(update(Change).where(*signed, Change.thing_id.in_(members) | gone).values(by_name=ERASED.ru))


def _revoke_links(session: Session, person: Person) -> int:
    """Revoke the links of delegations whose contact the person is, and those given to them by name."""
    effacer, theirs = effacer_of(session, person), _delegations_asked(session, person.id)
    count = 0
    for link in session.scalars(select(ContactLink)):
        holder = effacer.text(link.holder)
        if link.delegation_id in theirs or holder != link.holder:
            link.holder, link.revoked_at = holder, link.revoked_at or clock.now()
            count += 1
    session.flush()
    return count


def _delegations_asked(session: Session, person_id: int) -> Collection[int]:
    return set(session.scalars(select(Delegation.id).where(Delegation.contact_id == person_id)))


def _leave_posts(session: Session, person_id: int) -> int:
    """Nobody is to be asked or called who has been erased. Past the ORM: its change log would keep the name."""
    asked, attached = Delegation.contact_id == person_id, Delegation.attached_id == person_id
    count = len(session.scalars(select(Delegation.id).where(asked | attached)).all())
    session.execute(update(Delegation).where(asked).values(contact_id=None, revision=Delegation.revision + 1))
    session.execute(update(Delegation).where(attached).values(attached_id=None, duty_phone="", revision=Delegation.revision + 1))
    return count


ERASERS[N_("Memberships, posts and private links")] = erase_from_delegations
