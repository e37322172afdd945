"""Claims about the pages of dossiers: who may open and send what, what they show, how a clash is told."""

from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.matters.undertakings.dossiers_queries import get_dossier, get_note
from app.matters.undertakings.models import Dossier, DossierNote
from app.matters.undertakings.rules import DossierState, Section
from app.planning.events.kinds import Kind
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.dossiers import TITLE, a_dossier, a_measure_of, a_note, a_question, an_instruction_of
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in
from tests.factories.programmes import an_item


def staged(app: Flask) -> dict[str, int]:
    """Return the ids of a dossier with an entry at a point, and of a question that is open."""
    with opened(app).begin() as session:
        item = an_item(session, an_event(session, kind=Kind.WORKING_GROUP_MEETING), kind=ItemKind.AGENDA, title="О проекте")
        dossier = a_dossier(session)
        note, question = a_note(session, dossier, item=item), a_question(session, dossier)
        spare = a_dossier(session, title=Texts("Лишнее"))
        ids = {"dossier": dossier.id, "note": note.id, "question": question.id, "item": item.id, "spare": spare.id}
        return ids | {"seen": dossier.revision}


GETS = {
    "/dossiers": (200, 200),
    "/dossiers/{dossier}": (200, 200),
    "/dossiers/{dossier}/brief.pdf": (200, 200),
    "/dossiers/new": (403, 200),
    "/dossiers/{dossier}/edit": (403, 200),
    "/dossiers/{dossier}/remove": (403, 200),
    "/dossiers/{dossier}/notes/new": (403, 200),
    "/dossier-notes/{note}/edit": (403, 200),
    "/dossier-notes/{question}/answer": (403, 200),
}
"""Address → what is answered to those who only read, and to those who keep dossiers."""
POSTS: dict[str, dict[str, str]] = {
    "/dossiers/new": {"title-ru": TITLE, "section": "trade", "state": "active", "since": "2018"},
    "/dossiers/{dossier}/edit": {"title-ru": TITLE, "section": "trade"},
    "/dossiers/{dossier}/state": {"state": "on_hold"},
    "/dossiers/{spare}/remove": {},
    "/dossiers/{dossier}/notes/new": {"day": "2024-11-25", "text-ru": "Рассмотрен"},
    "/dossier-notes/{note}/edit": {"day": "2024-11-25", "text-ru": "Рассмотрен"},
    "/dossier-notes/{question}/answer": {"answer-ru": "Найдено", "answered_on": "2025-01-10"},
    "/dossier-notes/{note}/remove": {},
}


@pytest.mark.parametrize("path", GETS)
def test_all_read_and_those_who_keep_dossiers_open_their_forms(app: Flask, path: str) -> None:
    address = path.format_map(staged(app))
    roles = (Role.COORDINATOR, Role.SECRETARY)
    assert tuple(signed_in(app, role).get(address).status_code for role in roles) == GETS[path]


@pytest.mark.parametrize("path", POSTS)
def test_only_those_who_keep_dossiers_write(app: Flask, path: str) -> None:
    address = path.format_map(staged(app))
    sent = POSTS[path] | {"seen": "1"}
    answers = [signed_in(app, role).post(address, data=sent).status_code for role in (Role.READER, Role.COORDINATOR, Role.SECRETARY)]
    assert answers == [403, 403, 303]


def test_a_dossier_is_opened_with_only_the_year_in_which_the_project_began(app: Flask) -> None:
    client = signed_in(app)
    form = form_of(client.get("/dossiers/new")) | {"title-ru": "Кластер", "since": "2023", "section": "energy"}
    for _ in range(2):
        assert client.post("/dossiers/new", data=form).status_code == 303
    with opened(app)() as session:
        (made,) = session.scalars(select(Dossier)).all()
        assert (made.title.ru, made.since, made.section) == ("Кластер", date(2023, 1, 1), Section.ENERGY)
        assert form_of(client.get(f"/dossiers/{made.id}/edit"))["since"] == "2023"


@pytest.mark.parametrize("typed", ["18", "2018-13-01", "весной"])
def test_what_is_neither_a_year_nor_a_day_is_refused_beside_its_field(app: Flask, typed: str) -> None:
    answer = signed_in(app).post("/dossiers/new", data={"title-ru": "Кластер", "section": "trade", "state": "active", "since": typed})
    assert (answer.status_code, list(errors_of(answer))) == (422, ["since"])


