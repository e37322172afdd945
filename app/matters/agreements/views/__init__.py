"""The pages of agreements: those of an event, one with all that belongs to it, a signing, the register."""

from app.matters.agreements.views import elsewhere, lists, one, register, signing
from app.matters.agreements.views.blueprint import blueprint

__all__ = ["blueprint", "elsewhere", "lists", "one", "register", "signing"]
