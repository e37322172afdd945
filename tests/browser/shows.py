"""What browser tests find of fairs, talks, troupes, briefs and folders: each with a row of every kind that has a page."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.matters.agreements.text_rules import LanguageText
from app.matters.fairs.rules import InvitationState
from app.matters.folders.commands import FillFolder, fill_folder
from app.matters.folders.models import FolderSheet
from app.matters.materials.rules import Subject
from app.matters.talks.rules import TalksRole
from app.matters.troupes.rules import RiderArea, RiderState
from app.planning.events.models import Event
from app.planning.programmes.rules import ItemKind
from app.register.accounts.models import User
from tests.browser.office import LiveServer, Person
from tests.factories.accounts import an_actor
from tests.factories.agreements import an_agreement
from tests.factories.briefs import a_brief
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.fairs import a_fair, a_stand, a_stop, a_walk, an_exhibitor, an_invitation
from tests.factories.materials import a_material
from tests.factories.people import a_delegation, a_member, a_person_in_directory, a_rank
from tests.factories.programmes import an_item
from tests.factories.talks import OURS, THEIRS, a_gift, a_meeting, a_point, a_received_gift, at_table, talks_at
from tests.factories.troupes import a_freight, a_need, a_troupe, an_appearance


@dataclass(frozen=True, slots=True)
class Fair:
    """Ids of a visit to a fair."""

    id: int
    stand: int
    exhibitor: int
    walk: int
    stop: int
    invitation: int
    sent: int
    """An invitation that waits for its answer."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Ids of what belongs to a visit: talks, gifts, troupes, freight, a signing, the folder of the head; and of briefs."""

    id: int
    talks: int
    """The item at which they are held."""
    member: int
    point: int
    gift: int
    troupe: int
    need: int
    appearance: int
    freight: int
    signing: int
    agreement: int
    sheet: int
    brief: int
    person_brief: int


def a_fair_of(server: LiveServer) -> Fair:
    """Return a visit to a fair with a walk of two stops, of which one is at an exhibitor’s."""
    with server.sessions() as session:
        event = a_fair(session)
        stand, walk = a_stand(session, event), a_walk(session, event)
        exhibitor = an_exhibitor(session, stand)
        an_exhibitor(session, stand)
        stop = a_stop(session, walk, exhibitor=exhibitor, teller=a_person_in_directory(session))
        a_stop(session, walk, minutes=40)
        invitation = an_invitation(session, stand)
        sent = an_invitation(session, stand, state=InvitationState.SENT)
        an_invitation(session, stand, item=walk, state=InvitationState.ACCEPTED)
        session.commit()
        return Fair(event.id, stand.id, exhibitor.id, walk.id, stop.id, invitation.id, sent.id)


def a_visit_of(server: LiveServer, officer: Person) -> Journey:
    """Return a visit with all of it."""
    with server.sessions() as session:
        event = an_event(session)
        talks, member, point = _talks(session, event)
        troupe, need, appearance, freight = _troupe(session, event)
        signing, agreement = _signing(session, event)
        gift = a_gift(session, event, item_id=talks, receiver=a_person_in_directory(session))
        a_received_gift(session, event, event.first_day, 5_000)
        brief, of_person = a_brief(session), a_brief(session, person=a_person_in_directory(session))
        fill_folder(session, FillFolder(event.id, an_actor(session.get_one(User, officer.id))))
        sheet = session.scalars(select(FolderSheet.id).where(FolderSheet.event_id == event.id)).all()[0]
        session.commit()
        given = (talks, member, point, gift.id, troupe, need, appearance, freight, signing, agreement, sheet)
        return Journey(event.id, *given, brief.id, of_person.id)


def _talks(session: Session, event: Event) -> tuple[int, int, int]:
    item = a_meeting(session, event)
    talks = talks_at(session, item)
    member = at_table(session, talks, role=TalksRole.HEAD, rank=a_rank(session))
    for side, role in ((THEIRS, TalksRole.HEAD), (OURS, TalksRole.MEMBER), (THEIRS, TalksRole.INTERPRETER)):
        at_table(session, talks, side, role)
    point = a_point(session, talks, dossier=a_dossier(session), if_asked=Texts("Расписание согласуется."))
    return item.id, member.id, point.id


def _troupe(session: Session, event: Event) -> tuple[int, int, int, int]:
    delegation = a_delegation(session, event, name=Texts("Артисты"))
    a_member(session, delegation, a_person_in_directory(session))
    troupe = a_troupe(session, event, delegation=delegation)
    need = a_need(session, troupe)
    a_need(session, troupe, area=RiderArea.SOUND, text="Мониторы на сцене", state=RiderState.REFUSED)
    appearance = an_appearance(session, troupe, an_item(session, event, "18:00", "20:00", kind=ItemKind.CONCERT, title="Концерт"))
    freight = a_freight(session, event, troupe=troupe)
    a_freight(session, event)
    return troupe.id, need.id, appearance.id, freight.id


def _signing(session: Session, event: Event) -> tuple[int, int]:
    item = an_item(session, event, "16:00", "16:30", kind=ItemKind.SIGNING, title="Церемония подписания")
    texts = (LanguageText("ru"), LanguageText("kk", "Бюро переводов", date(2024, 11, 1) + timedelta(days=3)))
    people = (a_person_in_directory(session), a_person_in_directory(session))
    agreement = an_agreement(session, event, item, people, texts=texts)
    an_agreement(session, event, item, title="Меморандум")
    a_material(session, Subject.AGREEMENT, agreement.id)
    return item.id, agreement.id
