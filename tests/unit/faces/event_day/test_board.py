"""Claims about what the screen of an event day shows."""

from datetime import UTC, datetime, timedelta

from app.faces.event_day.board import Lack, midnight_after
from app.faces.event_day.moments import Doing
from app.ground.kernel.finding import words_of
from app.planning.delegations.rules import MemberRole
from app.planning.journeys.rules import Direction
from app.planning.logistics.picture import CarPicture
from app.planning.programmes.roster import MemberPicture, Presence
from app.planning.programmes.rules import ItemRole
from tests.unit.faces.event_day.pictures import NOON, board, card, delegation, item, leg, transfer, vehicle, wall

SESSION = item("session", -30, 30)


def test_a_delegation_is_where_most_of_it_is_and_the_rest_are_counted() -> None:
    apart = Presence(("d",), minus=(("d", "third"),))
    found = card(0, (item("session", -30, 30, apart),))
    assert (found.main.key, found.elsewhere) == ((Doing.ATTENDING, "session"), 1)
    assert [(group.people, group.with_head) for group in found.groups] == [(("head", "second"), True), (("third",), False)]


def test_of_two_groups_as_large_the_one_with_the_head_is_the_delegation() -> None:
    single = Presence(plus=(("d", "head"),))
    found = card(0, (item("talks", -30, 30, single),), delegations=(delegation("head", "second"),))
    assert found.main.key == (Doing.ATTENDING, "talks")


def test_a_head_apart_from_the_others_is_told() -> None:
    single = Presence(plus=(("d", "head"),))
    found = card(0, (item("talks", -30, 30, single),))
    assert (found.main.doing, found.groups[1].with_head, found.elsewhere) == (Doing.FREE, True, 1)


def test_those_who_do_not_come_are_nowhere() -> None:
    party = delegation("head", "second")
    gone = (*party.members[:1], MemberPicture("second", MemberRole.MEMBER, comes=False))
    found = card(0, (SESSION,), delegations=(type(party)(party.uid, party.name, members=gone),))
    assert (found.coming, found.elsewhere) == (frozenset({"head"}), 0)


def test_a_delegation_without_members_is_where_it_is_invited() -> None:
    found = card(0, (SESSION, item("dinner", 60, 120)), delegations=(delegation(),))
    assert found.main.key == (Doing.ATTENDING, "session")
    assert found.following is not None
    assert found.following.item is not None
    assert found.following.item.uid == "dinner"


def test_next_is_what_the_head_or_half_of_them_go_to() -> None:
    one = Presence(plus=(("d", "third"),))
    two = Presence(plus=(("d", "second"), ("d", "third")))
    found = card(0, (item("b2b", 10, 20, one), item("tour", 20, 30, two), item("dinner", 60, 120))).following
    assert found is not None
    assert (found.item and found.item.uid, found.count) == ("tour", 2)
    head = Presence(roles=(("head", ItemRole.CHAIR),))
    found = card(0, (item("b2b", 10, 20, one), item("talks", 15, 30, head), item("tour", 20, 30, two))).following
    assert found is not None
    assert found.item is not None
    assert found.item.uid == "talks"


def test_where_only_one_of_them_goes_anywhere_that_is_next() -> None:
    found = card(0, (item("b2b", 10, 20, Presence(plus=(("d", "third"),))),)).following
    assert found is not None
    assert (found.item and found.item.uid, found.count) == ("b2b", 1)


def test_the_transfer_that_takes_them_next_stands_beside_what_is_next() -> None:
    rides = (transfer("gone", -90, -60, "head"), transfer("tomorrow", 1500, 1520, "head"), transfer("ride", 20, 40, "head", "second"))
    found = card(0, (SESSION, item("dinner", 60, 120)), transfers=rides, vehicles=(vehicle(),))
    assert found.ride is not None
    assert (found.ride.transfer and found.ride.transfer.uid, found.ride.count) == ("ride", 2)
    assert found.following is not None
    assert found.following.item is not None


def test_the_flight_that_they_sit_in_is_not_next_and_the_one_home_is() -> None:
    come = leg("come", 30, "head", "second", "third", far=wall(-60))
    go = leg("go", 300, "head", "second", "third", direction=Direction.DEPARTURE)
    found = card(0, legs=(come, go))
    assert found.main.key == (Doing.TRAVELLING, "come")
    assert found.following is not None
    assert found.following.leg is go


