"""Figures of registers: instructions, measures, dossiers, agreements, invitations, gifts and materials, a thousand rows each."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select

from app.ground.kernel.ids import new_uid
from app.ground.kernel.texts import Texts
from app.matters.agreements.models import Agreement, AgreementSignatory, AgreementText
from app.matters.agreements.rules import AgreementState
from app.matters.fairs.models import Stand, StandInvitation
from app.matters.fairs.rules import InvitationState
from app.matters.folders.models import FolderSheet
from app.matters.folders.rules import Sheet
from app.matters.materials.models import Material, MaterialVersion
from app.matters.talks.models import Gift
from app.matters.talks.rules import GiftState
from app.matters.undertakings.models import Dossier, DossierNote, Instruction, Measure
from app.matters.undertakings.rules import DossierState, InstructionState, Section
from app.planning.programmes.models import ProgrammeItem
from app.register.directory.models import Organisation, Person
from app.register.directory.rules.kinds import PartySide
from tools.bench.crowd import write
from tools.bench.lab import Lab
from tools.bench.pages import Inside
from tools.bench.rows import Row, at_most
from tools.bench.world import FIRST_DAY, NOW, World

_FEW: Final = 10
_SIDES: Final = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)
_MOST_TIMES: Final = 2
"""Times the programme page of 600 items: a register of a thousand rows is read as one."""


def rows(lab: Lab) -> Iterator[Row]:
    """Measure each register with a few rows and with many: its queries must be the same."""
    inside, sizes = Inside(lab), lab.world.sizes
    register(lab.world, range(_FEW))
    few = {path: inside.queries(path) for path in _pages(lab.world).values()}
    register(lab.world, range(_FEW, sizes.register))
    programme = inside.times_empty(f"/events/{lab.world.forum}/programme", lab.repeats)
    for name, path in _pages(lab.world).items():
        times = inside.times_empty(path, lab.repeats) / programme
        yield at_most(f"{name} of {sizes.register}, Python's work alone", times, "× the programme page of 600 items", _MOST_TIMES)
        yield at_most(f"{name} of {sizes.register}: queries", inside.queries(path) - few[path], f"more than for {_FEW}", 0)


def register(world: World, numbers: range) -> None:
    """Write one row of everything for each of `numbers`, all of the event of 600 items where they are an event's."""
    with world.session() as session:
        event = world.forum
        items = session.scalars(select(ProgrammeItem.id).where(ProgrammeItem.event_id == event).order_by(ProgrammeItem.id)).all()
        persons = session.scalars(select(Person.id).order_by(Person.id).limit(200)).all()
        bodies = session.scalars(select(Organisation.id).order_by(Organisation.id).limit(20)).all()
        write(session, Dossier, map(_dossier, numbers))
        write(session, Measure, (_measure(number, bodies[number % len(bodies)] if bodies else None) for number in numbers))
        write(session, Instruction, (_instruction(number, event, persons[number % len(persons)]) for number in numbers))
        write(session, Agreement, (_agreement(number, event, items[number % len(items)]) for number in numbers))
        ids = session.scalars(select(Agreement.id).where(Agreement.event_id == event).order_by(Agreement.id)).all()[-len(numbers) :]
        write(session, AgreementSignatory, (_party(ident, side, persons[ident % len(persons)]) for ident in ids for side in _SIDES))
        write(session, AgreementText, ({"agreement_id": one, "language": tag} | _text(one) for one in ids for tag in ("ru", "kk")))
        stand = session.scalar(select(Stand.id).where(Stand.event_id == event))
        if stand is None:
            write(session, Stand, [{"uid": new_uid(), "event_id": event, "title": Texts("Стенд")}])
            stand = session.scalars(select(Stand.id).where(Stand.event_id == event)).one()
        write(session, StandInvitation, (_invitation(number, event, stand, persons[number % len(persons)]) for number in numbers))
        write(session, Gift, (_gift(number, event, persons[number % len(persons)]) for number in numbers))
        dossier = session.scalars(select(Dossier.id).order_by(Dossier.id)).first()
        assert dossier is not None  # written above
        write(session, DossierNote, (_note(number, dossier) for number in numbers))
        write(session, Material, (_material(number, dossier) for number in numbers))
        newest = session.scalars(select(Material.id).order_by(Material.id.desc()).limit(len(numbers))).all()
        write(session, MaterialVersion, (_version(one, number) for one in newest for number in (1, 2)))
        write(session, FolderSheet, (_sheet(number, event, dossier) for number in numbers))
        session.commit()


