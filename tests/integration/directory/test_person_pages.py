"""The pages of persons, as a browser meets them."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Appointment, Person
from app.register.directory.rules.kinds import Category, PartySide
from tests.counting import statements
from tests.factories.browsing import Browser, fields, hidden, opened
from tests.factories.people import a_person_in_directory, an_appointment, an_organisation

NAME = {"surname-ru": "Құрманғалиұлы", "given-ru": "Нұрлан", "surname-en": "Kurmangaliuly", "latin": "KURMANGALIULY NURLAN"}


def _persons(app: Flask) -> list[str]:
    with opened(app)() as session:
        return [person.name.ru for person in session.scalars(select(Person).order_by(Person.id))]


def test_a_person_is_added_once_however_often_the_button_is_pressed(app: Flask, officer: Browser) -> None:
    uid = hidden(officer.get("/people/new"), "uid")
    answers = [officer.post("/people/new", NAME | {"uid": uid, "gender": "male"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert _persons(app) == ["Құрманғалиұлы Нұрлан"]


def test_somebody_of_a_like_name_is_shown_before_a_second_entry_is_made(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        known = a_person_in_directory(session, "Күсәев", given=Texts(ru="Олфат"), patronymic=Texts())
    officer.get("/people/new")
    sent = {"surname-ru": "Кусаев", "given-ru": "О."}
    answer = officer.post("/people/new", sent)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, 'id="another-error"' in page, f'href="/people/{known.id}"' in page) == (422, True, True)
    assert officer.post("/people/new", sent | {"another": "y"}).status_code == 303
    assert _persons(app) == ["Күсәев Олфат", "Кусаев О."]


def test_a_button_suggests_cases_and_spelling_and_saves_nothing(app: Flask, officer: Browser) -> None:
    officer.get("/people/new")
    sent = {"surname-ru": "Құрманғалиұлы", "given-ru": "Нұрлан", "gender": "male", "case_gen": "моё"}
    cases = fields(officer.post("/people/new", sent | {"suggest": "cases"}))
    assert (cases["case_gen"], cases["case_dat"]) == ("моё", "Құрманғалиұлы Нұрлану")
    assert fields(officer.post("/people/new", sent | {"suggest": "latin"}))["latin"] == "KURMANGALIULY NURLAN"
    assert _persons(app) == []


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"surname-ru": " \u200b "}, "surname-ru"),
        ({"surname-ru": "Ж" * 101}, "surname-ru"),
        ({"given-kk": "Ж" * 101}, "given-kk"),
        ({"latin": "Z" * 201}, "latin"),
        ({"gender": "mars"}, "gender"),
        ({"precedence": "первый"}, "precedence"),
        ({"precedence": "0"}, "precedence"),
        ({"note": "Ж" * 1001}, "note"),
        ({"case_dat": "Ж" * 701}, "case_dat"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    app: Flask, officer: Browser, wrong: dict[str, str], field: str
) -> None:
    officer.get("/people/new")
    answer = officer.post("/people/new", NAME | wrong)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in page
    assert "Нұрлан" in page
    assert _persons(app) == []


def test_a_name_is_shown_as_a_text_and_never_as_markup(app: Flask, officer: Browser) -> None:
    officer.get("/people/new")
    made = officer.post("/people/new", {"surname-ru": "<script>alert(1)</script>", "given-ru": '"><img src=x>', "note": "</textarea><b>"})
    assert made.status_code == 303
    person = made.location.removesuffix("/appointments/new")
    pages = [officer.get(path).get_data(as_text=True) for path in ("/people", person, f"{person}/edit", made.location)]
    assert [("<script>alert" in page, "<img src=x" in page, "</textarea><b>" in page) for page in pages] == [(False,) * 3] * 4
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages[0]


def test_saving_a_page_unchanged_changes_nothing(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session, cases={"dat": "Участникову Ивану"}, precedence=3, latin="UCHASTNIKOV IVAN")
        post = an_appointment(session, person, cases={"gen": "министра"}, organisation=an_organisation(session))
    for path in (f"/people/{person.id}/edit", f"/people/appointments/{post.id}/edit"):
        assert officer.post(path, fields(officer.get(path))).status_code == 303
    with opened(app)() as session:
        assert (session.get_one(Person, person.id).revision, session.get_one(Appointment, post.id).revision) == (1, 1)


def test_a_case_that_was_confirmed_for_another_name_is_not_kept(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session, "Иванова", given=Texts(ru="Анна"), cases={"dat": "Ивановой Анне", "gen": "Ивановой Анны"})
    path = f"/people/{person.id}/edit"
    sent = fields(officer.get(path)) | {"surname-ru": "Петрова", "case_gen": "Петровой Анны"}
    assert officer.post(path, sent).status_code == 303
    with opened(app)() as session:
        assert session.get_one(Person, person.id).cases == {"gen": "Петровой Анны"}


def test_the_second_of_two_is_shown_both_and_keeps_what_they_choose(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session, "Иванов")
    path = f"/people/{person.id}/edit"
    shown = fields(officer.get(path))
    assert officer.post(path, shown | {"latin": "IVANOV IVAN"}).status_code == 303
    clash = officer.post(path, shown | {"latin": "IWANOW IWAN", "surname-ru": "Иваноў"})
    page = clash.get_data(as_text=True)
    assert clash.status_code == 409
    assert all(text in page for text in ("IVANOV IVAN", "IWANOW IWAN", "Иваноў"))
    chosen = shown | {"seen": hidden(clash, "seen"), "was": hidden(clash, "was"), "surname-ru": "Иваноў", "latin": "IVANOV IVAN"}
    assert officer.post(path, chosen).status_code == 303
    with opened(app)() as session:
        kept = session.get_one(Person, person.id)
        assert (kept.surname.ru, kept.latin) == ("Иваноў", "IVANOV IVAN")


def test_everybody_reads_and_a_reader_writes_nothing(app: Flask, signed_in: Callable[[Role], Browser]) -> None:
    with opened(app).begin() as session:
        post = an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session))
    reader = signed_in(Role.READER)
    person, body = f"/people/{post.person_id}", f"/people/organisations/{post.organisation_id}"
    assert [reader.get(path).status_code for path in ("/people", person, "/people/organisations", body, "/people/ranks")] == [200] * 5
    write = ("/people/new", f"{person}/edit", f"{person}/appointments/new", f"/people/appointments/{post.id}/edit", f"{body}/edit")
    assert [reader.get(path).status_code for path in write] == [403] * 5
    assert [reader.post(f"{path}/remove", {"seen": "1"}).status_code for path in (person, body)] == [403, 403]


@pytest.mark.parametrize("path", ["/people/999", "/people/999/edit", "/people/999/appointments/new", "/people/appointments/999/edit"])
def test_what_is_not_there_is_not_found(officer: Browser, path: str) -> None:
    assert officer.get(path).status_code == 404


def test_the_list_is_found_by_name_side_category_and_organisation(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        ministry = an_organisation(session, name=Texts(ru="Минкультуры"), side=PartySide.KAZAKHSTAN)
        press = an_organisation(session, name=Texts(ru="Газета"), category=Category.PRESS)
        guest = a_person_in_directory(session, "Күсәев")
        an_appointment(session, guest, organisation=ministry, side=PartySide.KAZAKHSTAN)
        an_appointment(session, a_person_in_directory(session, "Журналистов"), organisation=press)
        a_person_in_directory(session, "Бездолжный")
    everybody = {"Күсәев", "Журналистов", "Бездолжный"}

    def listed(query: str) -> set[str]:
        page = officer.get(f"/people?{query}").get_data(as_text=True)
        return {surname for surname in everybody if surname in page}

    assert listed("") == everybody
    assert listed("q=Kusaev") == {"Күсәев"}
    assert listed("side=kazakhstan") == {"Күсәев"}
    assert listed("category=press") == {"Журналистов"}
    assert listed(f"organisation={ministry.id}") == {"Күсәев"}
    assert listed("q=Kusaev&category=press") == set()
    assert listed("side=mars&category=&page=nowhere") == everybody


def test_long_lists_come_in_pages_and_the_page_after_the_last_is_the_last(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        for number in range(120):
            a_person_in_directory(session, f"Фамилия{number:03}")
    pages = [officer.get(f"/people?page={number}").get_data(as_text=True) for number in (1, 2, 3, 9)]
    assert [(f"Фамилия{n:03}" in page) for page, n in zip(pages, (0, 50, 100, 119), strict=True)] == [True] * 4
    assert "Фамилия050" not in pages[0]


def test_the_list_takes_as_many_queries_for_many_persons_as_for_one(app: Flask, officer: Browser) -> None:
    def counted(path: str) -> int:
        with opened(app)() as session:
            engine = session.get_bind().engine
        with statements(engine) as asked:
            assert officer.get(path).status_code == 200
        return len(asked)

    paths = ("/people", "/people?q=Участников", "/people?side=bashkortostan", "/people/organisations")
    with opened(app).begin() as session:
        an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session))
    before = [counted(path) for path in paths]
    with opened(app).begin() as session:
        for _ in range(12):
            an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session))
    assert [counted(path) for path in paths] == before


def test_a_person_whom_nothing_points_at_is_removed_with_their_appointments(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        post = an_appointment(session, a_person_in_directory(session))
    officer.get(f"/people/{post.person_id}")
    assert officer.post(f"/people/{post.person_id}/remove", {"seen": "1"}).location == "/people"
    with opened(app)() as session:
        assert (_persons(app), session.scalars(select(Appointment)).all()) == ([], [])
