"""Loading the troupes of the demonstration set, their riders, where they perform, and what travels for them."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.naming import uid_of
from app.demo.queries import delegation_ids, events_by_code, item_ids
from app.demo.troupes_data import DemoFreight, DemoStage, DemoTroupe
from app.matters.troupes.appearing import AddAppearance, PlanRehearsal, add_appearance, plan_rehearsal
from app.matters.troupes.commands import AddNeed, AddTroupe, NeedDetails, TroupeDetails, add_need, add_troupe
from app.matters.troupes.freight_commands import AddFreight, FreightDetails, add_freight
from app.matters.troupes.models import Freight, Troupe
from app.matters.troupes.rules import FreightDay
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.rules.roles import Actor
from app.register.directory.models import Person


def load_troupes(session: Session, told: Mapping[str, DemoStage], by: Actor, persons: Mapping[str, Person]) -> None:
    """Make those troupes and freights that are not there; what is there stays as it is. Whoever is not in the set is not named."""
    known = set(session.scalars(select(Troupe.code)).all()) | set(session.scalars(select(Freight.code)).all())
    events = events_by_code(session, told.keys())
    items = item_ids(session, {one.item for stage in told.values() for troupe in stage.troupes for one in troupe.appearances})
    for code, event in events.items():
        delegations = delegation_ids(session, code)
        for troupe in told[code].troupes:
            if troupe.code not in known:
                leader = persons.get(troupe.leader)
                _troupe(session, event, troupe, by, leader.id if leader else None, delegations.get(troupe.delegation), items)
        for freight in told[code].freight:
            if freight.code not in known:
                _freight(session, event, freight, by)


def _troupe(
    session: Session,
    event: Event,
    told: DemoTroupe,
    by: Actor,
    leader_id: int | None,
    delegation_id: int | None,
    items: Mapping[str, int],
) -> None:
    details = TroupeDetails(told.name, told.genre, leader_id, delegation_id, told.people)
    troupe_id = add_troupe(session, AddTroupe(event.id, by, uid_of(told.code), details, told.code))
    for number, need in enumerate(told.rider, 1):
        line = NeedDetails(need.area, need.text, need.state, need.answer, event.first_day + timedelta(days=need.due))
        add_need(session, AddNeed(troupe_id, by, uid_of(f"{told.code}-{number}"), line))
    for one in told.appearances:
        if one.item not in items:
            continue
        cmd = AddAppearance(troupe_id, by, uid_of(f"{told.code}-{one.item}"), items[one.item], minutes=one.minutes, what=one.what)
        made = add_appearance(session, cmd)
        rehearsal = told.rehearsal
        if rehearsal is not None and rehearsal.of == one.item:
            day = session.get_one(ProgrammeItem, items[one.item]).day
            plan_rehearsal(session, PlanRehearsal(made, by, uid_of(rehearsal.code), day, rehearsal.start, rehearsal.end))


def _freight(session: Session, event: Event, told: DemoFreight, by: Actor) -> None:
    days = {
        step: event.first_day + timedelta(days=after) if after is not None else None
        for step, after in zip(FreightDay, told.days, strict=True)
    }
    details = FreightDetails(
        what=told.what,
        troupe_id=session.scalar(select(Troupe.id).where(Troupe.code == told.troupe)),
        pieces=told.pieces,
        weight_kg=told.kg,
        volume_dm3=told.litres,
        carrier=told.carrier,
        papers=told.papers,
        customs_post=told.customs_post,
        days=days,
    )
    add_freight(session, AddFreight(event.id, by, uid_of(told.code), details, told.code))
