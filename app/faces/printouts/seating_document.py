"""What the seating plan of talks («Схема рассадки») says on paper, as plain data for the template."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.faces.printouts.rows import Json
from app.faces.printouts.undertakings_sheet import Dated
from app.faces.printouts.wording import said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.when import When
from app.ground.words.dates import day_long, hours
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.ground.words.style import NBSP
from app.matters.talks.rules import TalksRole
from app.matters.talks.seating import Chair
from app.matters.talks.table import AtTable, Table
from app.matters.talks.wording import press_told, role_short, side_told
from app.register.directory.rules.kinds import PartySide

POSITION = 90
"""Letters of a position that fit beside a chair."""
_FOOT = 80


@dataclass(frozen=True, slots=True)
class Talk:
    """Which talks they are, where and when."""

    title: Texts
    event: Texts
    place: Texts
    when: When


def seating_document(talk: Talk, table: Table, dated: Dated, language: str, also: str = "") -> dict[str, Json]:
    """Return everything that `templates/print/seating.typ` prints; `also` is a second language in which names and sides are told."""
    with speaking(language):
        ours, theirs = side_told(PartySide.BASHKORTOSTAN), side_told(table.partner)
        sides = (ours, theirs) if table.ours_left else (theirs, ours)
        return {
            "language": language,
            "name": seating_name(talk, language),
            "continued": "",
            "watermark": None,
            "head": {
                "kicker": gettext(N_("SEATING PLAN")),
                "title": said(clean(talk.title.told(language))),
                "also": said(clean(talk.title.told(also))) if also else "",
                "where_and_when": ", ".join(filter(None, (clean(talk.place.told(language)), day_long(talk.when.day), hours(talk.when)))),
                "press": press_told(table.press, table.press_minutes),
            },
            "foot": {"left": shortened(clean(talk.event.told(language)), _FOOT), "right": dated.told()},
            "sides": [{"name": name, "also": other} for name, other in zip(sides, _also_sides(table, also), strict=True)],
            "entrance": gettext(N_("entrance")),
            "rows": [{"left": _chair(row.left, table, also), "right": _chair(row.right, table, also)} for row in table.rows],
            "empty": gettext(N_("Nobody yet")),
            "has_people": bool(table.people),
        }


def seating_name(talk: Talk, language: str) -> str:
    """Return what the document is called, without an extension."""
    with speaking(language):
        return f"{gettext(N_('Seating plan'))} – {shortened(clean(talk.title.told(language)), _FOOT)}"


def _also_sides(table: Table, also: str) -> Sequence[str]:
    if not also:
        return "", ""
    with speaking(also):
        sides = side_told(PartySide.BASHKORTOSTAN), side_told(table.partner)
    return sides if table.ours_left else sides[::-1]


def _chair(chair: Chair | None, table: Table, also: str) -> Json:
    if chair is None:
        return None
    if chair.key is None:
        free = gettext(N_("the head is not named")) if chair.seat == 0 else gettext(N_("free chair"))
        return {"name": "", "also": "", "position": "", "role": free, "head": chair.seat == 0, "free": True}
    return _sitter(table.people, chair.key, also)


def _sitter(people: Mapping[int, AtTable], key: int, also: str) -> Json:
    one = people[key]
    name = one.who.short.told(current())
    other = one.who.short.told(also) if also else ""
    works = one.role not in {TalksRole.HEAD, TalksRole.MEMBER}
    return {
        "name": name.replace(" ", NBSP),
        "also": other.replace(" ", NBSP) if other != name else "",
        "position": said(shortened(clean(one.who.position.told(current())), POSITION)),
        "role": role_short(one.role) if works else "",
        "head": one.role is TalksRole.HEAD,
        "free": False,
    }
