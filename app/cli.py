"""Commands at the machine: prepare, upgrade, demo, holidays, users, feeds, re-resolve, purge, keys, backup."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session

from app import tables
from app.demo.load import is_loaded, load
from app.faces.feeds.listing import public_feeds
from app.faces.spreadsheets.drafts import forget_old
from app.ground.db.history import Author, sign
from app.ground.db.migrate import upgrade as upgrade_tables
from app.ground.db.sealing import sealed_in_batches
from app.ground.db.session import make_engine, make_sessions
from app.ground.jobs.asking import forget_old_jobs
from app.ground.kernel import clock
from app.ground.kernel.refusals import Refusal
from app.ground.words import messages
from app.planning.delegations.contacts.proposals import forget_decided
from app.planning.journeys.resolving import resolve_legs
from app.planning.programmes.resolving import resolve_again
from app.planning.transfers.resolving import resolve_transfers
from app.register.accounts.commands.sessions import purge as purge_accounts
from app.register.accounts.commands.users import create_admin, make_local_admin
from app.register.accounts.queries import has_users
from app.register.accounts.rules.roles import Actor, Role
from app.register.holidays.commands import load_holidays
from app.register.holidays.reading import days_in_file
from app.register.personal.purging import purge_expired
from config import Config, ConfigError

INSTANCE = Path(__file__).parent.parent / "instance"
MACHINE = Actor(id=0, name="Yiyin", role=Role.ADMIN, language="ru", session_id=0)
"""Who writes when nobody is signed in: a command at the machine."""

assert tables.ALL


@click.group(help="Commands of Yiyin at the machine where it runs.")
@click.pass_context
def main(context: click.Context) -> None:
    """Read the settings once for all commands."""
    try:
        config = Config.from_environment(os.environ, INSTANCE)
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    context.obj = config


@contextmanager
def _session(config: Config) -> Iterator[Session]:
    engine = make_engine(config.database_url)
    with closing(make_sessions(engine, keys=config.keyring)()) as session:
        sign(session, Author(None, ""))
        try:
            yield session
            session.commit()
        except Refusal as refusal:
            raise click.ClickException(messages.told(refusal)) from refusal
    engine.dispose()


@main.command(help="Upgrade the database, load the holidays; on a new one load the demo set and make a sign-in for this machine.")
@click.pass_obj
def prepare(config: Config) -> None:
    """Do all that has to be done before the server starts, in one process."""
    engine = make_engine(config.database_url)
    upgrade_tables(engine)
    engine.dispose()
    with _session(config) as session:
        load_holidays(session, days_in_file())  # in production too: a calendar without holidays is wrong
    if config.is_production:
        return
    with _session(config) as session:
        if not has_users(session):
            _make_sign_in(session)
            if not is_loaded(session):
                click.echo("Loading the demo set …")
                load(session, now=clock.now(), by=MACHINE)
    kept = INSTANCE / "sign-in.txt"
    if kept.exists():
        click.echo(kept.read_text(encoding="utf-8"), nl=False)


def _make_sign_in(session: Session) -> None:
    login, password = make_local_admin(session, now=clock.now())
    kept = INSTANCE / "sign-in.txt"
    kept.parent.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(f"Sign in as   {login}\nPassword     {password}\n")


@main.command(help="Bring the database to the newest form of its tables.")
@click.pass_obj
def upgrade(config: Config) -> None:
    """Run the migrations."""
    engine: Engine = make_engine(config.database_url)
    upgrade_tables(engine)
    click.echo("The database is up to date.")


@main.command(help="Load the demo set; loading it again adds only what is missing.")
@click.pass_obj
def demo(config: Config) -> None:
    """Load the demo set."""
    if config.is_production:
        raise click.ClickException("The demo set is not loaded into a production database.")
    with _session(config) as session:
        click.echo(str(load(session, now=clock.now(), by=MACHINE)))


@main.command(help="Bring the holiday calendar in line with the project's own list; what staff have changed stays.")
@click.pass_obj
def holidays(config: Config) -> None:
    """Load the holidays."""
    with _session(config) as session:
        loaded = load_holidays(session, days_in_file())
    click.echo(f"{loaded.added} days added, {loaded.changed} changed, {loaded.removed} removed.")


@main.command("add-admin", help="Make an administrator; the password is asked for, or read from standard input.")
@click.argument("login")
@click.option("--name", required=True, help="Name as colleagues read it.")
@click.pass_obj
def add_admin(config: Config, login: str, name: str) -> None:
    """Make the first administrator of an office."""
    asked = sys.stdin.isatty()
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if asked else sys.stdin.readline().rstrip("\n")
    with _session(config) as session:
        create_admin(session, login=login, name=name, password=password, now=clock.now())
    click.echo(f"{login} can sign in now.")


@main.command(help="List the public calendar feeds and their addresses.")
@click.pass_obj
def feeds(config: Config) -> None:
    """List the public feeds."""
    with _session(config) as session:
        for feed in public_feeds(session, config.public_url):
            click.echo(f"{feed.name}\n  {feed.address}")
    if config.is_loopback:
        click.echo("These addresses work on this machine only: set PUBLIC_URL to the one that people reach.")


@main.command("re-resolve", help="Resolve all local times with the present tzdata and list what moved.")
@click.pass_obj
def re_resolve(config: Config) -> None:
    """Follow a new tzdata release."""
    with _session(config) as session:
        shifted = (*resolve_again(session), *resolve_legs(session), *resolve_transfers(session))
        for one in shifted:
            after = one.after.isoformat(timespec="minutes") if one.after else "this hour does not exist any more: enter another"
            click.echo(f"{one.event.ru} · {one.title.ru}: {one.before.isoformat(timespec='minutes')} → {after}")
    click.echo(f"{len(shifted)} moved." if shifted else "Nothing moved.")


@main.command(help="Remove what has expired: sessions, failed sign-ins, parked forms, lists, files made, personal data past its day.")
@click.pass_obj
def purge(config: Config) -> None:
    """Remove what has expired."""
    with _session(config) as session:
        purge_accounts(session, now=clock.now())
        forget_decided(session, now=clock.now())
        forget_old(session, now=clock.now())
        forget_old_jobs(session, now=clock.now())
    _purge_personal(config)


@main.command("purge-personal", help="Destroy the personal data whose last day has passed, and write the act of it.")
@click.pass_obj
def purge_personal(config: Config) -> None:
    """Destroy what may not be kept any longer."""
    _purge_personal(config)


def _purge_personal(config: Config) -> None:
    with _session(config) as session:
        act = purge_expired(session, now=clock.now(), by_name=MACHINE.name)
        told = f"{len(act.rows)} records destroyed, act {act.id}: {config.public_url}/personal/acts/{act.uid}" if act else ""
    click.echo(told or "No personal data is past its last day.")


@main.command("rotate-keys", help="Seal with the first of DATA_KEYS whatever is sealed with another; then the others can be taken out.")
@click.pass_obj
def rotate_keys(config: Config) -> None:
    """Seal everything anew, batch by batch; broken off, the next run goes on with the rest."""
    sealed = shut = 0
    with _session(config) as session:
        for batch in sealed_in_batches(session):
            session.commit()
            sealed, shut = sealed + batch.sealed, shut + batch.shut
    click.echo(f"{sealed} rows sealed anew.")
    if shut:
        sentence = f"{shut} rows could not be opened: the key they were sealed with is not among DATA_KEYS. They are unchanged."
        raise click.ClickException(sentence)


@main.command(help="Write a copy of the SQLite database to a file while the server runs; PostgreSQL has pg_dump.")
@click.argument("target", type=click.Path(path_type=Path))
@click.pass_obj
def backup(config: Config, target: Path) -> None:
    """Copy the database."""
    source = make_url(config.database_url)
    if source.get_backend_name() != "sqlite" or not source.database:
        raise click.ClickException("This database is PostgreSQL: back it up with pg_dump.")
    if target.exists():
        raise click.ClickException(f"{target} exists already; give another name.")
    with closing(sqlite3.connect(source.database)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
    target.chmod(0o600)
    click.echo(f"Written to {target}.")


if __name__ == "__main__":
    main()
