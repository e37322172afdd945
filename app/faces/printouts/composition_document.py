"""What the composition of a delegation says on paper («Состав делегации»), as plain data for the template and the word processor."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, said, shortened
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import zone
from app.ground.words.dates import day_long, instant
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.delegations.arranging import Order, Section, arranged
from app.planning.delegations.composition import Composition, CompositionMember
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MemberRole
from app.planning.delegations.wording import Heading, Occasion, heading_of, heading_of_all, position_told
from app.register.personal.rules import DataKind

PRINTED_KINDS: Final = (DataKind.PHONE, DataKind.DOCUMENT)
"""The personal data of the internal edition."""
_FOOT: Final = 80
"""Letters of a title that fit into the foot of a sheet and into the name of a file."""
_WIDE: Final = 267
_UPRIGHT: Final = 180
"""Millimetres between the margins, across and upright."""


@dataclass(frozen=True, slots=True)
class State:
    """Which state of a composition is printed; its moment, never that of printing, dates the paper."""

    at: datetime
    """When the version was published; of a draft, when something of the event was last changed. Aware."""
    zone: str
    number: int | None = None
    """The event's latest version where it says the same; None of a draft."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a composition is to be printed."""

    language: str
    second: str = ""
    """A second language beside the first; none where empty."""
    order: Order = Order.PRECEDENCE
    breaks: bool = True
    """Of an event: each delegation on a sheet of its own."""


@dataclass(frozen=True, slots=True)
class CompositionPicture:
    """All that a composition says, frozen: one delegation, or those of an event."""

    occasion: Occasion
    state: State
    delegations: tuple[Composition, ...]
    of_event: bool = False
    """Whether all delegations of the event are printed together."""
    records: Mapping[int, Mapping[DataKind, str]] | None = None
    """For the internal edition, by the ids of the persons."""


def composition_document(picture: CompositionPicture, wanted: Wanted) -> dict[str, Json]:
    """Return everything that `templates/print/composition.typ` and the word processor print."""
    with speaking(wanted.language):
        columns = _columns(picture, wanted)
        name = composition_name(picture, wanted.language)
        return {
            "language": wanted.language,
            "second": wanted.second,
            "name": name,
            "continued": gettext(N_("%(day)s, continued"), day="{day}"),
            "watermark": gettext(N_("DRAFT")) if picture.state.number is None else None,
            "landscape": picture.records is not None,
            "heads": [_head(_heading(picture, language), language) for language in _languages(wanted)],
            "foot": {"left": _foot(picture, wanted.language), "right": _dated(picture.state)},
            "columns": columns,
            "of_event": picture.of_event,
            "breaks": wanted.breaks,
            "delegations": [_delegation(one, picture, wanted) for one in picture.delegations],
            "empty": gettext(N_("Nobody yet")),
        }


def composition_name(picture: CompositionPicture, language: str) -> str:
    """Return what the document is called, without an extension: «Состав – Делегация …, версия 2»."""
    with speaking(language):
        whose = picture.occasion.title if picture.of_event else picture.delegations[0].name
        state = picture.state.number
        told = gettext(N_("version %(number)s"), number=state) if state else gettext(N_("draft"))
        what = gettext(N_("Composition"))
        return f"{what} – {shortened(clean(whose.told(language)), _FOOT)}, {told}"


def _languages(wanted: Wanted) -> tuple[str, ...]:
    return (wanted.language, wanted.second) if wanted.second else (wanted.language,)


def _heading(picture: CompositionPicture, language: str) -> Heading:
    with speaking(language):
        return heading_of_all(picture.occasion) if picture.of_event else heading_of(picture.delegations[0].name, picture.occasion)


def _head(heading: Heading, language: str) -> Json:
    with speaking(language):
        return {
            "language": language,
            "kicker": heading.kicker,
            "subject": said(heading.subject),
            "purpose": said(heading.purpose),
            "where_and_when": heading.where_and_when,
        }


def _columns(picture: CompositionPicture, wanted: Wanted) -> list[Json]:
    """Return the columns with their widths in millimetres; 0 takes what is left of the sheet."""
    internal = picture.records is not None
    total = _WIDE if internal else _UPRIGHT
    told: list[tuple[str, str, int]] = [("number", gettext(N_("№")), 10)]
    if wanted.second:
        half = (total - 10 - (80 if internal else 0)) // 2
        for key, language in (("first", wanted.language), ("second", wanted.second)):
            with speaking(language):
                told.append((key, gettext(N_("Full name, position")), half if key == "first" else 0))
    else:
        told += [
            ("name", gettext(N_("Full name")), 58 if internal else 56),
            ("position", gettext(N_("Position")), 0),
            ("role", gettext(N_("Role")), 36),
        ]
    if internal:
        told += [("phone", gettext(N_("Phone")), 36), ("document", gettext(N_("Passport or identity card")), 44)]
    return [{"key": key, "label": label, "width": width} for key, label, width in told]


def _delegation(composition: Composition, picture: CompositionPicture, wanted: Wanted) -> Json:
    sections = arranged(composition.coming, wanted.order, wanted.language)
    number, told = 1, []
    for section in sections:
        told.append(_section(section, number, picture, wanted))
        number += len(section.members)
    name = clean(composition.name.told(wanted.language))
    return {
        "heading": said(name),
        "short": shortened(name, _FOOT),
        "second": _in(composition.name, wanted.second) if wanted.second else "",
        "sections": told,
    }


def _section(section: Section[CompositionMember], first: int, picture: CompositionPicture, wanted: Wanted) -> Json:
    headings: list[str] = []
    for language in _languages(wanted) if section.heading else ():
        with speaking(language):
            headings.append(gettext(section.heading))
    rows = [_row(number, member, picture, wanted) for number, member in enumerate(section.members, first)]
    return {"headings": [*dict.fromkeys(headings)], "rows": rows}


def _row(number: int, member: CompositionMember, picture: CompositionPicture, wanted: Wanted) -> Json:
    row: dict[str, Json] = {"number": str(number)}
    if wanted.second:
        row |= {key: _told(member, language, plain="") for key, language in (("first", wanted.language), ("second", wanted.second))}
    else:
        row |= _told(member, wanted.language, plain=MEMBER_ROLE_NAMES[MemberRole.MEMBER])
    if picture.records is not None:
        kept = picture.records.get(member.person_id, {})
        row |= {kind.value: said(kept.get(kind, "")) for kind in PRINTED_KINDS}
    return row


def _told(member: CompositionMember, language: str, *, plain: str) -> dict[str, Json]:
    """Return a member's words; `plain` is what a member without a role of their own is called."""
    with speaking(language):
        return {
            "name": said(member.name.told(language)),
            "position": divisible(said(position_told(member.position, member.organisation, language))),
            "role": gettext(plain if member.role is MemberRole.MEMBER else MEMBER_ROLE_NAMES[member.role]),
        }


def _in(texts: Texts, language: str) -> str:
    with speaking(language):
        return said(texts.told(language))


def _foot(picture: CompositionPicture, language: str) -> str:
    title = shortened(clean(picture.occasion.title.told(language)), _FOOT)
    if picture.records is None:
        return title
    warning = gettext(N_("Contains personal data"))
    return f"{warning}. {title}"


def _dated(state: State) -> str:
    if state.number is None:
        return gettext(N_("draft, as of %(moment)s"), moment=instant(state.at, state.zone))
    return gettext(N_("Version %(number)s of %(day)s"), number=state.number, day=day_long(state.at.astimezone(zone(state.zone)).date()))
