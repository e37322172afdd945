"""Proposals in words: why a time is good, what stands in the way, and what was booked meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import N_
from app.ground.kernel.when import Precision, When
from app.ground.words import dates
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.judgement.conflicts.facts import Minute, Sort, Thing
from app.judgement.conflicts.free_time.question import ASTANA, UFA, Kind, Obstacle, Question
from app.judgement.conflicts.free_time.ranking import AMPLE, Proposal
from app.judgement.conflicts.free_time.rules import Against
from app.judgement.conflicts.names import Names, names_of_things
from app.judgement.conflicts.wording import person_told, thing_told, wall_of
from app.planning.interpreting.wording import language_told

MOST_NAMED: Final = 3
"""So many people are told by name; of more the others are counted."""
MOST_AGAINST: Final = 3


def between(start: Minute, minutes: int, zone: str) -> When:
    """Return a time by the clocks of a place."""
    begins = wall_of(start, zone)
    return When(begins.day, Precision.EXACT, begins, wall_of(start + minutes, zone))


def pair_named(pair: Sequence[str]) -> str:
    """Return «казахский – русский»."""
    return f"{language_told(pair[0])} {dates.DASH} {language_told(pair[1])}"


def things_named(proposals: Iterable[Proposal], obstacles: Iterable[Obstacle] = ()) -> Iterator[Thing]:
    """Yield everything that the words below name."""
    for one in proposals:
        for room in (one.room, *one.others):
            if room.spot.hall is not None:
                yield Thing(Sort.HALL, room.spot.hall)
        if one.interpreter is not None:
            yield Thing(Sort.PERSON, one.interpreter)
    for obstacle in obstacles:
        yield from (Thing(Sort.PERSON, person) for person in obstacle.people[:MOST_NAMED])


def reasons_of(proposal: Proposal, question: Question, names: Names) -> list[str]:
    """Return why a time is proposed, the most weighty first."""
    return list(_reasons(proposal, question, names))


def _reasons(proposal: Proposal, question: Question, names: Names) -> Iterator[str]:
    room, fit = proposal.room, proposal.fit
    if room.spot.hall is not None and room.holds is not None:
        yield ngettext("the hall is free, %(num)s seat", "the hall is free, %(num)s seats", room.holds)
    if proposal.interpreter is not None and question.pair is not None:
        who = person_told(proposal.interpreter, names)
        yield gettext(N_("interpreter %(name)s, %(languages)s"), name=who, languages=pair_named(question.pair))
    if fit.slack is None:
        yield gettext(N_("nobody has anything else near that time"))
    elif fit.slack >= AMPLE:
        yield gettext(N_("before and after at least %(time)s to spare"), time=dates.duration(min(fit.slack, 120)))
    else:
        yield gettext(N_("only %(time)s to spare before or after"), time=dates.duration(fit.slack))
    if fit.stays:
        yield ngettext("%(num)s person is at this place anyway", "%(num)s people are at this place anyway", fit.stays)
    if fit.moves:
        way = dates.duration(fit.longest)
        yield ngettext("%(num)s person has a way of up to %(time)s", "%(num)s people have a way of up to %(time)s", fit.moves, time=way)
    if question.hours:
        yield gettext(N_("working hours of both sides: %(hours)s"), hours=_both_clocks(proposal.start))
    if fit.unsure:
        yield gettext(N_("something just before or after has no firm time"))


def _both_clocks(start: Minute) -> str:
    """Return «10.00 Уфа / 10.00 Астана»."""
    return " / ".join(f"{dates.clock(wall_of(start, zone))} {dates.zone_city(zone)}" for zone in (UFA, ASTANA))


def hall_told(hall: int | None, names: Names) -> str:
    """Return «Конгресс-холл, зал «Тулпар»», as places are told everywhere; nothing where no hall was asked for."""
    named = names.find(Thing(Sort.HALL, hall)) if hall is not None else None
    if named is None:
        return ""
    return ", ".join(filter(None, (named.within.told(current()) if named.within else "", named.name.told(current()))))


def obstacle_told(obstacle: Obstacle, names: Names) -> str:
    """Return what stands in the way and how many times there would be without it."""
    times = ngettext("%(num)s time", "%(num)s times", obstacle.count)
    match obstacle.kind:
        case Kind.PEOPLE:
            return ngettext(
                "%(people)s: without this person there would be %(times)s.",
                "%(people)s: without these people there would be %(times)s.",
                len(obstacle.people),
                people=_people(obstacle.people, names),
                times=times,
            )
        case kind:
            return gettext(_WITHOUT[kind], times=times)


_WITHOUT: Final = {
    Kind.INTERPRETER: N_("No interpreter is free: without one there would be %(times)s."),
    Kind.HALL: N_("The halls are taken: with one more there would be %(times)s."),
    Kind.HOLIDAYS: N_("Days off stand in the way: with them there would be %(times)s."),
    Kind.WEEKENDS: N_("With Saturdays and Sundays there would be %(times)s."),
    Kind.HOURS: N_("From 8 to 21 o’clock there would be %(times)s."),
    Kind.LUNCH: N_("With lunch time there would be %(times)s."),
    Kind.APART: N_("Without minutes kept free before and after there would be %(times)s."),
}


def _people(people: Sequence[int], names: Names) -> str:
    told = [person_told(person, names) for person in people[:MOST_NAMED]]
    if len(people) > MOST_NAMED:
        told.append(ngettext("%(num)s other", "%(num)s others", len(people) - MOST_NAMED))
    return ", ".join(told)


def against_told(session: Session, against: Sequence[Against], event_id: int) -> str:
    """Return what has been booked meanwhile, and for whom. A query for each sort of thing."""
    things = [one.block.thing for one in against if one.block is not None and one.block.thing is not None]
    people = [Thing(Sort.PERSON, person) for one in against for person in one.people[:MOST_NAMED]]
    names = names_of_things(session, [*things, *people], focus=event_id)
    return " ".join(_against(one, names) for one in against[:MOST_AGAINST])


def _against(one: Against, names: Names) -> str:
    if one.block is None:
        return gettext(N_("The hall is taken."))
    if one.block.thing is None:
        return gettext(N_("%(people)s cannot be there."), people=_people(one.people, names))
    return gettext(N_("%(people)s: %(thing)s."), people=_people(one.people, names), thing=thing_told(one.block.thing, names))
