"""Claims about what is written of a fair: by whom, against what they saw, and what comes of it elsewhere."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.fairs import invitations_commands as inviting
from app.matters.fairs import stands_commands as standing
from app.matters.fairs import stops_commands as stopping
from app.matters.fairs.invitations import counts_of
from app.matters.fairs.invitations_commands import (
    ChangeInvitation,
    InvitationDetails,
    MarkInvitation,
    OnInvitation,
    ProposeInvitation,
)
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.queries import stands_of
from app.matters.fairs.rules import InvitationState
from app.matters.fairs.stands_commands import (
    AddExhibitor,
    AddStand,
    ChangeExhibitor,
    ChangeStand,
    ExhibitorDetails,
    OnExhibitor,
    RemoveStand,
    StandDetails,
)
from app.matters.fairs.stops_commands import AddStop, ChangeStop, OnStop, StopDetails
from app.matters.fairs.walk_rules import StopMinutes
from app.matters.fairs.walks import title_of, walk_of
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.accounts.rules.roles import Actor
from tests.factories.accounts import an_actor
from tests.factories.events import NOW, an_event
from tests.factories.fairs import a_fair, a_stand, a_stop, a_walk, an_exhibitor, an_invitation
from tests.factories.people import a_person_in_directory, an_organisation
from tests.factories.programmes import an_item
from tests.integration.planning.people import a_coordinator, a_reader, an_officer, signing

TODAY = date(2024, 11, 20)
STAND = StandDetails(Texts("Республика Башкортостан"), "A-12", 180)
FIRM = ExhibitorDetails(name=Texts("Фирма"))
STOP = StopDetails(StopMinutes(5, 1), title=Texts("Вход"))
Rows = tuple[Stand, Exhibitor, WalkStop, StandInvitation]
Write = Callable[[Session, Rows, Actor, int | None], object]


def mark(session: Session, one: StandInvitation, by: Actor, state: InvitationState, **more: object) -> int:
    seen = more.pop("seen", one.revision)
    return inviting.mark_invitation(session, MarkInvitation(one.id, by, seen, state, **more), now=NOW, today=TODAY)  # type: ignore[arg-type]


def invited(row: StandInvitation) -> InvitationDetails:
    return InvitationDetails(row.stand_id, row.item_id, row.person_id, row.organisation_id)


CHANGES: dict[str, tuple[int, Write]] = {
    "stand": (0, lambda s, r, by, seen: standing.change_stand(s, ChangeStand(r[0].id, by, seen, STAND))),
    "remove stand": (0, lambda s, r, by, seen: standing.remove_stand(s, RemoveStand(r[0].id, by, seen))),
    "exhibitor": (1, lambda s, r, by, seen: standing.change_exhibitor(s, ChangeExhibitor(r[1].id, by, seen, FIRM))),
    "move exhibitor": (1, lambda s, r, by, seen: standing.move_exhibitor(s, OnExhibitor(r[1].id, by, seen, 1))),
    "remove exhibitor": (1, lambda s, r, by, seen: standing.remove_exhibitor(s, OnExhibitor(r[1].id, by, seen))),
    "stop": (2, lambda s, r, by, seen: stopping.change_stop(s, ChangeStop(r[2].id, by, seen, STOP))),
    "move stop": (2, lambda s, r, by, seen: stopping.move_stop(s, OnStop(r[2].id, by, seen, 1))),
    "remove stop": (2, lambda s, r, by, seen: stopping.remove_stop(s, OnStop(r[2].id, by, seen))),
    "invitation": (3, lambda s, r, by, seen: inviting.change_invitation(s, ChangeInvitation(r[3].id, by, seen, invited(r[3])))),
    "mark": (3, lambda s, r, by, seen: mark(s, r[3], by, InvitationState.WITHDRAWN, seen=seen)),
    "remove invitation": (3, lambda s, r, by, seen: inviting.remove_invitation(s, OnInvitation(r[3].id, by, seen))),
}
ADDS: dict[str, Write] = {
    "add stand": lambda s, r, by, _: standing.add_stand(s, AddStand(r[0].event_id, by, new_uid(), STAND)),
    "add exhibitor": lambda s, r, by, _: standing.add_exhibitor(s, AddExhibitor(r[0].id, by, new_uid(), FIRM)),
    "add stop": lambda s, r, by, _: stopping.add_stop(s, AddStop(r[2].item_id, by, new_uid(), STOP)),
    "propose": lambda s, r, by, _: inviting.propose_invitation(s, ProposeInvitation(r[0].event_id, by, new_uid(), invited(r[3]))),
}


def staged(session: Session) -> Rows:
    event = a_fair(session)
    stand = a_stand(session, event)
    exhibitor = an_exhibitor(session, stand)
    return stand, exhibitor, a_stop(session, a_walk(session, event), exhibitor=exhibitor), an_invitation(session, stand)


@pytest.mark.parametrize("name", [*CHANGES, *ADDS])
def test_only_those_who_prepare_the_event_write(session: Session, name: str) -> None:
    rows, write = staged(session), ADDS.get(name) or CHANGES[name][1]
    for stranger in (a_reader(session), an_actor(a_coordinator(session))):
        with pytest.raises(NotAllowed):
            write(session, rows, stranger, None)


@pytest.mark.parametrize("name", CHANGES)
def test_who_saw_an_older_state_is_told_so(session: Session, name: str) -> None:
    rows, (place, write) = staged(session), CHANGES[name]
    with pytest.raises(Stale):
        write(session, rows, an_officer(session), rows[place].revision + 1)


def test_pressing_twice_enters_one_of_each(session: Session) -> None:
    by, event = an_officer(session), a_fair(session)
    walk, person, uid = a_walk(session, event), a_person_in_directory(session), new_uid()
    stands = [standing.add_stand(session, AddStand(event.id, by, uid, STAND)) for _ in range(2)]
    firms = [standing.add_exhibitor(session, AddExhibitor(stands[0], by, uid, FIRM)) for _ in range(2)]
    stops = [stopping.add_stop(session, AddStop(walk.id, by, uid, STOP)) for _ in range(2)]
    details = InvitationDetails(stands[0], person_id=person.id)
    asked = [inviting.propose_invitation(session, ProposeInvitation(event.id, by, uid, details)) for _ in range(2)]
    assert [len(set(some)) for some in (stands, firms, stops, asked)] == [1, 1, 1, 1]


def test_an_event_of_another_kind_has_no_stand_and_another_item_no_stops(session: Session) -> None:
    by, forum = an_officer(session), an_event(session)
    with pytest.raises(Refusal, match="trade fair"):
        standing.add_stand(session, AddStand(forum.id, by, new_uid(), STAND))
    with pytest.raises(Refusal, match="Only a walk"):
        stopping.add_stop(session, AddStop(an_item(session, forum).id, by, new_uid(), STOP))


def test_an_exhibitor_needs_a_body_or_a_name_and_a_stop_an_exhibitor_of_its_event_or_a_title(session: Session) -> None:
    by, (stand, _, stop, _) = an_officer(session), staged(session)
    foreign = an_exhibitor(session, a_stand(session, a_fair(session)))
    with pytest.raises(Refusal) as nobody:
        standing.add_exhibitor(session, AddExhibitor(stand.id, by, new_uid(), ExhibitorDetails()))
    with pytest.raises(Refusal) as nowhere:
        stopping.add_stop(session, AddStop(stop.item_id, by, new_uid(), StopDetails(StopMinutes(5))))
    with pytest.raises(Refusal) as elsewhere:
        stopping.add_stop(session, AddStop(stop.item_id, by, new_uid(), StopDetails(StopMinutes(5), foreign.id)))
    assert [one.value.field for one in (nobody, nowhere, elsewhere)] == ["organisation", "exhibitor_id", "exhibitor_id"]


def test_exhibitors_and_stops_change_places_and_a_second_press_changes_nothing_back(session: Session) -> None:
    by, (stand, first, stop, _) = an_officer(session), staged(session)
    walk = stop.item
    second, later = an_exhibitor(session, stand), a_stop(session, walk)
    seen = first.revision, stop.revision
    standing.move_exhibitor(session, OnExhibitor(first.id, by, seen[0], 1))
    stopping.move_stop(session, OnStop(stop.id, by, seen[1], 1))
    session.expire_all()
    (found,) = stands_of(session, stand.event_id)
    assert [one.id for one in found.exhibitors] == [second.id, first.id]
    assert [row.stop.id for row in walk_of(session, walk).rows] == [later.id, stop.id]
    assert (second.revision, later.revision) == (1, 1)
    with pytest.raises(Stale):
        stopping.move_stop(session, OnStop(stop.id, by, seen[1], 1))


def test_a_walk_still_stops_where_an_exhibitor_was_that_has_been_removed(session: Session) -> None:
    by, (_, exhibitor, stop, _) = an_officer(session), staged(session)
    told = exhibitor.organisation.name if exhibitor.organisation else Texts()
    walk, stop.title = stop.item, Texts()
    session.flush()
    standing.remove_exhibitor(session, OnExhibitor(exhibitor.id, by, exhibitor.revision))
    session.expire_all()
    assert title_of(walk_of(session, walk).rows[0].stop) == told


def test_a_stand_to_which_somebody_is_invited_stays_and_an_empty_one_goes_with_its_exhibitors(session: Session) -> None:
    by, (stand, exhibitor, _, invitation) = an_officer(session), staged(session)
    with pytest.raises(Refusal, match="invitations"):
        standing.remove_stand(session, RemoveStand(stand.id, by, stand.revision))
    inviting.remove_invitation(session, OnInvitation(invitation.id, by, invitation.revision))
    standing.remove_stand(session, RemoveStand(stand.id, by, stand.revision))
    assert session.scalars(select(Exhibitor.id).where(Exhibitor.id == exhibitor.id)).all() == []


def test_nobody_is_invited_twice_to_the_same(session: Session) -> None:
    by, (stand, _, stop, one) = an_officer(session), staged(session)
    body = an_organisation(session)
    alone = InvitationDetails(stand.id, organisation_id=body.id)
    inviting.propose_invitation(session, ProposeInvitation(stand.event_id, by, new_uid(), alone))
    for details, field in ((invited(one), "person"), (alone, "organisation")):
        with pytest.raises(Refusal) as refused:
            inviting.propose_invitation(session, ProposeInvitation(stand.event_id, by, new_uid(), details))
        assert refused.value.field == field
    to_item = InvitationDetails(stand.id, stop.item_id, one.person_id)
    inviting.propose_invitation(session, ProposeInvitation(stand.event_id, by, new_uid(), to_item))
    mark(session, one, by, InvitationState.WITHDRAWN)
    again = inviting.propose_invitation(session, ProposeInvitation(stand.event_id, by, new_uid(), invited(one)))
    with pytest.raises(Refusal, match="already"):
        mark(session, one, by, InvitationState.PROPOSED)
    assert (again != one.id, counts_of(session, stand.event_id)) == (
        True,
        {InvitationState.PROPOSED: 3, InvitationState.WITHDRAWN: 1},
    )


def test_an_invitation_goes_its_way_and_keeps_who_approved_it_when_it_went_out_and_what_was_answered(session: Session) -> None:
    officer, one = an_officer(session), staged(session)[3]
    one.event.coordinators = []
    session.flush()
    mark(session, one, officer, InvitationState.APPROVED)
    mark(session, one, officer, InvitationState.SENT, on=date(2024, 11, 18), words="письмо № 5")
    with pytest.raises(Refusal) as early:
        mark(session, one, officer, InvitationState.ACCEPTED, on=date(2024, 11, 17))
    mark(session, one, officer, InvitationState.ACCEPTED, on=date(2024, 11, 19), words="будет")
    assert early.value.field == "on"
    assert (one.approved_by, one.approved_at, one.sent_on, one.letter, one.answered_on, one.answer) == (
        officer.name,
        NOW,
        date(2024, 11, 18),
        "письмо № 5",
        date(2024, 11, 19),
        "будет",
    )
    with pytest.raises(Refusal, match="has been sent"):
        inviting.remove_invitation(session, OnInvitation(one.id, officer, one.revision))
    mark(session, one, officer, InvitationState.WITHDRAWN)
    mark(session, one, officer, InvitationState.PROPOSED)
    assert (one.approved_by, one.sent_on, one.letter, one.answered_on, one.answer) == ("", None, "", None, "")


def test_a_coordinator_of_the_event_proposes_but_does_not_approve(session: Session) -> None:
    stand, _, _, one = staged(session)
    user = a_coordinator(session)
    one.event.coordinators = [user]
    by = signing(session, user)
    with pytest.raises(Refusal, match="protocol office"):
        mark(session, one, by, InvitationState.APPROVED)
    person = a_person_in_directory(session)
    assert inviting.propose_invitation(
        session, ProposeInvitation(stand.event_id, by, new_uid(), InvitationDetails(stand.id, person_id=person.id))
    )


def test_who_is_invited_stays_once_that_has_been_approved(session: Session) -> None:
    by, one = an_officer(session), staged(session)[3]
    mark(session, one, by, InvitationState.APPROVED)
    other = InvitationDetails(one.stand_id, person_id=a_person_in_directory(session).id)
    with pytest.raises(Refusal, match="withdraw"):
        inviting.change_invitation(session, ChangeInvitation(one.id, by, one.revision, other))
    same = InvitationDetails(one.stand_id, None, one.person_id, None, "новый повод")
    inviting.change_invitation(session, ChangeInvitation(one.id, by, one.revision, same))
    assert one.reason == "новый повод"


def test_whoever_accepted_becomes_a_guest_at_the_item_only_when_that_is_asked_for(session: Session) -> None:
    by, (stand, _, stop, _) = an_officer(session), staged(session)
    one = an_invitation(session, stand, item=stop.item, state=InvitationState.ACCEPTED)
    query = select(ItemPerson.person_id, ItemPerson.role).where(ItemPerson.item_id == stop.item_id)
    before = session.execute(query).all()
    for _ in range(2):
        inviting.let_attend(session, OnInvitation(one.id, by, one.revision))
    assert ([tuple(row) for row in before], [tuple(row) for row in session.execute(query)]) == ([], [(one.person_id, ItemRole.GUEST)])
    one.state = InvitationState.SENT
    session.flush()
    with pytest.raises(Refusal, match="accepted"):
        inviting.let_attend(session, OnInvitation(one.id, by, one.revision))


def test_a_stop_stays_when_its_item_is_no_walk_any_more(session: Session) -> None:
    by, stop = an_officer(session), staged(session)[2]
    stop.item.kind = ItemKind.EXHIBITION
    session.flush()
    assert stopping.change_stop(session, ChangeStop(stop.id, by, stop.revision, STOP)) == stop.item_id
