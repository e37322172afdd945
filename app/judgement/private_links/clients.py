"""What fetches a feed or opens a page, as a short name: the whole string that a client says of itself is kept nowhere."""

from typing import Final

from app.ground.kernel.refusals import N_

BROWSER: Final = N_("Browser")
OTHER: Final = N_("Another programme")

_KNOWN: Final = (
    ("google-calendar", "Google Calendar"),
    ("googlebot", "Google"),
    ("yandex", "Yandex"),
    ("icsx5", "ICSx⁵"),
    ("davx5", "DAVx⁵"),
    ("thunderbird", "Thunderbird"),
    ("lightning", "Thunderbird"),
    ("evolution", "GNOME"),
    ("gnome-calendar", "GNOME"),
    ("nextcloud", "Nextcloud"),
    ("outlook", "Outlook"),
    ("microsoft", "Outlook"),
    ("msoffice", "Outlook"),
    ("exchange", "Outlook"),
    ("telegrambot", "Telegram"),
    ("whatsapp", "WhatsApp"),
    ("ipad", "iPad"),
    ("iphone", "iPhone"),
    ("ios/", "iPhone"),
    ("calendaragent", "Mac"),
    ("macos/", "Mac"),
    ("mac+os+x", "Mac"),
    ("android", "Android"),
    ("dalvik", "Android"),
    ("mozilla/", BROWSER),
    ("opera/", BROWSER),
)
"""What stands in a User-Agent, and whom it tells; the first that is found counts."""
_MOST_READ: Final = 300


def client_of(user_agent: str) -> str:
    """Return a short name of a client: a name of its own, or a message id for a browser and for anything unknown."""
    said = user_agent[:_MOST_READ].casefold()
    return next((name for mark, name in _KNOWN if mark in said), OTHER)