def _pages(world: World) -> Mapping[str, str]:
    event = f"/events/{world.forum}"
    with world.session() as session:
        dossier = session.scalars(select(Dossier.id).order_by(Dossier.id)).first()
    return {
        "instructions": "/instructions",
        "instructions by body": "/instructions?by=body",
        "roadmap": "/roadmap",
        "dossiers": "/dossiers",
        "a dossier with entries and materials": f"/dossiers/{dossier}",
        "agreements of an event": f"{event}/agreements",
        "register of agreements": "/agreements",
        "invitations to a stand": f"{event}/invitations",
        "gifts of an event": f"{event}/gifts",
        "folder of the head": f"{event}/folder",
        "overview for the head": "/overview",
    }


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number % 90 - 45)


def _dossier(number: int) -> dict[str, Any]:
    named = {"title": Texts(f"Проект {number}"), "summary": Texts("Суть проекта"), "place": Texts("Павлодар"), "search_text": ""}
    return {"uid": new_uid(), **named, "section": list(Section)[number % len(Section)], "state": DossierState.ACTIVE}


def _measure(number: int, body: int | None) -> dict[str, Any]:
    said = {"title": Texts(f"Мероприятие {number}"), "result": Texts(), "search_text": "", "position": number}
    section, state = list(Section)[number % len(Section)], list(InstructionState)[number % 2]
    return {"uid": new_uid(), **said, "section": section, "state": state, "our_executor_id": body, "due": _day(number)}


def _instruction(number: int, event: int, person: int) -> dict[str, Any]:
    said = {"text": Texts(f"Проработать вопрос {number}"), "number": f"1.{number}", "evidence": Texts(), "search_text": ""}
    whose = {"event_id": event, "person_id": person, "given_on": FIRST_DAY, "due": _day(number)}
    return {"uid": new_uid(), **said, **whose, "state": list(InstructionState)[number % 2]}


def _agreement(number: int, event: int, item: int) -> dict[str, Any]:
    state = AgreementState.SIGNED if number % 2 else AgreementState.DRAFT
    told = {"title": Texts(f"Соглашение {number}"), "position": number, "signed_on": _day(number) if number % 2 else None}
    return {"uid": new_uid(), "event_id": event, "item_id": item, "state": state, "signed_at": Texts(), **told}


def _party(agreement: int, side: PartySide, person: int) -> dict[str, Any]:
    return {"agreement_id": agreement, "party": Texts("Правительство"), "side": side, "person_id": person}


def _text(number: int) -> dict[str, Any]:
    return {"translator": "Бюро переводов", "due": _day(number)}


def _invitation(number: int, event: int, stand: int, person: int) -> dict[str, Any]:
    state = list(InvitationState)[number % len(InvitationState)]
    return {"uid": new_uid(), "event_id": event, "stand_id": stand, "person_id": person, "state": state, "reason": f"Повод {number}"}


def _gift(number: int, event: int, person: int) -> dict[str, Any]:
    how = {"state": list(GiftState)[number % len(GiftState)], "giving_side": _SIDES[number % 2]}
    return {
        "uid": new_uid(),
        "event_id": event,
        "what": Texts(f"Книга {number}"),
        "receiver_id": person,
        **how,
    }


def _note(number: int, dossier: int) -> dict[str, Any]:
    return {"uid": new_uid(), "dossier_id": dossier, "day": _day(number), "text": Texts(f"Запись {number}"), "answer": Texts()}


def _material(number: int, dossier: int) -> dict[str, Any]:
    return {"uid": new_uid(), "dossier_id": dossier, "title": f"Материал {number}", "position": number}


def _version(material: int, number: int) -> dict[str, Any]:
    kept = {"name": "a.pdf", "type": "application/pdf", "size": 5, "digest": "", "content": b"%PDF-"}
    return {"material_id": material, "number": number, **kept, "by_name": "А. К. Сулейменова", "at": NOW}


def _sheet(number: int, event: int, dossier: int) -> dict[str, Any]:
    return {"uid": new_uid(), "event_id": event, "position": number, "sheet": Sheet.DOSSIER, "dossier_id": dossier}
