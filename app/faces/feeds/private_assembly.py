"""Making a private feed of the present state: what is kept is joined, what has changed is written anew and kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.faces.feeds.calendar import Heading, joined
from app.faces.feeds.kept import Finished
from app.faces.feeds.own_vevent import own_vevent
from app.faces.feeds.private_store import PrivateStore, Seat
from app.faces.feeds.store import Member, State
from app.faces.feeds.vevent import House
from app.ground.kernel.refusals import N_
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.private_links.naming import feed_name, zone_of
from app.judgement.subscriptions.variant import Variant

_KEEP_IT: Final = N_("What is published of one programme. Whoever has the address of this calendar reads it: pass it on to nobody.")


class PrivateAssembly:
    """Makes private feeds from the database; `maker` names everything besides the entries that their bytes depend on."""

    def __init__(self, engine: Engine, store: PrivateStore, house: House, maker: str) -> None:
        # One snapshot for all that is read: a publication in the middle must not mix two states (SQLite's BEGIN gives it anyway).
        snapshot = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._engine = engine.execution_options(**snapshot)
        self._store = store
        self._house = house
        self._maker = maker

    def made(self, link_id: int, variant: Variant, today: date, earlier: Mapping[Member, bytes]) -> Finished:
        """Return a feed and the state that it shows; `earlier` has the texts that an earlier one was made of."""
        with Session(self._engine) as session:
            link = self._store.link(session, link_id)
            state = State(link.change_number, link.changed_at)
            with speaking(variant.language):
                heading = Heading(feed_name(session, link, variant.language), gettext(_KEEP_IT), zone_of(session, link), "")
            seats = self._store.seats(session, link_id, today)
            texts = {seat.member: earlier[seat.member] for seat in seats if seat.member in earlier}
            texts |= self._store.texts(session, _without(seats, texts), variant.key, self._maker)
            made = {seat: own_vevent(own, variant, self._house) for seat, own in self._store.entries(session, _without(seats, texts))}
        self._store.keep(variant.key, self._maker, made)
        texts |= {seat.member: body for seat, body in made.items()}
        body = joined(heading, [texts[seat.member] for seat in seats], variant, today)
        return Finished(state, today, body, texts)


def _without(seats: Sequence[Seat], texts: Mapping[Member, bytes]) -> list[Seat]:
    return [seat for seat in seats if seat.member not in texts]
