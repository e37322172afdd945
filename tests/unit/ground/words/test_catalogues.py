"""Every sentence of the house stands in all four catalogues; `python -m app.ground.words.catalogue missing` tells what lacks."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from app.ground.kernel.texts import LANGUAGES
from app.ground.words import catalogue

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.fixture(scope="module")
def messages() -> Catalog:
    return catalogue.template()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_nothing_else_is(language: str, messages: Catalog) -> None:
    faults = catalogue.faults(language, messages)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bringing_a_complete_catalogue_up_to_date_changes_no_byte_twice(language: str, messages: Catalog, tmp_path: Path) -> None:
    path = catalogue.path_of(language, tmp_path)
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogue.path_of(language).read_bytes())
    catalogue.write(language, catalogue.updated(language, messages, tmp_path), tmp_path)
    once = path.read_bytes()
    catalogue.write(language, catalogue.updated(language, messages, tmp_path), tmp_path)
    assert path.read_bytes() == once
    assert b"Date" not in once.split(b"\n\n")[0]


def _one(tmp_path: Path, entry: str, language: str = "ru") -> Path:
    path = catalogue.path_of(language, tmp_path)
    path.parent.mkdir(parents=True, exist_ok=True)
    plurals = {"ru": "nplurals=3; plural=(n != 1);", "kk": "nplurals=2; plural=(n != 1);"}[language]
    path.write_text(f'{HEADER}"Plural-Forms: {plurals}\\n"\n\n{entry}\n', encoding="utf-8")
    return tmp_path


def _wanted(*ids: str | tuple[str, str]) -> Catalog:
    wanted = Catalog()
    for one in ids:
        wanted.add(one)
    return wanted


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "At %(time)s"\nmsgstr ""', "ru: does not translate “At %(time)s”"),
        ('msgid "At %(time)s"\nmsgstr "В %(tme)s"', "ru: has other places in “At %(time)s”"),
        ('msgid "At %(time)s"\nmsgstr "В %(time)d"', "ru: has other places in “At %(time)s”"),
        ('msgid "At %(time)s"\nmsgstr "В назначенный час"', "ru: has other places in “At %(time)s”"),
        ('#, fuzzy\nmsgid "At %(time)s"\nmsgstr "В %(time)s"', "ru: only guesses “At %(time)s”"),
    ],
)
def test_a_faulty_translation_is_told(entry: str, fault: str, tmp_path: Path) -> None:
    assert catalogue.faults("ru", _wanted("At %(time)s"), _one(tmp_path, entry)) == (fault,)


def test_a_lacking_and_a_left_over_message_are_told(tmp_path: Path) -> None:
    root = _one(tmp_path, 'msgid "Old"\nmsgstr "Старое"')
    assert catalogue.faults("ru", _wanted("New"), root) == ("ru: lacks “New”", "ru: no source says “Old”")


def test_where_only_one_thing_takes_the_first_form_it_need_not_be_numbered(tmp_path: Path) -> None:
    pair = ("One item", "%(num)s items")
    entry = 'msgid "One item"\nmsgid_plural "%(num)s items"\nmsgstr[0] "Бір тармақ"\nmsgstr[1] "%(num)s тармақ"'
    assert catalogue.faults("kk", _wanted(pair), _one(tmp_path, entry, "kk")) == ()


def test_in_russian_the_first_form_is_also_for_twenty_one(tmp_path: Path) -> None:
    pair = ("One item", "%(num)s items")
    entry = (
        'msgid "One item"\nmsgid_plural "%(num)s items"\nmsgstr[0] "Один пункт"\nmsgstr[1] "%(num)s пункта"\nmsgstr[2] "%(num)s пунктов"'
    )
    assert catalogue.faults("ru", _wanted(pair), _one(tmp_path, entry)) == ("ru: has other places in “One item”",)
