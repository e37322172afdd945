"""What was to be done by now, as far as the coming meeting has to know of it; pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class InstructionFact:
    """An instruction on control; `event` is the one that has to hear of it, `bodies` are ours and the partner's, as far as named."""

    id: int
    event: int
    due: date
    bodies: tuple[int, ...] = ()
