"""Approval sheets with everything in them that paper has to tell."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.faces.printouts.approval import Approval
from app.faces.printouts.approval_sheet import ApprovalPicture
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.approval.rules import Decision, Standing
from app.judgement.approval.sheet import Letter, Row, Sheet
from app.judgement.conflicts.waived import Waived
from app.judgement.publishing.rules import Changes
from app.planning.events.kinds import Severity
from tests.unit.faces.printouts.pictures import FIRST, PUBLISHED, SECOND, UFA, forum

DECIDED = datetime(2024, 11, 18, 10, 40, tzinfo=UTC)


def a_row(approver: str = "Руководитель протокола", standing: Standing = Standing.AGREED, **over: object) -> Row:
    """Return a step that has been agreed to."""
    decision = Decision.PENDING if standing in {Standing.PENDING, Standing.OVERDUE, Standing.NOT_NEEDED} else Decision.AGREED
    row = Row(
        step_id=1,
        revision=1,
        approver=approver,
        user_id=None,
        due_on=date(2024, 11, 19),
        decision=decision,
        remarks="",
        decided_at=None if decision is Decision.PENDING else DECIDED,
        decided_by="" if decision is Decision.PENDING else "Г. Р. Валиева",
        standing=standing,
        asked=None,
    )
    return replace(row, **over)  # type: ignore[arg-type]  # any field


ROWS = (
    a_row(),
    a_row(
        "Заместитель Премьер-министра, курирующий мероприятие", Standing.AGREED_WITH_REMARKS, remarks="Уточнить:\n#strong[не] большой зал"
    ),
    a_row("Руководитель пресс-службы", Standing.PENDING),
    a_row("Правовое управление", Standing.NOT_NEEDED),
    a_row("Служба безопасности", Standing.OUTDATED),
)


WAIVED = (
    Waived(
        Texts(
            "«Приветственный ужин»: между ним и «Открытием» только 10 минут: 3 человека.",
            ba="«Ҡаршы алыу киске ашы»: уның менән «Асыу» араһында 10 минут ҡына: 3 кеше.",
            kk="«Қарсы алу кешкі асы»: оның және «Ашылу» арасында небәрі 10 минут: 3 адам.",
            en="“Welcome dinner”: only 10 minutes between it and “Opening”: 3 people.",
        ),
        Severity.WARNING,
        "Залы рядом:\n#strong[переход] две минуты",
        "Г. Р. Валиева",
        date(2024, 11, 27),
    ),
    Waived(
        Texts("Заместитель министра встречается с Премьер-министром."),
        Severity.ERROR,
        "Поручено письмом № 12-3/45",
        "Г. Р. Валиева",
        date(2024, 11, 28),
    ),
)


def a_sheet(
    *, published: bool = True, rows: tuple[Row, ...] = ROWS, letter: bool = True, waived: tuple[Waived, ...] = WAIVED
) -> ApprovalPicture:
    """Return the sheet of version 2 of the XX Forum, with two findings let stand."""
    sheet = Sheet(
        number=2,
        published_at=PUBLISHED if published else None,
        approved_by="",
        digest="",
        changes=Changes(after=forum()),
        rows=rows,
        letter=Letter("12-3/45", date(2024, 11, 20), "Без замечаний", "Письмо.pdf") if letter else None,
    )
    approval = Approval("Премьер-министр Правительства\nРеспублики Башкортостан", "А.Г. Назаров") if published else None
    title = forum().title
    return ApprovalPicture(title, Texts("Уфа", ba="Өфө", kk="Уфа", en="Ufa"), Days(FIRST, SECOND), UFA, sheet, PUBLISHED, approval, waived)
