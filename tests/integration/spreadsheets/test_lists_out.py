"""Every list of the office as a spreadsheet: what it says, to whom, and that it holds no personal data but where that is written down."""

from datetime import date, datetime, time
from io import BytesIO
from urllib.parse import unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.faces.spreadsheets.guessing import guessed
from app.faces.spreadsheets.listings.people import members_listing
from app.faces.spreadsheets.reading.workbooks import of_xlsx
from app.faces.spreadsheets.writing import xlsx
from app.ground.kernel.rows import Verdict
from app.ground.kernel.texts import Texts
from app.planning.delegations.composition import composition_of
from app.planning.delegations.lists.columns import COLUMNS
from app.planning.delegations.lists.taking_in import plan_members
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import MemberRole
from app.register.accounts.rules.roles import Role
from app.register.directory.rules.kinds import Category
from app.register.personal.models import PersonalReading
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import NOW as EVENTS_NOW
from tests.factories.events import an_event
from tests.factories.pages import signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation
from tests.integration.spreadsheets.office_of_lists import PASSPORT, PHONE, Office, an_office, sheet_of, table


@pytest.fixture
def office(app: Flask) -> Office:
    return an_office(app)


@pytest.fixture
def client(app: Flask, office: Office) -> FlaskClient:
    return signed_in(app, somebody(app, Role.ADMIN, language="en"))


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def addresses(office: Office) -> list[str]:
    event = f"/events/{office.event}"
    return [
        "/events.xlsx",
        f"{event}/programme.xlsx",
        f"{event}/preparation.xlsx",
        f"{event}/versions/1.xlsx",
        f"{event}/delegations.xlsx",
        f"{event}/members.xlsx",
        f"{event}/compositions.xlsx",
        f"/delegations/{office.delegation}/members.xlsx",
        f"/delegations/{office.delegation}/composition.xlsx",
        f"/items/{office.item}/attendance.xlsx",
        "/venues.xlsx",
        "/holidays.xlsx?year=2024",
        "/people.xlsx",
        "/people/organisations.xlsx",
        "/users.xlsx",
    ]


def test_every_list_is_a_spreadsheet_for_the_screen_and_the_printer_without_personal_data(client: FlaskClient, office: Office) -> None:
    for address in addresses(office):
        answer = client.get(address)
        sheet = sheet_of(answer)
        assert sheet.freeze_panes, address
        assert sheet.auto_filter.ref, address
        assert sheet.print_title_rows, address
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        told = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
        assert PHONE not in told
        assert PASSPORT not in told
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        assert len(table(answer)) > 1, address


def test_a_list_is_the_same_file_as_long_as_nothing_changes(client: FlaskClient, office: Office) -> None:
    for address in addresses(office):
        assert client.get(address).data == client.get(address).data, address


def test_events_have_the_filters_of_their_page(client: FlaskClient, app: Flask) -> None:
    with opened(app).begin() as session:
        an_event(session, title=Texts("Старый форум"), first_day=date(2019, 5, 1), last_day=date(2019, 5, 2))
    found = client.get("/events.xlsx?year=2019")
    assert table(found)[1:] == [
        [
            midnight(date(2019, 5, 1)),
            midnight(date(2019, 5, 2)),
            "Старый форум",
            "Forum",
            "Уфа",
            "Republic of Bashkortostan",
            "In preparation",
            None,
        ]
    ]
    assert sheet_of(found)["A2"].value == "2019"
    assert [len(table(client.get(f"/events.xlsx?{asked}"))) - 1 for asked in ("", "kind=days", "status=preparing", "year=x")] == [
        2,
        0,
        2,
        2,
    ]


