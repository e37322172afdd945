"""Which public feeds there are, with their addresses."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.judgement.subscriptions.addresses import PUBLIC_ADDRESS_NAME, PUBLIC_NAME, feed_address
from app.judgement.subscriptions.variant import Variant
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.judgement.entries.queries import public_events


@dataclass(frozen=True, slots=True)
class Feed:
    """A public feed, named in the spoken language."""

    name: str
    address: str


def public_feeds(session: Session, public_url: str) -> tuple[Feed, ...]:
    """Return the feed of everything public, then one of each public event, latest first."""
    language = current()
    variant = Variant(language)
    everything = Feed(gettext(PUBLIC_NAME), feed_address(public_url, None, PUBLIC_ADDRESS_NAME, variant))
    events = (
        Feed(event.picture.title.told(language), feed_address(public_url, event.uid, str(event.picture.title), variant))
        for event in public_events(session)
    )
    return (everything, *events)
