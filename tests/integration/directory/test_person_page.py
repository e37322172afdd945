"""A person's page: all that somebody takes part in, in the order of time, in a fixed number of queries."""

from datetime import date, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from app.faces.desk.person import parts_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.events.particulars import findings_of
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.merging import MergePersons, merge_persons
from app.register.directory.models import Person
from app.register.directory.queries import get_person
from tests.counting import statements
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import Browser, opened
from tests.factories.events import NOW, an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation
from tests.factories.programmes import a_speech, an_item, speech_rows


def _busy(session: Session, person: Person, event: Event, *, day: date) -> list[ProgrammeItem]:
    """Let somebody take part in an event in every way there is: with a delegation, in a role, with a speech."""
    delegation = a_delegation(session, event)
    member = a_member(session, delegation, person, role=MemberRole.HEAD, status=MemberStatus.ACCEPTED)
    dinner, plenary, section = (
        an_item(session, event, start, "", day=day, title=Texts(ru=title))
        for start, title in (("19:00", "Ужин"), ("10:00", "Пленарное заседание"), ("15:00", "Секция"))
    )
    without = an_item(session, event, "20:00", "", day=day, title=Texts(ru="Без него"))
    session.add_all(ItemDelegation(item_id=item.id, delegation_id=delegation.id) for item in (dinner, without))
    session.add(ItemMember(item_id=without.id, member_id=member.id, attends=False))
    session.add(ItemPerson(item_id=plenary.id, person_id=person.id, role=ItemRole.CHAIR))
    section.speeches = speech_rows(a_speech("Участников", topic=Texts(ru="О цирконии")))
    section.speeches[0].person_id = person.id
    session.flush()
    return [plenary, section, dinner]


def test_all_that_somebody_takes_part_in_is_told_in_the_order_of_time(session: Session) -> None:
    person, officer = a_person_in_directory(session), a_user(session)
    later = an_event(session, title=Texts(ru="XXI Форум"), first_day=date(2026, 11, 5), last_day=date(2026, 11, 6))
    forum = an_event(session)
    helped = an_event(session, title=Texts(ru="Дни"), first_day=date(2025, 5, 1), last_day=date(2025, 5, 3))
    items = _busy(session, person, forum, day=date(2024, 11, 26))
    a_delegation(session, helped, contact_id=person.id)
    a_delegation(session, helped, attached_id=person.id)
    a_member(session, a_delegation(session, later), person, status=MemberStatus.DECLINED)
    an_item(session, later, day=date(2026, 11, 5))
    publish(session, Publish(forum.id, an_actor(officer), None), now=NOW, judge=findings_of)
    session.expire_all()
    first, second, third = parts_of(session, get_person(session, person.id))
    assert [part.event.id for part in (first, second, third)] == [forum.id, helped.id, later.id]
    assert [line.item_id for line in first.lines] == [item.id for item in items]
    assert [(line.roles != (), [speech.topic.ru for speech in line.speeches]) for line in first.lines] == [
        (True, []),
        (False, ["О цирконии"]),
        (False, []),
    ]
    assert [(one.role, one.status) for one in first.members] == [(MemberRole.HEAD, MemberStatus.ACCEPTED)]
    assert [one.number for one in first.versions] == [1]
    assert (len(second.asked_for), len(second.attached_to), second.members) == (1, 1, ())
    assert ([one.status for one in third.members], third.lines) == ([MemberStatus.DECLINED], ())


def test_the_page_shows_who_they_are_with_links_to_everything(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session, "Участников", cases={"dat": "Участникову И.И."})
        body = an_organisation(session)
        an_appointment(session, person, "министр", organisation=body, since=date(2020, 1, 1))
        an_appointment(session, person, "депутат", until=date(2019, 1, 1))
        event = an_event(session)
        items = _busy(session, person, event, day=event.first_day)
    page = officer.get(f"/people/{person.id}").get_data(as_text=True)
    links = (f"/people/{person.id}/edit", f"/people/organisations/{body.id}", f"/events/{event.id}", *(f"/items/{one.id}" for one in items))
    assert [f'href="{link}"' in page for link in links] == [True] * len(links)
    assert all(text in page for text in ("Участникову И.И.", "Участникова Ивана Ивановича", "министр", "депутат", "О цирконии"))
    assert "Без него" not in page


