"""The form that a delegation's contact fills in: how it is written for them, and how it is read back whatever language it was in."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from app.faces.spreadsheets.guessing import guessed
from app.faces.spreadsheets.listings.events import event_line, named
from app.faces.spreadsheets.reading.limits import NotTaken
from app.faces.spreadsheets.reading.packing import packed, unpacked
from app.faces.spreadsheets.writing import ColumnKind, Head, Listing
from app.ground.db.sealing import CannotOpen, Keyring
from app.ground.kernel.refusals import N_
from app.ground.kernel.rows import Cell, Columns, Sheet
from app.ground.kernel.text import clean, folded
from app.ground.kernel.texts import LANGUAGES
from app.ground.words.dates import day_short, days_range
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.planning.delegations.composition import Composition, CompositionMember
from app.planning.delegations.contacts.filled_form import Marks
from app.planning.delegations.contacts.proposed import label_of, shown_of
from app.planning.delegations.lists.columns import COLUMNS
from app.planning.delegations.models import ContactLink
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MOST_MEMBERS, MemberRole
from app.planning.events.models import Event
from app.register.personal.rules import DataKind

THERE: Final = "✓"
"""Stands in a cell whose value is kept already and not shown."""
SPARE: Final = 30
KEYS: Final = (
    "surname",
    "given",
    "patronymic",
    "latin",
    "position",
    "organisation",
    "role",
    "birth_date",
    "document",
    "phone",
    "email",
    "needs",
    "arrival",
    "note",
)
"""The columns in their order; the member's UID stands behind them."""
UID: Final = "UID"
OPEN_FOR: Final = timedelta(hours=2)
"""How long the page with what would be sent may stay open."""
_MOST_ROWS: Final = MOST_MEMBERS + 200
_WIDTHS: Final[Mapping[str, int]] = {"position": 36, "organisation": 36, "role": 20, "needs": 24, "arrival": 24, "note": 24, "latin": 24}
_TAKEN_BACK: Final = N_("This page has been open too long. Choose the file once more.")


def form_listing(event: Event, composition: Composition, kept: Mapping[int, frozenset[DataKind]]) -> Listing:
    """Return the form with the members that are there; of personal data it tells only that it is kept."""
    language = current()
    return Listing(
        title=composition.name.told(language),
        subtitle=event_line(event.title.told(language), event.city.name.told(language), days_range(event.days)),
        name=named(gettext(N_("Form of the delegation")), composition.name.told(language)),
        columns=tuple(_heads()),
        rows=[_cells(member, kept.get(member.person_id, frozenset())) for member in composition.members],
        landscape=True,
        spare=SPARE,
        explained=tuple(_explained(composition)),
    )


def _heads() -> Iterator[Head]:
    for key in KEYS:
        choices = tuple(gettext(name) for name in MEMBER_ROLE_NAMES.values()) if key == "role" else ()
        # A day is typed as text: a spreadsheet that takes it for a date is understood as well.
        yield Head(gettext(label_of(key)), _WIDTHS.get(key, 16), ColumnKind.TEXT, choices)
    yield Head(UID, 12, locked=True)


def _cells(member: CompositionMember, kept: frozenset[DataKind]) -> tuple[Cell, ...]:
    shown: dict[str, str] = {**shown_of(member), "role": gettext(MEMBER_ROLE_NAMES[member.role])}
    shown |= {kind.value: THERE for kind in kept}
    return (*(shown.get(key, "") for key in KEYS), member.uid)


def _explained(composition: Composition) -> Iterator[str]:
    yield gettext(N_("How to fill this in"))
    if composition.fill_by is not None:
        yield gettext(
            N_("Please fill the form in by %(day)s and upload it on the page that your link opens."), day=day_short(composition.fill_by)
        )
    else:
        yield gettext(N_("Fill the form in and upload it on the page that your link opens."))
    yield gettext(N_("One person a row. Change what has to be changed; write new members into the empty rows below."))
    yield gettext(N_("An empty cell changes nothing. To take somebody out, use the page that your link opens."))
    yield gettext(N_("“%(mark)s” stands where something is kept already; it is not shown. Write over it only to change it."), mark=THERE)
    yield gettext(N_("Names in Russian; in Latin letters exactly as in the passport. Days as 26.11.1980."))
    yield gettext(N_("Leave the last column as it is: by it each person is recognised. In new rows it stays empty."))
    # In no language with the very words of the mark: a form that bears them is refused when it comes back.
    yield gettext(N_("Nothing marked “For official use” or secret may be written here or sent."))


