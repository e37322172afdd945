"""The call sheet of an event as pages and paper draw it, and the text that is pasted into a messenger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import DEFAULT, current
from app.ground.words.messages import gettext
from app.ground.words.quotes import inside
from app.judgement.call_sheets.models import Call
from app.judgement.call_sheets.phones import Way, Ways
from app.judgement.call_sheets.rules import RecipientKind


@dataclass(frozen=True, slots=True)
class Row:
    """One call."""

    id: int
    revision: int
    kind: RecipientKind
    name: str
    version_from: int
    version_to: int
    lines: tuple[str, ...]
    message: str
    """To be pasted into a messenger."""
    ways: tuple[Way, ...]
    opened: bool
    """Whether the phones that persons have told us are shown."""
    first_at: datetime | None
    told_at: datetime | None
    told_by: str
    confirmed_at: datetime | None
    withdrawn_at: datetime | None
    note: str

    @property
    def has_shut_phones(self) -> bool:
        """Whether somebody's own phone may be looked up."""
        return not self.opened and any(way.person_id is not None and not way.phone for way in self.ways)


@dataclass(frozen=True, slots=True)
class CallSheet:
    """All calls of an event, or of one of its versions."""

    untold: tuple[Row, ...]
    told: tuple[Row, ...]
    confirmed: tuple[Row, ...]
    withdrawn: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter((*self.untold, *self.told, *self.confirmed))

    def __bool__(self) -> bool:
        return bool(self.untold or self.told or self.confirmed or self.withdrawn)


def sheet_of(calls: Sequence[Call], ways: Ways, title: Texts, duty_phone: str, *, opened: bool = False) -> CallSheet:
    """Return the calls, in their order, by how far they have come; in the language spoken."""
    rows = [(call, row_of(call, ways.get(call.id, ()), title, duty_phone, opened=opened)) for call in calls]
    return CallSheet(
        untold=tuple(row for call, row in rows if call.told_at is None and call.withdrawn_at is None),
        told=tuple(row for call, row in rows if call.told_at is not None and call.confirmed_at is None),
        confirmed=tuple(row for call, row in rows if call.confirmed_at is not None),
        withdrawn=tuple(row for call, row in rows if call.told_at is None and call.withdrawn_at is not None),
    )


def row_of(call: Call, ways: tuple[Way, ...], title: Texts, duty_phone: str, *, opened: bool = False) -> Row:
    """Return one call in the language spoken."""
    lines = tuple(line.get(current()) or line.get(DEFAULT, "") for line in call.lines)
    return Row(
        id=call.id,
        revision=call.revision,
        kind=call.recipient_kind,
        name=call.name,
        version_from=call.version_from,
        version_to=call.version_to,
        lines=lines,
        message=message(lines, title, duty_phone),
        ways=ways,
        opened=opened,
        first_at=call.first_at,
        told_at=call.told_at,
        told_by=call.told_by,
        confirmed_at=call.confirmed_at,
        withdrawn_at=call.withdrawn_at,
        note=call.note,
    )


def message(lines: Sequence[str], title: Texts, duty_phone: str) -> str:
    """Return what is pasted into a messenger, a line each, in the language spoken."""
    told = [gettext(N_("Changes in the programme of “%(event)s”:"), event=inside(title.told(current())))]
    told += [f"– {line}" for line in lines]
    told.append(gettext(N_("Please confirm that you have read this.")))
    if duty_phone:
        told.append(gettext(N_("Protocol office on duty: %(phone)s"), phone=duty_phone))
    return "\n".join(told)
