"""Claims about addresses and the ways into the clients."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.judgement.subscriptions.addresses import feed_address, is_loopback, readable, webcal
from app.judgement.subscriptions.panel import panel
from app.judgement.subscriptions.scopes import EVERYTHING, event_scope
from app.judgement.subscriptions.variant import Variant
from tests.unit.judgement.entries.pictures import FORUM

HOUSE = "https://programme.example.org"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("XX Форум межрегионального сотрудничества", "xx-forum-mezhregionalnogo-sotrudnichestva"),
        ("Дни Казахстана: Қазақстан күндері", "dni-kazakhstana-kazakstan-kunderi"),
        ("Башҡортостан йыйыны", "bashkortostan-jyjyny"),
        ("ИННОПРОМ. Казахстан", "innoprom-kazakhstan"),
        ("«»", "programme"),
        ("щ" * 100, "shch" * 15),
        ("слово " * 30, "-".join(["slovo"] * 10)),
    ],
)
def test_the_last_part_of_an_address_can_be_read(title: str, name: str) -> None:
    assert readable(title) == name


def test_a_feed_is_found_under_the_public_address() -> None:
    own = feed_address(f"{HOUSE}/", event_scope(FORUM), "Форум", Variant("kk", alarm=15))
    assert own == f"{HOUSE}/feeds/events/{FORUM}/forum.ics?lang=kk&alarm=15"
    assert feed_address(HOUSE, EVERYTHING, "Всё", Variant()) == f"{HOUSE}/feeds/public/vse.ics?lang=ru"


def test_apple_is_given_its_own_scheme() -> None:
    assert webcal(f"{HOUSE}/feeds/public/a.ics") == "webcal://programme.example.org/feeds/public/a.ics"


@pytest.mark.parametrize(
    ("address", "loopback"),
    [("http://127.0.0.1:8000", True), ("http://localhost", True), ("http://[::1]:8000", True), (HOUSE, False), ("http://10.0.0.5", False)],
)
def test_a_loopback_address_reaches_no_phone(address: str, *, loopback: bool) -> None:
    assert is_loopback(address) is loopback
    assert panel(address, EVERYTHING, "x", Variant()).reachable is not loopback


def test_every_client_has_its_way_and_an_honest_word_on_refreshing() -> None:
    ways = panel(HOUSE, event_scope(FORUM), "Форум", Variant()).ways
    assert [way.client for way in ways] == [
        "iPhone, iPad, Mac",
        "Google",
        "Outlook, Microsoft 365",
        "Outlook.com",
        "Yandex Calendar",
        "Thunderbird, GNOME",
    ]
    assert all(way.steps and way.refresh and bool(way.link) is bool(way.opens) for way in ways)


def test_outlook_is_handed_address_and_name_whole() -> None:
    offered = panel(HOUSE, event_scope(FORUM), "Форум; Уфа & Астана", Variant("ru", local=True))
    for way in offered.ways[2:4]:
        assert parse_qs(urlsplit(way.link).query) == {"url": [offered.address], "name": ["Форум; Уфа & Астана"]}