def form_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """Return the sheet of a file that is the form: the one with our headings, else the first."""
    sheet = next((one for one in sheets if _own_heading(one) is not None), sheets[0])
    if len(sheet.rows) > _MOST_ROWS:
        raise NotTaken(N_("There are too many rows: at most %(most)s are taken."), most=_MOST_ROWS)
    return _without_marks(sheet)


def columns_of(sheet: Sheet) -> Columns:
    """Return what the columns of a form say: by our headings in any language, in a list of their own by the best guess."""
    heading = _own_heading(sheet)
    if heading is None:
        return guessed(sheet, COLUMNS)
    labels = _labels()
    found = {place: labels[text] for place, cell in enumerate(sheet.rows[heading]) if (text := _folded(cell)) in labels}
    return Columns(heading, found)


def marks_of(sheet: Sheet, columns: Columns) -> Marks:
    """Return what stands in the last column and which roles were chosen, by the numbers of rows."""
    heading = sheet.rows[columns.heading] if columns.heading >= 0 else ()
    place = next((place for place, cell in enumerate(heading) if _folded(cell) == folded(UID)), None)
    role_place = next((place for place, key in columns.of.items() if key == "role"), None)
    roles, rows = _roles(), list(enumerate(sheet.rows, 1))[columns.heading + 1 :]
    uids = {number: clean(str(row[place])) for number, row in rows if place is not None and row[place]}
    chosen = {number: role for number, row in rows if role_place is not None and (role := roles.get(_folded(row[role_place])))}
    return Marks(uids, chosen)


def enclosed(sheet: Sheet, link: ContactLink, keys: Keyring, now: datetime) -> str:
    """Return a form as its page carries it from the preview to the yes: sealed, for this link and a while; nothing is kept meanwhile."""
    plain = json.dumps(now.timestamp()).encode() + b"\n" + packed([sheet])
    return urlsafe_b64encode(keys.current.encode() + b"\0" + keys.seal(plain, _bound(link))).decode()


def disclosed(sent: str, link: ContactLink, keys: Keyring, now: datetime) -> Sheet:
    """Return the form that a page has carried; raises NotTaken for another link's, an old one and whatever is none."""
    try:
        name, _, payload = urlsafe_b64decode(sent.encode()).partition(b"\0")
        made, _, sheets = keys.open(name.decode(), payload, _bound(link)).partition(b"\n")
    except (CannotOpen, Error, ValueError) as error:
        raise NotTaken(_TAKEN_BACK) from error
    if now.timestamp() - float(json.loads(made)) > OPEN_FOR.total_seconds():
        raise NotTaken(_TAKEN_BACK)
    return unpacked(sheets)[0]


def _bound(link: ContactLink) -> str:
    return f"contact_form:{link.uid}"


def _own_heading(sheet: Sheet) -> int | None:
    """Return the row in which our headings stand in one of our languages."""
    labels = _labels()
    for number, row in enumerate(sheet.rows[:20]):
        told = {_folded(cell) for cell in row}
        if folded(UID) in told and len(told & set(labels)) >= len(KEYS) // 2:
            return number
    return None


def _labels() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in reversed(LANGUAGES):  # Russian counts where two languages call two columns alike
        with speaking(language):
            found.update({folded(gettext(label_of(key))): key for key in KEYS})
    return found


def _roles() -> dict[str, MemberRole]:
    found: dict[str, MemberRole] = {}
    for language in reversed(LANGUAGES):
        with speaking(language):
            found.update({folded(gettext(name)): role for role, name in MEMBER_ROLE_NAMES.items()})
    return found


def _folded(cell: Cell) -> str:
    return folded(cell) if isinstance(cell, str) else ""


def _without_marks(sheet: Sheet) -> Sheet:
    return replace(sheet, rows=tuple(tuple(None if cell == THERE else cell for cell in row) for row in sheet.rows))
