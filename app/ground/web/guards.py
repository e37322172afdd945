"""Who may open a view: said at the view, checked before it runs, refused where nothing is said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue

from app.ground.kernel.refusals import NotAllowed
from app.ground.web.unit import SAFE_METHODS

_View = TypeVar("_View", bound=Callable[..., Any])


class Actor(Protocol):
    """The person behind a request, as far as the web has to know; accounts have the rest."""

    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def admitted_as(self) -> frozenset[str]: ...
    @property
    def language(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Access:
    """Who may open a view: everybody, or those signed in, perhaps with one of some roles."""

    everyone: bool = False
    roles: frozenset[str] = frozenset()


def everyone(view: _View) -> _View:
    """Declare that a view is open to the whole world."""
    view.access = Access(everyone=True)  # type: ignore[attr-defined]
    return view


def staff(*roles: str) -> Callable[[_View], _View]:
    """Declare that a view is open to those who are signed in and have one of `roles` (any role where none is named)."""

    def declare(view: _View) -> _View:
        view.access = Access(roles=frozenset(roles))  # type: ignore[attr-defined]
        return view

    return declare


def access_of(view: Callable[..., Any]) -> Access | None:
    """Return what a view declares, or None."""
    declared: Access | None = getattr(view, "access", None)
    return declared


def init(app: Flask, *, identify: Callable[[], Actor | None], ask_to_sign_in: Callable[[], ResponseReturnValue]) -> None:
    """Guard every view of the app. `identify` tells who is there; `ask_to_sign_in` answers where nobody is."""
    app.extensions["identify"] = identify
    app.extensions["ask_to_sign_in"] = ask_to_sign_in
    everyone(app.view_functions["static"])
    app.before_request(_guard)
    app.context_processor(lambda: {"current_user": current_actor()})


def current_actor() -> Actor | None:
    """Return who is signed in, or None; looked up once a request."""
    if "actor" not in g:
        g.actor = None  # asked for again while it is being found out, the answer is nobody
        g.actor = current_app.extensions["identify"]()
    found: Actor | None = g.actor
    return found


def actor() -> Actor:
    """Return who is signed in; only for views that are not open to everyone."""
    found = current_actor()
    if found is None:
        raise NotAllowed
    return found


def _guard() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such page: the 404 comes later
    access = access_of(current_app.view_functions[request.endpoint])
    if access is None:
        current_app.logger.error("view without access declared", extra={"endpoint": request.endpoint})
        raise NotAllowed
    if access.everyone:
        return None
    person = current_actor()
    if person is None:
        answer: ResponseReturnValue = current_app.extensions["ask_to_sign_in"]()
        return answer
    if access.roles and access.roles.isdisjoint(person.admitted_as):
        raise NotAllowed
    return None


def is_foreign_write() -> bool:
    """Tell whether a browser says that another site makes this request write (Fetch Metadata)."""
    return request.method not in SAFE_METHODS and request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}


def private(response: Response) -> Response:
    """Keep pages of signed-in people out of shared caches and out of the back button after sign-out."""
    if g.get("actor") is not None:
        response.headers["Cache-Control"] = "no-store, private"
    return response
