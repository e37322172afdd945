"""The composition root: config → extensions → blueprints → mounted WSGI parts."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from app.faces.calendar.views import blueprint as year
from app.faces.contact.views import blueprint as contact
from app.faces.desk.views import blueprint as desk
from app.faces.event_day.views import blueprint as event_day
from app.faces.feeds.app import FeedApp
from app.faces.feeds.views import blueprint as feeds
from app.faces.own_programme.views import blueprint as own_programme
from app.faces.planner.views import blueprint as planner
from app.faces.printouts.views import blueprint as printouts
from app.faces.printouts.views.own import private_blueprint as own_paper
from app.faces.public.addresses import is_public
from app.faces.public.app import PublicApp
from app.faces.spreadsheets.views import blueprint as spreadsheets
from app.faces.spreadsheets.views import contact_blueprint as contact_form
from app.ground.db.session import make_engine
from app.ground.web import assets, drawing, errors, guards, language, logs, security, unit
from app.ground.web.long_jobs import blueprint as long_jobs
from app.ground.web.views import blueprint as web
from app.judgement.approval.views import blueprint as approval
from app.judgement.call_sheets import erasing as calls_erasing
from app.judgement.call_sheets import holdings as calls_held
from app.judgement.call_sheets import opening as calls_opening
from app.judgement.call_sheets.views import blueprint as call_sheets
from app.judgement.conflicts.views import blueprint as conflicts
from app.judgement.conflicts.views.free_time import blueprint as free_time
from app.judgement.overview.views import blueprint as overview
from app.judgement.private_links import erasing as private_links_erasing
from app.judgement.private_links import holdings as private_links_held
from app.judgement.private_links.views import blueprint as private_links
from app.judgement.publishing import erasing as versions_erasing
from app.judgement.publishing import holdings as versions_held
from app.judgement.publishing import keeping as versions_keeping
from app.judgement.publishing.views import blueprint as publishing
from app.matters.agreements import erasing as agreements_erasing
from app.matters.agreements import holdings as agreements_held
from app.matters.agreements import keeping as agreements_keeping
from app.matters.agreements.views import blueprint as agreements
from app.matters.briefs import erasing as briefs_erasing
from app.matters.briefs import holdings as briefs_held
from app.matters.briefs import keeping as briefs_keeping
from app.matters.briefs.views import blueprint as briefs
from app.matters.fairs import erasing as fairs_erasing
from app.matters.fairs import holdings as fairs_held
from app.matters.fairs import keeping as fairs_keeping
from app.matters.fairs.views import blueprint as fairs
from app.matters.folders.views import blueprint as folders
from app.matters.materials.views import blueprint as materials
from app.matters.meetings import erasing as meetings_erasing
from app.matters.meetings import holdings as meetings_held
from app.matters.meetings import keeping as meetings_keeping
from app.matters.meetings.views import blueprint as meetings
from app.matters.minutes import erasing as minutes_erasing
from app.matters.minutes import holdings as minutes_held
from app.matters.minutes import keeping as minutes_keeping
from app.matters.minutes.views import blueprint as minutes
from app.matters.talks import erasing as talks_erasing
from app.matters.talks import holdings as talks_held
from app.matters.talks import keeping as talks_keeping
from app.matters.talks.views import blueprint as talks
from app.matters.troupes import erasing as troupes_erasing
from app.matters.troupes import holdings as troupes_held
from app.matters.troupes import keeping as troupes_keeping
from app.matters.troupes.views import blueprint as troupes
from app.matters.undertakings import erasing as undertakings_erasing
from app.matters.undertakings import holdings as undertakings_held
from app.matters.undertakings import keeping as undertakings_keeping
from app.matters.undertakings.views import blueprint as undertakings
from app.matters.undertakings.views.dossiers import blueprint as dossiers
from app.matters.working_groups import erasing as groups_erasing
from app.matters.working_groups import holdings as groups_held
from app.matters.working_groups import keeping as groups_keeping
from app.matters.working_groups.views import blueprint as working_groups
from app.planning.accreditation import erasing as badges_erasing
from app.planning.accreditation import holdings as badges_held
from app.planning.accreditation.views import blueprint as accreditation
from app.planning.accreditation.views import desk_blueprint as check_in
from app.planning.anchors.views import blueprint as anchors
from app.planning.attendance.views import blueprint as attendance
from app.planning.calendar.views import blueprint as saved
from app.planning.delegations import access as delegations_access
from app.planning.delegations import erasing as delegations_erasing
from app.planning.delegations import holdings as delegations_held
from app.planning.delegations.views import blueprint as delegations
from app.planning.events.views import blueprint as events
from app.planning.interpreting import erasing as interpreting_erasing
from app.planning.interpreting import holdings as interpreting_held
from app.planning.interpreting.views import blueprint as interpreting
from app.planning.journeys import erasing as journeys_erasing
from app.planning.journeys import holdings as journeys_held
from app.planning.journeys.views import blueprint as journeys
from app.planning.logistics import bearers as badges_needed
from app.planning.logistics import nights
from app.planning.logistics.views import blueprint as logistics
from app.planning.preparation.views import blueprint as preparation
from app.planning.programmes import erasing as programmes_erasing
from app.planning.programmes import holdings as programmes_held
from app.planning.programmes.views import blueprint as programmes
from app.planning.series.views import blueprint as series
from app.planning.stays import erasing as stays_erasing
from app.planning.stays import holdings as stays_held
from app.planning.stays.views import blueprint as stays
from app.planning.transfers import erasing as transfers_erasing
from app.planning.transfers import holdings as transfers_held
from app.planning.transfers.views import blueprint as transfers
from app.register.accounts.views import ask_to_sign_in, identify
from app.register.accounts.views import blueprint as accounts
from app.register.accounts.views import init as init_accounts
from app.register.directory.views import blueprint as directory
from app.register.holidays.views import blueprint as holidays
from app.register.personal.views import blueprint as personal
from app.register.venues.views import blueprint as venues
from config import Config

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

TELL_OF_PERSONS: Final = (
    agreements_erasing,
    agreements_held,
    agreements_keeping,
    badges_erasing,
    badges_held,
    badges_needed,
    briefs_erasing,
    briefs_held,
    briefs_keeping,
    calls_erasing,
    calls_held,
    delegations_access,
    delegations_erasing,
    delegations_held,
    fairs_erasing,
    fairs_held,
    fairs_keeping,
    groups_erasing,
    groups_held,
    groups_keeping,
    interpreting_erasing,
    interpreting_held,
    journeys_erasing,
    journeys_held,
    meetings_erasing,
    meetings_held,
    meetings_keeping,
    minutes_erasing,
    minutes_held,
    minutes_keeping,
    private_links_erasing,
    private_links_held,
    programmes_erasing,
    programmes_held,
    stays_erasing,
    stays_held,
    talks_erasing,
    talks_held,
    talks_keeping,
    transfers_erasing,
    transfers_held,
    troupes_erasing,
    troupes_held,
    troupes_keeping,
    undertakings_erasing,
    undertakings_held,
    undertakings_keeping,
    versions_erasing,
    versions_held,
    versions_keeping,
)
"""What the slices above personal data know of persons: who may see them, what is held of them, how they are erased. Read in, they
have entered themselves in its lists."""

TELL_OF_DAYS: Final = (nights,)
"""What the slices above stays know of the days on which guests come and go; entered in the same way."""

FOLLOW_VERSIONS: Final = (calls_opening,)
"""What has to happen whenever a version goes out. Read in, they have entered themselves in publishing's list."""

