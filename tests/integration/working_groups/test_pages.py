"""Claims about the pages of working groups: who may open and send what, what they show on a day, how many queries they take."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.working_groups.models import GroupMember, WorkingGroup
from app.matters.working_groups.queries import get_group
from app.matters.working_groups.rules import GroupRole
from app.planning.events.kinds import Kind
from app.register.accounts.rules.roles import Role
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.groups import TITLE, a_group, a_group_meeting, a_group_member
from tests.factories.pages import form_of, signed_in, somebody
from tests.factories.people import a_person_in_directory, an_appointment, an_organisation

MEETING, APPOINTED = date(2024, 9, 27), date(2024, 10, 1)


def staged(app: Flask) -> dict[str, int]:
    """Return the ids of a group with a co-chair of the other side since October 2024, of a meeting of it and of one of nobody's."""
    with opened(app).begin() as session:
        body = an_organisation(session, name=Texts("Министерство промышленности"))
        group = a_group(session, our_agency=body, our_agency_id=body.id)
        person = a_person_in_directory(session, "Кузнецов")
        chair = {"side": PartySide.KAZAKHSTAN, "role": GroupRole.CO_CHAIR, "since": APPOINTED}
        member = a_group_member(session, group, person, **chair)
        meeting = an_event(session, kind=Kind.WORKING_GROUP_MEETING, first_day=MEETING, last_day=MEETING)
        free = an_event(session, kind=Kind.WORKING_GROUP_MEETING)
        a_group_meeting(session, group, meeting)
        other = a_person_in_directory(session, "Власов")
        return {
            "group": group.id,
            "member": member.id,
            "meeting": meeting.id,
            "free": free.id,
            "person": person.id,
            "other": other.id,
            "body": body.id,
        }


def asked(app: Flask, client: FlaskClient, path: str) -> int:
    """Return how many statements a page takes."""
    with statements(app.extensions["readers"].kw["bind"]) as told:
        assert client.get(path).status_code == 200
    return len(told)


GETS = {
    "/groups": (200, 200),
    "/groups/{group}": (200, 200),
    "/groups/{group}?on=2024-09-27": (200, 200),
    "/groups/{group}?on=never": (200, 200),
    "/groups/{group}/changes?since=2024-09-27&until=2024-10-01": (200, 200),
    "/groups/{group}/composition": (200, 200),
    "/groups/{group}/composition?format=pdf&on=2024-09-27&lang=ru": (200, 200),
    "/groups/{group}/composition?format=pdf&on=&lang=ru": (422, 422),
    "/groups/{group}/changes/annex": (200, 200),
    "/groups/{group}/changes/annex?format=docx&since=2024-09-27&until=2024-10-01&lang=kk": (200, 200),
    "/groups/{group}/changes/annex?format=pdf&since=2024-10-01&until=2024-09-27&lang=ru": (422, 422),
    "/groups/new": (403, 200),
    "/groups/{group}/edit": (403, 200),
    "/groups/{group}/remove": (403, 200),
    "/groups/{group}/members/new?side=kazakhstan&role=secretary": (403, 200),
    "/group-members/{member}/edit": (403, 200),
    "/group-members/{member}/end": (403, 200),
    "/group-members/{member}/remove": (403, 200),
    "/groups/9999": (404, 404),
    "/group-members/9999/edit": (403, 404),
}
"""Address → what is answered to those who only read, and to those who write."""
POSTS: dict[str, tuple[dict[str, str], int]] = {
    "/groups/new": ({"title-ru": TITLE}, 303),
    "/groups/{group}/edit": ({"title-ru": TITLE}, 303),
    "/groups/{group}/members/new": ({"person": "№ {other}", "side": "kazakhstan", "role": "secretary"}, 303),
    "/group-members/{member}/edit": ({"side": "kazakhstan", "role": "co_chair"}, 303),
    "/group-members/{member}/end": ({"until": "2024-12-31"}, 303),
    "/groups/{group}/remove": ({}, 422),
    "/group-members/{member}/remove": ({}, 303),
}


@pytest.mark.parametrize("role", [Role.READER, Role.COORDINATOR, Role.SECRETARY, Role.PROTOCOL])
def test_everybody_reads_and_secretaries_and_the_office_write(app: Flask, role: Role) -> None:
    where, writes = staged(app), role in (Role.SECRETARY, Role.PROTOCOL)
    client = signed_in(app, somebody(app, role))
    assert {path: client.get(path.format(**where)).status_code for path in GETS} == {path: codes[writes] for path, codes in GETS.items()}
    told = {}
    for path, (data, _) in POSTS.items():
        shown = client.get(path.format(**where))
        sent = {name: value.format(**where) for name, value in data.items()}
        sent["seen"] = form_of(shown).get("seen", "") if shown.status_code == 200 else ""
        told[path] = client.post(path.format(**where), data=sent).status_code
    assert told == {path: code if writes else 403 for path, (_, code) in POSTS.items()}


