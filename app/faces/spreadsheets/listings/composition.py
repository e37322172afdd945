"""The composition of a delegation, or of all of an event, as a list; the internal edition with phones and documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.faces.spreadsheets.listings.events import named
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.delegations.arranging import Order, arranged
from app.planning.delegations.composition import Composition, CompositionMember
from app.planning.delegations.rules import MEMBER_ROLE_NAMES
from app.planning.delegations.wording import Occasion, heading_of, heading_of_all, position_told
from app.register.personal.rules import DATA_KIND_NAMES, DataKind

PRINTED_KINDS = (DataKind.PHONE, DataKind.DOCUMENT)
"""The personal data of the internal edition."""

Records = Mapping[int, Mapping[DataKind, str]]


@dataclass(frozen=True, slots=True)
class ListedComposition:
    """What is listed and how: languages, one or two, and the order. `records`, by persons' ids, only in the internal edition."""

    occasion: Occasion
    delegations: Sequence[Composition]
    of_event: bool
    language: str
    second: str = ""
    order: Order = Order.PRECEDENCE
    records: Records | None = None


def composition_listing(asked: ListedComposition) -> Listing:
    """Return the composition in its own language, whatever is spoken; a category of a delegation is a column here, to be filtered by."""
    with speaking(asked.language):
        heading = heading_of_all(asked.occasion) if asked.of_event else heading_of(asked.delegations[0].name, asked.occasion)
        whose = asked.occasion.title if asked.of_event else asked.delegations[0].name
        kicker, *lines = heading.lines()
        return Listing(
            title=f"{kicker} {lines[0]}" if heading.subject else kicker,
            subtitle=", ".join(lines[1:] if heading.subject else lines),
            name=named(gettext(N_("Composition")), whose.told(asked.language)),
            columns=tuple(_heads(asked)),
            rows=[row for one in asked.delegations for row in _rows(one, asked)],
            landscape=bool(asked.second or asked.of_event or asked.records is not None),
        )


def _heads(asked: ListedComposition) -> Iterator[Head]:
    yield Head(gettext(N_("№")), kind=ColumnKind.NUMBER)
    if asked.of_event:
        yield Head(gettext(N_("Delegation")))
    for language in filter(None, (asked.language, asked.second)):
        with speaking(language):
            yield Head(gettext(N_("Full name")))
            yield Head(gettext(N_("Position")))
    yield Head(gettext(N_("Role")))
    if asked.order is Order.CATEGORY:
        yield Head(gettext(N_("Category")))
    if asked.records is not None:
        yield from (Head(gettext(DATA_KIND_NAMES[kind])) for kind in PRINTED_KINDS)


def _rows(composition: Composition, asked: ListedComposition) -> Iterator[tuple[Cell, ...]]:
    number = 0
    for section in arranged(composition.coming, asked.order, asked.language):
        for member in section.members:
            number += 1
            cells: list[Cell] = [number, *((composition.name.told(asked.language),) if asked.of_event else ())]
            for language in filter(None, (asked.language, asked.second)):
                cells += [member.name.told(language), position_told(member.position, member.organisation, language)]
            cells.append(gettext(MEMBER_ROLE_NAMES[member.role]))
            if asked.order is Order.CATEGORY:
                cells.append(gettext(section.heading))
            if asked.records is not None:
                cells += _personal(member, asked.records)
            yield tuple(cells)


def _personal(member: CompositionMember, records: Records) -> list[Cell]:
    kept = records.get(member.person_id, {})
    return [kept.get(kind, "") for kind in PRINTED_KINDS]
