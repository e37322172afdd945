"""Every slice's tables in one place, for the migrations and whoever needs all of the metadata."""

from types import ModuleType
from typing import Final

from app.ground.db import history
from app.judgement.approval import models as approval
from app.judgement.entries import models as entries
from app.judgement.publishing import models as publishing
from app.planning.events import models as events
from app.planning.preparation import models as preparation
from app.planning.programmes import models as programmes
from app.register.accounts import models as accounts
from app.register.holidays import models as holidays
from app.register.venues import models as venues

ALL: Final[tuple[ModuleType, ...]] = (
    history,
    accounts,
    venues,
    holidays,
    events,
    programmes,
    preparation,
    entries,
    publishing,
    approval,
)
