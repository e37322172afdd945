"""People are found by their names in any letters, any order and any part of a word's beginning."""

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.register.directory.finding import organisations_found, persons_found, persons_like
from app.register.directory.rules.names import parsed
from tests.counting import statements
from tests.factories.people import a_person_in_directory, an_appointment, an_organisation

KUSAEVS = ("Кусэев", "Күсәев", "Kusaev")


def _found(session: Session, typed: str) -> list[str]:
    return [person.surname.ru for person in persons_found(session, typed, limit=20)]


@pytest.mark.parametrize("typed", [*KUSAEVS, "кус", "KUSS", "иван кусэев", "Kusaev I.I.", "И. И. Күсәев", "Kusayev Ivan"])
def test_any_spelling_finds_all_of_them(session: Session, typed: str) -> None:
    for surname in (*KUSAEVS, "Петров"):
        a_person_in_directory(session, surname)
    assert sorted(_found(session, typed)) == sorted(KUSAEVS)


@pytest.mark.parametrize("typed", KUSAEVS)
def test_the_exact_spelling_comes_first(session: Session, typed: str) -> None:
    for surname in ("Кусаевский", *KUSAEVS):
        a_person_in_directory(session, surname)
    found = _found(session, typed)
    assert (found[0] in {typed, "Кусэев"}, found[-1]) == (True, "Кусаевский")


def test_each_half_of_a_double_name_and_every_language_is_looked_at(session: Session) -> None:
    a_person_in_directory(session, surname="Иванова-Преображенская", latin="IVANOVA GUZEL")
    other = a_person_in_directory(session, surname="")
    other.surname = Texts(ru="Иксанов", ba="Өфөлөв")
    session.flush()
    assert [_found(session, typed) for typed in ("преобр", "guzel", "уфолов", "өфө")] == [
        ["Иванова-Преображенская"],
        ["Иванова-Преображенская"],
        ["Иксанов"],
        ["Иксанов"],
    ]


@pytest.mark.parametrize("typed", ["", "  ", "К", "И.И.", "%", "_", "ванов", "Иванов Петр"])
def test_nothing_initials_marks_and_middles_find_nobody(session: Session, typed: str) -> None:
    a_person_in_directory(session, "Иванов", patronymic=Texts(ru="Львович"))
    assert _found(session, typed) == []


def test_a_new_name_is_found_and_the_old_one_no_more(session: Session) -> None:
    person = a_person_in_directory(session, "Петров")
    person.surname = Texts(ru="Сидоров")
    session.flush()
    assert (_found(session, "Петров"), _found(session, "Sidorov")) == ([], ["Сидоров"])


def test_a_list_means_whoever_sounds_alike_with_initials_or_less(session: Session) -> None:
    one = a_person_in_directory(session, "Кусаев", latin="KUSSAYEV IVAN").id
    two = a_person_in_directory(session, "Күсәев", patronymic=Texts()).id
    a_person_in_directory(session, "Кусаев", given=Texts(ru="Пётр"))
    third = a_person_in_directory(session, "Құрманғали", given=Texts(ru="Нұрлан"), patronymic=Texts(ru="Серікұлы")).id
    rows = [
        "Кусаев Иван Иванович",
        "KUSSAYEV Ivan",
        "Кусэев И. И.",
        "Кусаев Иван Львович",
        "Курмангали Нурлан Серик улы",
        "Петров Иван",
        "",
    ]
    assert persons_like(session, [parsed(row) for row in rows]) == [[one, two], [one, two], [one, two], [one, two], [third], [], []]


def test_many_rows_are_compared_in_one_query(session: Session) -> None:
    for _ in range(20):
        a_person_in_directory(session)
    with statements(session.get_bind().engine) as asked:
        persons_like(session, [parsed(f"Участников{number} Иван") for number in range(200)])
    assert len(asked) == 1


def test_persons_found_come_with_what_they_are_in_as_many_queries_for_many(session: Session) -> None:
    def counted() -> int:
        session.expunge_all()
        with statements(session.get_bind().engine) as asked:
            told = [
                post.organisation.name.ru
                for one in persons_found(session, "участ", limit=50)
                for post in one.appointments
                if post.organisation
            ]
        assert told != []
        return len(asked)

    an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session))
    session.flush()
    few = counted()
    for _ in range(10):
        an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session))
    assert counted() == few


def test_organisations_are_found_by_the_beginnings_of_their_words(session: Session) -> None:
    body = an_organisation(session, name=Texts(ru="Министерство культуры", kk="Мәдениет министрлігі"), region=Texts(ru="Уфа"))
    found = [
        [one.id for one in organisations_found(session, typed, limit=9)] for typed in ("мин культ", "мәдениет", "уфа культ", "ультуры", "")
    ]
    assert found == [[body.id], [body.id], [body.id], [], []]
