"""The pages of appointments and organisations, as a browser meets them."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.ground.kernel.texts import Texts
from app.register.directory.models import Appointment, Organisation
from app.register.directory.rules.kinds import Category, PartySide
from tests.factories.browsing import Browser, fields, hidden, opened
from tests.factories.people import a_person_in_directory, a_rank, an_appointment, an_organisation


def _positions(app: Flask, person_id: int) -> list[str]:
    with opened(app)() as session:
        query = select(Appointment).where(Appointment.person_id == person_id).order_by(Appointment.position_no, Appointment.id)
        return [one.position.ru for one in session.scalars(query)]


def test_an_appointment_at_a_known_organisation_takes_its_side(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
        body = an_organisation(session, name=Texts(ru="Акимат Астаны"), short_name=Texts(kk="Әкімдік"), side=PartySide.KAZAKHSTAN)
        rank = a_rank(session)
    path = f"/people/{person.id}/appointments/new"
    officer.get(path)
    sent = {"position-ru": "аким", "position-kk": "әкім", "organisation": "акимат  АСТАНЫ", "rank_id": str(rank.id), "category": "press"}
    assert officer.post(path, sent | {"since": "01.02.2024"}).location == f"/people/{person.id}"
    with opened(app)() as session:
        made = session.scalars(select(Appointment)).one()
        told = (made.position, made.organisation_id, made.side, made.rank_id, made.since, made.until)
    assert told == (Texts(ru="аким", kk="әкім"), body.id, PartySide.KAZAKHSTAN, rank.id, date(2024, 2, 1), None)


def test_an_organisation_is_made_on_the_spot_once(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
    path = f"/people/{person.id}/appointments/new"
    uid = hidden(officer.get(path), "uid")
    sent = {"uid": uid, "position-ru": "директор", "organisation": "ООО «Новое»", "side": "russia", "category": "business"}
    refused = officer.post(path, sent)
    assert (refused.status_code, 'id="organisation-error"' in refused.get_data(as_text=True)) == (422, True)
    assert [officer.post(path, sent | {"is_new": "y"}).status_code for _ in range(2)] == [303, 303]
    with opened(app)() as session:
        made = session.scalars(select(Organisation)).one()
        assert (made.name.ru, made.side, made.category) == ("ООО «Новое»", PartySide.RUSSIA, Category.BUSINESS)
    assert _positions(app, person.id) == ["директор"]


def test_two_organisations_of_one_name_are_told_apart(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
        an_organisation(session, name=Texts(ru="Министерство культуры"), region=Texts(ru="Татарстан"))
        other = an_organisation(session, name=Texts(ru="Министерство культуры"), region=Texts(ru="Марий Эл"))
    path = f"/people/{person.id}/appointments/new"
    page = officer.get(path).get_data(as_text=True)
    assert page.count('<option value="Министерство культуры') == 2
    sent = {"position-ru": "министр", "category": "government", "organisation": "Министерство культуры (Марий Эл)"}
    assert officer.post(path, sent).status_code == 303
    with opened(app)() as session:
        assert session.scalars(select(Appointment.organisation_id)).all() == [other.id]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"position-ru": ""}, "position-ru"),
        ({"position-en": "Ж" * 501}, "position-en"),
        ({"side": ""}, "side"),
        ({"side": "mars"}, "side"),
        ({"rank_id": "999"}, "rank_id"),
        ({"rank_id": "x"}, "rank_id"),
        ({"since": "вчера"}, "since"),
        ({"since": "01.01.0204"}, "since"),
        ({"since": "02.01.2024", "until": "01.01.2024"}, "until"),
        ({"organisation": "Неведомое"}, "organisation"),
        ({"organisation": "Ж" * 501, "is_new": "y"}, "organisation"),
        ({"organisation": "Ж" * 801}, "organisation"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    app: Flask, officer: Browser, wrong: dict[str, str], field: str
) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
    path = f"/people/{person.id}/appointments/new"
    officer.get(path)
    good = {"position-ru": "министр", "position-kk": "министр мырза", "side": "kazakhstan", "category": "government"}
    answer = officer.post(path, good | wrong)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, f'id="{field}-error"' in page, "министр мырза" in page) == (422, True, True)
    assert _positions(app, person.id) == []


def test_the_longest_names_of_organisations_can_be_chosen(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        name, region = Texts(ru="Ж" * 500), Texts(ru="Р" * 200)
        an_organisation(session, name=name, region=Texts(ru="Уфа"))
        post = an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session, name=name, region=region))
    path = f"/people/appointments/{post.id}/edit"
    assert officer.post(path, fields(officer.get(path)) | {"since": "01.02.2024"}).status_code == 303
    with opened(app)() as session:
        assert session.get_one(Appointment, post.id).organisation_id == post.organisation_id


def test_an_appointment_changes_places_and_a_stale_press_changes_nothing(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
        first, second, third = (an_appointment(session, person, name) for name in ("первая", "вторая", "третья"))
    officer.get(f"/people/{person.id}")
    assert officer.post(f"/people/appointments/{third.id}/move", {"step": "-1", "seen": "1"}).status_code == 303
    assert _positions(app, person.id) == ["первая", "третья", "вторая"]
    assert officer.post(f"/people/appointments/{third.id}/move", {"step": "-1", "seen": "1"}).status_code == 409
    assert officer.post(f"/people/appointments/{first.id}/move", {"step": "-1", "seen": "1"}).status_code == 303
    assert _positions(app, person.id) == ["первая", "третья", "вторая"]
    with opened(app)() as session:
        assert [session.get_one(Appointment, one.id).revision for one in (first, second, third)] == [1, 1, 2]


def test_an_appointment_ends_on_a_day_and_another_person_is_told_of_a_clash(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        post = an_appointment(session, a_person_in_directory(session), since=date(2024, 1, 1))
    path = f"/people/appointments/{post.id}/end"
    shown = fields(officer.get(path))
    assert officer.post(path, shown | {"until": "31.12.2023"}).status_code == 422
    assert officer.post(path, shown | {"until": ""}).status_code == 422
    assert officer.post(path, shown | {"until": "31.12.2024"}).location == f"/people/{post.person_id}"
    assert officer.post(path, shown | {"until": "30.12.2024"}).status_code == 409
    with opened(app)() as session:
        assert session.get_one(Appointment, post.id).until == date(2024, 12, 31)


def test_an_appointment_clashes_field_by_field(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        post = an_appointment(session, a_person_in_directory(session), organisation=an_organisation(session))
    path = f"/people/appointments/{post.id}/edit"
    shown = fields(officer.get(path))
    assert officer.post(path, shown | {"position-ru": "премьер-министр"}).status_code == 303
    clash = officer.post(path, shown | {"since": "01.02.2024"})
    page = clash.get_data(as_text=True)
    assert (clash.status_code, "премьер-министр" in page, "01.02.2024" in page) == (409, True, True)


def test_an_appointment_entered_by_mistake_is_removed(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        post = an_appointment(session, a_person_in_directory(session))
    officer.get(f"/people/{post.person_id}")
    assert officer.post(f"/people/appointments/{post.id}/remove", {"seen": "1"}).location == f"/people/{post.person_id}"
    assert _positions(app, post.person_id) == []


def test_an_organisation_is_made_changed_and_shown_with_those_who_hold_positions_there(app: Flask, officer: Browser) -> None:
    officer.get("/people/organisations/new")
    sent = {"name-ru": "Минпром", "side": "bashkortostan", "category": "government", "case_gen": "Минпрома"}
    here = officer.post("/people/organisations/new", sent).location
    with opened(app).begin() as session:
        body = session.scalars(select(Organisation)).one()
        an_appointment(session, a_person_in_directory(session, "Нынешний"), organisation=body)
        an_appointment(session, a_person_in_directory(session, "Прежний"), organisation=body, until=date(2020, 1, 1))
    page = officer.get(here).get_data(as_text=True)
    now, before = page.index("Нынешний"), page.index("Прежний")
    assert page.index('id="holders"') < now < page.index('id="before"') < before
    shown = fields(officer.get(f"{here}/edit"))
    assert officer.post(f"{here}/edit", shown | {"region-ru": "Уфа"}).status_code == 303
    assert officer.post(f"{here}/edit", shown | {"region-ru": "Сибай"}).status_code == 409
    kept = officer.post(f"{here}/remove", {"seen": "2"})
    assert (kept.status_code, kept.location, "is-error" in officer.get(here).get_data(as_text=True)) == (303, here, True)
    assert "Минпром" in officer.get("/people/organisations?q=уфа").get_data(as_text=True)
    assert "Минпром" not in officer.get("/people/organisations?q=сибай").get_data(as_text=True)


@pytest.mark.parametrize(("wrong", "field"), [({"name-ru": ""}, "name-ru"), ({"name-ru": "Ж" * 501}, "name-ru"), ({"side": "x"}, "side")])
def test_a_wrong_organisation_is_refused(app: Flask, officer: Browser, wrong: dict[str, str], field: str) -> None:
    officer.get("/people/organisations/new")
    answer = officer.post("/people/organisations/new", {"name-ru": "Минпром", "side": "russia", "category": "government"} | wrong)
    assert (answer.status_code, f'id="{field}-error"' in answer.get_data(as_text=True)) == (422, True)
