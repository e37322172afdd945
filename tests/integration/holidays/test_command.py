"""The holidays as the machine loads them: at every start, in production too, and by a command of their own."""

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from app.cli import main
from app.ground.db.session import make_engine, make_sessions
from app.register.holidays.models import Holiday
from app.register.holidays.reading import days_in_file
from config import Config


def test_holidays_are_loaded_at_the_start_of_a_production_server_and_only_once(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"DATABASE_URL": config.database_url, "YIYIN_ENV": "production", "PUBLIC_URL": "https://programme.example.org"}
    for name, value in {**settings, "SECRET_KEY": "0123456789 abcdefghijklmnopqrstuvwxyz, and more of it"}.items():
        monkeypatch.setenv(name, value)
    runner = CliRunner()
    prepared = runner.invoke(main, ["prepare"], catch_exceptions=False)
    assert (prepared.exit_code, prepared.output) == (0, "")
    engine = make_engine(config.database_url)
    with make_sessions(engine)() as session:
        assert len(session.scalars(select(Holiday)).all()) == len(days_in_file())
    engine.dispose()
    assert runner.invoke(main, ["holidays"]).output == "0 days added, 0 changed, 0 removed.\n"
