"""Fixed agreements for tests of paper: what is to be signed at a forum, and what was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from app.faces.printouts.signing_document import RegisterPicture, SigningPicture
from app.faces.printouts.undertakings_sheet import Dated
from app.ground.kernel.texts import Texts
from app.matters.agreements.pictures import AgreementPicture, SignatoryPicture
from app.matters.agreements.rules import AgreementState, Authority, Empowered
from app.register.directory.rules.kinds import PartySide

DATED: Final = Dated(datetime(2024, 11, 25, 11, 40, tzinfo=UTC), "Asia/Yekaterinburg")
GOVERNMENT: Final = SignatoryPicture(
    Texts("Правительство Республики Башкортостан", kk="Башқұртстан Республикасының Үкіметі"),
    PartySide.BASHKORTOSTAN,
    Texts("Участников Иван Иванович"),
    Texts("заместитель Премьер-министра Правительства Республики Башкортостан"),
    empowered=Empowered(Authority.OFFICE, ""),
    rank=2,
)
AKIMAT: Final = SignatoryPicture(
    Texts("Акимат Костанайской области", kk="Қостанай облысының әкімдігі"),
    PartySide.KAZAKHSTAN,
    Texts("Примеров Аскар", kk="Примеров Асқар"),
    Texts("заместитель акима", kk="әкімнің орынбасары"),
    Texts("Акимат Костанайской области", kk="Қостанай облысының әкімдігі"),
    Empowered(Authority.POWER, "доверенность № 12 (образец)"),
    rank=5,
)
FIRM: Final = SignatoryPicture(Texts("Предприятие Республики Башкортостан (образец)"), PartySide.BASHKORTOSTAN)
AGREEMENT: Final = AgreementPicture(
    id=1,
    event_id=1,
    title=Texts("Соглашение о сотрудничестве", kk="Ынтымақтастық туралы келісім"),
    state=AgreementState.PRINTED,
    position=0,
    parties=(GOVERNMENT, AKIMAT),
    languages=("ru", "kk"),
    copies=2,
)
MEMORANDUM: Final = AgreementPicture(
    id=2,
    event_id=1,
    title=Texts("Меморандум о производстве пружин"),
    state=AgreementState.LEGAL_REVIEW,
    position=1,
    parties=(FIRM, AKIMAT),
    languages=("ru",),
    copies=4,
)
SIGNING: Final = SigningPicture(
    Texts("XX Форум межрегионального сотрудничества", kk="XX Өңіраралық ынтымақтастық форумы"),
    (AGREEMENT, MEMORANDUM),
    "Уфа, 27 ноября 2024 г., 12.30",
    Texts("Церемония подписания", kk="Қол қою рәсімі"),
)
SIGNED: Final = replace(
    AGREEMENT,
    state=AgreementState.SIGNED,
    signed_on=date(2024, 11, 27),
    signed_at=Texts("Уфа", kk="Уфа"),
    register_number="8/2024",
    kept_at="Архив протокола, дело 3 (образец)",
    year=2024,
)
REGISTER: Final = RegisterPicture(
    (
        SIGNED,
        replace(SIGNED, id=2, signed_on=None, register_number=""),
        replace(SIGNED, id=3, signed_on=date(2023, 9, 26), register_number="1/2023", kept_at="", year=2023),
    ),
    ("Республика Казахстан",),
)
