"""Claims about events that hang on others."""

from datetime import date, timedelta

from app.ground.kernel.spans import Days
from app.judgement.conflicts.facts import TieFact
from app.planning.events.kinds import Kind, Severity
from app.planning.events.rules import Relation, Status
from tests.factories.facts import an_event, found

FORUM = Days(date(2024, 11, 26), date(2024, 11, 27))


def _keys(last: date, relation: Relation, gap: int = 0, target: Status = Status.PREPARING) -> list[str]:
    tied = an_event(1, last - timedelta(days=1), last, kind=Kind.DAYS, ties=(TieFact(2, relation, gap, FORUM),))
    return [one.key for one in found("anchor_broken", tied, an_event(2, FORUM.first, FORUM.last, status=target))]


def test_days_that_are_over_the_evening_before_the_forum_hold() -> None:
    assert _keys(date(2024, 11, 25), Relation.DIRECTLY_BEFORE) == []


def test_days_that_reach_into_the_forum_are_an_error() -> None:
    tied = an_event(1, date(2024, 11, 25), kind=Kind.DAYS, ties=(TieFact(2, Relation.DIRECTLY_BEFORE, 0, FORUM),))
    told = found("anchor_broken", tied)
    assert [(one.key, one.severity) for one in told] == [("anchor_broken:event1:event2", Severity.ERROR)]


def test_more_free_days_than_the_anchor_allows_are_told_with_their_number() -> None:
    tied = an_event(1, date(2024, 11, 20), date(2024, 11, 22), ties=(TieFact(2, Relation.BEFORE, 1, FORUM),))
    told = found("anchor_broken", tied)
    assert [(one.clash.values["free"], one.clash.values["gap"]) for one in told] == [(3, 1)]


def test_an_event_during_another_one_may_not_reach_beyond_it() -> None:
    assert _keys(date(2024, 11, 27), Relation.DURING) == []
    assert _keys(date(2024, 11, 28), Relation.DURING) == ["anchor_broken:event1:event2"]


def test_what_is_called_off_breaks_no_anchor() -> None:
    assert _keys(date(2024, 11, 26), Relation.DIRECTLY_BEFORE, target=Status.CANCELLED) == []
