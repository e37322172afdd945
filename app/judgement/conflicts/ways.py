"""How long the way between two venues takes, as far as anybody can say so: entered minutes, or an estimate of a drive within a region."""

from typing import Final

from app.register.venues.travel import Travel

LONGEST_ESTIMATE: Final = 240
"""Minutes; a longer drive is none that a day allows: between two cities people fly, and nobody knows how long that takes."""


class VenueWays:
    """The minutes between venues, each pair looked up once."""

    def __init__(self, travel: Travel) -> None:
        self._travel = travel
        self._known: dict[tuple[int, int], int | None] = {}
        self._longest = max(LONGEST_ESTIMATE, *travel.entered.values()) if travel.entered else LONGEST_ESTIMATE

    def minutes(self, start: int, goal: int) -> int | None:
        """Return the minutes of the way, None where nobody knows; 0 from a venue to itself."""
        way = (start, goal)
        if way not in self._known:
            self._known[way] = self._found(start, goal)
        return self._known[way]

    def _found(self, start: int, goal: int) -> int | None:
        found = self._travel.between(start, goal)
        if found is None or (not found.entered and found.minutes > LONGEST_ESTIMATE):
            return None
        return found.minutes

    @property
    def longest(self) -> int:
        """What no way takes longer than."""
        return self._longest
