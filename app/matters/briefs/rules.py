"""What a brief is about, how long it may be, and which words of a region's name find what belongs to it; pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts


class BriefKind(StrEnum):
    """What a brief is about."""

    PERSON = "person"
    REGION = "region"
    TRADE = "trade"


BRIEF_KIND_NAMES: Final[Mapping[BriefKind, str]] = {
    BriefKind.PERSON: N_("Brief on a person"),
    BriefKind.REGION: N_("Brief on a region"),
    BriefKind.TRADE: N_("Brief on trade"),
}

MOST_BRIEFS: Final = 5000
MOST_SECTIONS: Final = 12
MOST_FIGURES: Final = 40
MOST_PAGES: Final = 2
"""What the head reads before somebody comes in."""
LONGEST_TITLE: Final = 300
LONGEST_HEADING: Final = 200
LONGEST_TEXT: Final = 3000
LONGEST_SOURCE: Final = 500
_GENERIC: Final = frozenset({"область", "области", "республика", "республики", "край", "город", "округ", "район", "регион"})
"""Words that every region has in its name."""
_ENDING: Final = re.compile(r"(?:ская|ской|ский|ское|ского|ом|а|у|е|ы|и)$")
_LEAST_STEM: Final = 4


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section of a brief as a value."""

    heading: Texts
    text: Texts


def refuse_person(kind: BriefKind, person_id: int | None) -> None:
    """Refuse a brief on a person that names nobody, and one on anything else that does."""
    if kind is BriefKind.PERSON and person_id is None:
        raise Refusal(N_("Whom is the brief about? Choose a person of the directory."), "person")
    if kind is not BriefKind.PERSON and person_id is not None:
        raise Refusal(N_("Only a brief on a person names one."), "person")


def state_of(sections: tuple[SectionText, ...], mark: str) -> str:
    """Return what the log says of the sections: how many there are, with how many letters; `mark` makes each state another one."""
    letters = sum(len(section.heading.ru) + len(section.text.ru) for section in sections)
    return f"{len(sections)} {letters} {mark[:8]}"


def stem_of(region: str) -> str:
    """Return the part of a region's Russian name by which its bodies and places are found: «костана» of «Костанайская область».

    Its last й goes, for it is lost in «в Костанае». Empty where nothing of the name tells it apart.
    """
    words = [word for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded(region)) if word not in _GENERIC]
    longest = max(words, key=len, default="")
    stem = _ENDING.sub("", longest).rstrip("йь")
    return stem if len(stem) >= _LEAST_STEM else ""
