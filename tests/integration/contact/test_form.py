"""Claims about the contact's form as a spreadsheet: it comes back as it went out, and proposes what was filled in and no more."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from app.ground.kernel.texts import Texts
from app.planning.delegations.contacts.deciding import AcceptAll, accept_all
from app.planning.delegations.contacts.proposals import waiting_of
from app.planning.delegations.models import MemberProposal
from app.planning.delegations.queries import get_delegation
from app.planning.delegations.rules import MemberRole
from tests.factories.accounts import NOW, a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.lists import INNOPROM, as_xlsx, saved
from tests.factories.pages import form_of
from tests.factories.people import a_person_in_directory
from tests.integration.contact.contacts import SECRET, Stage, staged

HEAD = 4
"""The row of the headings, as a spreadsheet numbers it; the first member stands below."""


@pytest.fixture
def stage(app: Flask) -> Stage:
    return staged(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def form_sheet(client: FlaskClient, stage: Stage, language: str = "ru") -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.load_workbook(BytesIO(client.get(f"{stage.home}/form.xlsx?lang={language}").data))
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return book, sheet


def filled(client: FlaskClient, stage: Stage, fill: Callable[[Worksheet], None], language: str = "ru") -> bytes:
    book, sheet = form_sheet(client, stage, language)
    fill(sheet)
    return saved(book)


def put(sheet: Worksheet, row: int, values: dict[int, str]) -> None:
    for column, value in values.items():
        sheet.cell(row, column).value = value


def upload(client: FlaskClient, stage: Stage, content: bytes) -> tuple[int, str, dict[str, str]]:
    page = client.post(f"{stage.home}/form", data={"upload": (BytesIO(content), "form.xlsx")})
    return page.status_code, page.text, form_of(page)


def sent(client: FlaskClient, stage: Stage, content: bytes) -> None:
    status, _, form = upload(client, stage, content)
    assert status == 200
    assert client.post(f"{stage.home}/form/send", data=form).status_code == 303


def proposed(app: Flask, stage: Stage) -> list[tuple[str, str, str | None, str]]:
    with opened(app)() as session:
        found = [(one.deed.value, one.proposed) for one in waiting_of(session, stage.delegation_id)]
        return [(deed, one.name, one.role.value if one.role else None, one.row.position) for deed, one in found]


def fill(sheet: Worksheet) -> None:
    """Correct the surname and the position of the only member, write their phone, and add a head."""
    row = next(row for row in range(1, 20) if sheet.cell(row, 15).value == "UID") + 1
    put(sheet, row, {1: "Аманулы", 5: "начальник отдела", 10: "8 701 000 00 01"})
    put(sheet, row + 1, {1: "Сулейменова", 2: "Алия", 5: "аким", 7: "Глава делегации", 8: "26.11.1980", 9: "N 01234567"})


def test_the_form_has_the_members_in_it_and_of_personal_data_only_that_it_is_kept(client: FlaskClient, stage: Stage) -> None:
    book, sheet = form_sheet(client, stage)
    heading, member = ([cell.value for cell in sheet[row]] for row in (HEAD, HEAD + 1))
    assert (heading[0], heading[-1]) == ("Фамилия", "UID")
    assert member[:6] == ["Аманов", "Иван", "Иванович", None, "специалист", None]
    assert member[7:] == [None, "✓", None, None, None, None, None, stage.member_uid]
    locked = [sheet.cell(HEAD + 1, column).protection.locked for column in (15, 1)]
    assert (sheet.protection.sheet, locked) == (True, [True, False])
    assert len(sheet.data_validations.dataValidation) == 1
    told = "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value)
    assert SECRET not in told


@pytest.mark.parametrize("language", ["ru", "ba", "kk", "en"])
def test_the_form_as_it_was_handed_out_proposes_nothing(app: Flask, client: FlaskClient, stage: Stage, language: str) -> None:
    sent(client, stage, filled(client, stage, lambda _: None, language))
    assert proposed(app, stage) == []


def test_what_is_filled_in_is_shown_first_then_proposed_and_proposed_once(app: Flask, client: FlaskClient, stage: Stage) -> None:
    content = filled(client, stage, fill)
    status, page, _ = upload(client, stage, content)
    assert (status, proposed(app, stage)) == (200, [])
    assert "начальник отдела" in page
    assert "8 701 000 00 01" not in page
    for _ in range(2):
        sent(client, stage, content)
        assert proposed(app, stage) == [
            ("change", "Аманулы Иван Иванович", None, "начальник отдела"),
            ("add", "Сулейменова Алия", "head", "аким"),
        ]


def test_after_the_offices_yes_the_same_form_proposes_nothing(app: Flask, client: FlaskClient, stage: Stage) -> None:
    content = filled(client, stage, fill)
    sent(client, stage, content)
    with opened(app).begin() as session:
        officer = an_actor(a_user(session))
        uids = [one.row.uid for one in waiting_of(session, stage.delegation_id)]
        assert accept_all(session, AcceptAll(stage.delegation_id, officer, uids), now=NOW) == 2
    with opened(app)() as session:
        members = {member.person.surname.ru: member.role for member in get_delegation(session, stage.delegation_id).members}
    assert members == {"Аманулы": MemberRole.MEMBER, "Сулейменова": MemberRole.HEAD}
    sent(client, stage, content)
    assert proposed(app, stage) == []


def test_a_list_of_their_own_is_taken_as_the_form_is(app: Flask, client: FlaskClient, stage: Stage) -> None:
    sent(client, stage, as_xlsx(INNOPROM))
    found = [name for _, name, _, _ in proposed(app, stage)]
    assert len(found) == 5  # the sixth repeats the second, of the seventh only the initials are known


def test_nothing_is_told_of_who_else_is_in_the_directory(app: Flask, client: FlaskClient, stage: Stage) -> None:
    content = filled(client, stage, lambda sheet: put(sheet, HEAD + 2, {1: "Известнов", 2: "Олег", 3: "Петрович"}))
    _, before, _ = upload(client, stage, content)
    with opened(app).begin() as session:
        a_person_in_directory(session, "Известнов", given=Texts(ru="Олег"), patronymic=Texts(ru="Петрович"), latin="IZVESTNOV")
    _, after, _ = upload(client, stage, content)
    assert _rows(before) == _rows(after)


def test_a_member_of_another_delegation_is_not_reached_by_their_uid(app: Flask, client: FlaskClient, stage: Stage) -> None:
    def steal(sheet: Worksheet) -> None:
        put(sheet, HEAD + 2, {1: "Тайнов", 2: "Иван", 3: "Иванович", 5: "никто", 15: stage.foreign_uid})

    sent(client, stage, filled(client, stage, steal))
    assert proposed(app, stage) == []


def test_what_is_marked_for_official_use_is_refused_with_a_sentence(client: FlaskClient, stage: Stage) -> None:
    status, page, _ = upload(client, stage, as_xlsx([["Для служебного пользования"], ["ФИО"], ["Иванов Иван"]]))
    assert (status, "Аманов" in page) == (422, False)
    assert upload(client, stage, b"")[0] == 422


def test_a_page_of_another_link_or_of_yesterday_sends_nothing(app: Flask, client: FlaskClient, stage: Stage) -> None:
    _, _, form = upload(client, stage, filled(client, stage, fill))
    other = staged(app)
    assert client.post(f"{other.home}/form/send", data=form).status_code == 303
    assert client.post(f"{stage.home}/form/send", data={**form, "form": "x"}).status_code == 303
    with opened(app)() as session:
        assert session.scalars(select(MemberProposal)).all() == []


def _rows(page: str) -> str:
    return page.partition('<ol class="contact-people"')[2].partition("</ol>")[0]
