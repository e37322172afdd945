"""Claims about the steps of an event's status: which may follow, what they ask for, where they are told."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.judgement.entries.queries import entries_of
from app.judgement.entries.rules import EntryStatus
from app.judgement.publishing.commands import Publish, pending, publish
from app.planning.events.commands import AddEvent, ChangeEvent, add_event, change_event
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.events.rules import STEPS, Status
from app.planning.programmes.programme import as_json, from_json
from app.planning.programmes.queries import programme_of
from app.planning.programmes.rules import Visibility
from app.register.accounts.rules.roles import Actor
from tests.factories.browsing import opened
from tests.factories.events import NOW, an_event, event_details
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.programmes import an_item
from tests.factories.venues import a_city
from tests.integration.planning.people import an_officer

WHY = Texts("Карантин", kk="Карантин", en="Quarantine")


def stepped(session: Session, event: Event, by: Actor, status: Status, why: Texts = WHY, *, unknown: bool = False) -> Event:
    """Save the form of an event with another status."""
    details = event_details(event.city_id, title=event.title, status=status, status_reason=why, dates_unknown=unknown)
    change_event(session, ChangeEvent(event.id, by, None, details))
    return event


@pytest.mark.parametrize("before", Status)
def test_the_allowed_steps_are_taken(session: Session, before: Status) -> None:
    officer = an_officer(session)
    followed = [stepped(session, an_event(session, status=before), officer, after).status for after in Status if after in STEPS[before]]
    assert set(followed) == STEPS[before]
    assert stepped(session, an_event(session, status=before), officer, before).status is before


@pytest.mark.parametrize("before", Status)
def test_every_other_step_is_refused(session: Session, before: Status) -> None:
    officer = an_officer(session)
    for after in set(Status) - STEPS[before] - {before}:
        with pytest.raises(Refusal) as refused:
            stepped(session, an_event(session, status=before), officer, after)
        assert refused.value.field == "status"


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED])
@pytest.mark.parametrize("why", [Texts(), Texts(en="Quarantine")])
def test_what_is_off_needs_a_reason_in_russian(session: Session, status: Status, why: Texts) -> None:
    with pytest.raises(Refusal) as refused:
        stepped(session, an_event(session), an_officer(session), status, why)
    assert refused.value.field == "status_reason"


def test_an_event_may_be_new_in_any_status_but_needs_the_reason(session: Session) -> None:
    officer, city = an_officer(session), a_city(session)
    for status in Status:
        made = add_event(session, AddEvent(officer, new_uid(), event_details(city.id, status=status, status_reason=WHY)), now=NOW)
        assert get_event(session, made).status is status
    with pytest.raises(Refusal):
        add_event(session, AddEvent(officer, new_uid(), event_details(city.id, status=Status.CANCELLED)), now=NOW)


def test_the_reason_goes_with_the_status_that_needs_it(session: Session) -> None:
    event, officer = an_event(session), an_officer(session)
    stepped(session, event, officer, Status.POSTPONED, unknown=True)
    assert (event.status_reason, event.dates_unknown) == (WHY, True)
    stepped(session, event, officer, Status.PREPARING, unknown=True)
    assert (event.status_reason, event.dates_unknown) == (Texts(), False)
    stepped(session, event, officer, Status.CANCELLED, unknown=True)
    assert (event.status_reason, event.dates_unknown) == (WHY, False)


def test_a_programme_tells_the_reason_and_survives_being_stored(session: Session) -> None:
    event = stepped(session, an_event(session), an_officer(session), Status.POSTPONED, unknown=True)
    programme = programme_of(session, event.id)
    assert (programme.status_reason, programme.dates_unknown) == (WHY, True)
    assert from_json(as_json(programme)) == programme


def test_each_step_is_a_change_of_the_next_version_and_reaches_the_calendars(session: Session) -> None:
    event, officer = an_event(session), an_officer(session)
    an_item(session, event, visibility=Visibility.PUBLIC)
    publish(session, Publish(event.id, officer, None), now=NOW)
    steps = [
        (Status.POSTPONED, True, ("status", "status_reason", "dates_unknown"), EntryStatus.TENTATIVE),
        (Status.POSTPONED, False, ("dates_unknown",), EntryStatus.CONFIRMED),
        (Status.CANCELLED, False, ("status",), EntryStatus.CANCELLED),
        (Status.PROPOSED, False, ("status", "status_reason"), EntryStatus.TENTATIVE),
    ]
    for number, (status, unknown, fields, told) in enumerate(steps, 1):
        stepped(session, event, officer, status, unknown=unknown)
        assert pending(session, event.id, programme_of(session, event.id)).event_fields == fields
        publish(session, Publish(event.id, officer, None), now=NOW + timedelta(days=number))
        assert {(entry.status, entry.sequence) for entry in entries_of(session, event.uid)} == {(told, number)}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody signed in, and an event in preparation with the id 1."""
    with opened(app).begin() as session:
        an_event(session)
    return signed_in(app)


def test_the_form_offers_the_present_status_and_those_that_may_follow(client: FlaskClient) -> None:
    page = client.get("/events/1/edit").get_data(as_text=True)
    offered = {
        status for status in Status if f'value="{status}">' in page or f'value="{status}" ' in page or f'selected value="{status}"' in page
    }
    assert offered == STEPS[Status.PREPARING] | {Status.PREPARING}


def test_a_step_that_is_not_offered_is_refused_beside_its_field(client: FlaskClient) -> None:
    answer = client.post("/events/1/edit", data=form_of(client.get("/events/1/edit")) | {"status": "proposed"})
    assert (answer.status_code, list(errors_of(answer))) == (422, ["status"])


def test_a_status_that_does_not_exist_is_refused(client: FlaskClient) -> None:
    answer = client.post("/events/1/edit", data=form_of(client.get("/events/1/edit")) | {"status": "forgotten"})
    assert (answer.status_code, list(errors_of(answer))) == (422, ["status"])


def test_a_missing_reason_is_said_where_it_is_typed(client: FlaskClient) -> None:
    sent = form_of(client.get("/events/1/edit")) | {"status": "cancelled"}
    answer = client.post("/events/1/edit", data=sent)
    assert (answer.status_code, list(errors_of(answer))) == (422, ["status_reason-ru"])
    assert client.post("/events/1/edit", data=sent | {"status_reason-ru": "Наводнение"}).status_code == 303
    assert "Наводнение" in client.get("/events/1").get_data(as_text=True)


def test_a_step_taken_by_somebody_else_meanwhile_is_a_clash_and_no_error(client: FlaskClient) -> None:
    mine, theirs = form_of(client.get("/events/1/edit")), form_of(client.get("/events/1/edit"))
    assert client.post("/events/1/edit", data=theirs | {"status": "held"}).status_code == 303
    clash = client.post("/events/1/edit", data=mine | {"theme-ru": "Лес"})
    assert clash.status_code == 409
    assert client.post("/events/1/edit", data=form_of(clash)).status_code == 303
