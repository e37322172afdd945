"""Scopes of feeds."""

import json
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

CELL = ("kind", "host", "series")


def upgrade() -> None:
    with op.batch_alter_table("entry") as batch_op:
        for name, length in zip(CELL, (40, 40, 36), strict=True):
            batch_op.add_column(sa.Column(name, sa.String(length=length), nullable=True))
    op.create_table(
        "departed_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("event_uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("host", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=36), nullable=False),
        sa.Column("is_banner", sa.Boolean(), nullable=False),
        sa.Column("picture", sa.JSON(), nullable=False),
        sa.Column("starts", sa.DateTime(), nullable=False),
        sa.Column("ends", sa.DateTime(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("last_modified", sa.DateTime(), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departed_entry")),
        sa.UniqueConstraint("uid", *CELL, name=op.f("uq_departed_entry_uid_kind_host_series")),
    )
    op.create_table(
        "feed_cell",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("host", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=36), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("change_number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(*CELL, name=op.f("pk_feed_cell")),
    )
    _fill()
    with op.batch_alter_table("entry") as batch_op:
        for name, length in zip(CELL, (40, 40, 36), strict=True):
            batch_op.alter_column(name, existing_type=sa.String(length=length), nullable=False)
        batch_op.create_index("ix_entry_of_cell", [*CELL, "starts", "id", "sequence", "cancelled_at", "uid"], unique=False)


def _fill() -> None:
    """Sort the entries into cells: kind and host as their pictures have them, the series as their events do."""
    connection = op.get_bind()
    series = {uid: (series_uid, title) for uid, series_uid, title in connection.execute(sa.text(SERIES)).all()}
    entry = sa.table(
        "entry",
        sa.column("id", sa.Integer()),
        sa.column("event_uid", sa.String()),
        sa.column("picture", sa.JSON()),
        *(sa.column(name, sa.String()) for name in CELL),
    )
    cells: dict[tuple[str, str, str], object] = {}
    by_cell: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for ident, event_uid, picture in connection.execute(sa.select(entry.c.id, entry.c.event_uid, entry.c.picture)).all():
        uid, title = series.get(event_uid, ("", {}))
        cell = (picture["kind"], picture["host"], uid)
        cells[cell] = json.loads(title) if isinstance(title, str) else title
        by_cell[cell].append(ident)
    for cell, idents in by_cell.items():
        rows = [{"row": ident} for ident in idents]
        values = dict(zip(CELL, cell, strict=True))
        connection.execute(entry.update().where(entry.c.id == sa.bindparam("row")).values(values), rows)
    _count(connection, cells)


def _count(connection: sa.Connection, cells: dict[tuple[str, str, str], object]) -> None:
    # Each a second apart and the last as late as the public feed: the latest of any of them still grows with each change.
    latest = connection.execute(sa.text("SELECT changed_at FROM feed_scope WHERE scope = 'public'")).scalar() or 0
    cell_table = sa.table(
        "feed_cell",
        *(sa.column(name, sa.String()) for name in CELL),
        sa.column("title", sa.JSON()),
        sa.column("change_number", sa.Integer()),
        sa.column("changed_at", sa.Integer()),
    )
    for number, (cell, title) in enumerate(sorted(cells.items(), key=lambda pair: pair[0])):
        values = dict(zip(CELL, cell, strict=True))
        connection.execute(cell_table.insert().values(**values, title=title, change_number=1, changed_at=latest - number))


SERIES = "SELECT event.uid, series.uid, series.title FROM event JOIN series ON series.id = event.series_id"


def downgrade() -> None:
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index("ix_entry_of_cell")
        for name in reversed(CELL):
            batch_op.drop_column(name)
    op.drop_table("feed_cell")
    op.drop_table("departed_entry")
