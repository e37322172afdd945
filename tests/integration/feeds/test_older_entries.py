"""Claims about entries that were made before feeds had cells."""

from alembic import command
from sqlalchemy import Engine, select, text

from app.ground.db.migrate import settings, upgrade
from app.ground.kernel.texts import Texts
from app.judgement.entries.models import FeedCell

ROWS = (
    "INSERT INTO city (id, uid, name, zone, side, revision) VALUES (1, 'c', '{\"ru\": \"Уфа\"}', 'Asia/Yekaterinburg', 'bashkortostan', 1)",
    "INSERT INTO series (id, uid, kind, title, hosts_alternate, revision) VALUES (1, 's', 'forum', '{\"ru\": \"Форум\"}', true, 1)",
    "INSERT INTO event (id, uid, kind, status, host, title, theme, description, city_id, first_day, last_day, arrival_margin, "
    "departure_margin, is_public, provenance, created_at, was_published, series_id, particulars, status_reason, dates_unknown, "
    "search_text, coordinators_publish, revision) VALUES (1, 'e', 'forum', 'held', 'kazakhstan', '{}', '{}', '{}', 1, '2024-11-24', "
    "'2024-11-25', 0, 0, true, '', '2024-01-01 00:00:00', true, 1, '{}', '{}', false, '', false, 1)",
    *(
        "INSERT INTO entry (id, uid, event_uid, is_banner, picture, starts, status, sequence, created, last_modified, digest) VALUES "
        f'({number}, \'i{number}\', \'{event}\', false, \'{{"kind": "{kind}", "host": "kazakhstan"}}\', '
        "'2024-11-24 00:00:00', 'CONFIRMED', 0, '2024-01-01 00:00:00', '2024-01-01 00:00:00', '')"
        for number, event, kind in ((1, "e", "forum"), (2, "e", "forum"), (3, "other", "days"))
    ),
    "INSERT INTO feed_scope (scope, is_open, change_number, changed_at) VALUES ('public', true, 4, 1700000000)",
)


def test_they_are_sorted_into_cells_by_their_pictures_and_their_events_series(engine: Engine) -> None:
    with engine.connect() as connection:
        alembic = settings()
        alembic.attributes["connection"] = connection
        command.downgrade(alembic, "0002")
        connection.commit()
    with engine.begin() as connection:
        for statement in ROWS:
            connection.exec_driver_sql(statement)
    upgrade(engine)
    with engine.connect() as connection:
        entries = connection.execute(text("SELECT id, kind, host, series FROM entry ORDER BY id")).all()
        cells = connection.execute(
            select(FeedCell.kind, FeedCell.series, FeedCell.title, FeedCell.change_number).order_by(FeedCell.kind)
        ).all()
    assert [tuple(row) for row in entries] == [
        (1, "forum", "kazakhstan", "s"),
        (2, "forum", "kazakhstan", "s"),
        (3, "days", "kazakhstan", ""),
    ]
    assert [tuple(row) for row in cells] == [("days", "", Texts(), 1), ("forum", "s", Texts(ru="Форум"), 1)]