BLUEPRINTS: Final = (
    web,
    long_jobs,
    accounts,
    venues,
    directory,
    holidays,
    personal,
    events,
    saved,
    programmes,
    attendance,
    preparation,
    stays,
    interpreting,
    delegations,
    journeys,
    transfers,
    logistics,
    series,
    anchors,
    accreditation,
    check_in,
    dossiers,
    briefs,
    agreements,
    materials,
    undertakings,
    working_groups,
    minutes,
    meetings,
    fairs,
    folders,
    troupes,
    talks,
    conflicts,
    free_time,
    publishing,
    approval,
    private_links,
    call_sheets,
    overview,
    desk,
    event_day,
    year,
    planner,
    feeds,
    printouts,
    spreadsheets,
    contact,
    contact_form,
    own_programme,
    own_paper,
)

ROOT = Path(__file__).parent.parent


def create_app(config: Config, engine: Engine | None = None) -> unit.Application:
    """Return the Flask application; `engine` where the caller has one already."""
    app = unit.Application("yiyin", root_path=str(ROOT), static_folder=str(ROOT / "static"), template_folder=str(ROOT / "templates"))
    app.config.update(
        SECRET_KEY=config.secret_key,
        MAX_CONTENT_LENGTH=config.max_body_bytes,
        MAX_FORM_MEMORY_SIZE=2_000_000,
        MAX_FORM_PARTS=5_000,
        TRUSTED_HOSTS=list(config.trusted_hosts),
        PREFERRED_URL_SCHEME="https" if config.is_https else "http",
        YIYIN=config,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    logs.init(app)
    unit.init(app, engine or make_engine(config.database_url), config.keyring)
    language.init(app)
    errors.init(app)
    security.init(app, secure=config.is_https)
    guards.init(app, identify=identify, ask_to_sign_in=ask_to_sign_in)
    assets.init(app)
    drawing.init(app)
    init_accounts(app)
    if config.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=config.proxies, x_proto=config.proxies, x_host=0)  # type: ignore[method-assign]
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def create_wsgi(config: Config, engine: Engine | None = None) -> "WSGIApplication":
    """Return what the server runs: the feeds and the public pages, which answer without Flask, beside everything else."""
    engine = engine or make_engine(config.database_url)
    app = create_app(config, engine)
    calendar = FeedApp(engine, public_url=config.public_url, uid_domain=config.uid_domain)
    public = PublicApp(engine, root=ROOT, public_url=config.public_url)

    def serve(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        chosen: Callable[..., Iterable[bytes]] = calendar if path.startswith("/feeds/") else public if is_public(path) else app
        return chosen(environ, start_response)

    return serve
