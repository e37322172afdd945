"""How a composition is told: its heading, and a position with its body."""

from datetime import date

import pytest

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.planning.delegations.wording import Occasion, genitive, heading_of, heading_of_all, position_told
from app.planning.events.kinds import Kind

FAIR = Occasion(
    Texts("ИННОПРОМ. Казахстан", en="INNOPROM. Kazakhstan"),
    Kind.TRADE_FAIR_VISIT,
    Texts("Астана", en="Astana"),
    Days(date(2023, 9, 25), date(2023, 9, 27)),
)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Делегация Правительства Республики Башкортостан", "делегации Правительства Республики Башкортостан"),
        ("Деловая делегация Республики Башкортостан", "деловой делегации Республики Башкортостан"),
        ("Передовая группа делегации Правительства", "передовой группы делегации Правительства"),
        ("Официальная правительственная делегация", "официальной правительственной делегации"),
        ("Рабочая группа", "рабочей группы"),
        ("Большая делегация", "большой делегации"),
        ("Соседняя делегация", "соседней делегации"),
        ("Акимат Костанайской области", ""),
        ("", ""),
    ],
)
def test_a_delegation_is_told_in_the_genitive_where_its_name_allows(name: str, told: str) -> None:
    assert genitive(name) == told


def test_a_russian_heading_reads_as_one_sentence() -> None:
    heading = heading_of(Texts("Делегация Правительства Республики Башкортостан"), FAIR)
    assert heading.subject == "делегации Правительства Республики Башкортостан"
    assert heading.where_and_when == "г.\u00a0Астана, 25–27\u00a0сентября 2023\u00a0г."
    assert "«ИННОПРОМ. Казахстан»" in heading.purpose
    assert len(heading.lines()) == 4


def test_a_name_built_otherwise_stands_as_it_is() -> None:
    assert heading_of(Texts("Акимат Костанайской области"), FAIR).subject == "Акимат Костанайской области"


def test_quotes_of_a_title_turn_into_inner_ones() -> None:
    forum = Occasion(Texts("Форум «Торатау»", en="Forum “Toratau”"), Kind.FORUM, Texts("Уфа"), Days(date(2024, 11, 26), date(2024, 11, 26)))
    assert "«Форум „Торатау“»" in heading_of_all(forum).purpose
    with speaking("en"):
        assert heading_of_all(forum).purpose == "for participation in the event “Forum ‘Toratau’”"


def test_in_other_languages_the_name_is_not_declined() -> None:
    with speaking("en"):
        heading = heading_of(Texts("Делегация", en="Delegation of Kostanay Region"), FAIR)
    assert heading.lines() == (
        "COMPOSITION OF THE DELEGATION",
        "Delegation of Kostanay Region",
        "for participation in the exhibition “INNOPROM. Kazakhstan”",
        "Astana, 25–27\u00a0September 2023",
    )


def test_days_that_nobody_knows_are_not_told() -> None:
    waiting = Occasion(FAIR.title, FAIR.kind, FAIR.city, FAIR.days, dates_unknown=True)
    with speaking("en"):
        assert heading_of_all(waiting).where_and_when == "Astana, dates not known yet"


@pytest.mark.parametrize(
    ("position", "organisation", "told"),
    [
        ("генеральный директор", "ООО «Образец»", "генеральный директор, ООО «Образец»"),
        ("Премьер-министр Правительства Республики Башкортостан", "Правительство Республики Башкортостан", None),
        ("министр промышленности", "Министерство промышленности", None),
        ("министр промышленности", "Министерство промышленности (образец)", None),
        ("заместитель Премьер-министра Республики Казахстан", "Правительство Республики Казахстан", None),
        (
            "помощник Премьер-министра",
            "Правительство Республики Казахстан",
            "помощник Премьер-министра, Правительство Республики Казахстан",
        ),
        ("специалист", "Акимат области", "специалист, Акимат области"),
        ("генеральный директор ООО «Первая образцовая фирма»", "ООО «Первая образцовая фирма»", None),
        ("", "ИА «Образец»", "ИА «Образец»"),
        ("советник", "", None),
    ],
)
def test_a_body_is_told_unless_the_position_names_it(position: str, organisation: str, told: str | None) -> None:
    assert position_told(Texts(position), Texts(organisation), "ru") == (position if told is None else told)


def test_a_russian_body_is_not_put_behind_a_position_that_names_it_in_its_own_language() -> None:
    position = Texts("министр промышленности", kk="өнеркәсіп министрі")
    assert position_told(position, Texts("Министерство промышленности"), "kk") == "өнеркәсіп министрі"
    assert position_told(Texts("директор", kk="директор"), Texts("ООО «Образец»"), "kk") == "директор, ООО «Образец»"
