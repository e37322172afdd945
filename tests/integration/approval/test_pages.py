"""Claims about the pages of approval, as browsers of different people meet them."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader
from sqlalchemy import Engine, select

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.judgement.approval.commands import Decide, SendForApproval, decide, send_for_approval
from app.judgement.approval.models import ApprovalStep, PartnerAgreement
from app.judgement.approval.rules import Decision
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.accounts import an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.programmes import an_item

PDF = b"%PDF-1.7\n%..."


class House:
    """An event whose first version has been sent for approval, and an officer's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.officer = somebody(app)
        with opened(app).begin() as session:
            event = an_event(session)
            an_item(session, event, title="Открытие выставки")
            sent = SendForApproval(event.id, an_actor(self.officer), new_uid())
            number = send_for_approval(session, sent, now=clock.now())
            self.event_id = event.id
            query = select(ApprovalStep.id).where(ApprovalStep.number == number).order_by(ApprovalStep.position)
            self.steps = list(session.scalars(query))
        self.client = signed_in(app, self.officer)

    def address(self, rest: str = "") -> str:
        return f"/events/{self.event_id}/approval{rest}"

    def step(self, place: int = 0) -> ApprovalStep:
        with opened(self.app)() as session:
            return session.get_one(ApprovalStep, self.steps[place])

    def tie(self, user: User, place: int = 0) -> None:
        with opened(self.app).begin() as session:
            session.get_one(ApprovalStep, self.steps[place]).user_id = user.id


@pytest.fixture
def house(app: Flask) -> House:
    return House(app)


def posted(client: FlaskClient, address: str, **over: str) -> tuple[int, dict[str, str]]:
    answer = client.post(address, data={**form_of(client.get(address)), **over})
    return answer.status_code, errors_of(answer)


@pytest.mark.parametrize("lang", ["ru", "ba", "kk", "en"])
def test_the_sheet_shows_every_approver_in_every_language(house: House, lang: str) -> None:
    house.client.set_cookie("language", lang)
    page = house.client.get(house.address()).get_data(as_text=True)
    assert [page.count(f'id="step-{ident}"') for ident in house.steps] == [1] * 4
    assert "Руководитель протокола" in page


def test_a_decision_is_written_down_and_shown_with_its_name(house: House) -> None:
    address = f"/approval/steps/{house.steps[0]}/decide"
    assert posted(house.client, address, decision="agreed_with_remarks", remarks="Уточнить зал") == (303, {})
    page = house.client.get(house.address()).get_data(as_text=True)
    assert ("Уточнить зал" in page, house.officer.name in page) == (True, True)


def test_what_is_missing_of_a_decision_is_said_beside_its_field(house: House) -> None:
    address = f"/approval/steps/{house.steps[0]}/decide"
    assert [posted(house.client, address, decision=sent)[0] for sent in ("", "rejected", "pending", "x")] == [422] * 4
    assert list(posted(house.client, address, decision="rejected")[1]) == ["remarks"]
    assert house.step().decision == Decision.PENDING


def test_of_two_who_decide_one_step_the_second_sees_both(house: House) -> None:
    address = f"/approval/steps/{house.steps[0]}/decide"
    mine = form_of(house.client.get(address))
    with opened(house.app).begin() as session:
        decide(session, Decide(house.steps[0], an_actor(house.officer), None, Decision.REJECTED, "Нет перевода"), now=clock.now())
    answer = house.client.post(address, data={**mine, "decision": "agreed_with_remarks", "remarks": "Уточнить зал"})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, "Нет перевода" in page, "Уточнить зал" in page) == (409, True, True)
    again = house.client.post(address, data={**form_of(answer), "decision": "agreed_with_remarks", "remarks": "Уточнить зал"})
    assert (again.status_code, house.step().remarks) == (303, "Уточнить зал")


