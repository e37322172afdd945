"""The agreements of the demonstration set, as frozen values; items, persons and what they belong to by their codes."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import AgreementState, Authority
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class DemoSignatory:
    """A party with the code of who signs for it, empty for nobody yet."""

    party: Texts
    side: PartySide
    person: str
    kind: Authority | None
    authority: str


@dataclass(frozen=True, slots=True)
class TextDay:
    """A day of the calendar, or one counted from the day of loading."""

    on: date | None = None
    days: int = 0

    def after(self, loaded_on: date) -> date:
        """Return the day, given the day of loading."""
        return self.on or loaded_on + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class DemoText:
    """The text of an agreement in a language."""

    language: str
    translator: str
    due: TextDay | None
    done: TextDay | None
    checked_by: str
    checked: TextDay | None


@dataclass(frozen=True, slots=True)
class DemoEntry:
    """What the register says of an agreement that was signed."""

    day: date
    place: Texts
    number: str
    kept_at: str


@dataclass(frozen=True, slots=True)
class DemoAgreement:
    """Something to be signed at an item, which stands by its code."""

    code: str
    title: Texts
    item: str
    state: AgreementState
    note: str
    signatories: tuple[DemoSignatory, ...]
    copies: int
    folder: str
    desk: str
    texts: tuple[DemoText, ...]
    entry: DemoEntry | None
    links: tuple[tuple[str, str], ...]
    """What it belongs to: of which kind, and its code."""
