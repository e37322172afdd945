"""Claims about logistics in versions: frozen, told, compared, erased."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.words.languages import speaking
from app.judgement.publishing.commands import DraftChanged, Publish, digest, outgoing, pending, publish
from app.judgement.publishing.erasing import erase_from_versions
from app.judgement.publishing.following import FOLLOWING
from app.judgement.publishing.logistics_telling import logistics_told
from app.judgement.publishing.models import Version, VersionPerson
from app.judgement.publishing.queries import events_naming, find_latest, get_version, latest_pictures
from app.planning.events.models import Event
from app.planning.journeys.models import Leg
from app.planning.logistics.picture import Logistics
from app.planning.logistics.queries import logistics_of
from app.planning.stays.models import Stay
from app.planning.transfers.models import Transfer
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from app.register.personal.naming import ERASED
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_hotel, a_leg, a_stay, a_transfer, a_vehicle
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import an_item
from tests.integration.planning.people import an_officer

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
MORNING = datetime.combine(date(2024, 11, 26), time(9, 5))


def published(session: Session, event: Event, by: Actor, seen: str | None = None) -> int:
    """Publish what stands there, or what somebody has seen."""
    return publish(session, Publish(event.id, by, seen), now=NOW)


@pytest.fixture
def event(session: Session) -> Event:
    event = an_event(session)
    an_item(session, event)
    return event


@pytest.fixture
def officer(session: Session, event: Event) -> Actor:
    return an_officer(session)


@pytest.fixture
def transfer(session: Session, event: Event) -> Transfer:
    guest = a_person_in_directory(session, "Гостев")
    leg = a_leg(session, event, MORNING, guest)
    transfer = a_transfer(session, event, MORNING + timedelta(hours=1), leg=leg)
    a_car(session, transfer, a_vehicle(session, event), guest)
    a_stay(session, a_hotel(session, event), guest, date(2024, 11, 26), date(2024, 11, 28))
    return transfer


def test_a_version_keeps_the_logistics_as_they_were(session: Session, event: Event, officer: Actor, transfer: Transfer) -> None:
    draft = logistics_of(session, event)
    published(session, event, officer)
    transfer.start = WallTime(MORNING + timedelta(hours=3), event.zone)
    session.flush()
    version = get_version(session, event.id, 1)
    assert version.logistics_picture == draft
    assert version.digest == digest(version.programme, draft) != digest(version.programme)
    assert latest_pictures(session, event.id) == (version.programme, draft)


def test_nothing_published_has_no_pictures_and_a_version_of_before_has_empty_logistics(
    session: Session, event: Event, officer: Actor
) -> None:
    assert latest_pictures(session, event.id) is None
    published(session, event, officer)
    version = get_version(session, event.id, 1)
    version.logistics = None
    session.flush()
    assert version.logistics_picture == Logistics(event.uid)
    assert not pending(session, event.id, outgoing(session, event), logistics_of(session, event))


def test_everything_that_went_out_is_marked_so_that_its_cancellation_is_told(
    session: Session, event: Event, officer: Actor, transfer: Transfer
) -> None:
    published(session, event, officer)
    session.expire_all()
    assert [session.scalars(select(table.was_published)).all() for table in (Leg, Transfer, Stay)] == [[True], [True], [True]]
    transfer.cancelled = True
    session.flush()
    (change,) = pending(session, event.id, outgoing(session, event), logistics_of(session, event)).logistics.transfers
    assert (change.deed.value, change.after is not None) == ("cancelled", True)


def test_a_late_flight_alone_is_worth_a_version_and_the_same_twice_is_one(
    session: Session, event: Event, officer: Actor, transfer: Transfer
) -> None:
    published(session, event, officer)
    with pytest.raises(Refusal):
        published(session, event, officer)
    transfer.leg = session.scalars(select(Leg)).one()
    transfer.leg.estimated = WallTime(MORNING + timedelta(minutes=50), event.zone)
    session.flush()
    seen = digest(outgoing(session, event), logistics_of(session, event))
    assert published(session, event, officer, seen) == 2
    assert published(session, event, officer, seen) == 2


def test_a_transfer_that_moves_while_the_changes_are_read_stops_the_publication(
    session: Session, event: Event, officer: Actor, transfer: Transfer
) -> None:
    seen = digest(outgoing(session, event), logistics_of(session, event))
    transfer.start = WallTime(MORNING + timedelta(hours=3), event.zone)
    session.flush()
    with pytest.raises(DraftChanged):
        published(session, event, officer, seen)


def test_a_version_names_the_people_of_both_pictures_and_events_are_found_by_them(
    session: Session, event: Event, officer: Actor, transfer: Transfer
) -> None:
    published(session, event, officer)
    guest = session.scalars(select(Person).where(Person.search_text.contains("гостев"))).one()
    named = set(session.scalars(select(VersionPerson.person_uid)))
    assert named == set(logistics_of(session, event).people)
    assert guest.uid in named
    assert events_naming(session, guest.uid) == [event.id]
    for table in (Stay, Transfer, Leg):
        session.execute(delete(table))
    session.expire_all()
    published(session, event, officer)
    assert events_naming(session, guest.uid) == []


@pytest.fixture
def followers() -> Iterator[list[tuple[int | None, int]]]:
    """Who follows, with the versions that they were told of."""
    told: list[tuple[int | None, int]] = []
    FOLLOWING["tests"] = lambda _session, _event, before, after, _now: told.append((before.number if before else None, after.number))
    yield told
    del FOLLOWING["tests"]


def test_whoever_follows_is_told_of_every_version_and_the_one_before_it(
    session: Session, event: Event, officer: Actor, followers: list[tuple[int | None, int]]
) -> None:
    published(session, event, officer)
    a_leg(session, event)
    published(session, event, officer)
    assert followers == [(None, 1), (1, 2)]


def test_changes_are_told_in_words_and_many_as_a_number(session: Session, event: Event, officer: Actor, transfer: Transfer) -> None:
    published(session, event, officer)
    transfer.start = WallTime(MORNING + timedelta(hours=2), event.zone)
    transfer.end = WallTime(MORNING + timedelta(hours=3), event.zone)
    other = a_person_in_directory(session, "Другов")
    a_car(session, transfer, a_vehicle(session, event, number=12, plate="А012ВС102", driver=a_person_in_directory(session, "Рулев")), other)
    hotel = a_hotel(session, event)
    for _ in range(30):
        a_stay(session, hotel, a_person_in_directory(session), date(2024, 11, 26), date(2024, 11, 28))
    session.flush()
    with speaking("en"):
        told = logistics_told(pending(session, event.id, outgoing(session, event), logistics_of(session, event)))
    moved, stays = told
    assert (moved.title, moved.deed.value, moved.hours) == ("Transfer: Аэропорт – Гостиница", "moved", "11:05–12:05")
    assert moved.sentences[0] == "moved from 10:05 to 11:05"
    assert moved.sentences[1].startswith("Cars: “car no. ")
    assert "car no. 12 А012ВС102 И.И. Рулев" in moved.sentences[1]
    assert moved.sentences[2:] == ("also: И.И. Другов",)
    assert (stays.title, stays.deed.value, stays.sentences) == ("30 stays", "added", ())


def test_an_erasure_reaches_the_logistics_of_versions(session: Session, event: Event, officer: Actor, transfer: Transfer) -> None:
    gone = a_person_in_directory(session, "Исчезаев", given=Texts(ru="Пётр"))
    a_leg(session, event, MORNING, met_by=gone, met_by_note="встречает Исчезаев П.И.")
    published(session, event, officer)
    assert erase_from_versions(session, gone) == 1
    session.expire_all()
    version = find_latest(session, event.id)
    assert version is not None
    picture = version.logistics_picture
    assert picture.people[gone.uid].name == ERASED
    assert "Исчезаев" not in str(version.logistics)
    assert version.digest == digest(version.programme, picture)
    assert {leg.met_by for leg in picture.legs} == {"", gone.uid}
    assert session.scalars(select(Version)).one() is version