def test_a_reader_sees_the_sheet_and_may_press_nothing_on_it(house: House, app: Flask) -> None:
    reader = signed_in(app, Role.READER)
    assert reader.get(house.address()).status_code == 200
    assert "/decide" not in reader.get(house.address()).get_data(as_text=True)
    refused = [
        reader.get(f"/approval/steps/{house.steps[0]}/decide"),
        reader.post(f"/approval/steps/{house.steps[0]}/decide", data={"decision": "agreed"}),
        reader.post(house.address("/send")),
        reader.post(house.address("/again")),
        reader.get(house.address("/steps/new")),
        reader.get(f"/approval/steps/{house.steps[0]}/edit"),
        reader.post(f"/approval/steps/{house.steps[0]}/remove"),
        reader.post(f"/approval/steps/{house.steps[0]}/reorder"),
        reader.get(house.address("/1/letter")),
        reader.post(house.address("/1/letter/remove")),
        reader.get("/approval/templates"),
        reader.get("/approval/templates/all"),
    ]
    assert [answer.status_code for answer in refused] == [403] * len(refused)


def test_a_reader_whose_own_word_is_asked_may_give_it_and_finds_it_on_the_first_screen(house: House, app: Flask) -> None:
    user = somebody(app, Role.READER, name="А. Б. Юристов")
    house.tie(user)
    client = signed_in(app, user)
    assert f"#step-{house.steps[0]}" in client.get("/").get_data(as_text=True)
    assert posted(client, f"/approval/steps/{house.steps[0]}/decide", decision="agreed") == (303, {})
    assert house.step().decided_by == "А. Б. Юристов"
    assert f"#step-{house.steps[0]}" not in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize(("role", "expected"), [(Role.ADMIN, 200), (Role.PROTOCOL, 200), (Role.COORDINATOR, 403), (Role.READER, 403)])
def test_chains_are_the_protocols(app: Flask, role: Role, expected: int) -> None:
    client = signed_in(app, role)
    assert [client.get(address).status_code for address in ("/approval/templates", "/approval/templates/forum")] == [expected] * 2


def test_a_coordinator_of_another_event_runs_no_approval_of_this_one(house: House, app: Flask) -> None:
    other = signed_in(app, Role.COORDINATOR)
    pages = (house.address("/1/letter"), house.address("/steps/new"), f"/approval/steps/{house.steps[0]}/edit")
    assert [other.get(page).status_code for page in pages] == [403] * 3
    assert other.post(house.address("/send")).status_code == 403


def test_a_chain_is_edited_row_by_row(house: House) -> None:
    address = "/approval/templates/forum"
    more = house.client.post(address, data={**form_of(house.client.get(address)), "more": "1"})
    assert "rows-5-approver" in form_of(more)
    status, errors = posted(house.client, address, **{"rows-4-approver": "Юрист", "rows-4-days": ""})
    assert (status, list(errors)) == (422, ["rows-4-days"])
    assert posted(house.client, address, **{"rows-4-approver": "Юрист", "rows-4-days": "2"}) == (303, {})
    assert "Юрист" in house.client.get("/approval/templates").get_data(as_text=True)
    assert house.client.post(f"{address}/remove", data={"seen": "1"}).status_code == 303
    assert house.client.get("/approval/templates/nothing").status_code == 404


def test_an_approver_is_added_edited_and_removed(house: House) -> None:
    status, errors = posted(house.client, house.address("/steps/new"), approver="")
    assert (status, list(errors)) == (422, ["approver"])
    assert posted(house.client, house.address("/steps/new"), approver="Юрист") == (303, {})
    edit = f"/approval/steps/{house.steps[1]}/edit"
    mine = form_of(house.client.get(edit))
    assert posted(house.client, edit, approver="Другой", due_on="2030-01-01") == (303, {})
    clash = house.client.post(edit, data={**mine, "approver": "Третий"})
    assert (clash.status_code, "Другой" in clash.get_data(as_text=True)) == (409, True)
    assert house.client.post(f"/approval/steps/{house.steps[2]}/remove", data={"seen": "1"}).status_code == 303
    assert house.client.post(f"/approval/steps/{house.steps[3]}/reorder", data={"by_places": "-1"}).status_code == 303


