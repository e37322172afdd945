"""What minutes say on paper («Протокол заседания»), as plain data for the template and for DOCX: in one language, or two side by side.

By the alternat each side is named and signs first in its own original; in that of Kazakhstan the Kazakh text stands first too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.faces.printouts.minutes_people import Group, arranged
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import day_long, instant
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext, ngettext
from app.matters.minutes.picture import MinutedPoint, MinutesPicture, Signing
from app.matters.minutes.rules import Audience
from app.matters.minutes.wording import decision_told
from app.matters.minutes.wording_rules import number_told
from app.planning.delegations.wording import genitive, position_told
from app.register.directory.rules.kinds import PartySide

MOST_LISTED: Final = 15
"""Persons who are told on the first page; more of them stand in an annex."""
_FOOT: Final = 80
OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
_CHAIRS: Final = {OURS: N_("Co-chair of the Bashkortostan side"), THEIRS: N_("Co-chair of the Kazakhstan side")}
_PRESIDED: Final = {OURS: N_("from the Bashkortostan side – %(who)s"), THEIRS: N_("from the Kazakhstan side – %(who)s")}

Block = dict[str, str]
"""A paragraph in one language: its kind, its text, and a number or a name before that."""


@dataclass(frozen=True, slots=True)
class MinutesEdition:
    """How minutes are printed: in which language, beside which other one, for whose original."""

    language: str = "ru"
    second: str = ""
    original_of: PartySide = OURS

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages from left to right."""
        if not self.second or self.second == self.language:
            return (self.language,)
        told = (self.language, self.second)
        return told[::-1] if self.original_of is THEIRS and self.second == "kk" else told

    @property
    def sides(self) -> tuple[PartySide, PartySide]:
        """Return the sides in the order in which they are named and sign."""
        return (THEIRS, OURS) if self.original_of is THEIRS else (OURS, THEIRS)


@dataclass(frozen=True, slots=True)
class MinutesIssue:
    """Which state is printed: its moment dates the paper, never that of printing. Aware."""

    at: datetime
    zone: str
    approved: bool


def minutes_document(picture: MinutesPicture, edition: MinutesEdition, issue: MinutesIssue) -> dict[str, Json]:
    """Return everything that `templates/print/minutes.typ` prints."""
    first, languages = edition.languages[0], edition.languages
    groups = arranged(picture, edition.sides, first)
    is_long = sum(len(group.members) for group in groups) > MOST_LISTED
    columns = [_in(language, picture, edition, groups, in_annex=is_long) for language in languages]
    annexes = [_annex_in(language, picture, groups) for language in languages] if is_long else []
    with speaking(first):
        name = minutes_name(picture, edition)
        return {
            "language": first,
            "languages": [*languages],
            "name": name,
            "continued": "",
            "watermark": None if issue.approved else gettext(N_("DRAFT")),
            "landscape": False,
            "foot": {"left": shortened(clean(picture.of_what.told(first)), _FOOT), "right": _dated(picture, issue)},
            "rows": _rows(columns),
            "annex": _rows(annexes) if annexes else [],
            "signatures": [_signature(side, picture, languages) for side in edition.sides],
        }


def minutes_name(picture: MinutesPicture, edition: MinutesEdition) -> str:
    """Return what the document is called, without an extension: «Протокол № 2 – Рабочая группа …»."""
    with speaking(edition.languages[0]):
        number = gettext(N_("Minutes № %(number)s"), number=picture.number) if picture.number else gettext(N_("Minutes of the meeting"))
        return f"{number} – {shortened(clean(picture.of_what.told(current())), _FOOT)}"


def _rows(columns: list[list[Block]]) -> list[Json]:
    """Return paragraphs side by side; every language has the same ones."""
    return [{"kind": cells[0]["kind"], "cells": [dict(cell) for cell in cells]} for cells in zip(*columns, strict=True)]


def _in(language: str, picture: MinutesPicture, edition: MinutesEdition, groups: tuple[Group, ...], *, in_annex: bool) -> list[Block]:
    with speaking(language):
        return [*_head(picture), *_presided(picture, edition), *_present(picture, groups, in_annex=in_annex), *_text(picture, edition)]


def _annex_in(language: str, picture: MinutesPicture, groups: tuple[Group, ...]) -> list[Block]:
    with speaking(language):
        number, day = picture.number or "____", day_long(picture.held_on)
        below = gettext(N_("to the minutes № %(number)s of %(day)s"), number=number, day=day)
        head = [_block("annex", gettext(N_("Annex"))), _block("annex", below), _block("subject", gettext(N_("List of those present")))]
        return [*head, *_listed(picture, groups)]


