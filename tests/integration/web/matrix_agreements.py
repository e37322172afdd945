"""What the routes about agreements stand for besides the agreement itself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.matters.agreements.models import Agreement, AgreementLink
from app.planning.events.models import Event
from tests.factories.dossiers import a_dossier
from tests.integration.web.matrix_matters import Special


def links_of(session: Session, event: Event) -> Special:
    """Return the link of the agreement of `event` with a dossier, and another dossier to which it may be linked."""
    agreement = session.scalars(select(Agreement).where(Agreement.event_id == event.id)).one()
    link = AgreementLink(agreement=agreement, dossier=a_dossier(session))
    session.add(link)
    other = a_dossier(session)
    session.flush()
    seen = {"seen": str(agreement.revision)}
    return {
        "agreements.unlink": ({"link_id": link.id}, seen),
        "agreements.link": ({}, {"what": f"dossier-{other.id}", **seen}),
    }
