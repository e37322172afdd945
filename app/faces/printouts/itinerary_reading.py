"""Reads what programmes of one's own and cards are drawn from: the latest published version, never the draft."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from app.faces.printouts.itinerary_card import card_document
from app.faces.printouts.itinerary_document import OwnIssue, Paper, itinerary_document, own_name
from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.ground.kernel.refusals import N_, NotFound, Refusal
from app.judgement.publishing.own_programmes import Published, find_own, find_published, told_with_phones
from app.planning.delegations.rules import MOST_MEMBERS
from app.planning.events.models import Event
from app.planning.itineraries.rules import Itinerary, Subject, Whose

CARD: Final = "a5"
CARDS: Final = (Subject.VEHICLE, Subject.INTERPRETER, Subject.HALL)
"""Whose programme is told on a card."""
MOST: Final = MOST_MEMBERS
"""Programmes in one file: as many as the largest delegation has; five hundred take two seconds."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody or something whose paper can be had."""

    uid: str
    name: str


def published_or_refuse(session: Session, event_id: int) -> Published:
    """Return the latest version, or refuse: drafts are never handed out."""
    published = find_published(session, event_id)
    if published is None:
        raise Refusal(N_("Nothing has been published yet: personal programmes and cards are drawn from the latest version."))
    return published


def own_paper(session: Session, event: Event, all_whose: Sequence[Whose], paper: str, language: str) -> Sheet:
    """Return the paper of one subject, the first that the version knows."""
    published = published_or_refuse(session, event.id)
    own = find_own(published, *all_whose)
    if own is None:
        raise NotFound
    return _sheet(session, event, published, [own], paper, language)


def papers_of_delegation(session: Session, event: Event, delegation_uid: str, paper: str, language: str) -> Sheet:
    """Return the personal programmes of everybody who comes with a delegation, in its order, in one file."""
    published = published_or_refuse(session, event.id)
    found = next((one for one in published.programme.delegations if one.uid == delegation_uid), None)
    if found is None:
        raise NotFound(N_("The published version does not know this delegation yet."))
    persons = [member.person for member in found.members if member.comes][:MOST]
    own = [published.itineraries.of(Whose(Subject.PERSON, person)) for person in persons]
    return _sheet(session, event, published, own, paper, language)


def cards_of_day(session: Session, event: Event, subject: Subject, day: date | None, language: str) -> Sheet:
    """Return the cards of all vehicles (or interpreters, or halls) that have something to do on a day, or at all, in one file."""
    published = published_or_refuse(session, event.id)
    uids = [whose.uid for whose in published.itineraries.subjects() if whose.subject is subject]
    own = [published.itineraries.of(Whose(subject, uid)) for uid in uids]
    return _sheet(session, event, published, [one for one in _on(own, day) if one.lines][:MOST], CARD, language)


def choices_of(published: Published, subject: Subject, language: str) -> list[Choice]:
    """Return whose papers there are, by name."""
    own = (published.itineraries.of(whose) for whose in published.itineraries.subjects() if whose.subject is subject)
    told = [Choice(one.whose.uid, ", ".join(filter(None, (one.name.told(language), one.position.told(language))))) for one in own]
    return told if subject is Subject.VEHICLE else sorted(told, key=lambda one: one.name)


def days_of(published: Published) -> list[date]:
    """Return the days on which anything takes place or anybody is driven."""
    items, transfers = published.programme.items, published.logistics.transfers
    return sorted({item.when.day for item in items} | {transfer.start.day for transfer in transfers})


def _on(own: Iterable[Itinerary], day: date | None) -> Iterable[Itinerary]:
    if day is None:
        return own
    return (replace(one, lines=tuple(line for line in one.lines if line.when.day == day)) for one in own)


def _sheet(session: Session, event: Event, published: Published, own: Sequence[Itinerary], paper: str, language: str) -> Sheet:
    if not own:
        raise NotFound(N_("There is nothing to print: the published version has no such lines."))
    told = told_with_phones(session, published, own, language)
    issue = OwnIssue(published.number, published.at, event.zone)
    name = f"{own_name(told, language, published.number)}.pdf"
    if paper == CARD:
        return Sheet(job("card.typ", issue.at, card_document(told, language, issue)), name)
    return Sheet(job("itinerary.typ", issue.at, itinerary_document(told, Paper(paper), language, issue)), name)
