"""What a subscriber chose: the language, the kind of times, an alarm."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, urlencode

from app.ground.kernel.texts import LANGUAGES

ALARMS: Final = (15, 30, 60)
"""Minutes before the start at which a subscriber may ask to be reminded."""
_LONGEST_QUERY: Final = 500


@dataclass(frozen=True, slots=True)
class Variant:
    """The options of one subscription."""

    language: str = LANGUAGES[0]
    local: bool = False
    """Whether times are told by the clocks of the place (TZID) and not in UTC."""
    alarm: int = 0
    """Minutes before the start; 0 for none."""

    @property
    def key(self) -> str:
        """Return a short name, as stored beside the texts made for it."""
        return f"{self.language}.{'local' if self.local else 'utc'}.{self.alarm}"

    @property
    def query(self) -> str:
        """Return the options as the query of an address, the language always named."""
        chosen = {"lang": self.language}
        if self.local:
            chosen["tz"] = "local"
        if self.alarm:
            chosen["alarm"] = str(self.alarm)
        return urlencode(chosen)


@lru_cache(maxsize=1024)
def asked(query: str) -> Variant:
    """Return what a query string asks for. What it says wrongly or beyond the options counts as not said:
    a calendar on somebody's phone shall not go dark over a parameter that a mailer or a tracker has added.
    """
    said = dict(parse_qsl(query[:_LONGEST_QUERY], encoding="utf-8", errors="replace"))
    language = said.get("lang", "")
    alarm = said.get("alarm", "")
    return Variant(
        language=language if language in LANGUAGES else LANGUAGES[0],
        local=said.get("tz") == "local",
        alarm=int(alarm) if alarm in {str(minutes) for minutes in ALARMS} else 0,
    )
