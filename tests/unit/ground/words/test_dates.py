"""Days, hours and lengths of time in four languages."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import LANGUAGES
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.ground.words import dates
from app.ground.words.languages import speaking

UFA, ASTANA, MOSCOW = "Asia/Yekaterinburg", "Asia/Almaty", "Europe/Moscow"
DAY = date(2024, 11, 28)


def at(text: str, zone: str = UFA, fold: int = 0) -> WallTime:
    return WallTime(datetime.fromisoformat(text), zone, fold)


def when(start: WallTime, end: WallTime | None = None, precision: Precision = Precision.EXACT) -> When:
    return When(start.day, precision, start, end)


def in_four(**by_language: str) -> list[tuple[str, str]]:
    """Write `~` for a space that does not break."""
    return [(language, by_language[language].replace("~", "\u00a0")) for language in LANGUAGES]


@pytest.mark.parametrize(("language", "told"), in_four(ru="09.05", ba="09.05", kk="09.05", en="09:05"))
def test_a_clock_has_a_point_and_in_english_a_colon(language: str, told: str) -> None:
    assert dates.clock(time(9, 5), language) == told
    assert dates.clock(at("2024-11-28 09:05"), language) == told


@pytest.mark.parametrize(("language", "told"), in_four(ru="10.00–11.30", ba="10.00–11.30", kk="10.00–11.30", en="10:00–11:30"))
def test_an_exact_time_is_told_by_its_two_ends(language: str, told: str) -> None:
    assert dates.hours(when(at("2024-11-28 10:00"), at("2024-11-28 11:30")), language) == told


@pytest.mark.parametrize(("language", "told"), in_four(ru="с~19.00", ba="башланыуы:~19.00", kk="басталуы:~19.00", en="from~19:00"))
def test_an_open_time_is_told_by_its_start(language: str, told: str) -> None:
    assert dates.hours(when(at("2024-11-28 19:00"), precision=Precision.OPEN), language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(ru="ориентировочно~13.15–14.00", ba="яҡынса~13.15–14.00", kk="шамамен~13.15–14.00", en="approximately~13:15–14:00"),
)
def test_an_approximate_time_says_so(language: str, told: str) -> None:
    lunch = when(at("2024-11-28 13:15"), at("2024-11-28 14:00"), Precision.APPROXIMATE)
    assert dates.hours(lunch, language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(ru="время уточняется", ba="ваҡыты аныҡлана", kk="уақыты нақтыланады", en="time to be confirmed"),
)
def test_an_unknown_time_is_told_in_words(language: str, told: str) -> None:
    assert dates.hours(When(DAY), language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(ru="23.30–00.40 (28~ноября)", ba="23.30–00.40 (28~ноябрь)", kk="23.30–00.40 (28~қараша)", en="23:30–00:40 (28~November)"),
)
def test_an_end_after_midnight_is_told_with_its_day_where_there_is_room(language: str, told: str) -> None:
    dinner = when(at("2024-11-27 23:30"), at("2024-11-28 00:40"))
    assert dates.hours_full(dinner, language) == told
    assert dates.hours(dinner, language) == told.partition(" (")[0]


def test_an_hour_that_happened_twice_is_told_with_its_offset() -> None:
    watch = when(at("2024-02-29 23:30", ASTANA, 0), at("2024-02-29 23:10", ASTANA, 1))
    assert dates.hours(watch, "ru") == "23.30 (UTC+6)–23.10 (UTC+5)"


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(ru="28~ноября 2024~г.", ba="2024~йылдың 28~ноябре", kk="2024~жылғы 28~қараша", en="28~November 2024"),
)
def test_a_day_is_written_out(language: str, told: str) -> None:
    assert dates.day_long(DAY, language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(
        ru="26~ноября 2024~г., вторник",
        ba="2024~йылдың 26~ноябре, шишәмбе",
        kk="2024~жылғы 26~қараша, сейсенбі",
        en="Tuesday, 26~November 2024",
    ),
)
def test_a_days_heading_has_its_weekday(language: str, told: str) -> None:
    assert dates.day_heading(date(2024, 11, 26), language) == told


@pytest.mark.parametrize(("language", "told"), in_four(ru="вт", ba="шш", kk="сс", en="Tue"))
def test_a_weekday_has_a_short_name(language: str, told: str) -> None:
    assert dates.weekday(date(2024, 11, 26), True, language) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_day_is_the_same_everywhere(language: str) -> None:
    assert dates.day_short(date(2024, 3, 1), language) == "01.03.2024"


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(ru="26–27~ноября 2024~г.", ba="2024~йылдың 26–27~ноябре", kk="2024~жылғы 26–27~қараша", en="26–27~November 2024"),
)
def test_days_of_one_month_name_it_once(language: str, told: str) -> None:
    assert dates.days_range(Days(date(2024, 11, 26), date(2024, 11, 27)), language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(
        ru="30~ноября – 2~декабря 2024~г.",
        ba="2024~йылдың 30~ноябре – 2~декабре",
        kk="2024~жылғы 30~қараша – 2~желтоқсан",
        en="30~November – 2~December 2024",
    ),
)
def test_days_of_two_months_name_the_year_once(language: str, told: str) -> None:
    assert dates.days_range(Days(date(2024, 11, 30), date(2024, 12, 2)), language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(
        ru="30~декабря 2024~г. – 2~января 2025~г.",
        ba="2024~йылдың 30~декабре – 2025~йылдың 2~ғинуары",
        kk="2024~жылғы 30~желтоқсан – 2025~жылғы 2~қаңтар",
        en="30~December 2024 – 2~January 2025",
    ),
)
def test_days_of_two_years_name_both(language: str, told: str) -> None:
    assert dates.days_range(Days(date(2024, 12, 30), date(2025, 1, 2)), language) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_day_is_no_range(language: str) -> None:
    assert dates.days_range(Days(DAY, DAY), language) == dates.day_long(DAY, language)


@pytest.mark.parametrize(
    ("language", "told"), in_four(ru="ноябрь 2024~г.", ba="2024~йылдың ноябре", kk="2024~жылғы қараша", en="November 2024")
)
def test_a_month_heads_a_calendar(language: str, told: str) -> None:
    assert dates.month(DAY, language) == told


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        (timedelta(hours=5), "UTC+5"),
        (timedelta(hours=5, minutes=30), "UTC+5:30"),
        (timedelta(hours=-3, minutes=-30), "UTC−3:30"),
        (timedelta(0), "UTC"),
    ],
)
def test_an_offset_is_told_from_utc(ahead: timedelta, told: str) -> None:
    assert dates.offset(ahead) == told


@pytest.mark.parametrize(
    ("zone", "cities"),
    [
        (ASTANA, ["Астана", "Астана", "Астана", "Astana"]),
        (UFA, ["Уфа", "Өфө", "Уфа", "Ufa"]),
        (MOSCOW, ["Москва", "Мәскәү", "Мәскеу", "Moscow"]),
        ("Asia/Tashkent", ["Ташкент", "Ташкент", "Ташкент", "Tashkent"]),
    ],
)
def test_a_zone_is_called_by_the_city_that_people_mean(zone: str, cities: list[str]) -> None:
    assert [dates.zone_city(zone, language) for language in LANGUAGES] == cities


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(ru="время местное (UTC+5)", ba="урындағы ваҡыт (UTC+5)", kk="жергілікті уақыт (UTC+5)", en="local time (UTC+5)"),
)
def test_local_time_is_noted_with_its_offset(language: str, told: str) -> None:
    assert dates.local_time_note(ASTANA, date(2024, 3, 1), language) == told


def test_the_note_knows_the_offset_of_the_day() -> None:
    assert dates.local_time_note(ASTANA, date(2024, 2, 29), "ru") == "время местное (UTC+6)"


@pytest.mark.parametrize(
    ("language", "told"),
    in_four(
        ru="10.00–11.30 по времени Астаны, UTC+5",
        ba="10.00–11.30 (Астана ваҡыты менән, UTC+5)",
        kk="10.00–11.30 (Астана уақытымен, UTC+5)",
        en="10:00–11:30 Astana time, UTC+5",
    ),
)
def test_hours_are_told_by_a_citys_time(language: str, told: str) -> None:
    assert dates.by_time_of(when(at("2024-11-28 10:00"), at("2024-11-28 11:30")), ASTANA, language) == told


def test_hours_in_a_city_whose_genitive_is_unknown_are_told_with_its_name_beside_them() -> None:
    assert dates.by_time_of(when(at("2024-11-28 10:00")), "Asia/Tashkent", "ru") == "10.00 по местному времени (Ташкент, UTC+5)"


def test_hours_that_fall_on_another_day_there_are_told_with_it() -> None:
    late = when(at("2024-11-28 23:30"))
    assert dates.by_time_of(late, "Asia/Tokyo", "en") == "29\u00a0November, 03:30 Tokyo time, UTC+9"


def test_an_unknown_time_is_nobodys_time() -> None:
    assert dates.by_time_of(When(DAY), ASTANA, "ru") == "время уточняется"


def test_two_zones_are_told_where_their_clocks_differ() -> None:
    assert dates.two_zones(at("2023-09-25 09:00"), ASTANA, "ru") == "09.00 (Уфа), 10.00 (Астана)"
    assert dates.two_zones(at("2024-11-27 09:00"), ASTANA, "ru") == "09.00"
    assert dates.two_zones(at("2023-09-25 23:30"), ASTANA, "kk") == "23.30 (Уфа), 26\u00a0қыркүйек, 00.30 (Астана)"


def test_an_instant_is_told_by_the_clocks_of_a_place() -> None:
    assert dates.instant(datetime(2024, 11, 28, 9, 5, tzinfo=UTC), UFA, "ru") == "28.11.2024, 14.05"
    assert dates.instant(datetime(2024, 11, 28, 22, 5, tzinfo=UTC), MOSCOW, "en") == "29.11.2024, 01:05"


@pytest.mark.parametrize(
    ("minutes", "told"), [(90, "1~ч~30~мин"), (45, "45~мин"), (120, "2~ч"), (0, "0~мин"), (1440, "24~ч"), (-30, "−30~мин")]
)
def test_a_length_is_told_in_hours_and_minutes(minutes: int, told: str) -> None:
    assert dates.duration(minutes, "ru") == told.replace("~", "\u00a0")


@pytest.mark.parametrize(("language", "told"), in_four(ru="1~ч~30~мин", ba="1~сәғ~30~мин", kk="1~сағ~30~мин", en="1~h~30~min"))
def test_a_length_has_the_units_of_its_language(language: str, told: str) -> None:
    assert dates.duration(90, language) == told


def test_without_a_language_the_spoken_one_is_used() -> None:
    with speaking("kk"):
        assert dates.weekday(DAY) == "бейсенбі"
    assert dates.weekday(DAY) == "четверг"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(LANGUAGES))
def test_every_day_is_told_with_its_number_and_year_and_nothing_unfilled(day: date, language: str) -> None:
    told = dates.day_heading(day, language)
    assert str(day.year) in told
    assert f"{day.day}\u00a0" in told
    assert not set("{}~%") & set(told)


@given(st.integers(1, 12), st.sampled_from(LANGUAGES))
def test_every_month_has_a_name_of_its_own(number: int, language: str) -> None:
    names = [dates.day_month(date(2024, other, 1), language) for other in range(1, 13)]
    assert names.count(names[number - 1]) == 1


def test_the_hours_of_a_day_reach_to_the_latest_end_and_say_when_that_is_another_day() -> None:
    watch = when(at("2024-11-28 08:00"), at("2024-11-29 08:00"))
    opening, reception = when(at("2024-11-28 07:30"), at("2024-11-28 09:00")), when(at("2024-11-28 19:00"))
    unknown = When(DAY)
    assert dates.hours_of_all([watch, opening, reception, unknown], "ru") == "07.30–08.00 (29\u00a0ноября)"
    assert dates.hours_of_all([opening, reception], "ru") == "07.30–19.00"
    assert dates.hours_of_all([reception], "ru") == "19.00"
    assert dates.hours_of_all([unknown], "ru") == ""
