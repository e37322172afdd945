"""The working group, its dossiers, the roadmap and the instructions, as the demonstration set loads them."""

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.demo.data import OFFICE_ZONE
from app.demo.load import load
from app.ground.kernel.walltime import zone
from app.matters.undertakings.commands import RemoveInstruction, remove_instruction
from app.matters.undertakings.dossiers_commands import SetDossierState, set_dossier_state
from app.matters.undertakings.dossiers_listing import opened
from app.matters.undertakings.models import Dossier, DossierNote, DueExtension, Instruction, Measure
from app.matters.undertakings.queries import instructions_due
from app.matters.undertakings.rules import DossierState
from app.matters.working_groups.models import GroupMeeting, GroupMember, WorkingGroup
from app.planning.events.models import Event
from tests.integration.demo.conftest import NOW, OFFICER

TODAY = NOW.astimezone(zone(OFFICE_ZONE)).date()
TABLES = (WorkingGroup, GroupMember, GroupMeeting, Dossier, DossierNote, Measure, Instruction, DueExtension)


def rows(session: Session) -> list[int]:
    return [session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


def instruction(session: Session, code: str) -> Instruction:
    return session.scalars(select(Instruction).where(Instruction.code == code).options(selectinload(Instruction.extensions))).one()


def test_everything_of_the_file_is_there(demo: Session) -> None:
    assert rows(demo) == [1, 11, 3, 6, 22, 12, 12, 6]


def test_loading_again_adds_nothing_and_leaves_what_has_been_edited(demo: Session) -> None:
    before = rows(demo)
    dossier = demo.scalars(select(Dossier).where(Dossier.code == "DS-SPR")).one()
    set_dossier_state(demo, SetDossierState(dossier.id, OFFICER, None, DossierState.REALISED))
    load(demo, now=NOW + timedelta(days=40), by=OFFICER)
    assert (rows(demo), dossier.state) == (before, DossierState.REALISED)


def test_what_is_missing_comes_back_alone(demo: Session) -> None:
    before = rows(demo)
    remove_instruction(demo, RemoveInstruction(instruction(demo, "IN-12").id, OFFICER, None))
    load(demo, now=NOW + timedelta(days=40), by=OFFICER)
    assert (rows(demo), instruction(demo, "IN-12").due) == (before, TODAY + timedelta(days=1))


def test_the_meetings_of_the_group_are_the_three(demo: Session) -> None:
    codes = demo.scalars(select(Event.code).join(GroupMeeting, GroupMeeting.event_id == Event.id).order_by(Event.code)).all()
    assert codes == ["E5", "E7", "N3"]


def test_the_first_screen_has_instructions_that_are_overdue_and_near(demo: Session) -> None:
    due = [one.due for one in instructions_due(demo, TODAY)]
    assert sorted(day - TODAY for day in due if day) == [timedelta(days=days) for days in (-30, -12, 1, 3, 4)]


def test_an_instruction_tells_how_often_it_was_put_off(demo: Session) -> None:
    chair = instruction(demo, "IN-01")
    assert [(one.old_due, one.new_due) for one in chair.extensions] == [
        (date(2023, 11, 1), date(2024, 10, 1)),
        (date(2024, 10, 1), TODAY - timedelta(days=12)),
    ]
    assert chair.extensions[0].at.astimezone(zone(OFFICE_ZONE)) == datetime(2023, 10, 30, 15, 20, tzinfo=zone(OFFICE_ZONE))


def test_the_dossier_of_titanium_dioxide_has_its_raw_material_open_since_2018(demo: Session) -> None:
    dossier = demo.scalars(select(Dossier).where(Dossier.code == "DS-TI")).one()
    found = opened(demo, dossier.id)
    assert [(note.day, note.item.code if note.item else None) for note in found.open_questions] == [
        (date(2018, 10, 4), None),
        (date(2024, 11, 25), "A36"),
    ]
    assert ([one.code for one in found.instructions], [one.code for one in found.measures]) == (["IN-04"], ["RM-07"])
    assert (found.instructions[0].measure_id, found.measures[0].dossier_id) == (found.measures[0].id, dossier.id)
