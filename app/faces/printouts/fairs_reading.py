"""Reads what the papers of a fair are drawn from: hours of the latest version or of the draft, stand and invitations as they are now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.faces.printouts.fairs_document import FairPaper, invitations_document, walk_document
from app.faces.printouts.lists_document import Occasion, Standing
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.faces.printouts.rows import Json
from app.faces.printouts.stand_day_document import stand_day_document
from app.ground.db.history import Change
from app.judgement.publishing.pictures import last_changed
from app.judgement.publishing.queries import find_latest
from app.matters.fairs.day import plan_of_day
from app.matters.fairs.invitations import Wanted, invitations_of
from app.matters.fairs.models import Exhibitor, Stand, StandInvitation, WalkStop
from app.matters.fairs.walks import drawn, stops_at
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.programme import Programme
from app.planning.programmes.queries import programme_of

KINDS: Final = (Stand.__kind__, WalkStop.__kind__, StandInvitation.__kind__)


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """In which language a paper is wanted, and whether from the draft although there is a version."""

    language: str
    from_draft: bool = False


def day_sheet(session: Session, event: Event, on: date, asked: AskedPaper) -> Sheet:
    """Return the plan of a day at the stand."""
    programme, standing = _state(session, event, asked)
    paper = _paper(session, event, programme, standing)
    document = stand_day_document(plan_of_day(session, event, programme, on), paper, asked.language)
    return _sheet("stand_day.typ", document, paper)


def walk_sheet(session: Session, event: Event, item: ProgrammeItem, asked: AskedPaper) -> Sheet:
    """Return the route of a walk; one that no version has yet is told by the draft."""
    programme, standing = _state(session, event, asked)
    told = next((one for one in programme.items if one.uid == item.uid), None)
    if told is None:
        programme, standing = _state(session, event, AskedPaper(asked.language, from_draft=True))
        told = next(one for one in programme.items if one.uid == item.uid)
    paper = _paper(session, event, programme, standing)
    walk = drawn(stops_at(session, [item.id]).get(item.id, ()), told.when)
    return _sheet("lists.typ", walk_document(walk, told.title, told.when, paper, asked.language), paper)


def invitations_sheet(session: Session, event: Event, wanted: Wanted, asked: AskedPaper) -> Sheet:
    """Return the list of invitations that an address asks for."""
    programme, standing = _state(session, event, asked)
    paper = _paper(session, event, programme, standing)
    times = {item.uid: item.when for item in programme.items}
    rows = invitations_of(session, event.id, wanted)
    return _sheet("lists.typ", invitations_document(rows, times, paper, asked.language), paper)


def _state(session: Session, event: Event, asked: AskedPaper) -> tuple[Programme, Standing]:
    version = None if asked.from_draft else find_latest(session, event.id)
    if version is None:
        return programme_of(session, event.id), Standing(last_changed(session, event))
    return version.programme, Standing(version.published_at, version.number)


def _paper(session: Session, event: Event, programme: Programme, standing: Standing) -> FairPaper:
    occasion = Occasion(programme.title, programme.city, programme.days, programme.zone)
    return FairPaper(occasion, standing, _changed_at(session, event))


def _changed_at(session: Session, event: Event) -> datetime | None:
    """Return when anything of the stand was last changed; who exhibits there is written down without the event."""
    exhibitors = select(Exhibitor.id).join(Exhibitor.stand).where(Stand.event_id == event.id)
    of_exhibitors = (Change.kind == Exhibitor.__kind__) & Change.thing_id.in_(exhibitors)
    of_event = (Change.event_id == event.id) & Change.kind.in_(KINDS)
    return session.scalar(select(func.max(Change.at)).where(of_event | of_exhibitors))


def _sheet(template: str, document: dict[str, Json], paper: FairPaper) -> Sheet:
    return Sheet(job(template, paper.moment, document), f"{document['name']}.pdf")
