"""How minutes word a decision in four languages, and what nobody may type into one; pure.

Between sides nobody instructs anybody: «Стороны договорились …», «Просить казахстанскую сторону (…) …». A body of one's own side is
addressed in the dative, with the surname of who answers for it in brackets. What is typed goes on after the words of the form.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean, folded
from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.minutes.rules import Audience, DecisionForm

NBSP: Final = "\u00a0"
NO_DAY: Final = Texts()

FORMS: Final[Mapping[Audience, tuple[DecisionForm, ...]]] = {
    Audience.BILATERAL: (DecisionForm.SIDES_AGREED, DecisionForm.ASK_THEIRS, DecisionForm.ASK_OURS, DecisionForm.NOTED),
    Audience.INTERNAL: (DecisionForm.CHARGE, DecisionForm.NOTED),
}
"""The forms of decisions by whom the minutes are between, in the order in which they are offered."""

_WHAT: Final = "{what}"
_PATTERNS: Final[Mapping[DecisionForm, Mapping[str, str]]] = {
    DecisionForm.SIDES_AGREED: {
        "ru": "Стороны договорились{who} {what}",
        "ba": "Яҡтар{who} {what} килеште",
        "kk": "Тараптар{who} {what} келісті",
        "en": "The sides have agreed{who} {what}",
    },
    DecisionForm.ASK_OURS: {
        "ru": "Просить башкортостанскую сторону{who} {what}",
        "ba": "Башҡортостан яғынан{who} {what} һорарға",
        "kk": "Башқұртстан тарапынан{who} {what} сұралсын",
        "en": "To ask the side of Bashkortostan{who} {what}",
    },
    DecisionForm.ASK_THEIRS: {
        "ru": "Просить казахстанскую сторону{who} {what}",
        "ba": "Ҡаҙағстан яғынан{who} {what} һорарға",
        "kk": "Қазақстан тарапынан{who} {what} сұралсын",
        "en": "To ask the side of Kazakhstan{who} {what}",
    },
    DecisionForm.NOTED: {
        "ru": "Принять к сведению {what}",
        "ba": "{what} иғтибарға алырға",
        "kk": "{what} назарға алынсын",
        "en": "To take note of {what}",
    },
    DecisionForm.CHARGE: {
        "ru": "{who} {what}",
        "ba": "{who}: {what}",
        "kk": "{who}: {what}",
        "en": "{who} {what}",
    },
}
"""What stands around a typed text; `{who}` has its own brackets and its own space before it."""

_BY: Final[Mapping[str, str]] = {
    "ru": "{said} в{nbsp}срок до{nbsp}{day}",
    "ba": "{said} (мөҙҙәте – {day})",
    "kk": "{said} (мерзімі – {day})",
    "en": "{said} by {day}",
}
_PERMANENTLY: Final[Mapping[str, str]] = {
    "ru": "{said}, постоянно",
    "ba": "{said} (даими)",
    "kk": "{said} (тұрақты)",
    "en": "{said}, permanently",
}

_SPOKEN: Final[Mapping[DecisionForm, tuple[str, ...]]] = {
    DecisionForm.SIDES_AGREED: (
        "стороны договорились",
        "стороны согласились",
        "договорились",
        "яҡтар",
        "тараптар",
        "the sides have agreed",
        "the sides agreed",
        "the sides agree",
    ),
    DecisionForm.ASK_OURS: (
        "просить башкортостанскую сторону",
        "просить башкирскую сторону",
        "башҡортостан яғынан",
        "башқұртстан тарапынан",
        "to ask the side of bashkortostan",
        "ask the side of bashkortostan",
        "ask the bashkortostan side",
    ),
    DecisionForm.ASK_THEIRS: (
        "просить казахстанскую сторону",
        "просить казахскую сторону",
        "ҡаҙағстан яғынан",
        "қазақстан тарапынан",
        "to ask the side of kazakhstan",
        "ask the side of kazakhstan",
        "ask the kazakhstan side",
        "ask the kazakhstani side",
    ),
    DecisionForm.NOTED: ("принять к сведению", "принять во внимание", "to take note", "take note"),
    DecisionForm.CHARGE: (),
}
"""How people begin who type the words of a form themselves."""
_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "ba": ("килеште", "һорарға", "иғтибарға алырға"),
    "kk": ("келісті", "сұралсын", "сұрау", "назарға алынсын"),
}
_CHARGED: Final = re.compile(
    r"(?<!\w)(?:поруч(?:ить|ается|аю|аем|ено|ает)|дать\s+поручени[ея]|обязать|тапшырырга|йоклэргэ|тапсырылсын|instruct)(?!\w)"
)
"""Whatever charges somebody; compared with a text that has been folded."""
_INFINITIVE: Final = re.compile(r"[А-ЯЁ][а-яё]*(?:ть|ти|чь)(?:ся)?(?!\w)")
_SHORT: Final = re.compile(r"(?<!\w)(?:РБ|РК)(?!\w)")
_LAST: Final = " .;,:"
ABBREVIATED: Final = N_("Paper for both sides says “Республика Башкортостан” and “Республика Казахстан” in full.")


@dataclass(frozen=True, slots=True)
class Addressed:
    """A body or a person as a sentence names them: by language, and in the Russian dative."""

    name: Texts
    dative: str = ""

    def told(self, language: str, *, dative: bool = False) -> str:
        """Return the name in a language; with `dative` in that case, where the language is Russian."""
        return self.dative if dative and language == "ru" and self.dative else self.name.told(language)


@dataclass(frozen=True, slots=True)
class Worded:
    """A decision as its sentence needs it. `bodies` stand in the order in which they are told; the first one is charged."""

    form: DecisionForm
    text: Texts
    bodies: tuple[Addressed, ...] = ()
    person: Addressed | None = None
    """Who answers for the body that is charged: «Участников И.И.», in the dative «Участникову И.И.»."""
    is_followed: bool = False
    """Whether it says until when: it has a day, or a body that has to do it."""


def number_told(point: int, decision: int) -> str:
    """Return how a decision is numbered: «1.2»."""
    return f"{point}.{decision}"


def sentence(one: Worded, language: str, due: Texts = NO_DAY) -> str:
    """Return a decision as it is printed in a language; `due` is its day in words, empty for none.

    Where the text is missing in the language, the whole sentence is told in Russian.
    """
    language = language if getattr(one.text, language) else "ru"
    said = _said(one, language)
    if due:
        said = _BY[language].format(said=said, day=due.told(language), nbsp=NBSP)
    elif one.is_followed:
        said = _PERMANENTLY[language].format(said=said)
    said = said[:1].upper() + said[1:]
    return said if said.endswith(".") else f"{said}."


def opening(form: DecisionForm, language: str = "ru") -> str:
    """Return the words with which a form begins, as its field shows them before somebody types: «Стороны договорились …»."""
    before, _, after = _PATTERNS[form][language].replace("{who}", "").partition(_WHAT)
    return f"{before.strip()} … {after.strip()}".strip() if (before + after).strip(" :") else "…"


def without_term(one: Worded) -> Texts:
    """Return the sentence without its term and its stop, in each language that the text has: what an instruction says.

    Whoever follows a charge reads beside it who is charged, so that only what is to be done stands there.
    """
    if one.form is DecisionForm.CHARGE:
        return Texts.of({language: _risen(text.rstrip(_LAST)) for language, text in one.text.as_dict().items()})
    bare = Worded(one.form, one.text)
    return Texts.of({language: _risen(_said(bare, language)) for language in one.text.as_dict()})


def refuse_form(form: DecisionForm, audience: Audience) -> None:
    """Refuse a form that minutes of this kind do not know."""
    if form in FORMS[audience]:
        return
    if audience is Audience.BILATERAL:
        raise Refusal(N_("Between sides nobody is charged: the sides agree, or one of them is asked."), "form")
    raise Refusal(N_("Within one side nobody agrees and nobody is asked: name the body that is to do it, or take note."), "form")


def refuse_wording(form: DecisionForm, audience: Audience, text: Texts) -> None:
    """Refuse a text that says the words of a form itself, or that minutes do not use, in whichever language."""
    for language in LANGUAGES:
        typed = clean(getattr(text, language))
        if typed:
            _refuse_typed(form, audience, typed, language)


def refuse_bodies(form: DecisionForm, *, ours: bool, theirs: bool, person: bool) -> None:
    """Refuse a body or a person for which the sentence has no place, and a charge of nobody."""
    if form is DecisionForm.CHARGE and not ours:
        raise Refusal(N_("Name the body that is to do it."), "our_body")
    if ours and form in (DecisionForm.ASK_THEIRS, DecisionForm.NOTED):
        raise Refusal(N_("The sentence of this form has no place for a body of our side."), "our_body")
    if theirs and form in (DecisionForm.ASK_OURS, DecisionForm.NOTED, DecisionForm.CHARGE):
        raise Refusal(N_("The sentence of this form has no place for a body of the partner’s side."), "their_body")
    if person and form is not DecisionForm.CHARGE:
        raise Refusal(N_("A surname stands only behind a body of one’s own side that is charged."), "person")


def refuse_short(audience: Audience, **texts: Texts) -> None:
    """Refuse «РБ» and «РК» in what guests read; `texts` by the fields beside which that is said."""
    if audience is Audience.INTERNAL:
        return
    for field, text in texts.items():
        for language in LANGUAGES:
            if _SHORT.search(getattr(text, language)):
                raise Refusal(ABBREVIATED, f"{field}-{language}")


def _refuse_typed(form: DecisionForm, audience: Audience, typed: str, language: str) -> None:
    plain, field = folded(typed), f"text-{language}"
    if audience is Audience.BILATERAL and _CHARGED.search(plain):
        raise Refusal(N_("Between sides nobody is charged: leave “поручить” out, and choose who agrees or who is asked."), field)
    if _CHARGED.match(plain):
        raise Refusal(N_("Leave “поручить” out: the body in the dative says it already."), field)
    for other, beginnings in _SPOKEN.items():
        said = next((one for one in beginnings if _begins(plain, folded(one))), "")
        if said and other is form:
            raise Refusal(N_("The words “%(words)s” are printed before it already; write only what follows them."), field, words=said)
        if said:
            raise Refusal(N_("“%(words)s” is another form of decision: choose it above, and write only what follows."), field, words=said)
    ending = next((one for one in _ENDINGS.get(language, ()) if plain.rstrip(_LAST).endswith(" " + folded(one))), "")
    if ending and form is not DecisionForm.CHARGE:
        raise Refusal(N_("The words “%(words)s” are printed behind it already; leave them out."), field, words=ending)
    if audience is Audience.BILATERAL and _SHORT.search(typed):
        raise Refusal(ABBREVIATED, field)


def _begins(plain: str, words: str) -> bool:
    return plain.startswith(words) and not plain[len(words) : len(words) + 1].isalpha()


def _said(one: Worded, language: str) -> str:
    what = one.text.told(language).strip().rstrip(_LAST)
    if language == "en" and one.form is not DecisionForm.NOTED:
        what = what if re.match(r"(?:to|that) ", what) else f"to {what}"
    said = _PATTERNS[one.form][language].format(who=_who(one, language), what=_goes_on(what)).strip()
    return said.replace("договорились что ", "договорились, что ") if language == "ru" else said


def _who(one: Worded, language: str) -> str:
    if one.form is DecisionForm.CHARGE:
        body = one.bodies[0].told(language, dative=True) if one.bodies else ""
        return f"{body} ({one.person.told(language, dative=True)})" if one.person else body
    names = _joined(body.told(language) for body in one.bodies)
    return f" ({names})" if names else ""


def _joined(names: Iterable[str]) -> str:
    return "; ".join(filter(None, names))


def _goes_on(text: str) -> str:
    """Return a text that goes on in a sentence: «Представить» becomes «представить»; any other capital may be a name's and stays."""
    return text[:1].lower() + text[1:] if _INFINITIVE.match(text) else text


def _risen(text: str) -> str:
    return text[:1].upper() + text[1:]
