"""Claims about the fields, findings and usual items of a kind, in the database and on the pages."""

from datetime import date, time

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import CHANGED, history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal
from app.ground.web.history import told_rows
from app.ground.words.languages import speaking
from app.judgement.publishing.commands import Publish, publish
from app.judgement.publishing.queries import versions_of
from app.planning.events.commands import ChangeEvent, change_event
from app.planning.events.kinds import POLICY, Finding, Kind, Severity
from app.planning.events.models import Event
from app.planning.events.queries import get_event
from app.planning.programmes.commands import OnItem, remove_item
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.naming import names_for
from app.planning.programmes.queries import items_of
from app.planning.programmes.rules import Visibility
from app.planning.programmes.skeleton import LaySkeleton, lay_skeleton
from tests.factories.browsing import opened
from tests.factories.events import NOW, an_event, event_details
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.programmes import an_item
from tests.factories.venues import a_city
from tests.integration.planning.people import a_coordinator, an_officer, signing

DAY = date(2024, 11, 26)
FAIR = Kind.TRADE_FAIR_VISIT
MEETING = Kind.WORKING_GROUP_MEETING


def changed(session: Session, event: Event, kind: Kind, **particulars: object) -> Event:
    """Save the form of an event with a kind and its fields."""
    details = event_details(event.city_id, kind=kind, title=event.title, particulars=particulars)
    change_event(session, ChangeEvent(event.id, an_officer(session), None, details))
    return event


def test_another_kind_keeps_the_fields_of_the_former_out_of_sight(session: Session) -> None:
    event = changed(session, an_event(session), FAIR, stand="14", area=120)
    changed(session, event, MEETING, quorum=5)
    assert event.particulars == {"stand": "14", "area": 120, "quorum": 5}
    changed(session, event, FAIR, stand="15", area=None)
    assert event.particulars == {"stand": "15", "quorum": 5}


def test_the_history_calls_every_field_by_its_name(session: Session) -> None:
    event = changed(session, an_event(session, kind=MEETING), MEETING, quorum=5, form="video", co_chair_kazakhstan="А. Б. Сапаров")
    changed(session, event, MEETING, quorum=6, form="", co_chair_kazakhstan="А. Б. Сапаров")
    with speaking("en"):
        rows = [row.changes for row in told_rows(history_of(session, "event", event.id), names_for(session)) if row.changes]
    assert [set(changes) for changes in rows] == [
        {("Quorum of each side", "5", "6"), ("Form of the meeting", "by video link", "")},
        {
            ("Quorum of each side", "", "5"),
            ("Form of the meeting", "", "by video link"),
            ("Co-chair of the Republic of Kazakhstan", "", "А. Б. Сапаров"),
        },
    ]


def test_saving_the_same_fields_again_changes_nothing(session: Session) -> None:
    event = changed(session, an_event(session, kind=FAIR), FAIR, stand="14")
    revision = event.revision
    changed(session, event, FAIR, stand="14", area=None)
    assert (event.revision, len([row for row in history_of(session, "event", event.id) if row.action == CHANGED])) == (revision, 1)


@pytest.mark.parametrize("kind", Kind)
def test_the_usual_items_stand_on_the_days_of_the_event(session: Session, kind: Kind) -> None:
    days = POLICY[kind].usual_days
    event = an_event(session, kind=kind, first_day=DAY, last_day=date(2024, 11, 25 + days))
    laid = lay_skeleton(session, LaySkeleton(event.id, an_officer(session)))
    items = items_of(session, event.id)
    assert len(items) == laid == len(POLICY[kind].skeleton)
    assert {item.title for item in items} == {one.title for one in POLICY[kind].skeleton}
    assert {item.day for item in items} <= set(event.days.each())


def test_days_that_an_event_does_not_have_are_left_out(session: Session) -> None:
    event = an_event(session, kind=FAIR, first_day=DAY, last_day=DAY)
    lay_skeleton(session, LaySkeleton(event.id, an_officer(session)))
    kept = [one for one in POLICY[FAIR].skeleton if one.day in (1, -1)]
    assert 0 < len(kept) < len(POLICY[FAIR].skeleton)
    assert {item.title for item in items_of(session, event.id)} == {one.title for one in kept}


