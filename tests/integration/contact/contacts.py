"""A delegation with a contact who holds a private link, and another delegation that is none of their business."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.planning.delegations.contacts.links import Made, MakeLink, make_link
from app.planning.delegations.models import Delegation
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.rules import DataKind, Purpose
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment

SECRET = "8005 777888"
"""A passport that is kept, and never shown again."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What there is."""

    token: str
    link_id: int
    event_id: int
    delegation_id: int
    member_id: int
    member_uid: str
    foreign_id: int
    foreign_uid: str

    @property
    def home(self) -> str:
        """The contact's page."""
        return f"/d/{self.token}"


def a_link(session: Session, delegation: Delegation, holder: str = "А. Контактов") -> Made:
    """Return a link that opens for some days."""
    actor = an_actor(a_user(session))
    last = clock.office_day() + timedelta(days=20)
    return make_link(session, MakeLink(delegation.id, actor, new_uid(), holder, last), now=clock.now())


def staged(app: Flask, *coordinators: User) -> Stage:
    """Return a delegation with one member, its contact's link, and another delegation of the same event with one member."""
    with opened(app).begin() as session:
        today = clock.office_day()
        days = {"first_day": today + timedelta(days=10), "last_day": today + timedelta(days=12)}
        event = an_event(session, coordinators=[session.merge(one) for one in coordinators], **days)
        own = a_delegation(session, event, name=Texts(ru="Делегация акимата"), fill_by=today + timedelta(days=3), note="внутреннее")
        foreign = a_delegation(session, event, name=Texts(ru="Чужая делегация"))
        person = a_person_in_directory(session, "Аманов")
        an_appointment(session, person, "специалист")
        member, other = (
            a_member(session, own, person, note="не для гостей"),
            a_member(session, foreign, a_person_in_directory(session, "Тайнов")),
        )
        officer = an_actor(a_user(session, role=Role.PROTOCOL))
        kept = KeepRecord(officer, new_uid(), person.id, DataKind.DOCUMENT, SECRET, Purpose.EVENT, today + timedelta(days=40))
        keep_record(session, kept, now=clock.now())
        made = a_link(session, own)
        return Stage(made.token, made.link_id, event.id, own.id, member.id, member.uid, foreign.id, other.uid)
