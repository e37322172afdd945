"""What the paper of a programme says, before it is set."""

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from app.faces.printouts.abbreviations import abbreviates, guest_abbreviations
from app.faces.printouts.approval import Approval
from app.faces.printouts.programme_document import Edition, Issue, printed_name, programme_document
from app.faces.printouts.rows import Json
from app.faces.printouts.wording import divisible, quoted, said
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.kernel.when import Precision
from app.ground.words.languages import speaking
from app.planning.events.rules import Status
from app.planning.programmes.programme import Programme
from tests.unit.faces.printouts.pictures import DRAFT, FIRST, ITEMS, PUBLISHED, SECOND, TORATAU, VERSION, at, forum, item

NBSP = "\u00a0"


def document(
    programme: Programme | None = None, edition: Edition = Edition.HOST, language: str = "ru", issue: Issue = VERSION
) -> dict[str, Json]:
    return programme_document(programme or forum(), edition, language, issue)


def rows(told: dict[str, Json]) -> dict[str, dict[str, Json]]:
    days = cast("list[dict[str, list[dict[str, Json]]]]", told["days"])
    return {str(row["uid"]): row for day in days for row in day["rows"]}


def part(told: dict[str, Json], name: str) -> dict[str, Json]:
    return cast("dict[str, Json]", told[name])


def test_guests_do_not_read_what_is_for_hosts() -> None:
    guest = rows(document(edition=Edition.GUEST))
    assert list(guest) == [one.uid for one in ITEMS if one.uid != "walk"]
    assert list(rows(document())) == [one.uid for one in ITEMS]
    for key in ("participants", "responsible", "transport", "dress", "press"):
        assert all(key not in row for row in guest.values())
    assert guest["two"]["note"] == ""


def test_hours_are_told_as_firmly_as_they_are_known() -> None:
    told = {uid: row["hours"] for uid, row in rows(document()).items()}
    assert told["plenary"] == "10.00–11.30"
    assert told["lunch"] == "ориентировочно 13.15"
    assert told["reception"] == f"с{NBSP}19.00".replace(NBSP, " ")
    assert told["signing"] == "время уточняется"


def test_the_hours_of_another_zone_are_told_by_both_clocks() -> None:
    more = rows(document())["fly"]["hours_more"]
    assert more == ["Москва, UTC+3", "08.10–10.10 по времени Уфы, UTC+5"]
    assert rows(document())["plenary"]["hours_more"] == []


def test_an_item_over_midnight_says_on_which_day_it_ends() -> None:
    (more,) = cast("list[str]", rows(document(language="en"))["music"]["hours_more"])
    assert more == f"ends on 27{NBSP}November"


def test_the_local_time_is_told_once_where_it_is_the_same_on_all_days() -> None:
    told = document()
    assert part(told, "head")["time_note"] == "время местное (UTC+5)"
    assert [day["note"] for day in cast("list[dict[str, Json]]", told["days"])] == ["", ""]


def test_the_local_time_is_told_day_by_day_where_the_clocks_are_changed_between() -> None:
    first, second = date(2024, 2, 28), date(2024, 3, 2)
    astana = "Asia/Almaty"
    items = (item("a", at(first, "10:00", zone=astana), "а"), item("b", at(second, "10:00", zone=astana), "б"))
    told = document(replace(forum(*items), zone=astana, days=Days(first, second)))
    assert part(told, "head")["time_note"] == ""
    notes = [day["note"] for day in cast("list[dict[str, Json]]", told["days"])]
    assert notes == ["время местное (UTC+6)", "время местное (UTC+5)"]


def test_the_city_stands_beside_a_place_in_another_one_only() -> None:
    told = rows(document())
    assert told["fly"]["place"] == "Аэропорт Внуково, Москва"
    assert told["plenary"]["place"] == "Конгресс-холл «Торатау», большой зал"
    assert told["lunch"]["place"] == ""


def test_speeches_tell_guests_who_speaks_and_hosts_how_long_and_in_which_language() -> None:
    guest = [
        speech["details"]
        for speech in cast("list[dict[str, Json]]", rows(document(edition=Edition.GUEST, language="en"))["plenary"]["speeches"])
    ]
    host = [speech["details"] for speech in cast("list[dict[str, Json]]", rows(document(language="en"))["plenary"]["speeches"])]
    assert guest == ["", "by video link"]
    assert host == [f"10{NBSP}min", f"15{NBSP}min, қазақша, by video link"]


def test_a_draft_says_so_and_as_of_when_and_a_version_says_which() -> None:
    draft, version = document(language="en", issue=DRAFT), document(language="en")
    assert (draft["watermark"], version["watermark"]) == ("DRAFT", None)
    assert part(draft, "foot")["right"] == "draft, as of 20.11.2024, 14:05"
    assert part(version, "foot")["right"] == f"Version 2 of 20{NBSP}November 2024"


def test_changed_items_are_marked_only_against_a_named_version() -> None:
    changed = frozenset({"plenary", "gone"})
    marked = document(issue=Issue(PUBLISHED, 2, changed=changed, since=1), language="en")
    assert [uid for uid, row in rows(marked).items() if row["changed"]] == ["plenary"]
    assert marked["marks"] == "changes since version 1"
    unmarked = document(issue=Issue(PUBLISHED, 2, changed=changed))
    assert unmarked["marks"] is None
    assert not any(row["changed"] for row in rows(unmarked).values())


