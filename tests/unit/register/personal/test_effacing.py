"""A name and a number are found however they are written, and nobody else's."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.register.personal.effacing import Effacer, names_in

GONE = Texts(ru="лицо удалено", kk="тұлға жойылды", en="erased")
NAMES = names_in(
    Texts(ru="Участников", kk="Құрманғалиұлы"),
    Texts(ru="Иван", kk="Нұрлан"),
    Texts(ru="Петрович"),
    ["UCHASTNIKOV IVAN", "Участникову Ивану Петровичу"],
)
EFFACER = Effacer(NAMES, ("+7 917 123-45-67", "N12345678", "ivan@office.example"), GONE)


@pytest.mark.parametrize(
    "written",
    [
        "Участников Иван Петрович",
        "Иван Петрович Участников",
        "Участников Иван",
        "Иван Участников",
        "Участников, Иван Петрович",
        "И.П. Участников",
        "И. П. Участников",
        "И.\u00a0П.\u00a0Участников",
        "Участников И.П.",
        "И.Участников",
        "УЧАСТНИКОВ ИВАН ПЕТРОВИЧ",
        "участников иван петрович",
        "Ivan Uchastnikov",
        "Участникову Ивану Петровичу",
        "И.П. Участникову",
        "+7 917 123-45-67",
        "8 (917) 123 45 67",
        "89171234567",
        "9171234567",
        "N12345678",
        "IVAN@office.example",
    ],
)
def test_who_is_erased_is_found_however_they_are_written(written: str) -> None:
    assert EFFACER.text(f"Встречает {written}, 10:00") in {"Встречает лицо удалено, 10:00", "Встречает …, 10:00"}


@pytest.mark.parametrize(
    "other",
    [
        "Участников Иван Сергеевич",
        "Участникова Анна Петровна",
        "П.И. Участников",
        "Участников И.С.",
        "Соучастников Иван Петрович",
        "участников форума",
        "Иван Петрович Соседов",
        "тел. 19171234567890",
    ],
)
def test_nobody_else_is_touched(other: str) -> None:
    assert EFFACER.text(other) == other


def test_a_text_loses_the_name_in_its_own_language() -> None:
    told = EFFACER.texts(Texts(ru="Участников Иван и другие", kk="Құрманғалиұлы Нұрлан және басқалар", en="Ivan Uchastnikov and others"))

    assert told == Texts(ru="лицо удалено и другие", kk="тұлға жойылды және басқалар", en="erased and others")


@given(st.recursive(st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_what_does_not_tell_of_them_stays_as_it_is(tree: object) -> None:
    assert EFFACER.tree(tree) == tree


@given(st.text(max_size=20), st.text(max_size=20))
def test_effacing_twice_is_effacing_once(before: str, after: str) -> None:
    once = EFFACER.text(f"{before} Участников Иван Петрович {after}")

    assert EFFACER.text(once) == once
    assert "Участников Иван Петрович" not in once


def test_what_is_folded_for_searching_is_found_too() -> None:
    assert "участников" not in EFFACER.text(folded("Участников Иван Петрович"))
    assert folded("Құрманғалиұлы") not in EFFACER.text(folded("Құрманғалиұлы Нұрлан"))


def test_a_payload_tells_of_somebody_in_parts_too() -> None:
    assert EFFACER.is_told_in(json.dumps({"surname": "Участников", "given": "Иван"}).encode())
    assert EFFACER.is_told_in(json.dumps([["Тел.", "8 917 1234567"]]).encode())
    assert not EFFACER.is_told_in(json.dumps({"surname": "Соседов", "given": "Иван"}).encode())
    assert not EFFACER.is_told_in(b"\x00\xff\xfe")


def test_a_surname_alone_names_nobody() -> None:
    nobody = Effacer(names_in(Texts(ru="Участников"), Texts(), Texts(), []), (), GONE)

    assert nobody.text("Участников форума") == "Участников форума"
