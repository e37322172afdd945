"""The pages of agreements: those of an event, one with all that belongs to it, a signing, the register."""

from app.matters.agreements.views import elsewhere, laying, lists, one, register, signing
from app.matters.agreements.views.blueprint import blueprint

__all__ = ["blueprint", "elsewhere", "laying", "lists", "one", "register", "signing"]
