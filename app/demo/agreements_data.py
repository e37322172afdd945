"""The agreements of the demonstration set, as frozen values; items and persons by their codes."""

from dataclasses import dataclass

from app.ground.kernel.texts import Texts
from app.matters.agreements.rules import AgreementState
from app.register.directory.rules.kinds import PartySide


@dataclass(frozen=True, slots=True)
class DemoSignatory:
    """A party with the code of who signs for it, empty for nobody yet."""

    party: Texts
    side: PartySide
    person: str
    authority: str


@dataclass(frozen=True, slots=True)
class DemoAgreement:
    """Something to be signed at an item, which stands by its code."""

    code: str
    title: Texts
    item: str
    state: AgreementState
    note: str
    signatories: tuple[DemoSignatory, ...]
