"""What is past its last day is destroyed with an act, and keys can be changed without losing anything."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.cli import main
from app.ground.db.history import Change
from app.ground.db.sealing import Keyring, keys_of, sealed_in_batches
from app.ground.db.session import make_engine, make_sessions
from app.ground.kernel.ids import new_uid
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.personal.models import PersonalRecord, PurgeAct
from app.register.personal.purging import purge_expired
from app.register.personal.reading import ReadRecords, holders_of, read_records
from app.register.personal.rules import DataKind
from tests.conftest import KEYS
from tests.databases import SqliteFiles
from tests.factories.people import a_person_in_directory
from tests.integration.personal.conftest import LATER, NOW, Kept

PHONE = "+7 917 555-44-33"
NEW_KEYS = Keyring((("second", bytes(range(32, 64))), *KEYS.keys))
ONLY_NEW = Keyring(NEW_KEYS.keys[:1])


def _expire(session: Session, record_id: int, on: date) -> None:
    session.get_one(PersonalRecord, record_id).keep_until = on
    session.flush()


def test_on_its_last_day_a_record_is_still_there(session: Session, person: Person, kept: Kept) -> None:
    _expire(session, kept(person, DataKind.PHONE, PHONE), NOW.date())

    assert purge_expired(session, now=NOW, by_name="Yiyin") is None
    assert session.scalars(select(PurgeAct)).all() == []


def test_an_act_tells_what_was_destroyed_in_order_and_no_value(session: Session, person: Person, kept: Kept) -> None:
    _expire(session, kept(person, DataKind.PHONE, PHONE), NOW.date() - timedelta(days=1))
    _expire(session, kept(person, DataKind.NEEDS, "не ест рыбу"), NOW.date() - timedelta(days=3))
    stays = kept(person, DataKind.EMAIL, "a@b.example")

    act = purge_expired(session, now=NOW, by_name="Yiyin")

    assert act is not None
    assert (act.at, act.by_name, act.reason) == (NOW, "Yiyin", "expired")
    assert act.rows == [
        {"person": person.uid, "kind": "needs", "purpose": "event", "keep_until": "2026-05-09"},
        {"person": person.uid, "kind": "phone", "purpose": "contact", "keep_until": "2026-05-11"},
    ]
    assert [record.id for record in session.scalars(select(PersonalRecord))] == [stays]
    assert PHONE not in str([change.fields for change in session.scalars(select(Change))])


def test_more_than_a_batch_is_one_act(session: Session, person: Person, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.register.personal.purging._BATCH", 2)
    for _ in range(5):
        _expire(session, kept(a_person_in_directory(session), DataKind.PHONE, PHONE), NOW.date() - timedelta(days=1))

    act = purge_expired(session, now=NOW, by_name="Yiyin")

    assert act is not None
    assert len(act.rows) == 5


def _with_keys(session: Session, keys: Keyring) -> None:
    session.info["keys"] = keys


def test_new_keys_take_over_values_and_fingerprints(
    session: Session, protocol: Actor, person: Person, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ground.db.sealing._BATCH", 2)
    people = [person, *(a_person_in_directory(session) for _ in range(4))]
    for number, one in enumerate(people):
        kept(one, DataKind.PHONE, f"+7 917 555-44-3{number}")
    _with_keys(session, NEW_KEYS)

    assert holders_of(session, DataKind.PHONE, ["89175554430"]) == {"89175554430": [person.id]}, "an old fingerprint is still found"
    assert sum(batch.sealed for batch in sealed_in_batches(session)) == 5
    assert sum(batch.sealed for batch in sealed_in_batches(session)) == 0

    _with_keys(session, ONLY_NEW)
    told = read_records(session, ReadRecords(protocol, [person.id], [DataKind.PHONE], "person"), now=NOW)
    assert told == {person.id: {DataKind.PHONE: "+7 917 555-44-30"}}
    assert holders_of(session, DataKind.PHONE, ["89175554430"]) == {"89175554430": [person.id]}
    assert {record.key_id for record in session.scalars(select(PersonalRecord))} == {"second"}
    _with_keys(session, KEYS)


def test_what_cannot_be_opened_stays_as_it_is_and_is_counted(session: Session, person: Person, kept: Kept) -> None:
    record = session.get_one(PersonalRecord, kept(person, DataKind.PHONE, PHONE))
    before = record.sealed
    _with_keys(session, ONLY_NEW)

    assert [(batch.sealed, batch.shut) for batch in sealed_in_batches(session)] == [(0, 1)]
    assert record.sealed == before
    _with_keys(session, KEYS)


@pytest.fixture
def engine_of_cli(sqlite_databases: SqliteFiles, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A database that the commands at the machine find, with two keys of which the second is the old one."""
    url = sqlite_databases.fresh()
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("DATA_KEYS", ",".join(f"{name}:{urlsafe_b64encode(key).decode()}" for name, key in NEW_KEYS.keys))
    engine = make_engine(url)
    yield engine
    engine.dispose()
    sqlite_databases.drop(url)


def _told(command: str) -> str:
    told = CliRunner().invoke(main, [command])
    assert told.exit_code == 0, told.output
    return told.output


def test_the_commands_at_the_machine(engine_of_cli: Engine) -> None:
    with make_sessions(engine_of_cli, keys=KEYS).begin() as session:
        person = a_person_in_directory(session)
        for kind, value, until in (
            (DataKind.PHONE, PHONE, date(2020, 1, 1)),
            (DataKind.EMAIL, "a@b.example", LATER + timedelta(days=3650)),
        ):
            record = PersonalRecord(uid=new_uid(), person_id=person.id, kind=kind, purpose="contact", keep_until=until, changed_at=NOW)
            record.seal(keys_of(session), value.encode())
            session.add(record)

    assert _told("rotate-keys") == "2 rows sealed anew.\n"
    assert _told("rotate-keys") == "0 rows sealed anew.\n"
    assert _told("purge-personal").startswith("1 records destroyed, act 1: ")
    assert _told("purge") == "No personal data is past its last day.\n"