def test_the_last_of_the_usual_items_stand_on_the_last_day(session: Session) -> None:
    event = an_event(session, first_day=DAY, last_day=date(2024, 11, 30))
    lay_skeleton(session, LaySkeleton(event.id, an_officer(session)))
    assert {item.day for item in items_of(session, event.id)} == {DAY, date(2024, 11, 30)}


def test_a_usual_item_has_its_hours_and_audience_by_the_clock_of_the_event(session: Session) -> None:
    event = an_event(session, kind=MEETING, first_day=DAY, last_day=DAY, city=a_city(session, zone="Asia/Almaty"))
    lay_skeleton(session, LaySkeleton(event.id, an_officer(session)))
    first = items_of(session, event.id)[0]
    assert first.title.ru == "Открытие сопредседателями, утверждение повестки"
    assert (first.start_local and first.start_local.time(), first.zone, first.when.minutes) == (time(15), "Asia/Almaty", 5)
    assert (first.kind, first.visibility) == ("ceremony", Visibility.GUESTS)


def test_pressing_twice_puts_the_usual_items_once_and_brings_back_a_removed_one(session: Session) -> None:
    event, officer = an_event(session), an_officer(session)
    laid = lay_skeleton(session, LaySkeleton(event.id, officer))
    lay_skeleton(session, LaySkeleton(event.id, officer))
    uids = [item.uid for item in items_of(session, event.id)]
    assert len(uids) == laid
    remove_item(session, OnItem(items_of(session, event.id)[0].id, officer, None))
    lay_skeleton(session, LaySkeleton(event.id, officer))
    assert [item.uid for item in items_of(session, event.id)] == uids


def test_two_events_have_usual_items_of_their_own(session: Session) -> None:
    officer = an_officer(session)
    events = [an_event(session), an_event(session)]
    for event in events:
        lay_skeleton(session, LaySkeleton(event.id, officer))
    uids = [item.uid for event in events for item in items_of(session, event.id)]
    assert len(uids) == len(set(uids)) == 2 * len(POLICY[Kind.FORUM].skeleton)


def test_the_usual_items_are_put_by_those_who_plan_the_event(session: Session) -> None:
    own, other = a_coordinator(session), a_coordinator(session)
    event = an_event(session, coordinators=[own])
    with pytest.raises(NotAllowed):
        lay_skeleton(session, LaySkeleton(event.id, signing(session, other)))
    assert lay_skeleton(session, LaySkeleton(event.id, signing(session, own))) > 0


def blocked(_event: Event) -> tuple[Finding, ...]:
    """Find a warning, then what stands in the way."""
    return Finding(Severity.WARNING, "Careful.", {}), Finding(Severity.BLOCKER, "%(count)s heads are in two places.", {"count": 2})


def test_a_blocker_stands_in_the_way_of_publishing(session: Session) -> None:
    event, officer = an_event(session), an_officer(session)
    an_item(session, event)
    with pytest.raises(Refusal, match="2 heads are in two places") as refused:
        publish(session, Publish(event.id, officer, None), now=NOW, judge=blocked)
    assert refused.value.values == {"count": 2}
    assert list(versions_of(session, event.id)) == []


def test_lesser_findings_let_a_programme_out(session: Session) -> None:
    event = an_event(session, kind=MEETING)
    an_item(session, event)
    assert publish(session, Publish(event.id, an_officer(session), None), now=NOW) == 1


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody signed in; a meeting with the id 1 without chairs, and an empty programme."""
    with opened(app).begin() as session:
        an_event(session, kind=MEETING, last_day=DAY)
    return signed_in(app)


def stored(app: Flask, event_id: int = 1) -> Event:
    """Return an event as it is in the application's database."""
    with opened(app)() as session:
        return get_event(session, event_id)


