"""What a private link opens."""

from enum import StrEnum


class Opens(StrEnum):
    """What a link opens: one address for one purpose."""

    PAGE = "page"
    FEED = "feed"
