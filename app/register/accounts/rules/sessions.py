"""How long somebody stays signed in, and how a device is called."""

from datetime import datetime, timedelta
from typing import Final

IDLE: Final = timedelta(hours=12)
"""A session that nobody uses for so long is over."""
LONGEST: Final = timedelta(days=30)
"""A session is over after so long however much it is used."""
NOTED_EVERY: Final = timedelta(minutes=5)
"""How exact the last-seen time is: not every request writes."""
KEPT: Final = timedelta(days=180)
"""How long a session that is over is remembered, and with it the device."""

# The order counts: Edge and Opera call themselves Chrome too, Chrome calls itself Safari.
_BROWSERS: Final = (
    ("YaBrowser", "Yandex Browser"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def is_alive(*, created_at: datetime, last_seen_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Tell whether a session still counts."""
    return ended_at is None and now < last_seen_at + IDLE and now < created_at + LONGEST


def is_due_for_noting(last_seen_at: datetime, now: datetime) -> bool:
    """Tell whether the last-seen time is old enough to be written anew."""
    return now - last_seen_at >= NOTED_EVERY


def agent_told(user_agent: str) -> str:
    """Return a browser's long name as people say it: “Firefox, Windows”; empty where it says nothing known."""
    names = [next((told for mark, told in known if mark in user_agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(name for name in names if name)
