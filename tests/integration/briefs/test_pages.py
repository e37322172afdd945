"""Claims about the pages of briefs: who may, what is refused beside which line, rows that move, how many queries."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.matters.briefs.models import Brief
from app.matters.briefs.queries import get_brief
from app.matters.briefs.rules import BriefKind, SectionText
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.briefs import a_brief
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import form_of, signed_in
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment


def staged(app: Flask) -> dict[str, int]:
    with opened(app).begin() as session:
        person = a_person_in_directory(session, "Участников")
        one = a_brief(session)
        return {"brief": one.id, "seen": one.revision, "person": person.id, "of_person": a_brief(session, person=person).id}


def kept(app: Flask) -> list[Brief]:
    with opened(app)() as session:
        return [get_brief(session, ident) for ident in session.scalars(select(Brief.id).order_by(Brief.id))]


@pytest.mark.parametrize(
    ("role", "keeps"),
    [(Role.READER, False), (Role.COORDINATOR, False), (Role.SECRETARY, True), (Role.PROTOCOL, True), (Role.ADMIN, True)],
)
def test_everybody_reads_and_the_office_and_secretaries_write(app: Flask, role: Role, keeps: bool) -> None:
    where = staged(app)
    client = signed_in(app, role)
    read = ("/briefs", "/briefs/{brief}", "/briefs/{of_person}", "/briefs/{brief}/paper")
    assert {client.get(path.format(**where)).status_code for path in read} == {200}
    write = ("/briefs/new", "/briefs/new?kind=person", "/briefs/{brief}/edit", "/briefs/{brief}/remove")
    assert {client.get(path.format(**where)).status_code for path in write} == ({200} if keeps else {403})
    assert client.post(f"/briefs/{where['brief']}/remove", data={"seen": where["seen"]}).status_code == (303 if keeps else 403)


def test_a_brief_on_a_person_is_written_from_their_page(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    assert "/briefs/new?kind=person" in client.get(f"/people/{where['person']}").get_data(as_text=True)
    address = f"/briefs/new?kind=person&person={where['person']}"
    sent = form_of(client.get(address)) | {"sections-0-text-ru": "Говорит по-русски."}
    assert [client.post(address, data=sent).status_code for _ in range(2)] == [303, 303]
    made = kept(app)[-1]
    assert (len(kept(app)), made.kind, made.person_id, made.title.ru.split()[0], made.sections[0].text.ru) == (
        3,
        BriefKind.PERSON,
        where["person"],
        "Участников",
        "Говорит по-русски.",
    )


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ({"title-ru": ""}, "title-ru-error"),
        ({"as_of": "вчера"}, "as_of-error"),
        ({"sections-0-text-ru": ""}, "sections-0-text-ru-error"),
        ({"sections-0-text-ru": "о" * 10_000}, "sections-0-text-ru-error"),
        ({"figures-0-value": "много"}, "figures-0-value-error"),
        ({"figures-0-year": "1066"}, "figures-0-year-error"),
        ({"figures-1-year": ""}, "figures-1-year-error"),
        ({"figures-0-label-ru": "", "figures-0-label-kk": ""}, "figures-0-label-ru-error"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_line_and_nothing_is_lost(app: Flask, typed: dict[str, str], beside: str) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/briefs/{where['brief']}/edit"
    answer = client.post(address, data=form_of(client.get(address)) | {"source": "Свой источник"} | typed)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, f'id="{beside}"' in page, "Свой источник" in page) == (422, True, True)
    assert kept(app)[0].source == "Пример"


def test_a_brief_on_a_person_needs_somebody_of_the_directory(app: Flask) -> None:
    client = signed_in(app)
    shown = form_of(client.get("/briefs/new?kind=person"))
    for typed in ({"person": "Никто Неизвестный"}, {"title-ru": "О ком-то"}, {"person": "№ 2147483646"}):
        answer = client.post("/briefs/new?kind=person", data=shown | typed)
        assert (answer.status_code, 'id="person-error"' in answer.get_data(as_text=True)) == (422, True)


@pytest.mark.parametrize(
    "address", ["/briefs/new?kind=planet", "/briefs/2147483647", "/briefs/99999999999999999999", "/briefs/2147483647/paper"]
)
def test_what_is_not_there_is_not_found(app: Flask, address: str) -> None:
    assert signed_in(app).get(address).status_code == 404


def test_rows_are_moved_added_and_taken_out_before_anything_is_saved(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/briefs/{where['brief']}/edit"
    shown = form_of(client.get(address))
    down = form_of(client.post(address, data=shown | {"row": "sections down 0", "figures-0-value": "не число"}))
    assert (down["sections-0-heading-ru"], down["sections-1-heading-ru"], down["figures-0-value"]) == (
        "К беседе",
        "Общие сведения",
        "не число",
    )
    more = form_of(client.post(address, data=shown | {"row": "figures more"}))
    assert (more["figures-3-year"], more["seen"], more["uid"]) == ("", shown["seen"], shown["uid"])
    fewer = form_of(client.post(address, data=shown | {"row": "figures drop 1"}))
    assert [fewer[f"figures-{place}-year"] for place in (0, 1)] == ["2021", "2023"]
    assert [one.heading.ru for one in kept(app)[0].sections] == ["Общие сведения", "К беседе"]
    assert client.post(address, data=fewer).status_code == 303
    assert [one["year"] for one in kept(app)[0].figures] == [2021, 2023]


def test_two_who_change_a_brief_are_shown_both_and_choose(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/briefs/{where['brief']}/edit"
    shown = form_of(client.get(address))
    assert signed_in(app).post(address, data=shown | {"source": "их источник"}).status_code == 303
    answer = client.post(address, data=shown | {"title-ru": "Моё название"})
    assert (answer.status_code, "их источник" in answer.get_data(as_text=True)) == (409, True)
    assert client.post(address, data=form_of(answer)).status_code == 303
    assert (kept(app)[0].title.ru, kept(app)[0].source) == ("Моё название", "их источник")


def test_what_comes_from_no_page_has_seen_nothing_that_could_still_be_so(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    assert client.post(f"/briefs/{where['brief']}/remove", data={}).status_code == 409
    assert len(kept(app)) == 2


def test_a_brief_prints_in_every_language_and_as_docx(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    paper = client.get(f"/briefs/{where['brief']}/paper?lang=kk")
    assert "Жалпы мәліметтер" in PdfReader(BytesIO(paper.data)).pages[0].extract_text()
    written = client.get(f"/briefs/{where['brief']}/paper?format=docx")
    assert "Поблагодарить за приём." in [line.text.replace("\u00a0", " ") for line in Document(BytesIO(written.data)).paragraphs]


def test_a_brief_that_is_too_long_says_so_and_prints_all_the_same(app: Flask) -> None:
    text = SectionText(Texts("Раздел"), Texts("Строка текста, которая занимает место на бумаге. " * 55))
    with opened(app).begin() as session:
        long, short = a_brief(session, sections=(text,) * 8).id, a_brief(session).id
    client = signed_in(app)
    told = ["notice is-warn" in client.get(f"/briefs/{ident}").get_data(as_text=True) for ident in (long, short)]
    assert (told, client.get(f"/briefs/{long}/paper").status_code) == ([True, False], 200)


def test_the_list_takes_as_many_queries_for_many_briefs_as_for_one(app: Flask) -> None:
    staged(app)
    client = signed_in(app)
    counts = []
    for more in (0, 8):
        with opened(app).begin() as session:
            for number in range(more):
                a_brief(session, title=f"Область {number}")
        client.get("/briefs")
        with statements(app.extensions["readers"].kw["bind"]) as asked:
            client.get("/briefs")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_page_of_somebody_whose_data_is_blocked_shows_nothing_of_them(app: Flask) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session, "Участников")
        an_appointment(session, person, "директор по внешним связям")
        session.expire(person)
        brief = a_brief(session, person=person)
        event = an_event(session, title=Texts("Встреча в Астане"), first_day=date(2020, 2, 3), last_day=date(2020, 2, 3))
        a_member(session, a_delegation(session, event), person)
        ident, person_id, said = brief.id, person.id, brief.sections[0].text.ru
    telling = ("директор по внешним связям", "Пример", "Встреча в Астане", said, 'id="history"')
    client = signed_in(app)
    read = client.get(f"/briefs/{ident}").get_data(as_text=True)
    assert [text in read for text in telling] == [True] * 5
    with opened(app).begin() as session:
        session.get_one(Person, person_id).blocked_at = clock.now()
    read = client.get(f"/briefs/{ident}").get_data(as_text=True)
    assert [text in read for text in telling] == [False] * 5
    edit = client.get(f"/briefs/{ident}/edit")
    assert (edit.status_code, said in edit.get_data(as_text=True), f"/briefs/{ident}/edit" in read) == (422, False, False)
