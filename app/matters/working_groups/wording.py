"""How vacancies and open matters of a working group are told, in sentences that fit each side."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.matters.working_groups.composition import GroupSeat
from app.matters.working_groups.rules import GAP_OF, GROUP_ROLE_NAMES, Gap, GroupRole, OpenMatter
from app.planning.delegations.wording import position_told
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

_OURS, _THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN

SIDE_HEADINGS: Final[Mapping[PartySide, str]] = {
    _OURS: N_("From the Bashkortostan side"),
    _THEIRS: N_("From the Kazakhstan side"),
}

_OPEN: Final[Mapping[tuple[Gap, PartySide], str]] = {
    (Gap.CO_CHAIR, _OURS): N_("the co-chair of the Bashkortostan side has not been named"),
    (Gap.CO_CHAIR, _THEIRS): N_("the co-chair of the Kazakhstan side has not been named"),
    (Gap.SECRETARY, _OURS): N_("the secretary of the Bashkortostan side has not been named"),
    (Gap.SECRETARY, _THEIRS): N_("the secretary of the Kazakhstan side has not been named"),
    (Gap.AGENCY, _OURS): N_("the responsible agency of the Bashkortostan side has not been designated"),
    (Gap.AGENCY, _THEIRS): N_("the responsible agency of the Kazakhstan side has not been designated"),
    (Gap.QUORUM, _OURS): N_("the Bashkortostan side has fewer members than its quorum: %(members)s of %(quorum)s"),
    (Gap.QUORUM, _THEIRS): N_("the Kazakhstan side has fewer members than its quorum: %(members)s of %(quorum)s"),
}


def open_told(matter: OpenMatter) -> str:
    """Return what is open as a few words."""
    if matter.gap is Gap.TWICE:
        return gettext(N_("%(name)s is told twice; end one of the terms"), name=matter.name)
    return gettext(_OPEN[matter.gap, matter.side], members=matter.members, quorum=matter.quorum)


def vacancy_told(role: GroupRole, side: PartySide) -> str:
    """Return a vacant place as its row says it."""
    return open_told(OpenMatter(GAP_OF[role], side))


def agency_missing(side: PartySide) -> str:
    """Return that a side has no responsible agency, as its row says it."""
    return open_told(OpenMatter(Gap.AGENCY, side))


def role_told(role: GroupRole) -> str:
    """Return a role in words."""
    return gettext(GROUP_ROLE_NAMES[role])


def side_heading(side: PartySide) -> str:
    """Return what stands above the members of a side."""
    return gettext(SIDE_HEADINGS[side])


def side_told(side: PartySide) -> str:
    """Return the name of a side."""
    return gettext(PARTY_SIDE_NAMES[side])


def post_told(seat: GroupSeat) -> str:
    """Return what a member is and where, in the language spoken."""
    return position_told(seat.position, seat.organisation, current())


def members_told(number: int) -> str:
    """Return how many members there are."""
    return ngettext("%(num)s member", "%(num)s members", number)
