"""Takes the rows of a list of people apart: who is a person, what is a title, a group or a footer, what each row says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.rows import Cell, Columns, Remark, Sheet
from app.planning.delegations.lists import values
from app.planning.delegations.member_row import MemberRow
from app.planning.delegations.rules import MemberRole
from app.register.directory.rules.kinds import Category
from app.register.directory.rules.names import NameParts, parsed, same_person_key
from app.register.personal.rules import DataKind, checked

LONGEST_NAME: Final = 120
LONGEST: Final[Mapping[str, int]] = {"position": 300, "organisation": 300, "arrival": 200, "note": 250, "latin": 200}
"""Characters that fit; what is longer is cut, and said so."""

_FOOTER: Final = re.compile(
    r"(?:ответственн|исполнител|итого|всего|подпис|согласован|утвержд|составил|м\.? ?п\.|жауапты|барлығы|яуаплы"
    r"|total|responsible|prepared by|signed)",
    re.IGNORECASE,
)
_PERSONAL: Final = (("phone", DataKind.PHONE), ("email", DataKind.EMAIL), ("document", DataKind.DOCUMENT), ("needs", DataKind.NEEDS))
_UNREADABLE: Final[Mapping[DataKind, str]] = {
    DataKind.PHONE: N_("“%(typed)s” is no phone number that can be kept, so it is left out."),
    DataKind.EMAIL: N_("“%(typed)s” is no e-mail address, so it is left out."),
    DataKind.DOCUMENT: N_("“%(typed)s” is no number of a document, so it is left out."),
    DataKind.NEEDS: N_("What is said of needs is too long, so it is left out."),
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row that tells of a person."""

    number: int
    row: MemberRow
    name: NameParts
    key: str
    """What is the same for two spellings of the name."""
    remarks: tuple[Remark, ...]

    @property
    def told(self) -> str:
        """The name, surname first."""
        return " ".join(part for part in (self.row.surname, self.row.given, self.row.patronymic) if part)

    @property
    def is_vague(self) -> bool:
        """Whether the name alone does not tell who it is."""
        return self.name.initials_only or not self.name.given or not self.name.surname


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that tells of nobody; `why` is None for one that belongs to no list: a title, a group, a footer."""

    number: int
    told: str
    why: Remark | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """The filled cells of a row by the key of their column, as they are and as clean texts; those of no known column have none."""

    cells: Mapping[str, list[Cell]]
    texts: Mapping[str, list[str]]
    filled: tuple[str, ...]
    counted: int
    """How many cells are filled, the row's number left out."""

    def text(self, key: str, join: str = " ") -> str:
        """Return what the cells of a column say."""
        return join.join(self.texts.get(key, ()))

    def lines(self, key: str) -> list[str]:
        """Return what the cells of a column say, their lines kept apart."""
        return [values.told(cell, lines=True) for cell in self.cells.get(key, ())]


def rows_of(sheet: Sheet, columns: Columns, today: date) -> Iterator[PersonRow | OtherRow]:
    """Yield every row of a sheet in its order as a person's or another one."""
    heading = _texts(sheet.rows[columns.heading]) if 0 <= columns.heading < len(sheet.rows) else ()
    only_names = not {key for key in columns.of.values() if key not in {"name", "surname", "given", "patronymic", "number"}}
    group: Category | None = None
    for index, cells in enumerate(sheet.rows):
        number, texts = index + 1, _texts(cells)
        if index <= columns.heading or not any(texts) or texts == heading or _counts(texts):
            yield OtherRow(number, _short(texts))
            continue
        line = _line(cells, texts, columns)
        name = _name(line)
        if _is_no_person(line, name, only_names):
            if not _FOOTER.match(line.filled[0]):
                group = values.category_of(line.filled[0])
            yield OtherRow(number, _short(texts))
            continue
        why = _refused(line, name)
        yield OtherRow(number, _short(texts), why) if why else _person(number, line, name, group, today)


