"""Where in a text the figures of a clock stand: «10.00», «8:30-9:15», «10 ч. 30 мин.», «10-00 - 11-30», «2 pm»."""

import re
from dataclasses import dataclass
from datetime import time
from typing import Final

_HOURS: Final = r"(?:часов|часа|час|ч|саг|сэг|h)(?!\w)\.?"
_HALF: Final = r"(?: ?([ap])\.?m\b\.?)?"
_WRITTEN: Final = re.compile(
    r"(?<![\d.:])(?:(\d{1,2}) ?[.:·] ?(\d{2})(?::\d{2}(?:\.0+)?)?"
    rf"|(\d{{1,2}}) ?{_HOURS}(?: ?(\d{{1,2}}) ?(?:мин|м|min)\w*\.?)?"
    rf"|(\d{{2}})(\d{{2}}))(?!\d){_HALF}"
)
_BARE: Final = re.compile(rf"(?<![\d.:])(\d{{1,2}})(?![\d.:])(?: ?{_HOURS})?{_HALF}")
_BETWEEN: Final = re.compile(r"\s*\(?[^\W\d_]{0,3}\)? ?(?:-|до|по|to|till|until|/)\s*", re.IGNORECASE)
_SOVIET: Final = re.compile(r"(?<![\d-])(\d{1,2})-(\d{2})(?!\d)")

_SOVIET_PAIR: Final = re.compile(r"(?<!\d)(\d{1,2})-(\d{2})-(\d{1,2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Clock:
    """The hours that a text tells, and the words before and after them."""

    start: time
    end: time | None
    before: str
    after: str
    until_midnight: bool = False
    """Whether the end was written as 24.00."""
    unsure: bool = False
    """Whether what was taken for minutes may be another hour: «10-15»."""


@dataclass(frozen=True, slots=True)
class _Hand:
    at: time
    span: tuple[int, int]
    midnight: bool = False


def clock_told(text: str) -> Clock | None:
    """Return the one time or the one stretch of time that a folded text tells; None where there is none, or several."""
    dotted, unsure = _with_dots(text)
    hands = _hands(_WRITTEN, dotted)
    if not hands or (len(hands) == 1 and re.search(r"\d ?(?:-|до) ?$", dotted[: hands[0].span[0]])):
        hands = sorted((*hands, *_bare(dotted, hands)), key=lambda hand: hand.span)
    if not hands or len(hands) > 2 or hands[0].midnight:
        return None
    if len(hands) == 1:
        (start,) = hands
        later = _bare(dotted, hands)
        if len(later) == 1 and later[0].span[0] > start.span[1] and _BETWEEN.fullmatch(dotted[start.span[1] : later[0].span[0]]):
            hands = [start, later[0]]
    first, last = hands[0], hands[-1]
    if last is not first and not _BETWEEN.fullmatch(dotted[first.span[1] : last.span[0]]):
        return None
    end = last.at if last is not first else None
    return Clock(first.at, end, dotted[: first.span[0]], dotted[last.span[1] :], last.midnight, unsure and end is None)


def _with_dots(text: str) -> tuple[str, bool]:
    """Return «10-00 - 11-30» with points instead of hyphens; a lone «10-15» may be two hours as well."""
    if re.search(r"\d ?[.:·] ?\d{2}(?!\d)", text):
        return text, False
    dotted = _SOVIET_PAIR.sub(r"\1.\2-\3.\4", text)
    if dotted != text:
        return dotted, False
    dotted = _SOVIET.sub(lambda match: f"{match[1]}.{match[2]}" if int(match[2]) < 60 else match[0], dotted)
    minutes = [int(match[2]) for match in _SOVIET.finditer(text)]
    return dotted, len(minutes) == 1 and 0 < minutes[0] <= 24


def _hands(pattern: re.Pattern[str], text: str) -> list[_Hand]:
    found = []
    for match in pattern.finditer(text):
        *figures, half = match.groups()
        hours, minutes = ([int(figure) for figure in figures if figure] + [0])[:2]
        hand = _hand(hours, minutes, half, match.span())
        if hand is not None:
            found.append(hand)
    return found


def _bare(text: str, beside: list[_Hand]) -> list[_Hand]:
    return [hand for hand in _hands(_BARE, text) if not any(one.span[0] <= hand.span[0] < one.span[1] for one in beside)]


def _hand(hours: int, minutes: int, half: str | None, span: tuple[int, int]) -> _Hand | None:
    if half and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    if (hours, minutes) == (24, 0):
        return _Hand(time(), span, midnight=True)
    return _Hand(time(hours, minutes), span) if hours < 24 and minutes < 60 else None
