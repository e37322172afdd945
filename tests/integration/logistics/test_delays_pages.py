"""Claims about the page of what a late leg breaks: who may what, what a press does, and that nothing happens without one."""

from flask import Flask

from app.planning.events.models import Event
from app.planning.programmes.attending import ItemPerson
from app.planning.programmes.rules import ItemRole
from app.planning.transfers.models import TransferPassenger
from app.planning.transfers.queries import get_transfer
from app.register.accounts.rules.roles import Role
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.logistics import a_car, a_transfer, a_vehicle
from tests.factories.pages import errors_of, form_of
from tests.factories.people import a_person_in_directory
from tests.integration.logistics.delay_world import DAY, World, absent, changes, clock, in_english, late, offered, proposals, starts, text


def test_the_delay_of_one_flight_is_entered_seen_and_answered_on_one_page(app: Flask, world: World) -> None:
    client = in_english(app)
    before = client.get(world.page)
    assert "breaks nothing" in text(before)
    answer = client.post(f"{world.page}/times", data={**form_of(before), "estimated": "15.35"}, follow_redirects=True)
    told = text(answer)
    assert "planned 14:20 (Ufa), 12:20 (Moscow) → expected 15:35 (Ufa), 13:35 (Moscow) late by 1 h 15 min" in told
    assert "ready to drive off at 17:05" in told
    assert "starts 1 h 10 min too early for them" in told
    assert "Move the transfer to 17:05" in told
    assert "they miss it" in told
    assert starts(app, world) == [(clock(15, 55), [world.first, world.second])]  # entering a time moves nothing
    done = client.post(world.page, data=proposals(answer), follow_redirects=True)
    assert "The transfer at 15:55 now starts at 17:05." in text(done)
    assert "2 people do not attend any more." in text(done)
    assert "Phones and paper show it with the next version." in text(done)
    assert f"/events/{world.event}/publish" in done.get_data(as_text=True)
    assert "breaks nothing" in text(done)
    assert starts(app, world) == [(clock(17, 5), [world.first, world.second])]
    assert len(absent(app, world)) == 2


def test_looking_changes_nothing(app: Flask, world: World) -> None:
    late(app, world)
    client, before = in_english(app), changes(app)
    for address in (world.page, "/", f"/events/{world.event}/arrivals", f"/events/{world.event}/logistics/day/{DAY}"):
        assert client.get(address).status_code == 200
    assert (changes(app), starts(app, world)) == (before, [(clock(15, 55), [world.first, world.second])])


def test_nothing_is_done_where_nothing_is_checked(app: Flask, world: World) -> None:
    late(app, world)
    client, before = in_english(app), changes(app)
    sent = {name: value for name, value in proposals(client.get(world.page)).items() if name != "do"}
    answer = client.post(world.page, data=sent)
    assert (answer.status_code, changes(app)) == (422, before)
    assert "Nothing was checked" in text(answer)