def test_a_question_is_written_down_at_a_point_and_answered(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    page = client.get(f"/dossiers/{ids['dossier']}/notes/new?question=yes&item={ids['item']}")
    form = form_of(page)
    assert (form["is_question"], form["item_id"]) == ("y", str(ids["item"]))
    client.post(f"/dossiers/{ids['dossier']}/notes/new", data=form | {"text-ru": "Когда начнём?"})
    with opened(app)() as session:
        made = session.scalars(select(DossierNote).order_by(DossierNote.id.desc())).first()
        assert made is not None
        assert (made.text.ru, made.is_question, made.answered_on, made.item_id) == ("Когда начнём?", True, None, ids["item"])
        asked = made.id
    answer = form_of(client.get(f"/dossier-notes/{asked}/answer")) | {"answer-ru": "В мае"}
    assert client.post(f"/dossier-notes/{asked}/answer", data=answer).headers["Location"].endswith(f"#note-{asked}")
    with opened(app)() as session:
        assert get_note(session, asked).answer.ru == "В мае"


def test_an_answer_to_what_is_no_question_is_refused_beside_it(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    form = form_of(client.get(f"/dossier-notes/{ids['note']}/edit")) | {"answer-ru": "Да", "answered_on": "2025-01-01"}
    answer = client.post(f"/dossier-notes/{ids['note']}/edit", data=form)
    assert (answer.status_code, list(errors_of(answer))) == (422, ["answer-ru"])


def test_two_who_edit_one_dossier_are_told_and_lose_nothing(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    address = f"/dossiers/{ids['dossier']}/edit"
    mine, theirs = (form_of(client.get(address)) for _ in range(2))
    assert client.post(address, data=theirs | {"place-ru": "Костанай"}).status_code == 303
    clash = client.post(address, data=mine | {"place-ru": "Павлодар"})
    text = clash.get_data(as_text=True)
    assert (clash.status_code, "Костанай" in text, "Павлодар" in text) == (409, True, True)


def test_two_who_edit_one_entry_are_told(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    address = f"/dossier-notes/{ids['question']}/answer"
    mine, theirs = (form_of(client.get(address)) for _ in range(2))
    answers = [client.post(address, data=form | {"answer-ru": text}).status_code for form, text in ((theirs, "Да"), (mine, "Нет"))]
    assert answers == [303, 409]


def test_a_dossier_with_instructions_is_not_removed_and_the_page_says_why(app: Flask) -> None:
    ids = staged(app)
    with opened(app).begin() as session:
        an_instruction_of(session, get_dossier(session, ids["dossier"]))
    client = signed_in(app)
    assert client.post(f"/dossiers/{ids['dossier']}/remove", data={"seen": ids["seen"]}).status_code == 422
    assert client.get(f"/dossiers/{ids['dossier']}").status_code == 200


def test_the_list_shows_projects_that_have_come_to_an_end_only_where_asked(app: Flask) -> None:
    ids, client = staged(app), signed_in(app)
    client.post(f"/dossiers/{ids['spare']}/state", data={"state": DossierState.CLOSED.value, "seen": "1"})
    told = [client.get(path).get_data(as_text=True) for path in ("/dossiers", "/dossiers?show=all")]
    assert [("Лишнее" in text, TITLE in text) for text in told] == [(False, True), (True, True)]


def test_a_point_of_an_agenda_and_a_search_lead_to_the_dossier(app: Flask) -> None:
    ids, client = staged(app), signed_in(app, Role.READER)
    link = f'href="/dossiers/{ids["dossier"]}"'
    assert [link in client.get(path).get_data(as_text=True) for path in (f"/items/{ids['item']}", "/search?q=титан")] == [True, True]


def test_whoever_only_reads_is_shown_nothing_to_press(app: Flask) -> None:
    ids = staged(app)
    told = signed_in(app, Role.READER).get(f"/dossiers/{ids['dossier']}").get_data(as_text=True)
    assert [f"/dossiers/{ids['dossier']}/edit" in told, "/answer" in told, "/notes/new" in told] == [False, False, False]


def test_the_brief_is_a_pdf_that_says_what_is_open(app: Flask) -> None:
    ids, client = staged(app), signed_in(app, Role.READER)
    answer = client.get(f"/dossiers/{ids['dossier']}/brief.pdf")
    text = PdfReader(BytesIO(answer.data)).pages[0].extract_text().replace("\u00a0", " ")
    assert (answer.mimetype, TITLE in text, "Откуда сырьё?" in text) == ("application/pdf", True, True)
    assert client.get(f"/dossiers/{ids['dossier']}/brief.pdf", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_the_page_of_a_dossier_asks_no_more_of_more_entries(app: Flask) -> None:
    ids, counts = staged(app), []
    client = signed_in(app)
    path = f"/dossiers/{ids['dossier']}"
    client.get(path)
    for more in (1, 5):
        with opened(app).begin() as session:
            _fill(session, ids["dossier"], more)
            engine = session.get_bind().engine
        with statements(engine) as asked:
            assert client.get(path).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def _fill(session: Session, dossier_id: int, more: int) -> None:
    dossier = get_dossier(session, dossier_id)
    for _ in range(more):
        a_note(session, dossier, item=an_item(session, an_event(session)))
        a_question(session, dossier)
        an_instruction_of(session, dossier)
        a_measure_of(session, dossier)
