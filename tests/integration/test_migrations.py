"""The migrations lead to exactly the tables that the models describe, on both databases, and back."""

from alembic import command
from alembic.config import Config as Alembic
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from app.ground.db.migrate import settings, upgrade


def over(connection: object) -> Alembic:
    alembic = settings()
    alembic.attributes["connection"] = connection
    return alembic


def test_the_models_hold_nothing_that_no_migration_makes(engine: Engine) -> None:
    with engine.connect() as connection:
        command.check(over(connection))


def test_a_second_upgrade_changes_nothing(engine: Engine) -> None:
    before = sorted(inspect(engine).get_table_names())
    upgrade(engine)
    assert sorted(inspect(engine).get_table_names()) == before


def test_every_step_can_be_taken_back_and_again(engine: Engine) -> None:
    before = sorted(inspect(engine).get_table_names())
    with engine.connect() as connection:
        command.downgrade(over(connection), "base")
        connection.commit()
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert sorted(inspect(engine).get_table_names()) == before


def test_the_steps_form_one_line() -> None:
    assert len(ScriptDirectory.from_config(settings()).get_heads()) == 1


def test_rows_of_the_first_tables_are_still_there_after_every_later_step(engine: Engine) -> None:
    with engine.connect() as connection:
        command.downgrade(over(connection), "0001")
        connection.commit()
    with engine.begin() as connection:
        for statement in FIRST_ROWS:
            connection.execute(text(statement))
    upgrade(engine)
    with engine.connect() as connection:
        told = connection.execute(
            text(
                "SELECT e.search_text, e.dates_unknown, i.search_text, s.minutes FROM event e "
                "JOIN programme_item i ON i.event_id = e.id JOIN item_speech s ON s.item_id = i.id"
            )
        ).one()
    assert (told[0], bool(told[1]), told[2], told[3]) == ("дни башкортостана", False, "курай\nкурай остаханахы", 15)


FIRST_ROWS = (
    "INSERT INTO city (id, uid, name, zone, side, revision) VALUES (1, 'c', '{\"ru\": \"Уфа\"}', 'Asia/Yekaterinburg', 'bashkortostan', 1)",
    "INSERT INTO event (id, uid, kind, status, host, title, theme, description, city_id, first_day, last_day, arrival_margin, "
    "departure_margin, is_public, provenance, created_at, was_published, revision) VALUES (1, 'e', 'days', 'proposed', 'kazakhstan', "
    "'{\"ru\": \"Дни Башҡортостана\"}', '{}', '{}', 1, '2024-11-24', '2024-11-25', 0, 0, true, '', '2024-01-01 00:00:00', false, 1)",
    "INSERT INTO programme_item (id, uid, event_id, kind, title, day, precision, zone, start_fold, end_fold, tzdata, position, "
    "place_note, track, note, participants, dress, press, responsible, transport, plan_b, visibility, cancelled, was_published, "
    "speech_list, speech_state, revision) VALUES (1, 'i', 1, 'other', '{\"ru\": \"Курай\", \"ba\": \"Ҡурай оҫтаханаһы\"}', '2024-11-24', "
    "'unknown', 'Asia/Yekaterinburg', 0, 0, '2024.1', 0, "
    "'{}', '{}', '{}', '{}', '{}', '{}', '', '', '', 'public', false, false, '', '', 1)",
    "INSERT INTO item_speech (id, item_id, position, speaker, topic, minutes, language, remote) "
    "VALUES (1, 1, 0, '{\"ru\": \"Мастер\"}', '{}', 15, 'ru', false)",
)
