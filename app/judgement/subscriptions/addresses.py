"""Where feeds are found: addresses made of the house's public one, with a last part that people can read."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from app.judgement.subscriptions.variant import Variant
from app.ground.kernel.refusals import N_

PUBLIC_NAME: Final = N_("Programmes of events, Bashkortostan and Kazakhstan")
"""The name of the feed of everything public."""
PUBLIC_ADDRESS_NAME: Final = "yiyin-public-programmes"

# Thunderbird makes the last part of the path the calendar's title, and mailers break addresses at other letters.
_LATIN: Final = dict(zip("абвгдезийклмнопрстуфыэёәғқңөұүһі", "abvgdezijklmnoprstufyeeagknouuhi", strict=True)) | {
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
    "ҙ": "dh",
    "ҡ": "k",
    "ҫ": "th",
}
_LONGEST: Final = 60


def readable(title: str) -> str:
    """Return a title as the last part of an address: Latin letters, digits and hyphens, never empty."""
    letters = "".join(_LATIN.get(letter, letter) for letter in unicodedata.normalize("NFC", title).lower())
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    name = ""
    for word in words:
        longer = f"{name}-{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    return name or "programme"


def feed_address(public_url: str, event_uid: str | None, title: str, variant: Variant) -> str:
    """Return the https (or http) address of a feed; None for the event means everything public."""
    where = f"events/{event_uid}" if event_uid else "public"
    return f"{public_url.rstrip('/')}/feeds/{where}/{readable(title)}.ics?{variant.query}"


def webcal(address: str) -> str:
    """Return the address in the scheme that Apple's calendars open by themselves."""
    return f"webcal://{address.partition('://')[2]}"


def is_loopback(public_url: str) -> bool:
    """Tell whether an address leads nowhere but to the machine itself."""
    return (urlsplit(public_url).hostname or "") in {"127.0.0.1", "::1", "localhost"}
