"""What the composition of a working group, and an annex of its changes, say on paper: plain data for the template and for DOCX."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_long, days_range, instant
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.matters.working_groups.changes import GroupChanges, SideChanges
from app.matters.working_groups.composition import GroupComposition, GroupSeat, SideComposition, Vacancy
from app.matters.working_groups.wording import agency_missing, post_told, role_told, side_heading, vacancy_told
from app.planning.delegations.wording import genitive

_FOOT: Final = 80
"""Letters of a title that fit into the foot of a sheet and into the name of a file."""


@dataclass(frozen=True, slots=True)
class Dated:
    """When something of a group was last changed, which dates the paper; never the moment of printing. Aware."""

    at: datetime
    zone: str


def group_document(composition: GroupComposition, language: str, dated: Dated, *, agencies: bool = True) -> dict[str, Json]:
    """Return everything that a composition («Состав рабочей группы») prints; `agencies` tells who answers for the group on each side."""
    with speaking(language):
        when = gettext(N_("as of %(day)s"), day=day_long(composition.on))
        kicker = gettext(N_("COMPOSITION")), gettext(N_("COMPOSITION OF THE WORKING GROUP"))
        return _document(composition.title, kicker, _of_whom(composition.title), when, dated) | {
            "name": group_name(composition, language),
            "annex": [],
            "sections": _numbered(_side(one, agencies=agencies) for one in composition.sides),
        }


def changes_document(changes: GroupChanges, language: str, dated: Dated, order: str = "") -> dict[str, Json]:
    """Return everything that an annex («Изменения в составе рабочей группы») prints; without an order there is room to write one in."""
    with speaking(language):
        kicker = gettext(N_("CHANGES")), gettext(N_("CHANGES IN THE COMPOSITION OF THE WORKING GROUP"))
        of_whom = _of_whom(changes.title)
        subject = gettext(N_("in the composition of %(group)s"), group=of_whom) if of_whom else ""
        return _document(changes.title, kicker, subject, days_range(Days(changes.since, changes.until)), dated) | {
            "name": changes_name(changes, language),
            "annex": _annex(order, changes.until),
            "sections": _numbered(section for side in changes.sides for section in _deeds(side)),
        }


def group_name(composition: GroupComposition, language: str) -> str:
    """Return what the document is called, without an extension: «Состав – Рабочая группа …, на 27.09.2023»."""
    with speaking(language):
        title = shortened(clean(composition.title.told(language)), _FOOT)
        return f"{gettext(N_('Composition'))} – {title}, {day_long(composition.on)}"


def changes_name(changes: GroupChanges, language: str) -> str:
    """Return what the annex is called, without an extension."""
    with speaking(language):
        title = shortened(clean(changes.title.told(language)), _FOOT)
        return f"{gettext(N_('Changes in the composition'))} – {title}, {day_long(changes.until)}"


def _document(title: Texts, kickers: tuple[str, str], subject: str, when: str, dated: Dated) -> dict[str, Json]:
    """Return what both papers have; where the title can be declined, `subject` goes on from the short kicker, else the long one stands."""
    language = current()
    name = clean(title.told(language))
    return {
        "language": language,
        "continued": "",
        "watermark": None,
        "landscape": False,
        "head": {
            "kicker": kickers[0] if subject else kickers[1],
            "subject": said(subject or name),
            "when": when,
        },
        "foot": {
            "left": shortened(name, _FOOT),
            "right": gettext(N_("last changed %(moment)s"), moment=instant(dated.at, dated.zone)),
        },
        "columns": [
            {"key": "number", "label": gettext(N_("№")), "width": 10},
            {"key": "name", "label": gettext(N_("Full name")), "width": 56},
            {"key": "position", "label": gettext(N_("Position")), "width": 0},
            {"key": "role", "label": gettext(N_("Role")), "width": 38},
        ],
        "empty": gettext(N_("Nobody yet")),
    }


def _of_whom(title: Texts) -> str:
    """Return a group in the genitive; nothing where its language or its title has none that is known."""
    return genitive(clean(title.ru)) if current() == "ru" else ""


def _annex(order: str, until: date) -> list[Json]:
    heading = gettext(N_("Annex"))
    if order:
        return [heading, said(order)]
    blank = gettext(N_("of “___” ____________ %(year)s № ______"), year=until.year)
    return [heading, gettext(N_("to the order ____________________")), blank]


def _side(side: SideComposition, *, agencies: bool) -> dict[str, Json]:
    notes: list[Json] = []
    if agencies and side.agency:
        notes.append(said(gettext(N_("Responsible agency: %(name)s"), name=side.agency.told(current()))))
    elif agencies:
        notes.append(said(_sentence(agency_missing(side.side))))
    return {"heading": side_heading(side.side), "notes": notes, "rows": [_row(one) for one in side.rows]}


def _deeds(side: SideChanges) -> Iterable[dict[str, Json]]:
    """Yield a section for what was done on a side; none for what was not."""
    done = (
        (N_("%(side)s leave the group:"), side.left),
        (N_("%(side)s come into the group:"), side.came),
        (N_("%(side)s are told anew:"), tuple(one.after for one in side.restated)),
    )
    for sentence, seats in done:
        if seats:
            heading = gettext(sentence, side=side_heading(side.side))
            yield {"heading": heading, "notes": [], "rows": [_row(one) for one in seats]}


def _numbered(sections: Iterable[dict[str, Json]]) -> list[Json]:
    """Return sections with their members numbered from the first to the last; a vacancy has no number."""
    told: list[Json] = []
    number = 0
    for section in sections:
        rows = section["rows"]
        assert isinstance(rows, list)  # as the functions above made them
        for row in rows:
            assert isinstance(row, dict)
            if not row["vacant"]:
                number += 1
                row["number"] = str(number)
        told.append(section)
    return told


def _row(one: GroupSeat | Vacancy) -> Json:
    if isinstance(one, Vacancy):
        role = role_told(one.role)
        return {"number": "", "name": "", "position": said(_sentence(vacancy_told(one.role, one.side))), "role": role, "vacant": True}
    return {
        "number": "",
        "name": said(one.name.told(current())),
        "position": divisible(said(post_told(one))),
        "role": role_told(one.role),
        "vacant": False,
    }


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
