"""The pages on which the office gives out private links, renews and revokes them, and on which staff have feeds of their own."""

from app.judgement.private_links.views import links, own
from app.judgement.private_links.views.blueprint import blueprint

__all__ = ["blueprint", "links", "own"]
