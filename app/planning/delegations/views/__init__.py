"""The pages of an event's delegations, the composing page, and the posts that write them."""

from app.planning.delegations.views import answers, composing, delegations, links, members, proposals
from app.planning.delegations.views.blueprint import blueprint

__all__ = ["answers", "blueprint", "composing", "delegations", "links", "members", "proposals"]
