"""Reads what the sheet of a year is drawn from."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.faces.printouts.queries import Sheet
from app.faces.printouts.render import job
from app.faces.printouts.year_document import Paper, printed_year_name, year_document
from app.ground.db.history import Change
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext
from app.planning.calendar.queries import picture_of, series_of
from app.planning.calendar.rules import Wanted, wanted_in, year_days, year_in
from app.planning.events.kinds import Kind
from app.planning.events.wording import KINDS, SIDES


def year_paper(session: Session, asked: Mapping[str, str], language: str, *, now: datetime, today: date) -> Sheet:
    """Return the sheet of the year and the filters that an address asks for; its moment is that of the latest change."""
    year, wanted = year_in(asked, today), wanted_in(asked)
    paper = Paper(asked.get("paper", "")) if asked.get("paper", "") in set(Paper) else Paper.A3
    at = session.scalar(select(func.max(Change.at))) or now
    kinds = [wanted.kind] if wanted.kind else list(Kind)
    shown = _told(session, wanted, language)
    document = year_document(picture_of(session, year_days(year), wanted), kinds, language, paper, at, shown)
    return Sheet(job("year.typ", at, document), printed_year_name(year, language, paper) + ".pdf")


def _told(session: Session, wanted: Wanted, language: str) -> str:
    with speaking(language):
        told = [gettext(KINDS[wanted.kind])] if wanted.kind else []
        told += [gettext(SIDES[wanted.host])] if wanted.host else []
        if wanted.series_id is not None:
            told += [title.told(language) for ident, title in series_of(session) if ident == wanted.series_id]
    return ", ".join(told)
