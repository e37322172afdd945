"""Every slice's tables in one place, for the migrations and whoever needs all of the metadata."""

from types import ModuleType
from typing import Final

from app.faces.spreadsheets import models as spreadsheets
from app.ground.db import history
from app.ground.jobs import models as jobs
from app.judgement.approval import models as approval
from app.judgement.call_sheets import models as call_sheets
from app.judgement.conflicts import models as conflicts
from app.judgement.entries import models as entries
from app.judgement.private_links import models as private_links
from app.judgement.publishing import models as publishing
from app.matters.agreements import models as agreements
from app.matters.briefs import models as briefs
from app.matters.fairs import models as fairs
from app.matters.folders import models as folders
from app.matters.materials import models as materials
from app.matters.meetings import models as meetings
from app.matters.minutes import models as minutes
from app.matters.talks import models as talks
from app.matters.troupes import models as troupes
from app.matters.undertakings import models as undertakings
from app.matters.working_groups import models as working_groups
from app.planning.accreditation import models as accreditation
from app.planning.delegations import models as delegations
from app.planning.events import models as events
from app.planning.interpreting import models as interpreting
from app.planning.journeys import models as journeys
from app.planning.preparation import models as preparation
from app.planning.programmes import attending
from app.planning.programmes import models as programmes
from app.planning.stays import models as stays
from app.planning.transfers import models as transfers
from app.register.accounts import models as accounts
from app.register.directory import models as directory
from app.register.holidays import models as holidays
from app.register.personal import models as personal
from app.register.venues import models as venues

ALL: Final[tuple[ModuleType, ...]] = (
    history,
    jobs,
    accounts,
    venues,
    holidays,
    directory,
    personal,
    events,
    delegations,
    programmes,
    attending,
    preparation,
    journeys,
    transfers,
    stays,
    interpreting,
    accreditation,
    undertakings,
    agreements,
    working_groups,
    materials,
    meetings,
    minutes,
    fairs,
    talks,
    troupes,
    briefs,
    folders,
    conflicts,
    entries,
    publishing,
    call_sheets,
    private_links,
    approval,
    spreadsheets,
)
