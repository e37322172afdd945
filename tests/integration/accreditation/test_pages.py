"""Claims about the pages of badges, zones, the desk, printing, and long work in the background."""

import html
from datetime import timedelta
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from app.ground.jobs.long import LONG
from app.ground.jobs.models import LongJob
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.planning.accreditation.models import Badge, BadgeZone
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_badge, a_badge_zone
from tests.factories.pages import errors_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory

CODE = "ABCDEFGH234567AB"
PATIENCE = 60


def staged(app: Flask, *people: User, badges: int = 1, code: str = CODE) -> dict[str, int]:
    """Return the ids of an event given to these people, its delegation with somebody who has no badge, a zone, the last badge."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        delegation = a_delegation(session, event)
        a_member(session, delegation, a_person_in_directory(session, "Аманов"))
        zone = a_badge_zone(session, event, "A", categories=["delegate"])
        codes = [f"{number:016}" for number in range(badges - 1)] + [code]
        made = [a_badge(session, event, a_person_in_directory(session, "Беков"), zones=["A"], code=one) for one in codes]
        return {"event": event.id, "delegation": delegation.id, "zone": zone.id, "badge": made[-1].id, "person": made[-1].person_id}


def one(app: Flask, badge_id: int) -> Badge:
    with opened(app)() as session:
        return session.get_one(Badge, badge_id)


GETS = {
    "/events/{event}/badges": (200, 200),
    "/events/{event}/badges?q=Беков&category=press&state=arrived&delegation={delegation}": (200, 200),
    "/events/{event}/badges/missing": (200, 200),
    "/events/{event}/badges/zones/new": (403, 200),
    "/badge-zones/{zone}/edit": (403, 200),
    "/events/{event}/check-in": (200, 200),
    "/events/{event}/check-in?q=Аманов": (200, 200),
    "/events/{event}/check-in/count": (200, 200),
    f"/check-in/{CODE}": (303, 303),
    "/check-in/nothing": (404, 404),
    "/events/{event}/badges/print": (403, 200),
    "/jobs/nothing": (404, 404),
}
POSTS = {
    "/events/{event}/badges/missing": 303,
    "/events/{event}/badges": 422,
    "/events/{event}/badges/mark": 303,
    "/events/{event}/badges/zones/new": 422,
    "/badge-zones/{zone}/edit": 422,
    "/badge-zones/{zone}/remove": 303,
    "/badges/{badge}/arrived": 303,
    "/badges/{badge}/not-arrived": 303,
    "/events/{event}/check-in/delegation": 303,
    "/events/{event}/check-in/badge": 303,
    "/events/{event}/badges/print": 200,
}


@pytest.mark.parametrize("path", GETS)
def test_everybody_reads_and_the_coordinator_opens_the_forms(app: Flask, path: str) -> None:
    ids, reader = staged(app), signed_in(app, Role.READER)
    officer = signed_in(app)
    where = path.format(**ids)
    assert (reader.get(where).status_code, officer.get(where).status_code) == GETS[path]
    assert app.test_client().get(where).status_code == 303


@pytest.mark.parametrize("path", POSTS)
def test_who_may_not_change_the_event_sends_nothing(app: Flask, path: str) -> None:
    coordinator = somebody(app, Role.COORDINATOR)
    mine, others = staged(app, coordinator), staged(app, code="HGFEDCBA765432BA")
    client = signed_in(app, coordinator)

    def sent(ids: dict[str, int]) -> dict[str, object]:
        return {"which": "all", "lang": "ru", "layout": "single", "delegation": ids["delegation"], "person": ids["person"]}

    assert signed_in(app, Role.READER).post(path.format(**mine), data=sent(mine)).status_code == 403
    assert client.post(path.format(**others), data=sent(others)).status_code == 403
    assert client.post(path.format(**mine), data=sent(mine)).status_code == POSTS[path]


def test_a_badge_is_printed_at_once_and_counts_as_printed(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    answer = client.post(f"/events/{ids['event']}/badges/print", data={"which": "unprinted", "lang": "ru", "layout": "single", "uid": ""})
    (page,) = PdfReader(BytesIO(answer.data)).pages
    assert (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4)) == (86, 120)
    assert "Беков" in page.extract_text()
    assert one(app, ids["badge"]).printed_at is not None
    again = client.post(f"/events/{ids['event']}/badges/print", data={"which": "unprinted", "lang": "ru", "layout": "single", "uid": ""})
    assert (again.status_code, again.headers["Location"]) == (303, f"/events/{ids['event']}/badges/print")


def test_place_cards_are_no_badges(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    answer = client.post(f"/events/{ids['event']}/badges/print", data={"which": "all", "lang": "ru", "layout": "cards", "uid": ""})
    assert (answer.mimetype, one(app, ids["badge"]).printed_at) == ("application/pdf", None)


def test_many_badges_are_made_in_the_background_and_fetched_by_those_who_may(app: Flask) -> None:
    coordinator = somebody(app, Role.COORDINATOR)
    ids = staged(app, coordinator, badges=41)
    client, sent = signed_in(app, coordinator), {"which": "unprinted", "lang": "ru", "layout": "sheet", "uid": new_uid()}
    answer = client.post(f"/events/{ids['event']}/badges/print", data=sent)
    assert answer.status_code == 303
    assert LONG.wait(PATIENCE)
    page = client.get(answer.headers["Location"])
    where = f"{answer.headers['Location']}/file"
    assert where in page.text
    file = client.get(where)
    assert (file.status_code, file.mimetype, len(PdfReader(BytesIO(file.data)).pages)) == (200, "application/pdf", 11)
    assert "filename*=UTF-8''" in file.headers["Content-Disposition"]
    assert one(app, ids["badge"]).printed_at is not None
    others = [signed_in(app, Role.PROTOCOL), signed_in(app, Role.COORDINATOR), signed_in(app, Role.READER)]
    assert [other.get(where).status_code for other in others] == [200, 404, 404]
    with opened(app)() as session:
        assert len(session.scalars(select(LongJob.id)).all()) == 1


def test_the_progress_of_a_lost_job_offers_to_start_again(app: Flask) -> None:
    ids, officer = staged(app), somebody(app)
    client = signed_in(app, officer)
    with opened(app).begin() as session:
        wishes = {"badges": [ids["badge"]], "language": "ru", "layout": "sheet", "address": "http://localhost/check-in/"}
        job = LongJob(uid=new_uid(), kind="badges", event_id=ids["event"], asked_by_id=officer.id, asked_by="", wishes=wishes)
        job.asked_at = clock.now() - timedelta(hours=1)  # one of yesterday is shown to nobody
        session.add(job)
    assert f"/jobs/{job.uid}/again" in client.get(f"/jobs/{job.uid}").text
    assert client.post(f"/jobs/{job.uid}/again").status_code == 303
    assert LONG.wait(PATIENCE)
    fragment = client.get(f"/jobs/{job.uid}", headers={"HX-Request": "true"}).text
    assert (f"/jobs/{job.uid}/file" in fragment, "<html" in fragment) == (True, False)


def test_a_phone_is_led_from_the_square_code_to_the_desk_and_nothing_is_written(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    answer = client.get(f"/check-in/{CODE}", follow_redirects=True)
    assert f"/badges/{ids['badge']}/arrived" in answer.text
    assert one(app, ids["badge"]).arrived_at is None


def test_one_press_and_the_desk_says_since_when(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    answer = client.post(f"/badges/{ids['badge']}/arrived")
    page = client.get(answer.headers["Location"])
    arrived = one(app, ids["badge"]).arrived_at
    assert arrived is not None
    assert f"/badges/{ids['badge']}/not-arrived" in page.text
    client.post(f"/badges/{ids['badge']}/arrived")
    assert one(app, ids["badge"]).arrived_at == arrived


def test_a_revoked_badge_is_refused_at_the_desk_in_words(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    client.post(f"/events/{ids['event']}/badges/mark", data={"badge": f"{ids['badge']}:1", "deed": "revoke"})
    answer = client.post(f"/badges/{ids['badge']}/arrived", follow_redirects=True)
    assert (one(app, ids["badge"]).arrived_at, "Этот бейдж отозван." in html.unescape(answer.text)) == (None, True)


def test_somebody_without_a_badge_gets_one_at_the_desk(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    page = client.get(f"/events/{ids['event']}/check-in?q=Аманов").text
    assert 'name="person"' in page
    person = page.partition('name="person" value="')[2].partition('"')[0]
    answer = client.post(f"/events/{ids['event']}/check-in/badge", data={"person": person})
    with opened(app)() as session:
        badge = session.scalars(select(Badge).where(Badge.person_id == int(person))).one()
    assert answer.headers["Location"] == f"/events/{ids['event']}/check-in?badge={badge.id}"


def test_all_that_the_list_shows_change_at_once(app: Flask) -> None:
    ids, client = staged(app, badges=3), signed_in(app)
    data = {"everything": "y", "category": "press", "how": "chosen", "zones": [], "deed": "change"}
    assert client.post(f"/events/{ids['event']}/badges/mark?q=Беков", data=data).status_code == 303
    with opened(app)() as session:
        told = {(badge.category.value, tuple(badge.zones)) for badge in session.scalars(select(Badge))}
    assert told == {("press", ())}


def test_a_zone_without_a_letter_is_refused_beside_its_field(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    answer = client.post(f"/events/{ids['event']}/badges/zones/new", data={"name-ru": "Зал"})
    assert "letter" in errors_of(answer)
    answer = client.post(f"/events/{ids['event']}/badges/zones/new", data={"name-ru": "Зал", "letter": "a"})
    assert "letter" in errors_of(answer)
    client.post(f"/events/{ids['event']}/badges/zones/new", data={"name-ru": "Зал", "letter": "vip", "categories": ["head", "guest"]})
    with opened(app)() as session:
        zone = session.scalars(select(BadgeZone).where(BadgeZone.letter == "VIP")).one()
    assert zone.categories == ["head", "guest"]
