"""What badges and place cards say on paper, as plain data for the templates."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.faces.printouts.rows import Json
from app.faces.printouts.wording import told
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import Texts
from app.ground.words.dates import days_range
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.ground.words.sorting import order
from app.planning.accreditation.queries import BadgeRow, Bearer
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES, BadgeCategory
from app.planning.events.models import Event
from app.register.directory.rules.spelling import spelled

_TITLE: Final = 80
"""Letters of an event's title that fit into the name of a file."""


class Layout(StrEnum):
    """How badges lie on the paper, and what else is made of the same people."""

    SHEET = "sheet"
    SINGLE = "single"
    CARDS = "cards"


LAYOUT_NAMES: Final = {
    Layout.SHEET: N_("Badges, four on a sheet (A4) with cut marks"),
    Layout.SINGLE: N_("Badges, each on a page of its own size (badge printer)"),
    Layout.CARDS: N_("Place cards, to be folded"),
}
TEMPLATES: Final = {Layout.SHEET: "badges.typ", Layout.SINGLE: "badges.typ", Layout.CARDS: "place_cards.typ"}

TINTS: Final = {
    BadgeCategory.HEAD: "#7a1f2b",
    BadgeCategory.DELEGATE: "#0b5563",
    BadgeCategory.COMPANION: "#4a5a2a",
    BadgeCategory.GUEST: "#6b4a12",
    BadgeCategory.SPEAKER: "#4b2e83",
    BadgeCategory.EXHIBITOR: "#8a3c0c",
    BadgeCategory.PRESS: "#14508c",
    BadgeCategory.ORGANISER: "#1f1f1f",
    BadgeCategory.INTERPRETER: "#86245f",
    BadgeCategory.DRIVER: "#4d4d4d",
    BadgeCategory.SECURITY: "#33475b",
}
"""White letters on each reach 7 : 1 (WCAG 2.2, 1.4.6): a badge is read across a room."""


@dataclass(frozen=True, slots=True)
class BadgeWish:
    """How badges are wanted: the language of the large name, and how they lie on the paper."""

    language: str
    layout: Layout = Layout.SHEET


@dataclass(frozen=True, slots=True)
class Occasion:
    """What an event says of itself on a badge."""

    title: Texts
    days: Texts
    """In the four languages."""


def occasion_of(event: Event) -> Occasion:
    """Return what an event says of itself on a badge."""
    return Occasion(event.title, Texts(**{language: days_range(event.days, language) for language in ("ru", "ba", "kk", "en")}))


def in_order(badges: Sequence[BadgeRow], language: str) -> list[BadgeRow]:
    """Return badges by name, by the alphabet of a language."""
    return sorted(badges, key=lambda one: (order(one.bearer.name.told(language), language), one.number))


def badge_document(badges: Sequence[BadgeRow], occasion: Occasion, wish: BadgeWish, *, address: str) -> dict[str, Json]:
    """Return everything that the templates print of badges that stand in order; `address` begins the address behind each code."""
    with speaking(wish.language):
        return {
            "language": wish.language,
            "name": badges_name(occasion, wish),
            "layout": wish.layout.value,
            "event": {"title": told(occasion.title), "days": occasion.days.told(wish.language)},
            "zones": gettext(N_("Access zones")),
            "categories": {category.value: _category(category, wish.language) for category in BadgeCategory},
            "badges": [_badge(badge, wish.language, address) for badge in badges],
        }


def badges_name(occasion: Occasion, wish: BadgeWish) -> str:
    """Return what the document is called, without an extension: «Бейджи – Форум …»."""
    with speaking(wish.language):
        title = clean(occasion.title.told(wish.language))
        short = title if len(title) <= _TITLE else title[:_TITLE].rsplit(None, 1)[0] + " …"
        what = gettext(N_("Place cards")) if wish.layout is Layout.CARDS else gettext(N_("Badges"))
        return f"{what} – {short}"


def latin_name(bearer: Bearer) -> str:
    """Return the name in Latin letters, surname first: as the office has written it in English, else as the passport spells it or would."""
    if bearer.surname.en:
        return clean(f"{bearer.surname.en} {bearer.given.en}")
    return (bearer.latin or spelled(bearer.surname.ru, bearer.given.ru)).title()


def _category(category: BadgeCategory, language: str) -> Json:
    names = []
    for one in dict.fromkeys((language, "en")):
        with speaking(one):
            names.append(gettext(BADGE_CATEGORY_NAMES[category]))
    return {"name": names[0], "also": names[1] if len(names) > 1 and names[1] != names[0] else "", "tint": TINTS[category]}


def _badge(badge: BadgeRow, language: str, address: str) -> Json:
    bearer = badge.bearer
    own = language != "en"
    surname, given = bearer.surname.told(language), " ".join(filter(None, (bearer.given.told(language), bearer.patronymic.told(language))))
    return {
        "surname": clean(surname if own else bearer.surname.en or latin_name(bearer).partition(" ")[0]),
        "given": clean(given if own else bearer.given.en or latin_name(bearer).partition(" ")[2]),
        "latin": latin_name(bearer) if own else "",
        "position": told(bearer.position),
        "organisation": told(bearer.organisation or (bearer.delegations[0][1] if bearer.delegations else Texts())),
        "category": badge.category.value,
        "zones": list(badge.zones),
        "number": f"№ {badge.number:04}",
        "address": f"{address}{badge.code}",
        "alt": gettext(N_("Square code for checking in, badge %(number)s"), number=badge.number),
    }
