"""What is known of a region from elsewhere: its bodies, what was signed with them, projects and measures that name it."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.faces.printouts.brief_document import Line
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_short
from app.matters.agreements.models import Agreement
from app.matters.agreements.rules import AgreementState
from app.matters.agreements.wording import state_told as agreement_told
from app.matters.undertakings.dossiers_wording import progress_told
from app.matters.undertakings.dossiers_wording import state_told as project_told
from app.matters.undertakings.models import Dossier, Measure
from app.register.directory.models import Organisation

_MOST_BODIES: Final = 8
_MOST_AGREEMENTS: Final = 8
_MOST_PROJECTS: Final = 8
"""What a brief has room for; the rest is read where it stands."""


def bodies_in(session: Session, stem: str) -> tuple[Texts, ...]:
    """Return the names of the bodies that bear a region's name or say that they are of it. One query."""
    query = select(Organisation).where(Organisation.search_text.contains(stem, autoescape=True))
    return tuple(one.name for one in session.scalars(query.order_by(Organisation.category, Organisation.id).limit(_MOST_BODIES)))


def agreements_with(session: Session, stem: str) -> tuple[Line, ...]:
    """Return the agreements of which a party or the title bears a region's name: the latest first. Two queries."""
    query = select(Agreement).where(Agreement.state != AgreementState.REMOVED)
    loaded = query.options(joinedload(Agreement.event), selectinload(Agreement.signatories))
    named = [one for one in session.scalars(loaded) if _names(stem, [one.title.ru, *(row.party.ru for row in one.signatories)])]
    named.sort(key=lambda one: (one.event.first_day, -one.position, -one.id), reverse=True)
    return tuple(_agreement(one) for one in named[:_MOST_AGREEMENTS])


def projects_in(session: Session, stem: str) -> tuple[Line, ...]:
    """Return the projects and the measures of the roadmap that bear a region's name, or are for a body that does. Two queries."""
    dossiers = session.scalars(select(Dossier).where(Dossier.search_text.contains(stem, autoescape=True)).order_by(Dossier.id))
    lines = [Line(project_told(one.state), one.title, one.place) for one in dossiers]
    bodies = select(Organisation.id).where(Organisation.search_text.contains(stem, autoescape=True))
    theirs = or_(Measure.our_executor_id.in_(bodies), Measure.their_executor_id.in_(bodies))
    measures = session.scalars(
        select(Measure).where(or_(Measure.search_text.contains(stem, autoescape=True), theirs)).order_by(Measure.due.is_(None), Measure.due)
    )
    lines += [
        Line("\n".join(filter(None, (progress_told(one.state), day_short(one.due) if one.due else ""))), one.title) for one in measures
    ]
    return tuple(lines[:_MOST_PROJECTS])


def _agreement(one: Agreement) -> Line:
    signed = one.state is AgreementState.SIGNED
    day = day_short(one.signed_on or one.event.first_day)
    return Line(f"{day}\n{agreement_told(one.state)}" if signed else agreement_told(one.state), one.title, one.event.title)


def _names(stem: str, texts: Iterable[str]) -> bool:
    return any(stem in folded(text) for text in texts)
