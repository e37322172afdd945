"""Programmes of one's own as they are handed out: always those of the latest published version, with the phones of today."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from app.ground.kernel.refusals import NotFound
from app.judgement.publishing.models import Version
from app.planning.itineraries.itineraries import Itineraries
from app.planning.itineraries.phones import phones_for
from app.planning.itineraries.rules import Itinerary, Whose
from app.planning.itineraries.telling import told
from app.planning.itineraries.told import Told
from app.planning.logistics.picture import Logistics
from app.planning.programmes.programme import Programme


@dataclass(frozen=True, slots=True)
class Published:
    """The latest version of an event, and what everybody's own programme is cut from."""

    event_id: int
    number: int
    at: datetime
    programme: Programme
    logistics: Logistics
    itineraries: Itineraries


def find_published(session: Session, event_id: int) -> Published | None:
    """Return the latest version of an event, in one query; None where nothing has been published."""
    query = select(Version).where(Version.event_id == event_id).order_by(Version.number.desc()).limit(1)
    version = session.scalars(query.options(undefer(Version.snapshot), undefer(Version.logistics))).one_or_none()
    if version is None:
        return None
    programme, logistics = version.programme, version.logistics_picture
    return Published(event_id, version.number, version.published_at, programme, logistics, Itineraries(programme, logistics))


def find_own(published: Published, *all_whose: Whose) -> Itinerary | None:
    """Return the own programme of the first subject whom the version knows, None where it knows none."""
    for whose in all_whose:
        with suppress(NotFound):
            return published.itineraries.of(whose)
    return None


def told_with_phones(session: Session, published: Published, own: Sequence[Itinerary], language: str) -> tuple[Told, ...]:
    """Return own programmes in words, with phones; a fixed number of queries, however many they are."""
    phones = phones_for(session, own, published.programme, published.logistics)
    return tuple(told(one, published.programme, published.logistics, phones, language) for one in own)
