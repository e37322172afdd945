"""What an event could have in its folder: everything that can be printed of it, and which of it belongs into every folder."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.matters.agreements.models import Agreement
from app.matters.briefs.models import Brief
from app.matters.briefs.rules import BriefKind
from app.matters.fairs.models import Stand
from app.matters.folders.rules import Sheet, Wanted
from app.matters.materials.models import Material, MaterialVersion
from app.matters.meetings.models import AgendaLink
from app.matters.talks.models import TalkingPoint, Talks
from app.matters.undertakings.models import Dossier, Instruction
from app.matters.undertakings.rules import DossierState
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.events.kinds import POLICY
from app.planning.events.models import Event
from app.planning.programmes.models import ItemSpeech, ProgrammeItem
from app.planning.programmes.rules import ItemKind

_PDF: Final = "application/pdf"
MOST_OFFERED: Final = 200
"""Briefs, dossiers and materials offered, each; the latest ones."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A document that the event has: what it is about, and whether it belongs into every folder."""

    wanted: Wanted
    about: str
    usual: bool = False
    day: date | None = None
    """The day of the item that it is about."""


def offers_of(session: Session, event: Event, language: str) -> list[Offer]:
    """Return everything that the event could have in its folder, in the usual order; a constant number of queries."""
    items = list(session.scalars(_items(event)))
    offers = [Offer(Wanted(Sheet.PROGRAMME), "", usual=bool(items))]
    offers += _compositions(session, event, language)
    if POLICY[event.kind].of_group and any(item.kind is ItemKind.AGENDA for item in items):
        offers.append(Offer(Wanted(Sheet.AGENDA), "", usual=True))
    offers += _speeches(session, items, language)
    offers += _talks(session, event, language)
    offers += _days_of_stand(session, event)
    if session.scalar(select(Agreement.id).where(Agreement.event_id == event.id).limit(1)):
        offers.append(Offer(Wanted(Sheet.AGREEMENTS), "", usual=True))
    if POLICY[event.kind].of_group or session.scalar(select(Instruction.id).where(Instruction.event_id == event.id).limit(1)):
        offers.append(Offer(Wanted(Sheet.INSTRUCTIONS), "", usual=POLICY[event.kind].of_group))
    offers += _briefs(session, event, language)
    offers += _dossiers(session, event, language)
    return offers + _materials(session, event)


def _items(event: Event) -> Select[ProgrammeItem]:
    return (
        select(ProgrammeItem)
        .where(ProgrammeItem.event_id == event.id, ProgrammeItem.cancelled.is_(False))
        .order_by(ProgrammeItem.day, ProgrammeItem.starts_at, ProgrammeItem.position)
    )


def _compositions(session: Session, event: Event, language: str) -> list[Offer]:
    found = session.scalars(select(Delegation).where(Delegation.event_id == event.id).order_by(Delegation.id)).all()
    each = [Offer(Wanted(Sheet.COMPOSITION, one.id), one.name.told(language)) for one in found]
    return [Offer(Wanted(Sheet.COMPOSITION), "", usual=True), *(each if len(each) > 1 else [])] if found else []


def _speeches(session: Session, items: list[ProgrammeItem], language: str) -> list[Offer]:
    ids = [item.id for item in items]
    query = select(ItemSpeech.item_id).where(ItemSpeech.item_id.in_(ids)).group_by(ItemSpeech.item_id).having(func.count() > 1)
    several = set(session.scalars(query))
    return [Offer(Wanted(Sheet.SPEAKERS, one.id), one.title.told(language), day=one.day) for one in items if one.id in several]


def _talks(session: Session, event: Event, language: str) -> list[Offer]:
    query = select(Talks).where(Talks.event_id == event.id).options(joinedload(Talks.item), selectinload(Talks.members))
    found = sorted(session.scalars(query), key=lambda one: (one.item.day, one.item.id))
    spoken = set(session.scalars(select(TalkingPoint.talks_id).where(TalkingPoint.talks_id.in_([one.id for one in found]))))
    seats = [Offer(Wanted(Sheet.SEATING, one.item_id), one.item.title.told(language), True, one.item.day) for one in found if one.members]
    points = [one for one in found if one.id in spoken]
    return seats + [Offer(Wanted(Sheet.TALKING_POINTS, one.item_id), one.item.title.told(language), True, one.item.day) for one in points]


def _days_of_stand(session: Session, event: Event) -> list[Offer]:
    if session.scalar(select(Stand.id).where(Stand.event_id == event.id).limit(1)) is None:
        return []
    return [Offer(Wanted(Sheet.STAND_DAY, day=day), "", usual=True, day=day) for day in event.days.each()]


def _briefs(session: Session, event: Event, language: str) -> list[Offer]:
    coming = set(
        session.scalars(
            select(DelegationMember.person_id)
            .join(Delegation, Delegation.id == DelegationMember.delegation_id)
            .where(Delegation.event_id == event.id)
        )
    )
    found = session.scalars(select(Brief).order_by(Brief.as_of.desc(), Brief.id).limit(MOST_OFFERED)).all()
    kinds = {kind: place for place, kind in enumerate(BriefKind)}
    ordered = sorted(found, key=lambda one: (one.person_id not in coming, kinds[one.kind], one.title.told(language)))
    return [Offer(Wanted(Sheet.BRIEF, one.id), one.title.told(language), one.person_id in coming) for one in ordered]


def _dossiers(session: Session, event: Event, language: str) -> list[Offer]:
    on_agenda = select(AgendaLink.dossier_id).join(AgendaLink.item).where(ProgrammeItem.event_id == event.id)
    spoken_of = select(TalkingPoint.dossier_id).join(TalkingPoint.talks).where(Talks.event_id == event.id)
    dealt_with = (set(session.scalars(on_agenda)) | set(session.scalars(spoken_of))) - {None}
    shown = (Dossier.state.in_((DossierState.ACTIVE, DossierState.ON_HOLD))) | Dossier.id.in_(
        [one for one in dealt_with if one is not None]
    )
    found = session.scalars(select(Dossier).where(shown).order_by(Dossier.id.desc()).limit(MOST_OFFERED)).all()
    ordered = sorted(found, key=lambda one: (one.id not in dealt_with, one.title.told(language)))
    return [Offer(Wanted(Sheet.DOSSIER, one.id), one.title.told(language), one.id in dealt_with) for one in ordered]


def _materials(session: Session, event: Event) -> list[Offer]:
    newest = (
        select(func.max(MaterialVersion.number)).where(MaterialVersion.material_id == Material.id).correlate(Material).scalar_subquery()
    )
    query = (
        select(Material)
        .join(MaterialVersion, (MaterialVersion.material_id == Material.id) & (MaterialVersion.number == newest))
        .where(Material.event_id == event.id, Material.withdrawn.is_(False), MaterialVersion.type == _PDF)
    )
    found = session.scalars(query.order_by(Material.id.desc()).limit(MOST_OFFERED)).all()
    return [Offer(Wanted(Sheet.MATERIAL, one.id), one.title) for one in found]
