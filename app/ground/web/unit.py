"""One unit of work a request: one session, committed once at the end if all went well."""

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker
from werkzeug.exceptions import NotFound
from werkzeug.routing import IntegerConverter, Map

from app.ground.db.history import Author, sign
from app.ground.db.sealing import Keyring
from app.ground.db.session import make_sessions

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Application(Flask):
    """Flask, but a successful request commits its session before the answer leaves, and any other rolls it back."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Run the view; an error while committing is handled like one in the view."""
        response: Response = self.make_response(super().dispatch_request())
        held = _held()
        if held is not None:
            if response.status_code < 400:
                held.commit()
            else:
                held.rollback()
        return response


class RowId(IntegerConverter):
    """An id in an address, no larger than a database can hold: a larger one leads to no page."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=2**31 - 1)


def init(app: Flask, engine: Engine, keys: Keyring | None = None) -> None:
    """Give the app its database, and the keys of what is sealed in it."""
    app.url_map.converters["int"] = RowId
    app.extensions["readers"] = make_sessions(engine, writes=False, keys=keys)
    app.extensions["writers"] = make_sessions(engine, writes=True, keys=keys)
    app.before_request(_refuse_zero_byte)
    app.teardown_request(_close)


def session() -> Session:
    """Return the session of this request; it may write only in a request that is meant to."""
    held = _held()
    if held is None:
        kind = "readers" if request.method in SAFE_METHODS else "writers"
        held = g.session = current_app.extensions[kind]()
        actor = g.get("actor")
        if actor is not None:
            sign(held, Author(actor.id, actor.name))
    return held


def aside() -> Session:
    """Return a new session for a small write of its own (a last-seen time, a failed sign-in); the caller closes it."""
    return writers()()


def reading() -> Session:
    """Return a new session that only reads, for a look before the request's own is opened; the caller closes it."""
    made: Session = current_app.extensions["readers"]()
    return made


def writers() -> sessionmaker[Session]:
    """Return the maker of sessions that write, for a command that must commit parts of its work on their own."""
    made: sessionmaker[Session] = current_app.extensions["writers"]
    return made


def _refuse_zero_byte() -> None:
    """No address of ours has one, and PostgreSQL cannot even be asked about it."""
    if "\0" in request.path:
        raise NotFound


def _held() -> Session | None:
    held: Session | None = g.get("session")
    return held


def _close(_error: BaseException | None) -> None:
    held = g.pop("session", None)
    if held is not None:
        held.close()
