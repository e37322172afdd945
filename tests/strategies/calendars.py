"""Hypothesis strategies for pictures of a year and of a month."""

from datetime import date, timedelta

from hypothesis import strategies as st

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.calendar.picture import Entry, Picture, Reserve, Tie
from app.planning.events.kinds import Kind
from app.planning.events.rules import LONGEST_DAYS, Relation, Side, Status
from app.register.holidays.rules import DayKind, HolidayDay, Jurisdiction, stretches


@st.composite
def pictures(draw: st.DrawFn, frame: Days) -> Picture:
    """Return a picture of some days whose events all lie there at least in part, in the order in which they are read."""
    days = [draw(_days(frame)) for _ in range(draw(st.integers(0, 25)))]
    days.sort(key=lambda one: (one.first, one.last))
    entries = tuple(_entry(draw, ident, one, len(days)) for ident, one in enumerate(days, 1))
    reserves = tuple(
        Reserve(ident, 1, draw(st.sampled_from(Kind)), draw(st.sampled_from(Side)), _title(draw), draw(_days(frame)))
        for ident in range(draw(st.integers(0, 4)))
    )
    return Picture(frame, entries, reserves, stretches(draw(holidays(frame))))


def holidays(frame: Days) -> st.SearchStrategy[list[HolidayDay]]:
    """Return days of the holiday calendar, each once in a jurisdiction."""
    one = st.builds(
        HolidayDay,
        st.sampled_from(frame.each()),
        st.sampled_from(Jurisdiction),
        st.sampled_from(DayKind),
        st.sampled_from([Texts(ru="Наурыз"), Texts(ru="Праздник")]),
    )
    return st.lists(one, max_size=30, unique_by=lambda day: (day.day, day.jurisdiction))


@st.composite
def _days(draw: st.DrawFn, frame: Days) -> Days:
    first = draw(st.dates(frame.first - timedelta(days=LONGEST_DAYS - 1), frame.last))
    least = max((frame.first - first).days, 0)
    return Days(first, first + timedelta(days=draw(st.integers(least, LONGEST_DAYS - 1))))


def _entry(draw: st.DrawFn, ident: int, days: Days, known: int) -> Entry:
    ties = (Tie(draw(st.sampled_from(Relation)), draw(st.integers(1, known)), _title(draw)),) if draw(st.booleans()) else ()
    return Entry(
        ident, draw(st.sampled_from(Kind)), draw(st.sampled_from(Status)), draw(st.sampled_from(Side)), _title(draw), Texts("Уфа"), days,
        ties=ties,
    )  # fmt: skip


def _title(draw: st.DrawFn) -> Texts:
    return Texts(ru="Форум межрегионального сотрудничества России и Казахстана"[: draw(st.integers(1, 60))])


def years() -> st.SearchStrategy[Days]:
    """Return the days of a year, leap or not."""
    return st.integers(2023, 2028).map(lambda year: Days(date(year, 1, 1), date(year, 12, 31)))
