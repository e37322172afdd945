"""Claims about the writes and reads of the directory, on both databases."""

from datetime import date

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import history_of
from app.ground.kernel.finding import words_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import Refusal, Stale
from app.ground.kernel.texts import Texts
from app.register.directory import commands
from app.register.directory.models import Appointment, Organisation, Person, Rank
from app.register.directory.naming import told_history
from app.register.directory.queries import (
    Wanted,
    holders_of,
    organisation_labels,
    organisation_rows,
    organisations_of,
    persons_page,
    rank_uses,
    ranks_of,
)
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.people import a_person_in_directory, a_rank, an_appointment, an_organisation

TODAY = date(2024, 11, 26)


def details(surname: str = "Иванов", **over: object) -> commands.PersonDetails:
    return commands.PersonDetails(**{"surname": Texts(ru=surname), "given": Texts(ru="Иван"), **over})  # type: ignore[arg-type]


def test_a_person_written_by_a_command_is_found_by_word_and_by_sound(session: Session) -> None:
    ident = commands.add_person(session, new_uid(), details("Күсәев", latin="KUSSAYEV IVAN"))
    person = session.get_one(Person, ident)
    assert ("кусэев" in person.search_text, person.sound_text != "") == (True, True)
    commands.change_person(session, ident, 1, details("Мөхәмәтов"))
    assert ("кусэев" in person.search_text, "мухэмэтов" in person.search_text or "мохэмэтов" in person.search_text) == (False, True)


def test_the_same_page_makes_one_person_one_rank_one_appointment_one_organisation(session: Session) -> None:
    uid = new_uid()
    person = {commands.add_person(session, uid, details()) for _ in range(2)}
    body = {commands.add_organisation(session, uid, commands.OrganisationDetails(Texts(ru="Минпром"), PartySide.RUSSIA)) for _ in range(2)}
    rank = {commands.add_rank(session, uid, commands.RankDetails(Texts(ru="Министр"))) for _ in range(2)}
    post = commands.AppointmentDetails(Texts(ru="министр"), PartySide.RUSSIA, min(body), min(rank))
    made = {commands.add_appointment(session, uid, min(person), post) for _ in range(2)}
    assert [len(one) for one in (person, body, rank, made)] == [1, 1, 1, 1]


def test_ranks_change_places_and_only_the_one_that_was_moved_has_a_new_revision(session: Session) -> None:
    ranks = [a_rank(session, position=place) for place in (1, 1, 7)]
    commands.move_rank(session, ranks[2].id, 1, -1)
    session.expire_all()
    assert [(rank.id, rank.position) for rank in ranks_of(session)] == [(ranks[0].id, 1), (ranks[2].id, 2), (ranks[1].id, 3)]
    assert [session.get_one(Rank, rank.id).revision for rank in ranks] == [1, 1, 2]
    with pytest.raises(Stale):
        commands.move_rank(session, ranks[2].id, 1, -1)


