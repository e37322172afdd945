"""The pages of signing in, of one's own account and of the staff's accounts, and who is behind a request."""

from app.register.accounts.views import own, users
from app.register.accounts.views.blueprint import blueprint
from app.register.accounts.views.door import ask_to_sign_in, identify, init

__all__ = ["ask_to_sign_in", "blueprint", "identify", "init", "own", "users"]
