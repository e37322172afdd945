"""Claims about the pages of minutes: who may open and send what, what they show, how many queries they take."""

from datetime import date

import pytest
from flask import Flask

from app.matters.minutes.models import Decision, Minutes, MinutesPoint
from app.matters.minutes.queries import find_minutes
from app.matters.minutes.rules import DecisionForm, MinutesState
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.minutes import a_decision, a_meeting, a_point, a_remark, some_minutes
from tests.factories.pages import seen_at, signed_in, somebody
from tests.factories.undertakings import an_instruction


def staged(app: Flask, *people: User, decisions: int = 1, **over: object) -> dict[str, int]:
    """Return the ids of a meeting given to these people, with minutes that both sides comment on."""
    with opened(app).begin() as session:
        event = a_meeting(session, "О сырье", coordinators=[session.merge(person) for person in people])
        minutes = some_minutes(session, event, **{"state": MinutesState.DISCUSSED, **over})
        point = a_point(session, minutes)
        made = [a_decision(session, point, due=date(2025, 2, 1)) for _ in range(decisions)]
        remark = a_remark(session, minutes, decision_id=made[0].id, point_id=point.id)
        bare = a_meeting(session, "О сырье", coordinators=list(event.coordinators))
        ids = {"event": event.id, "bare": bare.id, "minutes": minutes.id, "point": point.id, "decision": made[0].id}
        return {**ids, "remark": remark.id, "seen": minutes.revision}


GETS = {
    "/events/{event}/minutes": (200, 200),
    "/events/{bare}/minutes": (200, 200),
    "/events/{event}": (200, 200),
    "/minutes/{minutes}/print": (200, 200),
    "/minutes/{minutes}/print?format=pdf&for=kazakhstan": (200, 200),
    "/minutes/{minutes}/print?format=docx&second=kk": (200, 200),
    "/minutes/{minutes}/edit": (403, 200),
    "/minutes/{minutes}/points/new": (403, 200),
    "/minutes/points/{point}/edit": (403, 200),
    "/minutes/points/{point}/remove": (403, 200),
    "/minutes/points/{point}/decisions/new": (403, 200),
    "/minutes/decisions/{decision}/edit": (403, 200),
    "/minutes/decisions/{decision}/remove": (403, 200),
    "/minutes/{minutes}/remarks/new": (403, 200),
    "/minutes/remarks/{remark}/answer": (403, 200),
    "/minutes/{minutes}/agree": (403, 200),
    "/minutes/{minutes}/approve": (403, 200),
}
"""Address → what is answered to those who only read, and to those who prepare this event."""
POSTS: dict[str, tuple[dict[str, str], int]] = {
    "/events/{bare}/minutes": ({}, 303),
    "/minutes/{minutes}/take-over": ({}, 303),
    "/minutes/{minutes}/edit": ({"number": "3", "held_on": "2024-11-26", "audience": "bilateral", "place-ru": "г. Уфа"}, 303),
    "/minutes/{minutes}/points/new": ({"title-ru": "О другом"}, 303),
    "/minutes/points/{point}/edit": ({"title-ru": "О сырье, снова"}, 303),
    "/minutes/points/{point}/move": ({"step": "1"}, 303),
    "/minutes/points/{point}/decisions/new": ({"form": "noted", "text-ru": "доклад"}, 303),
    "/minutes/points/{point}/sentence": ({"form": "noted", "text-ru": "доклад"}, 200),
    "/minutes/decisions/{decision}/edit": ({"form": "noted", "text-ru": "доклад"}, 303),
    "/minutes/decisions/{decision}/move": ({"step": "-1"}, 303),
    "/minutes/{minutes}/remarks/new": ({"side": "kazakhstan", "text": "Нет"}, 303),
    "/minutes/remarks/{remark}/answer": ({"state": "accepted"}, 303),
    "/minutes/{minutes}/state": ({"state": "draft"}, 303),
    "/minutes/{minutes}/agree": ({"side": "kazakhstan"}, 422),
    "/minutes/{minutes}/approve": ({"signed_on": ""}, 422),
    "/minutes/decisions/{decision}/remove": ({}, 303),
    "/minutes/points/{point}/remove": ({}, 303),
}

THINGS = {"/minutes/points/": MinutesPoint, "/minutes/decisions/": Decision, "/minutes/": Minutes}