def test_items_of_what_is_over_are_folded_and_those_to_come_are_open(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
        for year in (2024, 2124):
            event = an_event(session, first_day=date(year, 5, 2), last_day=date(year, 5, 2))
            _busy(session, person, event, day=event.first_day)
    page = officer.get(f"/people/{person.id}").get_data(as_text=True)
    before, after = page.split("2124", 1)
    assert (before.count("<summary>3 пункта</summary>"), after.count("<summary>3 пункта</summary>")) == (1, 0)


def test_a_merged_and_an_erased_entry_cannot_be_changed(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        kept = a_person_in_directory(session)
        merged = a_person_in_directory(session, merged_into_id=kept.id)
        erased = a_person_in_directory(session, erased_at=NOW)
    assert officer.get(f"/people/{merged.id}").location == f"/people/{kept.id}"
    assert f"/people/{erased.id}/edit" not in officer.get(f"/people/{erased.id}").get_data(as_text=True)
    for person in (merged, erased):
        sent = {"surname-ru": "Другой", "seen": "1"}
        assert officer.post(f"/people/{person.id}/edit", sent).status_code == 422
        assert officer.post(f"/people/{person.id}/appointments/new", {"position-ru": "министр", "side": "russia"}).status_code == 422
    listed = officer.get("/people").get_data(as_text=True)
    assert [f'href="/people/{one.id}"' in listed for one in (kept, merged, erased)] == [True, False, False]


def test_whom_a_published_version_names_stays_in_the_directory(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        actor, event, person = an_actor(a_user(session)), an_event(session), a_person_in_directory(session, "Назаров")
        item = an_item(session, event)
        role = ItemPerson(item_id=item.id, person_id=person.id, role=ItemRole.CHAIR)
        session.add(role)
        session.flush()
        publish(session, Publish(event.id, actor, None), now=NOW)
        ident, role_id = person.id, role.id
    with opened(app).begin() as session:
        session.delete(session.get_one(ItemPerson, role_id))
    here = f"/people/{ident}"
    officer.get(here)
    assert officer.post(f"{here}/remove", {"seen": "1"}).location == here
    assert "is-error" in officer.get(here).get_data(as_text=True)


def test_a_merged_entry_is_told_with_its_documents(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        actor, event = an_actor(a_user(session)), an_event(session)
        version = f"/events/{event.id}/versions/1"
        kept, gone = a_person_in_directory(session, "Күсәев"), a_person_in_directory(session, "Кусаев")
        _busy(session, gone, event, day=event.first_day)
        publish(session, Publish(event.id, actor, None), now=NOW, judge=findings_of)
        ids = kept.id, gone.id
        merge_persons(session, MergePersons(new_uid(), *ids), now=NOW)
    page = officer.get(f"/people/{ids[0]}").get_data(as_text=True)
    assert [text in page for text in ("Кусаев Иван Иванович", version, "Пленарное заседание")] == [True] * 3


def test_the_page_takes_as_many_queries_for_many_items_as_for_a_few(app: Flask, officer: Browser) -> None:
    with opened(app).begin() as session:
        person = a_person_in_directory(session)
        an_appointment(session, person, organisation=an_organisation(session))
        _busy(session, person, an_event(session), day=date(2024, 11, 26))
    before = _queries(app, officer, person.id)
    with opened(app).begin() as session:
        person = session.get_one(Person, person.id)
        for number in range(6):
            day = date(2025, 1, 1) + timedelta(days=40 * number)
            _busy(session, person, an_event(session, first_day=day, last_day=day), day=day)
            an_appointment(session, person, organisation=an_organisation(session))
    assert _queries(app, officer, person.id) == before


def _queries(app: Flask, browser: Browser, person_id: int) -> int:
    with opened(app)() as session:
        engine = session.get_bind().engine
    with statements(engine) as asked:
        assert browser.get(f"/people/{person_id}").status_code == 200
    return len(asked)
