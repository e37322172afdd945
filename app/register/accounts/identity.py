"""Who is signed in, with all that accounts know of them."""

from app.ground.web import guards
from app.register.accounts.rules.roles import Actor


def signed_in() -> Actor:
    """Return who is behind this request; only in views that are not open to everyone."""
    person = guards.actor()
    assert isinstance(person, Actor)  # what `identify` returns
    return person
