"""The people of the large set: a directory, delegations with members, and who of them goes where; written past the commands.

Twenty thousand entries and their history through the commands would take longer than everything that is measured on them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.ground.db.base import Base
from app.ground.kernel.sounding import sound_keys
from app.ground.kernel.text import searchable
from app.ground.kernel.texts import Texts
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberRole, MemberStatus
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.queries import items_of
from app.planning.programmes.rules import ItemRole
from app.register.directory.models import Appointment, Organisation, Person
from app.register.directory.rules.kinds import Category, PartySide
from tools.bench.world import World

STEMS: Final = ("Аба", "Бай", "Вали", "Гали", "Дау", "Ер", "Жума", "Заки", "Иска", "Кари", "Латы", "Мура", "Нур", "Оспа", "Рахи", "Сафи")
MIDDLES: Final = ("", "ба", "га", "да", "ды", "за", "ка", "ли", "ма", "му", "на", "ра", "ры", "са", "та", "хи")
SECOND_MIDDLES: Final = ("", "лу", "мы", "ру")
ENDS: Final = ("ев", "ин", "ов", "лин", "метов", "нов", "шин", "ков")
GIVEN: Final = ("Азат", "Булат", "Данияр", "Ержан", "Ильдар", "Марат", "Нурлан", "Олег", "Руслан", "Сергей", "Тимур", "Фарит", "Эльдар")
FATHERS: Final = ("Азатович", "Булатович", "Ерланович", "Ильдарович", "Маратович", "Олегович", "Русланович", "Сергеевич", "Фаритович")
POSITIONS: Final = ("министр", "заместитель министра", "директор департамента", "главный специалист", "советник", "генеральный директор")
_BATCH: Final = 2000
_people = count()


@dataclass(frozen=True, slots=True)
class Crowd:
    """Delegations that were made, and the ids of their first members, in the same order."""

    delegations: tuple[int, ...]
    heads: tuple[int, ...]


def name_of(number: int) -> tuple[str, str, str]:
    """Return surname, given name and patronymic of one person of many, no two alike: eight thousand surnames, as among so many in life."""
    rest, stem = divmod(number, len(STEMS))
    rest, middle = divmod(rest, len(MIDDLES))
    rest, second = divmod(rest, len(SECOND_MIDDLES))
    rest, end = divmod(rest, len(ENDS))
    rest, given = divmod(rest, len(GIVEN))
    return STEMS[stem] + MIDDLES[middle] + SECOND_MIDDLES[second] + ENDS[end], GIVEN[given], FATHERS[rest % len(FATHERS)]


def write_people(session: Session, many: int) -> list[int]:
    """Put persons into the directory, each with an appointment at one of a hundred bodies; return their ids."""
    bodies = _bodies(session)
    numbers = [next(_people) for _ in range(many)]
    uids = {str(uuid4()): number for number in numbers}
    write(session, Person, (_person(uid, number) for uid, number in uids.items()))
    first = session.scalars(select(Person.id).order_by(Person.id.desc()).limit(1)).one() - many + 1
    ids = list(range(first, first + many))
    write(session, Appointment, (_appointment(ident, bodies[ident % len(bodies)]) for ident in ids))
    return ids


def send_delegations(world: World, sizes: Sequence[int], items_of_each: Sequence[int]) -> Crowd:
    """Let delegations of these sizes come to the largest event, and send each to every so-and-so-many-th of its items.

    At every item one member is taken out, and at every fifth somebody presides.
    """
    with world.session() as session, session.begin():
        items = [item.id for item in items_of(session, world.forum)]
        people = iter(write_people(session, sum(sizes)))
        made: list[int] = []
        heads: list[int] = []
        for size, step in zip(sizes, items_of_each, strict=True):
            delegation, members, head = _delegation(session, world.forum, [next(people) for _ in range(size)])
            goes = items[len(made) % step :: step]
            write(session, ItemDelegation, ({"item_id": item, "delegation_id": delegation} for item in goes))
            out = ({"item_id": item, "member_id": members[at % size], "attends": False} for at, item in enumerate(goes))
            write(session, ItemMember, out)
            chairs = ({"item_id": item, "person_id": head, "role": ItemRole.CHAIR, "position": 0} for item in goes[::5])
            write(session, ItemPerson, chairs)
            made.append(delegation)
            heads.append(head)
        return Crowd(tuple(made), tuple(heads))


def _delegation(session: Session, event_id: int, people: Sequence[int]) -> tuple[int, list[int], int]:
    """Write a delegation; return its id, those of its members, and who its head is."""
    delegation = Delegation(
        uid=str(uuid4()), event_id=event_id, name=Texts(f"Делегация {people[0]}-й области"), side=PartySide.KAZAKHSTAN, members=[]
    )
    session.add(delegation)
    session.flush()
    rows = (
        {
            "uid": str(uuid4()),
            "delegation_id": delegation.id,
            "event_id": event_id,
            "person_id": person,
            "role": MemberRole.MEMBER if place else MemberRole.HEAD,
            "status": MemberStatus.ACCEPTED,
        }
        for place, person in enumerate(people)
    )
    write(session, DelegationMember, rows)
    ours = select(DelegationMember.id).where(DelegationMember.delegation_id == delegation.id).order_by(DelegationMember.id)
    return delegation.id, list(session.scalars(ours)), people[0]


def _bodies(session: Session) -> list[int]:
    found = list(session.scalars(select(Organisation.id)))
    if found:
        return found
    names = [f"Министерство № {number}" for number in range(100)]
    side, category = PartySide.BASHKORTOSTAN, Category.GOVERNMENT
    values = (
        {"uid": str(uuid4()), "name": Texts(name), "search_text": searchable([name]), "side": side, "category": category} for name in names
    )
    write(session, Organisation, values)
    return list(session.scalars(select(Organisation.id)))


def _person(uid: str, number: int) -> dict[str, Any]:
    surname, given, patronymic = name_of(number)
    told = f"{surname} {given} {patronymic}"
    names = {"surname": Texts(surname), "given": Texts(given), "patronymic": Texts(patronymic)}
    return {"uid": uid, **names, "search_text": searchable([told, ""]), "sound_text": sound_keys([told])}


def _appointment(person_id: int, organisation_id: int) -> dict[str, Any]:
    position = Texts(POSITIONS[person_id % len(POSITIONS)])
    return {
        "uid": str(uuid4()),
        "person_id": person_id,
        "organisation_id": organisation_id,
        "position": position,
        "side": PartySide.BASHKORTOSTAN,
    }


def write(session: Session, table: type[Base], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows of a table."""
    for batch in _batches(rows):
        session.execute(insert(table), batch)


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    batch: list[Mapping[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