def test_open_dates_and_the_reason_are_told_at_the_head() -> None:
    put_off = replace(forum(), status=Status.POSTPONED, status_reason=Texts("Карантин", en="Quarantine"), dates_unknown=True)
    head = part(document(put_off, language="en"), "head")
    assert (head["status_reason"], head["dates_note"]) == ("Quarantine", "dates to be confirmed")
    usual = part(document(forum(), language="en"), "head")
    assert (usual["status_reason"], usual["dates_note"]) == ("", "")


def test_a_cancelled_or_postponed_event_says_so_at_its_head() -> None:
    told = {status: part(document(replace(forum(), status=status), language="en"), "head")["status"] for status in Status}
    assert {status for status, text in told.items() if text} == {Status.CANCELLED, Status.POSTPONED}
    assert told[Status.POSTPONED] == "Postponed"


def test_what_cannot_be_seen_is_left_out_of_the_paper() -> None:
    told = rows(document(forum(item("a", at(FIRST, "10:00"), "Вс\u202eтреча\u200b\x07", responsible="Иванов\u202e"))))
    assert (told["a"]["title"], told["a"]["responsible"]) == ("Встреча", "Иванов")


def test_a_missing_language_falls_back_to_russian() -> None:
    for language in LANGUAGES:
        assert rows(document(language=language))["closing"]["title"] == "Закрытие"


def test_only_a_row_of_about_half_a_sheet_may_be_divided() -> None:
    long = item("long", at(FIRST, "10:00"), "Заседание", note=Texts("Очень долгое примечание. " * 80), place=TORATAU)
    lines = item("lines", at(FIRST, "11:00"), "Заседание", participants=Texts("\n".join(["Участник"] * 30)))
    told = rows(document(forum(long, lines, *ITEMS)))
    assert [uid for uid, row in told.items() if row["breakable"]] == ["long", "lines"]


def test_columns_that_nothing_stands_in_make_room_for_the_others() -> None:
    def widths(programme: Programme) -> dict[Json, Json]:
        columns = cast("list[dict[str, Json]]", document(programme)["columns"])
        return {column["key"]: column["width"] for column in columns}

    full, empty = widths(forum()), widths(forum(item("a", at(SECOND, "10:00"), "Закрытие")))
    assert full.keys() == empty.keys() == {"hours", "what", "place", "participants", "responsible", "transport", "dress", "press"}
    assert full["participants"] == 41
    assert empty["participants"] == 24


def test_a_sheet_is_called_by_its_event_and_version() -> None:
    assert printed_name(forum(), Edition.GUEST, "en", 2) == (
        "Programme – 20th Forum of Interregional Cooperation between Russia and Kazakhstan, version 2"
    )
    assert printed_name(forum(), Edition.HOST, "en", None).endswith(", draft")


def test_who_approves_is_read_from_one_line() -> None:
    assert Approval.of("Премьер-министр Правительства, А. Г. Назаров") == Approval("Премьер-министр Правительства", "А. Г. Назаров")
    assert Approval.of("Премьер-министр А.Г. Назаров") == Approval("Премьер-министр", "А.Г. Назаров")
    assert Approval.of("Протокольная служба") == Approval("Протокольная служба")
    assert Approval.of("") == Approval("")


def test_abbreviated_republics_are_found_as_words_only() -> None:
    said_short = item("a", at(FIRST, "10:00"), "О подготовке Дней РБ/РК")
    in_a_speech = replace(ITEMS[2], uid="b", title=Texts("Встреча"), note=Texts("Министр РК"))
    hidden = replace(said_short, uid="c", visibility=ITEMS[1].visibility)
    harmless = item("d", at(FIRST, "10:00"), "РБК и ПАРК")
    assert guest_abbreviations(forum(said_short, in_a_speech, hidden, harmless)) == (said_short, in_a_speech)
    assert guest_abbreviations(forum()) == ()
    assert abbreviates(Texts("Заседание рабочей группы РБ – РК № 1"))


def test_small_words_stay_with_the_next_one_in_russian() -> None:
    with speaking("ru"):
        assert said("Встреча в Уфе и в Казани № 2") == f"Встреча в{NBSP}Уфе и{NBSP}в{NBSP}Казани №{NBSP}2"
        assert said('#import "x"') == '#import "x"'
    with speaking("en"):
        assert said("а б") == "а б"


def test_quotes_are_those_of_the_language_and_are_not_doubled() -> None:
    for language, told in {"ru": "«Тема»", "ba": "«Тема»", "kk": "«Тема»", "en": "“Тема”"}.items():
        with speaking(language):
            assert quoted("Тема") == told
            assert quoted("«Тема»") == "«Тема»"
            assert quoted("") == ""


def test_long_bashkir_and_kazakh_words_can_be_divided_but_names_cannot() -> None:
    with speaking("kk"):
        assert divisible("аккредиттелгендерге") == "аккредит\u00adтел\u00adген\u00adдерге"
        assert divisible("Мұхаметдинова қысқа") == "Мұхаметдинова қысқа"
    with speaking("ru"):
        assert divisible("аккредитованные") == "аккредитованные"


def test_an_open_time_has_no_end_on_paper() -> None:
    opened = item("a", at(FIRST, "19:00", precision=Precision.OPEN), "Приём")
    assert rows(document(forum(opened), language="en"))["a"]["hours"] == "from 19:00"


def test_a_day_without_items_is_not_printed() -> None:
    told = document(forum(item("a", at(FIRST + timedelta(days=1), "10:00"), "Закрытие")), language="en")
    days = cast("list[dict[str, Json]]", told["days"])
    assert [day["heading"] for day in days] == [f"Wednesday, 27{NBSP}November 2024"]
