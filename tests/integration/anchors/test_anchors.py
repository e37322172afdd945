"""Claims about tying events to each other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import history_of_event
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.planning.anchors.commands.anchors import AddAnchor, ChangeAnchor, RemoveAnchor, add_anchor, change_anchor, remove_anchor
from app.planning.anchors.queries import get_anchor, pairs_of, targets_for, ties_of
from app.planning.events.rules import Relation, Status
from app.register.accounts.models import User
from tests.factories.accounts import an_actor
from tests.factories.events import an_event
from tests.integration.anchors.hanging import on_days, tied
from tests.integration.planning.people import a_coordinator, an_officer
from tests.integration.planning.races import meeting


def test_what_hangs_on_what_is_told_both_ways(session: Session) -> None:
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    days = on_days(session, forum, 24, 25)
    anchor_id = tied(session, officer, days, forum)
    own, other = ties_of(session, days, officer), ties_of(session, forum, officer)
    assert [(tie.anchor_id, tie.other, tie.told) for tie in own.hangs_on] == [(anchor_id, forum, "")]
    assert ([tie.other for tie in other.hanging], own.hanging, other.hangs_on) == ([days], (), ())


def test_an_anchor_that_does_not_hold_is_told_with_its_gap(session: Session) -> None:
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    days = on_days(session, forum, 20, 21)
    tied(session, officer, days, forum, Relation.BEFORE, 2)
    finding = ties_of(session, days, officer).hangs_on[0].finding
    assert finding is not None
    assert (finding.values["free"], finding.values["gap"]) == (4, 2)


def test_an_event_that_is_off_or_whose_dates_are_open_breaks_no_anchor(session: Session) -> None:
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27, status=Status.CANCELLED)
    days = on_days(session, forum, 20, 21)
    postponed = on_days(session, forum, 1, 2, status=Status.POSTPONED, dates_unknown=True)
    tied(session, officer, days, forum)
    tied(session, officer, days, postponed)
    assert [tie.finding for tie in ties_of(session, days, officer).hangs_on] == [None, None]


def test_pressing_twice_ties_once_and_another_relation_is_refused(session: Session) -> None:
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    days = on_days(session, forum, 24, 25)
    assert tied(session, officer, days, forum) == tied(session, officer, days, forum)
    with pytest.raises(Refusal) as refused:
        tied(session, officer, days, forum, Relation.AFTER)
    assert refused.value.field == "target_id"


def test_a_circle_is_refused(session: Session) -> None:
    officer = an_officer(session)
    first = on_days(session, None, 1, 2)
    second, third = on_days(session, first, 3, 4), on_days(session, first, 5, 6)
    tied(session, officer, first, second)
    tied(session, officer, second, third)
    for event, target in ((third, first), (second, first), (first, first)):
        with pytest.raises(Refusal) as refused:
            tied(session, officer, event, target)
        assert refused.value.field == "target_id"
    assert pairs_of(session) == [(first.id, second.id), (second.id, third.id)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12))
def test_random_ties_never_go_round(session: Session, wanted: list[tuple[int, int]]) -> None:
    with session.begin_nested() as step:
        officer = an_officer(session)
        city = on_days(session, None, 1, 1)
        events = [on_days(session, city, 2 + place, 2 + place) for place in range(5)]
        for event, target in wanted:
            try:
                tied(session, officer, events[event], events[target])
            except Refusal:
                continue
        reached = set(pairs_of(session))
        for _ in events:
            reached |= {(a, d) for a, b in reached for c, d in reached if b == c}
        assert [pair for pair in reached if pair[0] == pair[1]] == []
        step.rollback()


def test_of_two_who_tie_a_circle_at_once_the_second_is_refused(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer = an_officer(session)
        first = on_days(session, None, 1, 2)
        others = [on_days(session, first, day, day) for day in (3, 5, 7)]
        ids = [first.id, *(other.id for other in others)]
        tied(session, officer, others[0], others[1])  # 1 → 2
        tied(session, officer, others[2], first)  # 3 → 0
    one = AddAnchor(ids[0], officer, ids[1], Relation.BEFORE)
    two = AddAnchor(ids[2], officer, ids[3], Relation.BEFORE)
    outcome = meeting(engine, sessions, lambda s: add_anchor(s, one), lambda s: add_anchor(s, two))
    assert type(outcome.exception()) is Refusal
    with sessions() as session:
        assert (ids[2], ids[3]) not in pairs_of(session)


def test_an_anchor_is_changed_as_it_was_seen_and_removed(session: Session) -> None:
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    days = on_days(session, forum, 22, 23)
    anchor_id = tied(session, officer, days, forum)
    change_anchor(session, ChangeAnchor(anchor_id, officer, 1, Relation.BEFORE, 3))
    assert (get_anchor(session, anchor_id).gap, ties_of(session, days, officer).hangs_on[0].finding) == (3, None)
    with pytest.raises(Stale):
        change_anchor(session, ChangeAnchor(anchor_id, officer, 1, Relation.AFTER, 0))
    remove_anchor(session, RemoveAnchor(anchor_id, officer, 2))
    assert pairs_of(session) == []
    assert [row.action for row in history_of_event(session, days.id) if row.kind == "anchor"] == ["removed", "changed", "created"]


def test_a_coordinator_ties_only_their_own_event(session: Session) -> None:
    own: User = a_coordinator(session)
    forum = on_days(session, None, 26, 27)
    days = on_days(session, forum, 24, 25, coordinators=[own])
    tied(session, an_actor(own), days, forum)
    with pytest.raises(NotAllowed):
        tied(session, an_actor(own), forum, days)


def test_the_events_offered_are_the_nearest_first(session: Session) -> None:
    forum = on_days(session, None, 26, 27)
    far, near = on_days(session, forum, 1, 2), on_days(session, forum, 24, 25)
    on_days(session, forum, 23, 23, status=Status.CANCELLED)
    assert list(targets_for(session, forum)) == [near, far]


def test_an_event_without_anchors_has_none(session: Session) -> None:
    event = an_event(session)
    ties = ties_of(session, event, an_officer(session))
    assert (ties.hangs_on, ties.hanging, list(ties.reserve), ties.proposals) == ((), (), [], ())