def test_a_programme_has_real_days_and_hours_and_uids_at_the_end(client: FlaskClient, office: Office) -> None:
    answer = client.get(f"/events/{office.event}/programme.xlsx")
    heads, first, second = table(answer)
    assert [heads[place] for place in (0, 1, 2, 3, -1)] == ["Date", "Start", "End", "Event", "UID"]
    assert first[:4] == [midnight(date(2024, 11, 26)), time(10, 0), time(11, 30), "Пленарное заседание"]
    assert second[3] == '=HYPERLINK("http://x")'
    assert len(str(first[-1])) == 36
    assert unquote(answer.headers["Content-Disposition"]).endswith("Programme – 20th Forum, draft.xlsx")


def test_delegations_are_told_in_a_row_each(client: FlaskClient, office: Office) -> None:
    _, row = table(client.get(f"/events/{office.event}/delegations.xlsx"))
    assert row[:6] == [1, "Делегация Республики Казахстан", "Republic of Kazakhstan", "Government", "Құрманғалиұлы Нұрлан", 2]


def test_members_are_told_with_those_who_do_not_come_and_their_uids(client: FlaskClient, office: Office) -> None:
    heads, *rows = table(client.get(f"/delegations/{office.delegation}/members.xlsx"))
    assert heads[-1] == "UID"
    assert [row[1] for row in rows] == ["Құрманғалиұлы Нұрлан", "Отказавшийся Иван Иванович", "Участников Иван Иванович"]
    assert rows[0][-1] == office.head_uid
    assert table(client.get(f"/events/{office.event}/members.xlsx"))[1][:3] == [1, "Делегация Республики Казахстан", "Құрманғалиұлы Нұрлан"]


def test_a_composition_leaves_out_who_does_not_come_and_is_told_in_its_own_languages(client: FlaskClient, office: Office) -> None:
    answer = client.get(f"/delegations/{office.delegation}/composition.xlsx?lang=ru%2Bkk&order=category")
    heads, *rows = table(answer)
    assert len(heads) == 7
    assert rows[0][:5] == [
        1,
        "Құрманғалиұлы Нұрлан",
        "заместитель Премьер-министра, Правительство Республики Казахстан",
        "Құрманғалиұлы Нұрлан",
        "заместитель Премьер-министра, Правительство Республики Казахстан",
    ]
    assert [row[1] for row in rows] == ["Құрманғалиұлы Нұрлан", "Участников Иван Иванович"]
    assert "делегации Республики Казахстан" in str(sheet_of(answer)["A1"].value)


def test_who_attends_an_item_is_told_with_delegation_and_role(client: FlaskClient, office: Office) -> None:
    _, *rows = table(client.get(f"/items/{office.item}/attendance.xlsx"))
    assert [(row[1], row[3], row[4]) for row in rows] == [
        ("Құрманғалиұлы Нұрлан", "Делегация Республики Казахстан", "Chair"),
        ("Участников Иван Иванович", "Делегация Республики Казахстан", None),
    ]


def test_people_can_be_searched_and_filtered_as_on_their_page(client: FlaskClient) -> None:
    assert [row[0] for row in table(client.get("/people.xlsx?q=курмангалиулы"))[1:]] == ["Құрманғалиұлы Нұрлан"]
    assert [row[0] for row in table(client.get("/people.xlsx?category=government"))[1:]] == ["Құрманғалиұлы Нұрлан"]
    assert table(client.get("/people.xlsx?side=other"))[1:] == []
    assert len(table(client.get("/people.xlsx"))) == 4
    assert client.get("/people.xlsx?organisation=999999").status_code == 404


def test_what_a_version_changed_is_told_item_by_item(client: FlaskClient, office: Office) -> None:
    heads, *rows = table(client.get(f"/events/{office.event}/versions/1.xlsx"))
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("Added", midnight(date(2024, 11, 26)), "Пленарное заседание"),
        ("Added", midnight(date(2024, 11, 26)), '=HYPERLINK("http://x")'),
    ]
    assert len(heads) == 5
    assert client.get(f"/events/{office.event}/versions/2.xlsx").status_code == 404