def test_a_day_of_the_past_shows_the_vacancy_that_was_filled_later(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    vacancy = "сопредседатель от казахстанской стороны не определён", "the co-chair of the Kazakhstan side has not been named"
    shown = {}
    for day in (MEETING, APPOINTED):
        page = client.get(f"/groups/{where['group']}?on={day}").get_data(as_text=True)
        shown[day] = any(words in page for words in vacancy)
    assert shown == {MEETING: True, APPOINTED: False}


def test_a_vacancy_leads_to_the_form_that_fills_it_and_sending_it_twice_makes_one(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/groups/{where['group']}/members/new?side=bashkortostan&role=co_chair"
    assert address.replace("&", "&amp;") in client.get(f"/groups/{where['group']}").get_data(as_text=True)
    shown = form_of(client.get(address))
    assert (shown["side"], shown["role"]) == ("bashkortostan", "co_chair")
    sent = shown | {"person": f"№ {where['other']}", "since": "01.11.2024"}
    assert [client.post(address, data=sent).status_code for _ in range(2)] == [303, 303]
    with opened(app)() as session:
        rows = session.scalars(select(GroupMember).where(GroupMember.person_id == where["other"])).all()
        assert [(row.side, row.role, row.since) for row in rows] == [(PartySide.BASHKORTOSTAN, GroupRole.CO_CHAIR, date(2024, 11, 1))]


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ({"person": "Неизвестный Никто"}, "person-error"),
        ({"person": ""}, "person-error"),
        ({"since": "2025-01-01", "until": "2024-01-01"}, "until-error"),
        ({"role": "co_chair"}, "role-error"),
        ({"person": "№ {person}"}, "since-error"),
        ({"role": "king"}, "role-error"),
        ({"order_no": "0"}, "order_no-error"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_line_and_nothing_is_lost(app: Flask, typed: dict[str, str], beside: str) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/groups/{where['group']}/members/new"
    sent = form_of(client.get(address)) | {"person": f"№ {where['other']}", "side": "kazakhstan", "document": "приказ № 5"}
    answer = client.post(address, data=sent | {name: value.format(**where) for name, value in typed.items()})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, f'id="{beside}"' in page, "приказ № 5" in page) == (422, True, True)


def test_two_who_edit_one_group_see_both_versions(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/groups/{where['group']}/edit"
    shown = form_of(client.get(address))
    assert client.post(address, data=shown | {"note": "первое"}).status_code == 303
    answer = client.post(address, data=shown | {"note": "второе"})
    page = answer.get_data(as_text=True)
    assert (answer.status_code, "первое" in page, "второе" in page) == (409, True, True)


def test_agencies_and_quorum_are_kept_and_a_body_of_the_other_side_is_not_offered(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    address = f"/groups/{where['group']}/edit"
    shown = form_of(client.get(address))
    assert shown["our_agency_id"] == str(where["body"])
    assert client.post(address, data=shown | {"our_quorum": "3", "our_agency_id": ""}).status_code == 303
    assert client.post(address, data=form_of(client.get(address)) | {"their_agency_id": str(where["body"])}).status_code == 422
    with opened(app)() as session:
        group = get_group(session, where["group"])
        assert (group.our_quorum, group.our_agency_id, group.their_agency_id) == (3, None, None)


def test_a_meeting_is_linked_shown_on_the_event_and_taken_away_again(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    link = f"/groups/{where['group']}?on="
    assert client.post(f"/groups/{where['group']}/meetings", data={"event_id": str(where["free"])}).status_code == 303
    assert link in client.get(f"/events/{where['free']}").get_data(as_text=True)
    assert client.post(f"/groups/{where['group']}/meetings/remove", data={"event_id": str(where["free"])}).status_code == 303
    assert link not in client.get(f"/events/{where['free']}").get_data(as_text=True)
    assert client.post(f"/groups/{where['group']}/meetings", data={"event_id": "nonsense"}).status_code == 404


def test_somebodys_page_names_their_groups(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    assert f'href="/groups/{where["group"]}"' in client.get(f"/people/{where['person']}").get_data(as_text=True)


def test_the_number_of_queries_does_not_grow_with_the_members_or_the_groups(app: Flask) -> None:
    where, client = staged(app), signed_in(app)
    paths = "/groups", f"/groups/{where['group']}", f"/groups/{where['group']}/changes?since=2020-01-01", f"/events/{where['meeting']}"
    for path in paths:
        client.get(path)
    before = [asked(app, client, path) for path in paths]
    with opened(app).begin() as session:
        group = session.get_one(WorkingGroup, where["group"])
        for number in range(12):
            person = a_person_in_directory(session)
            an_appointment(session, person, organisation=an_organisation(session))
            session.add(GroupMember(uid=new_uid(), group_id=group.id, person=person, person_id=person.id, side=PartySide.BASHKORTOSTAN))
            event = an_event(
                session, kind=Kind.WORKING_GROUP_MEETING, first_day=MEETING + timedelta(number), last_day=MEETING + timedelta(30)
            )
            a_group_meeting(session, a_group(session), event)
    assert [asked(app, client, path) for path in paths] == before
