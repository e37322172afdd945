"""Names that nobody has to hand out, and the only clock."""

import re
from datetime import UTC

from app.ground.kernel import clock
from app.ground.kernel.ids import new_token, new_uid


def test_a_uid_is_a_random_uuid() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", new_uid())


def test_a_token_fits_into_an_address_and_cannot_be_guessed() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", new_token())
    assert len({new_token() for _ in range(100)}) == 100


def test_the_clock_tells_whole_seconds_in_utc() -> None:
    now = clock.now()
    assert (now.tzinfo, now.microsecond) == (UTC, 0)
