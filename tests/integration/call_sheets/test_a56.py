"""A meeting of two heads is moved two hours before: whom the call sheet holds, in which words, and by which number each is reached."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.opening import open_calls
from app.judgement.call_sheets.phones import ways_of
from app.judgement.call_sheets.queries import calls_of, untold_counts
from app.judgement.call_sheets.rules import RecipientKind
from app.judgement.publishing.models import Version
from app.judgement.publishing.queries import get_version
from tests.counting import statements
from tests.integration.call_sheets.world import NOW, World, a_world


@pytest.fixture
def world(session: Session) -> World:
    return a_world(session)


def test_a_meeting_moved_two_hours_before_calls_each_once(world: World) -> None:
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(now=NOW)
    called = [(call.recipient_kind.value, call.name) for call in world.calls()]
    assert sorted(called) == sorted(
        [
            ("delegation", "Делегация Республики Башкортостан"),
            ("delegation", "Делегация Республики Казахстан"),
            ("hall", "Конгресс-холл «Торатау», зал переговоров"),
            ("interpreter", "Переводчикова Иван Иванович"),
            ("press", "Пресса"),
            ("vehicle", "Водителев Иван Иванович, авто № 1"),
            ("vehicle", "Рулёв Иван Иванович, авто № 2"),
        ]
    )


def test_they_are_told_in_words(world: World) -> None:
    world.publish()
    world.move_item(world.meeting, "10:20", "11:00")
    world.publish(now=NOW)
    [call] = [call for call in world.calls() if call.recipient_kind is RecipientKind.PRESS]
    assert call.lines[0]["ru"] == "27\u00a0ноября, Двусторонняя встреча глав делегаций: перенесено с 10.00 на 10.20"
    assert call.first_at == datetime(2024, 11, 27, 5, 0, tzinfo=UTC)
    assert (call.version_from, call.version_to) == (1, 2)
