"""How a composition is told: whose it is, for which event, where and when; and a member's position with its body."""

import re
from dataclasses import dataclass
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.text import clean, folded
from app.ground.kernel.texts import Texts
from app.ground.words.dates import days_range
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.quotes import inside
from app.ground.words.style import NBSP
from app.planning.events.kinds import POLICY, Kind
from app.planning.events.models import Event
from app.planning.events.rules import Status

_WORD = re.compile(r"\w+")
_IMPLIED: Final = {"правит": "премьер"}
"""A Prime Minister and their deputies need not be told to be of the Government."""
_ASIDE = re.compile(r"\([^()]*\)")
# «Деловая делегация …», «Передовая группа делегации …»: adjectives in the feminine, then the noun; what follows is in the genitive already.
_FEMININE = re.compile(r"(?P<adjectives>(?:\w[\w-]*(?:ая|яя)\s+)*)(?P<noun>делегация|группа)(?P<rest>\s.*)?", re.IGNORECASE | re.DOTALL)
_ADJECTIVE = re.compile(r"(\w[\w-]*?)(ая|яя)(?=\s)")
_GENITIVES: Final = {"делегация": "делегации", "группа": "группы"}
_SIBILANTS: Final = frozenset("жчшщ")
"""After these «-ая» becomes «-ей»: «рабочая» – «рабочей»."""
_STRESSED: Final = frozenset({"больш", "чуж"})
"""Unless the stress is on the ending: «большая» – «большой»."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The event that people come to, as far as a heading tells it."""

    title: Texts
    kind: Kind
    city: Texts
    days: Days
    dates_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The lines above a composition, in the spoken language: «СОСТАВ», «делегации …», «для участия в …», «г. Астана, …»."""

    kicker: str
    subject: str
    purpose: str
    where_and_when: str

    def lines(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        return tuple(line for line in (self.kicker, self.subject, self.purpose, self.where_and_when) if line)


def occasion_of(event: Event) -> Occasion:
    """Return an event as a heading tells it."""
    unknown = event.status is Status.POSTPONED and event.dates_unknown
    return Occasion(event.title, event.kind, event.city.name, event.days, unknown)


def heading_of(delegation: Texts, occasion: Occasion) -> Heading:
    """Return the heading of one delegation's composition."""
    name = clean(delegation.told(current()))
    of_whom = genitive(name) if current() == "ru" else ""
    kicker = gettext(N_("COMPOSITION")) if of_whom else gettext(N_("COMPOSITION OF THE DELEGATION"))
    return Heading(kicker, of_whom or name, _purpose(occasion), _where_and_when(occasion))


def heading_of_all(occasion: Occasion) -> Heading:
    """Return the heading of the compositions of all delegations of an event."""
    return Heading(gettext(N_("COMPOSITION OF THE DELEGATIONS")), "", _purpose(occasion), _where_and_when(occasion))


def genitive(name: str) -> str:
    """Return a Russian name that begins with «делегация» or «группа» in the genitive; nothing where it is built otherwise."""
    match = _FEMININE.fullmatch(name)
    if match is None:
        return ""
    adjectives = _ADJECTIVE.sub(lambda found: found[1] + ("ей" if found[2].lower() == "яя" else _of_hard(found[1])), match["adjectives"])
    told = f"{adjectives}{_GENITIVES[match['noun'].lower()]}{match['rest'] or ''}"
    return told[:1].lower() + told[1:]


def position_told(position: Texts, organisation: Texts, language: str) -> str:
    """Return a position with the body that it is at; a position that names the body itself, in whatever case, is left alone."""
    post, body = clean(position.told(language)), clean(organisation.told(language))
    if getattr(position, language) and not getattr(organisation, language) and _names(clean(position.ru), clean(organisation.ru)):
        return post  # a Russian name of what the position, in another language, names already
    return post if _names(post, body) else ", ".join(filter(None, (post, body)))


def _names(post: str, body: str) -> bool:
    if not body:
        return True
    words = _WORD.findall(folded(post))
    stems = [_stem(word) for word in _WORD.findall(folded(_ASIDE.sub("", body))) if len(word) > 3]
    return bool(stems) and all(any(word.startswith((stem, _IMPLIED.get(stem, stem))) for word in words) for stem in stems)


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else word[: max(4, len(word) - 1)]


def _of_hard(stem: str) -> str:
    return "ей" if stem[-1:].lower() in _SIBILANTS and stem.lower() not in _STRESSED else "ой"


def _purpose(occasion: Occasion) -> str:
    title = _quoted(clean(occasion.title.told(current())))
    return gettext(POLICY[occasion.kind].purpose, title=title)


_INNER: Final = str.maketrans("“”", "‘’")
"""Quotes inside quotes, as English has them."""


def _quoted(title: str) -> str:
    if current() == "en":
        return title if title[:1] == "“" else f"“{title.translate(_INNER)}”"
    return f"«{inside(title)}»"


def _where_and_when(occasion: Occasion) -> str:
    city = clean(occasion.city.told(current()))
    town = f"г.{NBSP}{city}" if city and current() == "ru" else city
    when = gettext(N_("dates not known yet")) if occasion.dates_unknown else days_range(occasion.days)
    return ", ".join(filter(None, (town, when)))
