"""Claims about the pages of agreements: who may open and send what, what they show, how many queries they take."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.matters.agreements.models import Agreement, AgreementLink
from app.matters.agreements.queries import get_agreement
from app.matters.agreements.rules import MOST_SIGNATORIES, AgreementState
from app.matters.agreements.text_rules import LanguageText
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from tests.counting import statements
from tests.factories.agreements import PARTIES, an_agreement
from tests.factories.browsing import opened
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.pages import form_of, signed_in, somebody
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import an_item

TITLE = "Меморандум о производстве пружин"


@pytest.fixture
def coordinator(app: Flask) -> User:
    return somebody(app, Role.COORDINATOR)


def staged(app: Flask, *people: User) -> dict[str, int]:
    """Return the ids of an event given to these people, with a signing, an agreement and somebody of a delegation."""
    with opened(app).begin() as session:
        event = an_event(session, coordinators=[session.merge(person) for person in people])
        item = an_item(session, event, kind=ItemKind.SIGNING, title="Церемония подписания")
        signs = a_person_in_directory(session, "Участников")
        a_member(session, a_delegation(session, event), signs)
        one = an_agreement(session, event, item, (signs, None))
        link = AgreementLink(agreement=one, dossier=a_dossier(session))
        session.add(link)
        ids = {"link": link_id(session, link), "dossier": a_dossier(session).id}
        return {"event": event.id, "item": item.id, "agreement": one.id, "person": signs.id, "seen": one.revision, **ids}


def link_id(session: Session, link: AgreementLink) -> int:
    session.flush()
    return link.id


def kept(app: Flask) -> list[Agreement]:
    with opened(app)() as session:
        return list(session.scalars(select(Agreement).order_by(Agreement.position, Agreement.id)))


GETS = {
    "/events/{event}/agreements": (200, 200),
    "/events/{event}/agreements/new": (403, 200),
    "/agreements/{agreement}/edit": (403, 200),
    "/agreements/{agreement}/remove": (403, 200),
    "/agreements/{agreement}/texts": (403, 200),
    "/agreements/{agreement}/signed": (403, 200),
    "/agreements/{agreement}": (200, 200),
    "/items/{item}/signing": (200, 200),
    "/items/{item}/signing/edit": (403, 200),
    "/agreements": (200, 200),
}
"""Address → what is answered to those who only read, and to those who prepare this event."""
POSTS: dict[str, dict[str, str]] = {
    "/events/{event}/agreements/new": {"title-ru": TITLE, "state": "draft", "copies": "2"},
    "/agreements/{agreement}/edit": {"title-ru": TITLE, "copies": "2"},
    "/agreements/{agreement}/state": {"state": "printed"},
    "/agreements/{agreement}/reorder": {"step": "1"},
    "/agreements/{agreement}/texts": {"texts-0-language": "kk"},
    "/agreements/{agreement}/links": {"what": "dossier-{dossier}"},
    "/agreements/{agreement}/links/{link}/remove": {},
    "/agreements/{agreement}/signed": {"signed_on": "2024-11-27"},
    "/agreements/{agreement}/remove": {},
}
DEEDS = [path for path in POSTS if "{agreement}" in path]


@pytest.mark.parametrize(
    ("role", "own", "prepares"),
    [(Role.READER, False, False), (Role.COORDINATOR, False, False), (Role.COORDINATOR, True, True), (Role.PROTOCOL, False, True)],
)
def test_everybody_reads_and_those_who_prepare_the_event_write(app: Flask, role: Role, own: bool, prepares: bool) -> None:
    user = somebody(app, role)
    where = staged(app, user) if own else staged(app)
    client = signed_in(app, user)
    assert {path: client.get(path.format(**where)).status_code for path in GETS} == {path: codes[prepares] for path, codes in GETS.items()}
    answers = {}
    for path, data in POSTS.items():
        now = next((one.revision for one in kept(app) if one.id == where["agreement"]), 0)
        sent = {name: value.format(**where) for name, value in data.items()} | {"seen": str(now)}
        answers[path] = client.post(path.format(**where), data=sent).status_code
    # What has been marked as signed is no longer removed.
    allowed = dict.fromkeys(POSTS, 303) | {"/agreements/{agreement}/remove": 422}
    assert answers == (allowed if prepares else dict.fromkeys(POSTS, 403))


@pytest.mark.parametrize("seen", ["", "0", "999", "x", "9" * 30])
@pytest.mark.parametrize("path", DEEDS)
def test_what_is_sent_by_no_page_that_shows_what_is_so_changes_nothing(app: Flask, path: str, seen: str) -> None:
    where = staged(app)
    data = {name: value.format(**where) for name, value in POSTS[path].items()}
    answer = signed_in(app).post(path.format(**where), data=data | ({"seen": seen} if seen else {}))
    (one,) = kept(app)
    assert (answer.status_code, one.revision, one.state) == (409, where["seen"], AgreementState.APPROVED)


def test_an_agreement_is_entered_with_its_parties_and_the_person_who_signs(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    address = f"/events/{where['event']}/agreements/new"
    shown = form_of(client.get(f"{address}?item={where['item']}"))
    assert (shown["item_id"], shown["signatories-0-side"], shown["signatories-1-side"]) == (
        str(where["item"]),
        "bashkortostan",
        "kazakhstan",
    )
    sent = shown | {"title-ru": TITLE, "signatories-0-party-ru": PARTIES[0], "signatories-0-person": f"№ {where['person']}"}
    assert [client.post(address, data=sent).status_code for _ in range(2)] == [303, 303]
    with opened(app)() as session:
        made = get_agreement(session, kept(app)[-1].id)
        assert (made.title.ru, made.state, made.item_id) == (TITLE, AgreementState.DRAFT, where["item"])
        assert [(row.party.ru, row.person_id) for row in made.signatories] == [(PARTIES[0], where["person"])]
    assert len(kept(app)) == 2


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ({"signatories-1-person": "Неизвестный Никто"}, "signatories-1-person-error"),
        ({"signatories-1-party-ru": ""}, "signatories-1-party-ru-error"),
        ({"title-ru": ""}, "title-ru-error"),
        ({"item_id": "999999"}, "item_id-error"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_line_and_nothing_is_lost(app: Flask, typed: dict[str, str], beside: str) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/agreements/{where['agreement']}/edit"
    answer = client.post(address, data=form_of(client.get(address)) | {"note": "две копии"} | typed)
    page = answer.get_data(as_text=True)
    assert (answer.status_code, f'id="{beside}"' in page, "две копии" in page) == (422, True, True)
    assert kept(app)[0].note == ""


def test_one_more_party_is_asked_for_until_there_are_as_many_as_an_agreement_has(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/agreements/{where['agreement']}/edit"
    shown = form_of(client.get(address))
    for _ in range(MOST_SIGNATORIES):
        shown = form_of(client.post(address, data=shown | {"more": "1", "note": "две копии"}))
    assert (sum(name.endswith("-person") for name in shown), shown["note"], shown["seen"]) == (
        MOST_SIGNATORIES,
        "две копии",
        str(where["seen"]),
    )


def test_two_who_change_an_agreement_are_shown_both_and_choose(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/agreements/{where['agreement']}/edit"
    shown = form_of(client.get(address))
    assert signed_in(app).post(address, data=shown | {"note": "их слова", "signatories-1-authority": "устав"}).status_code == 303
    answer = client.post(address, data=shown | {"title-ru": TITLE})
    text = answer.get_data(as_text=True)
    assert (answer.status_code, TITLE in text, "их слова" in text) == (409, True, True)
    assert client.post(address, data=form_of(answer)).status_code == 303
    with opened(app)() as session:
        one = get_agreement(session, where["agreement"])
        assert (one.title.ru, one.note, one.signatories[1].authority) == (TITLE, "их слова", "устав")
        assert (one.signatories[0].person_id, one.state) == (where["person"], AgreementState.APPROVED)


def test_a_step_is_one_press_and_one_that_cannot_be_changes_nothing(app: Flask) -> None:
    where = staged(app)
    client, address = signed_in(app), f"/agreements/{where['agreement']}/state"
    for state in ("", "nonsense", "signed"):
        assert client.post(address, data={"state": state, "seen": str(where["seen"])}).status_code == 422
    assert client.post(address, data={"state": "printed", "seen": "1"}).status_code == 409
    assert client.post(address, data={"state": "printed", "seen": str(where["seen"])}).status_code == 303
    assert kept(app)[0].state is AgreementState.PRINTED


def test_the_list_says_what_each_lacks_and_what_will_not_be_signed_stands_apart(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        event = session.get_one(Event, where["event"])
        an_agreement(session, event, title="Отложенный меморандум", state=AgreementState.REMOVED)
        an_agreement(session, event, title="Голый черновик", signs=(), state=AgreementState.DRAFT)
    page = signed_in(app, Role.READER).get(f"/events/{where['event']}/agreements").get_data(as_text=True)
    rows = {
        name: page.split(name)[1].split("</tr>")[0] for name in ("Соглашение о сотрудничестве", "Голый черновик", "Отложенный меморандум")
    }
    assert [row.count("<li>") for row in rows.values()] == [3, 3, 0]
    assert (PARTIES[1] in rows["Соглашение о сотрудничестве"].split("<li>")[1], "<form" in "".join(rows.values())) == (True, False)
    assert page.index("Голый черновик") < page.index("Отложенный меморандум")


def test_the_page_of_the_event_leads_to_its_agreements(app: Flask) -> None:
    where = staged(app)
    page = signed_in(app, Role.READER).get(f"/events/{where['event']}").get_data(as_text=True)
    assert f'href="/events/{where["event"]}/agreements"' in page


def test_the_page_of_a_signing_tells_what_will_be_signed_there_and_of_another_item_nothing(app: Flask) -> None:
    where = staged(app)
    with opened(app).begin() as session:
        event = session.get_one(Event, where["event"])
        other = an_item(session, event, title="Обед", kind=ItemKind.MEAL).id
    place = f'href="/agreements/{where["agreement"]}"'
    pages = [signed_in(app).get(f"/items/{ident}").get_data(as_text=True) for ident in (where["item"], other)]
    assert [(place in page, "/agreements/new" in page) for page in pages] == [(True, True), (False, False)]
    read_only = signed_in(app, Role.READER).get(f"/items/{where['item']}").get_data(as_text=True)
    assert (place in read_only, "/agreements/new" in read_only) == (True, False)


def test_the_pages_take_as_many_queries_for_many_agreements_as_for_one(app: Flask) -> None:
    where = staged(app)
    client = signed_in(app)
    event, one, item = where["event"], where["agreement"], where["item"]
    addresses = (
        f"/events/{event}/agreements",
        f"/agreements/{one}",
        f"/agreements/{one}/edit",
        f"/agreements/{one}/texts",
        f"/events/{event}",
        f"/items/{item}",
        f"/items/{item}/signing",
        "/agreements",
        "/agreements?q=соглашение",
    )

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with statements(app.extensions["readers"].kw["bind"]) as told:
                assert client.get(address).status_code == 200
            counts.append(len(told))
        return counts

    with opened(app).begin() as session:
        signs, signed = session.get_one(Person, where["person"]), AgreementState.SIGNED
        an_agreement(session, an_event(session), None, (signs, None), state=signed, texts=(LanguageText("ru"),))
    asked()
    few = asked()
    with opened(app).begin() as session:
        _more(session, event, item)
    assert asked() == few


def _more(session: Session, event_id: int, item_id: int) -> None:
    event = session.get_one(Event, event_id)
    delegation = a_delegation(session, event)
    for _ in range(5):
        person = a_person_in_directory(session)
        a_member(session, delegation, person)
        an_agreement(session, event, an_item(session, event), (person, a_person_in_directory(session)))
        an_agreement(session, event, session.get_one(ProgrammeItem, item_id), (person, None))
        an_agreement(session, an_event(session), None, (person, None), state=AgreementState.SIGNED, texts=(LanguageText("kk"),))


def test_a_line_of_any_form_is_helped_with_the_people_of_the_directory(app: Flask) -> None:
    staged(app)
    client = signed_in(app)
    for name in ("name", "met_by", "signatories-0-person"):
        assert "Участников" in client.get("/delegations/people", query_string={name: "Участн"}).get_data(as_text=True)
