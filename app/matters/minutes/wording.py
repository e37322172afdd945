"""How minutes are told: how far they have come, what is missing, each decision as it will be printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.words.dates import day_long
from app.ground.words.messages import gettext, ngettext
from app.matters.minutes.picture import MinutedDecision, MinutesPicture
from app.matters.minutes.rules import (
    DECISION_FORM_NAMES,
    MINUTES_STATE_NAMES,
    REMARK_STATE_NAMES,
    Audience,
    DecisionForm,
    MinutesState,
    RemarkState,
)
from app.matters.minutes.wording_rules import opening, sentence
from app.register.directory.rules.kinds import PartySide

SIDE_NAMES: Final[Mapping[PartySide, str]] = {
    PartySide.BASHKORTOSTAN: N_("Bashkortostan side"),
    PartySide.KAZAKHSTAN: N_("Kazakhstan side"),
}
_CHAIRLESS: Final[Mapping[PartySide, str]] = {
    PartySide.BASHKORTOSTAN: N_("nobody is named to sign for the Bashkortostan side"),
    PartySide.KAZAKHSTAN: N_("nobody is named to sign for the Kazakhstan side"),
}
_TONES: Final[Mapping[MinutesState, str]] = {
    MinutesState.DISCUSSED: "accent",
    MinutesState.AGREED: "accent",
    MinutesState.APPROVED: "good",
}


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """A decision as it will be printed in a language; `is_own` where its text is there in that language."""

    language: str
    text: str
    is_own: bool


def state_told(state: MinutesState) -> str:
    """Return how far minutes have come, in words."""
    return gettext(MINUTES_STATE_NAMES[state])


def tone_of(state: MinutesState) -> str:
    """Return the tone in which a state is shown."""
    return _TONES.get(state, "")


def remark_told(state: RemarkState) -> str:
    """Return what became of a remark, in words."""
    return gettext(REMARK_STATE_NAMES[state])


def tone_of_remark(state: RemarkState) -> str:
    """Return the tone in which that is shown."""
    return "warn" if state is RemarkState.OPEN else "good" if state is RemarkState.ACCEPTED else ""


def side_told(side: PartySide) -> str:
    """Return the name of a side."""
    return gettext(SIDE_NAMES[side])


def title_told(number: str) -> str:
    """Return what minutes are called: «Протокол № 2»."""
    return gettext(N_("Minutes № %(number)s"), number=number) if number else gettext(N_("Minutes of the meeting"))


def form_told(form: DecisionForm) -> str:
    """Return a form of decision by its own first words, as it is chosen."""
    begins = opening(form)
    return begins if begins != "…" else gettext(DECISION_FORM_NAMES[form])


def day_told(due: date | None) -> Texts:
    """Return a day in words in every language; nothing for none."""
    return Texts(**{tag: day_long(due, tag) for tag in LANGUAGES}) if due else Texts()


def decision_told(picture: MinutesPicture, one: MinutedDecision, language: str, *, theirs_first: bool = False) -> str:
    """Return a decision as it is printed in a language."""
    return sentence(picture.worded(one, theirs_first=theirs_first), language, day_told(one.due))


def lacks_of(picture: MinutesPicture) -> tuple[str, ...]:
    """Return what minutes still lack before they can be signed, a few words each."""
    return tuple(_lacks(picture))


def _lacks(picture: MinutesPicture) -> Iterable[str]:
    if not picture.number:
        yield gettext(N_("they have no number"))
    signing = {PartySide.BASHKORTOSTAN: picture.ours, PartySide.KAZAKHSTAN: picture.theirs}
    for side, one in signing.items():
        if not one.uid and (side is PartySide.BASHKORTOSTAN or picture.audience is Audience.BILATERAL):
            yield gettext(_CHAIRLESS[side])
    if not any(point.decisions for point in picture.points):
        yield gettext(N_("there is no decision yet"))
    missing = sum(not getattr(text, picture.second_language) for text in _texts(picture)) if picture.second_language else 0
    if missing:
        yield ngettext("%(num)s text is missing in the second language", "%(num)s texts are missing in the second language", missing)


def _texts(picture: MinutesPicture) -> Iterable[Texts]:
    for point in picture.points:
        yield point.title
        yield from (decision.text for decision in point.decisions)
        yield from (text for text in (point.speakers, point.course) if text)
