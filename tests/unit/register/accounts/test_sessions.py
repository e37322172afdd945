"""How long a session lives, and what a device is called."""

from datetime import UTC, datetime, timedelta

import pytest

from app.register.accounts.rules.sessions import IDLE, LONGEST, NOTED_EVERY, agent_told, is_alive, is_due_for_noting

NOW = datetime(2024, 11, 26, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("created", "seen", "ended", "alive"),
    [
        (NOW, NOW, None, True),
        (NOW - IDLE, NOW - IDLE + SECOND, None, True),
        (NOW - IDLE, NOW - IDLE, None, False),
        (NOW - LONGEST + SECOND, NOW, None, True),
        (NOW - LONGEST, NOW, None, False),
        (NOW, NOW, NOW, False),
    ],
)
def test_a_session_ends_when_idle_or_old_or_ended(created: datetime, seen: datetime, ended: datetime | None, alive: bool) -> None:
    assert is_alive(created_at=created, last_seen_at=seen, ended_at=ended, now=NOW) is alive


def test_the_last_seen_time_is_written_only_now_and_then() -> None:
    assert not is_due_for_noting(NOW - NOTED_EVERY + SECOND, NOW)
    assert is_due_for_noting(NOW - NOTED_EVERY, NOW)


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 YaBrowser/24.10 Safari/537.36", "Yandex Browser, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("curl/8.5", ""),
        ("", ""),
    ],
)
def test_a_device_is_called_as_people_call_it(agent: str, told: str) -> None:
    assert agent_told(agent) == told
