"""Fixed talks, points and gifts that papers are drawn from in tests."""

from datetime import UTC, date, datetime, time
from typing import Final

from app.faces.printouts.points_document import Point
from app.faces.printouts.seating_document import Talk
from app.faces.printouts.undertakings_sheet import Dated
from app.ground.kernel.texts import Texts
from app.ground.kernel.walltime import WallTime
from app.ground.kernel.when import Precision, When
from app.matters.talks.composition_rules import Taking, balance
from app.matters.talks.rules import Press, TalksRole
from app.matters.talks.seating import Sitter, seated
from app.matters.talks.table import AtTable, Somebody, Table, party_of
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
DATED: Final = Dated(datetime(2024, 11, 20, 9, 30, tzinfo=UTC), "Asia/Yekaterinburg")
DAY: Final = date(2024, 11, 27)
_WHEN: Final = When(
    DAY,
    Precision.EXACT,
    WallTime(datetime.combine(DAY, time(10)), "Asia/Yekaterinburg"),
    WallTime(datetime.combine(DAY, time(10, 40)), "Asia/Yekaterinburg"),
)
TALK: Final = Talk(
    Texts(ru="Двусторонняя встреча глав делегаций", kk="Делегация басшыларының екіжақты кездесуі", en="Bilateral meeting of the heads"),
    Texts(ru="XX Форум межрегионального сотрудничества России и Казахстана", en="20th Forum of Interregional Co-operation"),
    Texts(ru="Торатау, малый зал", en="Toratau, small hall"),
    _WHEN,
)
_PEOPLE: Final = (
    (1, OURS, TalksRole.HEAD, "Участников", "министр промышленности, энергетики и инноваций"),
    (2, OURS, TalksRole.INTERPRETER, "Переводчиков", "переводчик казахского языка"),
    (3, OURS, TalksRole.MEMBER, "Валиев", "заместитель министра"),
    (4, OURS, TalksRole.MEMBER, "Сафин", "начальник отдела"),
    (5, OURS, TalksRole.NOTE_TAKER, "Юсупова", "консультант управления протокола"),
    (6, THEIRS, TalksRole.HEAD, "Әбілқайыр", "аким области"),
    (7, THEIRS, TalksRole.INTERPRETER, "Сулейменова", "переводчик"),
    (
        8,
        THEIRS,
        TalksRole.MEMBER,
        "Қасымов",
        "заместитель акима области, курирующий вопросы внешних связей, торговли и промышленной кооперации с регионами",
    ),
    (9, THEIRS, TalksRole.MEMBER, "Нұрланов", "руководитель управления"),
)


def a_table(*, ours_left: bool = True, press: Press = Press.OPENING, minutes: int | None = 5) -> Table:
    """Return talks of three and three with an interpreter each."""
    sides = {side: [row for row in _PEOPLE if row[1] is side] for side in (OURS, THEIRS)}
    drawn = {side: _side(rows) for side, rows in sides.items()}
    people = [Taking(key, party_of(side), role) for key, side, role, *_ in _PEOPLE]
    return Table(drawn[OURS], drawn[THEIRS], ours_left, balance(people), press, minutes)


def _side(rows: list[tuple[int, PartySide, TalksRole, str, str]]) -> tuple[AtTable, ...]:
    seats = seated([Sitter(key, role) for key, _, role, *_ in rows])
    found = [
        AtTable(key, Somebody(key, Texts(name), Texts(ru=f"И.И. {name}", en=f"I.I. {name}"), Texts(post)), side, role, seats[key], False)
        for key, side, role, name, post in rows
    ]
    return tuple(sorted(found, key=lambda one: (abs(one.seat), one.seat < 0)))


POINTS: Final = (
    Point(
        Texts(
            ru="Предложить назвать ответственных за химический кластер.",
            en="Propose to name who is responsible for the cluster.",
        ),
        Texts(ru="С нашей стороны отвечает министерство промышленности.", en="On our side it is the ministry of industry."),
        Texts(ru="Химический кластер в Павлодаре", en="Chemical cluster in Pavlodar"),
    ),
    Point(Texts(ru="Пригласить на стенд.\nСтенд работает до 18.00.", kk="Стендке шақыру.")),
)
