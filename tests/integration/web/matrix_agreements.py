"""What the routes about agreements stand for besides the agreement itself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.matters.agreements.models import Agreement, AgreementLink
from app.planning.events.models import Event
from app.planning.programmes.rules import ItemKind
from tests.factories.dossiers import a_dossier
from tests.factories.programmes import an_item
from tests.integration.web.matrix_matters import Special


def links_of(session: Session, event: Event) -> Special:
    """Return the link of the agreement of `event` with a dossier, another dossier to which it may be linked, and a signing."""
    agreement = session.scalars(select(Agreement).where(Agreement.event_id == event.id)).one()
    link = AgreementLink(agreement=agreement, dossier=a_dossier(session))
    session.add(link)
    other, signing = a_dossier(session), an_item(session, event, kind=ItemKind.SIGNING, cancelled=True)
    agreement.item = signing  # called off: what is signed there stands in nobody’s way
    session.flush()
    seen = {"seen": str(agreement.revision)}
    return {
        "agreements.signing": ({"item_id": signing.id}, {}),
        "agreements.lay": ({"item_id": signing.id}, {}),
        "agreements.unlink": ({"link_id": link.id}, seen),
        "agreements.link": ({}, {"what": f"dossier-{other.id}", **seen}),
    }
