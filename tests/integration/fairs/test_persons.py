"""Claims about persons at fairs: why they stay in the directory, what is held of them, and what is left once they are erased."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.fairs.erasing import erase_from_fairs
from app.matters.fairs.holdings import invitations_held, places_held
from app.matters.fairs.invitations_commands import InvitationDetails, ProposeInvitation, propose_invitation
from app.matters.fairs.keeping import named_at_fairs
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.rules import InvitationState
from app.register.directory.keeping import why_needed
from app.register.directory.models import Person
from tests.factories.fairs import a_fair, a_stand, a_stop, a_walk, an_exhibitor, an_invitation
from tests.factories.people import a_person_in_directory, an_organisation
from tests.integration.planning.people import an_officer

STATE = InvitationState


def staged(session: Session) -> tuple[Person, Stand]:
    """Return somebody who keeps a stand, is asked at it, tells on a walk and is invited."""
    event, person = a_fair(session), a_person_in_directory(session, "Стендов")
    stand = a_stand(session, event, keeper=person)
    an_exhibitor(session, stand, contact=person, name=Texts("Фирма"))
    a_stop(session, a_walk(session, event), teller=person, title=Texts("Вход"))
    an_invitation(session, stand, person=person, reason="Стендов просил", state=STATE.APPROVED)
    return person, stand


@pytest.mark.parametrize("place", ["keeper", "contact", "teller", "invited", "none"])
def test_whoever_a_fair_names_stays_in_the_directory(session: Session, place: str) -> None:
    event, person = a_fair(session), a_person_in_directory(session)
    stand = a_stand(session, event, keeper=person if place == "keeper" else None)
    an_exhibitor(session, stand, contact=person if place == "contact" else None)
    a_stop(session, a_walk(session, event), teller=person if place == "teller" else None)
    if place == "invited":
        an_invitation(session, stand, person=person)
    assert (bool(named_at_fairs(session, person)), bool(why_needed(session, person))) == (place != "none", place != "none")


def test_what_is_held_of_a_person_names_every_place_and_invitation(session: Session) -> None:
    person, stand = staged(session)
    an_invitation(session, stand, person=person, state=STATE.SENT, sent_on=date(2024, 11, 20), letter="письмо № 5", organisation=None)
    assert [(one["role"], one["of"]["ru"]) for one in places_held(session, person)] == [
        ("keeper", "Республика Башкортостан"),
        ("contact", "Фирма"),
        ("teller", "Вход"),
    ]
    assert [(one["state"], one["letter"], one["sent_on"]) for one in invitations_held(session, person)] == [
        ("approved", "", None),
        ("sent", "письмо № 5", "2024-11-20"),
    ]


def test_erasing_leaves_the_places_empty_and_no_invitation_goes_out_to_them_any_more(session: Session) -> None:
    person, stand = staged(session)
    body = an_organisation(session)
    of_body = an_invitation(session, stand, person=person, organisation=body, state=STATE.SENT, letter="письмо Стендову", answer="буду")
    before = stand.revision
    assert erase_from_fairs(session, person) == 5
    places = [session.scalars(select(column)).all() for column in (Stand.keeper_id, Exhibitor.contact_id, WalkStop.teller_id)]
    rows = session.scalars(select(StandInvitation).order_by(StandInvitation.id)).all()
    assert places == [[None], [None], [None]]
    assert [(one.state, one.person_id, one.organisation_id, one.reason, one.letter, one.answer) for one in rows] == [
        (STATE.WITHDRAWN, person.id, None, "", "", ""),
        (STATE.SENT, None, body.id, "", "", ""),
    ]
    assert (stand.revision, of_body.person_id) == (before + 1, None)


def test_the_log_forgets_whom_an_invitation_was_for(session: Session) -> None:
    by, person, stand = an_officer(session), a_person_in_directory(session, "Стендов"), a_stand(session, a_fair(session))
    details = InvitationDetails(stand.id, person_id=person.id, reason="повод", organisation_id=an_organisation(session).id)
    ident = propose_invitation(session, ProposeInvitation(stand.event_id, by, new_uid(), details))
    erase_from_fairs(session, person)
    query = select(Change).where(Change.kind == StandInvitation.__kind__, Change.thing_id == ident)
    assert [("Стендов" in one.label, one.fields) for one in session.scalars(query)] == [(False, {})]
