"""Making a feed of the present state: what is kept is joined, what has changed is written anew and kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.faces.feeds.calendar import Heading, joined
from app.faces.feeds.kept import Finished
from app.faces.feeds.store import Member, State, Store
from app.faces.feeds.vevent import House, vevent
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.judgement.subscriptions.addresses import feed_address
from app.judgement.subscriptions.naming import named
from app.judgement.subscriptions.scopes import Scope, Sort
from app.judgement.subscriptions.variant import Variant

_OFFICE_ZONE: Final = "Asia/Yekaterinburg"


class Assembly:
    """Makes feeds from the database; `maker` names everything besides the entries that their bytes depend on."""

    def __init__(self, engine: Engine, store: Store, house: House, maker: str) -> None:
        # One snapshot for all that is read: a publication in the middle must not mix two states (SQLite's BEGIN gives it anyway).
        snapshot = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._engine = engine.execution_options(**snapshot)
        self._store = store
        self._house = house
        self._maker = maker

    def made(self, scope: Scope, variant: Variant, known: State, today: date, earlier: Mapping[Member, bytes]) -> Finished:
        """Return a feed and the state that it shows.

        `known` is the last state heard of, `earlier` the texts that an earlier one was made of.
        """
        with Session(self._engine) as session:
            state = self._store.state_within(session, scope) or known
            heading = self._heading(session, scope, variant)
            members = self._store.members(session, scope, today)
            texts = {member: earlier[member] for member in members if member in earlier}
            texts |= self._store.texts(session, _ids(members, texts), variant.key, self._maker)
            made = self._written(session, _ids(members, texts), variant)
        if made:
            self._store.keep(variant.key, self._maker, made)
            texts |= made
        body = joined(heading, [texts[member] for member in members], variant, today)
        return Finished(state, today, body, texts)

    def _written(self, session: Session, ids: Sequence[int], variant: Variant) -> dict[Member, bytes]:
        entries = self._store.entries(session, ids)
        return {(ident, entry.sequence): vevent(entry, variant, self._house) for ident, entry in entries}

    def _heading(self, session: Session, scope: Scope, variant: Variant) -> Heading:
        with speaking(variant.language):
            name, address_name, description, zone = self._called(session, scope, variant)
        return Heading(name, description, zone, feed_address(self._house.public_url, scope, address_name, variant))

    def _called(self, session: Session, scope: Scope, variant: Variant) -> tuple[str, str, str, str]:
        """Return a feed's name, its name in addresses, its description and the zone that it is kept in."""
        open_to_all = gettext("What is published and open to everybody.")
        match scope.sort:
            case Sort.EVENT:
                event = self._store.banner(session, scope.name)
                return _told(event.title, variant), str(event.title), _told(event.theme, variant), event.zone
            case Sort.SERIES:
                title = self._store.title_of_series(session, scope.name)
                return _told(title, variant), str(title), open_to_all, _OFFICE_ZONE
            case Sort.FILTER:
                name = clean(self._store.name_of_filter(session, scope.name))
                return name, name, open_to_all, _OFFICE_ZONE
            case _:
                name, address_name = named(scope)
                return name, address_name, open_to_all, _OFFICE_ZONE


def _told(text: Texts, variant: Variant) -> str:
    return clean(text.told(variant.language))


def _ids(members: Sequence[Member], texts: Mapping[Member, bytes]) -> list[int]:
    """Return the ids of the members that have no text yet."""
    return [member[0] for member in members if member not in texts]
