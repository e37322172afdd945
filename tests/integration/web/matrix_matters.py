"""What the routes about matters that are no event's stand for: working groups with members and meetings, dossiers, undertakings."""

from sqlalchemy.orm import Session

from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from tests.factories.dossiers import a_dossier, a_question
from tests.factories.events import an_event
from tests.factories.groups import a_group, a_group_meeting, a_group_member
from tests.factories.undertakings import a_measure, an_instruction

Special = dict[str, tuple[dict[str, object], dict[str, str]]]


def groups_of(session: Session, event: Event) -> tuple[dict[str, object], Special]:
    """Return a group with a member and a meeting, given to those who coordinate `event`, and another meeting of theirs."""
    group, mine = a_group(session), list(event.coordinators)
    met, free = (an_event(session, kind=Kind.WORKING_GROUP_MEETING, coordinators=mine) for _ in range(2))
    a_group_meeting(session, group, met)
    of_member: Special = {
        f"working_groups.{name}": ({"member_id": a_group_member(session, group).id}, {})
        for name in ("edit_member", "end_member", "remove_member")
    }
    return {"group_id": group.id}, of_member | {
        "working_groups.link": ({}, {"event_id": str(free.id)}),
        "working_groups.unlink": ({}, {"event_id": str(met.id)}),
    }


def dossiers_of(session: Session) -> dict[str, object]:
    """Return a dossier with a question that is open."""
    dossier = a_dossier(session)
    return {"dossier_id": dossier.id, "note_id": a_question(session, dossier).id}


def undertakings_of(session: Session, event: Event) -> tuple[dict[str, object], Special]:
    """Return an instruction that was given at `event`, and a measure."""
    values: dict[str, object] = {"instruction_id": an_instruction(session, event=event).id, "measure_id": a_measure(session).id}
    given = {"event_id": str(event.id), "text-ru": "Назвать сопредседателя", "given_on": "2024-11-27"}
    return values, {"undertakings.add_instruction": ({"event_id": event.id}, given), "undertakings.edit_instruction": ({}, given)}
