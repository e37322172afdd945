"""Claims about the board of instructions, the report for the next meeting, and the words of both."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.matters.undertakings.board import by_body, by_due, counted
from app.matters.undertakings.due_rules import Standing
from app.matters.undertakings.picture import Body, Extension, InstructionPicture
from app.matters.undertakings.report import Outcome, as_of, reported
from app.matters.undertakings.rules import SETTLED, InstructionState
from app.matters.undertakings.wording import addressed, answering_told, decided, minuted, nearness
from app.register.directory.rules.kinds import PartySide
from tests.unit.matters.undertakings.pictures import (
    ALL,
    CHAIR,
    DROPPED,
    EXCHANGE,
    LATER,
    MEETING,
    MINISTER,
    OFFICE,
    ON,
    OURS,
    RAW,
    SINCE,
    THEIRS,
)

ZONE = "Asia/Yekaterinburg"


def test_the_board_stands_by_days_with_what_is_overdue_first() -> None:
    assert [(group.standing, group.rows) for group in by_due((LATER, RAW, EXCHANGE, CHAIR), ON)] == [
        (Standing.OVERDUE, (CHAIR,)),
        (Standing.LATER, (LATER, RAW)),
        (Standing.PERMANENT, (EXCHANGE,)),
    ]
    assert counted((LATER, RAW, EXCHANGE, CHAIR), ON) == {Standing.OVERDUE: 1, Standing.LATER: 2, Standing.PERMANENT: 1}


def test_on_the_board_by_body_what_both_do_stands_with_both_and_nobodys_comes_last() -> None:
    assert [(group.body, group.rows) for group in by_body((LATER, RAW, CHAIR, EXCHANGE))] == [
        (THEIRS, (RAW, CHAIR, EXCHANGE)),
        (OURS, (RAW, EXCHANGE)),
        (None, (LATER,)),
    ]


def test_the_report_tells_each_decision_once_by_what_has_become_of_it() -> None:
    report = reported(ALL, SINCE, ON, office=ZONE)
    assert report.parts == (
        (Outcome.DONE, (OFFICE,)),
        (Outcome.OVERDUE, (CHAIR,)),
        (Outcome.PUT_OFF, (RAW,)),
        (Outcome.UNDER_WAY, (LATER,)),
        (Outcome.PERMANENT, (EXCHANGE,)),
        (Outcome.DROPPED, (DROPPED,)),
    )
    assert (report.total, report.count(Outcome.DONE)) == (6, 1)


def test_what_was_put_off_and_is_late_again_is_late_and_what_was_put_off_long_ago_is_under_way() -> None:
    late = reported((RAW,), SINCE, date(2025, 3, 2), office=ZONE)
    long_ago = reported((RAW,), date(2024, 12, 1), ON, office=ZONE)
    assert (late.parts, long_ago.parts) == (((Outcome.OVERDUE, (RAW,)),), ((Outcome.UNDER_WAY, (RAW,)),))


def test_a_report_of_an_earlier_day_tells_what_was_settled_or_put_off_later_as_it_stood_then() -> None:
    later = replace(CHAIR, state=InstructionState.DONE, evidence=Texts("письмо № 7"), settled_on=ON)
    before, then = (reported((later,), SINCE, day, office=ZONE) for day in (date(2024, 11, 30), ON))
    assert [outcome for outcome, _ in before.parts] == [Outcome.UNDER_WAY]
    assert [(one.state, one.evidence.ru, one.settled_on) for _, rows in before.parts for one in rows] == [
        (InstructionState.UNDER_WAY, "", None)
    ]
    assert then.parts == ((Outcome.DONE, (later,)),)


def test_what_was_put_off_after_the_day_of_a_report_is_told_with_the_day_that_was_agreed_then() -> None:
    first, moved = date(2024, 11, 1), date(2025, 2, 1)
    put_off = Extension(first, moved, "нет ответа", "Валиева", datetime(2024, 11, 20, 6, 0, tzinfo=UTC))
    one = replace(CHAIR, due=moved, extensions=(put_off,))
    before, after = (as_of(one, day, office=ZONE) for day in (date(2024, 11, 19), date(2024, 11, 20)))
    assert (before.due, before.extensions, after) == (first, (), one)


@given(st.dates(date(2024, 1, 1), date(2025, 12, 31)), st.integers(0, 500))
def test_whatever_the_days_no_decision_on_control_is_lost_and_none_is_told_twice(on: date, back: int) -> None:
    report = reported(ALL, on - timedelta(days=back), on, office=ZONE)
    told = [one.id for _, rows in report.parts for one in rows]
    assert sorted(told) == sorted(set(told))
    assert {one.id for one in ALL if one.state not in SETTLED and one.given_on <= on} <= set(told)


def one_of(ours: Body | None, theirs: Body | None, text: str = "Назвать сопредседателя.") -> InstructionPicture:
    """Return an instruction to these bodies."""
    return InstructionPicture(1, 1, "", Texts(text), SINCE, None, InstructionState.OPEN, ours=ours, theirs=theirs, answering=MINISTER)


def test_minutes_word_a_decision_by_who_has_to_do_it() -> None:
    with speaking("en"):
        other = Body(3, Texts("Минторг"), Texts(), PartySide.OTHER)
        told = [decided(one_of(*bodies)) for bodies in ((OURS, THEIRS), (None, THEIRS), (None, other), (None, None))]
    assert told == [
        "The sides have agreed: назвать сопредседателя",
        "To ask the Kazakhstan side: назвать сопредседателя",
        "To ask the partner side: назвать сопредседателя",
        "Назвать сопредседателя",
    ]


def test_a_body_of_ours_is_addressed_in_the_dative_with_the_surname_in_brackets() -> None:
    with speaking("ru"):
        unconfirmed = Body(4, Texts("Министерство культуры Республики Башкортостан"), Texts(), PartySide.BASHKORTOSTAN)
        assert [addressed(OURS, MINISTER), addressed(unconfirmed, None)] == [
            "Министерству промышленности, энергетики и инноваций Республики Башкортостан (Участников И.И.)",
            "Министерству культуры Республики Башкортостан",
        ]


def test_an_abbreviation_at_the_beginning_keeps_its_capitals() -> None:
    with speaking("en"):
        assert decided(one_of(OURS, THEIRS, "ВНИИ передать данные")) == "The sides have agreed: ВНИИ передать данные"


def test_a_sentence_of_minutes_that_was_typed_is_not_begun_twice() -> None:
    with speaking("en"):
        for text in ("The sides have agreed to name the chair", "To ask the Kazakhstan side to name the chair"):
            assert [decided(one_of(ours, theirs, text)) for ours, theirs in ((OURS, THEIRS), (None, THEIRS), (OURS, None))] == [text] * 3


def test_a_decision_is_told_with_its_term() -> None:
    with speaking("en"):
        assert minuted(CHAIR).endswith(", by 1\N{NO-BREAK SPACE}December 2024")
        assert minuted(EXCHANGE).endswith(", permanently")


def test_a_name_that_has_no_parts_is_told_whole_and_nearness_only_where_it_matters() -> None:
    with speaking("en"):
        assert answering_told(MINISTER) == "Участников И.И."
        assert [nearness(one, ON) for one in (CHAIR, LATER, OFFICE, EXCHANGE)] == ["overdue by 9 days", "", "", ""]
        assert nearness(CHAIR, date(2024, 12, 1)) == "due today"
    assert MEETING.first_day == SINCE


def test_a_report_of_an_earlier_day_tells_how_far_a_decision_had_come_by_then() -> None:
    begun = one_of(OURS, None)
    letter = {"ru": "письмо"}
    told = [
        as_of(replace(begun, state=InstructionState.UNDER_WAY), ON, office=ZONE, marks={"state": "open"}),
        as_of(begun, ON, office=ZONE, marks={"state": "done", "evidence": letter, "settled_on": ON.isoformat()}),
        as_of(replace(begun, state=InstructionState.DONE, settled_on=ON), ON, office=ZONE, marks={"state": "open", "settled_on": None}),
    ]
    assert [(one.state, one.evidence, one.settled_on) for one in told] == [
        (InstructionState.OPEN, Texts(), None),
        (InstructionState.DONE, Texts("письмо"), ON),
        (InstructionState.DONE, Texts(), ON),  # noted later, and done by then
    ]
