"""A working group before and after an appointment, with everything in it that paper has to tell."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from app.faces.printouts.group_document import Dated
from app.ground.kernel.texts import Texts
from app.matters.working_groups.changes import GroupChanges, changes_between
from app.matters.working_groups.composition import GroupComposition, GroupSeat, SideComposition, Vacancy
from app.matters.working_groups.rules import GroupRole
from app.register.directory.rules.kinds import PartySide

OURS, THEIRS = PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN
MEETING, APPOINTED = date(2024, 9, 27), date(2024, 10, 1)
DATED = Dated(datetime(2024, 10, 2, 20, 30, tzinfo=UTC), "Asia/Yekaterinburg")
"""In Ufa it is the next day."""
TITLE = Texts(
    "Совместная рабочая группа по промышленному сотрудничеству",
    ba="Сәнәғәт хеҙмәттәшлеге буйынса берлектәге эшсе төркөм",
    kk="Өнеркәсіптік ынтымақтастық жөніндегі бірлескен жұмыс тобы",
    en="Joint Working Group on Industrial Cooperation",
)
_numbers = count(1)


def seat(
    name: Texts, position: Texts, role: GroupRole = GroupRole.MEMBER, side: PartySide = OURS, organisation: Texts = Texts()
) -> GroupSeat:
    ident = next(_numbers)
    return GroupSeat(
        id=ident,
        uid=f"m-{ident}",
        revision=1,
        person_id=ident,
        person_uid=f"p-{ident}",
        name=name,
        position=position,
        organisation=organisation,
        role=role,
        side=side,
        since=None,
        until=None,
        document="",
        by_hand=False,
    )


def side(which: PartySide, agency: Texts, members: tuple[GroupSeat, ...], *vacant: GroupRole) -> SideComposition:
    return SideComposition(
        side=which,
        agency_id=1 if agency else None,
        agency=agency,
        quorum=3,
        members=members,
        vacant=tuple(Vacancy(which, role) for role in vacant),
        open_matters=(),
    )


CHAIR = seat(
    Texts("Участников Первый Иванович", kk="Участников Бірінші Иванович", en="Uchastnikov Perviy"),
    Texts("заместитель Премьер-министра – министр промышленности", en="Deputy Prime Minister"),
    GroupRole.CO_CHAIR,
)
SECRETARY = seat(Texts("Күсәев Өлфәт Һиҙиәт улы"), Texts("начальник отдела"), GroupRole.SECRETARY)
LEFT = seat(Texts("Сидоров П. П."), Texts("советник"), organisation=Texts("ООО «Первая образцовая фирма»"))
CAME = seat(Texts("Новикова Анна Петровна"), Texts("директор департамента"))
THEIR_MEMBER = seat(Texts("Құрманғалиұлы Нұрлан"), Texts("директор департамента"), side=THEIRS)
THEIR_CHAIR = replace(THEIR_MEMBER, role=GroupRole.CO_CHAIR)
AGENCY = Texts("Министерство промышленности, энергетики и инноваций Республики Башкортостан")

BEFORE = GroupComposition(
    id=1,
    uid="g-1",
    revision=1,
    title=TITLE,
    on=MEETING,
    founded_on=None,
    document="",
    note="",
    sides=(
        side(OURS, AGENCY, (CHAIR, SECRETARY, LEFT)),
        side(THEIRS, Texts(), (THEIR_MEMBER,), GroupRole.CO_CHAIR, GroupRole.SECRETARY),
    ),
)
AFTER = replace(
    BEFORE,
    on=APPOINTED,
    sides=(side(OURS, AGENCY, (CHAIR, SECRETARY, CAME)), side(THEIRS, Texts(), (THEIR_CHAIR,), GroupRole.SECRETARY)),
)
CHANGES: GroupChanges = changes_between(BEFORE, AFTER)
