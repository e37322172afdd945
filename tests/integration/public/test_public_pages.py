"""Claims about the public pages as browsers, caches and search engines fetch them, on both databases."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from sqlalchemy import event
from werkzeug.test import EnvironBuilder, run_wsgi_app

from app.factory import create_wsgi
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import LANGUAGES, Texts
from app.planning.events.rules import Status
from app.planning.programmes.programme import SeriesPicture
from config import Config
from tests.integration.public.world import HOUSE, PAGE, World
from tests.unit.judgement.entries.pictures import (
    ASTANA,
    FORUM,
    NIGHT,
    PLENARY,
    at,
    forum,
    item,
    item_of,
    with_item,
    without_item,
)

OTHER = "f0000000-0000-4000-8000-000000000002"
LIST = "/ru/"
MAP = "/sitemap.xml"
ALL = (PAGE, LIST, MAP)


def data_of(page: str) -> dict[str, object]:
    """Return the structured data of a page."""
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert block is not None
    read: dict[str, object] = json.loads(block[1])
    return read


def test_the_page_of_an_event_tells_its_public_programme(world: World) -> None:
    world.publish(forum())
    page = world.page().replace("\u00a0", " ")
    for told in ("XX Форум межрегионального сотрудничества", "26–27 ноября 2024 г.", "10.00–11.30", "с 19.00", "Участник Д4-03"):
        assert told in page
    assert "ТАЙНА" not in page


def test_pages_speak_the_language_of_their_address(world: World) -> None:
    world.publish(forum())
    for language in LANGUAGES:
        assert f'<html lang="{language}">' in world.page(f"/{language}/")
        title = item_of(forum(), PLENARY).title.told(language)
        assert title in world.page(f"/{language}/events/{FORUM}")


@pytest.mark.parametrize("path", [*ALL, "/ru/nothing", "/kk", f"/ru/events/{OTHER}"])
def test_no_answer_sets_or_reads_a_cookie(world: World, path: str) -> None:
    world.publish(forum())
    plain, carrying = world.get(path), world.get(path, Cookie="yiyin=x; language=kk; theme=dark")
    assert (carrying.data, carrying.headers) == (plain.data, plain.headers)
    assert "Set-Cookie" not in plain.headers
    assert "csrf" not in plain.text.lower()
    assert "Cookie" not in plain.headers.get("Vary", "")


def test_pages_carry_no_inline_script_or_style(world: World) -> None:
    world.publish(forum())
    for path in (PAGE, LIST):
        assert not re.search(r'\sstyle=|<style|\son[a-z]+=|<form|<script(?![^>]*(?:\bsrc=|type="application/ld\+json"))', world.page(path))


@pytest.mark.parametrize("path", ALL)
def test_an_unchanged_page_is_answered_304_by_tag_and_by_date_past_the_pool(world: World, path: str) -> None:
    world.publish(forum())
    first = world.get(path)
    asked: list[str] = []
    event.listen(world.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    for answer in (world.get(path, If_None_Match=first.headers["ETag"]), world.get(path, If_Modified_Since=first.headers["Last-Modified"])):
        assert (answer.status_code, answer.data, answer.headers["Cache-Control"]) == (304, b"", "public, max-age=60")
    assert asked == []


def test_a_publication_is_seen_at_once_by_every_worker(world: World) -> None:
    world.publish(forum())
    workers = [world.worker(), world.worker()]
    tags = {worker.get(PAGE).headers["ETag"] for worker in workers}
    assert len(tags) == 1
    world.time += timedelta(hours=1)
    world.publish(replace(forum(), title=Texts(ru="Форум соседей")))
    for worker in workers:
        answer = worker.get(PAGE, headers={"If-None-Match": tags.copy().pop()})
        assert (answer.status_code, "Форум соседей" in answer.text) == (200, True)


def test_a_version_that_changes_nothing_public_is_still_named(world: World) -> None:
    world.publish(forum())
    first = world.get()
    world.time += timedelta(hours=1)
    world.publish(forum())
    assert world.get(If_None_Match=first.headers["ETag"]).status_code == 200
    assert first.data != world.get().data


def test_one_event_leaves_the_page_of_another_as_it_was(world: World) -> None:
    world.publish(forum())
    tag = world.get().headers["ETag"]
    world.publish(replace(forum(), event_uid=OTHER, items=()))
    assert world.get(If_None_Match=tag).status_code == 304


def test_what_is_to_come_becomes_past_at_midnight_in_ufa(world: World) -> None:
    world.publish(replace(forum(), days=Days(date(2024, 11, 26), date(2024, 11, 27))))
    world.time = world.time.replace(month=11, day=27, hour=18)
    before = world.get(LIST)
    world.time += timedelta(hours=2)
    after = world.get(LIST, If_None_Match=before.headers["ETag"])
    assert after.status_code == 200
    assert ('class="numerals"' in before.text, 'class="numerals"' in after.text) == (True, False)


def test_gzip_is_sent_to_those_who_ask(world: World) -> None:
    world.publish(forum())
    plain, packed = world.get(), world.get(Accept_Encoding="gzip")
    assert gzip.decompress(packed.data) == plain.data
    assert (packed.headers["Content-Encoding"], packed.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert world.get(Accept_Encoding="gzip", If_None_Match=plain.headers["ETag"]).status_code == 304


def test_head_answers_as_get_without_a_body_and_nothing_can_be_sent(world: World) -> None:
    world.publish(forum())
    got, asked = world.client.get(PAGE), world.client.head(PAGE)
    assert (asked.data, asked.headers) == (b"", got.headers)
    assert world.client.post(PAGE).status_code == 405


@pytest.mark.parametrize("path", [f"/ru/events/{OTHER}", "/ru/events/x", "/ru/x", f"/kk/events/{FORUM}/a/b"])
def test_what_the_public_does_not_know_is_not_found(world: World, path: str) -> None:
    world.publish(forum())
    world.publish(replace(forum(), event_uid=OTHER, is_public=False))
    answer = world.get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
    assert path[1:3] in answer.text


def test_an_event_that_stops_being_public_has_no_page_any_more(world: World) -> None:
    world.publish(forum())
    tag = world.get().headers["ETag"]
    world.publish(replace(forum(), is_public=False))
    assert world.get(If_None_Match=tag).status_code == 404
    assert FORUM not in world.page(LIST) + world.page(MAP)


def test_a_language_alone_leads_to_its_list(world: World) -> None:
    assert (world.get("/kk").status_code, world.get("/kk").headers["Location"]) == (308, "/kk/")


def test_a_cancelled_item_is_struck_and_said_to_be_off(world: World) -> None:
    world.publish(with_item(forum(), replace(item_of(forum(), PLENARY), cancelled=True)))
    assert f'<li class="item is-cancelled" id="item-{PLENARY}">' in world.page()
    assert "Отменено" in world.page()


def test_a_removed_item_is_gone(world: World) -> None:
    world.publish(forum())
    world.publish(without_item(forum(), PLENARY))
    assert "Пленарное" not in world.page()


@pytest.mark.parametrize(("status", "schema"), [(Status.CANCELLED, "EventCancelled"), (Status.POSTPONED, "EventPostponed")])
def test_a_cancelled_or_postponed_event_says_so_with_its_reason(world: World, status: Status, schema: str) -> None:
    world.publish(replace(forum(), status=status, status_reason=Texts(ru="Ледоход на Белой")))
    for path in (PAGE, LIST):
        assert "Ледоход на Белой" in world.page(path)
    assert data_of(world.page())["eventStatus"] == f"https://schema.org/{schema}"


def test_both_clocks_are_told_where_they_differ(world: World) -> None:
    night = item(NIGHT, "Вылет", at(date(2024, 2, 20), "10:00", zone=ASTANA), ASTANA)
    world.publish(replace(forum(), items=(night,)))
    page = world.page().replace("\u00a0", " ")
    assert "10.00 по времени Астаны, UTC+6" in page
    assert "9.00 по времени Уфы, UTC+5" in page


def test_the_series_and_the_number_stand_over_the_title(world: World) -> None:
    world.publish(replace(forum(), series=SeriesPicture("s", Texts(ru="Форум соседей"), 20)))
    assert "XX · Форум соседей" in world.page()


def test_the_structured_data_names_times_places_and_what_is_off(world: World) -> None:
    world.publish(with_item(forum(), replace(item_of(forum(), "a0000000-0000-4000-8000-000000000003"), cancelled=True)))
    data = data_of(world.page(f"/en/events/{FORUM}"))
    assert (data["@type"], data["name"], data["startDate"], data["endDate"]) == (
        "Event",
        "20th Forum of Interregional Co-operation",
        "2024-11-26",
        "2024-11-27",
    )
    parts = data["subEvent"]
    assert isinstance(parts, list)
    assert [(part["startDate"], part["eventStatus"].rpartition("/")[2]) for part in parts] == [
        ("2024-11-26T19:00:00+05:00", "EventScheduled"),
        ("2024-11-27T10:00:00+05:00", "EventScheduled"),
        ("2024-11-27", "EventCancelled"),
    ]
    assert parts[1]["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 54.7201, "longitude": 55.9434}


def test_no_title_can_end_the_block_of_structured_data(world: World) -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028"
    world.publish(replace(forum(), title=Texts(ru=title)))
    page = world.page()
    assert "<script>alert" not in page
    assert data_of(page)["name"] == "</script><script>alert(1)</script><!-- &"


def test_a_page_knows_its_other_languages_its_calendar_and_its_card(world: World) -> None:
    world.publish(forum())
    page = world.page(f"/ru/events/{FORUM}/another-title")
    assert f'<link rel="canonical" href="{HOUSE}{PAGE}">' in page
    assert re.findall(r'rel="alternate" hreflang="([a-z-]+)"', page) == [*LANGUAGES, "x-default"]
    feed = rf"{HOUSE}/feeds/events/{FORUM}/[a-z-]+\.ics\?lang=ru"
    assert re.search(rf'<link rel="alternate" type="text/calendar" title="[^"]+" href="{feed}">', page)
    assert '<meta property="og:title" content="XX Форум межрегионального сотрудничества">' in page
    assert re.search(rf'<meta property="og:image" content="{HOUSE}/static/img/card.png\?v=', page)
    assert f'href="webcal://programme.example.org/feeds/events/{FORUM}/' in page


def test_the_map_names_every_page_in_every_language(world: World) -> None:
    world.publish(forum())
    found = [one.text for one in ElementTree.fromstring(world.page(MAP)).iter() if one.tag.endswith("}loc")]
    assert [str(place).removeprefix(HOUSE)[:11] for place in found] == [
        *(f"/{language}/" for language in LANGUAGES),
        *(f"/{language}/events/" for language in LANGUAGES),
    ]
    assert all(world.get(str(place).removeprefix(HOUSE)).status_code == 200 for place in found)


def test_an_empty_house_has_an_empty_list(world: World) -> None:
    assert world.get(LIST).status_code == 200
    assert len(ElementTree.fromstring(world.page(MAP))) == len(LANGUAGES)


def test_the_server_hands_public_paths_to_the_public_pages_and_the_rest_to_the_staff(config: Config, world: World) -> None:
    serve = create_wsgi(config, world.engine)
    answers = {path: run_wsgi_app(serve, EnvironBuilder(path).get_environ()) for path in ("/en/", "/sitemap.xml", "/english", "/")}
    expected = {"/en/": "200", "/sitemap.xml": "200", "/english": "404", "/": "303"}
    assert {path: status[:3] for path, (_, status, _) in answers.items()} == expected