def test_lists_are_for_staff_and_accounts_for_administrators(app: Flask, office: Office) -> None:
    stranger, officer = app.test_client(), signed_in(app)
    assert {stranger.get(address).status_code for address in addresses(office)} == {303}
    assert {address: officer.get(address).status_code for address in addresses(office)} == {
        address: 403 if address == "/users.xlsx" else 200 for address in addresses(office)
    }


def test_the_internal_edition_tells_phones_and_documents_and_that_is_written_down(app: Flask, office: Office) -> None:
    coordinator = signed_in(app, office.owner)
    for address in (f"/delegations/{office.delegation}/composition.xlsx", f"/events/{office.event}/compositions.xlsx"):
        _, first, second = table(coordinator.post(address, data={"internal-lang": "ru", "internal-order": "precedence"}))
        assert first[-2:] == [PHONE, PASSPORT]
        assert second[-2:] == [None, None]
    with opened(app)() as session:
        readings = session.scalars(select(PersonalReading)).all()
    assert [(one.by_name, one.kinds, one.through) for one in readings] == [("К. К. Координатор", ["phone", "document"], "composition")] * 2


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR])
def test_the_internal_edition_is_not_for_readers_and_coordinators_of_other_events(app: Flask, office: Office, role: Role) -> None:
    client = signed_in(app, role)
    assert client.post(f"/delegations/{office.delegation}/composition.xlsx").status_code == 403
    assert client.post(f"/events/{office.event}/compositions.xlsx").status_code == 403
    with opened(app)() as session:
        assert session.scalars(select(PersonalReading)).all() == []


def test_a_list_says_what_the_language_of_the_reader_has(app: Flask, office: Office) -> None:
    kazakh = signed_in(app, somebody(app, Role.PROTOCOL, language="kk"))
    row = table(kazakh.get(f"/events/{office.event}/delegations.xlsx"))[1]
    assert row[1] == "Қазақстан Республикасының делегациясы"


def test_a_longer_list_asks_no_more_of_the_database(app: Flask, app_engine: Engine) -> None:
    client, counts = signed_in(app), []
    for members in (2, 40):
        with opened(app).begin() as session:
            event = an_event(session)
            delegation = a_delegation(session, event)
            for _ in range(members):
                person = a_person_in_directory(session)
                an_appointment(session, person, organisation=an_organisation(session))
                a_member(session, delegation, person)
            ids = (event.id, delegation.id)
        with statements(app_engine) as asked:
            for address in (f"/events/{ids[0]}/members.xlsx", f"/delegations/{ids[1]}/composition.xlsx", "/people.xlsx"):
                assert client.get(address).status_code == 200
        counts.append(len([one for one in asked if one.startswith("SELECT")]))
    assert counts[0] == counts[1]


def test_our_own_list_of_members_changes_nothing_when_it_is_taken_in_again(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    for surname, role, category in (
        ("Участников", MemberRole.HEAD, None),
        ("Иванов", MemberRole.INTERPRETER, Category.STAFF),
        ("Петров", MemberRole.MEMBER, Category.BUSINESS),
    ):
        person = a_person_in_directory(session, surname, latin=f"{surname.upper()}" if surname.isascii() else "")
        an_appointment(session, person, "директор департамента", organisation=an_organisation(session))
        a_member(session, delegation, person, role=role, category=category, note="рейс уточняется")
    session.flush()
    session.expire_all()
    found = composition_of(session, delegation.id, on=event.first_day)
    data = xlsx(members_listing(event, (found,), of_event=False))
    assert load_workbook(BytesIO(data)).active is not None
    sheet = next(one for one in of_xlsx(data) if one is not None)
    plan = plan_members(session, get_delegation(session, delegation.id), sheet, guessed(sheet, COLUMNS), now=EVENTS_NOW)
    assert [(row.verdict, row.differences) for row in plan.rows if row.verdict is not Verdict.SKIPPED] == [(Verdict.SAME, ())] * 3
