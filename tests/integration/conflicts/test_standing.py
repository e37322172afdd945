"""Claims about waivers in real databases: who may, what they need, when they hold, and what the history says of them."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import history_of_event
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal
from app.ground.web.history import told_rows
from app.judgement.conflicts.commands import EndWaiver, Overtaken, end_waiver, waive
from app.judgement.conflicts.findings import Finding
from app.judgement.conflicts.models import ConflictWaiver
from app.judgement.conflicts.naming import NAMES
from app.judgement.conflicts.rules import Lapse
from app.judgement.conflicts.standing import Standing, standing_of
from app.planning.events.kinds import Severity
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemRole
from app.register.accounts.rules.roles import Actor, Role
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.events import an_event
from tests.factories.people import a_person_in_directory
from tests.factories.programmes import at
from tests.factories.troubles import NOW, twice, twice_key, two_at_once, waiving
from tests.integration.planning.races import meeting

LAST = date(2024, 11, 27)


@pytest.fixture
def by(session: Session) -> Actor:
    return an_actor(a_user(session))


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def pair(session: Session, event: Event) -> tuple[ProgrammeItem, ProgrammeItem]:
    """A walk and a meeting of the same head at once."""
    return two_at_once(session, event, a_person_in_directory(session, "Хабиров"))


def standing(session: Session, event: Event, *, now: datetime = NOW) -> Standing:
    session.expire_all()
    return standing_of(session, event.id, now=now)


def the_finding(session: Session, event: Event) -> Finding:
    (found,) = twice(standing(session, event))
    return found


def refused(session: Session, event: Event, by: Actor, **over: object) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        waive(session, waiving(event, the_finding(session, event), by, **over), now=NOW)
    return refusal.value


def test_a_finding_stands_open_until_somebody_waives_it(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    before = standing(session, event)
    finding = the_finding(session, event)
    waiver_id = waive(session, waiving(event, finding, by), now=NOW)
    after = standing(session, event)
    assert finding.key == twice_key(*pair)
    assert finding in before.blockers
    assert before.counts[Severity.BLOCKER] - after.counts.get(Severity.BLOCKER, 0) == 1
    assert [(one.key, waiver.id) for one, waiver in after.waived] == [(finding.key, waiver_id)]
    assert twice(after) == []
    assert after.lapsed == {}


def test_what_is_kept_names_nobody_and_says_who_why_and_until_when(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    waiver = session.get_one(ConflictWaiver, waive(session, waiving(event, finding, by), now=NOW))
    assert (waiver.sort, waiver.severity, waiver.by_id, waiver.by_name, waiver.made_at) == (
        "person_twice",
        Severity.BLOCKER,
        by.id,
        by.name,
        NOW,
    )
    assert "«Обход стенда»" in waiver.sentence
    assert "Хабиров" not in waiver.sentence
    assert "1 человек" in waiver.sentence


def test_the_history_says_who_let_what_stand_why_and_until_when(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    waiver_id = waive(session, waiving(event, the_finding(session, event), by), now=NOW)
    end_waiver(session, EndWaiver(event.id, waiver_id, by), now=NOW + timedelta(hours=1))
    ended, made = told_rows(history_of_event(session, event.id, limit=2), NAMES, named=True)
    assert made.label.startswith("Принято до 27.11.2024 (Глава уходит с обхода раньше.): ")
    assert "«Обход стенда»" in made.label
    assert [(old, new) for _, old, new in ended.changes] == [("", "01.11.2024, 15.00"), ("", by.name)]


def test_a_waiver_that_was_taken_back_holds_no_more(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    waiver_id = waive(session, waiving(event, finding, by), now=NOW)
    for _ in range(2):  # a second press changes nothing
        assert end_waiver(session, EndWaiver(event.id, waiver_id, by), now=NOW) == finding.key
    now = standing(session, event)
    assert [one.key for one in twice(now)] == [finding.key]
    assert now.lapsed[finding.key].why is Lapse.ENDED


def test_a_waiver_ends_by_itself_when_what_it_rests_on_changes(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    waive(session, waiving(event, finding, by), now=NOW)
    pair[1].when = at("11:15", "12:30")
    session.flush()
    now = standing(session, event)
    assert [one.key for one in twice(now)] == [finding.key]
    assert now.lapsed[finding.key].why is Lapse.CHANGED
    pair[1].when = at("11:30", "12:30")
    session.flush()
    assert twice(standing(session, event)) == []


def test_a_waiver_ends_when_it_concerns_somebody_else_too(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    waive(session, waiving(event, finding, by), now=NOW)
    another = a_person_in_directory(session)
    session.add_all(ItemPerson(item_id=item.id, person_id=another.id, role=ItemRole.GUEST) for item in pair)
    session.flush()
    assert standing(session, event).lapsed[finding.key].why is Lapse.CHANGED


def test_a_waiver_holds_on_its_last_day_by_the_clocks_of_the_event(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    waive(session, waiving(event, finding, by), now=NOW)
    last_minute = datetime.fromisoformat("2024-11-27T23:59+05:00")
    assert twice(standing(session, event, now=last_minute)) == []
    next_day = standing(session, event, now=last_minute + timedelta(minutes=1))
    assert [one.key for one in twice(next_day)] == [finding.key]
    assert next_day.lapsed[finding.key].why is Lapse.PAST


def test_of_several_waivers_of_one_finding_the_newest_counts(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    first = waive(session, waiving(event, finding, by, uid="first"), now=NOW)
    end_waiver(session, EndWaiver(event.id, first, by), now=NOW)
    second = waive(session, waiving(event, finding, by, uid="second"), now=NOW)
    assert [waiver.id for _, waiver in standing(session, event).waived] == [second]


def test_the_same_form_sent_twice_is_one_waiver(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    cmd = waiving(event, the_finding(session, event), by)
    assert waive(session, cmd, now=NOW) == waive(session, cmd, now=NOW)
    assert len(session.scalars(select(ConflictWaiver)).all()) == 1


def test_the_second_of_two_is_told_who_was_first(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    waive(session, waiving(event, finding, by), now=NOW)
    with pytest.raises(Overtaken) as told:
        waive(session, waiving(event, finding, by, uid="another"), now=NOW)
    assert told.value.values == {"name": by.name, "day": LAST, "reason": "Глава уходит с обхода раньше."}


def test_two_who_waive_at_once_make_one_waiver(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        event = an_event(session)
        two_at_once(session, event, a_person_in_directory(session))
        by = an_actor(a_user(session))
    with sessions() as session:
        (finding,) = twice(standing_of(session, event.id, now=NOW))
    outcome = meeting(
        engine,
        sessions,
        lambda session: waive(session, waiving(event, finding, by, uid="first"), now=NOW),
        lambda session: waive(session, waiving(event, finding, by, uid="second"), now=NOW),
    )
    assert isinstance(outcome.exception(), Overtaken)
    with sessions() as session:
        assert [waiver.uid for waiver in session.scalars(select(ConflictWaiver))] == ["first"]


def test_what_is_gone_or_another_by_now_is_not_waived(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    finding = the_finding(session, event)
    pair[1].when = at("11:15", "12:30")
    session.flush()
    with pytest.raises(Overtaken, match="has changed since"):
        waive(session, waiving(event, finding, by), now=NOW)
    session.execute(delete(ItemPerson).where(ItemPerson.item_id == pair[1].id))
    with pytest.raises(Overtaken, match="does not stand any more"):
        waive(session, waiving(event, finding, by), now=NOW)
    assert session.scalars(select(ConflictWaiver)).all() == []


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"reason": "да 1234567"}, "reason"),
        ({"reason": " \u200b "}, "reason"),
        ({"until": date(2024, 10, 31)}, "until"),
        ({"until": date(2024, 12, 28)}, "until"),
    ],
)
def test_a_waiver_needs_a_reason_and_a_day_that_is_near(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem], over: dict[str, object], field: str
) -> None:
    assert refused(session, event, by, **over).field == field


@pytest.mark.parametrize("until", [date(2024, 11, 1), date(2024, 12, 27)])
def test_the_first_and_the_last_day_are_allowed(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem], until: date
) -> None:
    made = waive(session, waiving(event, the_finding(session, event), by, until=until), now=NOW)
    assert session.get_one(ConflictWaiver, made).until == until


def test_a_coordinator_waives_what_does_not_stand_in_the_way(session: Session, pair: tuple[ProgrammeItem, ProgrammeItem]) -> None:
    user = a_user(session, role=Role.COORDINATOR)
    event = an_event(session, coordinators=[user], particulars={})
    two_at_once(session, event, a_person_in_directory(session))
    coordinator = an_actor(user)
    now = standing(session, event)
    (blocker,) = twice(now)
    lesser = next(finding for finding in now.open if finding.severity is not Severity.BLOCKER)
    with pytest.raises(NotAllowed):
        waive(session, waiving(event, blocker, coordinator), now=NOW)
    made = waive(session, waiving(event, lesser, coordinator), now=NOW)
    assert [waiver.id for _, waiver in standing(session, event).waived] == [made]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.READER])
def test_who_may_not_change_the_event_may_neither_waive_nor_take_back(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem], role: Role
) -> None:
    other = an_actor(a_user(session, role=role))
    finding = the_finding(session, event)
    with pytest.raises(NotAllowed):
        waive(session, waiving(event, finding, other), now=NOW)
    made = waive(session, waiving(event, finding, by), now=NOW)
    with pytest.raises(NotAllowed):
        end_waiver(session, EndWaiver(event.id, made, other), now=NOW)


def test_a_waiver_of_another_event_is_not_there(
    session: Session, event: Event, by: Actor, pair: tuple[ProgrammeItem, ProgrammeItem]
) -> None:
    made = waive(session, waiving(event, the_finding(session, event), by), now=NOW)
    with pytest.raises(NotFound):
        end_waiver(session, EndWaiver(an_event(session).id, made, by), now=NOW)


def test_judging_takes_as_many_queries_for_many_findings_as_for_few(session: Session, event: Event, by: Actor) -> None:
    def asked() -> int:
        session.expire_all()
        event_id = event.id
        with statements(session.connection().engine) as seen:
            standing_of(session, event_id, now=NOW)
        return len(seen)

    for start in ("11:00", "14:00"):
        two_at_once(session, event, a_person_in_directory(session), start=start)
    few = asked()
    for _ in range(8):
        two_at_once(session, event, a_person_in_directory(session))
    assert asked() == few
