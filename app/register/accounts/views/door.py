"""The door: who is there, signing in and out, and what happens to what was typed when one has to sign in first."""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, flash, make_response, redirect, render_template, request, url_for
from flask import session as browser
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError

from app.ground.kernel import clock
from app.ground.kernel.ids import new_token
from app.ground.kernel.paths import own_path
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web import errors, guards, unit
from app.ground.web.guards import everyone, staff
from app.ground.web.history import FIELDS
from app.ground.words.messages import gettext
from app.register.accounts.commands import sessions as signing
from app.register.accounts.commands.parking import Park, park, unpark
from app.register.accounts.forms import SignInForm
from app.register.accounts.identity import signed_in
from app.register.accounts.queries import actor_of, find_session, get_parked
from app.register.accounts.rules.parking import readable, typed, worth_keeping
from app.register.accounts.rules.roles import Actor
from app.register.accounts.rules.sessions import is_due_for_noting
from app.register.accounts.rules.throttle import TooManyTries
from app.register.accounts.views import cookies
from app.register.accounts.views.blueprint import blueprint


def init(app: Flask) -> None:
    """Lose nothing that was typed where the forgery token of a page is too old."""
    app.register_error_handler(CSRFError, _stale_token)


def identify() -> Actor | None:
    """Return who is behind this request by the cookie of their session: one query, none where there is no cookie."""
    token = cookies.held(cookies.SESSION)
    if not token or request.endpoint == "static":
        return None
    now = clock.now()
    with unit.reading() as looking:
        found = find_session(looking, token)
        actor = actor_of(found, now) if found is not None else None
    if found is not None and actor is not None and is_due_for_noting(found.last_seen_at, now):
        _note_seen(actor)
    return actor


def _note_seen(actor: Actor) -> None:
    try:
        with unit.writers().begin() as noting:
            signing.note_seen(noting, actor.session_id, now=clock.now())
    except OperationalError:  # a busy database is no reason to refuse the page; the next request notes it
        current_app.logger.warning("last-seen time not written")


@blueprint.route("/sign-in", methods=["GET", "POST"])
@everyone
def sign_in() -> ResponseReturnValue:
    """Ask who it is; let them in."""
    form = SignInForm(request.form, data={"next": own_path(request.args.get("next")), "resume": request.args.get("resume", "")})
    if request.method == "GET" and guards.current_actor() is not None:
        return redirect(_after(form), 303)
    if request.method == "GET" or not form.validate():
        return _sign_in_page(form, 200 if request.method == "GET" else 422)
    try:
        user_id = signing.prove(unit.writers(), form.credentials(), cookies.device(), now=clock.now())
    except Refusal as refusal:
        form.refuse(refusal)
        answer = _sign_in_page(form, refusal.status)
        if isinstance(refusal, TooManyTries):
            answer.headers["Retry-After"] = str(int(refusal.wait.total_seconds()))
        return answer
    return _let_in(user_id, _after(form))


def _let_in(user_id: int, target: str) -> Response:
    """Open a session under new secrets: whatever the browser held before is worth nothing from now on."""
    held = cookies.held(cookies.SESSION)
    made = signing.sign_in(unit.session(), user_id, cookies.device(), now=clock.now(), replacing=held)
    browser.clear()
    answer = make_response(redirect(target, 303))
    cookies.keep(answer, cookies.DEVICE, made.device)
    return cookies.keep(answer, cookies.SESSION, made.token)


def _after(form: SignInForm) -> str:
    resume = form.resume.data or ""
    return url_for("accounts.resume", token=resume) if resume.isascii() and resume and "/" not in resume else own_path(form.next.data)


def _sign_in_page(form: SignInForm, status: int) -> Response:
    return make_response(render_template("accounts/sign_in.html", form=form, kept=bool(form.resume.data)), status)


