"""A finding that somebody has let stand, as versions keep it and approval sheets tell it: what, by whom, why, until when; frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from app.ground.kernel.texts import Texts
from app.planning.events.kinds import Severity


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that stands with a reason. The sentence names no persons, for it outlives an erasure."""

    sentence: Texts
    severity: Severity
    reason: str
    by_name: str
    until: date

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote."""
        until = date.fromisoformat(stored["until"])
        return cls(Texts.of(stored["sentence"]), Severity(stored["severity"]), stored["reason"], stored["by"], until)

    def as_json(self) -> dict[str, Any]:
        """Return it as a version stores it."""
        return {
            "sentence": self.sentence.as_dict(),
            "severity": self.severity.value,
            "reason": self.reason,
            "by": self.by_name,
            "until": self.until.isoformat(),
        }