def test_the_form_asks_for_the_fields_of_the_kind_and_keeps_them(app: Flask, client: FlaskClient) -> None:
    sent = form_of(client.get("/events/1/edit"))
    assert {name.removeprefix("own-") for name in sent if name.startswith("own-")} == {
        "asked",
        *(one.name for one in POLICY[MEETING].particulars),
    }
    answer = client.post("/events/1/edit", data=sent | {"own-quorum": "5", "own-form": "mixed"})
    assert (answer.status_code, answer.location) == (303, "/events/1")
    assert stored(app).particulars == {"quorum": 5, "form": "mixed"}
    page = client.get("/events/1", headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert page.count("badge is-error") >= 2  # two chairs


def test_a_number_that_is_none_is_said_beside_its_field(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/events/1/edit", data=form_of(client.get("/events/1/edit")) | {"own-quorum": "пять"})
    assert (answer.status_code, list(errors_of(answer)), form_of(answer)["own-quorum"]) == (422, ["own-quorum"], "пять")
    assert stored(app).particulars == {}


def test_after_another_kind_was_chosen_its_fields_are_asked_for(app: Flask, client: FlaskClient) -> None:
    sent = form_of(client.get("/events/1/edit")) | {"own-quorum": "5", "kind": FAIR.value}
    assert client.post("/events/1/edit", data=sent).location == "/events/1/edit"
    again = form_of(client.get("/events/1/edit"))
    assert (again["own-asked"], "own-stand" in again, "own-quorum" in again) == (FAIR, True, False)
    assert (stored(app).kind, stored(app).particulars) == (FAIR, {"quorum": 5})


def test_the_second_of_two_people_chooses_field_by_field(app: Flask, client: FlaskClient) -> None:
    first = form_of(client.get("/events/1/edit")) | {"own-quorum": "5"}
    second = form_of(client.get("/events/1/edit")) | {"own-quorum": "6"}
    assert client.post("/events/1/edit", data=first).status_code == 303
    clash = client.post("/events/1/edit", data=second)
    assert (clash.status_code, form_of(clash)["own-quorum"]) == (409, "6")
    assert client.post("/events/1/edit", data=form_of(clash)).status_code == 303
    assert stored(app).particulars == {"quorum": 6}


@pytest.mark.parametrize(("wanted", "items"), [({}, 5), ({"usual_items": ""}, 0)])
def test_a_new_event_begins_with_the_usual_items_if_that_is_wanted(
    app: Flask, client: FlaskClient, wanted: dict[str, str], items: int
) -> None:
    sent = form_of(client.get(f"/events/new/{MEETING}")) | {"title-ru": "Заседание", "own-meeting_number": "3"} | wanted
    assert [client.post(f"/events/new/{MEETING}", data=sent).location for _ in range(2)] == ["/events/2"] * 2
    with opened(app)() as session:
        assert len(session.scalars(select(ProgrammeItem.id)).all()) == items
    assert stored(app, 2).particulars == {"meeting_number": 3}


def test_a_kind_that_does_not_exist_has_no_form(client: FlaskClient) -> None:
    assert client.get("/events/new/coronation").status_code == 404


def test_an_event_that_is_refused_leaves_no_item_behind(app: Flask, client: FlaskClient) -> None:
    sent = form_of(client.get(f"/events/new/{MEETING}")) | {"title-ru": "Заседание", "uid": new_uid(), "last_day": "2020-01-01"}
    assert client.post(f"/events/new/{MEETING}", data=sent).status_code == 422
    with opened(app)() as session:
        assert (session.scalars(select(ProgrammeItem.id)).all(), session.scalars(select(Event.id)).all()) == ([], [1])


def test_an_empty_board_offers_the_usual_items_and_a_filled_one_does_not(client: FlaskClient) -> None:
    button = "/events/1/items/usual"
    assert button in client.get("/events/1/programme").get_data(as_text=True)
    assert client.post(button).location == "/events/1/programme"
    page = client.get("/events/1/programme").get_data(as_text=True)
    assert ("Открытие сопредседателями" in page, button in page) == (True, False)


def test_what_does_not_hold_is_shown_before_publishing(client: FlaskClient) -> None:
    client.post("/events/1/items/usual")
    answer = client.get("/events/1/publish")
    assert answer.get_data(as_text=True).count("badge is-error") == 3  # how many errors there are, and each of the two
    assert client.post("/events/1/publish", data=form_of(answer)).status_code == 303
