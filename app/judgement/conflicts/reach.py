"""The ways between the places of a plan, each asked for once; pure."""

from app.judgement.conflicts.facts import Spot, Ways


class WaysFrom(dict[Spot, int | None]):
    """The minutes from one place to each other, asked for once."""

    def __init__(self, start: Spot, ways: Ways) -> None:
        super().__init__()
        self.start, self.known = start, ways

    def __missing__(self, goal: Spot) -> int | None:
        start = self.start
        if start.venue is not None and goal.venue is not None:
            way = self.known.minutes(start.venue, goal.venue)
        else:
            way = 0 if start.is_known and start == goal else None
        self[goal] = way
        return way


class WaysBetween(dict[Spot, WaysFrom]):
    """The ways from each place."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self.known = ways

    def __missing__(self, start: Spot) -> WaysFrom:
        self[start] = found = WaysFrom(start, self.known)
        return found
