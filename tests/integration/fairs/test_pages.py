"""Claims about the pages of a fair: who may open and send what, what they show, how many queries they take."""

import re

import pytest
from flask import Flask

from app.ground.kernel.texts import Texts
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.rules import InvitationState
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.fairs import a_fair, a_stand, a_stop, a_walk, an_exhibitor, an_invitation
from tests.factories.pages import form_of, seen_at, signed_in, somebody
from tests.factories.people import a_person_in_directory, an_organisation

HUGE = "9" * 30
GETS = {
    "/events/{event}/stand": False,
    "/events/{event}/stand/new": True,
    "/stands/{stand}/edit": True,
    "/stands/{stand}/remove": True,
    "/stands/{stand}/exhibitors/new": True,
    "/exhibitors/{exhibitor}/edit": True,
    "/items/{item}/stops": False,
    "/items/{item}/stops/new": True,
    "/items/{item}/stops/fit?minutes=10": False,
    "/walk-stops/{stop}/edit": True,
    "/events/{event}/invitations": False,
    "/events/{event}/invitations/new": True,
    "/stand-invitations/{invitation}/edit": True,
    "/stand-invitations/{invitation}/mark?state=sent": True,
    "/events/{event}/stand/day": False,
    "/events/{event}/invitations.xlsx": False,
    "/events/{event}": False,
    "/items/{item}": False,
}
"""Address → whether only those who prepare the event come there."""
POSTS: dict[str, dict[str, str]] = {
    "/events/{event}/stand/new": {"title-ru": "Стенд", "place": ""},
    "/stands/{stand}/edit": {"title-ru": "Стенд", "area": "90", "place": ""},
    "/stands/{stand}/exhibitors/new": {"name-ru": "Фирма"},
    "/exhibitors/{exhibitor}/edit": {"name-ru": "Фирма"},
    "/exhibitors/{exhibitor}/move": {"step": "1"},
    "/items/{item}/stops/new": {"title-ru": "Вход", "minutes": "5"},
    "/walk-stops/{stop}/edit": {"title-ru": "Вход", "minutes": "5"},
    "/walk-stops/{stop}/move": {"step": "1"},
    "/walk-stops/{stop}/remove": {},
    "/events/{event}/invitations/new": {"stand_id": "{stand}", "organisation": "{body}"},
    "/stand-invitations/{invitation}/edit": {"stand_id": "{stand}", "person": "Гостев № {person}"},
    "/stand-invitations/{invitation}/mark": {"state": "withdrawn"},
    "/stand-invitations/{invitation}/remove": {},
    "/exhibitors/{exhibitor}/remove": {},
}
THINGS = {"/stands/": Stand, "/exhibitors/": Exhibitor, "/walk-stops/": WalkStop, "/stand-invitations/": StandInvitation}
DEEDS = [path for path in POSTS if "/new" not in path]


def staged(app: Flask, *people: User, rows: int = 1) -> dict[str, str]:
    """Return the ids of a fair given to these people, with a stand, and of each thing that belongs to it the first of several."""
    with opened(app).begin() as session:
        event = a_fair(session, coordinators=[session.merge(person) for person in people])
        stand, walk = a_stand(session, event, keeper=a_person_in_directory(session)), a_walk(session, event)
        body = an_organisation(session, name=Texts("ТОО «Образец»"))
        exhibitors = [an_exhibitor(session, stand, contact=a_person_in_directory(session)) for _ in range(rows)]
        stops = [a_stop(session, walk, exhibitor=one, teller=one.contact) for one in exhibitors]
        guest = a_person_in_directory(session, "Гостев")
        asked = [an_invitation(session, stand, person=guest)]
        asked += [an_invitation(session, stand, item=walk, organisation=body, state=InvitationState.ACCEPTED) for _ in range(rows - 1)]
        return {
            "event": str(event.id),
            "stand": str(stand.id),
            "item": str(walk.id),
            "exhibitor": str(exhibitors[0].id),
            "stop": str(stops[0].id),
            "invitation": str(asked[0].id),
            "person": str(guest.id),
            "body": "ТОО «Образец»",
        }


def sent(path: str, where: dict[str, str]) -> dict[str, str]:
    return {name: value.format(**where) for name, value in POSTS[path].items()}


@pytest.mark.parametrize(
    ("role", "own", "prepares"),
    [(Role.READER, False, False), (Role.COORDINATOR, False, False), (Role.COORDINATOR, True, True), (Role.PROTOCOL, False, True)],
)
def test_everybody_reads_and_those_who_prepare_the_event_write(app: Flask, role: Role, own: bool, prepares: bool) -> None:
    user = somebody(app, role)
    where = staged(app, user) if own else staged(app)
    client = signed_in(app, user)
    found = {path: client.get(path.format(**where)).status_code for path in GETS}
    assert found == {path: 403 if guarded and not prepares else 200 for path, guarded in GETS.items()}
    answers = {}
    for path in POSTS:
        address = path.format(**where)
        answers[path] = client.post(address, data=sent(path, where) | seen_at(app, address, THINGS)).status_code
    assert answers == dict.fromkeys(POSTS, 303 if prepares else 403)


