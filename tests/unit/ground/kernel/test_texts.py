"""A text that guests read, in four languages."""

from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.texts import LANGUAGES, Texts

texts = st.builds(Texts, ru=st.text(max_size=5), ba=st.text(max_size=5), kk=st.text(max_size=5), en=st.text(max_size=5))


def test_a_missing_language_is_told_in_russian() -> None:
    title = Texts(ru="Приём", kk="Қабылдау")
    assert [title.told(language) for language in LANGUAGES] == ["Приём", "Приём", "Қабылдау", "Приём"]


def test_what_is_missing_is_known() -> None:
    assert Texts(ru="Приём", kk="Қабылдау").missing() == ("ba", "en")
    assert Texts(en="Reception").missing() == ("ru", "ba", "kk")
    assert Texts().missing() == ()


def test_a_text_without_words_is_false() -> None:
    assert (bool(Texts()), bool(Texts(ba="Ҡабул итеү"))) == (False, True)


def test_a_text_shown_without_a_language_is_russian() -> None:
    assert str(Texts(ru="Приём", en="Reception")) == "Приём"


def test_only_languages_of_the_house_are_read() -> None:
    assert Texts.of({"ru": "Приём", "tt": "Кабул итү"}) == Texts(ru="Приём")
    assert Texts.of(None) == Texts()


@given(texts)
def test_what_is_stored_is_read_back(text: Texts) -> None:
    assert Texts.of(text.as_dict()) == text


@given(texts)
def test_nothing_empty_is_stored(text: Texts) -> None:
    assert all(text.as_dict().values())
    assert text.missing() == tuple(language for language in LANGUAGES if language not in text.as_dict()) or not text
