"""How the state of an agreement, what it lacks, its texts and who signs it are told."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.languages import current
from app.ground.words.messages import gettext, ngettext
from app.matters.agreements.lacking_rules import Lack, Lacking
from app.matters.agreements.links import LINK_NAMES, LinkKind
from app.matters.agreements.rules import AGREEMENT_STATE_NAMES, AUTHORITY_NAMES, READY, AgreementState, Authority, understood
from app.matters.agreements.text_rules import NEAR, TEXT_STATE_NAMES, LanguageText, TextState
from app.planning.interpreting.wording import language_told
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

LACKS: Final[Mapping[Lack, str]] = {
    Lack.ITEM: N_("no item of the programme is named"),
    Lack.ITEM_CANCELLED: N_("its item of the programme is cancelled"),
    Lack.PARTIES: N_("fewer than two parties are named"),
    Lack.SIGNATORY: N_("nobody is named to sign for: %(party)s"),
    Lack.LATE: TEXT_STATE_NAMES[TextState.LATE],
    Lack.LANGUAGES: N_("no language is named in which it is signed"),
    Lack.TRANSLATOR: TEXT_STATE_NAMES[TextState.UNASSIGNED],
    Lack.UNDONE: TEXT_STATE_NAMES[TextState.UNDER_WAY],
    Lack.UNCHECKED: TEXT_STATE_NAMES[TextState.DONE],
    Lack.AUTHORITY: N_("nobody has said what empowers the signatory of: %(party)s"),
    Lack.PAPER: N_("the paper is not named that empowers the signatory of: %(party)s"),
    Lack.APPROVAL: N_("not approved for signing"),
    Lack.COPIES: N_("there are fewer originals than parties"),
    Lack.FOLDER: N_("no folder is named in which it lies"),
    Lack.DAY: N_("the day of signing is not in the register"),
    Lack.PLACE: N_("the place of signing is not in the register"),
    Lack.NUMBER: N_("it has no number in the register"),
    Lack.KEPT: N_("nobody has said where our original is"),
}
TEXT_TONES: Final[Mapping[TextState, str]] = {TextState.LATE: "error", TextState.UNASSIGNED: "warn", TextState.CHECKED: "good"}


def lack_told(lack: Lacking) -> str:
    """Return what is missing as a few words."""
    told = gettext(LACKS[lack.what], party=lack.party.told(current()))
    return f"{language_told(lack.language)}: {told}" if lack.language else told


def state_told(state: AgreementState) -> str:
    """Return how far an agreement has come, in words."""
    return gettext(AGREEMENT_STATE_NAMES[state])


def tone_of(state: AgreementState) -> str:
    """Return the tone in which a state is shown."""
    if state is AgreementState.SIGNED:
        return "good"
    return "accent" if state in READY else ""


def authority_told(kind: Authority | None, words: str) -> str:
    """Return what empowers somebody to sign: «по должности», «полномочия: доверенность № 12», «устав»; nothing where nobody has said."""
    known, paper = understood(kind, words)
    return ": ".join(filter(None, (gettext(AUTHORITY_NAMES[known]) if known else "", paper)))


def side_told(side: PartySide) -> str:
    """Return whose side a party is on."""
    return gettext(PARTY_SIDE_NAMES[side])


def text_state_told(text: LanguageText, day: date) -> str:
    """Return how the text in a language stands on a day."""
    return gettext(TEXT_STATE_NAMES[text.state(day)])


def text_tone(text: LanguageText, day: date) -> str:
    """Return the tone in which it is shown."""
    return TEXT_TONES.get(text.state(day), "")


def due_told(due: date, day: date) -> str:
    """Return «просрочено на 2 дня», «срок сегодня», «осталось 3 дня»; nothing of what is due later than that."""
    days = (due - day).days
    if days < 0:
        return ngettext("overdue by %(num)s day", "overdue by %(num)s days", -days)
    if days == 0:
        return gettext(N_("due today"))
    return ngettext("%(num)s day left", "%(num)s days left", days) if days <= NEAR.days else ""


def languages_told(codes: Iterable[str]) -> str:
    """Return languages in the one spoken: «русский, казахский»."""
    return ", ".join(map(language_told, codes))


def copies_told(number: int) -> str:
    """Return how many originals are signed."""
    return ngettext("%(num)s original", "%(num)s originals", number)


def link_told(kind: LinkKind) -> str:
    """Return what sort of thing an agreement belongs to."""
    return gettext(LINK_NAMES[kind])
