"""The words that stand around the figures of a time, folded, in four languages, and the clocks of other places."""

import re
from datetime import timedelta
from typing import Final

# A long dash stands between two times, a hyphen may stand between hours and minutes as well.
DASHES: Final = str.maketrans({**dict.fromkeys("‒–—―", " - "), **dict.fromkeys("‐‑−", "-"), **dict.fromkeys("\u00a0\u202f\u2009", " ")})
RAISED: Final = re.compile(r"(\d{1,2})([⁰¹²³⁴-⁹º°]{2})")
FLAT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹º°", "012345678900")
DATED: Final = re.compile(
    r"^\s*(?:(?:\d{4}-\d{2}-\d{2})(?:[t ,]+|$)"
    r"|(?:\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?: ?г\.?)?(?:[ ,;-]+|$)"
    r"|(?:\d{1,2} ?[^\W\d_]{3,9}\.?(?: \d{4})?(?: ?г(?:ода|\.)?)?)[ ,;]+(?=\D{0,4}\d))"
)
"""A day that stands before the time."""


def _any(*words: str) -> re.Pattern[str]:
    """Return what finds one of some words or signs where no other word begins with it or ends in it."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)[.:]?")


UNKNOWN: Final = re.compile(
    r"уточня|уточн\.|по согласов|согласовыва|аныклан|нактылан|келису бойынша|килешеу"
    r"|to be (?:confirmed|announced|agreed)|\bt\.?b\.?[acd]\b|^время$|^[-?. ]*$"
)
ABOUT: Final = re.compile(
    r"(?<!\w)(?:ориентировочно|ориентир|ориент|около|примерно|приблизительно|предварительно|предв|прибл|прим|ок|якынса|шамамен"
    r"|approximately|approx|about|circa|ca)(?!\w)\.?|[~≈±]"
)
FROM: Final = _any("начиная с", "начало с", "с", "c", "со", "from", "since", "после", "after", "басталуы", "башланыуы", "башлана", "бастап")
UNTIL: Final = _any("до", "по", "until", "till", "to", "дейин", "тиклем")
NEXT_DAY: Final = re.compile(
    r"(?<!\w)следующ\w+ д(?:ня|ень)|(?<!\w)след\.? ?д(?:ня|ень)\.?|\+ ?1(?!\d)(?: ?д(?:ень|н)?\.?)?|next day|келеси куни|икенсе кон"
)
NOTHING: Final = re.compile(
    r"(?<!\w)(?:время|времени|начало|в|во|at|сагат|сэгэт|ч|час|часов|часа|часы|h|hrs|уакыты|вакыты"
    r"|по местному|местному|местного|местное|местн|local time)(?!\w)\.?|(?<!\w)-?(?:де|да|те|та|ден|дан|тен|тан|ге|га|ка|ке)(?!\w)"
)
"""Words that say nothing that the figures do not."""
LENGTH: Final = re.compile(r"\d+ ?(?:мин|min|чел|ч(?!\w))")
EMPTY: Final = re.compile(r"\(\s*\)")

_BY: Final = r"(?:по )?(?:времени )?"
_ZONES: Final = (
    (_any(_BY + r"(?:мск|msk|москв\w*|московск\w*|moscow)(?: времени?| time)?"), "Europe/Moscow"),
    (_any(_BY + r"(?:астан\w*|алмат\w*|astana|almaty)(?: времени?| time| уакытымен)?"), "Asia/Almaty"),
    (_any(_BY + r"(?:уф[аыеу]|уфимск\w*|екб|екатеринбург\w*|офо|ufa)(?: времени?| time| вакыты менэн)?"), "Asia/Yekaterinburg"),
)
_AHEAD: Final = re.compile(r"(?<!\w)(?:по )?(мск|msk|utc|gmt)\.? ?([+-]) ?(\d{1,2})(?::(\d{2}))?(?!\d)")
_MOSCOW: Final = 3


def zone_named(text: str) -> tuple[str, timedelta | None, str]:
    """Return the zone that a folded text names, or how far its clock is ahead of UTC, and the text without it."""
    ahead = _AHEAD.search(text)
    if ahead is not None:
        since = timedelta(hours=int(ahead[3]), minutes=int(ahead[4] or 0)) * (-1 if ahead[2] == "-" else 1)
        base = timedelta(hours=_MOSCOW if ahead[1] in {"мск", "msk"} else 0)
        return "", base + since, EMPTY.sub(" ", _AHEAD.sub(" ", text))
    for pattern, zone in _ZONES:
        if pattern.search(text):
            return zone, None, EMPTY.sub(" ", pattern.sub(" ", text))
    return "", None, text
