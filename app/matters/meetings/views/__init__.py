"""The pages of meetings: the agenda, who was there, the screen of a meeting that runs, and parts of the pages below."""

from app.matters.meetings.views import agenda, links, parts, presence, running
from app.matters.meetings.views.blueprint import blueprint

__all__ = ["agenda", "blueprint", "links", "parts", "presence", "running"]
