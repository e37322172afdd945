"""Claims about two who take the same list in at the same time."""

from collections.abc import Callable

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from app.faces.spreadsheets.targets import target_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.rows import Columns, Outcome, Sheet
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.people import a_delegation
from tests.integration.planning.people import an_officer
from tests.integration.planning.races import meeting

PEOPLE = Sheet("", (("Участников", "Второй"), ("Гостева", "Анна")))
ITEMS = Sheet("", (("День", "Время", "Пункт"), ("26.11.2024", "10.00-11.00", "Открытие"), ("26.11.2024", "12.00-13.00", "Обед")))


def taking(key: str, target_id: int, sheet: Sheet, columns: Columns, by: Actor) -> Callable[[Session], Outcome]:
    """Return what the page does when somebody says yes."""
    target = target_of(key)

    def take(session: Session) -> Outcome:
        target.alone(session, target_id)
        plan = target.plan(session, target_id, sheet, columns, by=by, now=NOW)
        return target.apply(session, target_id, plan, {}, by=by, uid=new_uid(), now=NOW)

    return take


def test_a_list_of_people_taken_in_twice_at_once_makes_everybody_once(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer, delegation_id = an_officer(session), a_delegation(session, an_event(session)).id
    take = taking("members", delegation_id, PEOPLE, Columns(-1, {0: "surname", 1: "given"}), officer)
    outcome = meeting(engine, sessions, take, take).result()
    with sessions() as session:
        persons = session.scalar(select(func.count()).select_from(Person))
    assert (outcome.made, outcome.same, persons) == (0, 2, 2)


def test_a_programme_taken_in_twice_at_once_makes_every_item_once(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer, event_id = an_officer(session), an_event(session).id
    take = taking("items", event_id, ITEMS, Columns(0, {0: "day", 1: "time", 2: "title"}), officer)
    outcome = meeting(engine, sessions, take, take).result()
    with sessions() as session:
        items = session.scalar(select(func.count()).select_from(ProgrammeItem).where(ProgrammeItem.event_id == event_id))
    assert (outcome.made, outcome.same, items) == (0, 2, 2)
