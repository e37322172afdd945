"""Claims about events made from those of another year."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.planning.anchors.queries import pairs_of
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.events.rules import Side, Status
from app.planning.programmes.cloning import CloneEvent, clone_event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.queries import items_of
from app.planning.programmes.rules import Visibility
from app.register.accounts.rules.roles import Actor
from app.register.venues.rules import Layout
from tests.factories.accounts import an_actor
from tests.factories.events import NOW, an_event
from tests.factories.programmes import ASTANA, UFA, a_speech, an_item, at, speech_rows
from tests.factories.venues import a_city, a_hall, a_venue
from tests.integration.anchors.hanging import on_days, tied
from tests.integration.planning.people import a_coordinator, an_officer
from tests.integration.series.test_series import a_series
from tests.strategies.programmes import whens

YEAR = timedelta(weeks=52)


def cloning(event: Event, by: Actor, **over: object) -> CloneEvent:
    """Return the command that copies an event to a year later."""
    cmd = CloneEvent(event.id, by, new_uid(), event.title, event.first_day + YEAR, event.host, event.city_id, None)
    return replace(cmd, **over)  # type: ignore[arg-type]  # any field


def test_a_clone_has_the_same_hours_new_names_and_is_published_to_nobody(session: Session) -> None:
    officer = an_officer(session)
    coordinator = a_coordinator(session)
    particulars = {"committee_chair": "Участник Д1-03"}
    event = an_event(session, was_published=True, status=Status.HELD, coordinators=[coordinator], particulars=particulars)
    item = an_item(
        session, event, was_published=True, visibility=Visibility.HOSTS, speeches=speech_rows(a_speech()), responsible="Протокол"
    )
    an_item(session, event, "", cancelled=True)
    cmd = cloning(event, officer)
    done = clone_event(session, cmd, now=NOW)
    clone = get_event(session, done.event_id)
    assert (clone.status, clone.was_published, clone.created_at, clone.code) == (Status.PROPOSED, False, NOW, None)
    assert (clone.days.first, clone.days.last, clone.coordinators) == (event.first_day + YEAR, event.last_day + YEAR, [coordinator])
    assert (clone.particulars, clone.is_public, clone.theme, done.items, done.adjusted) == (particulars, True, event.theme, 1, ())
    (copy,) = items_of(session, clone.id)
    assert (copy.uid == item.uid, copy.was_published, copy.visibility, copy.responsible) == (False, False, Visibility.HOSTS, "Протокол")
    assert (copy.start_local, copy.end_local) == (item.start_local and item.start_local + YEAR, item.end_local and item.end_local + YEAR)
    assert [speech.speaker for speech in copy.speeches] == [a_speech().speaker]
    assert clone_event(session, cmd, now=NOW).event_id == clone.id
    assert session.scalar(select(func.count()).select_from(ProgrammeItem).where(ProgrammeItem.event_id == clone.id)) == 1


def test_people_and_places_are_left_behind_where_they_are_not_wanted(session: Session) -> None:
    officer = an_officer(session)
    event = an_event(session, coordinators=[a_coordinator(session)])
    hall = a_hall(session, a_venue(session, event.city))
    people: dict[str, Any] = {"participants": Texts("Делегации"), "responsible": "Протокол", "speeches": speech_rows(a_speech())}
    an_item(session, event, hall=hall, hall_id=hall.id, place_note=Texts("фойе"), **people)
    astana = a_city(session, name=Texts("Астана"), zone=ASTANA)
    cmd = cloning(event, officer, city_id=astana.id, host=Side.KAZAKHSTAN, keep_people=False, keep_places=False)
    clone = get_event(session, clone_event(session, cmd, now=NOW).event_id)
    (copy,) = items_of(session, clone.id)
    assert (clone.host, clone.zone, clone.coordinators) == (Side.KAZAKHSTAN, ASTANA, [])
    assert (copy.participants, copy.responsible, copy.speeches, copy.speech_list) == (Texts(), "", [], "")
    assert (copy.hall_id, copy.venue_id, copy.place_note, copy.zone) == (None, None, Texts(), ASTANA)


def test_a_taken_number_and_the_same_days_are_refused_at_their_fields(session: Session) -> None:
    officer = an_officer(session)
    event = an_event(session, series_id=a_series(session, officer), edition=20)
    for over, field in (
        ({"edition": 20}, "edition"),
        ({"first_day": event.first_day, "edition": 21}, "first_day"),
        ({"city_id": 10**6}, "city_id"),
    ):
        with pytest.raises(Refusal) as refused:
            clone_event(session, cloning(event, officer, **over), now=NOW)
        assert refused.value.field == field
    clone = get_event(session, clone_event(session, cloning(event, officer, edition=21), now=NOW).event_id)
    assert (clone.series_id, clone.edition) == (event.series_id, 21)


def test_only_the_protocol_clones(session: Session) -> None:
    coordinator = a_coordinator(session)
    with pytest.raises(NotAllowed):
        clone_event(session, cloning(an_event(session, coordinators=[coordinator]), an_actor(coordinator)), now=NOW)


def test_anchors_are_dropped_or_tied_to_the_nearest_edition(session: Session) -> None:
    officer = an_officer(session)
    series_id = a_series(session, officer)
    forum = on_days(session, None, 26, 27, series_id=series_id, edition=20)
    after = an_event(session, city=forum.city, series_id=series_id, edition=21, first_day=date(2025, 11, 25), last_day=date(2025, 11, 26))
    days = on_days(session, forum, 24, 25)
    tied(session, officer, days, forum)
    without = clone_event(session, cloning(days, officer, keep_anchors=False), now=NOW).event_id
    kept = clone_event(session, cloning(days, officer), now=NOW).event_id
    assert set(pairs_of(session)) == {(days.id, forum.id), (kept, after.id)}
    assert without not in dict(pairs_of(session))


def test_an_hour_that_comes_twice_on_the_new_day_is_named(session: Session) -> None:
    officer = an_officer(session)
    event = an_event(session, city=a_city(session, zone=ASTANA), first_day=date(2023, 3, 2), last_day=date(2023, 3, 2))
    an_item(session, event, "23:30", "23:50")
    done = clone_event(session, cloning(event, officer), now=NOW)
    assert [(one.title, one.when.day) for one in done.adjusted] == [(Texts("Пленарное заседание"), date(2024, 2, 29))]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(when=whens(UFA), weeks=st.integers(1, 150))
def test_a_clone_keeps_lengths_on_the_clock(session: Session, when: object, weeks: int) -> None:
    with session.begin_nested() as step:
        officer = an_officer(session)
        event = an_event(session, first_day=date(2024, 2, 26), last_day=date(2024, 3, 3))
        item = an_item(session, event, when=when or at())
        first = event.first_day + timedelta(weeks=weeks)
        (copy,) = items_of(session, clone_event(session, cloning(event, officer, first_day=first), now=NOW).event_id)
        assert (copy.day - item.day, copy.precision, copy.when.minutes) == (timedelta(weeks=weeks), item.precision, item.when.minutes)
        assert (copy.start_local and copy.start_local.time()) == (item.start_local and item.start_local.time())
        step.rollback()


def test_a_clone_awaits_as_many_people_in_a_hall_set_up_alike_and_as_early(session: Session) -> None:
    event = an_event(session)
    an_item(session, event, layout=Layout.BANQUET, expected=300, buffer_minutes=20)
    done = clone_event(session, cloning(event, an_officer(session)), now=NOW)
    (copy,) = items_of(session, done.event_id)
    assert (copy.layout, copy.expected, copy.buffer_minutes) == (Layout.BANQUET, 300, 20)
