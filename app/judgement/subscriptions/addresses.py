"""Where feeds are found: addresses made of the house's public one, with a last part that people can read."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.judgement.subscriptions.scopes import Scope
from app.judgement.subscriptions.variant import Variant

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


def feed_address(public_url: str, scope: Scope, title: str, variant: Variant) -> str:
    """Return the https (or http) address of a feed."""
    return f"{public_url.rstrip('/')}/feeds/{scope.path}/{readable(title)}.ics?{variant.query}"


def page_address(public_url: str, language: str, event_uid: str, title: Texts) -> str:
    """Return the address of an event's public page."""
    return f"{public_url.rstrip('/')}/{language}/events/{event_uid}/{readable(title.told(language))}"


def webcal(address: str) -> str:
    """Return the address in the scheme that Apple's calendars open by themselves."""
    return f"webcal://{address.partition('://')[2]}"


def is_loopback(public_url: str) -> bool:
    """Tell whether an address leads nowhere but to the machine itself."""
    return (urlsplit(public_url).hostname or "") in {"127.0.0.1", "::1", "localhost"}