def _texts(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple([values.told(cell) for cell in cells])


def _short(texts: tuple[str, ...]) -> str:
    told = " · ".join(text for text in texts if text)
    return told if len(told) <= LONGEST_NAME else f"{told[: LONGEST_NAME - 1]}…"


def _counts(texts: tuple[str, ...]) -> bool:
    """Tell the row under a heading that numbers the columns: 1, 2, 3."""
    filled = [text for text in texts if text]
    return len(filled) > 2 and filled == [str(number) for number in range(1, len(filled) + 1)]


def _line(cells: tuple[Cell, ...], told: tuple[str, ...], columns: Columns) -> _Line:
    found: dict[str, list[Cell]] = {}
    texts: dict[str, list[str]] = {}
    counted = 0
    for place, text in enumerate(told):
        if text:
            key = columns.of.get(place, "")
            found.setdefault(key, []).append(cells[place])
            texts.setdefault(key, []).append(text)
            counted += key != "number" or not text.rstrip(".").isdecimal()
    return _Line(found, texts, tuple([text for text in told if text]), counted)


def _name(line: _Line) -> NameParts:
    """Return the name that a row tells: in one cell, or in two or three."""
    surname, given, patronymic = (line.text(key) for key in ("surname", "given", "patronymic"))
    if not surname and not given:
        return parsed(line.text("name"))
    if surname and not given and not patronymic and " " in surname:
        return parsed(surname)
    initial = bool(re.fullmatch(r"[^\W\d_]\.?(?: ?[^\W\d_]\.?)?", given))
    if initial and not patronymic:
        return parsed(f"{surname} {given}")
    return NameParts(_recased(surname), _recased(given), _recased(patronymic), initials_only=initial)


def _recased(part: str) -> str:
    """Give a name in capitals or without any its usual ones, word by word."""
    if not (part.isupper() or part.islower()):
        return part
    return " ".join((name := parsed(word)).surname or name.given or word for word in part.split())


def _is_no_person(line: _Line, name: NameParts, only_names: bool) -> bool:
    """Tell a group's heading or a footer: one cell alone that is no name, or words that only a footer begins with."""
    first = line.filled[0]
    if _FOOTER.match(first) and (line.counted <= 2 or not name.given):
        return True
    if line.counted != 1:
        return False
    if first.endswith(":") or not (name.surname or name.given) or ":" in first:
        return True
    return not only_names and (not name.given or values.category_of(first) is not None)


def _refused(line: _Line, name: NameParts) -> Remark | None:
    told = line.text("name") or " ".join(part for part in (name.surname, name.given, name.patronymic) if part)
    if not told:
        return Remark(N_("There is no name in this row."))
    if told.startswith("="):
        return Remark(N_("A formula stands where the name should be."), column="name")
    if len(told) > LONGEST_NAME or ":" in told or "@" in told or not any(letter.isalpha() for letter in name.surname or name.given):
        return Remark(N_("This does not look like a name."), column="name")
    return None


def _person(number: int, line: _Line, name: NameParts, group: Category | None, today: date) -> PersonRow:
    remarks: list[Remark] = []
    said = values.without_role(line.text("position"))
    position, firm = values.without_firm(said.position)
    organisation = line.text("organisation")
    if organisation or not firm:
        position, firm = said.position, organisation
    needs, notes = values.needs_in(line.lines("note"))
    phones = values.phones(line.lines("phone"))
    if len(phones) > 1:
        remarks.append(Remark(N_("One phone is kept of a person; left out: %(rest)s."), {"rest": ", ".join(phones[1:])}, "phone"))
    row = MemberRow(
        surname=name.surname,
        given=name.given,
        patronymic=name.patronymic,
        latin=_fits("latin", line.text("latin"), remarks),
        position=_fits("position", position, remarks),
        organisation=_fits("organisation", firm, remarks),
        role=values.role_of(line.text("role")) or said.role or values.hinted(line.text("note")) or MemberRole.MEMBER,
        category=_category(line.text("category"), group, remarks),
        birth_date=_birth_date(line, today, remarks),
        arrival=_fits("arrival", line.text("arrival", ", "), remarks),
        note=_fits("note", ", ".join(notes), remarks),
        **_personal(
            {
                "phone": phones[0] if phones else "",
                "email": line.text("email").casefold(),
                "document": values.document(line.text("document")),
                "needs": ", ".join(text for text in (line.text("needs"), *needs) if text),
            },
            today,
            remarks,
        ),
    )
    if name.initials_only:
        remarks.append(Remark(N_("There are only initials: it is not certain who this is."), column="name"))
    elif not name.given or not name.surname:
        remarks.append(Remark(N_("The name is not complete: it is not certain who this is."), column="name"))
    return PersonRow(number, row, name, same_person_key(name.surname, name.given, name.patronymic), tuple(remarks))


def _fits(key: str, text: str, remarks: list[Remark]) -> str:
    if len(text) <= LONGEST[key]:
        return text
    remarks.append(Remark(N_("Cut after %(most)s characters: more does not fit."), {"most": LONGEST[key]}, key))
    return text[: LONGEST[key]].rstrip()


def _category(typed: str, group: Category | None, remarks: list[Remark]) -> Category | None:
    found = values.category_of(typed)
    if typed and found is None:
        remarks.append(Remark(N_("“%(typed)s” is no category that is known here, so it is left out."), {"typed": typed}, "category"))
    return found or group


def _birth_date(line: _Line, today: date, remarks: list[Remark]) -> date | None:
    typed = line.text("birth_date")
    found = values.birth_date(next(iter(line.cells.get("birth_date", ())), None), today) if typed else None
    if typed and found is None:
        remarks.append(Remark(N_("“%(typed)s” is no date of birth, so it is left out."), {"typed": typed}, "birth_date"))
    return found


def _personal(typed: dict[str, str], today: date, remarks: list[Remark]) -> dict[str, str]:
    """Return what can be kept, and a remark for each value that cannot."""
    kept: dict[str, str] = {}
    for key, kind in _PERSONAL:
        value = typed[key]
        try:
            kept[key] = checked(kind, value, today) if value else ""
        except Refusal:
            kept[key] = ""
            remarks.append(Remark(_UNREADABLE[kind], {"typed": value[:60]}, key))
    return kept
