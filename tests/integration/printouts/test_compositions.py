"""Compositions on paper, as a browser meets them: choosing one, the PDF, the DOCX, the way to the spreadsheet, the internal edition."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.register.accounts.rules.roles import Role
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.models import PersonalReading
from app.register.personal.rules import DataKind, Purpose
from tests.factories.accounts import NOW, a_user, an_actor
from tests.factories.browsing import Browser, fields, opened
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation
from tests.factories.programmes import an_item

PHONE = "+7 917 000-00-03"


@dataclass(frozen=True)
class House:
    """A browser in which an officer is signed in, and an event with a delegation of two and one without members."""

    browser: Browser
    event: int
    delegation: int
    logins: dict[str, str]

    @property
    def page(self) -> str:
        """The address of the delegation's composition."""
        return f"/delegations/{self.delegation}/composition"

    def get(self, **asked: str) -> TestResponse:
        return self.browser.client.get(self.page, query_string=asked)


@pytest.fixture
def house(app: Flask) -> House:
    with opened(app).begin() as session:
        own, foreign = a_user(session, role=Role.COORDINATOR), a_user(session, role=Role.COORDINATOR)
        officer, reader = a_user(session), a_user(session, role=Role.READER)
        event = an_event(session, coordinators=[own])
        name = Texts("Делегация Республики Казахстан", kk="Қазақстан Республикасының делегациясы", en="Delegation of Kazakhstan")
        delegation = a_delegation(session, event, name=name)
        head = a_person_in_directory(session, "Құрманғалиұлы", given=Texts("Нұрлан"), patronymic=Texts())
        an_appointment(session, head, "министр РК", organisation=an_organisation(session, name=Texts("Кабинет")))
        a_member(session, delegation, head, role=MemberRole.HEAD)
        a_member(session, delegation, a_person_in_directory(session, "Отказавшийся"), status=MemberStatus.DECLINED)
        a_delegation(session, event, name=Texts("Деловая делегация"))
        cmd = KeepRecord(an_actor(officer), new_uid(), head.id, DataKind.PHONE, PHONE, Purpose.EVENT, date(2025, 1, 1))
        keep_record(session, cmd, now=NOW)
        logins = {"own": own.login, "foreign": foreign.login, "reader": reader.login}
        house = House(Browser(app), event.id, delegation.id, logins)
        login = officer.login
    house.browser.sign_in(login)
    return house


def printed(answer: TestResponse) -> str:
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return "\n".join(page.extract_text().replace("\u00a0", " ") for page in PdfReader(BytesIO(answer.data)).pages)


def internal(house: House, **asked: str) -> TestResponse:
    sent = fields(house.browser.get(house.page))
    return house.browser.client.post(house.page, data=sent | {f"internal-{name}": value for name, value in asked.items()})


def test_the_page_offers_languages_orders_and_forms_and_warns_of_short_names(house: House) -> None:
    told = house.browser.get(f"{house.page}?lang=ru%2Bkk&order=alphabet").get_data(as_text=True)
    assert '<option selected value="ru+kk">' in told
    assert 'checked id="order-2"' in told
    assert "министр РК" in told
    assert 'name="internal-lang"' in told


def test_a_composition_is_shown_as_pdf(house: House) -> None:
    told = printed(house.get(format="pdf", lang="ru"))
    assert "делегации Республики Казахстан" in told
    assert "министр РК, Кабинет" in told
    assert "Отказавшийся" not in told
    assert PHONE not in told
    assert "ПРОЕКТ" in told


def test_of_a_published_event_it_names_the_version(house: House, app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session)
        an_item(session, event)
        delegation = a_delegation(session, event)
        publish(session, Publish(event.id, an_actor(a_user(session)), None), now=NOW)
        address = f"/delegations/{delegation.id}/composition?format=pdf&lang=en"
    answer = house.browser.client.get(address)
    assert "Version 1 of 26 November 2024" in printed(answer)
    assert unquote(answer.headers["Content-Disposition"]).endswith("version 1.pdf")