@pytest.mark.parametrize(
    ("role", "own", "writes"),
    [(Role.READER, False, False), (Role.COORDINATOR, False, False), (Role.COORDINATOR, True, True), (Role.PROTOCOL, False, True)],
)
def test_everybody_reads_and_those_who_prepare_the_event_write(app: Flask, role: Role, own: bool, writes: bool) -> None:
    user = somebody(app, role)
    where = staged(app, user) if own else staged(app)
    client = signed_in(app, user)
    assert {path: client.get(path.format(**where)).status_code for path in GETS} == {path: codes[writes] for path, codes in GETS.items()}
    answers = {}
    for path, (data, _) in POSTS.items():
        address = path.format(**where)
        answers[path] = client.post(address, data=data | seen_at(app, address, THINGS)).status_code
    assert answers == {path: code if writes else 403 for path, (_, code) in POSTS.items()}


def test_a_word_of_the_form_that_was_typed_again_is_refused_beside_the_field_and_kept(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    data = {"form": "sides_agreed", "text-ru": "Стороны договорились уточнить состав"}
    answer = client.post(f"/minutes/points/{where['point']}/decisions/new", data=data)
    assert (answer.status_code, "Стороны договорились уточнить состав" in answer.text, "text-ru-error" in answer.text) == (422, True, True)


def test_the_sentence_is_shown_as_it_will_be_printed_while_somebody_types(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    data = {"form": "sides_agreed", "text-ru": "Уточнить состав", "due": "2025-02-01"}
    shown = client.post(f"/minutes/points/{where['point']}/sentence", data=data).text
    assert "Стороны договорились уточнить состав в\u00a0срок до\u00a01\u00a0февраля 2025\u00a0г." in shown
    refused = client.post(f"/minutes/points/{where['point']}/sentence", data={**data, "text-ru": "поручить всем"}).text
    assert "field-error" in refused


@pytest.mark.parametrize("typed", ["", "x" * 10_000, "0", "-1", str(2**70), "\u200b", "<b>"])
def test_nothing_that_is_sent_leads_to_a_fault(app: Flask, typed: str) -> None:
    where, client = staged(app), signed_in(app)
    for path, (data, _) in POSTS.items():
        broken = {**dict.fromkeys(data, typed), "seen": typed, "uid": typed, "about": typed, "our_body": typed, "digest": typed}
        assert client.post(path.format(**where), data=broken).status_code < 500, path
    for path in ("/minutes/%s/print?format=%s", "/minutes/%s/print?format=pdf&lang=%s"):
        assert client.get(path % (where["minutes"], typed[:50])).status_code < 500


def test_the_second_of_two_who_write_a_decision_sees_both_versions(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    data = {"form": "noted", "text-ru": "доклад", "seen": "1"}
    address = f"/minutes/decisions/{where['decision']}/edit"
    assert [client.post(address, data={**data, "text-ru": text}).status_code for text in ("доклад", "отчёт")] == [303, 409]


def test_the_page_takes_as_many_queries_for_many_decisions_as_for_one(app: Flask) -> None:
    few, many = staged(app), staged(app, decisions=20)
    client = signed_in(app)
    counts = []
    for where in (few, many):
        client.get(f"/events/{where['event']}/minutes")
        with statements(app.extensions["readers"].kw["bind"]) as asked:
            assert client.get(f"/events/{where['event']}/minutes").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_instruction_says_of_which_decision_it_came(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        minutes = find_minutes(session, where["event"])
        assert minutes is not None
        made = an_instruction(session)
        minutes.points[0].decisions[0].instruction = made
        ident = made.id
    assert f"/events/{where['event']}/minutes#decision-{where['decision']}" in signed_in(app).get(f"/instructions/{ident}").text


def test_internal_minutes_offer_a_charge_and_no_side_that_agrees(app: Flask) -> None:
    with opened(app).begin() as session:
        minutes = some_minutes(session, a_meeting(session, "О сырье"), audience="internal")
        point = a_point(session, minutes).id
    page = signed_in(app).get(f"/minutes/points/{point}/decisions/new").text
    offered = {one.value: f'value="{one.value}"' in page for one in DecisionForm}
    assert offered == {"sides_agreed": False, "ask_ours": False, "ask_theirs": False, "noted": True, "charge": True}


def test_the_history_of_the_event_tells_how_far_its_minutes_have_come(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/minutes/{where['minutes']}/state"
    assert client.post(address, data={"state": "draft"} | seen_at(app, address, THINGS)).status_code == 303
    for path in ("/events/{event}", "/events/{event}/minutes"):
        answer = client.get(path.format(**where))
        assert (answer.status_code, ">discussed<" in answer.text) == (200, False)
