"""Persons and readers that most tests of personal data begin with."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.directory.rules.kinds import Gender
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.rules import DEFAULT_PURPOSES, DataKind
from tests.factories.accounts import a_user, an_actor
from tests.factories.people import a_person_in_directory, an_appointment
from tests.integration.personal.dump import LATIN, SURNAME

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
LATER = date(2026, 12, 31)

Kept = Callable[[Person, DataKind, str], int]


@pytest.fixture
def protocol(session: Session) -> Actor:
    return an_actor(a_user(session, name="Г.Р. Валиева"))


@pytest.fixture
def coordinator(session: Session) -> Actor:
    return an_actor(a_user(session, name="К.К. Координатов", role=Role.COORDINATOR))


@pytest.fixture
def person(session: Session) -> Person:
    return a_person_in_directory(session, "Участников")


@pytest.fixture
def kept(session: Session, protocol: Actor) -> Kept:
    """Keeps a record as the protocol officer, and returns its id."""

    def keep(person: Person, kind: DataKind, value: str) -> int:
        return keep_record(session, KeepRecord(protocol, new_uid(), person.id, kind, value, DEFAULT_PURPOSES[kind], LATER), now=NOW)

    return keep


@pytest.fixture
def gone(session: Session) -> Person:
    """Whoever is erased, told in every way in which somebody may be told."""
    person = Person(
        uid=new_uid(),
        surname=Texts(ru=SURNAME, kk="Стираемұлы"),
        given=Texts(ru="Иван"),
        patronymic=Texts(ru="Иванович"),
        latin=f"{LATIN} IVAN",
        gender=Gender.MALE,
        cases={"dative": "Стираемову Ивану Ивановичу"},
        note="Стираемов Иван Иванович не ест рыбу",
        appointments=[],
    )
    session.add(person)
    session.flush()
    an_appointment(session, person, "министр")
    return person