def test_a_composition_that_changed_since_the_version_is_a_draft(house: House, app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session)
        an_item(session, event)
        changed, same = a_delegation(session, event), a_delegation(session, event)
        publish(session, Publish(event.id, an_actor(a_user(session)), None), now=NOW)
        a_member(session, changed, a_person_in_directory(session, "Новиков"))
        one, other = (f"/delegations/{each.id}/composition?format=pdf&lang=ru" for each in (changed, same))
        both = f"/events/{event.id}/compositions?format=pdf&lang=ru"
    told = [printed(house.browser.client.get(address)) for address in (one, other, both)]
    assert ["ПРОЕКТ" in each for each in told] == [True, False, True]


def test_the_same_composition_is_the_same_file_and_a_browser_that_has_it_gets_nothing(house: House) -> None:
    for form in ("pdf", "docx"):
        assert house.get(format=form, lang="en").data == house.get(format=form, lang="en").data
    tag = house.get(format="pdf").headers["ETag"]
    again = house.browser.client.get(f"{house.page}?format=pdf", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_it_is_saved_as_docx_under_a_readable_name(house: House) -> None:
    answer = house.get(format="docx", lang="en")
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert unquote(answer.headers["Content-Disposition"]).endswith("Composition – Delegation of Kazakhstan, draft.docx")
    assert Document(BytesIO(answer.data)).tables[0].rows[1].cells[1].text == "Құрманғалиұлы Нұрлан"


def test_a_spreadsheet_is_given_out_where_the_lists_are(house: House) -> None:
    answer = house.get(format="xlsx", lang="ru+kk", order="category")
    assert (answer.status_code, answer.location) == (303, f"{house.page}.xlsx?lang=ru%2Bkk&order=category")
    assert house.browser.client.get(answer.location).status_code == 200


def test_all_delegations_of_an_event_are_printed_together_or_each_on_its_own_sheet(house: House) -> None:
    address = f"/events/{house.event}/compositions"
    assert house.browser.get(address).status_code == 200
    apart = house.browser.client.get(f"{address}?format=pdf&lang=en")
    assert [len(PdfReader(BytesIO(one.data)).pages) for one in (apart, house.browser.client.get(f"{address}?format=pdf&together=y"))] == [
        2,
        1,
    ]
    assert "Деловая делегация" in printed(apart)


@pytest.mark.parametrize("asked", [{"format": "odt"}, {"format": "pdf", "order": "size"}, {"format": "pdf", "lang": "de"}])
def test_what_is_not_offered_does_not_exist(house: House, asked: dict[str, str]) -> None:
    assert house.get(**asked).status_code == 404


def test_the_internal_edition_has_phones_and_each_opening_is_written_down(house: House, app: Flask) -> None:
    told = printed(internal(house, format="pdf", lang="ru"))
    assert PHONE in told
    document = Document(BytesIO(internal(house, format="docx").data))
    assert document.tables[0].rows[1].cells[4].text == PHONE
    moved = internal(house, format="xlsx", order="category")
    assert (moved.status_code, moved.location) == (307, f"{house.page}.xlsx?lang=ru&order=category")
    with opened(app)() as session:
        assert [(one.kinds, one.through) for one in session.scalars(select(PersonalReading))] == [(["phone"], "composition")] * 2


@pytest.mark.parametrize(("who", "offered", "status"), [("own", True, 200), ("foreign", False, 403), ("reader", False, 403)])
def test_the_internal_edition_is_for_those_who_prepare_the_event(house: House, app: Flask, who: str, offered: bool, status: int) -> None:
    browser = Browser(app)
    browser.sign_in(house.logins[who])
    page = browser.get(house.page)
    assert ('name="internal-lang"' in page.get_data(as_text=True)) is offered
    for address, form in ((house.page, "pdf"), (f"/events/{house.event}/compositions", "docx")):
        sent = {"csrf_token": browser.token, "internal-format": form}
        assert browser.client.post(address, data=sent).status_code == status
    assert browser.client.get(f"{house.page}?format=pdf").status_code == 200


def test_a_delegation_that_is_not_there_has_no_composition(house: House) -> None:
    assert {
        house.browser.get(f"/{of}/999999/{what}").status_code for of, what in (("delegations", "composition"), ("events", "compositions"))
    } == {404}


def test_compositions_are_for_those_who_are_signed_in(app: Flask, house: House) -> None:
    stranger = app.test_client()
    assert [stranger.get(house.page).status_code, stranger.get(f"{house.page}?format=pdf").status_code] == [303, 303]
