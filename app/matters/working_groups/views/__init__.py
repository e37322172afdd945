"""The pages of working groups: the groups themselves, who is in them, their meetings."""

from app.matters.working_groups.views import groups, meetings, members
from app.matters.working_groups.views.blueprint import blueprint

__all__ = ["blueprint", "groups", "meetings", "members"]
