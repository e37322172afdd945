"""Claims about erasing somebody from private links and from the calendars that these show."""

from flask import Flask
from sqlalchemy import select

from app.ground.kernel import clock
from app.judgement.private_links.following import enter_link
from app.judgement.private_links.holdings import links_held
from app.judgement.private_links.models import PrivateLink
from app.register.accounts.rules.roles import Role
from app.register.directory.models import Person
from app.register.personal.erasing import ErasePerson, erase_person
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.pages import form_of, signed_in
from tests.integration.private_links.office import an_office, feeds
from tests.integration.private_links.test_pages import address_in
from tests.integration.private_links.world import unfolded


def test_an_erased_guest_has_no_link_and_stands_in_nobodys_calendar(app: Flask) -> None:
    office, client = an_office(app), signed_in(app)
    own, driver = office.new("person", office.guest), office.new("vehicle", office.vehicle)
    theirs, drivers = (address_in(client.post(page, data=form_of(client.get(page)))) for page in (own, driver))
    before = feeds(app).get(drivers)
    assert "Гостев0" in unfolded(before)
    with opened(app).begin() as session:
        person = session.scalars(select(Person).where(Person.uid == office.guest)).one()
        assert [row["opens"] for row in links_held(session, person)] == ["feed"]
        admin = an_actor(a_user(session, role=Role.ADMIN))
        erase_person(session, ErasePerson(person.id, admin, None, "по заявлению"), now=clock.now())
    after = feeds(app).get(drivers, headers={"If-None-Match": before.headers["ETag"]})
    assert "Гостев0" not in unfolded(after)
    assert "SEQUENCE:1" in unfolded(after)
    assert feeds(app).get(theirs).status_code == 410
    with opened(app).begin() as session:
        assert not [link.holder for link in session.scalars(select(PrivateLink)) if "Гостев0" in link.holder]


def test_what_was_erased_does_not_look_changed_when_it_is_entered_again(app: Flask) -> None:
    office, client = an_office(app), signed_in(app)
    page = office.new("vehicle", office.vehicle)
    path = address_in(client.post(page, data=form_of(client.get(page))))
    with opened(app).begin() as session:
        person = session.scalars(select(Person).where(Person.uid == office.guest)).one()
        admin = an_actor(a_user(session, role=Role.ADMIN))
        erase_person(session, ErasePerson(person.id, admin, None, "по заявлению"), now=clock.now())
    first = feeds(app).get(path)
    with opened(app).begin() as session:
        enter_link(session, session.scalars(select(PrivateLink)).one(), now=clock.now())
    assert feeds(app).get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
