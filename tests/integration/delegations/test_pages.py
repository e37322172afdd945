"""Claims about the pages of delegations: who may open and send what, what they show, how many queries they take."""

import html
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.publishing.models import Version, VersionPerson
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.pages import errors_of, form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment

HTMX = {"HX-Request": "true"}
NEW = {"name-ru": "Делегация Павлодарской области", "side": "kazakhstan", "category": "region"}


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def staged(app: Flask, *people: User) -> dict[str, int]:
    """Return the ids of an event given to these people, its delegation, two members and somebody of the directory."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        delegation = a_delegation(session, event)
        first, second = (a_member(session, delegation, a_person_in_directory(session, name)) for name in ("Аманов", "Беков"))
        other = a_person_in_directory(session, "Кусэев", sound_text="kusaev")
        an_appointment(session, other, "аким области")
        return {"event": event.id, "delegation": delegation.id, "member": first.id, "second": second.id, "person": other.id}


def member_of(app: Flask, member_id: int) -> DelegationMember:
    with opened(app)() as session:
        return session.get_one(DelegationMember, member_id)


def surnames_in(page: str) -> list[str]:
    """Return the members of the list in their order."""
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr ")[1:]
    return [html.unescape(row.partition(" data-open>")[2].partition(" ")[0]) for row in rows]


GETS = {
    "/events/{event}/delegations": (200, 200),
    "/events/{event}/delegations/new": (403, 200),
    "/delegations/{delegation}": (200, 200),
    "/delegations/{delegation}?q=кус": (200, 200),
    "/delegations/{delegation}/found?q=кус": (403, 200),
    "/delegations/{delegation}/edit": (403, 200),
    "/delegations/{delegation}/remove": (403, 200),
    "/members/{member}/edit": (403, 200),
    "/members/{member}/menu": (403, 200),
    "/members/{member}/substitute": (403, 200),
    "/members/{member}/remove": (403, 200),
}
"""Address → what is answered to those who only read, and to those who compose."""
POSTS: dict[str, dict[str, str]] = {
    "/events/{event}/delegations/new": NEW,
    "/delegations/{delegation}/edit": NEW,
    "/delegations/{delegation}/members": {"person_id": "{person}"},
    "/delegations/{delegation}/newcomers": {"name": "Новый Пётр"},
    "/delegations/{delegation}/mark": {"member": "{member}:1", "status": "invited"},
    "/delegations/{delegation}/precedence": {},
    "/delegations/{delegation}/reorder": {"step": "-1"},
    "/members/{member}/edit": {"role": "deputy", "status": "invited"},
    "/members/{member}/status": {"status": "invited"},
    "/members/{member}/head": {},
    "/members/{second}/place": {"step": "-1"},
    "/members/{second}/substitute": {"substitute_id": "{member}"},
    "/members/{second}/remove": {},
    "/delegations/{delegation}/remove": {},
}


@pytest.mark.parametrize(
    ("role", "own", "composes"),
    [
        (Role.READER, True, False),
        (Role.COORDINATOR, True, True),
        (Role.COORDINATOR, False, False),
        (Role.PROTOCOL, False, True),
        (Role.ADMIN, False, True),
    ],
)
def test_everybody_reads_delegations_and_those_who_change_the_event_compose_them(
    app: Flask, coordinator: User, role: Role, own: bool, composes: bool
) -> None:
    where = staged(app, *([coordinator] if own else []))
    client = signed_in(app, coordinator if role is Role.COORDINATOR else role)
    assert {address: client.get(address.format(**where)).status_code for address in GETS} == {
        address: answers[composes] for address, answers in GETS.items()
    }
    posted = {
        address: client.post(address.format(**where), data={name: value.format(**where) for name, value in data.items()}).status_code
        for address, data in POSTS.items()
    }
    alone = {"/delegations/{delegation}/reorder": 422}  # there is nothing to change places with; the new one stands behind it
    assert posted == {address: alone.get(address, 303) if composes else 403 for address in POSTS}


def test_a_reader_is_offered_nothing_that_would_be_refused(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app, Role.READER)
    for address in ("/delegations/{delegation}?q=кус", "/events/{event}/delegations"):
        page = client.get(address.format(**where)).text.partition("<main")[2].partition("</main>")[0]
        assert ("<form" in page, "<input" in page) == (False, False)


def test_a_delegation_is_written_by_its_form_and_refused_beside_its_fields(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/events/{where['event']}/delegations/new?lang=en"
    wrong = [
        ({"name-ru": " "}, "name-ru"),
        ({"side": "x"}, "side"),
        ({"contact": "Никтов"}, "contact"),
        ({"attached": "№ 999999"}, "attached"),
        ({"fill_by": "x"}, "fill_by"),
    ]
    for change, field in wrong:
        answer = client.post(address, data={**NEW, **change})
        assert (answer.status_code, list(errors_of(answer))) == (422, [field]), change
    uid = new_uid()
    data = {**NEW, "uid": uid, "contact": f"Кусэев № {where['person']}", "attached": "кусэев", "duty_phone": "+7 347 000-00-00"}
    for _ in range(2):
        assert client.post(address, data={**data, "fill_by": "01.11.2024"}).status_code == 303
    with opened(app)() as session:
        made = session.scalars(select(Delegation).where(Delegation.uid == uid)).one()
        assert (made.contact_id, made.attached_id, made.fill_by) == (where["person"], where["person"], date(2024, 11, 1))
    page = client.get(f"/delegations/{made.id}/edit")
    assert form_of(page)["contact"] == f"Кусэев Иван Иванович № {where['person']}"


def test_two_of_one_name_are_told_apart_by_number(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        twins = [a_person_in_directory(session, "Двойников").id for _ in range(2)]
    answer = signed_in(app).post(f"/delegations/{where['delegation']}/edit?lang=en", data={**NEW, "contact": "Двойников Иван Иванович"})
    assert all(f"№ {ident}" in errors_of(answer)["contact"] for ident in twins)


def test_the_line_finds_whom_the_directory_has_and_says_who_is_in_already(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        event = session.get_one(Delegation, where["delegation"]).event_id
        other = Delegation(uid=new_uid(), event_id=event, name=Texts(ru="Пресса"), side="kazakhstan", members=[])
        session.add(other)
        session.flush()
        session.add(DelegationMember(uid=new_uid(), delegation=other, event_id=event, person=session.get_one(Person, where["person"])))
    client = signed_in(app)
    found = client.get(f"/delegations/{where['delegation']}/found?q=Кусэев&lang=en", headers=HTMX).text
    assert ("аким области" in found, "also in: Пресса" in found, found.count("Take in")) == (True, True, 1)
    inside = client.get(f"/delegations/{where['delegation']}?q=Аманов&lang=en").text
    assert ("is in it already" in inside, "Take in<" in inside) == (True, False)


def test_one_press_takes_somebody_in_with_and_without_a_script(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/delegations/{where['delegation']}/members?lang=en"
    answer = client.post(address, data={"person_id": str(where["person"]), "uid": new_uid()}, headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (200, "#members")
    assert surnames_in(answer.text) == ["Аманов", "Беков", "Кусэев"]
    assert "is in the delegation" in answer.text
    again = client.post(address, data={"person_id": str(where["person"]), "uid": new_uid()})
    assert (again.status_code, "already" in client.get(again.location).text) == (303, True)


def test_a_newcomer_with_a_namesake_is_asked_about_beside_the_line(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/delegations/{where['delegation']}/newcomers?lang=en"
    data = {"name": "Кусэев И.И.", "position": "советник", "uid": new_uid()}
    asked = client.post(address, data=data, headers=HTMX)
    assert (asked.status_code, asked.headers["HX-Retarget"], list(errors_of(asked)) or "is_another" in asked.text) == (422, "#found", True)
    assert client.post(address, data=data).status_code == 422
    assert client.post(address, data={**data, "is_another": "y"}).status_code == 303
    page = client.get(f"/delegations/{where['delegation']}?lang=en").text
    assert ("советник" in page, surnames_in(page)) == (True, ["Аманов", "Беков", "Кусэев"])


def test_several_are_marked_at_once_and_the_page_says_how_many(app: Flask) -> None:
    where = staged(app)
    checked = [f"{where['member']}:1", f"{where['second']}:1", "x", "5:y"]
    client, address = signed_in(app), f"/delegations/{where['delegation']}/mark?lang=en"
    answer = client.post(address, data={"member": checked, "status": "accepted"}, headers=HTMX)
    assert "2 members marked." in answer.text
    assert {member_of(app, where[one]).status for one in ("member", "second")} == {MemberStatus.ACCEPTED}
    assert "Check the members first." in client.post(address, data={"status": "invited"}, headers=HTMX).text
    assert "list" in client.post(address, data={"member": checked, "status": "substituted"}, headers=HTMX).text


def test_two_who_change_different_members_do_not_meet_and_two_of_one_choose(app: Flask) -> None:
    where = staged(app)
    first, second = signed_in(app), signed_in(app)
    form = form_of(second.get(f"/members/{where['second']}/edit"))
    own = form_of(first.get(f"/members/{where['member']}/edit"))
    assert first.post(f"/members/{where['member']}/edit", data={**own, "note": "моё"}).status_code == 303
    assert first.post(f"/members/{where['second']}/place?seen=1&step=-1").status_code == 303
    assert first.post(f"/members/{where['second']}/edit", data={**form, "seen": "2", "role": "interpreter"}).status_code == 303
    clash = second.post(f"/members/{where['second']}/edit?lang=en", data={**form, "note": "другое"})
    assert (clash.status_code, "Interpreter" in clash.text) == (409, True)
    chosen = {**form, "note": "другое", "role": "interpreter", "seen": "3"}
    assert second.post(f"/members/{where['second']}/edit", data=chosen).status_code == 303
    member = member_of(app, where["second"])
    assert (member.note, member.role, member.order_no) == ("другое", MemberRole.INTERPRETER, 1)


def test_a_delegation_changed_by_two_is_chosen_field_by_field(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/delegations/{where['delegation']}/edit?lang=en"
    form = form_of(client.get(address))
    assert client.post(address, data={**form, "duty_phone": "1"}).status_code == 303
    clash = client.post(address, data={**form, "duty_phone": "2"})
    assert (clash.status_code, "both changed it" in clash.text) == (409, True)


def test_a_step_that_cannot_follow_is_refused_in_a_sentence_on_the_page(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    answer = client.post(f"/members/{where['member']}/status?lang=en", data={"status": "arrived", "seen": "1"}, headers=HTMX)
    assert "this status cannot follow the present one" in answer.text
    refused = client.post(
        f"/members/{where['member']}/edit?lang=en", data={"role": "member", "status": "arrived", "category": "", "seen": "1"}
    )
    assert (refused.status_code, list(errors_of(refused))) == (422, ["status"])


def test_who_comes_instead_is_named_on_both_rows(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/members/{where['member']}/substitute?lang=en"
    nobody = client.post(address, data={"seen": "1"})
    assert (nobody.status_code, list(errors_of(nobody))) == (422, ["substitute_id"])
    assert client.post(address, data={"seen": "1", "name": "Кусэев", "takes_role": "y"}).status_code == 303
    page = client.get(f"/delegations/{where['delegation']}?lang=en").text
    assert ("Кусэев Иван Иванович comes instead" in page, "instead of Аманов Иван Иванович" in page) == (True, True)


def test_removing_somebody_who_is_named_in_a_version_is_asked_once_more(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        person = session.get_one(Person, session.get_one(DelegationMember, where["member"]).person_id)
        version = _version(session, where["event"])
        session.add(VersionPerson(version_id=version.id, person_uid=person.uid))
    client, address = signed_in(app), f"/members/{where['member']}/remove?lang=en"
    asked = client.post(address, data={"seen": "1"})
    assert (asked.status_code, "(versions: 1)" in asked.text) == (200, True)
    assert "(versions: 1)" in client.get(f"/delegations/{where['delegation']}/remove?lang=en").text
    assert client.post(address, data={"seen": "1", "sure": "y"}).status_code == 303
    assert client.post(f"/members/{where['second']}/remove", data={"seen": "1"}).status_code == 303
    with opened(app)() as session:
        assert len(session.scalars(select(VersionPerson)).all()) == 1


def _version(session: Session, event_id: int) -> Version:
    version = Version(event_id=event_id, number=1, by_name="x", published_at=clock.now(), digest="0" * 64, tzdata="2024b", snapshot={})
    session.add(version)
    session.flush()
    return version


def test_the_history_tells_of_members_who_are_gone(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    client.post(f"/members/{where['member']}/status", data={"status": "invited"})
    client.post(f"/members/{where['member']}/remove", data={})
    for address in ("/delegations/{delegation}?lang=en", "/events/{event}?lang=en"):
        history = client.get(address.format(**where)).text.partition('id="history"')[2]
        assert ("removed: Аманов Иван Иванович" in history, "Invited" in history) == (True, True)
    assert "Аманов" not in client.get(f"/delegations/{_other(app, where)}").text


def _other(app: Flask, where: dict[str, int]) -> int:
    with opened(app).begin() as session:
        made = Delegation(uid=new_uid(), event_id=where["event"], name=Texts(ru="Другая"), side="russia", members=[])
        session.add(made)
        session.flush()
        return made.id


def test_the_first_screen_tells_of_compositions_that_are_due(app: Flask) -> None:
    with opened(app).begin() as session:
        event = an_event(session, first_day=date(2100, 1, 1), last_day=date(2100, 1, 2))
        a_delegation(session, event, name=Texts(ru="Опоздавшие"), fill_by=date(2020, 1, 1))
    assert "Опоздавшие" in signed_in(app, Role.READER).get("/").text


def _hundred(app: Flask, size: int) -> int:
    with opened(app).begin() as session:
        delegation = a_delegation(session, an_event(session))
        for number in range(size):
            person = a_person_in_directory(session, f"Фамилия{number}")
            an_appointment(session, person, "директор департамента")
            a_member(session, delegation, person, order_no=number or None)
        return delegation.id


def test_the_pages_take_as_many_queries_for_a_hundred_members_as_for_three(app: Flask, app_engine: Engine) -> None:
    client = signed_in(app)
    small, large = _hundred(app, 3), _hundred(app, 100)
    with opened(app)() as session:
        events = {one: session.get_one(Delegation, one).event_id for one in (small, large)}

    def asked(address: str) -> int:
        client.get(address)
        with statements(app_engine) as found:
            assert client.get(address).status_code == 200
        return len(found)

    assert asked(f"/delegations/{large}") == asked(f"/delegations/{small}") <= 14
    assert asked(f"/events/{events[large]}/delegations") == asked(f"/events/{events[small]}/delegations") <= 12
    assert len(client.get(f"/delegations/{large}").data) < 250_000
