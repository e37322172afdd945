"""Every slice's tables in one place, for the migrations and whoever needs all of the metadata."""

from types import ModuleType
from typing import Final

from app.ground.db import history
from app.judgement.entries import models as entries
from app.judgement.publishing import models as publishing
from app.planning.events import models as events
from app.planning.programmes import models as programmes
from app.register.accounts import models as accounts
from app.register.venues import models as venues

ALL: Final[tuple[ModuleType, ...]] = (history, accounts, venues, events, programmes, entries, publishing)
