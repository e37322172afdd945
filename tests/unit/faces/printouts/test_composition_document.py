"""What the paper of a composition says, before it is set."""

from dataclasses import replace
from typing import Any, cast

from app.faces.printouts.composition_document import CompositionPicture, Wanted, composition_document, composition_name
from app.faces.printouts.rows import Json
from app.ground.kernel.texts import Texts
from app.planning.delegations.arranging import Order
from app.register.personal.rules import DataKind
from tests.unit.faces.printouts.compositions import ALL, EMPTY, MEMBERS, ONE, OWN, STATE

EN = Wanted("en")


def document(picture: CompositionPicture = ONE, wanted: Wanted = EN) -> dict[str, Json]:
    return composition_document(picture, wanted)


def sections(told: dict[str, Json], place: int = 0) -> list[dict[str, Any]]:
    delegations = cast("list[dict[str, Any]]", told["delegations"])
    found: list[dict[str, Any]] = delegations[place]["sections"]
    return found


def rows(told: dict[str, Json]) -> list[dict[str, Json]]:
    return [row for section in sections(told) for row in section["rows"]]


def columns(told: dict[str, Json]) -> list[str]:
    return [column["key"] for column in cast("list[dict[str, str]]", told["columns"])]


def test_each_member_is_told_with_name_position_body_and_role() -> None:
    told = document()
    assert columns(told) == ["number", "name", "position", "role"]
    assert rows(told)[0] == {
        "number": "1",
        "name": "Participant One D1",
        "position": "Prime Minister of the Government of the Republic of Bashkortostan",
        "role": "Head of the delegation",
    }
    assert [row["position"] for row in rows(told)][3] == "Director General, First Model Company LLC"


def test_who_does_not_come_is_left_out_and_numbers_go_on_over_headings() -> None:
    told = document(wanted=replace(EN, order=Order.CATEGORY))
    assert [row["number"] for row in rows(told)] == ["1", "2", "3", "4", "5", "6"]
    assert [section["headings"] for section in sections(told)] == [[], ["Government"], ["Business"], ["Accompanying persons"], ["Press"]]
    assert not any("Отказавшийся" in str(row) for row in rows(told))


def test_two_languages_stand_side_by_side_row_by_row() -> None:
    told = document(wanted=Wanted("ru", "en", Order.CATEGORY))
    assert columns(told) == ["number", "first", "second"]
    first = rows(told)[0]
    assert cast("dict[str, str]", first["second"])["role"] == "Head of the delegation"
    assert [cast("dict[str, str]", first[key])["name"] for key in ("first", "second")] == ["Участник Первый Д1", "Participant One D1"]
    assert [cast("dict[str, str]", row["second"])["role"] for row in rows(told)][2:4] == ["", ""]
    assert [head["language"] for head in cast("list[dict[str, str]]", told["heads"])] == ["ru", "en"]


def test_personal_data_stands_in_the_internal_edition_only() -> None:
    records = {MEMBERS[0].person_id: {DataKind.PHONE: "+7 917 000 00 03", DataKind.DOCUMENT: "80 05 123456", DataKind.NEEDS: "халяль"}}
    told = document(replace(ONE, records=records))
    assert columns(told) == ["number", "name", "position", "role", "phone", "document"]
    assert [(row["phone"], row["document"]) for row in rows(told)][:2] == [("+7 917 000 00 03", "80 05 123456"), ("", "")]
    assert told["landscape"] is True
    assert "халяль" not in str(told)
    assert cast("dict[str, str]", told["foot"])["left"] == "Contains personal data. INNOPROM. Kazakhstan"
    assert "phone" not in str(document())
    assert "+7 917" not in composition_name(replace(ONE, records=records), "en")


def test_the_paper_is_dated_by_the_version_and_else_a_draft_as_of_the_last_change() -> None:
    assert cast("dict[str, str]", document()["foot"])["right"] == "Version 2 of 21\u00a0September 2023"
    assert document()["watermark"] is None
    draft = document(replace(ONE, state=replace(STATE, number=None)))
    assert cast("dict[str, str]", draft["foot"])["right"] == "draft, as of 21.09.2023, 02:30"
    assert draft["watermark"] == "DRAFT"


def test_of_an_event_each_delegation_has_a_heading_one_without_members_too() -> None:
    told = document(ALL)
    delegations = cast("list[dict[str, Json]]", told["delegations"])
    assert [one["heading"] for one in delegations] == [
        "Delegation of the Government of the Republic of Bashkortostan",
        "Delegation of Kostanay Region",
        "Деловая делегация Республики Казахстан",
    ]
    assert sections(told, 2) == []
    assert cast("list[dict[str, str]]", told["heads"])[0]["kicker"] == "COMPOSITION OF THE DELEGATIONS"


def test_what_cannot_be_seen_is_left_out() -> None:
    odd = replace(MEMBERS[0], name=Texts("Уча\u202eстник\u200b\x00 \x0bПервый"), position=Texts("\x07министр"))
    told = document(replace(ONE, delegations=(replace(OWN, members=(odd,)),)), Wanted("ru"))
    assert [(row["name"], row["position"]) for row in rows(told)] == [("Участник Первый", "министр, Правительство Республики Башкортостан")]


def test_a_composition_is_called_by_its_delegation_or_its_event_and_the_version() -> None:
    assert composition_name(ONE, "en") == "Composition – Delegation of the Government of the Republic of Bashkortostan, version 2"
    assert composition_name(ALL, "en") == "Composition – INNOPROM. Kazakhstan, version 2"
    draft = replace(ONE, delegations=(EMPTY,), state=replace(STATE, number=None))
    assert composition_name(draft, "en") == "Composition – Деловая делегация Республики Казахстан, draft"
