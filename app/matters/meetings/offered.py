"""What may be put on an agenda: what its points may deal with, the group's own first, and what is open from earlier meetings."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.matters.meetings.agenda import Agenda, Links
from app.matters.meetings.forms import Groups
from app.matters.meetings.rules import SubjectKind
from app.matters.undertakings.dossiers_queries import dossiers_of
from app.matters.undertakings.dossiers_rules import STANDING
from app.matters.undertakings.measures_queries import roadmap_of
from app.matters.undertakings.picture import InstructionPicture
from app.matters.undertakings.queries import Wanted, instructions_of
from app.matters.undertakings.rules import SETTLED
from app.matters.working_groups.composition import GroupComposition, composition_at_meeting
from app.matters.working_groups.queries import find_group_of_event, meetings_of
from app.planning.events.models import Event

_LONGEST = 120
"""Letters of a line in a list of choice."""


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """What earlier meetings of a group have left open, and what is vacant in it on the day of the meeting."""

    group: GroupComposition | None
    instructions: tuple[InstructionPicture, ...]
    """On control, given at an earlier meeting, on no point of this agenda yet; by due day."""
    on_agenda: int
    """How many more of them points of this agenda deal with already."""

    def overdue(self, day: date) -> int:
        """Return how many should have been carried out before a day."""
        return sum(one.due is not None and one.due < day for one in self.instructions)


def open_matters_of(session: Session, event: Event, agenda: Agenda) -> OpenMatters:
    """Return what may be taken up at a meeting. A fixed number of queries."""
    group = composition_at_meeting(session, event.id, on=event.first_day)
    if group is None:
        return OpenMatters(None, (), 0)
    earlier = {one.id for one in meetings_of(session, group.id) if one.first_day < event.first_day}
    left = [one for one in instructions_of(session, Wanted(), limit=None) if one.meeting and one.meeting.id in earlier]
    linked = {one.id for point in agenda.points for one in point.instructions}
    return OpenMatters(group, tuple(one for one in left if one.id not in linked), sum(one.id in linked for one in left))


def subjects_for(session: Session, event: Event, links: Links) -> Groups:
    """Return what a point may deal with besides what it does: of instructions the group's own first. A fixed number of queries."""
    own = _meetings_of_group(session, event.id)
    known = {one.id for one in links.instructions}
    given = [one for one in instructions_of(session, Wanted(), limit=None) if one.id not in known]
    dossiers = [one for one in dossiers_of(session) if one.state in STANDING and one.id not in {each.id for each in links.dossiers}]
    planned = {one.id for one in links.measures}
    measures = [one for one in roadmap_of(session).measures if one.state not in SETTLED and one.id not in planned]
    language = current()
    return {
        gettext(N_("Instructions of this group")): _instructions(one for one in given if one.meeting and one.meeting.id in own),
        gettext(N_("Dossiers")): [(f"{SubjectKind.DOSSIER}-{one.id}", _cut(one.title.told(language))) for one in dossiers],
        gettext(N_("Measures of the roadmap")): [(f"{SubjectKind.MEASURE}-{one.id}", _cut(one.title.told(language))) for one in measures],
        gettext(N_("Other instructions")): _instructions(one for one in given if not one.meeting or one.meeting.id not in own),
    }


def _meetings_of_group(session: Session, event_id: int) -> Collection[int]:
    group = find_group_of_event(session, event_id)
    return {one.id for one in meetings_of(session, group.id)} if group else set()


def _instructions(rows: Iterable[InstructionPicture]) -> list[tuple[str, str]]:
    return [(f"{SubjectKind.INSTRUCTION}-{one.id}", _cut(f"{one.number} {one.text.told(current())}".strip())) for one in rows]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(None, 1)[0] + " …"
