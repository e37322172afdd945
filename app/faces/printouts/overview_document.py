"""What the overview for the head says on paper, as plain data: one A4, whatever there is; what does not fit is counted."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, TypeAlias, TypeVar

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_long, day_month, day_short, days_range
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.judgement.overview.charts import WIDTH, Bar
from app.judgement.overview.picture import Blocked, Coming, Overdue, Overview, Progress, Unsigned, Untold
from app.judgement.overview.wording import (
    kinds_told,
    lacks_told,
    late_told,
    left_told,
    matter_told,
    more_told,
    names_told,
    progress_told,
)
from app.matters.agreements.wording import state_told
from app.matters.undertakings.wording import section_told
from app.planning.events.wording import STATUSES

MOST_COMING: Final = 5
MOST_OVERDUE: Final = 5
MOST_BLOCKED: Final = 4
MOST_BARS: Final = 5
_TITLE: Final = 68
"""Letters of a title on the sheet: one line of its column."""
_WHOLE_TITLE: Final = 130
"""Letters of a title where there are so few rows that it may take two lines."""
_FEW_ROWS: Final = 11
_LINE: Final = 96
"""Letters of the small line below it."""
_NAME: Final = 42
"""Letters of a name in that line."""
_BESIDE: Final = 36
"""Letters of what stands above a bar."""

_Row = TypeVar("_Row")
_Bar: TypeAlias = "tuple[str, list[Json], int]"


def overview_document(overview: Overview, language: str) -> dict[str, Json]:
    """Return everything that `templates/print/overview.typ` prints, in a language."""
    with speaking(language):
        name = gettext(N_("Overview for the head"))
        title = _WHOLE_TITLE if _rows(overview) <= _FEW_ROWS else _TITLE
        return {
            "language": language,
            "name": f"{name} – {day_short(overview.on)}",
            "continued": "",
            "watermark": None,
            "head": {"kicker": gettext(N_("OVERVIEW")), "title": day_long(overview.on)},
            "foot": {"left": name, "right": gettext(N_("as of %(day)s"), day=day_short(overview.on))},
            "lists": [
                _list(
                    gettext(N_("What is next")),
                    overview.coming,
                    MOST_COMING,
                    partial(_coming, title),
                    gettext(N_("Nothing in the next six weeks.")),
                ),
                _list(
                    gettext(N_("What is overdue")),
                    overview.overdue,
                    MOST_OVERDUE,
                    partial(_overdue, title),
                    gettext(N_("Nothing is overdue.")),
                ),
                _list(
                    gettext(N_("What is blocked")),
                    _stops(overview),
                    MOST_BLOCKED,
                    partial(_stop, title),
                    gettext(N_("Nothing stands in the way.")),
                ),
            ],
            "figures": _figures(overview),
            "charts": _charts(overview),
            "width": WIDTH,
        }


def _rows(overview: Overview) -> int:
    told = ((overview.coming, MOST_COMING), (overview.overdue, MOST_OVERDUE), (_stops(overview), MOST_BLOCKED))
    return sum(min(len(rows), most) for rows, most in told)


def _list(heading: str, rows: Sequence[_Row], most: int, told: Callable[[_Row], dict[str, Json]], empty: str) -> Json:
    left = len(rows) - most
    return {
        "heading": heading,
        "rows": [told(one) for one in rows[:most]],
        "more": more_told(left) if left > 0 else "",
        "empty": empty if not rows else "",
    }


def _coming(most: int, one: Coming) -> dict[str, Json]:
    version = gettext(N_("version %(number)s"), number=one.version) if one.version else gettext(N_("not published"))
    facts = (_short(one.city), gettext(STATUSES[one.status]), version, shortened(clean(names_told(one.heads)), _LINE))
    return _line(most, days_range(one.days), left_told(one), one.title, facts)


def _overdue(most: int, one: Overdue) -> dict[str, Json]:
    return _line(
        most, day_short(one.due), late_told(one), one.text, (matter_told(one.matter), one.language, _short(one.who), _short(one.event))
    )


def _stops(overview: Overview) -> tuple[Blocked | Unsigned | Untold, ...]:
    return (*overview.blocked, *overview.unsigned, *overview.untold)


def _stop(most: int, one: Blocked | Unsigned | Untold) -> dict[str, Json]:
    match one:
        case Blocked():
            count = gettext(N_("obstacles: %(count)s"), count=one.count)
            return _line(most, day_month(one.first_day), count, one.title, (shortened(kinds_told(one), _LINE),))
        case Unsigned():
            facts = (shortened(lacks_told(one), _LINE), _short(one.event))
            return _line(most, day_month(one.first_day), gettext(N_("cannot be signed")), one.title, facts)
        case Untold():
            return _line(most, gettext(N_("not told: %(count)s"), count=one.count), "", one.title, ())


def _line(most: int, when: str, note: str, text: Texts, facts: Iterable[str]) -> dict[str, Json]:
    told, below = shortened(clean(text.told(current())), most), shortened(" · ".join(filter(None, facts)), _LINE)
    return {"when": when, "note": note, "text": said(told), "facts": said(below)}


def _figures(overview: Overview) -> Json:
    one = overview.figures
    meeting = shortened(clean(one.meeting.told(current())), _LINE)
    told = (
        (gettext(N_("decisions given")), str(one.given)),
        (gettext(N_("carried out")), str(one.done)),
        (gettext(N_("overdue")), str(one.overdue)),
        (gettext(N_("put off")), str(one.put_off)),
        (gettext(N_("not due yet")), str(one.under_way)),
        (gettext(N_("members answered")), f"{one.answered}/{one.invited}"),
    )
    since = gettext(N_("since %(day)s"), day=day_short(one.since))
    return {
        "heading": gettext(N_("Since the last meeting")),
        "note": said(", ".join(filter(None, (meeting, since)))),
        "rows": [{"label": label, "value": value} for label, value in told],
    }


def _charts(overview: Overview) -> Json:
    nobody = gettext(N_("Nobody is named yet"))
    left = overview.more_bodies + max(0, len(overview.bodies) - MOST_BARS)
    bodies = [(_short(row.name, _BESIDE) or nobody, _pieces(row.bar), row.bar.total) for row in overview.bodies[:MOST_BARS]]
    sections = [(section_told(row.section), _pieces(row.bar), row.bar.total) for row in overview.sections]
    states: list[_Bar] = [(state_told(row.state), [{"key": "one", "width": row.bar.width}], row.bar.total) for row in overview.states]
    return {
        "legend": [{"key": one.value, "label": progress_told(one)} for one in Progress],
        "parts": [
            _chart(gettext(N_("Instructions by body")), bodies, more_told(left) if left else ""),
            _chart(gettext(N_("Measures of the roadmap by section")), sections),
            _chart(gettext(N_("Agreements along their way")), states),
        ],
    }


def _chart(heading: str, rows: Iterable[_Bar], more: str = "") -> Json:
    return {"heading": heading, "rows": [{"name": name, "pieces": pieces, "total": total} for name, pieces, total in rows], "more": more}


def _pieces(bar: Bar[Progress]) -> list[Json]:
    return [{"key": piece.key.value, "width": piece.width} for piece in bar.pieces if piece.width]


def _short(name: Texts, most: int = _NAME) -> str:
    return shortened(clean(name.told(current())), most)
