"""The pages of paper, as a browser meets them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import unquote

import pytest
from flask import Flask
from pypdf import PdfReader
from werkzeug.test import TestResponse

from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.planning.programmes.rules import Visibility
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import Browser, opened
from tests.factories.events import an_event
from tests.factories.programmes import an_item

NOW = datetime(2024, 11, 20, 9, 5, tzinfo=UTC)


@dataclass(frozen=True)
class House:
    """A browser in which an officer is signed in, and an event with two versions and a draft that goes beyond them."""

    browser: Browser
    event_id: int
    event_uid: str

    def pdf(self, **asked: str) -> TestResponse:
        return self.browser.client.get(f"/events/{self.event_id}/programme.pdf", query_string=asked)


@pytest.fixture
def house(app: Flask) -> House:
    with opened(app).begin() as session:
        user = a_user(session)
        event = an_event(session)
        by = an_actor(user)
        an_item(session, event, title="Открытие выставки")
        an_item(session, event, "08:00", "08:30", title="Проверка зала", visibility=Visibility.HOSTS)
        publish(session, Publish(event.id, by, None), now=NOW)
        an_item(session, event, "12:00", "13:00", title="Встреча с министром РК")
        publish(session, Publish(event.id, by, None, approved_by="Премьер-министр А.Г. Назаров"), now=NOW)
        an_item(session, event, "15:00", "16:00", title="Новый пункт")
        house = House(Browser(app), event.id, event.uid)
        login = user.login
    house.browser.sign_in(login)
    return house


def printed(answer: TestResponse) -> str:
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    return "\n".join(page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(answer.data)).pages)


def test_what_is_printed_is_the_latest_version_unless_another_is_asked_for(house: House) -> None:
    latest, first, draft = (printed(house.pdf(**asked)) for asked in ({}, {"version": "1"}, {"version": "draft"}))
    assert ["Встреча с министром РК" in told for told in (first, latest, draft)] == [False, True, True]
    assert ["Новый пункт" in told for told in (first, latest, draft)] == [False, False, True]


def test_guests_paper_does_not_show_what_is_for_hosts(house: House) -> None:
    assert "Проверка зала" not in printed(house.pdf(edition="guest"))
    assert "Проверка зала" in printed(house.pdf(edition="host"))


def test_a_sheet_is_shown_in_the_browser_under_a_readable_name(house: House) -> None:
    told = house.pdf(lang="en").headers["Content-Disposition"]
    assert told.startswith("inline;")
    assert unquote(told).endswith("filename*=UTF-8''Programme – 20th Forum, version 2.pdf")


def test_a_sheet_that_the_browser_has_is_not_set_again(house: House) -> None:
    first = house.pdf(lang="en", edition="host")
    tag = first.headers["ETag"]
    again = house.browser.client.get(first.request.full_path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert house.pdf(lang="en", edition="host").data == first.data
    assert (
        len(
            {house.pdf(**asked).headers["ETag"] for asked in ({}, {"lang": "en"}, {"edition": "host"}, {"version": "1"}, {"approval": "y"})}
        )
        == 5
    )


def test_marks_stand_beside_what_changed_since_the_version_before(house: House) -> None:
    assert "version 1" in printed(house.pdf(lang="en", marks="y"))
    assert "version 2" in printed(house.pdf(lang="en", marks="y", version="draft"))
    assert "changes since" not in printed(house.pdf(lang="en", marks="y", version="1"))


def test_the_signature_is_that_of_whoever_approved_the_version(house: House) -> None:
    told = printed(house.pdf(lang="en", approval="y"))
    assert "APPROVED BY\nПремьер-министр\nА.Г. Назаров" in told


@pytest.mark.parametrize("asked", [{"version": "9"}, {"version": "x"}, {"edition": "press"}, {"lang": "de"}])
def test_a_sheet_that_is_not_offered_does_not_exist(house: House, asked: dict[str, str]) -> None:
    assert house.pdf(**asked).status_code == 404


def test_the_page_offers_the_versions_and_warns_of_short_names(house: House) -> None:
    page = house.browser.get(f"/events/{house.event_id}/print?version=1")
    told = page.get_data(as_text=True)
    assert page.status_code == 200
    assert '<option selected value="1">' in told
    assert '<option value="draft">' in told
    assert "<li>Встреча с министром РК</li>" in told
    assert "<li>Открытие выставки</li>" not in told


def test_paper_is_for_those_who_are_signed_in(app: Flask, house: House) -> None:
    stranger = app.test_client()
    assert stranger.get(f"/events/{house.event_id}/programme.pdf").status_code == 303
    assert stranger.get(f"/events/{house.event_id}/print").status_code == 303


def test_whoever_holds_a_paper_can_see_whether_it_is_current(app: Flask, house: House) -> None:
    stranger = app.test_client()
    old, new = (stranger.get(f"/check/{house.event_uid}/{number}?lang=en") for number in (1, 2))
    assert "There is a newer version" in old.text
    assert "This version is current" in new.text
    assert "20th Forum" in new.text
    assert stranger.get(f"/check/{house.event_uid}/3").status_code == 404
    assert stranger.get("/check/f0000000-0000-4000-8000-000000000009/1").status_code == 404


def test_the_name_of_an_event_that_is_not_public_is_not_given_away(app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session, is_public=False, title=Texts("Тайная встреча"))
        an_item(session, event, title="Беседа")
        publish(session, Publish(event.id, an_actor(a_user(session)), None), now=NOW)
        uid = event.uid
    told = app.test_client().get(f"/check/{uid}/1")
    assert told.status_code == 200
    assert "Тайная" not in told.text
