"""A name in one cell is taken apart as a reader of it would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.register.directory.rules.names import NameParts, initials_after, initials_before, parsed, same_person_key


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Участников  Второй  Иванович", NameParts("Участников", "Второй", "Иванович")),
        ("Участник Первый Д1", NameParts("Участник", "Первый", "Д1")),
        ("Күсәев Өлфәт Һиҙиәт улы", NameParts("Күсәев", "Өлфәт", "Һиҙиәт улы")),
        ("Күсәева Гүзәл Һиҙиәт ҡыҙы", NameParts("Күсәева", "Гүзәл", "Һиҙиәт ҡыҙы")),
        ("КҮСӘЕВ ӨЛФӘТ ҺИҘИӘТ УЛЫ", NameParts("Күсәев", "Өлфәт", "Һиҙиәт улы")),
        ("Алиев Мамед Гасан оглы", NameParts("Алиев", "Мамед", "Гасан оглы")),
        ("Алиев Мамед Гасан-оглы", NameParts("Алиев", "Мамед", "Гасан-оглы")),
        ("Құрманғалиұлы Нұрлан", NameParts("Құрманғалиұлы", "Нұрлан")),
        ("Нұрлан Құрманғалиұлы", NameParts("Құрманғалиұлы", "Нұрлан")),
        ("Сәрсенов Нұрлан Құрманғалиұлы", NameParts("Сәрсенов", "Нұрлан", "Құрманғалиұлы")),
        ("Иванова-Преображенская Гузель Зуфаровна", NameParts("Иванова-Преображенская", "Гузель", "Зуфаровна")),
        ("ИВАНОВА-ПРЕОБРАЖЕНСКАЯ ГУЗЕЛЬ ЗУФАРОВНА", NameParts("Иванова-Преображенская", "Гузель", "Зуфаровна")),
        ("Сидоров П. П.", NameParts("Сидоров", "П.", "П.", initials_only=True)),
        ("Сидоров П.П.", NameParts("Сидоров", "П.", "П.", initials_only=True)),
        ("П.П. Сидоров", NameParts("Сидоров", "П.", "П.", initials_only=True)),
        ("П.П.Сидоров", NameParts("Сидоров", "П.", "П.", initials_only=True)),
        ("Сидоров П", NameParts("Сидоров", "П.", initials_only=True)),
        ("Ж.-П. Бельмондо", NameParts("Бельмондо", "Ж.-П.", initials_only=True)),
        ("Сидоров Пётр П.", NameParts("Сидоров", "Пётр", "П.")),
        ("СИДОРОВ Петр", NameParts("Сидоров", "Петр")),
        ("Петр СИДОРОВ", NameParts("Сидоров", "Петр")),
        ("KUSSAYEV Olfat", NameParts("Kussayev", "Olfat")),
        ("Olfat KUSSAYEV", NameParts("Kussayev", "Olfat")),
        ("Петр Иванович Сидоров", NameParts("Сидоров", "Петр", "Иванович")),
        ("Рабинович Иван Абрамович", NameParts("Рабинович", "Иван", "Абрамович")),
        ("Сидоров, Петр Иванович", NameParts("Сидоров", "Петр", "Иванович")),
        ("Иван Иванович", NameParts("", "Иван", "Иванович")),
        ("г-н Сидоров П.П.", NameParts("Сидоров", "П.", "П.", initials_only=True)),
        ("УЧАСТНИК1 имя", NameParts("Участник1", "Имя")),
        ("О'НИЛ ДЖОН", NameParts("О'Нил", "Джон")),
        ("МакКонахи Мэттью", NameParts("МакКонахи", "Мэттью")),
        ("Ким", NameParts("Ким")),
        ("—", NameParts("")),
        ("", NameParts("")),
    ],
)
def test_a_name_is_taken_apart(text: str, parts: NameParts) -> None:
    assert parsed(text) == parts


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (("Участников", "Иван", "Иванович"), "И.И. Участников", "Участников И.И."),
        (("Күсәев", "Өлфәт", "Һиҙиәт улы"), "Ө.Һ. Күсәев", "Күсәев Ө.Һ."),
        (("Құрманғалиұлы", "Нұрлан", ""), "Н. Құрманғалиұлы", "Құрманғалиұлы Н."),
        (("Сидоров", "П.", "П."), "П.П. Сидоров", "Сидоров П.П."),
        (("Бельмондо", "Жан-Поль", ""), "Ж.-П. Бельмондо", "Бельмондо Ж.-П."),
        (("Алиев", "Мамед", "Гасан-оглы"), "М.Г. Алиев", "Алиев М.Г."),
        (("Ким", "", ""), "Ким", "Ким"),
        (("Участник", "Д4-05", ""), "Участник Д4-05", "Участник Д4-05"),
    ],
)
def test_initials_stand_before_or_after(name: tuple[str, str, str], before: str, after: str) -> None:
    assert (initials_before(*name), initials_after(*name)) == (before, after)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("УЧАСТНИК1 имя", "Участник1 Имя"),
        ("Фёдоров Пётр", "Федоров Петр"),
        ("Күсәев Өлфәт Һиҙиәт улы", "КҮСӘЕВ ӨЛФӘТ ҺИҘИӘТ УЛЫ"),
        ("Петр Иванович Сидоров", "Сидоров Петр Иванович"),
        ("П.П. Сидоров", "Сидоров П. П."),
    ],
)
def test_two_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    first, second = parsed(one), parsed(other)
    keys = {same_person_key(name.surname, name.given, name.patronymic) for name in (first, second)}
    assert len(keys) == 1


@given(st.text(max_size=60))
def test_whatever_stands_in_the_cell_is_taken_apart(text: str) -> None:
    parts = parsed(text)
    assert all(part == part.strip() for part in (parts.surname, parts.given, parts.patronymic))


@given(st.lists(st.sampled_from(["Күсәев", "Нұрлан", "Иванович", "П.", "Иванова-Петрова", "улы", "KUSSAYEV"]), min_size=1, max_size=4))
def test_spaces_between_the_words_count_for_nothing(words: list[str]) -> None:
    assert parsed("  ".join(words)) == parsed(" ".join(words)) == parsed(f" {chr(0xA0).join(words)} ")


@given(st.lists(st.sampled_from(["Сидоров", "Петр", "Ильич", "Ивановна", "Ерланулы", "Кызы", "Оглы", "Господин"]), min_size=3, max_size=3))
def test_a_name_written_as_most_are_is_taken_apart_like_any_other(words: list[str]) -> None:
    usual = " ".join(words)
    assert parsed(usual) == parsed(f"{usual},")
