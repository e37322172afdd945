"""Forms of signing in, of one's own account and of the staff's accounts."""

from typing import Any

from wtforms import BooleanField, HiddenField, PasswordField
from wtforms.validators import DataRequired

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.forms import AtMost, Choice, Form, Required, Seen, TextLine
from app.ground.words import languages
from app.ground.words.messages import lazy
from app.register.accounts.commands.sessions import Credentials
from app.register.accounts.commands.users import ChangeOwnAccount, ChangeUser, CreateUser
from app.register.accounts.rules.passwords import LONGEST
from app.register.accounts.rules.roles import LONGEST_LOGIN, ROLE_NAMES, Role


def _language_field() -> Any:
    return Choice(lazy(N_("Language")), choices=[(tag, languages.OWN_NAMES[tag]) for tag in LANGUAGES], default="ru")


def _role_field() -> Any:
    return Choice(lazy(N_("Role")), choices=[(role.value, lazy(name)) for role, name in ROLE_NAMES.items()], default=Role.READER.value)


def _password_field(label: str, complete: str) -> Any:
    return PasswordField(
        lazy(label),
        [DataRequired(lazy(N_("Fill this in."))), AtMost(LONGEST)],
        render_kw={"autocomplete": complete},
    )


class SignInForm(Form):
    """A login and a password."""

    login = TextLine(
        lazy(N_("Login")),
        [Required()],
        most=LONGEST_LOGIN,
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "inputmode": "email"},
    )
    password = _password_field(N_("Password"), "current-password")
    next = HiddenField()
    resume = HiddenField()

    def credentials(self) -> Credentials:
        """Return what was given."""
        return Credentials(self.login.data or "", self.password.data or "")


class OwnAccountForm(Form):
    """One's own name and language."""

    seen = Seen()
    name = TextLine(lazy(N_("Name")), [Required()], render_kw={"autocomplete": "name"})
    language = _language_field()

    def command(self, user_id: int) -> ChangeOwnAccount:
        """Return what is to be done."""
        return ChangeOwnAccount(user_id, self.seen.data, self.name.data or "", self.language.data)


class PasswordForm(Form):
    """A new password for oneself."""

    current_password = _password_field(N_("Present password"), "current-password")
    password = _password_field(N_("New password"), "new-password")


class NewUserForm(Form):
    """A new account; its first password is made by the house."""

    login = TextLine(lazy(N_("Login")), [Required()], most=LONGEST_LOGIN, render_kw={"autocomplete": "off", "inputmode": "email"})
    name = TextLine(lazy(N_("Name")), [Required()])
    role = _role_field()
    language = _language_field()

    def command(self, password: str) -> CreateUser:
        """Return what is to be done."""
        return CreateUser(self.login.data or "", self.name.data or "", Role(self.role.data), self.language.data, password)


class UserForm(Form):
    """An account, as an administrator changes it."""

    seen = Seen()
    login = TextLine(lazy(N_("Login")), [Required()], most=LONGEST_LOGIN, render_kw={"autocomplete": "off", "inputmode": "email"})
    name = TextLine(lazy(N_("Name")), [Required()])
    role = _role_field()
    language = _language_field()
    active = BooleanField(lazy(N_("May sign in")))

    def command(self, user_id: int) -> ChangeUser:
        """Return what is to be done."""
        return ChangeUser(
            user_id,
            self.seen.data,
            self.login.data or "",
            self.name.data or "",
            Role(self.role.data),
            self.language.data,
            self.active.data,
        )