def test_what_somebody_else_has_changed_meanwhile_is_said_and_nothing_is_done(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    sent = proposals(client.get(world.page))
    with opened(app).begin() as session:
        get_transfer(session, world.transfer).staff_note = "у входа"
    answer = client.post(world.page, data=sent)
    assert answer.status_code == 409
    assert "Nothing has been done" in text(answer)
    assert "у входа" in text(answer)
    assert (starts(app, world), absent(app, world)) == ([(clock(15, 55), [world.first, world.second])], [])
    again = client.post(world.page, data=proposals(answer))
    assert again.status_code == 303
    assert starts(app, world) == [(clock(17, 5), [world.first, world.second])]


def test_another_time_of_the_leg_makes_the_proposals_old(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    sent = proposals(client.get(world.page))
    late(app, world, 16, 0)
    assert client.post(world.page, data=sent).status_code == 409
    # nor does it help to claim that nothing was seen
    assert client.post(world.page, data={"do": sent["do"]}).status_code == 409
    assert starts(app, world) == [(clock(15, 55), [world.first, world.second])]


def test_a_proposal_that_is_made_no_more_is_not_carried_out(app: Flask, world: World) -> None:
    late(app, world)
    client = in_english(app)
    sent = proposals(client.get(world.page))
    forged = {**sent, "do": [sent["do"][0].replace("T1205", "T1305")]}
    assert client.post(world.page, data=forged).status_code == 409
    assert client.post(world.page, data={**sent, "do": ["move:99:x"]}).status_code == 409
    assert starts(app, world) == [(clock(15, 55), [world.first, world.second])]


def test_what_is_refused_half_way_leaves_nothing_done(app: Flask, world: World) -> None:
    late(app, world)
    client, before = in_english(app), changes(app)
    sent = proposals(client.get(world.page))
    assert len(sent["do"]) == 2
    unseen = [one for one in sent["seen"] if not one.startswith("item:")]  # so the second deed is refused, after the first
    assert client.post(world.page, data={**sent, "seen": unseen}).status_code == 409
    assert (changes(app), starts(app, world)) == (before, [(clock(15, 55), [world.first, world.second])])


def test_who_is_not_on_the_leg_does_not_wait_where_others_get_a_transfer_of_their_own(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        transfer = get_transfer(session, world.transfer)
        host = a_person_in_directory(session, "Хозяинов")
        transfer.passengers.append(TransferPassenger(person=host, position=9))
        waits = host.id
    late(app, world)
    client = in_english(app)
    page = client.get(world.page)
    assert "In it as well, and would wait 1 h 10 min if it is moved: И.И. Хозяинов" in text(page)
    sent = proposals(page)
    assert sent[f"do-{world.transfer}"] == [""]  # nobody decides for them that they wait
    split, move = offered(page, "split"), offered(page, "move")
    both = client.post(world.page, data={**sent, "do": [move, split]})
    assert (both.status_code, "not both" in text(both)) == (422, True)
    sent[f"do-{world.transfer}"] = [split]
    done = client.post(world.page, data=sent, follow_redirects=True)
    assert "Another transfer has been made for 2 people, at 17:05. Now give it cars." in text(done)
    assert starts(app, world) == [(clock(15, 55), [waits]), (clock(17, 5), [world.first, world.second])]
    # the same press once more makes nothing twice
    assert client.post(world.page, data=sent).status_code == 409
    assert len(starts(app, world)) == 2


def test_a_vehicle_that_drives_elsewhere_then_is_told_and_nothing_is_checked(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        vehicle = get_transfer(session, world.transfer).cars[0].vehicle
        assert vehicle is not None
        event = session.get_one(Event, world.event)
        another = a_vehicle(session, an_event(session), plate=vehicle.plate)  # the same car, lent to another event
        a_car(session, a_transfer(session, event, clock(17, 0), 30), vehicle)
        a_car(session, a_transfer(session, session.get_one(Event, another.event_id), clock(17, 20), 30), another)
    late(app, world)
    page = in_english(app).get(world.page)
    assert text(page).count("not free then") == 2
    assert all(not key.startswith("move:") for key in proposals(page).get("do", []))


def test_who_has_a_role_is_left_to_decide_by_hand(app: Flask, world: World) -> None:
    with opened(app).begin() as session:
        session.add(ItemPerson(item_id=world.item, person_id=world.first, role=ItemRole.CHAIR))
    late(app, world)
    client = in_english(app)
    page = client.get(world.page)
    assert "They have a role there, so somebody has to decide" in text(page)
    assert "1 person who misses it does not attend" in text(page)
    assert client.post(world.page, data=proposals(page)).status_code == 303
    assert absent(app, world) == [world.member + 1]


def test_readers_see_what_breaks_and_may_do_nothing(app: Flask, world: World) -> None:
    late(app, world)
    reader, foreign = in_english(app, Role.READER), in_english(app, Role.COORDINATOR)
    for client in (reader, foreign):
        page = client.get(world.page)
        assert (page.status_code, "A start at 17:05 would fit." in text(page)) == (200, True)
        assert 'name="do"' not in page.get_data(as_text=True)
        assert client.post(world.page, data={"do": "move:1:x", "seen": "leg:1:2"}).status_code == 403
        assert client.post(f"{world.page}/times", data={"estimated": "16.00"}).status_code == 403
    assert app.test_client().get(world.page).status_code == 303
    assert in_english(app).get("/legs/999/consequences").status_code == 404


def test_two_who_enter_times_are_shown_both(app: Flask, world: World) -> None:
    client = in_english(app)
    sent = form_of(client.get(world.page))
    late(app, world)
    assert client.post(f"{world.page}/times", data={**sent, "estimated": "15.00"}).status_code == 409
    wrong = client.post(f"{world.page}/times", data={**form_of(client.get(world.page)), "estimated": "25.00"})
    assert (wrong.status_code, list(errors_of(wrong))) == (422, ["estimated"])
