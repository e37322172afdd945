"""How somebody subscribes: for each client the link or the address, the steps, and how often it really refreshes."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from app.ground.kernel.refusals import N_
from app.judgement.subscriptions.addresses import feed_address, is_loopback, webcal
from app.judgement.subscriptions.scopes import Scope
from app.judgement.subscriptions.variant import Variant

_GOOGLE: Final = "https://calendar.google.com/calendar/u/0/r/settings/addbyurl"
_OUTLOOK: Final = (
    ("Outlook, Microsoft 365", "https://outlook.office.com/calendar/0/addfromweb"),
    ("Outlook.com", "https://outlook.live.com/calendar/0/addfromweb"),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One client. `link` opens it where it can be opened; texts are message ids, `client` is a name."""

    client: str
    link: str
    opens: str
    """What the link does; empty where there is none and the address is to be copied."""
    steps: str
    refresh: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A feed as it is offered: its name and address, and the ways into the clients."""

    name: str
    address: str
    ways: tuple[Way, ...]
    reachable: bool
    """Whether phones and Google can reach the address at all."""
    variant: Variant


def panel(public_url: str, scope: Scope, name: str, variant: Variant, *, address_name: str = "") -> Panel:
    """Return what the subscribe panel of a feed shows."""
    return panel_at(public_url, feed_address(public_url, scope, address_name or name, variant), name, variant)


def panel_at(public_url: str, address: str, name: str, variant: Variant) -> Panel:
    """Return the same of a feed that stands at an address of its own, as private ones do."""
    return Panel(name, address, _ways(address, name), reachable=not is_loopback(public_url), variant=variant)


def _ways(address: str, name: str) -> tuple[Way, ...]:
    return (
        Way(
            client="iPhone, iPad, Mac",
            link=webcal(address),
            opens=N_("Subscribe in Apple Calendar"),
            steps=N_("Confirm the subscription that opens. On a Mac, set “Auto-refresh” to “Every hour”."),
            refresh=N_("An iPhone looks about once an hour while it is in use, less often on battery saving."),
        ),
        Way(
            client="Google",
            link=_GOOGLE,
            opens=N_("Open Google Calendar"),
            steps=N_(
                "Copy the address, open Google Calendar on a computer and paste it into “URL of calendar”. The phone follows by itself."
            ),
            refresh=N_("Google looks every 8 to 24 hours, and nobody can hasten it."),
        ),
        *_outlook(address, name),
        Way(
            client=N_("Yandex Calendar"),
            link="",
            opens="",
            steps=N_("Copy the address. In Yandex Calendar choose “New calendar”, then “Subscription”, paste the address and save."),
            refresh=N_("Yandex looks several times a day."),
        ),
        Way(
            client="Thunderbird, GNOME",
            link="",
            opens="",
            steps=N_("Copy the address. Choose “New calendar”, then “On the network”, and paste it."),
            refresh=N_("As often as you set it there, usually every 30 minutes."),
        ),
    )


def _outlook(address: str, name: str) -> tuple[Way, ...]:
    asked = urlencode({"url": address, "name": name})
    return tuple(
        Way(
            client=client,
            link=f"{link}?{asked}",
            opens=N_("Subscribe in Outlook"),
            steps=N_("Sign in if asked, then choose “Import”. The desktop programme shows the calendar of the same account."),
            refresh=N_("Outlook looks about every 3 hours, sometimes only once a day."),
        )
        for client, link in _OUTLOOK
    )
