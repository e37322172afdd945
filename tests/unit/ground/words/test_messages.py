"""Sentences in the spoken language."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from markupsafe import Markup, escape
from wtforms import Form, StringField
from wtforms.validators import InputRequired, Length

from app.ground.kernel.refusals import NotFound, Refusal
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import When
from app.ground.words import messages
from app.ground.words.languages import speaking

UNKNOWN = "Nobody has translated this: %(what)s."


def test_a_sentence_is_told_in_the_spoken_language() -> None:
    told = []
    for language in ("ru", "ba", "kk", "en"):
        with speaking(language):
            told.append(messages.gettext("There is no time zone called “%(zone)s”.", zone="Asia/Ufa"))
    assert told == [
        "Часового пояса «Asia/Ufa» не существует.",
        "«Asia/Ufa» тигән сәғәт бүлкәте юҡ.",
        "«Asia/Ufa» деген уақыт белдеуі жоқ.",
        "There is no time zone called “Asia/Ufa”.",
    ]


def test_a_sentence_that_nobody_translated_is_told_in_english() -> None:
    assert messages.gettext(UNKNOWN, what="x") == "Nobody has translated this: x."


def test_no_message_is_no_catalogue_header() -> None:
    assert messages.gettext("") == ""


def test_a_sentence_without_values_may_contain_a_percent_sign() -> None:
    assert messages.gettext("100% full") == "100% full"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (date(2024, 11, 28), "28~ноября 2024~г."),
        (time(9, 30), "09.30"),
        (datetime(2024, 11, 28, 9, 30, tzinfo=UTC), "28~ноября 2024~г., 09.30"),
        (WallTime(datetime.fromisoformat("2024-11-28 09:30"), "Asia/Almaty"), "28~ноября 2024~г., 09.30"),
        (When(date(2024, 11, 28)), "28~ноября 2024~г., время уточняется"),
        (Days(date(2024, 11, 26), date(2024, 11, 27)), "26–27~ноября 2024~г."),
        (timedelta(minutes=90), "1~ч~30~мин"),
        (Texts(ru="Приём", en="Reception"), "Приём"),
        (60, "60"),
        ("<b>", "<b>"),
        (["Уфа", time(9, 30)], "Уфа, 09.30"),
    ],
)
def test_values_are_written_as_the_spoken_language_does(value: object, told: str) -> None:
    assert messages.told(Refusal(UNKNOWN, what=value)) == f"Nobody has translated this: {told}.".replace("~", "\u00a0")


def test_a_content_text_inside_a_sentence_is_told_in_the_readers_language() -> None:
    with speaking("en"):
        assert messages.gettext(UNKNOWN, what=Texts(ru="Приём", en="Reception")) == "Nobody has translated this: Reception."


def test_a_refusal_without_values_is_told_too() -> None:
    with speaking("en"):
        assert messages.told(NotFound()) == "This page does not exist, or it has been removed."


def test_the_form_of_a_sentence_fits_its_number() -> None:
    with speaking("ru"):
        told = [
            messages.ngettext("Field must be at least %(min)d character long.", "Field must be at least %(min)d characters long.", n, min=n)
            for n in (1, 2, 5, 21)
        ]
    assert told == [
        "Введите не менее 1 символа.",
        "Введите не менее 2 символов.",
        "Введите не менее 5 символов.",
        "Введите не менее 21 символа.",
    ]


def test_the_number_need_not_be_named() -> None:
    assert messages.ngettext("%(num)s thing", "%(num)s things", 2) == "2 things"


def test_a_lazy_sentence_is_told_when_it_is_shown() -> None:
    sentence = messages.lazy("This field is required.")
    with speaking("en"):
        assert f"{sentence}" == "This field is required."
    with speaking("ru"):
        assert f"{sentence}" == "Заполните это поле."


def test_a_lazy_sentence_can_stand_where_texts_stand() -> None:
    sentence = messages.lazy("<%(what)s>", what=time(9, 30))
    assert escape(sentence) == Markup("&lt;09.30&gt;")
    assert Markup("{}").format(sentence) == Markup("&lt;09.30&gt;")
    assert (sentence + "!", "!" + sentence, f"{sentence:>8}", len(sentence)) == ("<09.30>!", "!<09.30>", " <09.30>", 7)
    assert messages.lazy("%%(n)s") % {} == "%(n)s"
    assert {sentence: 1}[messages.lazy("<%(what)s>", what=time(9, 30))] == 1
    assert repr(sentence) == "lazy('<%(what)s>')"


class _Form(Form):
    class Meta:
        def get_translations(self, _form: Form) -> messages.Translations:
            return messages.translations_for_wtforms()

    title = StringField(messages.lazy("This field is required."), [InputRequired(), Length(min=3)])


def test_wtforms_labels_and_sentences_are_in_the_spoken_language() -> None:
    form = _Form(data={"title": "a"})
    with speaking("ru"):
        assert str(form.title.label) == '<label for="title">Заполните это поле.</label>'
        form.validate()
        assert form.title.errors == ["Заполните это поле."]
    with speaking("en"):
        form.validate()
        assert form.title.errors == ["This field is required."]
