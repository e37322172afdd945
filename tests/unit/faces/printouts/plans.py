"""A plan of preparation with everything in it that paper has to tell."""

from datetime import UTC, date, datetime

from app.ground.kernel.spans import Days
from app.ground.kernel.texts import Texts
from app.planning.events.rules import Status
from app.planning.preparation.plan import Plan, PlannedTask

CHANGED = datetime(2024, 11, 8, 11, 40, tzinfo=UTC)

PLAN = Plan(
    event_uid="f0000000-0000-4000-8000-000000000001",
    title=Texts(
        "XX Форум межрегионального сотрудничества России и Казахстана",
        ba="Рәсәй һәм Ҡаҙағстандың XX төбәк-ара хеҙмәттәшлек форумы",
        kk="Ресей мен Қазақстанның XX өңіраралық ынтымақтастық форумы",
        en="20th Forum of Interregional Cooperation between Russia and Kazakhstan",
    ),
    city=Texts("Уфа", ba="Өфө", kk="Уфа", en="Ufa"),
    days=Days(date(2024, 11, 26), date(2024, 11, 27)),
    zone="Asia/Yekaterinburg",
    status=Status.PREPARING,
    dates_unknown=False,
    tasks=(
        PlannedTask(
            1,
            "a",
            3,
            "Утвердить состав организационного комитета",
            date(2024, 8, 28),
            90,
            "отдел протокола",
            evidence="Распоряжение № 0-р (пример)",
            done_at=datetime(2024, 8, 20, 20, 30, tzinfo=UTC),  # in Ufa it is the next day
            done_by="Г. Р. Валиева",
        ),
        PlannedTask(2, "b", 1, "Завершить аккредитацию участников", date(2024, 10, 27), 30, "отдел протокола", "accreditation"),
        PlannedTask(3, "c", 1, "Получить подтверждение перевозчика", date(2024, 11, 11), None, "транспортный отдел"),
        PlannedTask(4, "d", 1, "Проверить готовность площадок", date(2024, 11, 26), 0, evidence="часть площадок проверена"),
        PlannedTask(5, "e", 1, "Направить благодарственные письма", date(2024, 12, 7), -10, "отдел протокола"),
    ),
)
