"""A fixed call sheet: the morning on which the meeting of two heads was moved."""

from datetime import UTC, date, datetime

from app.faces.printouts.call_sheet_document import CallSheetPicture
from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.judgement.call_sheets.phones import ATTACHED, DRIVER, HEAD, MANAGER, Way
from app.judgement.call_sheets.rules import RecipientKind
from app.judgement.call_sheets.sheet import Row

AT = datetime(2024, 11, 27, 3, 12, tzinfo=UTC)
MOVED = "27\u00a0ноября, Двусторонняя встреча глав делегаций: перенесено с 10.00 на 10.20"
DRIVEN = (
    "27\u00a0ноября, Трансфер: гостиница «Президент-отель» – Конгресс-холл «Торатау»: перенесено с 9.30 на 9.50; "
    "водитель: «П.П. Рулёв» вместо «В.В. Водителев»"
)


def row(number: int, kind: RecipientKind, name: str, *ways: Way, lines: tuple[str, ...] = (MOVED,), told: bool = False) -> Row:
    """Return a row; one that is told was told by the officer on duty and has confirmed."""
    return Row(
        id=number,
        revision=1,
        kind=kind,
        name=name,
        version_from=3,
        version_to=4,
        lines=lines,
        message="",
        ways=ways,
        opened=False,
        first_at=datetime(2024, 11, 27, 5, 0, tzinfo=UTC),
        told_at=AT if told else None,
        told_by="Г. Р. Валиева" if told else "",
        confirmed_at=AT if told else None,
        withdrawn_at=None,
        note="перезвонит в 8.30" if number == 3 else "",
    )


SHEET = CallSheetPicture(
    title=Texts(
        ru="XX Форум межрегионального сотрудничества Российской Федерации и Республики Казахстан",
        ba="Рәсәй Федерацияһы менән Ҡаҙағстан Республикаһының XX төбәк-ара хеҙмәттәшлек форумы",
        kk="Ресей Федерациясы мен Қазақстан Республикасының XX өңіраралық ынтымақтастық форумы",
        en="20th Forum of interregional co-operation of the Russian Federation and the Republic of Kazakhstan",
    ),
    city=Texts(ru="Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
    days=Days(date(2024, 11, 26), date(2024, 11, 27)),
    zone="Asia/Yekaterinburg",
    at=AT,
    number=4,
    rows=(
        row(
            1,
            RecipientKind.DELEGATION,
            "Делегация Республики Башкортостан",
            Way(ATTACHED, "Участник Д1-05", "+7 917 000-00-01"),
            Way(HEAD, "Участник Д1-01"),
            lines=(DRIVEN, MOVED),
            told=True,
        ),
        row(2, RecipientKind.DELEGATION, "Делегация Республики Казахстан", Way(ATTACHED, "Участник Д2-05", "+7 917 000-00-02"), told=True),
        row(3, RecipientKind.VEHICLE, "Водителев Василий Васильевич, авто № 1", Way(DRIVER, "", "+7 917 000-00-03"), lines=(DRIVEN, MOVED)),
        row(4, RecipientKind.VEHICLE, "Рулёв Пётр Петрович, авто № 2", Way(DRIVER, "", "+7 917 000-00-04")),
        row(5, RecipientKind.INTERPRETER, "Переводчикова Айгуль Маратовна", Way("", "", "+7 917 000-00-05")),
        row(6, RecipientKind.HALL, "Конгресс-холл «Торатау», зал переговоров", Way(MANAGER, "Залова И. И.", "+7 347 000-00-06")),
        row(7, RecipientKind.PRESS, "Пресса", Way("", "Пресс-служба", "+7 347 000-00-07")),
    ),
)
