"""Lists between the upload and the yes: sealed, their uploader's alone, gone after a day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Self

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.faces.spreadsheets.guessing import guessed
from app.faces.spreadsheets.models import ImportDraft
from app.faces.spreadsheets.reading.packing import packed, unpacked
from app.faces.spreadsheets.targets import target_of
from app.ground.db.sealing import CannotOpen, keys_of
from app.ground.kernel.refusals import N_, NotFound
from app.ground.kernel.rows import Choice, Columns, Decision, Sheet
from app.ground.kernel.text import clean
from app.register.accounts.rules.roles import Actor

KEPT_FOR: Final = timedelta(days=1)
GONE: Final = N_("This list is not here any more: it has been taken in or dropped, or a day has passed. Upload it again.")


@dataclass(frozen=True, slots=True)
class Mapped:
    """What was said of a list so far: which of its tables is meant, what its columns are, what was decided about doubtful rows."""

    sheet: int
    columns: Columns
    choices: Mapping[int, Choice] = field(default_factory=dict)

    def stored(self) -> dict[str, Any]:
        """Return it as JSON; nothing in it is about a person."""
        return {
            "sheet": self.sheet,
            "heading": self.columns.heading,
            "of": {str(place): key for place, key in self.columns.of.items()},
            "choices": {str(row): [choice.decision.value, choice.of] for row, choice in self.choices.items()},
        }

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Self:
        """Read what `stored` wrote."""
        columns = Columns(stored["heading"], {int(place): key for place, key in stored["of"].items()})
        choices = {int(row): Choice(Decision(decision), of) for row, (decision, of) in stored["choices"].items()}
        return cls(stored["sheet"], columns, choices)


@dataclass(frozen=True, slots=True)
class Draft:
    """An opened draft."""

    row: ImportDraft
    name: str
    """What the file was called; empty for a paste."""
    sheets: tuple[Sheet, ...]
    mapped: Mapped

    @property
    def uid(self) -> str:
        """Its name in the address."""
        return self.row.uid

    @property
    def sheet(self) -> Sheet:
        """The table that is meant."""
        return self.sheets[self.mapped.sheet]


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Keep a list that was read. `uid` is chosen by the page, so that pressing twice keeps it once."""

    by: Actor
    uid: str
    target: str
    target_id: int
    name: str
    sheets: tuple[Sheet, ...]


def keep_draft(session: Session, cmd: KeepDraft, *, now: datetime) -> str:
    """Seal the list with the first guess of its columns; return its UID. What is older than a day goes."""
    forget_old(session, now=now)
    target = target_of(cmd.target)
    target.subject(session, cmd.target_id, cmd.by)
    if _find(session, cmd.uid, cmd.by, now) is not None:
        return cmd.uid
    # The largest table is the likeliest; its name and the file's are sealed with it, for they may name somebody.
    sheet = max(range(len(cmd.sheets)), key=lambda place: len(cmd.sheets[place].rows))
    mapped = Mapped(sheet, guessed(cmd.sheets[sheet], target.columns))
    draft = ImportDraft(
        uid=cmd.uid, by_id=cmd.by.id, target=cmd.target, target_id=cmd.target_id, file_name="", mapping=mapped.stored(), made_at=now
    )
    draft.seal(keys_of(session), json.dumps(clean(cmd.name)[:200]).encode() + b"\n" + packed(cmd.sheets))
    session.add(draft)
    session.flush()
    return draft.uid


def get_draft(session: Session, uid: str, by: Actor, *, now: datetime, lock: bool = False) -> Draft:
    """Return a draft of the person's own; raises NotFound. With `lock` others who take it in wait, and then find it gone."""
    row = _find(session, uid, by, now, lock=lock)
    if row is None:
        raise NotFound(GONE)
    try:
        name, _, sheets = row.opened(keys_of(session)).partition(b"\n")
    except CannotOpen as error:
        raise NotFound(GONE) from error
    return Draft(row, json.loads(name), unpacked(sheets), Mapped.of(row.mapping))


def map_draft(session: Session, draft: Draft, mapped: Mapped) -> None:
    """Keep what was said of the list."""
    draft.row.mapping = mapped.stored()
    session.flush()


def drop_draft(session: Session, draft: Draft) -> None:
    """Forget the list."""
    session.delete(draft.row)
    session.flush()


def forget_old(session: Session, *, now: datetime) -> int:
    """Forget the lists that nobody has taken in for a day; return how many."""
    gone = session.scalars(delete(ImportDraft).where(ImportDraft.made_at < now - KEPT_FOR).returning(ImportDraft.id)).all()
    return len(gone)


def _find(session: Session, uid: str, by: Actor, now: datetime, *, lock: bool = False) -> ImportDraft | None:
    query = select(ImportDraft).where(ImportDraft.uid == uid, ImportDraft.by_id == by.id, ImportDraft.made_at >= now - KEPT_FOR)
    return session.scalars(query.with_for_update() if lock else query).one_or_none()
