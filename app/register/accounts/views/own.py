"""One's own account: name, language, password, and where one is signed in."""

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since
from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Refusal, Stale
from app.ground.web import clash, language, unit
from app.ground.web.forms import Form, carried_out
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.register.accounts import passwords
from app.register.accounts.commands import sessions as signing
from app.register.accounts.commands import users
from app.register.accounts.forms import OwnAccountForm, PasswordForm
from app.register.accounts.identity import signed_in
from app.register.accounts.models import User
from app.register.accounts.queries import get_user, sessions_of
from app.register.accounts.rules.passwords import new_password
from app.register.accounts.views import cookies
from app.register.accounts.views.blueprint import blueprint


@blueprint.route("/account", methods=["GET", "POST"])
@staff()
def account() -> ResponseReturnValue:
    """Show one's own account; change name and language."""
    if request.method == "GET":
        return _page()
    form = OwnAccountForm(request.form)
    me = signed_in().id
    try:
        done = carried_out(form, lambda: users.change_own_account(session(), form.command(me)), rollback=session().rollback)
    except Stale as stale:
        changes = list(changed_since(session(), "user", me, stale.seen))
        theirs = OwnAccountForm(obj=get_user(session(), me))
        return clash.answer(stale, form, theirs, changes, title=signed_in().name, back=url_for("accounts.account"))
    if done is None:
        return _page(form=form)
    return language.remember(_back(N_("Your account has been saved.")), form.language.data, secure=cookies.is_secure())


@blueprint.post("/account/password")
@staff()
def change_password() -> ResponseReturnValue:
    """Change one's own password, and be signed out everywhere else."""
    form = PasswordForm(request.form)
    if not form.validate() or not _password_changed(form):
        return _page(password_form=form)
    return _back(N_("Your password has been changed. You are signed out on all other devices."))


@blueprint.post("/account/sessions/<int:session_id>/end")
@staff()
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign out on one device."""
    signing.end_session(session(), session_id, user_id=signed_in().id, now=clock.now())
    return _back(N_("That device is signed out."))


@blueprint.post("/account/sessions/end-others")
@staff()
def end_other_sessions() -> ResponseReturnValue:
    """Sign out everywhere but here."""
    signing.end_other_sessions(session(), signed_in().session_id, user_id=signed_in().id, now=clock.now())
    return _back(N_("You are signed out on all other devices."))


def _password_changed(form: PasswordForm) -> bool:
    """Prove, check, hash, and only then write: hashing must not keep other writers waiting."""
    me = signed_in()
    try:
        with unit.reading() as looking:
            login = get_user(looking, me.id).login
        chosen = new_password(form.password.data or "", login=login)
        given = signing.Credentials(login, form.current_password.data or "")
        signing.prove(unit.writers(), given, cookies.device(), now=clock.now(), field="current_password")
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    users.set_password(session(), me.id, passwords.hashed(chosen), now=clock.now(), but=me.session_id)
    return True


def _page(form: OwnAccountForm | None = None, password_form: PasswordForm | None = None) -> Response:
    me: User = get_user(session(), signed_in().id)
    own = form or OwnAccountForm(obj=me, data={"seen": me.revision})
    context = {
        "me": me,
        "form": own,
        "was": clash.was(own),
        "password_form": password_form or PasswordForm(),
        "sessions": sessions_of(session(), me.id, clock.now()),
        "this_one": signed_in().session_id,
    }
    refused = any(_is_refused(one) for one in (form, password_form))
    return make_response(render_template("accounts/account.html", **context), 422 if refused else 200)


def _is_refused(form: Form | None) -> bool:
    return form is not None and bool(form.errors or form.form_errors)


def _back(message: str) -> Response:
    flash(gettext(message), "success")
    return make_response(redirect(url_for("accounts.account"), 303))