def _head(picture: MinutesPicture) -> Iterable[Block]:
    title = clean(picture.of_what.told(current()))
    of_whom = genitive(clean(picture.of_what.ru)) if current() == "ru" else ""
    yield _block("kicker", gettext(N_("MINUTES OF THE MEETING")))
    yield _block("subject", said(of_whom or title))
    number = f"№{_NBSP}{picture.number}" if picture.number else f"№{_NBSP}____"
    yield _block("meta", said(picture.place.told(current())), name=day_long(picture.held_on), number=number)


def _presided(picture: MinutesPicture, edition: MinutesEdition) -> Iterable[Block]:
    if picture.audience is Audience.INTERNAL:
        yield _block("label", gettext(N_("Presided:")))
        yield _block("text", _chair(picture, picture.ours, gettext(N_("the chair has not been named"))))
        return
    yield _block("label", gettext(N_("Presided over by:")))
    for side in edition.sides:
        who = _chair(picture, _of(picture, side), gettext(N_("the co-chair has not been named")))
        yield _block("text", gettext(_PRESIDED[side], who=who))


def _chair(picture: MinutesPicture, one: Signing, vacant: str) -> str:
    person = picture.people.get(one.uid)
    if person is None:
        return f"____________________ ({vacant})"
    return ", ".join(filter(None, (said(person.before(current())), _post(one.position, one.organisation))))


def _present(picture: MinutesPicture, groups: tuple[Group, ...], *, in_annex: bool) -> Iterable[Block]:
    count = sum(len(group.members) for group in groups)
    if not count:
        return
    if in_annex:
        people = ngettext("Present: %(num)s person (list in the annex).", "Present: %(num)s persons (list in the annex).", count)
        yield _block("text", people)
        return
    yield _block("label", gettext(N_("Present:")))
    yield from _listed(picture, groups)


def _listed(picture: MinutesPicture, groups: tuple[Group, ...]) -> Iterable[Block]:
    for group in groups:
        yield _block("side", said(group.heading()))
        for one in group.members:
            post = _post(one.position, Texts() if group.tells_body else one.organisation)
            remote = gettext(N_("by video link")) if one.remote else ""
            told = f"{post} ({remote})" if post and remote else post or remote
            yield _block("person", told, name=said(picture.people[one.uid].after(current())))


def _text(picture: MinutesPicture, edition: MinutesEdition) -> Iterable[Block]:
    theirs_first = edition.original_of is THEIRS
    for place, point in enumerate(picture.points, 1):
        yield _block("heading", said(point.title.told(current())), number=f"{place}.")
        yield from _spoken(point)
        if point.decisions:
            yield _block("label", gettext(N_("Decided:")))
        for number, one in enumerate(point.decisions, 1):
            told = decision_told(picture, one, current(), theirs_first=theirs_first)
            yield _block("decision", divisible(said(told)), number=f"{number_told(place, number)}.")
    if picture.next_meeting:
        yield _block("label", gettext(N_("Next meeting:")))
        yield _block("text", said(picture.next_meeting.told(current())))


def _spoken(point: MinutedPoint) -> Iterable[Block]:
    if point.speakers:
        yield _block("label", gettext(N_("Spoke:")))
        yield _block("text", said(point.speakers.told(current())))
    if point.course:
        yield _block("text", said(point.course.told(current())))


def _signature(side: PartySide, picture: MinutesPicture, languages: Iterable[str]) -> Json:
    one = _of(picture, side)
    person = picture.people.get(one.uid)
    told: list[Json] = []
    for language in languages:
        with speaking(language):
            name = said(person.before(language)) if person else ""
            told.append({"title": _signs(side, picture), "position": _post(one.position, one.organisation), "name": name})
    return {"cells": told, "vacant": person is None}


def _signs(side: PartySide, picture: MinutesPicture) -> str:
    if picture.audience is Audience.BILATERAL:
        return gettext(_CHAIRS[side])
    return gettext(N_("Presiding")) if side is OURS else gettext(N_("Minutes kept by"))


def _of(picture: MinutesPicture, side: PartySide) -> Signing:
    return picture.ours if side is OURS else picture.theirs


def _post(position: Texts, organisation: Texts) -> str:
    return said(position_told(position, organisation, current()))


def _dated(picture: MinutesPicture, issue: MinutesIssue) -> str:
    if not issue.approved:
        return gettext(N_("draft, as of %(moment)s"), moment=instant(issue.at, issue.zone))
    return gettext(N_("Minutes № %(number)s of %(day)s"), number=picture.number, day=day_long(picture.held_on))


def _block(kind: str, text: str, *, name: str = "", number: str = "") -> Block:
    return {"kind": kind, "language": current(), "text": text, "name": name, "number": number}


_NBSP: Final = "\u00a0"
