"""Claims about how minutes word a decision, and what nobody may type into one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import LANGUAGES, Texts
from app.matters.minutes.rules import Audience, DecisionForm
from app.matters.minutes.wording_rules import (
    FORMS,
    NBSP,
    Addressed,
    Worded,
    number_told,
    opening,
    refuse_bodies,
    refuse_form,
    refuse_short,
    refuse_wording,
    sentence,
    without_term,
)

MINISTRY = Addressed(
    Texts("Министерство внешнеэкономических связей Республики Башкортостан", en="Ministry of Foreign Economic Relations"),
    "Министерству внешнеэкономических связей Республики Башкортостан",
)
TRADE = Addressed(
    Texts("Министерство торговли и интеграции Республики Казахстан", kk="Қазақстан Республикасының Сауда және интеграция министрлігі")
)
PERSON = Addressed(Texts("Участников И.И.", en="Uchastnikov I.I."), "Участникову И.И.")
DUE = Texts(f"1{NBSP}декабря 2024{NBSP}г.", ba="2024 йылдың 1 декабре", kk="2024 жылғы 1 желтоқсан", en="1 December 2024")
NAME_CHAIR = Texts("назвать сопредседателя", ba="рәйестәште атауҙы", kk="тең төрағаны атауы", en="name the co-chair")


@pytest.mark.parametrize(
    ("worded", "due", "told"),
    [
        (
            Worded(DecisionForm.SIDES_AGREED, Texts("уточнить состав рабочей группы")),
            Texts(),
            "Стороны договорились уточнить состав рабочей группы.",
        ),
        (Worded(DecisionForm.SIDES_AGREED, Texts("Уточнить состав.")), Texts(), "Стороны договорились уточнить состав."),
        (
            Worded(DecisionForm.SIDES_AGREED, Texts("что заседание пройдёт в Уфе")),
            Texts(),
            "Стороны договорились, что заседание пройдёт в Уфе.",
        ),
        (
            Worded(DecisionForm.ASK_THEIRS, NAME_CHAIR, (TRADE,), None, True),
            DUE,
            "Просить казахстанскую сторону (Министерство торговли и интеграции Республики Казахстан) назвать сопредседателя"
            f" в{NBSP}срок до{NBSP}1{NBSP}декабря 2024{NBSP}г.",
        ),
        (Worded(DecisionForm.ASK_OURS, Texts("представить список")), Texts(), "Просить башкортостанскую сторону представить список."),
        (Worded(DecisionForm.NOTED, Texts("информацию сторон")), Texts(), "Принять к сведению информацию сторон."),
        (
            Worded(DecisionForm.CHARGE, Texts("Представить график"), (MINISTRY,), PERSON, True),
            DUE,
            "Министерству внешнеэкономических связей Республики Башкортостан (Участникову И.И.) представить график"
            f" в{NBSP}срок до{NBSP}1{NBSP}декабря 2024{NBSP}г.",
        ),
        (
            Worded(DecisionForm.CHARGE, Texts("вести учёт"), (MINISTRY,), None, True),
            Texts(),
            "Министерству внешнеэкономических связей Республики Башкортостан вести учёт, постоянно.",
        ),
        (
            Worded(DecisionForm.SIDES_AGREED, Texts("обмениваться планами"), (MINISTRY, TRADE), None, True),
            Texts(),
            "Стороны договорились (Министерство внешнеэкономических связей Республики Башкортостан;"
            " Министерство торговли и интеграции Республики Казахстан) обмениваться планами, постоянно.",
        ),
    ],
)
def test_a_decision_is_worded_as_official_minutes_have_it(worded: Worded, due: Texts, told: str) -> None:
    assert sentence(worded, "ru", due) == told


def test_each_language_says_it_in_its_own_order_of_words() -> None:
    asked = Worded(DecisionForm.ASK_THEIRS, NAME_CHAIR, (TRADE,), None, True)
    assert [sentence(asked, language, DUE) for language in ("ba", "kk", "en")] == [
        "Ҡаҙағстан яғынан (Министерство торговли и интеграции Республики Казахстан) рәйестәште атауҙы һорарға"
        " (мөҙҙәте – 2024 йылдың 1 декабре).",
        "Қазақстан тарапынан (Қазақстан Республикасының Сауда және интеграция министрлігі) тең төрағаны атауы сұралсын"
        " (мерзімі – 2024 жылғы 1 желтоқсан).",
        "To ask the side of Kazakhstan (Министерство торговли и интеграции Республики Казахстан) to name the co-chair by 1 December 2024.",
    ]


def test_a_text_that_is_missing_in_a_language_is_told_whole_in_russian() -> None:
    noted = Worded(DecisionForm.NOTED, Texts("доклад"), is_followed=True)
    assert sentence(noted, "kk", DUE) == f"Принять к сведению доклад в{NBSP}срок до{NBSP}1{NBSP}декабря 2024{NBSP}г."


def test_a_capital_that_may_be_a_names_stays() -> None:
    assert sentence(Worded(DecisionForm.NOTED, Texts("ИННОПРОМ как площадку")), "ru") == "Принять к сведению ИННОПРОМ как площадку."
    assert (
        sentence(Worded(DecisionForm.SIDES_AGREED, Texts("Уфу считать местом заседания")), "ru")
        == "Стороны договорились Уфу считать местом заседания."
    )


def test_an_instruction_says_the_sentence_without_its_term_and_a_charge_what_is_to_be_done() -> None:
    asked = Worded(DecisionForm.ASK_THEIRS, NAME_CHAIR, (TRADE,), None, True)
    assert without_term(asked) == Texts(
        "Просить казахстанскую сторону назвать сопредседателя",
        ba="Ҡаҙағстан яғынан рәйестәште атауҙы һорарға",
        kk="Қазақстан тарапынан тең төрағаны атауы сұралсын",
        en="To ask the side of Kazakhstan to name the co-chair",
    )
    charged = Worded(DecisionForm.CHARGE, Texts("представить график."), (MINISTRY,), PERSON, True)
    assert without_term(charged) == Texts("Представить график")


@pytest.mark.parametrize(
    ("form", "audience", "text", "field"),
    [
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("Стороны договорились уточнить состав"), "text-ru"),
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("стороны  ДОГОВОРИЛИСЬ уточнить"), "text-ru"),
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("уточнить", kk="тең төрағаны тағайындауға келісті."), "text-kk"),
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("уточнить", ba="Яҡтар исемлекте"), "text-ba"),
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("Просить казахстанскую сторону назвать"), "text-ru"),
        (DecisionForm.ASK_THEIRS, Audience.BILATERAL, Texts("принять к сведению"), "text-ru"),
        (DecisionForm.ASK_OURS, Audience.BILATERAL, Texts("представить", en="Ask the side of Bashkortostan to"), "text-en"),
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("Поручить министерствам"), "text-ru"),
        (DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts("до 1 мая поручить министерствам"), "text-ru"),
        (DecisionForm.CHARGE, Audience.INTERNAL, Texts("Поручить подготовить"), "text-ru"),
        (DecisionForm.NOTED, Audience.BILATERAL, Texts("информацию РБ"), "text-ru"),
    ],
)
def test_the_words_of_a_form_are_not_typed_again(form: DecisionForm, audience: Audience, text: Texts, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_wording(form, audience, text)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "text", ["поручение выполнить", "сторонам договориться", "договорившись, провести", "просить оба министерства", "учесть поручения глав"]
)
def test_words_that_only_resemble_those_of_a_form_may_be_typed(text: str) -> None:
    refuse_wording(DecisionForm.SIDES_AGREED, Audience.BILATERAL, Texts(text))


def test_a_form_of_the_other_audience_is_refused() -> None:
    known = {(form, audience) for audience, forms in FORMS.items() for form in forms}
    unknown = [(form, audience) for form in DecisionForm for audience in Audience if (form, audience) not in known]
    for form, audience in unknown:
        with pytest.raises(Refusal) as refused:
            refuse_form(form, audience)
        assert refused.value.field == "form"
    for form, audience in known:
        refuse_form(form, audience)


@pytest.mark.parametrize(
    ("form", "ours", "theirs", "person", "field"),
    [
        (DecisionForm.CHARGE, False, False, False, "our_body"),
        (DecisionForm.CHARGE, True, True, False, "their_body"),
        (DecisionForm.ASK_THEIRS, True, True, False, "our_body"),
        (DecisionForm.ASK_OURS, True, True, False, "their_body"),
        (DecisionForm.NOTED, False, True, False, "their_body"),
        (DecisionForm.SIDES_AGREED, True, True, True, "person"),
    ],
)
def test_a_body_or_a_person_without_a_place_in_the_sentence_is_refused(
    form: DecisionForm, ours: bool, theirs: bool, person: bool, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        refuse_bodies(form, ours=ours, theirs=theirs, person=person)
    assert refused.value.field == field


def test_both_sides_read_no_abbreviation_and_one_side_may() -> None:
    with pytest.raises(Refusal) as refused:
        refuse_short(Audience.BILATERAL, title=Texts("О плане", kk="РК туралы"))
    assert refused.value.field == "title-kk"
    refuse_short(Audience.INTERNAL, title=Texts("О плане РБ"))


def test_a_form_shows_with_which_words_it_begins() -> None:
    assert [opening(form) for form in DecisionForm] == [
        "Стороны договорились …",
        "Просить башкортостанскую сторону …",
        "Просить казахстанскую сторону …",
        "Принять к сведению …",
        "…",
    ]
    assert number_told(3, 2) == "3.2"


WORDS = st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя ЯЦФ.;,", min_size=1, max_size=60).filter(lambda text: text.strip(" .;,"))


@given(st.sampled_from(list(DecisionForm)), WORDS, st.sampled_from(LANGUAGES), st.booleans())
def test_every_sentence_ends_in_one_stop_and_no_double_space_before_it(form: DecisionForm, text: str, language: str, dated: bool) -> None:
    told = sentence(Worded(form, Texts(text), (MINISTRY,), PERSON, True), language, DUE if dated else Texts())
    assert told.endswith(".")
    assert not told.endswith("..")
    assert told[:1] == told[:1].upper()


@given(st.sampled_from(FORMS[Audience.BILATERAL]), WORDS)
def test_whatever_has_been_worded_once_is_refused_when_it_is_typed_again(form: DecisionForm, text: str) -> None:
    whole = Texts(sentence(Worded(form, Texts(text)), "ru"))
    with pytest.raises(Refusal):
        refuse_wording(form, Audience.BILATERAL, whole)
