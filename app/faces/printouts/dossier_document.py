"""What the brief of a project says on paper («Справка о проекте»), as plain data for the template: two pages at most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_short, instant
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext, ngettext
from app.matters.undertakings.dossiers_wording import progress_told, section_told, since_told, state_told
from app.matters.undertakings.rules import DossierState, InstructionState, Section

LINES: Final = 80
"""Lines of text that two pages hold below the head, with room for breaks that fall badly."""
_PER_LINE: Final = 74
"""Letters that a line of the widest column holds at least."""
_PER_HALF: Final = 40
"""Letters that a line holds beside who answers for a matter and until when."""
_MOST_SUMMARY: Final = 900
_MOST_TEXT: Final = 420
_MOST_TITLE: Final = 260
"""Letters of a summary, of an entry and of a title; what is longer is read in the dossier."""
_GROUND: Final = 0.7
"""What an entry takes beside its words, in lines."""
_FOOT: Final = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened or that is open, with the title of the meeting at which it was dealt with."""

    day: date
    text: Texts
    is_question: bool = False
    answer: Texts = Texts()
    answered_on: date | None = None
    meeting: Texts = Texts()

    @property
    def is_open(self) -> bool:
        """Whether it is a question without an answer."""
        return self.is_question and self.answered_on is None


@dataclass(frozen=True, slots=True)
class Matter:
    """An instruction or a measure of the roadmap, with who answers for it on each side."""

    text: Texts
    bodies: tuple[Texts, ...]
    due: date | None
    state: InstructionState
    outcome: Texts = Texts()
    """The evidence of an instruction, the result of a measure."""


@dataclass(frozen=True, slots=True)
class DossierPicture:
    """All that a brief says, frozen."""

    title: Texts
    summary: Texts
    section: Section
    state: DossierState
    since: date | None
    place: Texts
    entries: tuple[Entry, ...] = ()
    """The latest first."""
    instructions: tuple[Matter, ...] = ()
    measures: tuple[Matter, ...] = ()


def dossier_document(picture: DossierPicture, language: str, changed_at: datetime, zone: str) -> dict[str, Json]:
    """Return everything that `templates/print/dossier.typ` prints, dated by `changed_at`, when something of it was last changed.

    What does not fit is counted at the end of its part. Open questions go first, then what is to be done, then the history.
    """
    with speaking(language):
        title = clean(picture.title.told(language))
        return {
            "language": language,
            "name": f"{gettext(N_('Brief on a project'))}. {title}",
            "continued": "",
            "watermark": None,
            "head": {"kicker": gettext(N_("BRIEF")), "about": gettext(N_("on the project")), "title": said(shortened(title, _MOST_TITLE))},
            "foot": {
                "left": shortened(title, _FOOT),
                "right": gettext(N_("last changed %(moment)s"), moment=instant(changed_at, zone)),
            },
            "facts": [{"label": label, "text": said(text)} for label, text in _facts(picture, language) if text],
            "summary": divisible(said(shortened(picture.summary.told(language), _MOST_SUMMARY))),
            "parts": _parts(picture, language),
        }


def dossier_name(picture: DossierPicture, language: str) -> str:
    """Return what the document is called as a file, without its extension."""
    with speaking(language):
        return f"{gettext(N_('Brief on a project'))} – {shortened(clean(picture.title.told(language)), _FOOT)}"


def fitted(costs: Sequence[float], room: float) -> int:
    """Return how many rows from the first on fit into `room`, each with its cost; not one more than fits."""
    count, left = 0, room
    for cost in costs:
        if cost > left:
            break
        count, left = count + 1, left - cost
    return count


def _facts(picture: DossierPicture, language: str) -> Iterable[tuple[str, str]]:
    yield gettext(N_("Section")), section_told(picture.section)
    yield gettext(N_("Place")), picture.place.told(language)
    yield gettext(N_("Under way since")), since_told(picture.since)
    yield gettext(N_("How the project stands")), state_told(picture.state)


def _parts(picture: DossierPicture, language: str) -> list[Json]:
    """Return the parts that have something to say, one after another while there is room for them."""
    unanswered = [one for one in reversed(picture.entries) if one.is_open]
    happened = [one for one in picture.entries if not one.is_open]
    told: list[tuple[str, str, list[dict[str, Json]]]] = [
        (gettext(N_("Open questions")), "entries", [_entry(one, language) for one in unanswered]),
        (gettext(N_("Instructions")), "matters", [_matter(one, language) for one in picture.instructions]),
        (gettext(N_("Measures of the roadmap")), "matters", [_matter(one, language) for one in picture.measures]),
        (gettext(N_("What happened")), "entries", [_entry(one, language) for one in happened]),
    ]
    room: float = LINES - _cost_of(picture.summary.told(language)[:_MOST_SUMMARY], _PER_LINE)
    parts: list[Json] = []
    for heading, kind, rows in told:
        room -= 3 if rows else 0  # the heading, and the line that counts what is left out
        costs = [_row_cost(row, kind) for row in rows]
        count = fitted(costs, room)
        room -= sum(costs[:count])
        left = len(rows) - count
        more = ngettext("and %(num)s more in the dossier", "and %(num)s more in the dossier", left) if left else ""
        if rows:
            parts.append({"heading": heading, "kind": kind, "rows": [*rows[:count]], "more": more})
    return parts


def _row_cost(row: dict[str, Json], kind: str) -> float:
    width = _PER_LINE if kind == "entries" else _PER_HALF
    words = (str(row[key]) for key in ("text", "answer", "outcome", "meeting") if row.get(key))
    beside = len(str(row.get("who", "")).split("\n")) + len(str(row.get("who", ""))) // 22
    return _GROUND + max(sum(_cost_of(text, width) for text in words), beside)


def _cost_of(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n")) if text else 0


def _entry(one: Entry, language: str) -> dict[str, Json]:
    answer = gettext(N_("Answered on %(day)s:"), day=day_short(one.answered_on)) if one.answered_on else ""
    meeting = shortened(clean(one.meeting.told(language)), _MOST_TITLE)
    return {
        "day": day_short(one.day),
        "text": _body(one.text, language),
        "answer": f"{answer} {_body(one.answer, language)}" if answer else "",
        "meeting": said(meeting),
    }


def _matter(one: Matter, language: str) -> dict[str, Json]:
    due = gettext(N_("until %(day)s"), day=day_short(one.due)) if one.due else gettext(N_("permanently"))
    bodies = "\n".join(shortened(clean(body.told(language)), _FOOT) for body in one.bodies)
    return {
        "text": _body(one.text, language),
        "who": divisible(said(bodies)),
        "due": due,
        "state": progress_told(one.state),
        "outcome": _body(one.outcome, language),
    }


def _body(texts: Texts, language: str) -> str:
    return divisible(said(shortened(texts.told(language), _MOST_TEXT)))
