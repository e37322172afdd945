"""The pages on which a list is taken in: upload, columns, preview, yes; whose they are and when they are gone."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.faces.spreadsheets.drafts import forget_old
from app.faces.spreadsheets.models import ImportDraft
from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import DelegationMember
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.lists import INNOPROM, KOSTANAY, as_csv, as_docx, as_xlsx, innoprom
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_person_in_directory


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return signed_in(app)


@pytest.fixture
def delegation_id(app: Flask) -> int:
    with opened(app).begin() as session:
        return a_delegation(session, an_event(session)).id


def uploaded(client: FlaskClient, delegation_id: int, data: bytes, name: str = "list.xlsx") -> TestResponse:
    path = f"/lists/members/{delegation_id}/new"
    form = form_of(client.get(path))
    return client.post(path, data={"uid": form["uid"], "upload": (BytesIO(data), name)}, content_type="multipart/form-data")


def draft_of(client: FlaskClient, delegation_id: int, data: bytes) -> str:
    answer = uploaded(client, delegation_id, data)
    assert answer.status_code == 303
    return answer.location.removesuffix("/columns")


def sent(answer: TestResponse, **over: Any) -> dict[str, Any]:
    return {**form_of(answer), **over}


def test_the_whole_way_from_the_file_to_the_members(app: Flask, client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    columns = client.get(f"{draft}/columns")
    assert form_of(columns)["column-1"] == "name"
    assert client.post(f"{draft}/columns", data=sent(columns)).location == f"{draft}/rows"
    rows = client.get(f"{draft}/rows")
    text = rows.get_data(as_text=True)
    assert "There are only initials" in text or "инициалы" in text
    answer = client.post(f"{draft}/apply", data=sent(rows, **{"row-11": "row:6", "row-12": "new"}))
    assert answer.status_code == 303
    with opened(app)() as session:
        assert len(session.scalars(select(DelegationMember)).all()) == 6
        assert session.scalars(select(ImportDraft)).all() == []


def test_a_list_that_is_taken_in_is_gone(client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    form = sent(client.get(f"{draft}/rows"))
    assert client.post(f"{draft}/apply", data=form).status_code == 303
    assert client.post(f"{draft}/apply", data=form).status_code == 404
    assert client.get(f"{draft}/rows").status_code == 404


def test_a_dropped_list_leaves_nothing(app: Flask, client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    assert client.post(f"{draft}/drop").status_code == 303
    with opened(app)() as session:
        assert session.scalars(select(ImportDraft)).all() == []
        assert session.scalars(select(Person)).all() == []


def test_a_draft_is_sealed_and_its_uploaders_alone(app: Flask, client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    with opened(app)() as session:
        row = session.scalars(select(ImportDraft)).one()
        told = repr((row.sealed, row.mapping, row.file_name))
        assert "Участник" not in told
        assert "Участник".encode() not in row.sealed
    assert signed_in(app).get(f"{draft}/rows").status_code == 404
    assert signed_in(app).post(f"{draft}/apply").status_code == 404


def test_a_draft_is_gone_after_a_day(app: Flask, client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    with opened(app).begin() as session:
        session.scalars(select(ImportDraft)).one().made_at = clock.now() - timedelta(days=1, seconds=1)
    assert client.get(f"{draft}/rows").status_code == 404
    with opened(app).begin() as session:
        assert forget_old(session, now=clock.now()) == 1


def test_what_changed_meanwhile_is_shown_again_and_not_taken_in(app: Flask, client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    form = sent(client.get(f"{draft}/rows"), **{"row-12": "new"})
    with opened(app).begin() as session:
        a_person_in_directory(session, "Сидоров", given=Texts(ru="Пётр"), patronymic=Texts(ru="Петрович"))
    answer = client.post(f"{draft}/apply", data=form)
    assert answer.status_code == 409
    assert form_of(answer)["row-12"] == "new"
    with opened(app)() as session:
        assert session.scalars(select(DelegationMember)).all() == []
    assert client.post(f"{draft}/apply", data=sent(answer)).status_code == 303


def test_decisions_are_kept_between_pages(client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    form = sent(client.get(f"{draft}/rows?show=doubtful"), **{"row-12": "leave"})
    answer = client.post(f"{draft}/rows", data=form)
    assert answer.location == f"{draft}/rows?show=doubtful&page=1"
    assert form_of(client.get(answer.location))["row-12"] == "leave"


def test_another_row_of_headings_is_guessed_anew(client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, as_csv(KOSTANAY))
    answer = client.post(f"{draft}/columns", data={"sheet": "0", "heading": "0"})
    assert answer.location == f"{draft}/columns"
    assert form_of(client.get(answer.location))["heading"] == "0"


def test_two_columns_cannot_be_the_same(client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, innoprom())
    form = sent(client.get(f"{draft}/columns"), **{"column-3": "position"})
    answer = client.post(f"{draft}/columns", data=form)
    assert answer.status_code == 422
    assert form_of(answer)["column-3"] == "position"


def test_one_of_several_tables_is_chosen(client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, as_docx([("a", "b")], KOSTANAY[2:]))
    assert form_of(client.get(f"{draft}/columns"))["sheet"] == "1"
    answer = client.post(f"{draft}/columns", data={"sheet": "0", "heading": "3"})
    assert form_of(client.get(answer.location))["sheet"] == "0"


def test_a_paste_is_read_like_a_file(client: FlaskClient, delegation_id: int) -> None:
    path = f"/lists/members/{delegation_id}/new"
    paste = "\r\n".join("\t".join("" if cell is None else str(cell).replace("\n", " ") for cell in row) for row in INNOPROM)
    answer = client.post(path, data={"uid": form_of(client.get(path))["uid"], "paste": paste})
    assert form_of(client.get(answer.location))["column-1"] == "name"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 whatever", "Для служебного пользования;Экз. № 1".encode("cp1251")])
def test_what_cannot_be_taken_is_refused_beside_the_file(app: Flask, client: FlaskClient, delegation_id: int, data: bytes) -> None:
    answer = uploaded(client, delegation_id, data, "list.csv")
    assert answer.status_code == 422
    assert set(errors_of(answer)) == {"upload"}
    with opened(app)() as session:
        assert session.scalars(select(ImportDraft)).all() == []


def test_the_upload_page_says_what_may_not_be_uploaded(client: FlaskClient, delegation_id: int) -> None:
    text = client.get(f"/lists/members/{delegation_id}/new").get_data(as_text=True)
    assert "For official use" in text or "служебного пользования" in text


def test_a_reader_and_another_events_coordinator_take_no_lists_in(app: Flask, delegation_id: int) -> None:
    for role in (Role.READER, Role.COORDINATOR):
        assert signed_in(app, somebody(app, role)).get(f"/lists/members/{delegation_id}/new").status_code == 403


def test_there_is_no_list_of_another_kind(client: FlaskClient, delegation_id: int) -> None:
    assert client.get(f"/lists/secrets/{delegation_id}/new").status_code == 404
    assert client.get("/lists/members/999999/new").status_code == 404


def test_a_long_list_is_shown_page_by_page(client: FlaskClient, delegation_id: int) -> None:
    rows = [("ФИО", "Должность"), *((f"Участник{number} Имя", "специалист") for number in range(250))]
    draft = draft_of(client, delegation_id, as_xlsx(rows))
    text = client.get(f"{draft}/rows?page=3").get_data(as_text=True)
    assert text.count('<tr id="row-') == 50
    assert "Участник249 Имя" in text


def test_the_same_list_again_offers_nothing_to_take_in(client: FlaskClient, delegation_id: int) -> None:
    draft = draft_of(client, delegation_id, as_csv(KOSTANAY))
    assert "digest" in form_of(client.get(f"{draft}/rows"))
    client.post(f"{draft}/apply", data=sent(client.get(f"{draft}/rows")))
    again = draft_of(client, delegation_id, as_csv(KOSTANAY))
    assert f"{again}/apply" in client.get(f"{again}/rows").get_data(as_text=True)
    assert 'type="submit"' not in client.get(f"{again}/rows").get_data(as_text=True).split('id="rows"')[1].split("</form>")[0]


def test_a_text_where_a_file_should_be_is_no_file(client: FlaskClient, delegation_id: int) -> None:
    answer = client.post(f"/lists/members/{delegation_id}/new", data={"upload": "list.xlsx"})
    assert (answer.status_code, "upload" in errors_of(answer)) == (422, True)