@blueprint.post("/sign-out")
@everyone
def sign_out() -> ResponseReturnValue:
    """End this session."""
    person = guards.current_actor()
    if isinstance(person, Actor):
        signing.end_session(unit.session(), person.session_id, user_id=person.id, now=clock.now())
    browser.clear()
    flash(gettext(N_("You are signed out.")), "success")
    return cookies.drop(make_response(redirect(url_for("accounts.sign_in"), 303)), cookies.SESSION)


def ask_to_sign_in() -> ResponseReturnValue:
    """Send somebody who is not signed in to the door; keep what they had typed."""
    if request.method in unit.SAFE_METHODS:
        return _send(url_for("accounts.sign_in", next=_page_of_ours() if _by_htmx() else _path()))
    return _parked(signed_in_now=False)


def _stale_token(error: CSRFError) -> ResponseReturnValue:
    """Offer to send a form again whose forgery token is too old; only a request of our own pages is believed."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if own and request.endpoint in {"accounts.sign_in", "accounts.sign_out"}:
        flash(gettext(N_("This page had been open for too long. Please try once more.")), "warning")
        return _send(url_for("accounts.sign_in", next=own_path(request.form.get("next"))))
    access = guards.access_of(current_app.view_functions[request.endpoint]) if request.endpoint else None
    if not own or access is None or access.everyone:
        return errors.page(error.code or 400)
    return _parked(signed_in_now=guards.current_actor() is not None)


def _parked(*, signed_in_now: bool) -> Response:
    """Keep the request's fields and lead to the page that offers to send them again, by way of the door if need be."""
    fields = worth_keeping(request.form.items(multi=True)) if request.method == "POST" else None
    if fields is None:
        return _send(_page_of_ours() if signed_in_now else url_for("accounts.sign_in", next=_page_of_ours()))
    binding = cookies.held(cookies.PARKED) or new_token()
    with unit.reading() as looking:
        known = find_session(looking, cookies.held(cookies.SESSION)) if cookies.held(cookies.SESSION) else None
    with unit.writers().begin() as keeping:
        cmd = Park(own_path(_path()), _page_of_ours(), fields, binding, known.user_id if known else None)
        token = park(keeping, cmd, now=clock.now())
    target = url_for("accounts.resume", token=token) if signed_in_now else url_for("accounts.sign_in", resume=token)
    return cookies.keep(_send(target), cookies.PARKED, binding)


@blueprint.route("/resume/<token>", methods=["GET", "POST"])
@staff()
def resume(token: str) -> ResponseReturnValue:
    """Show what was typed before signing in; send it on its way where it was meant to go."""
    parked = get_parked(unit.session(), token, cookies.held(cookies.PARKED), signed_in().id, clock.now())
    if request.method == "POST":
        unpark(unit.session(), parked)
        return redirect(parked.path, 307)  # the browser sends the same fields to the form's own address (RFC 9110, section 15.4.8)
    labels = {name: gettext(label) for name, label in FIELDS.items()}
    shown = [(readable(name, labels), value) for name, value in typed((name, value) for name, value in parked.fields)]
    return render_template("accounts/resume.html", parked=parked, shown=shown)


def _send(target: str) -> Response:
    """Lead the browser elsewhere; htmx is told in a header of its own, or it would swap the page into a fragment's place."""
    if _by_htmx():
        return Response(status=401, headers={"HX-Redirect": target})
    return make_response(redirect(target, 303))


def _by_htmx() -> bool:
    return "HX-Request" in request.headers


def _path() -> str:
    return request.full_path if request.query_string else request.path


def _page_of_ours() -> str:
    """Return the path of the page that the request was made from, as the browser tells it; the first page where it does not."""
    told = request.headers.get("HX-Current-URL") or request.referrer or ""
    try:
        parts = urlsplit(told)
    except ValueError:
        return "/"
    if parts.netloc != request.host:
        return "/"
    return own_path(f"{parts.path}?{parts.query}" if parts.query else parts.path)
