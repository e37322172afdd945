"""How a table, what is not equal at it, access of the press and gifts are told."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.ground.words.style import NBSP
from app.matters.talks.composition_rules import Party, Remark, Unequal
from app.matters.talks.gift_rules import GiftRemark
from app.matters.talks.listing import Total
from app.matters.talks.rules import GIFT_STATE_NAMES, PRESS_NAMES, TALKS_ROLE_NAMES, GiftState, Press, TalksRole
from app.matters.talks.table import AtTable, Somebody, Table
from app.planning.delegations.wording import position_told
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

_NO_HEAD: Final[Mapping[Party, str]] = {
    Party.OURS: N_("our side has no head at the table"),
    Party.THEIRS: N_("the partner’s side has no head at the table"),
}
_NO_INTERPRETER: Final[Mapping[Party, str]] = {
    Party.OURS: N_("our side has no interpreter of its own"),
    Party.THEIRS: N_("the partner’s side has no interpreter of its own"),
}
_SHORT: Final[Mapping[TalksRole, str]] = {
    TalksRole.HEAD: N_("head"),
    TalksRole.INTERPRETER: N_("interpreter"),
    TalksRole.MEMBER: N_("member"),
    TalksRole.NOTE_TAKER: N_("note-taker"),
}
_LETTERS: Final = 19
"""Letters of a name that fit beside the table of a drawing."""
_GIFT_REMARKS: Final[Mapping[GiftRemark, str]] = {
    GiftRemark.OVERDUE: N_("not handed in within three working days"),
    GiftRemark.OVERDUE_UNKNOWN: N_("of no known value and not handed in within three working days"),
    GiftRemark.NO_ACT: N_("the act of its being handed in is not named"),
}


def side_told(side: PartySide) -> str:
    """Return the name of a side."""
    return gettext(PARTY_SIDE_NAMES[side])


def our_side_told() -> str:
    """Return the name of our side."""
    return side_told(PartySide.BASHKORTOSTAN)


def role_short(role: TalksRole) -> str:
    """Return what somebody does at the table where there is little room."""
    return gettext(_SHORT[role])


def name_lines(who: Somebody) -> tuple[str, ...]:
    """Return a name with initials in as many lines as a drawing needs."""
    name = who.short.told(current())
    first, _, rest = name.partition(" ")
    return (name,) if len(name) <= _LETTERS or not rest else (first, rest)


def role_told(role: TalksRole) -> str:
    """Return what somebody does at the table."""
    return gettext(TALKS_ROLE_NAMES[role])


def position_of(who: Somebody) -> str:
    """Return what somebody is and where, in the language spoken."""
    return position_told(who.position, who.organisation, current())


def remark_told(remark: Unequal, people: Mapping[int, AtTable]) -> str:
    """Return what is not equal as a few words."""
    match remark.what:
        case Remark.NO_HEAD:
            return gettext(_NO_HEAD[remark.party])
        case Remark.NO_INTERPRETER:
            return gettext(_NO_INTERPRETER[remark.party])
        case Remark.FEWER if remark.party is Party.OURS:
            return ngettext("our side is %(num)s person short", "our side is %(num)s people short", remark.number)
        case Remark.FEWER:
            return ngettext("the partner’s side is %(num)s person short", "the partner’s side is %(num)s people short", remark.number)
        case Remark.RANKS:
            ours, theirs = (people[key].who.short.told(current()) for key in remark.keys)
            steps = ngettext("%(num)s step", "%(num)s steps", remark.number)
            return gettext(N_("ranks of %(ours)s and %(theirs)s: %(steps)s apart"), ours=ours, theirs=theirs, steps=steps)


def press_told(press: Press, minutes: int | None) -> str:
    """Return when the press is in: «пресса: первые 5 мин.», «без прессы»."""
    if press is Press.OPENING and minutes:
        return gettext(N_("press: the first %(minutes)s min"), minutes=minutes)
    told = gettext(PRESS_NAMES[press])
    return told if press in (Press.NONE, Press.OPEN) else gettext(N_("press: %(access)s"), access=told)


def seat_told(seat: int) -> str:
    """Return where somebody sits, as the head sees it."""
    if seat == 0:
        return gettext(N_("at the centre"))
    if seat > 0:
        return gettext(N_("to the right, %(place)s"), place=seat)
    return gettext(N_("to the left, %(place)s"), place=-seat)


def gift_state_told(state: GiftState) -> str:
    """Return what has become of a gift."""
    return gettext(GIFT_STATE_NAMES[state])


def gift_tone(state: GiftState) -> str:
    """Return the tone in which a state is shown."""
    return {GiftState.PLANNED: "warn", GiftState.READY: "accent"}.get(state, "good")


def gift_remark_told(remark: GiftRemark) -> str:
    """Return what is to be said of a gift."""
    return gettext(_GIFT_REMARKS[remark])


def roubles(value: int) -> str:
    """Return an amount: «12 500 ₽»."""
    return f"{value:,}".replace(",", NBSP) + f"{NBSP}₽"


def total_told(total: Total) -> str:
    """Return how many gifts, and what they are worth together: «3 подарка, 12 500 ₽, стоимость 1 не указана»."""
    parts = [ngettext("%(num)s gift", "%(num)s gifts", total.count)]
    if total.value:
        parts.append(roubles(total.value))
    if total.unknown:
        parts.append(ngettext("%(num)s gift of no known value", "%(num)s gifts of no known value", total.unknown))
    return ", ".join(parts)


def counts_told(table: Table) -> str:
    """Return how many sit on each side as protocol counts: «4 + 4»."""
    return gettext(N_("%(ours)s + %(theirs)s"), ours=table.balance.ours, theirs=table.balance.theirs)
