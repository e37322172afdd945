"""What meetings put on the pages of slices below: an event, an item, a dossier, an instruction, a measure."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.ground.kernel import clock
from app.ground.web.sections import enter
from app.matters.meetings.agenda import agenda_of, has_agenda, is_point
from app.matters.meetings.models import AgendaLink
from app.matters.meetings.queries import links_to, presence_of
from app.matters.meetings.rules import COUNTED
from app.matters.undertakings import wording as undertaking_words
from app.matters.undertakings.models import Dossier, Instruction
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem

Part = Mapping[str, object] | None


def of_event(session: Session, event: Event) -> Part:
    """Return the agenda of a meeting in a few lines; nothing for any other event."""
    if not has_agenda(event):
        return None
    marks = presence_of(session, event.id)
    return {"agenda": agenda_of(session, event), "marked": len(marks), "there": sum(one.presence in COUNTED for one in marks)}


def of_item(session: Session, item: ProgrammeItem) -> Part:
    """Return which point of an agenda an item is, and what it deals with."""
    if not is_point(item) or not has_agenda(item.event):
        return None
    point = agenda_of(session, item.event).find(item.id)
    return {"point": point, "words": undertaking_words, "day": clock.office_day()} if point else None


def of_dossier(session: Session, dossier: Dossier) -> Part:
    """Return the agendas on which a project stands."""
    return _of(session, AgendaLink.dossier_id == dossier.id)


def of_instruction(session: Session, instruction: Instruction) -> Part:
    """Return the agendas on which an instruction stands."""
    return _of(session, AgendaLink.instruction_id == instruction.id)


def _of(session: Session, what: ColumnElement[bool]) -> Part:
    items = [link.item for link in links_to(session, what)]
    return {"items": items} if items else None


enter("event", "meetings/_event.html", of_event, order=10)
enter("item", "meetings/_item.html", of_item, order=20)
enter("dossier", "meetings/_agendas.html", of_dossier, order=30)
enter("instruction", "meetings/_agendas.html", of_instruction, order=30)
