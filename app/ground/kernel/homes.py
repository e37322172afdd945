"""The clocks of the two sides that plan together."""

from typing import Final

from app.ground.kernel.when import When

HOMES: Final = ("Asia/Yekaterinburg", "Asia/Almaty")
"""Where they differ, both are told."""


def clocks_elsewhere(when: When) -> tuple[str, ...]:
    """Return the zones of the two sides whose clocks show another time than the one told."""
    start = when.start
    return tuple(home for home in HOMES if start.at(home).offset != start.offset) if start else ()
