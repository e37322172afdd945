"""Claims about whom the words for “responsible” name."""

import pytest

from app.planning.logistics.responsible import surnames_in, those_named

NAMES = {
    "ii": "Иванов Иван Иванович",
    "ap": "Иванов Анатолий Петрович",
    "p": "Петрова Анна",
    "k": "Құрманғалиұлы Нұрлан",
    "s": "Сидоров-Ким Пётр Олегович",
}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", ()),
        ("Иванов И.И.", ("ii",)),
        ("И.И. Иванов", ("ii",)),
        ("И. И. Иванов", ("ii",)),
        ("Иванов И.", ("ii",)),
        ("Иванов А.П., Иванов И.И.", ("ii", "ap")),
        ("ИВАНОВ И.И. (МИД)", ("ii",)),
        ("Минспорт, Иванов Иван Иванович", ("ii",)),
        ("Иван Иванович Иванов", ("ii",)),
        ("Иванов", ()),
        ("Иванов К.И.", ()),
        ("Иванов И.П.", ()),
        ("Петров И.И., Иванов А.П.", ("ap",)),
        ("Петрова А.В.", ("p",)),
        ("А. Петрова; И.И. Иванов", ("p", "ii")),
        ("Петров И.И. Иванов А.П.", ("ap",)),
        ("Сидоров-Ким П.О.", ("s",)),
        ("отдел протокола", ()),
    ],
)
def test_who_is_named_by_surname_and_initials_or_in_full(words: str, named: tuple[str, ...]) -> None:
    assert set(those_named([words], NAMES)[0]) == set(named)


def test_every_text_has_its_own_answer_and_equal_texts_the_same() -> None:
    assert those_named(["Иванов И.И.", "", "Иванов И.И."], NAMES) == [("ii",), (), ("ii",)]


def test_words_that_may_be_surnames_have_a_capital() -> None:
    assert surnames_in(["отдел протокола, И.И. Иванов", "Петрова"]) == {"иванов", "петрова"}
