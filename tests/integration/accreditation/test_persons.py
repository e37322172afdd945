"""Claims about what badges hold of a person and how it goes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.jobs.asking import AskForJob, ask_for, find_job
from app.ground.kernel.ids import new_uid
from app.planning.accreditation import commands
from app.planning.accreditation.erasing import erase_badges
from app.planning.accreditation.holdings import badges_held
from app.planning.accreditation.models import Badge
from tests.factories.accounts import NOW
from tests.factories.events import an_event
from tests.factories.logistics import a_badge
from tests.factories.people import a_person_in_directory
from tests.integration.planning.people import an_officer


def test_a_person_is_told_of_their_badges(session: Session) -> None:
    event, person = an_event(session), a_person_in_directory(session)
    badge = a_badge(session, event, person, zones=["A"], arrived_at=NOW)
    a_badge(session, event)
    assert badges_held(session, person) == [
        {
            "event": event.title.as_dict(),
            "number": badge.number,
            "category": "delegate",
            "zones": ["A"],
            "arrived_at": NOW.isoformat(),
            "revoked": False,
            "note": "",
        }
    ]


def test_with_a_person_go_their_badges_and_the_files_made_of_them(session: Session) -> None:
    event, other, by = an_event(session), an_event(session), an_officer(session)
    person, stays = a_person_in_directory(session, "Уходящий"), a_badge(session, event)
    gone = commands.make_badge(session, commands.MakeBadge(event.id, by, person.id))
    jobs = [ask_for(session, AskForJob(new_uid(), "badges", one.id, 1, "", {}), now=NOW).uid for one in (event, other)]
    assert erase_badges(session, person) == 1
    session.expire_all()
    assert session.scalars(select(Badge.id).where(Badge.event_id == event.id)).all() == [stays.id]
    assert [find_job(session, uid) is not None for uid in jobs] == [False, True]
    labels = session.scalars(select(Change.label).where(Change.kind == "badge", Change.thing_id == gone)).all()
    assert [label for label in labels if "Уходящий" in label] == []
