"""Claims about the form of a whole signing: tables and folders at once, without disturbing whoever changes something else."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.matters.agreements.models import Agreement
from app.planning.programmes.rules import ItemKind
from tests.factories.agreements import an_agreement
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import form_of, signed_in
from tests.factories.programmes import an_item


@pytest.fixture
def address(app: Flask) -> str:
    """A signing of two agreements, and a third one that is signed elsewhere."""
    with opened(app).begin() as session:
        event = an_event(session)
        item = an_item(session, event, kind=ItemKind.SIGNING, title="Церемония подписания")
        for number, where in enumerate((item, item, None)):
            an_agreement(session, event, where).folder = f"папка {number + 1}"
        return f"/items/{item.id}/signing/edit"


def lies(app: Flask) -> list[tuple[str, str]]:
    with opened(app)() as session:
        return [(one.desk, one.folder) for one in session.scalars(select(Agreement).order_by(Agreement.position, Agreement.id))]


def changed(app: Flask, **values: str) -> None:
    """Let somebody else change the first agreement."""
    with opened(app).begin() as session:
        for name, value in values.items():
            setattr(first(session), name, value)


def first(session: Session) -> Agreement:
    return session.scalars(select(Agreement).order_by(Agreement.position, Agreement.id)).first() or pytest.fail("no agreement")


def test_all_tables_and_folders_of_a_signing_are_written_at_once(app: Flask, address: str) -> None:
    client = signed_in(app)
    shown = form_of(client.get(address))
    assert (shown["rows-0-folder"], shown["rows-1-folder"], "rows-2-folder" in shown) == ("папка 1", "папка 2", False)
    sent = shown | {"rows-0-desk": "стол 1", "rows-1-desk": "стол 2", "rows-1-folder": ""}
    assert client.post(address, data=sent).status_code == 303
    assert lies(app) == [("стол 1", "папка 1"), ("стол 2", ""), ("", "папка 3")]


def test_who_changes_something_else_of_an_agreement_disturbs_nobody(app: Flask, address: str) -> None:
    client = signed_in(app)
    shown = form_of(client.get(address))
    changed(app, note="перенесено", folder="синяя папка")
    assert client.post(address, data=shown | {"rows-0-desk": "стол 1"}).status_code == 303
    assert lies(app)[0] == ("стол 1", "синяя папка")


def test_a_line_that_somebody_else_has_written_is_told_and_overwritten_only_when_saved_again(app: Flask, address: str) -> None:
    client = signed_in(app)
    shown = form_of(client.get(address))
    changed(app, desk="стол 7")
    answer = client.post(address, data=shown | {"rows-0-desk": "стол 1", "rows-1-desk": "стол 2"})
    again = form_of(answer)
    assert (answer.status_code, "rows-0-desk-error" in answer.text, "стол 7" in answer.text) == (422, True, True)
    assert (lies(app)[:2], again["rows-0-desk"]) == ([("стол 7", "папка 1"), ("", "папка 2")], "стол 1")
    assert client.post(address, data=again).status_code == 303
    assert lies(app)[:2] == [("стол 1", "папка 1"), ("стол 2", "папка 2")]


@pytest.mark.parametrize("agreement", ["", "0", "-1", "x", "9" * 30])
def test_a_row_that_no_page_sends_changes_nothing(app: Flask, address: str, agreement: str) -> None:
    sent = {"rows-0-agreement_id": agreement, "rows-0-desk": "стол 1"}
    answer = signed_in(app).post(address, data=sent)
    assert (answer.status_code, [desk for desk, _ in lies(app)]) == (303, ["", "", ""])


def test_a_name_that_is_too_long_stays_in_its_line(app: Flask, address: str) -> None:
    client = signed_in(app)
    answer = client.post(address, data=form_of(client.get(address)) | {"rows-1-desk": "с" * 10_000})
    assert (answer.status_code, "rows-1-desk-error" in answer.text, form_of(answer)["rows-1-desk"]) == (422, True, "с" * 10_000)


def test_a_signing_of_nothing_has_no_form(app: Flask) -> None:
    with opened(app).begin() as session:
        item = an_item(session, an_event(session), kind=ItemKind.SIGNING).id
    assert signed_in(app).get(f"/items/{item}/signing/edit").status_code == 404


def test_a_step_that_is_refused_is_explained_on_the_page_of_the_agreement(app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session)
        one = an_agreement(session, event)
        address, seen = f"/agreements/{one.id}", one.revision
    client = signed_in(app)
    answer = client.post(f"{address}/state", data={"state": "signed", "seen": str(seen), "from": "page"})
    assert (answer.status_code, 'id="step-error"' in answer.text, f'action="{address}/state"' in answer.text) == (422, True, True)
    assert 'id="step-error"' not in client.get(address).text
