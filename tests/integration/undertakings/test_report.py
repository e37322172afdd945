"""Claims about the report of decisions and the lists of instructions: as of their day, and never shorter than they say."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from flask import Flask
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.faces.printouts.lists_reading import OnPaper
from app.faces.printouts.undertakings_reading import instructions_sheet, report_sheet
from app.ground.db.history import Change
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.undertakings.commands import MarkInstruction, mark_instruction
from app.matters.undertakings.models import Instruction
from app.matters.undertakings.queries import MOST_PRINTED
from app.matters.undertakings.report import report_of
from app.matters.undertakings.rules import InstructionState
from tests.factories.browsing import opened
from tests.factories.pages import signed_in
from tests.factories.undertakings import GIVEN, an_instruction
from tests.integration.planning.people import an_officer

ZONE = "Asia/Yekaterinburg"
TODAY = date(2024, 12, 10)


def test_a_report_of_an_earlier_day_is_rewound_by_the_log_and_not_before_the_log_begins(session: Session) -> None:
    officer, one = an_officer(session), an_instruction(session)
    for day, state in ((3, InstructionState.UNDER_WAY), (8, InstructionState.DONE)):
        settled_on = date(2024, 12, day) if state is InstructionState.DONE else None
        mark_instruction(session, MarkInstruction(one.id, officer, one.revision, state, Texts("письмо"), settled_on), today=TODAY)
        at = datetime(2024, 12, day, 6, tzinfo=UTC)
        session.execute(update(Change).where(Change.kind == "instruction", Change.revision == one.revision).values(at=at))
    entered = update(Change).where(Change.kind == "instruction", Change.action == "created")
    session.execute(entered.values(at=datetime(2024, 12, 2, 6, tzinfo=UTC)))

    def told(day: int) -> list[InstructionState]:
        report = report_of(session, date(2024, 12, day), GIVEN, office=ZONE)
        return [row.state for _, rows in report.parts for row in rows]

    assert [told(day) for day in (2, 3, 8, 10)] == [
        [InstructionState.OPEN],
        [InstructionState.UNDER_WAY],
        [InstructionState.DONE],
        [InstructionState.DONE],
    ]
    assert told(1) == [InstructionState.UNDER_WAY]  # nobody had entered it yet


def test_paper_says_that_there_are_more_than_it_tells_and_a_spreadsheet_has_them_all(app: Flask) -> None:
    columns: dict[str, Any] = {"given_on": GIVEN, "due": TODAY, "state": InstructionState.OPEN, "text": Texts("Подобрать"), "revision": 1}
    columns |= {"number": "", "source": "", "note": "", "evidence": Texts(), "search_text": ""}
    with opened(app).begin() as session:
        session.execute(insert(Instruction), [{**columns, "uid": new_uid()} for _ in range(MOST_PRINTED + 1)])
        papers = [
            instructions_sheet(session, {}, OnPaper("en"), zone=ZONE),
            instructions_sheet(session, {"body_id": "1"}, OnPaper("en"), zone=ZONE),
            report_sheet(session, TODAY, GIVEN, OnPaper("en"), zone=ZONE),
        ]
    assert ["There are more than stand here." in paper.job.decode() for paper in papers] == [True, False, True]
    with ZipFile(BytesIO(signed_in(app).get("/instructions.xlsx").data)) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == MOST_PRINTED + 1 + len(("title", "heads"))
