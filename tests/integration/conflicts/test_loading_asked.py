"""Claims: what a form asks for becomes the fact that saving it would make, and nothing is written."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import NotFound, Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import Precision
from app.judgement.conflicts.facts import ItemFact, Spot
from app.judgement.conflicts.loading import NEW_ITEM, facts_of, item_fact
from app.planning.attendance.commands import SetDelegations, set_delegations
from app.planning.attendance.rules import Sent
from app.planning.delegations.rules import MemberStatus
from app.planning.programmes.attending import ItemDelegation, ItemPerson
from app.planning.programmes.commands import AddItem, ChangeItem, ItemDetails, add_item, change_item
from app.planning.programmes.rules import ItemKind, ItemRole, Visibility
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.rules.kinds import PartySide
from app.register.venues.rules import Layout
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.fairs import a_stop
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import a_speech, an_item, item_details, speech_rows, typed
from tests.factories.venues import a_hall, a_venue
from tests.integration.conflicts.loading_world import NOW


def an_officer(session: Session) -> Actor:
    user: User = a_user(session, role=Role.PROTOCOL)
    return an_actor(user)


def asked(session: Session) -> tuple[ItemDetails, ...]:
    """Return what different forms ask for."""
    hall, venue = a_hall(session), a_venue(session)
    return (
        item_details(hall_id=hall.id, kind=ItemKind.SESSION, expected=40, layout=Layout.THEATRE, buffer_minutes=10),
        item_details(venue_id=venue.id, place_note=Texts("фойе"), time=typed("19:00", "", precision=Precision.OPEN)),
        item_details(place_note=Texts("у входа"), time=typed("23:00", "01:00", ends_next_day=True), title=Texts("Ужин", kk="Кешкі ас")),
        item_details(time=typed("", "", precision=Precision.UNKNOWN), visibility=Visibility.HOSTS),
    )


@pytest.mark.parametrize("form", range(4))
def test_the_fact_of_a_new_item_is_that_of_the_item_once_it_is_saved(session: Session, form: int) -> None:
    event, by, details = an_event(session), an_officer(session), asked(session)[form]
    thought = item_fact(session, event.id, details)
    saved = add_item(session, AddItem(event.id, by, f"new-{form}", details))
    assert facts_of(session, event.id, now=NOW).items == {saved: replace(thought, id=saved)}
    assert thought.id == NEW_ITEM


@pytest.mark.parametrize("form", range(4))
def test_a_change_keeps_who_attends_and_who_speaks(session: Session, form: int) -> None:
    event, by, details = an_event(session), an_officer(session), asked(session)[form]
    delegation = a_delegation(session, event, side=PartySide.KAZAKHSTAN)
    a_member(session, delegation)
    item = an_item(session, event, speeches=speech_rows(a_speech(language="kk")))
    a_stop(session, item, minutes=20, walk_minutes=3)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.add(ItemPerson(item_id=item.id, person_id=a_person_in_directory(session).id, role=ItemRole.CHAIR))
    session.flush()
    thought = item_fact(session, event.id, details, item_id=item.id)
    change_item(session, ChangeItem(item.id, by, None, details))
    assert facts_of(session, event.id, now=NOW).items == {item.id: thought}
    assert (len(thought.people), thought.walk_minutes) == (2, 23)


def test_others_who_would_be_sent_attend_by_the_same_rules(session: Session) -> None:
    event, by = an_event(session), an_officer(session)
    one, other = a_delegation(session, event), a_delegation(session, event)
    a_member(session, one)
    comes = a_member(session, other)
    out = a_member(session, other)
    gone = a_member(session, one, status=MemberStatus.DECLINED)
    item = an_item(session, event)
    thought = item_fact(session, event.id, item_id=item.id, sent=Sent(frozenset({other.id}), {out.id: False, gone.id: True}))
    assert (thought.people, thought.delegations) == (frozenset({comes.person_id}), frozenset({other.id}))
    thought = item_fact(session, event.id, item_id=item.id, sent=Sent(frozenset({one.id, other.id})))
    set_delegations(session, SetDelegations(item.id, by, None, (one.id, other.id)))
    assert facts_of(session, event.id, now=NOW).items == {item.id: thought}


def test_whoever_comes_instead_is_thought_of_where_the_substituted_one_is_sent(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    substitute = a_member(session, delegation)
    gone = a_member(session, delegation, status=MemberStatus.SUBSTITUTED, substitute_id=substitute.id)
    thought = item_fact(session, event.id, item_details(), sent=Sent(members={gone.id: True}, roles=((7, ItemRole.CHAIR),)))
    assert (thought.people, thought.roles) == (frozenset({substitute.person_id, 7}), ((7, ItemRole.CHAIR),))


def test_without_anything_asked_it_is_the_item_as_it_stands(session: Session) -> None:
    event, venue = an_event(session), a_venue(session)
    item = an_item(session, event, venue=venue, buffer_minutes=5)
    fact: ItemFact = item_fact(session, event.id, item_id=item.id)
    assert {fact.id: fact} == facts_of(session, event.id, now=NOW).items
    assert (fact.spot, fact.buffer) == (Spot(venue.id), 5)


def test_what_the_commands_would_refuse_is_refused(session: Session) -> None:
    event = an_event(session)
    for details in (
        item_details(time=typed("10:00", "09:00")),
        item_details(time=typed(day=FIRST_DAY + timedelta(days=200))),
        item_details(buffer_minutes=1000),
    ):
        with pytest.raises(Refusal):
            item_fact(session, event.id, details)


def test_an_item_of_another_event_is_not_there(session: Session) -> None:
    event, item = an_event(session), an_item(session, an_event(session))
    for details in (None, item_details()):
        with pytest.raises(NotFound):
            item_fact(session, event.id, details, item_id=item.id)
    with pytest.raises(NotFound):
        item_fact(session, event.id)


def test_a_fact_is_thought_of_without_a_write(session: Session, shared_engine: Engine) -> None:
    event = an_event(session)
    with statements(shared_engine) as done:
        item_fact(session, event.id, item_details())
    assert {statement.split(maxsplit=1)[0] for statement in done} == {"SELECT"}