def test_two_who_move_ranks_at_once_leave_a_table_in_which_every_place_is_taken_once(sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        ranks = [a_rank(session, position=place) for place in (1, 2, 3)]
    for rank, step in ((ranks[0], 1), (ranks[2], -1)):
        with sessions.begin() as session:
            commands.move_rank(session, rank.id, 1, step)
    with sessions() as session:
        assert sorted(rank.position for rank in ranks_of(session)) == [1, 2, 3]


def test_a_rank_that_an_appointment_has_stays(session: Session) -> None:
    rank = a_rank(session)
    an_appointment(session, a_person_in_directory(session), rank_id=rank.id)
    with pytest.raises(Refusal):
        commands.remove_rank(session, rank.id, 1)
    assert rank_uses(session) == {rank.id: 1}


def test_an_appointment_ends_no_sooner_than_it_begins(session: Session) -> None:
    post = an_appointment(session, a_person_in_directory(session), since=date(2024, 1, 1))
    with pytest.raises(Refusal, match="before the first"):
        commands.end_appointment(session, post.id, 1, date(2023, 12, 31))
    assert commands.end_appointment(session, post.id, 1, date(2024, 1, 1)) == post.person_id


def test_a_case_confirmed_for_another_position_or_body_is_dropped(session: Session) -> None:
    post = an_appointment(session, a_person_in_directory(session), "министр", cases={"gen": "министра"})
    body = an_organisation(session, name=Texts(ru="Минпром"), cases={"gen": "Минпрома"})
    new = commands.AppointmentDetails(Texts(ru="премьер-министр"), PartySide.RUSSIA, cases={"gen": "министра", "dat": "премьер-министру"})
    commands.change_appointment(session, post.id, 1, new)
    same = commands.OrganisationDetails(Texts(ru="Минпром", kk="Өнеркәсіп"), PartySide.RUSSIA, cases={"gen": "Минпрома"})
    commands.change_organisation(session, body.id, 1, same)
    assert (post.cases, body.cases) == ({"dat": "премьер-министру"}, {"gen": "Минпрома"})


def test_a_list_stands_by_name_and_in_the_same_order_on_every_database(session: Session) -> None:
    for surname in ("Ясин", "Ёлкин", "Алиев", "Али-заде", "Бектенов", "Ибрагимов", "Құсайынов", "Елисеев"):
        a_person_in_directory(session, surname)
    page = persons_page(session, Wanted(), today=TODAY)
    assert [person.surname.ru for person in page.persons] == [
        "Али-заде",
        "Алиев",
        "Бектенов",
        "Елисеев",
        "Ёлкин",
        "Ибрагимов",
        "Құсайынов",
        "Ясин",
    ]
    assert (page.total, page.pages, page.number) == (8, 1, 1)


def test_a_list_counts_only_what_somebody_is_today(session: Session) -> None:
    body = an_organisation(session)
    for surname, since, until in (("Прежний", None, date(2024, 1, 1)), ("Нынешний", None, None), ("Будущий", date(2025, 1, 1), None)):
        an_appointment(session, a_person_in_directory(session, surname), organisation=body, since=since, until=until)
    page = persons_page(session, Wanted(organisation_id=body.id), today=TODAY)
    assert [person.surname.ru for person in page.persons] == ["Нынешний"]
    assert [(row.organisation.id, row.holders) for row in organisation_rows(session, (), today=TODAY)] == [(body.id, 1)]


def test_those_who_were_found_keep_the_order_in_which_they_were_found(session: Session) -> None:
    first, second, third = (a_person_in_directory(session, surname) for surname in ("Яковлев", "Борисов", "Андреев"))
    second.merged_into_id = first.id
    session.flush()
    page = persons_page(session, Wanted(), today=TODAY, among=[second.id, first.id, third.id])
    assert [person.id for person in page.persons] == [first.id, third.id]


def test_holders_of_an_organisation_stand_by_precedence(session: Session) -> None:
    body, high, low = an_organisation(session), a_rank(session, position=1), a_rank(session, position=2)
    for surname, rank, since in (
        ("Рядовой", None, None),
        ("Заместитель", low, None),
        ("Министр", high, date(2020, 1, 1)),
        ("Старейший", high, date(2010, 1, 1)),
    ):
        an_appointment(session, a_person_in_directory(session, surname), organisation=body, rank=rank, since=since)
    an_appointment(session, a_person_in_directory(session, "Почётный", precedence=1), organisation=body)
    assert [one.person.surname.ru for one in holders_of(session, body.id)] == [
        "Почётный",
        "Старейший",
        "Министр",
        "Заместитель",
        "Рядовой",
    ]


def test_no_two_organisations_are_offered_under_one_label(session: Session) -> None:
    for region in ("", "Татарстан", "Татарстан", "Марий Эл"):
        an_organisation(session, name=Texts(ru="Министерство культуры"), region=Texts(ru=region))
    labels = organisation_labels(organisations_of(session))
    assert len(set(labels.values())) == 4


def test_organisations_are_found_by_any_word_in_two_queries(session: Session, shared_engine: Engine) -> None:
    an_organisation(session, name=Texts(ru="Министерство культуры"), region=Texts(ru="Уфа"))
    an_organisation(session, name=Texts(ru="Акимат"), short_name=Texts(kk="Әкімдік"))
    for typed, names in (("культуры уфа", ["Министерство культуры"]), ("әкімдік", ["Акимат"]), ("%", ["Акимат", "Министерство культуры"])):
        assert [row.organisation.name.ru for row in organisation_rows(session, words_of(typed), today=TODAY)] == names
    with statements(shared_engine) as asked:
        organisation_rows(session, (), today=TODAY)
    assert len(asked) == 2


def test_the_log_tells_positions_bodies_sides_and_days_in_words(session: Session) -> None:
    body = an_organisation(session, name=Texts(ru="Минпром"))
    post = an_appointment(session, a_person_in_directory(session), "министр")
    new = commands.AppointmentDetails(
        Texts(ru="вице-премьер"), PartySide.KAZAKHSTAN, body.id, since=date(2024, 2, 1), cases={"gen": "вице-премьера"}
    )
    commands.change_appointment(session, post.id, 1, new)
    changes = {change for row in told_history(session, history_of(session, "appointment", post.id)) for change in row.changes}
    assert {(old, now) for _, old, now in changes} == {
        ("министр", "вице-премьер"),
        ("", "Минпром"),
        ("Республика Башкортостан", "Республика Казахстан"),
        ("", "01.02.2024"),
        ("", "вице-премьера"),
    }


def test_whoever_holds_a_position_keeps_the_organisation(session: Session) -> None:
    body = an_organisation(session)
    post = an_appointment(session, a_person_in_directory(session), organisation=body)
    with pytest.raises(Refusal):
        commands.remove_organisation(session, body.id, 1)
    commands.remove_appointment(session, post.id, 1)
    commands.remove_organisation(session, body.id, 1)
    assert (session.get(Organisation, body.id), session.get(Appointment, post.id)) == (None, None)
