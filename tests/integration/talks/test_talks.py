"""Claims about who comes to the table of talks, where they sit, what is said and given: on real rows, on both databases."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.texts import Texts
from app.matters.talks import commands, gifts_commands, points_commands
from app.matters.talks.candidates import candidates_for, proposed_for
from app.matters.talks.commands import AddToTable, ChangeMember, Joining, MoveSeat, RemoveMember, SeatByRank, SetTalks, TalksDetails
from app.matters.talks.composition_rules import Remark
from app.matters.talks.gift_rules import GiftRemark
from app.matters.talks.gifts_commands import AddGift, ChangeGift, GiftDetails, RemoveGift, SetGiftState
from app.matters.talks.listing import overdue_gifts, register_of
from app.matters.talks.models import Gift, Talks
from app.matters.talks.points_commands import AddPoint, ChangePoint, PointDetails, RemovePoint, ReorderPoint
from app.matters.talks.queries import find_talks, get_gift, open_questions
from app.matters.talks.rules import GiftState, Press, TalksRole
from app.matters.talks.table import Table, table_of
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PartySide
from tests.factories.dossiers import a_dossier, a_question
from tests.factories.events import NOW, an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank, an_appointment
from tests.factories.programmes import an_item
from tests.factories.talks import OURS, THEIRS, a_gift, a_meeting, a_point, a_received_gift, at_table, talks_at
from tests.integration.planning.people import a_reader, an_officer

HEAD, INTERPRETER, MEMBER = TalksRole.HEAD, TalksRole.INTERPRETER, TalksRole.MEMBER


@pytest.fixture
def by(session: Session) -> Actor:
    return an_officer(session)


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def item(session: Session, event: Event) -> ProgrammeItem:
    return a_meeting(session, event)


def known(session: Session, item: ProgrammeItem) -> Talks:
    session.expire_all()
    talks = find_talks(session, item.id)
    assert talks is not None
    return talks


def table(session: Session, item: ProgrammeItem) -> Table:
    talks = known(session, item)
    return table_of(talks, talks.item.day)


def seats(session: Session, item: ProgrammeItem) -> dict[int, int]:
    return {one.who.id: one.seat for one in table(session, item).people.values()}


def test_talks_begin_with_the_first_who_come_and_twice_sent_they_come_once(session: Session, by: Actor, item: ProgrammeItem) -> None:
    one, two = (a_person_in_directory(session) for _ in range(2))
    cmd = AddToTable(item.id, by, (Joining(one.id, OURS, HEAD), Joining(two.id, THEIRS, HEAD)))
    assert [commands.add_to_table(session, cmd) for _ in range(2)] == [2, 0]
    assert seats(session, item) == {one.id: 0, two.id: 0}
    assert table(session, item).balance.is_equal


def test_an_item_that_is_no_meeting_has_no_talks(session: Session, by: Actor, event: Event) -> None:
    plenary = an_item(session, event, kind=ItemKind.PLENARY)
    for item_id in (plenary.id, 10**9):
        with pytest.raises(NotFound):
            commands.set_talks(session, SetTalks(item_id, by, None, TalksDetails()))


def test_whoever_only_reads_writes_nothing(session: Session, item: ProgrammeItem, event: Event) -> None:
    reader, talks, gift = a_reader(session), talks_at(session, item), a_gift(session, event)
    member, point = at_table(session, talks), a_point(session, talks)
    details = GiftDetails(Texts("Ваза"), OURS)
    deeds: tuple[Callable[[], int], ...] = (
        lambda: commands.set_talks(session, SetTalks(item.id, reader, None, TalksDetails())),
        lambda: commands.add_to_table(session, AddToTable(item.id, reader, ())),
        lambda: commands.change_member(session, ChangeMember(member.id, reader, None, OURS, MEMBER, None)),
        lambda: commands.move_seat(session, MoveSeat(member.id, reader, None, 1)),
        lambda: commands.remove_member(session, RemoveMember(member.id, reader, None)),
        lambda: commands.seat_by_rank(session, SeatByRank(item.id, reader, None)),
        lambda: points_commands.add_point(session, AddPoint(item.id, reader, new_uid(), PointDetails(Texts("О")))),
        lambda: points_commands.change_point(session, ChangePoint(point.id, reader, None, PointDetails(Texts("О")))),
        lambda: points_commands.reorder_point(session, ReorderPoint(point.id, reader, None, 1)),
        lambda: points_commands.remove_point(session, RemovePoint(point.id, reader, None)),
        lambda: gifts_commands.add_gift(session, AddGift(event.id, reader, new_uid(), details)),
        lambda: gifts_commands.change_gift(session, ChangeGift(gift.id, reader, None, details)),
        lambda: gifts_commands.set_gift_state(session, SetGiftState(gift.id, reader, None, GiftState.READY), now=NOW),
        lambda: gifts_commands.remove_gift(session, RemoveGift(gift.id, reader, None)),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()


def test_a_side_has_one_head(session: Session, by: Actor, item: ProgrammeItem) -> None:
    talks = talks_at(session, item)
    at_table(session, talks, OURS, HEAD)
    member, new = at_table(session, talks), a_person_in_directory(session)
    with pytest.raises(Refusal):
        commands.change_member(session, ChangeMember(member.id, by, None, OURS, HEAD, None))
    with pytest.raises(Refusal):
        commands.add_to_table(session, AddToTable(item.id, by, (Joining(new.id, OURS, HEAD),)))
    commands.change_member(session, ChangeMember(member.id, by, None, THEIRS, HEAD, None))
    assert [one.role for one in table(session, item).theirs] == [HEAD]


def test_neighbours_are_exchanged_by_hand_and_sit_by_rank_again(session: Session, by: Actor, item: ProgrammeItem) -> None:
    talks, ranks = talks_at(session, item), [a_rank(session) for _ in range(4)]
    head, first, second, third = (at_table(session, talks, OURS, HEAD if rank is ranks[0] else MEMBER, rank) for rank in ranks)
    session.flush()
    by_rank = {head.person_id: 0, first.person_id: 1, second.person_id: -1, third.person_id: 2}
    assert seats(session, item) == by_rank
    seen = known(session, item).revision
    commands.move_seat(session, MoveSeat(first.id, by, seen, 1))
    assert seats(session, item) == by_rank | {first.person_id: 2, third.person_id: 1}
    with pytest.raises(Stale):
        commands.move_seat(session, MoveSeat(first.id, by, seen, 1))
    with pytest.raises(Refusal):
        commands.change_member(session, ChangeMember(second.id, by, None, OURS, MEMBER, 2))
    commands.change_member(session, ChangeMember(second.id, by, None, OURS, MEMBER, 5))
    assert seats(session, item)[second.person_id] == 5
    assert commands.seat_by_rank(session, SeatByRank(item.id, by, known(session, item).revision)) == 3
    assert seats(session, item) == by_rank


def test_what_is_done_at_the_table_moves_the_revision_of_the_talks(session: Session, by: Actor, item: ProgrammeItem) -> None:
    talks = talks_at(session, item)
    member = at_table(session, talks)
    before = known(session, item).revision
    commands.remove_member(session, RemoveMember(member.id, by, before))
    assert known(session, item).revision == before + 1
    assert known(session, item).members == []


def test_sides_that_are_not_equal_are_told_with_whom_to_add(session: Session, by: Actor, event: Event, item: ProgrammeItem) -> None:
    high, middle, low = a_rank(session), a_rank(session), a_rank(session)
    talks = talks_at(session, item)
    at_table(session, talks, OURS, HEAD, high)
    at_table(session, talks, OURS, MEMBER, low)
    at_table(session, talks, THEIRS, HEAD, high)
    delegation = a_delegation(session, event, side=THEIRS)
    near, far = a_person_in_directory(session), a_person_in_directory(session)
    for person, rank in ((far, high), (near, low)):
        an_appointment(session, person, rank=rank, side=THEIRS)
        a_member(session, delegation, person)
    session.add(ItemDelegation(item_id=item.id, delegation_id=delegation.id))
    session.flush()
    drawn = table(session, item)
    assert [(one.what, one.number) for one in drawn.balance.remarks] == [(Remark.FEWER, 1)]
    offered = candidates_for(session, item, known(session, item))
    assert {(one.who.id, one.side, one.attends) for one in offered} == {(near.id, THEIRS, True), (far.id, THEIRS, True)}
    assert [one.who.id for one in proposed_for(drawn, offered)] == [near.id]
    assert middle.position > high.position


def test_ranks_are_those_of_the_day(session: Session, item: ProgrammeItem) -> None:
    first, last = a_rank(session), a_rank(session)
    talks = talks_at(session, item)
    member = at_table(session, talks, OURS, HEAD)
    an_appointment(session, member.person, "заместитель", rank=last, until=date(2020, 1, 1))
    an_appointment(session, member.person, "министр", rank=first, since=date(2020, 1, 2))
    session.flush()
    (told,) = table(session, item).ours
    assert (told.who.position.ru, told.who.rank) == ("министр", first.position)


def test_minutes_are_told_for_the_opening_words_only(session: Session, by: Actor, item: ProgrammeItem) -> None:
    commands.set_talks(session, SetTalks(item.id, by, None, TalksDetails(Press.OPENING, 5, ours_left=False)))
    talks = known(session, item)
    assert (talks.press, talks.press_minutes, talks.ours_left) == (Press.OPENING, 5, False)
    with pytest.raises(Refusal):
        commands.set_talks(session, SetTalks(item.id, by, talks.revision, TalksDetails(Press.NONE, 5)))
    with pytest.raises(Stale):
        commands.set_talks(session, SetTalks(item.id, by, talks.revision - 1, TalksDetails()))


def test_points_are_said_in_their_order_with_the_open_questions_of_their_project(session: Session, by: Actor, item: ProgrammeItem) -> None:
    dossier = a_dossier(session)
    question, uid = a_question(session, dossier), new_uid()
    cmd = AddPoint(item.id, by, uid, PointDetails(Texts("О сырье"), Texts("Ответ"), dossier.id))
    assert points_commands.add_point(session, cmd) == points_commands.add_point(session, cmd)
    second = points_commands.add_point(session, AddPoint(item.id, by, new_uid(), PointDetails(Texts("О рейсе"))))
    points_commands.reorder_point(session, ReorderPoint(second, by, 1, -1))
    assert [one.text.ru for one in known(session, item).points] == ["О рейсе", "О сырье"]
    assert [one.id for one in open_questions(session, [dossier.id])[dossier.id]] == [question.id]
    with pytest.raises(Stale):
        points_commands.remove_point(session, RemovePoint(second, by, 1))
    with pytest.raises(Refusal):
        points_commands.change_point(session, ChangePoint(second, by, None, PointDetails(Texts("О"), dossier_id=10**9)))
    points_commands.remove_point(session, RemovePoint(second, by, 2))
    assert [one.text.ru for one in known(session, item).points] == ["О сырье"]


def test_a_gift_is_entered_once_and_goes_its_steps(session: Session, by: Actor, event: Event) -> None:
    cmd = AddGift(event.id, by, new_uid(), GiftDetails(Texts("Ковёр"), THEIRS, value=5_000))
    ident = gifts_commands.add_gift(session, cmd)
    assert gifts_commands.add_gift(session, cmd) == ident
    gift = get_gift(session, ident)
    for state in (GiftState.READY, GiftState.HANDED_OVER, GiftState.DEPOSITED):
        step = SetGiftState(ident, by, gift.revision, state)
        assert [gifts_commands.set_gift_state(session, step, now=NOW) for _ in range(2)] == [ident, ident]
    assert (gift.state, gift.handed_on is not None) == (GiftState.DEPOSITED, True)
    with pytest.raises(Refusal):
        gifts_commands.remove_gift(session, RemoveGift(ident, by, gift.revision))
    assert history_of(session, Gift.__kind__, ident)[0].fields["state"] == ["handed_over", "deposited"]


def test_a_gift_names_items_of_its_event_only(session: Session, by: Actor, event: Event) -> None:
    other = an_item(session, an_event(session))
    with pytest.raises(Refusal):
        gifts_commands.add_gift(session, AddGift(event.id, by, new_uid(), GiftDetails(Texts("Ваза"), OURS, item_id=other.id)))
    with pytest.raises(Refusal):
        gifts_commands.add_gift(session, AddGift(event.id, by, new_uid(), GiftDetails(Texts("Ваза"), OURS, giver_id=10**9)))


def test_the_register_tells_totals_and_what_should_have_been_handed_in(session: Session, event: Event) -> None:
    a_gift(session, event, value=1_500)
    a_gift(session, event)
    late = a_received_gift(session, event, date(2024, 11, 29))
    a_received_gift(session, event, date(2024, 11, 29), value=3_000)
    register = register_of(session, event.id, today=date(2024, 12, 5))
    assert (register.total_given.count, register.total_given.value, register.total_given.unknown) == (2, 1_500, 1)
    assert (register.total_received.value, register.remarks, register.not_ready) == (8_000, 1, 2)
    assert [(row.gift.id, row.remark, row.due) for row in overdue_gifts(session, date(2024, 12, 5))] == [
        (late.id, GiftRemark.OVERDUE, date(2024, 12, 4))
    ]
    assert overdue_gifts(session, date(2024, 12, 4)) == ()


def test_guests_from_another_region_sit_across(session: Session, item: ProgrammeItem) -> None:
    talks = talks_at(session, item)
    at_table(session, talks, OURS, HEAD)
    at_table(session, talks, PartySide.RUSSIA, HEAD)
    drawn = table(session, item)
    assert (len(drawn.ours), len(drawn.theirs), drawn.partner) == (1, 1, PartySide.RUSSIA)
