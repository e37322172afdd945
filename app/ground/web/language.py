"""Which language a request speaks, and how templates get at the words."""

from typing import Any

from flask import Flask, Response, g, redirect, request
from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from app.ground.kernel.paths import own_path
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.web.guards import current_actor
from app.ground.words import dates, languages, messages

COOKIE = "language"
YEAR = 365 * 24 * 3600


def init(app: Flask) -> None:
    """Choose the language of each request and give the templates gettext and the date filters."""
    app.before_request(_choose)
    app.teardown_request(_forget)
    app.context_processor(_context)
    words(app.jinja_env)


def words(environment: Environment) -> None:
    """Give a Jinja environment gettext and the filters that tell dates and texts in the current language."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # comes with the extension
        messages.gettext_plain, messages.ngettext_plain, newstyle=True
    )
    environment.globals["_"] = environment.globals["gettext"] = _remembering(environment.globals["gettext"])
    for name in (
        "clock",
        "hours",
        "hours_of_all",
        "day_long",
        "day_heading",
        "day_month",
        "day_short",
        "days_range",
        "month",
        "weekday",
        "instant",
        "duration",
    ):
        environment.filters[name] = getattr(dates, name)
    environment.filters["told"] = lambda texts: texts.told(languages.current()) if isinstance(texts, Texts) else str(texts or "")


def _remembering(gettext: Any) -> Any:
    """Return Jinja's gettext, but it escapes and fills the same sentence only once: a page of 200 rows says a few of them 3,000 times."""
    known: dict[tuple[str, bool, str], str] = {}

    @pass_context
    def remembered(context: Context, msgid: str, /, **values: object) -> str:
        if values:
            filled: str = gettext(context, msgid, **values)
            return filled
        key = (languages.current(), bool(context.eval_ctx.autoescape), msgid)
        if key not in known:
            known[key] = gettext(context, msgid)
        return known[key]

    return remembered


def choice() -> str:
    """Return the language of this request: asked for in the address, the person's own, the cookie's, the browser's."""
    asked = request.args.get("lang", "")
    if asked in LANGUAGES:
        return asked
    cookie = request.cookies.get(COOKIE, "")
    if cookie in LANGUAGES:
        return cookie
    person = current_actor()
    if person is not None and person.language in LANGUAGES:
        return person.language
    return languages.chosen(request.headers.get("Accept-Language"), LANGUAGES)


def remember(response: Response, language: str, *, secure: bool) -> Response:
    """Keep the choice on this device."""
    response.set_cookie(COOKIE, language, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return response


def back(target: str) -> Response:
    """Go back to a page of our own; anything else leads to the first page."""
    answer: Any = redirect(own_path(target), 303)
    response: Response = answer
    return response


def _choose() -> None:
    g.language_scope = languages.speaking(choice())
    g.language_scope.__enter__()


def _forget(_error: BaseException | None) -> None:
    scope = g.pop("language_scope", None)
    if scope is not None:
        scope.__exit__(None, None, None)


def _context() -> dict[str, Any]:
    theme = request.cookies.get("theme", "")
    return {
        "language": languages.current(),
        "languages": [(tag, languages.OWN_NAMES[tag]) for tag in LANGUAGES],
        "theme": theme if theme in {"light", "dark"} else "",
    }
