"""An event with a delegation, items, tasks and versions, for claims about the lists that are given out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO

from flask import Flask
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.judgement.publishing.commands import Publish, publish
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.events.models import Event
from app.planning.programmes.attending import ItemDelegation, ItemPerson
from app.planning.programmes.rules import ItemRole
from app.register.accounts.models import User
from app.register.directory.models import Person
from app.register.directory.rules.kinds import Category
from app.register.holidays.models import Holiday
from app.register.holidays.rules import DayKind, Jurisdiction
from app.register.personal.commands import KeepRecord, keep_record
from app.register.personal.rules import DataKind, Purpose
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory, an_appointment, an_organisation
from tests.factories.programmes import an_item
from tests.factories.tasks import a_task
from tests.factories.venues import a_hall, a_venue

NOW = datetime(2024, 11, 20, 9, 5, tzinfo=UTC)
PHONE = "+7 917 000-00-03"
PASSPORT = "80 05 123456"


@dataclass(frozen=True)
class Office:
    """The ids of what there is."""

    event: int
    item: int
    delegation: int
    head_uid: str
    head: int
    owner: User
    """Coordinates the event."""


def an_office(app: Flask) -> Office:
    """Write an event with everything that lists tell."""
    with opened(app).begin() as session:
        owner, officer = a_user(session, role="coordinator", name="К. К. Координатор"), an_actor(a_user(session))
        event = an_event(session, coordinators=[owner], title=Texts(ru="XX Форум", en="20th Forum"))
        hall = a_hall(session, a_venue(session, event.city))
        item = an_item(session, event, hall=hall, hall_id=hall.id)
        an_item(session, event, "12:00", "13:00", title='=HYPERLINK("http://x")')
        publish(session, Publish(event.id, officer, None), now=NOW)
        a_task(session, event)
        session.add(Holiday(day=date(2024, 11, 4), jurisdiction=Jurisdiction.RUSSIA, kind=DayKind.NONWORKING, name=Texts("День единства")))
        delegation, head, head_uid = _delegation(session, event)
        session.add(ItemDelegation(item_id=item.id, delegation_id=delegation))
        session.add(ItemPerson(item_id=item.id, person_id=head.id, role=ItemRole.CHAIR, position=0))
        for kind, value in ((DataKind.PHONE, PHONE), (DataKind.DOCUMENT, PASSPORT)):
            keep_record(session, KeepRecord(officer, new_uid(), head.id, kind, value, Purpose.EVENT, date(2025, 1, 1)), now=NOW)
        return Office(event.id, item.id, delegation, head_uid, head.id, owner)


def _delegation(session: Session, event: Event) -> tuple[int, Person, str]:
    ministry = an_organisation(session, name=Texts("Правительство Республики Казахстан"))
    delegation = a_delegation(session, event, name=Texts("Делегация Республики Казахстан", kk="Қазақстан Республикасының делегациясы"))
    head = a_person_in_directory(session, "Құрманғалиұлы", given=Texts("Нұрлан"), patronymic=Texts(), latin="KURMANGALIULY NURLAN")
    an_appointment(session, head, "заместитель Премьер-министра", organisation=ministry)
    member = a_member(session, delegation, head, role=MemberRole.HEAD, status=MemberStatus.ACCEPTED)
    other = a_person_in_directory(session, "Участников")
    an_appointment(session, other, "директор")
    a_member(session, delegation, other, category=Category.BUSINESS)
    a_member(session, delegation, a_person_in_directory(session, "Отказавшийся"), status=MemberStatus.DECLINED)
    return delegation.id, head, member.uid


def sheet_of(answer: TestResponse) -> Worksheet:
    """Return the sheet of an answer that is a spreadsheet."""
    assert (answer.status_code, answer.mimetype) == (200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    found = load_workbook(BytesIO(answer.data)).active
    assert isinstance(found, Worksheet)
    return found


def table(answer: TestResponse) -> list[list[object]]:
    """Return heads and rows of a spreadsheet, from the row that stays in sight."""
    sheet = sheet_of(answer)
    first = int("".join(letter for letter in str(sheet.freeze_panes) if letter.isdigit())) - 1
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]