def test_a_leg_is_late_from_ten_minutes_on_for_three_hours_after_it_came() -> None:
    legs = (
        leg("nine", 0, "head", estimated=wall(9)),
        leg("ten", 0, "head", estimated=wall(10)),
        leg("early", 0, "head", actual=wall(-20)),
        leg("off", 0, "head", estimated=wall(60), cancelled=True),
        leg("came", -300, "head", estimated=wall(-200), actual=wall(-180)),
        leg("long ago", -300, "head", actual=wall(-181)),
        leg("the day after", 60, "head", estimated=wall(1441)),
    )
    assert [(one.leg.uid, one.minutes) for one in board(legs=legs).late] == [("came", 120), ("ten", 10)]


def test_a_late_leg_names_its_delegations_and_the_transfers_that_wait() -> None:
    parties = (delegation("head", "second"), delegation("other", uid="o"))
    waits = transfer("ride", 20, 40, "head", leg="late")
    cancelled = transfer("off", 20, 40, "head", leg="late", cancelled=True)
    (late,) = board(legs=(leg("late", 0, "head", estimated=wall(60)),), transfers=(waits, cancelled), delegations=parties).late
    assert ([one.uid for one in late.delegations], late.transfers) == (["d"], (waits,))


def test_a_transfer_of_the_next_two_hours_needs_cars_drivers_and_seats() -> None:
    ready = transfer("ready", 30, 60, "head")
    bare = transfer("bare", 120, 150, cars=(), waiting=("head", "second"))
    unassigned = transfer("unassigned", 30, 60, "head", vehicle="")
    driverless = transfer("driverless", -5, 60, "head", vehicle="w", cars=(CarPicture("c", "w", 1), CarPicture("k", "v", 2)))
    far_off = transfer("far off", 121, 150, cars=())
    over = transfer("over", -60, 0, cars=())
    found = board(
        transfers=(ready, bare, unassigned, driverless, far_off, over, transfer("off", 30, 60, cars=(), cancelled=True)),
        vehicles=(vehicle(), vehicle("w", "")),
    ).lacks
    assert found == (Lack(bare, 1, 0, 2), Lack(unassigned, 1, 0, 0), Lack(driverless, 0, 1, 0))


def test_somebody_is_found_by_any_part_of_the_name_with_what_they_do_and_will_do() -> None:
    ride = transfer("ride", 30, 60, "head")
    found = board(0, (SESSION,), transfers=(ride,), vehicles=(vehicle(),), words=words_of("водит"))
    (driver,) = found.found
    assert (driver.uid, driver.spot.doing, driver.following and driver.following.transfer) == ("driver", Doing.FREE, ride)
    (second,) = board(0, (SESSION,), words=words_of("SECOND")).found
    assert (second.spot.key, [one.uid for one in second.delegations]) == ((Doing.ATTENDING, "session"), ["d"])
    assert board(0, words=words_of("никто")).found == ()


def test_time_alone_changes_the_screen_at_the_next_beginning_or_end() -> None:
    assert board(0, (SESSION,)).until == NOON + timedelta(minutes=30)
    assert board(0, (SESSION, item("dinner", 20, 60))).until == NOON + timedelta(minutes=20)
    assert board(0, transfers=(transfer("ride", 130, 150, "head"),)).until == NOON + timedelta(minutes=10)
    assert board(0, legs=(leg("flight", -40, "head", "second", vip_passengers=("head",)),)).until == NOON + timedelta(minutes=20)


def test_every_edge_of_a_person_s_day_is_one_at_which_the_screen_is_asked_for_again() -> None:
    items = (SESSION, item("dinner", 100, 160), item("reception", 200))
    things = {
        "legs": (leg("come", -100, "head", far=wall(-200)), leg("go", 280, "head", direction=Direction.DEPARTURE, far=wall(340))),
        "transfers": (transfer("ride", 40, 70, "head"),),
    }
    last = board(-240, items, **things)
    for minutes in range(-239, 400):
        here = board(minutes, items, **things)
        if here.at < last.until:
            assert here.cards == last.cards
            assert here.lacks == last.lacks
        last = here


def test_the_day_ends_at_midnight_by_the_clocks_of_the_event() -> None:
    assert midnight_after(NOON, "Asia/Yekaterinburg") == datetime(2024, 11, 26, 19, tzinfo=UTC)
    assert board().until == datetime(2024, 11, 26, 19, tzinfo=UTC)
