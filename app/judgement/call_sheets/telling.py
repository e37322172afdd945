"""What a recipient is told, a sentence a thing, in the language spoken."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import LANGUAGES
from app.ground.kernel.when import When
from app.ground.words.dates import day_month, days_range, duration, hours
from app.ground.words.languages import current, speaking
from app.ground.words.messages import gettext
from app.ground.words.quotes import inside
from app.judgement.call_sheets.differences import Difference
from app.judgement.call_sheets.knowing import Car, Known, Named, Value
from app.judgement.call_sheets.rules import Deed, Fact, Matter
from app.judgement.publishing.telling import moved_told
from app.planning.itineraries.rules import LineKind
from app.planning.itineraries.wording import place_told, title_told
from app.planning.programmes.participants import names_told
from app.planning.programmes.wording import ITEM_ROLES

FACT_NAMES: Final[Mapping[Fact, str]] = {
    Fact.WHEN: N_("Time"),
    Fact.PLACE: N_("Place"),
    Fact.DRESS: N_("Dress"),
    Fact.PRESS: N_("Press"),
    Fact.ROLE: N_("Role"),
    Fact.SPEECH: N_("Speech"),
    Fact.LANGUAGES: N_("Languages"),
    Fact.NUMBER: N_("Number"),
    Fact.MET_BY: N_("Met by"),
    Fact.START_PLACE: N_("From"),
    Fact.GOAL: N_("To"),
    Fact.CAR: N_("Car"),
    Fact.DRIVER: N_("Driver"),
    Fact.HOTEL: N_("Hotel"),
    Fact.ROOM: N_("Room"),
    Fact.DAYS: N_("Dates"),
}


def sentence(one: Difference) -> str:
    """Return what is told: «27 ноября, встреча глав: перенесено с 10.00 на 10.20»."""
    said = _of_event(one) if one.about.startswith("event:") else _of_thing(one)
    if not one.whose:
        return said
    return gettext(N_("%(sentence)s (%(names)s)"), sentence=said, names=names_told(one.whose, current()))


def in_every_language(one: Difference) -> dict[str, str]:
    """Return the sentence in each language, and under `about` the thing that it is about."""
    told = {}
    for language in LANGUAGES:
        with speaking(language):
            told[language] = sentence(one)
    return {**told, "about": one.about}


def _of_event(one: Difference) -> str:
    match one.deed:
        case Deed.CANCELLED:
            return gettext(N_("The event is cancelled"))
        case Deed.POSTPONED:
            return gettext(N_("The event is postponed; the new dates are not known yet"))
    days = Days(one.known.line.when.day, one.known.line.until or one.known.line.when.day)
    return gettext(N_("The event takes place after all, %(days)s"), days=days_range(days))


def _of_thing(one: Difference) -> str:
    # What has moved is called by the day that its reader knows.
    line = (one.before or one.known).line
    title = title_told(one.known.line, current())
    if line.kind is not LineKind.STAY:
        title = gettext(N_("%(day)s, %(title)s"), day=day_month(line.when.day), title=title)
    return gettext(N_("%(title)s: %(what)s"), title=title, what=_what(one))


def _what(one: Difference) -> str:
    match one.deed:
        case Deed.CANCELLED:
            return gettext(N_("cancelled (%(details)s)"), details=_details(one.known, one.before))
        case Deed.GONE:
            return gettext(N_("no longer in your programme (%(details)s)"), details=_details(one.known, one.before))
        case Deed.RESTORED:
            return gettext(N_("takes place after all, %(details)s"), details=_details(one.known, one.after, one.facts))
        case Deed.ADDED:
            return gettext(N_("new, %(details)s"), details=_details(one.known, one.after, one.facts))
    return "; ".join(_changed(one))


def _details(known: Known, side: Known | None, facts: tuple[Fact, ...] = ()) -> str:
    """Return when and where, and what is somebody's own in it."""
    line = (side or known).line
    if known.matter is Matter.STAY and line.until:
        return days_range(Days(line.when.day, line.until))
    parts = [hours(line.when), place_told(line, current())]
    own = side.facts if side else {}
    parts += [_named(fact, own[fact]) for fact in (*facts, Fact.CAR) if own.get(fact)]
    return ", ".join(filter(None, parts))


def _changed(one: Difference) -> Iterator[str]:
    if one.before is None or one.after is None:
        return
    for fact in one.facts:
        yield from _fact(fact, one.before.facts.get(fact), one.after.facts.get(fact))


def _fact(fact: Fact, old: Value | None, new: Value | None) -> Iterator[str]:
    match fact:
        case Fact.WHEN if isinstance(old, When) and isinstance(new, When):
            yield moved_told(old, new)
        case Fact.VIP:
            yield gettext(N_("now through the VIP hall")) if new else gettext(N_("no longer through the VIP hall"))
        case Fact.PASSENGERS:
            count = len(new) if isinstance(new, frozenset) else 0
            yield gettext(N_("other passengers, %(count)s now"), count=count)
        case Fact.ORDER:
            yield gettext(N_("place in the motorcade: %(place)s"), place=new) if new else gettext(N_("no motorcade any more"))
        case Fact.WHOM:
            yield gettext(N_("you interpret for others than before"))
        case _:
            yield _replaced(fact, old, new)


def _replaced(fact: Fact, old: Value | None, new: Value | None) -> str:
    was, now, name = _told(old), _told(new), gettext(FACT_NAMES[fact]).lower()
    if not now:
        return gettext(N_("%(field)s: no longer “%(old)s”"), field=name, old=inside(was))
    if not was:
        return gettext(N_("%(field)s: %(new)s"), field=name, new=now)
    return gettext(N_("%(field)s: “%(new)s” instead of “%(old)s”"), field=name, new=inside(now), old=inside(was))


def _named(fact: Fact, value: Value) -> str:
    return gettext(N_("%(field)s: %(new)s"), field=gettext(FACT_NAMES[fact]).lower(), new=_told(value))


def _told(value: Value | None) -> str:
    match value:
        case Named():
            return value.name.told(current())
        case Car():
            return car_told(value) if value else ""
        case Days():
            return days_range(value)
        case tuple():
            return ", ".join(gettext(ITEM_ROLES[role]).lower() for role in value)
        case bool() | None | When() | frozenset():
            return ""
        case int():
            return duration(value) if value else ""
        case str():
            return value


def car_told(car: Car) -> str:
    """Return «авто № 12, А123ВС102»."""
    return ", ".join(filter(None, (gettext(N_("car no. %(number)s"), number=car.number), car.plate)))
