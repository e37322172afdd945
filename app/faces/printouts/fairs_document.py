"""What the papers of a fair have in common, and two of them: the route of a walk and the list of invitations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.faces.printouts.lists_document import Cell, Column, Occasion, Standing, cell, group, rows_of, section, sheet_of_list
from app.faces.printouts.rows import Json
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.ground.words.dates import clock, day_heading, day_month, duration, hours, instant
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.fairs.models import StandInvitation
from app.matters.fairs.rules import InvitationState
from app.matters.fairs.walks import StopRow, Walk
from app.matters.fairs.wording import became_told, fit_told, post_told, state_told


@dataclass(frozen=True, slots=True)
class FairPaper:
    """Of which event a paper is, which state of its programme the hours are from, and when anything of the stand was last changed."""

    occasion: Occasion
    standing: Standing
    changed_at: datetime | None = None

    @property
    def moment(self) -> datetime:
        """The only moment that gets into the file: the latest of both."""
        return max(self.standing.at, self.changed_at or self.standing.at)

    def with_foot(self, document: dict[str, Json]) -> dict[str, Json]:
        """Return the document with the day of the latest change beside the version: the version holds the hours only."""
        foot = document["foot"]
        assert isinstance(foot, dict)  # as `sheet_of_list` makes it
        if self.changed_at is not None:
            told = gettext(N_("last changed %(moment)s"), moment=instant(self.changed_at, self.occasion.zone))
            foot = foot | {"right": f"{foot['right']}; {told}" if self.standing.number else told}
        return document | {"foot": foot}


def walk_document(walk: Walk, title: Texts, when: When, paper: FairPaper, language: str) -> dict[str, Json]:
    """Return everything that the route of a walk («Маршрут обхода») prints."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 10),
            Column(gettext(N_("Stop")), 72),
            Column(gettext(N_("Minutes")), 26),
            Column(gettext(N_("Hours")), 30),
            Column(gettext(N_("Who tells")), 50),
            Column(gettext(N_("What is shown and told"))),
        )
        heading = f"{clean(title.told(language))} – {day_heading(when.day)}, {hours(when)}"
        rows = rows_of([_stop(row) for row in walk.rows], columns)
        part = section(heading, clean(title.told(language))[:60], fit_told(walk.fit), [group(rows)])
        document = sheet_of_list(
            gettext(N_("ROUTE OF THE WALK")), gettext(N_("Route of the walk")), paper.occasion, paper.standing, columns, [part]
        )
        return paper.with_foot(document)


def invitations_document(rows: Sequence[StandInvitation], times: Mapping[str, When], paper: FairPaper, language: str) -> dict[str, Json]:
    """Return everything that the list of invitations prints, by how far each has come; `times` are those of items, by UID."""
    with speaking(language):
        columns = (
            Column(gettext(N_("№")), 10),
            Column(gettext(N_("Who is invited")), 74),
            Column(gettext(N_("Invited to")), 60),
            Column(gettext(N_("Reason for the invitation")), 48),
            Column(gettext(N_("Who receives them")), 34),
            Column(gettext(N_("Mark"))),
        )
        by_state = ((state, [one for one in rows if one.state is state]) for state in InvitationState)
        told = _numbered((state, some) for state, some in by_state if some)
        parts = [
            section(
                state_told(state),
                state_told(state),
                "",
                [group(rows_of([_invitation(number, one, times, paper) for number, one in some], columns))],
            )
            for state, some in told
        ]
        document = sheet_of_list(
            gettext(N_("LIST OF INVITATIONS")), gettext(N_("List of invitations")), paper.occasion, paper.standing, columns, parts
        )
        return paper.with_foot(document)


def _numbered(
    parts: Iterable[tuple[InvitationState, list[StandInvitation]]],
) -> list[tuple[InvitationState, list[tuple[int, StandInvitation]]]]:
    """Return the parts with their rows numbered from the first to the last."""
    told = []
    number = 0
    for state, some in parts:
        told.append((state, list(enumerate(some, number + 1))))
        number += len(some)
    return told


def _stop(row: StopRow) -> tuple[Cell, ...]:
    language, stop = current(), row.stop
    way = gettext(N_("way: %(minutes)s"), minutes=duration(stop.walk_minutes)) if stop.walk_minutes else ""
    clocks = f"{clock(row.hours.start)}–{clock(row.hours.end)}" if row.hours else ""
    return (
        cell(("number", str(row.number))),
        cell(("strong", row.title.told(language)), ("more", stop.exhibitor.place if stop.exhibitor else "")),
        cell(("main", duration(stop.minutes)), ("more", way)),
        cell(("strong", clocks)),
        cell(("main", stop.teller.name.told(language) if stop.teller else "")),
        cell(("note", stop.what.told(language))),
    )


def _invitation(number: int, one: StandInvitation, times: Mapping[str, When], paper: FairPaper) -> tuple[Cell, ...]:
    language = current()
    body = one.organisation.name.told(language) if one.organisation else ""
    name = one.person.name.told(language) if one.person else body
    post = post_told(one.person, paper.occasion.days.first) if one.person else ""
    when = times.get(one.item.uid) if one.item else None
    return (
        cell(("number", str(number))),
        cell(("strong", name), ("main", post), ("more", body if one.person else "")),
        cell(
            ("main", one.item.title.told(language) if one.item else one.stand.title.told(language)),
            ("more", f"{day_month(when.day)}, {hours(when)}" if when else gettext(N_("at any time")) if one.item is None else ""),
        ),
        cell(("note", one.reason)),
        cell(("note", one.host)),
        cell(("note", became_told(one))),
    )
