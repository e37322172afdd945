"""Writes of briefs: write one, change it with all its sections and figures, remove it."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.ground.db.locking import made_once, refuse_if_stale
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import N_, NotAllowed, Refusal
from app.ground.kernel.texts import Texts
from app.matters.briefs.figures import Figure
from app.matters.briefs.models import Brief, BriefSection
from app.matters.briefs.queries import find_brief_by_uid, get_brief
from app.matters.briefs.rules import MOST_BRIEFS, MOST_FIGURES, MOST_SECTIONS, BriefKind, SectionText, refuse_person, state_of
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.models import Person
from app.register.directory.queries import holds_still

KEEPING: Final = frozenset({Role.ADMIN, Role.PROTOCOL, Role.SECRETARY})
"""Who keeps briefs: they are no event's."""
BLOCKED: Final = N_("The use of this person’s data is blocked: nothing personal is shown or changed until that is settled.")


@dataclass(frozen=True, slots=True)
class BriefDetails:
    """What the form of a brief asks for; a brief on a person without a title of its own is called like them."""

    title: Texts
    as_of: date
    person_id: int | None = None
    source: str = ""
    sections: tuple[SectionText, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class AddBrief:
    """Write a brief. `uid` is chosen by the page, so that pressing twice writes one."""

    by: Actor
    uid: str
    kind: BriefKind
    details: BriefDetails
    code: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeBrief:
    """Change a brief that the person saw at revision `seen`."""

    brief_id: int
    by: Actor
    seen: int | None
    details: BriefDetails


@dataclass(frozen=True, slots=True)
class RemoveBrief:
    """Remove a brief; folders in which it lay no longer have it."""

    brief_id: int
    by: Actor
    seen: int | None


def may_keep(by: Actor) -> bool:
    """Tell whether a person may write briefs."""
    return by.role in KEEPING


def add_brief(session: Session, cmd: AddBrief) -> int:
    """Write the brief and return its id."""
    _refuse_others(cmd.by)
    made = find_brief_by_uid(session, cmd.uid)
    if made is not None:
        return made.id
    if (session.scalar(select(func.count()).select_from(Brief)) or 0) >= MOST_BRIEFS:
        raise Refusal(N_("There are %(most)s briefs at most."), most=MOST_BRIEFS)
    brief = Brief(uid=cmd.uid, code=cmd.code, kind=cmd.kind, sections=[], person=None, title=Texts(), figures=[])
    _write(session, brief, cmd.details)
    return made_once(session, brief, lambda: find_brief_by_uid(session, cmd.uid)).id


def change_brief(session: Session, cmd: ChangeBrief) -> int:
    """Write the new details and return the brief's id."""
    brief = _brief_to_change(session, cmd.brief_id, cmd.by, cmd.seen)
    if brief.person is not None and brief.person.blocked_at is not None:
        raise Refusal(BLOCKED)
    _write(session, brief, cmd.details)
    session.flush()
    return brief.id


def remove_brief(session: Session, cmd: RemoveBrief) -> None:
    """Remove the brief; the log keeps that it was there."""
    brief = _brief_to_change(session, cmd.brief_id, cmd.by, cmd.seen)
    session.delete(brief)
    session.flush()


def sections_of(brief: Brief) -> tuple[SectionText, ...]:
    """Return the sections of a brief as values."""
    return tuple(SectionText(one.heading, one.text) for one in brief.sections)


def figures_of(brief: Brief) -> tuple[Figure, ...]:
    """Return the figures of a brief as values."""
    return tuple(Figure.of(one) for one in brief.figures or ())


def _refuse_others(by: Actor) -> None:
    if not may_keep(by):
        raise NotAllowed


def _brief_to_change(session: Session, brief_id: int, by: Actor, seen: int | None) -> Brief:
    _refuse_others(by)
    brief = get_brief(session, brief_id)
    refuse_if_stale(brief, seen)
    return brief


def _write(session: Session, brief: Brief, details: BriefDetails) -> None:
    refuse_person(brief.kind, details.person_id)
    if max(len(details.sections) - MOST_SECTIONS, len(details.figures) - MOST_FIGURES) > 0:
        raise Refusal(
            N_("A brief has %(sections)s sections and %(figures)s figures at most."), sections=MOST_SECTIONS, figures=MOST_FIGURES
        )
    person = _person(session, brief, details.person_id)  # asks the database: before anything is changed that it would write
    title = details.title or (person.name if person else Texts())
    if not title.ru:
        raise Refusal(N_("Fill this in."), "title")
    if sections_of(brief) != details.sections:
        brief.sections = [BriefSection(position=place, heading=one.heading, text=one.text) for place, one in enumerate(details.sections)]
        brief.section_state = state_of(details.sections, new_uid())
    brief.title, brief.person, brief.as_of, brief.source = title, person, details.as_of, details.source
    figures = [one.as_dict() for one in details.figures]
    if figures != brief.figures:
        brief.figures = figures


def _person(session: Session, brief: Brief, ident: int | None) -> Person | None:
    if ident is None or (brief.person is not None and brief.person.id == ident):
        return brief.person if ident is not None else None
    person = session.get(Person, ident) if holds_still(session, ident) else None
    if person is None:
        raise Refusal(N_("This person is no longer in the directory; choose another one."), "person")
    if person.blocked_at is not None:
        raise Refusal(BLOCKED, "person")
    return person
