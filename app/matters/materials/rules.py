"""What a material is attached to, how its versions are counted, and what may be done with it; pure."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.ground.kernel.texts import LANGUAGES


class Subject(StrEnum):
    """What a material belongs to; each has a column of its own in `Material`."""

    ITEM = "item"
    DOSSIER = "dossier"
    INSTRUCTION = "instruction"
    MEASURE = "measure"
    AGREEMENT = "agreement"


LONGEST_TITLE: Final = 300
LONGEST_NOTE: Final = 500
MOST_MATERIALS: Final = 100
"""Materials of one subject."""
MOST_VERSIONS: Final = 50
"""Versions of one material."""
_LONGEST_STATE: Final = 36
"""What the column of the newest version holds."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What has to be known of a version to tell whether another file is a new one."""

    number: int
    digest: str


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a file, in hex."""
    return sha256(content).hexdigest()


def title_of(typed: str, name: str) -> str:
    """Return what a material is called: as was typed, else like its file without the ending."""
    title = clean(typed) or PurePosixPath(name).stem
    if len(title) > LONGEST_TITLE:
        raise Refusal(N_("At most %(most)s characters fit here; there are %(count)s."), "title", most=LONGEST_TITLE, count=len(title))
    return title


def language_of(typed: str) -> str:
    """Return the language of a material, empty for one that needs none; refuse what is not spoken here."""
    if typed and typed not in LANGUAGES:
        raise Refusal(N_("Choose one from the list."), "language")
    return typed


def next_number(newest: Uploaded | None, digest: str, *, withdrawn: bool = False) -> int:
    """Return the number of the version that a file becomes; refuse the same file once more, and one version too many."""
    if withdrawn:
        raise Refusal(N_("This material is no longer in use: take it back before a new version is added."))
    if newest is None:
        return 1
    if newest.digest == digest:
        raise Refusal(N_("This is the same file as version %(number)s: nothing has changed in it."), "upload", number=newest.number)
    if newest.number >= MOST_VERSIONS:
        raise Refusal(N_("A material has %(most)s versions at most."), most=MOST_VERSIONS)
    return newest.number + 1


def state_of(number: int, name: str) -> str:
    """Return what the log says of the newest version: other for every number, so that the material's revision changes too."""
    told = f"{number} · {name}"
    return told if len(told) <= _LONGEST_STATE else f"{told[: _LONGEST_STATE - 1].rstrip()}…"


def refuse_removal(versions: int, *, may_always: bool) -> None:
    """Refuse to remove what has been worked on; whoever administers may, for something may lie here that must not."""
    if versions > 1 and not may_always:
        raise Refusal(N_("This material has several versions, so it stays: mark it as no longer in use. An administrator may remove it."))
