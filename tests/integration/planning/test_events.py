"""Claims about adding, changing and removing events."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.commands import AddEvent, ChangeEvent, EventDetails, RemoveEvent, add_event, change_event, remove_event
from app.planning.events.kinds import Kind
from app.planning.events.models import Event, EventCoordinator
from app.planning.events.queries import coordinators_of, events_around, events_of, get_event, may_change, years_of
from app.planning.events.rules import Status
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Role
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import NOW, an_event, event_details
from tests.factories.programmes import an_item
from tests.factories.venues import a_city
from tests.integration.planning.people import a_coordinator, a_reader, an_officer


def added(session: Session, details: EventDetails) -> Event:
    """Add an event as a protocol officer does."""
    return get_event(session, add_event(session, AddEvent(an_officer(session), new_uid(), details), now=NOW))


def test_an_added_event_holds_what_was_typed(session: Session) -> None:
    city = a_city(session)
    coordinator = a_coordinator(session)
    details = event_details(city.id, theme=Texts("Промышленность"), provenance="письмо", coordinator_ids=frozenset({coordinator.id}))
    event = added(session, details)
    names = ("kind", "status", "host", "title", "theme", "first_day", "last_day", "is_public", "provenance", "city_id")
    assert {name: getattr(event, name) for name in names} == {name: getattr(details, name) for name in names}
    assert (event.days, event.zone, event.coordinators) == (Days(details.first_day, details.last_day), city.zone, [coordinator])
    assert (event.created_at, event.was_published, event.revision) == (NOW, False, 1)


def test_pressing_twice_makes_one_event(session: Session) -> None:
    cmd = AddEvent(an_officer(session), new_uid(), event_details(a_city(session).id))
    assert add_event(session, cmd, now=NOW) == add_event(session, cmd, now=NOW)
    assert session.scalar(select(func.count()).select_from(Event)) == 1


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"last_day": date(2024, 11, 25)}, "last_day"),
        ({"first_day": date(1900, 1, 1), "last_day": date(1900, 1, 1)}, "first_day"),
        ({"arrival_margin": 8}, "arrival_margin"),
        ({"departure_margin": -1}, "departure_margin"),
        ({"city_id": 10**6}, "city_id"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(session: Session, over: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        added(session, replace(event_details(a_city(session).id), **over))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_only_coordinators_are_given_events(session: Session) -> None:
    reader = a_user(session, role=Role.READER)
    event = added(session, event_details(a_city(session).id, coordinator_ids=frozenset({reader.id, 10**6})))
    assert event.coordinators == []
    gone = a_coordinator(session, active=False)
    assert gone not in coordinators_of(session)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_only_the_protocol_and_administrators_make_events(session: Session, role: Role) -> None:
    with pytest.raises(NotAllowed):
        add_event(session, AddEvent(an_actor(a_user(session, role=role)), new_uid(), event_details(a_city(session).id)), now=NOW)


def test_who_may_change_an_event(session: Session) -> None:
    coordinator = a_coordinator(session)
    event = an_event(session, coordinators=[coordinator])
    people = [an_officer(session), an_actor(a_user(session, role=Role.ADMIN)), an_actor(coordinator)]
    assert [may_change(event, person) for person in people] == [True, True, True]
    assert [may_change(event, person) for person in (an_actor(a_coordinator(session)), a_reader(session))] == [False, False]


def test_a_coordinator_changes_their_event_but_does_not_hand_it_on(session: Session) -> None:
    own, other = a_coordinator(session), a_coordinator(session)
    event = an_event(session, coordinators=[own])
    details = event_details(event.city_id, title=Texts("XX юбилейный Форум"), coordinator_ids=frozenset({own.id}))
    change_event(session, ChangeEvent(event.id, an_actor(own), 1, details))
    assert event.title == Texts("XX юбилейный Форум")
    with pytest.raises(NotAllowed):
        change_event(session, ChangeEvent(event.id, an_actor(own), None, replace(details, coordinator_ids=frozenset({own.id, other.id}))))
    with pytest.raises(NotAllowed):
        change_event(session, ChangeEvent(event.id, an_actor(other), None, details))


def test_a_stale_page_changes_and_removes_nothing(session: Session) -> None:
    event = an_event(session)
    officer = an_officer(session)
    change_event(session, ChangeEvent(event.id, officer, 1, event_details(event.city_id, provenance="письмо")))
    with pytest.raises(Stale):
        change_event(session, ChangeEvent(event.id, officer, 1, event_details(event.city_id)))
    with pytest.raises(Stale):
        remove_event(session, RemoveEvent(event.id, officer, 1))


def test_a_removed_event_takes_its_programme_and_its_coordinators_along(session: Session) -> None:
    event = an_event(session, coordinators=[a_coordinator(session)])
    an_item(session, event)
    remove_event(session, RemoveEvent(event.id, an_officer(session), 1))
    assert [session.scalar(select(func.count()).select_from(table)) for table in (Event, ProgrammeItem, EventCoordinator)] == [0, 0, 0]


def test_an_event_that_went_out_is_not_removed(session: Session) -> None:
    event = an_event(session, was_published=True)
    with pytest.raises(Refusal):
        remove_event(session, RemoveEvent(event.id, an_officer(session), None))


def test_events_are_found_by_year_kind_and_status(session: Session) -> None:
    city = a_city(session)
    turn = an_event(session, city=city, first_day=date(2024, 12, 31), last_day=date(2025, 1, 2), kind=Kind.DAYS)
    forum = an_event(session, city=city)
    meeting = an_event(session, city=city, first_day=date(2026, 3, 1), last_day=date(2026, 3, 1), status=Status.POSTPONED)
    assert list(events_of(session)) == [forum, turn, meeting]
    assert list(events_of(session, year=2024)) == [forum, turn]
    assert list(events_of(session, year=2025)) == [turn]
    assert list(events_of(session, kind=Kind.FORUM, status=Status.POSTPONED)) == [meeting]
    assert years_of(session) == [2026, 2025, 2024]
    assert list(events_around(session, date(2025, 1, 2), until=date(2026, 3, 1))) == [turn, meeting]


def test_without_events_there_are_no_years(session: Session) -> None:
    assert years_of(session) == []
