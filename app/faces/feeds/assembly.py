"""Making a feed of the present state: what is kept is joined, what has changed is written anew and kept."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.faces.feeds.addresses import feed_address
from app.faces.feeds.calendar import Heading, Piece, joined
from app.faces.feeds.kept import Finished, finished
from app.faces.feeds.store import Row, State, Store
from app.faces.feeds.variant import Variant
from app.faces.feeds.vevent import House, vevent
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext

PUBLIC_NAME: Final = N_("Programmes of events, Bashkortostan and Kazakhstan")
PUBLIC_ADDRESS_NAME: Final = "yiyin-public-programmes"

_OFFICE_ZONE: Final = "Asia/Yekaterinburg"
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Assembly:
    """Makes feeds from the database; `maker` names everything besides the entries that their bytes depend on."""

    engine: Engine
    store: Store
    house: House
    maker: str

    def made(self, event_uid: str | None, variant: Variant, state: State, today: date) -> Finished:
        """Return an event's feed (None: the one of everything public) and the state that it truly shows.

        `state` is the last one known. A publication in the middle of reading would mix two states: then it is read again.
        """
        body = self._body(event_uid, variant, today)
        for _ in range(_TRIES):
            after = self.store.state(event_uid) or state
            if after == state:
                break
            state, body = after, self._body(event_uid, variant, today)
        return finished(state, today, body)

    def _body(self, event_uid: str | None, variant: Variant, today: date) -> bytes:
        with Session(self.engine) as session:
            rows = self.store.rows(session, event_uid, variant.key, self.maker, today)
            pieces = self._completed(session, rows, variant)
            heading = self._heading(session, event_uid, variant)
        return joined(heading, pieces, variant, today)

    def _completed(self, session: Session, rows: list[Row], variant: Variant) -> list[Piece]:
        missing = [row.id for row in rows if not row.piece.body]
        if not missing:
            return [row.piece for row in rows]
        texts: dict[int, tuple[int, bytes]] = {}
        for ident, entry in self.store.entries(session, missing):
            texts[ident] = entry.sequence, vevent(entry, variant, self.house)
        session.rollback()  # let go of what was read before anything is written
        self.store.keep(variant.key, self.maker, texts)
        return [row.piece if row.piece.body else replace(row.piece, body=texts[row.id][1]) for row in rows]

    def _heading(self, session: Session, event_uid: str | None, variant: Variant) -> Heading:
        with speaking(variant.language):
            if event_uid is None:
                name = gettext(PUBLIC_NAME)
                source = feed_address(self.house.public_url, None, PUBLIC_ADDRESS_NAME, variant)
                return Heading(name, gettext("What is published and open to everybody."), _OFFICE_ZONE, source)
        event = self.store.banner(session, event_uid)
        source = feed_address(self.house.public_url, event_uid, str(event.title), variant)
        return Heading(_told(event.title, variant), _told(event.theme, variant), event.zone, source)


def _told(text: Texts, variant: Variant) -> str:
    return clean(text.told(variant.language))
