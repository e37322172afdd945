"""Claims about dates that are proposed to what hangs on an event that has moved."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from app.ground.db.history import history_of_event
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, pending, publish
from app.judgement.publishing.rules import Deed
from app.planning.anchors.commands.proposals import AcceptShifts, Chosen, DeclineShifts, accept_shifts, decline_shifts
from app.planning.anchors.commands.reserve import AddReserve, RemoveReserve, UseReserve, add_reserve, remove_reserve, use_reserve
from app.planning.anchors.queries import proposals_of, reserve_of, ties_of
from app.planning.events.models import Event
from app.planning.events.rules import Relation, Status
from app.planning.programmes.queries import items_of, programme_of
from app.register.accounts.rules.roles import Actor
from tests.factories.accounts import an_actor
from tests.factories.programmes import ASTANA, an_item, at
from tests.integration.anchors.hanging import NOW, chosen, on_days, proposed, put_off, tied
from tests.integration.planning.people import a_coordinator, an_officer
from tests.integration.planning.races import meeting

WEEK = timedelta(days=7)
Chain = tuple[Actor, Event, Event, Event]


@pytest.fixture
def chain(session: Session) -> Chain:
    """An officer, a forum, Days that hang on it, and a meeting that hangs on the Days."""
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    days, meeting_ = on_days(session, forum, 24, 25), on_days(session, forum, 23, 23)
    tied(session, officer, days, forum)
    tied(session, officer, meeting_, days)
    return officer, forum, days, meeting_


def test_a_move_proposes_and_moves_nothing_else(session: Session, chain: Chain) -> None:
    officer, forum, days, other = chain
    put_off(session, officer, forum, 7)
    assert proposed(session) == {days.id: date(2024, 12, 1)}
    assert (days.first_day, other.first_day) == (date(2024, 11, 24), date(2024, 11, 23))
    (one,) = proposals_of(session, officer, days.id)
    assert (one.event, one.target, one.days.first, one.may_decide) == (days, forum, date(2024, 12, 1), True)
    assert [ties_of(session, event, officer).proposals for event in (forum, days, other)] == [(one,), (one,), ()]


def test_a_later_move_counts_on_from_what_is_undecided_and_going_back_withdraws_it(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    put_off(session, officer, forum, 7)
    put_off(session, officer, forum, 3)
    assert proposed(session) == {days.id: date(2024, 12, 4)}
    put_off(session, officer, forum, -10)
    assert proposed(session) == {}


def test_a_change_that_moves_nothing_proposes_nothing(session: Session, chain: Chain) -> None:
    officer, forum, _, _ = chain
    put_off(session, officer, forum, 0)
    assert proposed(session) == {}


@pytest.mark.parametrize("status", [Status.HELD, Status.CANCELLED])
def test_what_is_over_or_off_is_proposed_nothing(session: Session, chain: Chain, status: Status) -> None:
    officer, forum, days, _ = chain
    days.status = status
    put_off(session, officer, forum, 7)
    assert proposed(session) == {}


def test_what_comes_after_follows_the_last_day(session: Session) -> None:
    officer = an_officer(session)
    forum = on_days(session, None, 26, 27)
    visit = on_days(session, forum, 28, 28)
    tied(session, officer, visit, forum, Relation.AFTER)
    put_off(session, officer, forum, 2)
    assert proposed(session) == {visit.id: date(2024, 11, 30)}


def test_an_accepted_shift_moves_every_item_and_keeps_names_and_hours(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    when = at("23:30", "00:40", day=days.first_day, zone=ASTANA)
    items = [an_item(session, days), an_item(session, days, when=when), an_item(session, days, "", cancelled=True)]
    before = [(item.uid, item.day, item.start_local, item.end_local) for item in items]
    put_off(session, officer, forum, 7)
    done = accept_shifts(session, AcceptShifts(officer, chosen(session, days)), now=NOW)
    moved = [(uid, day + WEEK, start and start + WEEK, end and end + WEEK) for uid, day, start, end in before]
    assert [(item.uid, item.day, item.start_local, item.end_local) for item in items] == moved
    assert (days.first_day, days.last_day, done.events, done.items) == (date(2024, 12, 1), date(2024, 12, 2), 1, 3)
    assert len([row for row in history_of_event(session, days.id) if row.kind == "item" and row.action == "changed"]) == 3


def test_a_cascade_is_proposed_step_by_step(session: Session, chain: Chain) -> None:
    officer, forum, days, other = chain
    put_off(session, officer, forum, 7)
    accept_shifts(session, AcceptShifts(officer, chosen(session, days)), now=NOW)
    assert proposed(session) == {other.id: date(2024, 11, 30)}
    accept_shifts(session, AcceptShifts(officer, chosen(session, other)), now=NOW)
    assert (proposed(session), other.first_day) == ({}, date(2024, 11, 30))


def test_what_hangs_on_two_that_move_together_moves_once(session: Session, chain: Chain) -> None:
    officer, forum, days, other = chain
    tied(session, officer, other, forum, Relation.BEFORE, 5)
    put_off(session, officer, forum, 7)
    accept_shifts(session, AcceptShifts(officer, chosen(session, other, days)), now=NOW)
    assert (days.first_day, other.first_day, proposed(session)) == (date(2024, 12, 1), date(2024, 11, 30), {})


def test_the_move_stands_in_the_next_versions_changes(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    an_item(session, days)
    publish(session, Publish(days.id, officer, None), now=NOW)
    put_off(session, officer, forum, 7)
    session.expire_all()
    assert [one.published for one in proposals_of(session, officer)] == [1]
    accept_shifts(session, AcceptShifts(officer, chosen(session, days)), now=NOW)
    changes = pending(session, days.id, programme_of(session, days.id))
    assert ([change.deed for change in changes.items], changes.event_fields) == ([Deed.MOVED], ("days",))


def test_declined_proposals_are_gone_and_nothing_moves(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    put_off(session, officer, forum, 7)
    assert decline_shifts(session, DeclineShifts(officer, chosen(session, days))) == 1
    assert (proposed(session), days.first_day) == ({}, date(2024, 11, 24))


def test_moving_an_event_by_hand_settles_what_was_proposed_to_it(session: Session, chain: Chain) -> None:
    officer, forum, days, other = chain
    put_off(session, officer, forum, 7)
    put_off(session, officer, days, 6)
    assert proposed(session) == {other.id: date(2024, 11, 29)}


def test_what_has_changed_since_it_was_seen_is_not_decided(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    put_off(session, officer, forum, 7)
    seen = chosen(session, days)
    put_off(session, officer, forum, 1)
    with pytest.raises(Stale):
        accept_shifts(session, AcceptShifts(officer, seen), now=NOW)
    (current,) = chosen(session, days)
    with pytest.raises(Stale):
        accept_shifts(session, AcceptShifts(officer, (Chosen(current.proposal_id, current.seen - 1, current.first_day),)), now=NOW)
    decline_shifts(session, DeclineShifts(officer, (current,)))
    with pytest.raises(Refusal):
        accept_shifts(session, AcceptShifts(officer, (current,)), now=NOW)
    with pytest.raises(Refusal):
        accept_shifts(session, AcceptShifts(officer, ()), now=NOW)


def test_a_coordinator_decides_only_about_their_own_event(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    coordinator = an_actor(a_coordinator(session))
    put_off(session, officer, forum, 7)
    assert [one.may_decide for one in proposals_of(session, coordinator)] == [False]
    with pytest.raises(NotAllowed):
        accept_shifts(session, AcceptShifts(coordinator, chosen(session, days)), now=NOW)


def test_of_two_who_accept_at_once_one_moves_and_the_other_is_told(engine: Engine, sessions: sessionmaker[Session]) -> None:
    with sessions.begin() as session:
        officer = an_officer(session)
        forum = on_days(session, None, 26, 27)
        days = on_days(session, forum, 24, 25)
        tied(session, officer, days, forum)
        put_off(session, officer, forum, 7)
        cmd = AcceptShifts(officer, chosen(session, days))
        ident = days.id
    outcome = meeting(engine, sessions, lambda s: accept_shifts(s, cmd, now=NOW), lambda s: accept_shifts(s, cmd, now=NOW))
    assert isinstance(outcome.exception(), Refusal)
    with sessions() as session:
        assert session.get_one(Event, ident).first_day == date(2024, 12, 1)


def test_reserve_dates_are_kept_once_and_given_up(session: Session) -> None:
    officer = an_officer(session)
    event = on_days(session, None, 26, 27)
    cmd = AddReserve(event.id, officer, date(2024, 12, 3), date(2024, 12, 4), "письмо")
    ident = add_reserve(session, cmd)
    assert (add_reserve(session, cmd), [row.note for row in reserve_of(session, event.id)]) == (ident, ["письмо"])
    for first, last in ((date(2024, 11, 26), date(2024, 11, 27)), (date(2024, 12, 2), date(2024, 12, 1))):
        with pytest.raises(Refusal):
            add_reserve(session, AddReserve(event.id, officer, first, last))
    remove_reserve(session, RemoveReserve(ident, officer, 1))
    assert list(reserve_of(session, event.id)) == []


def test_using_reserve_dates_moves_the_event_its_items_and_proposes_to_the_rest(session: Session, chain: Chain) -> None:
    officer, forum, days, _ = chain
    item = an_item(session, forum, title=Texts(new_uid()))
    ident = add_reserve(session, AddReserve(forum.id, officer, date(2024, 12, 3), date(2024, 12, 5)))
    with pytest.raises(Stale):
        use_reserve(session, UseReserve(ident, officer, forum.revision + 1), now=NOW)
    event_id, shift = use_reserve(session, UseReserve(ident, officer, forum.revision), now=NOW)
    assert (event_id, shift.items, forum.last_day) == (forum.id, 1, date(2024, 12, 5))
    assert [one.day for one in items_of(session, forum.id)] == [date(2024, 12, 3)]
    assert item.start_local is not None
    assert (item.start_local.hour, list(reserve_of(session, forum.id))) == (10, [])
    assert proposed(session) == {days.id: date(2024, 12, 1)}
