"""A group that has met, with what it decided: an instruction that is late, a measure, and a project with a question."""

from dataclasses import dataclass
from datetime import timedelta

from app.ground.kernel import clock
from app.ground.kernel.texts import Texts
from app.matters.undertakings.models import DueExtension
from app.matters.working_groups.rules import GroupRole
from app.planning.events.kinds import Kind
from tests.browser.office import LiveServer
from tests.factories.dossiers import a_dossier, a_question
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.people import a_person_in_directory, an_organisation
from tests.factories.undertakings import a_measure, a_partner_body, an_instruction


@dataclass(frozen=True, slots=True)
class Decided:
    """Ids of all of it."""

    group: int
    member: int
    meeting: int
    instruction: int
    measure: int
    dossier: int
    note: int


def decided_at(server: LiveServer) -> Decided:
    """Return what a group of whose chairs one is vacant decided two months ago."""
    now = clock.now()
    today = now.date()
    with server.sessions() as session:
        group = a_group(session, our_agency=an_organisation(session))
        person = a_person_in_directory(session, "Участников")
        member = a_group_member(session, group, person, role=GroupRole.CO_CHAIR)
        met = today - timedelta(days=60)
        meeting = an_event(session, kind=Kind.WORKING_GROUP_MEETING, first_day=met, last_day=met)
        a_group_meeting(session, group, meeting)
        dossier = a_dossier(session)
        note = a_question(session, dossier)
        bodies = {"our_executor": an_organisation(session), "their_executor": a_partner_body(session)}
        measure = a_measure(session, title=Texts("Представительство в Астане"), dossier=dossier, **bodies)
        agreed, due = met + timedelta(days=20), today - timedelta(days=3)
        given = an_instruction(
            session,
            number="2.1",
            event=meeting,
            person=person,
            measure=measure,
            dossier=dossier,
            given_on=met,
            due=due,
            our_body=an_organisation(session),
            their_body=a_partner_body(session),
            extensions=[DueExtension(old_due=agreed, new_due=due, reason="нет ответа", by_id=None, by_name="Валиева", at=now)],
        )
        session.commit()
        return Decided(group.id, member.id, meeting.id, given.id, measure.id, dossier.id, note.id)
