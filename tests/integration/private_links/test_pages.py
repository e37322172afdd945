"""Claims about the pages on which the office gives out private links, and staff make calendars of their own."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text
from werkzeug.test import TestResponse

from app.ground.kernel import clock
from app.judgement.private_links.models import PrivateLink
from app.judgement.publishing.commands import Publish, publish
from app.planning.itineraries.rules import Subject
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.integration.private_links.office import Office, an_office, feeds
from tests.integration.private_links.world import titles, unfolded

_ADDRESS = re.compile(r'value="http://localhost(/(?:feeds/private|p)/[^"]+)"')


@pytest.fixture
def office(app: Flask) -> Office:
    return an_office(app)


def address_in(answer: TestResponse) -> str:
    """Return the address that a page shows once."""
    found = _ADDRESS.search(answer.get_data(as_text=True))
    assert found, answer.get_data(as_text=True)
    return found[1]


def links(app: Flask) -> list[PrivateLink]:
    with opened(app)() as session:
        return list(session.scalars(select(PrivateLink).order_by(PrivateLink.id)))


def test_a_feed_that_was_just_made_shows_what_is_published_already(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("person", office.guest)
    made = client.post(page, data=form_of(client.get(page)) | {"language": "en"})
    assert (made.status_code, made.headers["Cache-Control"]) == (200, "no-store, private")
    assert "Пленарное заседание" in titles(feeds(app).get(address_in(made)))
    assert [(link.holder, link.language, link.subject) for link in links(app)] == [("Гостев0 Иван Иванович", "en", Subject.PERSON)]


def test_publishing_brings_a_feed_to_the_new_version(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("delegation", office.delegation)
    path = address_in(client.post(page, data=form_of(client.get(page))))
    with opened(app).begin() as session:
        item = session.scalars(select(ProgrammeItem).where(ProgrammeItem.uid == office.item)).one()
        item.when = item.when.moved(timedelta(minutes=20))
        session.flush()
        actor = an_actor(a_user(session, role=Role.ADMIN))
        publish(session, Publish(office.event, actor, None), now=clock.now() + timedelta(minutes=1))
    assert "SEQUENCE:1" in unfolded(feeds(app).get(path))


@pytest.mark.parametrize("subject", ["delegation", "hall", "vehicle", "responsible"])
def test_every_sort_of_subject_can_have_a_page_and_a_calendar(app: Flask, office: Office, subject: str) -> None:
    uid = {"delegation": office.delegation, "hall": office.hall, "vehicle": office.vehicle, "responsible": office.officer}[subject]
    client = signed_in(app)
    shown = client.get(office.links).get_data(as_text=True)
    for opens in ("page", "feed"):
        page = office.new(subject, uid, opens)
        assert f"opens={opens}&amp;subject={subject}&amp;uid={uid}" in shown
        assert address_in(client.post(page, data=form_of(client.get(page)))).startswith("/feeds/private/" if opens == "feed" else "/p/")


def test_pressing_twice_makes_one_link_and_the_second_address_is_the_one_that_opens(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("person", office.guest)
    sent = form_of(client.get(page))
    first, second = (address_in(client.post(page, data=sent)) for _ in range(2))
    assert len(links(app)) == 1
    assert [feeds(app).get(path).status_code for path in (first, second)] == [404, 200]


def test_a_whole_delegation_gets_links_at_once_and_one_list_of_them(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = f"{office.links}/delegations/{office.delegation}/new"
    made = client.post(page, data=form_of(client.get(page)) | {"opens": "feed"})
    found = re.findall(r"(Гостев\d Иван Иванович) — http://localhost(/feeds/private/\S+)", made.get_data(as_text=True))
    assert [holder for holder, _ in found] == ["Гостев0 Иван Иванович", "Гостев1 Иван Иванович"]
    assert [feeds(app).get(path).status_code for _, path in found] == [200, 200]
    assert made.headers["Cache-Control"] == "no-store, private"


def test_the_list_says_who_holds_a_link_until_when_and_ends_it(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("vehicle", office.vehicle)
    path = address_in(client.post(page, data=form_of(client.get(page)) | {"holder": "Водитель Петров"}))
    assert "Водитель Петров" in client.get(office.links).get_data(as_text=True)
    (link,) = links(app)
    assert client.post(f"/private-links/{link.id}/revoke").status_code == 303
    assert feeds(app).get(path).status_code == 410
    assert client.post(f"/private-links/{link.id}/renew", data={"expires_on": link.expires_at.date().isoformat()}).status_code == 422


def test_a_link_is_renewed_for_no_longer_than_links_open(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("hall", office.hall)
    client.post(page, data=form_of(client.get(page)))
    (link,) = links(app)
    renew = f"/private-links/{link.id}/renew"
    later = clock.office_day() + timedelta(days=100)
    assert client.post(renew, data={"expires_on": later.isoformat()}).status_code == 303
    assert links(app)[0].expires_at.date() == later + timedelta(days=1)
    refused = client.post(renew, data={"expires_on": (later + timedelta(days=400)).isoformat()})
    assert (refused.status_code, list(errors_of(refused))) == (422, ["expires_on"])


def test_who_may_not_change_the_event_sees_the_links_and_makes_none(app: Flask, office: Office) -> None:
    stranger, reader = signed_in(app, Role.COORDINATOR), signed_in(app, Role.READER)
    assert [client.get(office.links).status_code for client in (stranger, reader)] == [200, 200]
    assert [client.get(office.new("person", office.guest)).status_code for client in (stranger, reader)] == [403, 403]
    assert "/links/new" not in reader.get(office.links).get_data(as_text=True)


def test_a_coordinator_gives_out_links_to_their_event_and_none_to_all_events(app: Flask) -> None:
    coordinator = somebody(app, Role.COORDINATOR)
    office = an_office(app, coordinator)
    client = signed_in(app, coordinator)
    page = office.new("person", office.guest)
    blank = client.get(page)
    assert 'name="everywhere"' not in blank.get_data(as_text=True)
    assert client.post(page, data=form_of(blank) | {"everywhere": "y"}).status_code == 403
    assert client.post(page, data=form_of(blank)).status_code == 200
    protocol = signed_in(app)
    assert protocol.post(page, data=form_of(protocol.get(page)) | {"everywhere": "y"}).status_code == 200
    assert [link.event_id for link in links(app)] == [office.event, None]


def test_what_is_of_one_event_has_no_link_to_all(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("vehicle", office.vehicle)
    assert client.post(page, data=form_of(client.get(page)) | {"everywhere": "y"}).status_code in (404, 422)
    assert links(app) == []


@pytest.mark.parametrize("query", ["subject=person&uid=nobody&opens=feed", "subject=staff&uid=1&opens=feed", ""])
def test_a_link_for_nobody_is_not_made(app: Flask, office: Office, query: str) -> None:
    client = signed_in(app)
    sent = form_of(client.get(office.new("person", office.guest)))
    assert client.post(f"{office.links}/new?{query}", data=sent).status_code == 404


def test_every_member_of_staff_makes_their_own_calendar_and_ends_it(app: Flask, office: Office) -> None:
    reader = somebody(app, Role.READER, name="Прикреплённова Иван Иванович")
    client = signed_in(app, reader)
    blank = client.get("/account/calendar")
    sent = form_of(blank)
    assert sent["person"].startswith("Прикреплённова Иван Иванович")
    made = client.post("/account/calendar", data=sent)
    assert "Пленарное заседание" in titles(feeds(app).get(address_in(made)))
    (link,) = links(app)
    assert (link.subject, link.event_id, link.holder) == (Subject.RESPONSIBLE, None, reader.name)
    other = signed_in(app, Role.COORDINATOR)
    assert other.post(f"/private-links/{link.id}/revoke").status_code == 403
    assert client.post(f"/private-links/{link.id}/revoke").headers["Location"].endswith("/account/calendar")
    assert feeds(app).get(address_in(made)).status_code == 410


def test_a_calendar_of_ones_own_ends_with_the_account_whatever_it_is_called_meanwhile(app: Flask, office: Office) -> None:
    reader = somebody(app, Role.READER, name="Прикреплённова Иван Иванович")
    client = signed_in(app, reader)
    made = address_in(client.post("/account/calendar", data=form_of(client.get("/account/calendar"))))
    assert [link.account_id for link in links(app)] == [reader.id]
    served = feeds(app)
    tag = served.get(made).headers["ETag"]
    with opened(app).begin() as session:
        user = session.get_one(User, reader.id)
        user.active, user.name = False, "Другая Фамилия"
    assert served.get(made, headers={"If-None-Match": tag}).status_code == 410
    with opened(app).begin() as session:
        session.get_one(User, reader.id).active = True
    assert served.get(made).status_code == 200
    assert "Прикреплённова" in signed_in(app, reader).get("/account/calendar").get_data(as_text=True)


def test_what_the_office_gives_out_belongs_to_no_account(app: Flask, office: Office) -> None:
    client = signed_in(app)
    page = office.new("responsible", office.officer)
    client.post(page, data=form_of(client.get(page)))
    assert [link.account_id for link in links(app)] == [None]


def test_nobody_but_the_office_is_two_people_of_the_directory(app: Flask, office: Office) -> None:
    client = signed_in(app, Role.READER)
    sent = form_of(client.get("/account/calendar"))
    assert client.post("/account/calendar", data=sent | {"person": "Прикреплённова"}).status_code == 200
    again = form_of(client.get("/account/calendar")) | {"person": "Гостев0"}
    refused = client.post("/account/calendar", data=again)
    assert (refused.status_code, list(errors_of(refused))) == (422, ["person"])


def test_the_pages_ask_as_much_for_thirty_guests_as_for_two(app: Flask, app_engine: Engine) -> None:
    client = signed_in(app)
    counts = []
    for guests in (2, 30):
        office = an_office(app, guests=guests)
        page = f"{office.links}/delegations/{office.delegation}/new"
        client.post(page, data=form_of(client.get(page)))
        found = []
        for path in (office.links, f"{office.links}/delegations/{office.delegation}"):
            with statements(app_engine) as asked:
                assert client.get(path).status_code == 200
            found.append(len(asked))
        counts.append(found)
    assert counts[0] == counts[1]


def test_no_token_stands_in_the_database_or_in_the_log_of_a_request(app: Flask, office: Office, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in(app)
    page = office.new("person", office.guest, "page")
    path = address_in(client.post(page, data=form_of(client.get(page))))
    app.test_client().get(path)
    with opened(app)() as session:
        rows = session.execute(text("SELECT * FROM private_link")).all()
    token = path.split("/")[2]
    assert token not in str(rows)
    assert "/p/…" in str([vars(record) for record in caplog.records])
    assert token not in str([vars(record) for record in caplog.records])
