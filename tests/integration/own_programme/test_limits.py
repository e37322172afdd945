"""Claims about what a private link does not do: flood the office, lock it out, or tell more than was published."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import Client

from app.faces.feeds.app import FeedApp
from app.ground.db.history import Change
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.private_links.links import end_link, get_link, make_feed_of_page
from app.judgement.private_links.models import PrivateLink
from app.planning.delegations.models import DelegationMember, InvitationAnswer
from app.planning.events.models import Event
from app.planning.itineraries.rules import Subject, Whose
from tests.factories.browsing import Browser, opened
from tests.integration.own_programme.stage import Stage, a_link, staged


@pytest.fixture
def stage(app: Flask) -> Stage:
    return staged(app)


def test_the_feeds_that_a_holder_makes_leave_room_for_the_links_that_the_office_gives_out(app: Flask, stage: Stage) -> None:
    browser = Browser(app)
    for _ in range(40):
        browser.post(f"{stage.home()}/calendar", {"uid": new_uid()})
    with opened(app).begin() as session:
        assert session.scalar(select(func.count(PrivateLink.id)).where(PrivateLink.parent_id.is_not(None))) == 30
        assert a_link(session, Whose(Subject.PERSON, stage.uids[Subject.PERSON]), stage.event_id)


def test_a_holder_who_changes_their_mind_all_day_is_asked_to_call(app: Flask, stage: Stage) -> None:
    browser, path = Browser(app), f"{stage.home()}/answers/{stage.member_id}"
    answers = [browser.post(path, {"uid": new_uid(), "answer": ("accepted", "declined")[turn % 2]}).status_code for turn in range(30)]
    assert answers == [303] * 20 + [422, 303] * 5  # what is so already may be said as often as anybody likes
    with opened(app)() as session:
        assert session.scalar(select(func.count(InvitationAnswer.id))) == 1
        changes = select(func.count(Change.id)).where(Change.kind == DelegationMember.__kind__, Change.by_name == "Аманов Иван Иванович")
        assert session.scalar(changes) == 20


def test_the_draft_of_the_event_shows_nowhere_on_the_page(app: Flask, stage: Stage) -> None:
    with opened(app).begin() as session:
        event = session.get_one(Event, stage.event_id)
        event.title = Texts(ru="Черновое название")
        event.first_day, event.last_day = event.first_day + timedelta(days=100), event.last_day + timedelta(days=100)
    for subject in Subject:
        before = app.test_client().get(stage.home(subject)).text
        assert "Черновое название" not in before
        assert "XX Форум" in before


def test_a_token_opens_what_it_was_made_for_and_nothing_else(app: Flask, stage: Stage) -> None:
    client, other = app.test_client(), staged(app)
    assert client.get(f"{stage.home()}/a4.pdf?event={other.event_uid}").status_code == 404
    assert client.get(f"{stage.home()}/a4.pdf?event={stage.event_uid}&lang=%00%F0{'x' * 3000}&paper=a0").status_code == 200
    assert client.post(f"{stage.home()}/answers/{other.member_id}", data={"answer": "declined"}).status_code in (400, 404)
    with opened(app).begin() as session:
        page = session.scalars(select(PrivateLink).where(PrivateLink.subject == Subject.PERSON).order_by(PrivateLink.id)).first()
        assert page
        feed = make_feed_of_page(session, page, new_uid(), "ru", now=clock.now()).token
    assert client.get(f"/p/{feed}").status_code == 404
    served = Client(FeedApp(opened(app).kw["bind"], public_url="https://a.example", uid_domain="b.example"))
    assert served.get(f"/feeds/private/{stage.tokens[Subject.PERSON]}/own.ics").status_code == 404
    assert served.get(f"/feeds/private/{feed}/own.ics").status_code == 200
    with opened(app).begin() as session:
        end_link(session, get_link(session, page.id), now=clock.now())
    told = [client.get(f"{stage.home()}{path}").status_code for path in ("", "/a4.pdf", "/calendar")]
    assert [*told, served.get(f"/feeds/private/{feed}/own.ics").status_code] == [410] * 4
