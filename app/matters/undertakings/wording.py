"""How undertakings are told: how they stand, who has to do them, and the sentence that minutes have for each.

Between sides nobody instructs anybody: «Стороны договорились …», «Просить казахстанскую сторону …»; a body of our own is addressed in
the dative, with the surname of who answers for it in brackets.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.dates import day_long
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.matters.undertakings.due_rules import STANDING_NAMES, Standing
from app.matters.undertakings.picture import Answering, Body, InstructionPicture, MeasurePicture
from app.matters.undertakings.rules import INSTRUCTION_STATE_NAMES, SECTION_NAMES, InstructionState, Section
from app.register.directory.declension import suggested_position
from app.register.directory.rules.kinds import Case, PartySide
from app.register.directory.rules.names import initials_after

TONES: Final[Mapping[Standing, str]] = {Standing.OVERDUE: "error", Standing.NEAR: "warn"}
AGREED: Final = N_("The sides have agreed: %(what)s")
KAZAKHSTAN: Final = N_("To ask the Kazakhstan side: %(what)s")
PARTNER: Final = N_("To ask the partner side: %(what)s")
STATE_TONES: Final[Mapping[InstructionState, str]] = {InstructionState.DONE: "good", InstructionState.UNDER_WAY: "accent"}


def standing_told(standing: Standing) -> str:
    """Return how an undertaking stands, as the heading of its part of a board."""
    return gettext(STANDING_NAMES[standing])


def state_told(state: InstructionState) -> str:
    """Return how far an undertaking has come, in words."""
    return gettext(INSTRUCTION_STATE_NAMES[state])


def tone_of_state(state: InstructionState) -> str:
    """Return the tone in which a state is shown."""
    return STATE_TONES.get(state, "")


def section_told(section: Section) -> str:
    """Return what a section of the roadmap is called."""
    return gettext(SECTION_NAMES[section])


def tone_of(standing: Standing) -> str:
    """Return the tone in which it is shown how near a day is."""
    return TONES.get(standing, "")


def nearness(one: InstructionPicture | MeasurePicture, day: date) -> str:
    """Return «просрочено на 2 дня», «сегодня», «осталось 3 дня» where that matters; else nothing."""
    standing = one.standing(day)
    if one.due is None or standing not in TONES:
        return ""
    days = (one.due - day).days
    if days < 0:
        return ngettext("overdue by %(num)s day", "overdue by %(num)s days", -days)
    return ngettext("%(num)s day left", "%(num)s days left", days) if days else gettext(N_("due today"))


def body_told(body: Body) -> str:
    """Return a body where there is little room: by its short name, where it has one."""
    return body.short_name.told(current()) or body.name.told(current())


def answering_told(one: Answering) -> str:
    """Return who answers in person, as lists do: «Участников И.И.»; whole where the name has no parts."""
    language = current()
    surname = one.surname.told(language)
    return initials_after(surname, one.given.told(language), one.patronymic.told(language)) if surname else one.name.told(language)


def term_told(due: date | None) -> str:
    """Return until when something has to be done: a day, or «постоянно»."""
    return day_long(due) if due else gettext(N_("permanently"))


def minuted(one: InstructionPicture) -> str:
    """Return a decision as minutes word it, with its term: «Просить казахстанскую сторону назвать … в срок до 1 декабря 2024 г.»."""
    decision = decided(one)
    if one.due is None:
        return gettext(N_("%(decision)s, permanently"), decision=decision)
    return gettext(N_("%(decision)s, by %(day)s"), decision=decision, day=day_long(one.due))


def decided(one: InstructionPicture) -> str:
    """Return a decision as minutes word it, without its term."""
    text = one.text.told(current()).rstrip(" .;")
    if _is_worded(text):
        return text
    if one.theirs:
        asked = KAZAKHSTAN if one.theirs.side is PartySide.KAZAKHSTAN else PARTNER
        return gettext(AGREED if one.ours else asked, what=_lowered(text))
    if one.ours:
        return gettext(N_("To be done by %(body)s: %(what)s"), body=addressed(one.ours, one.answering), what=_lowered(text))
    return text


def addressed(body: Body, answering: Answering | None) -> str:
    """Return a body of our own as minutes address it, the surname in brackets; in Russian in the dative, confirmed or else suggested."""
    name = body.name.told(current())
    if current() == "ru":
        name = body.dative or suggested_position(body.name.ru)[Case.DATIVE]
    return f"{name} ({answering_told(answering)})" if answering else name


def _is_worded(text: str) -> bool:
    """Tell whether somebody has typed the sentence of the minutes itself: its first word is that of one of the sentences between sides."""
    first = text.split(maxsplit=1)[:1]
    return any(first == gettext(sentence, what="").split(maxsplit=1)[:1] for sentence in (AGREED, KAZAKHSTAN, PARTNER))


def _lowered(text: str) -> str:
    """Return a text that goes on in the middle of a sentence; an abbreviation at its beginning stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
