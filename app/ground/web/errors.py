"""What a person reads when something does not go: a sentence, and what to do next."""

from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, make_response, render_template, request
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, SecurityError

from app.ground.kernel.refusals import N_, Refusal
from app.ground.words import messages

SENTENCES: Final = {
    400: N_("The browser sent something that cannot be understood. Go back and try once more."),
    403: N_("Your role does not allow this."),
    404: N_("This page does not exist, or it has been removed."),
    405: N_("This address cannot be opened like that."),
    409: N_("Somebody else has changed this in the meantime. Open it again to see what it is now."),
    413: N_("That is too large. At most %(megabytes)s MB can be sent at once."),
    415: N_("Files of this type are not taken."),
    429: N_("Too many tries. Wait a little and try again."),
    500: N_("Something went wrong on our side. Nothing was saved. It has been written down and will be mended."),
    503: N_("Too busy right now. Nothing was saved; try again in a moment."),
}


def init(app: Flask) -> None:
    """Answer every error with a page, or with a fragment where htmx asked."""
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(SecurityError, _forged_host)
    for collision in (StaleDataError, IntegrityError):  # two people at once: the rules saw nothing, the database did
        app.register_error_handler(collision, lambda _error: page(409))
    app.register_error_handler(DataError, _unstorable)
    app.register_error_handler(OperationalError, _operational)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, sentence: str | None = None) -> Response:
    """Return the page of an error in the reader's language."""
    if sentence is None:
        megabytes = (current_app.config["MAX_CONTENT_LENGTH"] or 0) // 1_000_000
        sentence = messages.gettext(SENTENCES.get(status, SENTENCES[400 if status < 500 else 500]), megabytes=megabytes)
    fragment = bool(request.headers.get("HX-Request"))
    template = "errors/fragment.html" if fragment else "errors/error.html"
    told = render_template(template, status=status, sentence=sentence, request_id=g.get("request_id", ""), back=_back())
    answer = make_response(told, status)
    if fragment:  # a refusal is read above the page (the fragment says so itself); what it was to replace stays as it is
        answer.headers["HX-Reswap"] = "none"
    return answer


def _back() -> str:
    """Return the path of the page of ours that led here, or nothing."""
    parts = urlsplit(request.referrer or "")
    return parts.path if parts.netloc == request.environ.get("HTTP_HOST") and parts.path != request.path else ""


def _refusal(refusal: Refusal) -> Response:
    return page(refusal.status, messages.told(refusal))


def _http(error: HTTPException) -> Response:
    if error.response is not None or (error.code or 500) < 400:
        return make_response(error)
    answer = page(error.code or 500)
    for name, value in error.get_headers():
        if name.lower() in {"allow", "retry-after"}:
            answer.headers[name] = value
    return answer


def _forged_host(_error: SecurityError) -> Response:
    # A page would be full of addresses, and under a host's name that is not ours none can be made.
    return Response(messages.gettext(SENTENCES[400]) + "\n", 400, content_type="text/plain; charset=utf-8")


def _unstorable(error: DataError) -> Response:
    # A zero byte in an address, a number without end: no page of ours sends them, and PostgreSQL has no place for them.
    current_app.logger.warning("the database cannot hold what was sent", extra={"reason": type(error.orig).__name__})
    return page(400)


def _operational(error: OperationalError) -> Response:
    current_app.logger.error("database unavailable or locked", exc_info=error)
    answer = page(503)
    answer.headers["Retry-After"] = "2"
    return answer


def _unexpected(error: Exception) -> Response:
    if current_app.testing:
        raise error
    current_app.logger.error("unexpected error", exc_info=error)
    return page(500)
