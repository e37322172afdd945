"""A name sounds the same in whichever letters it is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.sounding import beginning, keys_of, sound_keys, sounded

LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіҙҡҫabcdefghijklmnopqrstuvwxyzäöüığşç'-0189"
WORDS = st.text(LETTERS, max_size=20)
ICAO = dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)) | {
    "ж": "zh",
    "й": "i",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ы": "y",
    "ю": "iu",
    "я": "ia",
}
PLAIN = str.maketrans("әөүұғқңһіҙҡҫ", "эоуугкнхизкс")


@pytest.mark.parametrize(
    "spellings",
    [
        "Кусэев Күсәев Kusaev KUSSAYEV Кусаев Kussaev Kusayev",
        "Мария Maria Mariia Mariya Mariâ",
        "Йолдыз Yoldyz",
        "Юлия Yulia Iuliia Yuliya",
        "Евгений Evgenii Yevgeny Evgeniy",
        "Исхаков Iskhakov Ishakov",
        "Қайрат Кайрат Kairat Qairat Kayrat",
        "Жандос Zhandos Jandos Джандос",
        "Өлфәт Ульфат Olfat Ulfat",
        "Гүзәл Гузель Guzel",
        "Александр Alexander Aleksandr Alexandr",
        "Щукин Shchukin Schukin",
        "Құрманғалиұлы Курмангалиулы Kurmangaliuly Qurmangaliuly",
        "Фёдор Федор Fyodor Fedor Fëdor",
        "Нұрлан Нурлан Nurlan",
        "Цой Tsoi Tsoy",
    ],
)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({sounded(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Иванов Петров", "Сидоров Сидорова", "Ахметов Ахмедов", "Ким Кан", "Серик Берик"])
def test_other_names_do_not(pair: str) -> None:
    one, other = pair.split()
    assert sounded(one) != sounded(other)


@given(WORDS)
def test_the_key_of_a_key_is_that_key(word: str) -> None:
    assert sounded(sounded(word)) == sounded(word)


@given(st.text(max_size=30))
def test_whatever_is_typed_has_a_key_of_letters_and_numbers(text: str) -> None:
    assert all(letter.isalnum() for letter in sounded(text))


@given(st.text("абвгдежзийклмнопрстуфхцчшщыюя", min_size=1, max_size=15))
def test_a_russian_name_meets_its_passport_spelling(word: str) -> None:
    """But for letters that Latin joins anew: «зх» and «ж» are both “zh”."""
    latin = "".join(ICAO[letter] for letter in word)
    if sounded(latin) != sounded(word):
        assert any(joined in word for joined in ("зх", "кх", "тс", "сх", "сщ", "цх", "пх", "гх", "дж", "тч", "тш", "тц", "тз", "тщ", "дзх"))


@given(st.text("абвгдежзийклмнопрстуфхцчшщыюяәөүұғқңһіҙҡҫ", max_size=15))
def test_bashkir_and_kazakh_letters_meet_the_nearest_russian_ones(word: str) -> None:
    assert sounded(word.translate(PLAIN)) == sounded(word)


@given(WORDS)
def test_capitals_count_for_nothing(word: str) -> None:
    assert sounded(word.capitalize()) == sounded(word)


@given(st.text("абвгдежзийклмнопрстуфхцчшщыюя", min_size=2, max_size=12), st.data())
def test_a_word_begins_with_what_its_beginning_begins_with(word: str, data: st.DataObject) -> None:
    length = data.draw(st.integers(1, len(word)))
    start = beginning(word[:length])
    if not any(joined in word for joined in ("дж", "тц", "тч", "тш", "тщ", "цх", "зх", "кх", "гх", "пх", "сх", "андэр", "андер", "андар")):
        assert sounded(word).startswith(start)


def test_keys_stand_one_a_line_and_once() -> None:
    assert sound_keys(["Кусаев Олфат", "Kusaev Olfat"]) == "kosav\nolfat"


def test_a_hyphen_parts_two_words_and_an_apostrophe_does_not() -> None:
    assert (keys_of("Иванова-Преображенская"), keys_of("О'Нил")) == ([sounded("Иванова"), sounded("Преображенская")], [sounded("Онил")])
