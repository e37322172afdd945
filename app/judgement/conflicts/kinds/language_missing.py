"""An item that guests read lacks a text in a language that they need."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.judgement.conflicts.ahead import lies_ahead
from app.judgement.conflicts.checks import ITEMS, Check
from app.judgement.conflicts.facts import ItemFact, Sort, Thing
from app.judgement.conflicts.findings import Clash, Message, Value
from app.judgement.conflicts.situation import Situation
from app.planning.events.kinds import Severity
from app.planning.programmes.rules import Visibility

_NAMES: Final[Mapping[str, str]] = {"ba": N_("Bashkir"), "kk": N_("Kazakh"), "en": N_("English")}
"""The languages that a text may lack: without the Russian one there is none."""
_MESSAGES: Final = (
    N_("%(item)s lacks a text that guests read: %(one)s."),
    N_("%(item)s lacks texts that guests read: %(one)s, %(two)s."),
    N_("%(item)s lacks texts that guests read: %(one)s, %(two)s, %(three)s."),
)
"""By how many languages are missing."""
_PLACES: Final = ("one", "two", "three")


def _judge(situation: Situation, item: ItemFact) -> Iterator[Clash]:
    facts = situation.facts
    missing = tuple(language for language in _NAMES if language in item.untranslated)
    if not missing or item.visibility is Visibility.HOSTS or not lies_ahead(facts, facts.events[item.event]):
        return
    thing = Thing(Sort.ITEM, item.id)
    values: dict[str, Value] = {"item": thing}
    values |= {place: Message(_NAMES[language]) for place, language in zip(_PLACES, missing, strict=False)}
    yield Clash((thing,), _MESSAGES[len(missing) - 1], values, missing)


CHECK = Check("language_missing", N_("A missing text of a language"), Severity.ERROR, ITEMS, _judge)