def test_a_letter_with_its_file_is_kept_and_handed_out_only_to_be_saved(house: House, app: Flask) -> None:
    sent = {**form_of(house.client.get(house.address("/1/letter"))), "letter_number": "7", "letter_date": "2024-11-01"}
    answer = house.client.post(house.address("/1/letter"), data={**sent, "upload": (BytesIO(PDF), "../Письмо.html")})
    assert answer.status_code == 303
    file = house.client.get(house.address("/1/letter/file"))
    assert (file.data, file.mimetype) == (PDF, "application/pdf")
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in file.headers["Content-Security-Policy"]
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in file.headers["Cache-Control"]
    assert signed_in(app, Role.READER).get(house.address("/1/letter/file")).data == PDF
    assert app.test_client().get(house.address("/1/letter/file")).status_code == 303


def test_a_file_of_another_type_is_refused_beside_its_field_and_nothing_is_saved(house: House) -> None:
    sent = {"letter_number": "7", "letter_date": "2024-11-01", "upload": (BytesIO(b"<html>"), "letter.pdf")}
    answer = house.client.post(house.address("/1/letter"), data=sent)
    assert (answer.status_code, list(errors_of(answer))) == (422, ["upload"])
    with opened(house.app)() as session:
        assert session.scalars(select(PartnerAgreement)).all() == []


def test_of_two_who_write_down_the_letter_the_second_sees_both(house: House) -> None:
    address = house.address("/1/letter")
    assert posted(house.client, address, letter_number="7", letter_date="2024-11-01") == (303, {})
    mine = form_of(house.client.get(address))
    assert posted(house.client, address, letter_number="8") == (303, {})
    answer = house.client.post(address, data={**mine, "letter_number": "9", "upload": (BytesIO(PDF), "a.pdf")})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, ">8<" in page, ">9<" in page) == (409, True, True)
    assert house.client.post(address, data={**form_of(answer), "letter_number": "9"}).status_code == 303
    assert house.client.post(f"{address}/remove", data={"seen": "3"}).status_code == 303


def test_the_page_of_publishing_and_the_events_own_fetch_how_it_stands(house: House) -> None:
    state = house.address("/state")
    pages = [house.client.get(f"/events/{house.event_id}{rest}").get_data(as_text=True) for rest in ("/publish", "")]
    assert [f'hx-get="{state}"' in page for page in pages] == [True, True]
    assert house.address() in house.client.get(state).get_data(as_text=True)


def test_publishing_before_all_have_agreed_is_possible(house: House) -> None:
    address = f"/events/{house.event_id}/publish"
    assert posted(house.client, address)[0] == 303
    page = house.client.get(house.address("/1")).get_data(as_text=True)
    assert f"/approval/steps/{house.steps[0]}/decide" in page
    assert f"/approval/steps/{house.steps[0]}/edit" not in page


def test_the_sheet_prints_and_a_browser_that_has_it_gets_nothing_again(house: House) -> None:
    first = house.client.get(house.address("/1.pdf?lang=ru"))
    told = "".join(page.extract_text() for page in PdfReader(BytesIO(first.data)).pages)
    assert ("Руководитель протокола" in told, "ПРОЕКТ" in told) == (True, True)
    again = house.client.get(house.address("/1.pdf?lang=ru"), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert house.client.get(house.address("/9.pdf")).status_code == 404


def test_a_sheet_of_many_approvers_asks_no_more_of_the_database(house: House, app_engine: Engine) -> None:
    counts = []
    for _ in range(2):
        with statements(app_engine) as found:
            assert house.client.get(house.address()).status_code == 200
        counts.append(len([one for one in found if one.startswith("SELECT")]))
        for number in range(10):
            posted(house.client, house.address("/steps/new"), approver=f"Юрист {number}")
    assert counts[0] == counts[1]
