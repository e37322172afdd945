"""The people of the demonstration set: a directory, delegations, who attends, a few sealed records."""

import json
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.demo.naming import uid_of
from app.demo.reading import FOLDER
from app.ground.kernel.texts import LANGUAGES
from app.planning.attendance.queries import items_attended
from app.planning.delegations.composition import composition_of
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.directory.models import Organisation, Person
from app.register.personal.models import PersonalRecord

PEOPLE = json.loads((FOLDER / "people.json").read_text(encoding="utf-8"))


def delegation(session: Session, code: str) -> Delegation:
    return session.scalars(select(Delegation).where(Delegation.code == code)).one()


def person(session: Session, code: str) -> Person:
    return session.scalars(select(Person).where(Person.code == code)).one()


def test_everybody_of_the_file_is_in_the_directory_with_a_position(demo: Session) -> None:
    codes = [row["code"] for row in PEOPLE["persons"]]
    assert demo.scalar(select(func.count()).select_from(Person)) == len(codes) == 130
    assert person(demo, "D4-03").name.ru == "Участник Д4-03"
    assert person(demo, "nazarov").name.as_dict() == {
        "ru": "Назаров Андрей Геннадьевич",
        "ba": "Назаров Андрей Геннадий улы",
        "kk": "Назаров Андрей Геннадьевич",
        "en": "Nazarov Andrey Gennadyevich",
    }


def test_only_persons_whom_the_news_names_have_a_name(demo: Session) -> None:
    named = demo.scalars(select(Person.code).where(Person.code.not_like("D%"), Person.code.not_like("A-%")).order_by(Person.code)).all()
    assert named == ["khabirov", "nazarov", "smailov"]


def test_the_delegations_have_the_sizes_that_they_are_to_have(demo: Session) -> None:
    sizes = {
        code: demo.scalar(select(func.count()).where(DelegationMember.delegation_id == delegation(demo, code).id))
        for code in ("E8-D1", "E8-D2", "E8-D3", "E8-D4", "E8-D5", "E2-D6b", "E6-D6k", "E6-D2a")
    }
    assert list(sizes.values()) == [14, 12, 16, 8, 8, 30, 30, 3]


def test_every_delegation_with_members_has_its_head_first(demo: Session) -> None:
    heads = {}
    for code in ("E1-D1", "E1-D2", "E8-D1", "E8-D4"):
        members = composition_of(demo, delegation(demo, code).id, on=date(2023, 9, 8)).members
        heads[code] = (members[0].name.ru, members[0].is_head)
    assert heads == {
        "E1-D1": ("Назаров Андрей Геннадьевич", True),
        "E1-D2": ("Смаилов Алихан Асханович", True),
        "E8-D1": ("Хабиров Радий Фаритович", True),
        "E8-D4": ("Участник Д4-01", True),
    }


def test_a_delegation_in_parallel_sections_is_split_by_person(demo: Session) -> None:
    first, second = (
        {one.item.code for one in items_attended(demo, person(demo, code).id) if one.item.code in {"A49", "A50"} and one.attends}
        for code in ("D4-02", "D4-06")
    )
    assert (first, second) == ({"A49"}, {"A50"})


def test_the_interpreter_is_booked_in_two_sections_at_once(demo: Session) -> None:
    query = select(ProgrammeItem.code).join(ItemPerson, ItemPerson.item_id == ProgrammeItem.id).order_by(ProgrammeItem.code)
    query = query.where(ItemPerson.person_id == person(demo, "D1-09").id, ItemPerson.role == ItemRole.INTERPRETER)
    assert [code for code in demo.scalars(query) if code and code.startswith("A")] == ["A49", "A50", "A56"]


def test_everything_that_guests_read_of_people_is_there_in_four_languages(demo: Session) -> None:
    texts = [
        *demo.scalars(select(Organisation.name)),
        *demo.scalars(select(Delegation.name)),
        *(one.name for one in demo.scalars(select(Person))),
    ]
    assert [text.ru for text in texts if set(text.as_dict()) != set(LANGUAGES)] == []


def test_what_is_personal_lies_sealed_and_is_invented(demo: Session) -> None:
    records = demo.scalars(select(PersonalRecord)).all()
    written = {uid_of(f"{code}-{kind}") for event in PEOPLE["records"].values() for code, kinds in event.items() for kind in kinds}
    assert {record.uid for record in records} == written
    values = [value.encode() for event in PEOPLE["records"].values() for kinds in event.values() for value in kinds.values()]
    assert [record.uid for record in records for value in values if value in record.sealed] == []
