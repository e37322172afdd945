"""Claims about what pages of others tell of findings: how many, on which items, of whom; and how seldom it is judged for that."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.judgement.conflicts.kept import KEPT_FOR, open_findings
from app.judgement.conflicts.showing import AHEAD, counted, findings_of_person, marks_of, troubled
from app.planning.events.kinds import Severity
from app.planning.events.rules import Status
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import FIRST_DAY, an_event
from tests.factories.pages import signed_in, somebody
from tests.factories.people import a_person_in_directory
from tests.integration.conflicts.troubled import coming, doubled, fetched

NOW = datetime(2024, 11, 1, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def test_findings_are_judged_again_only_after_something_was_written(session: Session) -> None:
    made = doubled(session)
    first = open_findings(session, made.event.id, now=NOW)
    engine = session.get_bind().engine
    with statements(engine) as asked:
        again = open_findings(session, made.event.id, now=NOW)
    assert (again, len(asked)) == (first, 1)
    made.second.cancelled = True
    session.flush()
    after = open_findings(session, made.event.id, now=NOW)
    assert [[finding.check for finding in found] for found in (first, after)] == [["person_twice", "particulars"], ["particulars"]]


def test_findings_are_judged_again_after_a_while_and_on_another_day(session: Session) -> None:
    made = doubled(session)
    open_findings(session, made.event.id, now=NOW)
    engine, numbers = session.get_bind().engine, []
    for later in (timedelta(0), KEPT_FOR, timedelta(days=1)):
        with statements(engine) as asked:
            open_findings(session, made.event.id, now=NOW + later)
        numbers.append(len(asked) > 1)
    assert numbers == [False, True, True]


def test_the_first_screen_names_the_worst_event_first_and_only_those_soon_to_come(session: Session) -> None:
    early = doubled(session, **coming(TODAY))
    doubled(session, **coming(TODAY + AHEAD))  # begins too late for it
    doubled(session, **coming(TODAY, status=Status.CANCELLED))
    an_event(session, **coming(TODAY))  # nothing is wrong there
    late = an_event(session, **coming(TODAY + timedelta(days=2)), kind="working_group_meeting")  # two chairs are vacant
    rows = [(row.event.id, dict(row.counts)) for row in troubled(session, TODAY, now=NOW)]
    assert [(event, counts.get(Severity.BLOCKER, 0), counts.get(Severity.ERROR, 0)) for event, counts in rows] == [
        (early.event.id, 1, 0),
        (late.id, 0, 2),
    ]


def test_an_item_is_marked_by_the_worst_of_what_is_about_it(session: Session) -> None:
    made = doubled(session)
    marks = marks_of(open_findings(session, made.event.id, now=NOW))
    assert [(mark.item, mark.severity, len(mark.findings)) for mark in marks] == [
        (item.id, Severity.BLOCKER, 1) for item in (made.first, made.second)
    ]


def test_somebody_is_told_what_concerns_them_in_events_to_come(session: Session) -> None:
    made, over = doubled(session, **coming(TODAY)), doubled(session, first_day=FIRST_DAY, last_day=FIRST_DAY)
    other = a_person_in_directory(session)
    found = {
        person.id: [(event.id, [one.check for one in every]) for event, every in findings_of_person(session, person.id, day, now=NOW)]
        for person, day in ((made.person, TODAY), (over.person, FIRST_DAY + timedelta(days=1)), (other, TODAY))
    }
    assert found == {made.person.id: [(made.event.id, ["person_twice"])], over.person.id: [], other.id: []}


def test_pages_fetch_what_the_check_finds_and_lead_to_it(app: Flask) -> None:
    with opened(app).begin() as session:
        made = doubled(session, title=Texts("Форум"), **coming(clock.office_day()))
        event, person, items = made.event.id, made.person.id, (made.first.id, made.second.id)
    client = signed_in(app, somebody(app, Role.READER, language="en"))
    listed = f"/events/{event}/conflicts"
    for page, place in (
        ("/", "/conflicts/coming"),
        (f"/events/{event}", f"{listed}/state"),
        (f"/people/{person}", f"/people/{person}/conflicts"),
    ):
        assert f'hx-get="{place}"' in client.get(page).get_data(as_text=True)
        told = fetched(client, place)
        assert (f'href="{listed}"' in told, "<main" in told) == (True, False)
        assert "<main" in client.get(place).get_data(as_text=True)  # without a script
    assert "1 stands in the way" in fetched(client, "/conflicts/coming")
    for view in ("", "?view=grid"):
        board = client.get(f"/events/{event}/programme{view}").get_data(as_text=True)
        assert f'hx-get="{listed}/marks' in board
        assert [f'id="found-{item}"' in board for item in items] == [True, True]
    marks = fetched(client, f"{listed}/marks")
    assert [marks.count(f'<span id="found-{item}" hx-swap-oob="true"') for item in items] == [1, 1]
    assert "at the same time" in marks
    assert "hx-swap-oob" not in fetched(client, f"{listed}/marks?day=2024-11-26")  # none of them stands on that timetable


def test_counts_leave_out_what_does_not_occur(session: Session) -> None:
    made = doubled(session)
    assert counted(open_findings(session, made.event.id, now=NOW)) == {Severity.BLOCKER: 1, Severity.WARNING: 1}