@pytest.mark.parametrize("path", DEEDS)
@pytest.mark.parametrize("seen", ["0", "999", "x", HUGE])
def test_what_was_seen_in_another_state_changes_nothing(app: Flask, path: str, seen: str) -> None:
    where = staged(app)
    assert signed_in(app).post(path.format(**where), data=sent(path, where) | {"seen": seen}).status_code == 409


BAD = {
    "/events/{event}/stand/new": {"title-ru": "", "area": HUGE, "place": "hall:99", "keeper": "Никто Никтоев"},
    "/stands/{stand}/exhibitors/new": {"organisation": "Нет такой", "name-ru": "я" * 10_000, "contact": "Никто"},
    "/items/{item}/stops/new": {"exhibitor_id": HUGE, "minutes": "0", "walk_minutes": "-5", "teller": "Никто"},
    "/events/{event}/invitations/new": {"stand_id": HUGE, "item_id": "x", "person": "Никто", "reason": "я" * 10_000},
    "/stand-invitations/{invitation}/mark": {"state": "eaten", "on": "31.02.2024"},
    "/stands/{stand}/edit": {},
    "/exhibitors/{exhibitor}/edit": {},
    "/walk-stops/{stop}/edit": {"exhibitor_id": "999"},
    "/stand-invitations/{invitation}/edit": {},
}


@pytest.mark.parametrize("path", BAD)
def test_what_cannot_be_is_refused_beside_its_field_and_what_was_typed_stays(app: Flask, path: str) -> None:
    where = staged(app)
    address = path.format(**where)
    answer = signed_in(app).post(address, data=BAD[path] | seen_at(app, address, THINGS))
    assert (answer.status_code, "is-error" in answer.get_data(as_text=True)) == (422, True)
    for value in BAD[path].values():
        assert value in answer.get_data(as_text=True) or value in {HUGE, "eaten", "hall:99", "x", "999"}


def test_an_answer_before_the_letter_is_refused_beside_the_day(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    address = f"/stand-invitations/{where['invitation']}/mark"
    steps = ({"state": "approved"}, {"state": "sent", "on": "2024-11-20"})
    codes = [client.post(address, data=data | seen_at(app, address, THINGS)).status_code for data in steps]
    refused = client.post(address, data={"state": "accepted", "on": "2024-11-19"} | seen_at(app, address, THINGS))
    assert (codes, refused.status_code) == ([303, 303], 422)
    assert "Ответ" in refused.get_data(as_text=True) or "answer came before" in refused.get_data(as_text=True)


def test_the_history_of_an_event_tells_how_far_an_invitation_has_come(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    address = f"/stand-invitations/{where['invitation']}/mark"
    client.post(address, data={"state": "approved"} | seen_at(app, address, THINGS))
    page = client.get(f"/events/{where['event']}", headers={"Accept-Language": "en"})
    assert page.status_code == 200
    with opened(app)() as session:
        assert session.get_one(StandInvitation, int(where["invitation"])).state is InvitationState.APPROVED


def test_a_form_shows_what_is_so(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    shown = form_of(client.get(f"/stand-invitations/{where['invitation']}/edit"))
    assert (shown["person"], shown["stand_id"], shown["item_id"]) == (f"Гостев Иван Иванович № {where['person']}", where["stand"], "")


def test_the_list_is_cut_down_by_state_and_by_what_they_are_invited_to(app: Flask) -> None:
    where = staged(app, rows=4)
    client = signed_in(app)

    def rows(query: str) -> int:
        return len(re.findall(r'id="invitation-\d+"', client.get(f"/events/{where['event']}/invitations{query}").get_data(as_text=True)))

    asked = ("", "?state=accepted", "?state=proposed", "?item=0", f"?item={where['item']}", "?state=x&item=-1", f"?item={HUGE}")
    assert [rows(query) for query in asked] == [4, 3, 1, 1, 3, 4, 4]


@pytest.mark.parametrize(
    "path",
    [
        "/events/{event}/stand",
        "/items/{item}/stops",
        "/events/{event}/invitations",
        "/events/{event}/stand/day",
        "/events/{event}",
        "/items/{item}",
        "/events/{event}/invitations.xlsx",
    ],
)
def test_a_page_takes_as_many_queries_for_many_rows_as_for_few(app: Flask, path: str) -> None:
    few, many = staged(app, rows=2), staged(app, rows=12)
    client, counts = signed_in(app), []
    client.get(path.format(**few))
    for where in (few, many):
        with statements(app.extensions["readers"].kw["bind"]) as asked:
            assert client.get(path.format(**where)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
