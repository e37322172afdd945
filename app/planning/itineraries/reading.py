"""Who may read what of an item in a programme of their own."""

from collections.abc import Collection
from dataclasses import replace

from app.ground.kernel.texts import Texts
from app.planning.events.rules import Side
from app.planning.programmes.participants import participants_of
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import NOBODY
from app.planning.programmes.rules import Visibility
from app.register.directory.rules.kinds import PartySide


def may_read(item: Item, sides: Collection[PartySide], host: Side) -> bool:
    """Tell whether somebody who comes with delegations of these sides may read of an item that they attend.

    What is for the hosts alone is told to those who come with a delegation of the host side, and to those who come with none: whoever
    has a role there without a delegation was sent by the hosts' own office. Whoever comes as a guest does not read of it, even where
    they attend.
    """
    return item.visibility is not Visibility.HOSTS or is_ours(sides, host)


def is_ours(sides: Collection[PartySide], host: Side) -> bool:
    """Tell whether somebody who comes with delegations of these sides is no guest."""
    return not sides or is_host(sides, host)


def is_host(sides: Collection[PartySide], host: Side) -> bool:
    """Tell whether one of these sides is the one that hosts: whoever comes with it reads the working words too."""
    return any(side.value == host.value for side in sides)


def item_as_read(programme: Programme, item: Item, view: Visibility) -> Item:
    """Return an item as guests or hosts read it, complete in itself: who attends is told in words.

    Guests do not read who is responsible, what the press is told, how people are driven and what is planned for rain.
    """
    told = replace(
        item,
        participants=participants_of(programme, item, fully=view is Visibility.HOSTS),
        present=NOBODY,
        speeches=tuple(replace(speech, person="") for speech in item.speeches),
    )
    return told if view is Visibility.HOSTS else replace(told, responsible="", transport="", plan_b="", press=Texts())
