"""The staff's accounts, for administrators."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.ground.db.history import changed_since, history_of
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_, Stale
from app.ground.web import clash
from app.ground.web.forms import carried_out
from app.ground.web.guards import staff
from app.ground.web.history import FIELDS, VALUES, told_rows
from app.ground.web.unit import session
from app.ground.words import dates
from app.ground.words.languages import OWN_NAMES
from app.ground.words.messages import gettext
from app.register.accounts import passwords
from app.register.accounts.commands import users
from app.register.accounts.forms import NewUserForm, UserForm
from app.register.accounts.models import User
from app.register.accounts.queries import get_user, sessions_of, users_of
from app.register.accounts.rules.roles import ROLE_DUTIES, ROLE_NAMES
from app.register.accounts.views.blueprint import blueprint

FIELDS.update(
    {
        "login": N_("Login"),
        "name": N_("Name"),
        "role": N_("Role"),
        "language": N_("Language"),
        "active": N_("May sign in"),
        "password_set_at": N_("Password set"),
    }
)
VALUES.update({"role": {role.value: name for role, name in ROLE_NAMES.items()}, "language": OWN_NAMES})

_TOLD: Final[Mapping[str, Callable[[str], str]]] = {"password_set_at": lambda at: dates.instant(datetime.fromisoformat(at), OFFICE_ZONE)}


@blueprint.get("/users")
@staff("admin")
def index() -> ResponseReturnValue:
    """List the accounts."""
    return render_template("accounts/users.html", users=users_of(session()), roles=ROLE_NAMES)


@blueprint.route("/users/new", methods=["GET", "POST"])
@staff("admin")
def add_user() -> ResponseReturnValue:
    """Make an account; show its first password once."""
    form = NewUserForm(request.form)
    if request.method == "POST":
        password = passwords.pronounceable()
        made = carried_out(form, lambda: users.create_user(session(), form.command(password), now=clock.now()), rollback=session().rollback)
        if made is not None:
            return _password_page(made, password, is_new=True)
    page = render_template("accounts/new_user.html", form=form, duties=ROLE_DUTIES, roles=ROLE_NAMES)
    return make_response(page, 422 if request.method == "POST" else 200)


@blueprint.route("/users/<int:user_id>", methods=["GET", "POST"])
@staff("admin")
def edit_user(user_id: int) -> ResponseReturnValue:
    """Show an account and change it."""
    user = get_user(session(), user_id)
    if request.method == "GET":
        return _user_page(_form_of(user), user)
    form = UserForm(request.form)
    try:
        done = carried_out(form, lambda: users.change_user(session(), form.command(user_id), now=clock.now()), rollback=session().rollback)
    except Stale as stale:
        since = list(changed_since(session(), "user", user_id, stale.seen))
        return clash.answer(stale, form, _form_of(user), since, title=user.name, back=url_for("accounts.index"))
    return _user_page(form, user) if done is None else _back(N_("The account has been saved."))


@blueprint.post("/users/<int:user_id>/password")
@staff("admin")
def reset_password(user_id: int) -> ResponseReturnValue:
    """Give an account a new password, shown once; its owner is signed out everywhere."""
    password = passwords.pronounceable()
    kept = passwords.hashed(password)
    users.set_password(session(), user_id, kept, now=clock.now())
    return _password_page(user_id, password, is_new=False)


@blueprint.post("/users/<int:user_id>/sessions/end")
@staff("admin")
def end_user_sessions(user_id: int) -> ResponseReturnValue:
    """Sign somebody out everywhere."""
    users.end_sessions_of(session(), get_user(session(), user_id).id, now=clock.now())
    return _back(N_("The account is signed out on all devices."), url_for("accounts.edit_user", user_id=user_id))


def _form_of(user: User) -> UserForm:
    return UserForm(obj=user, data={"seen": user.revision})


def _user_page(form: UserForm, user: User) -> Response:
    page = render_template(
        "accounts/user.html",
        form=form,
        was=clash.was(form),
        user=user,
        duties=ROLE_DUTIES,
        roles=ROLE_NAMES,
        sessions=sessions_of(session(), user.id, clock.now()),
        history=told_rows(history_of(session(), "user", user.id), _TOLD),
    )
    return make_response(page, 422 if form.errors or form.form_errors else 200)


def _password_page(user_id: int, password: str, *, is_new: bool) -> Response:
    user = get_user(session(), user_id)
    return make_response(render_template("accounts/password_once.html", user=user, password=password, is_new=is_new))


def _back(message: str, target: str | None = None) -> Response:
    flash(gettext(message), "success")
    return make_response(redirect(target or url_for("accounts.index"), 303))
