"""In which order the paper of minutes lists those present: by side and rank between sides, else by body and name."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.sorting import order
from app.matters.minutes.picture import Attending, MinutesPicture
from app.matters.minutes.rules import Audience
from app.matters.working_groups.wording import side_heading
from app.register.directory.rules.kinds import PartySide

INVITED: Final = N_("Invited persons")


@dataclass(frozen=True, slots=True)
class Group:
    """Some of those present, under one heading: a side, or a body."""

    members: tuple[Attending, ...]
    side: PartySide | None = None
    body: Texts = Texts()

    @property
    def tells_body(self) -> bool:
        """Whether the heading says already at which body its members are."""
        return self.side is None and bool(self.body)

    def heading(self) -> str:
        """Return the heading in the language spoken, with its colon."""
        if self.side is None:
            return f"{self.body.told(current()) if self.body else gettext(INVITED)}:"
        return f"{side_heading(self.side) if self.side in _SIDES else gettext(INVITED)}:"


_SIDES: Final = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)


def arranged(picture: MinutesPicture, sides: tuple[PartySide, ...], language: str) -> tuple[Group, ...]:
    """Return those present without who presided; between sides in the order of `sides`, then guests of neither."""
    signing = {picture.ours.uid, picture.theirs.uid}
    there = [one for one in picture.present if one.uid not in signing]
    if picture.audience is Audience.INTERNAL:
        return tuple(_by_body(picture, there, language))
    return tuple(_by_side(there, sides))


def _by_side(there: list[Attending], sides: tuple[PartySide, ...]) -> Iterable[Group]:
    for side in sides:
        members = tuple(one for one in there if one.side is side)
        if members:
            yield Group(members, side)
    others = tuple(one for one in there if one.side not in sides)
    if others:
        yield Group(others, PartySide.OTHER)


def _by_body(picture: MinutesPicture, there: list[Attending], language: str) -> Iterable[Group]:
    bodies = sorted({one.organisation for one in there}, key=lambda body: (not body, order(body.told(language), language)))
    for body in bodies:
        members = [one for one in there if one.organisation == body]
        yield Group(tuple(sorted(members, key=lambda one: order(picture.people[one.uid].after(language), language))), body=body)
