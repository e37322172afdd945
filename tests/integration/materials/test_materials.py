"""Claims about materials on real rows: bytes in are bytes out, versions never change, who may do what."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ground.db.history import Change
from app.ground.kernel import clock
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, NotFound, Refusal, Stale
from app.ground.kernel.uploads import MOST_BYTES
from app.matters.materials import commands
from app.matters.materials.commands import AddMaterial, AddVersion, RemoveMaterial, RenameMaterial, ReorderMaterial, Sent, SetWithdrawn
from app.matters.materials.listing import materials_of
from app.matters.materials.models import Material, MaterialVersion
from app.matters.materials.queries import get_file, get_material
from app.matters.materials.rules import MOST_MATERIALS, Subject
from app.planning.events.models import Event
from app.planning.programmes.models import ProgrammeItem
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Actor, Role
from tests.counting import statements
from tests.factories.accounts import a_user
from tests.factories.agreements import an_agreement
from tests.factories.dossiers import a_dossier
from tests.factories.events import an_event
from tests.factories.materials import OFFICE, a_material, a_package, a_pdf
from tests.factories.programmes import an_item
from tests.factories.undertakings import a_measure, an_instruction


def as_actor(session: Session, role: Role) -> Actor:
    user = a_user(session, role=role)
    return Actor(id=user.id, name=user.name, role=role, language="ru", session_id=0)


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def item(session: Session, event: Event) -> ProgrammeItem:
    return an_item(session, event)


def add(session: Session, item: ProgrammeItem, content: bytes, *, name: str = "Справка.pdf", uid: str = "", by: Actor = OFFICE) -> int:
    cmd = AddMaterial(Subject.ITEM, item.id, by, uid or new_uid(), Sent(name, content))
    return commands.add_material(session, cmd, now=clock.now())


def revise(session: Session, one: Material, content: bytes, *, seen: int | None = None, by: Actor = OFFICE) -> int:
    cmd = AddVersion(one.id, by, one.revision if seen is None else seen, Sent("Справка.pdf", content))
    return commands.add_version(session, cmd, now=clock.now())


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tails=st.lists(st.binary(max_size=300), min_size=1, max_size=4, unique=True))
def test_bytes_in_are_bytes_out_and_no_version_changes_an_earlier_one(session: Session, item: ProgrammeItem, tails: list[bytes]) -> None:
    ident = add(session, item, a_pdf() + tails[0])
    for tail in tails[1:]:
        revise(session, get_material(session, ident), a_pdf() + tail)
    session.expire_all()
    assert [get_file(session, ident, number).content for number in range(1, len(tails) + 1)] == [a_pdf() + tail for tail in tails]


def test_a_form_sent_twice_makes_one_material_and_one_version(session: Session, item: ProgrammeItem) -> None:
    uid = new_uid()
    ident = add(session, item, a_pdf(), uid=uid)
    assert add(session, item, a_pdf(), uid=uid) == ident
    seen = get_material(session, ident).revision
    for _ in range(2):
        revise(session, get_material(session, ident), a_pdf("второй"), seen=seen)
    session.expire_all()
    assert [one.number for one in get_material(session, ident).versions] == [1, 2]


def test_the_same_file_is_told_to_be_the_same(session: Session, item: ProgrammeItem) -> None:
    one = get_material(session, add(session, item, a_pdf()))
    with pytest.raises(Refusal) as refused:
        revise(session, one, a_pdf())
    assert (refused.value.field, str(refused.value)) == ("upload", "This is the same file as version 1: nothing has changed in it.")
    assert len(one.versions) == 1


def test_whoever_saw_an_older_version_is_told(session: Session, item: ProgrammeItem) -> None:
    one = get_material(session, add(session, item, a_pdf()))
    seen = one.revision
    revise(session, one, a_pdf("чужой"))
    with pytest.raises(Stale):
        revise(session, one, a_pdf("свой"), seen=seen)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", a_package("word/document.xml", "word/vbaProject.bin"), b"PK\x03\x04broken", a_pdf() + b"0" * MOST_BYTES],
    ids=["empty", "text", "macros", "broken", "too large"],
)
def test_what_is_no_paper_is_refused_beside_the_file(session: Session, item: ProgrammeItem, content: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        add(session, item, content)
    assert refused.value.field == "upload"
    assert session.scalars(select(Material)).all() == []


def test_the_type_is_that_of_the_content_whatever_the_name_says(session: Session, item: ProgrammeItem) -> None:
    ident = add(session, item, a_package("ppt/presentation.xml"), name="..\\вирус.exe")
    assert [(one.name, one.type.rpartition(".")[2]) for one in get_material(session, ident).versions] == [
        ("вирус.exe.pptx", "presentation")
    ]


def test_a_material_belongs_to_exactly_one_thing_of_every_sort(session: Session, event: Event, item: ProgrammeItem) -> None:
    owners = {
        Subject.ITEM: item.id,
        Subject.DOSSIER: a_dossier(session).id,
        Subject.INSTRUCTION: an_instruction(session).id,
        Subject.MEASURE: a_measure(session).id,
        Subject.AGREEMENT: an_agreement(session, event).id,
    }
    made = {subject: a_material(session, subject, ident).id for subject, ident in owners.items()}
    assert {subject: [row.id for row in materials_of(session, subject, [ident])[ident]] for subject, ident in owners.items()} == {
        subject: [ident] for subject, ident in made.items()
    }
    for subject in Subject:
        with pytest.raises(NotFound):
            a_material(session, subject, 2**31 - 1)


def test_only_who_changes_the_event_may_write_and_the_log_of_the_event_tells_of_it(session: Session, event: Event) -> None:
    own, foreign, reader = (as_actor(session, role) for role in (Role.COORDINATOR, Role.COORDINATOR, Role.READER))
    mine = an_event(session, coordinators=[session.get_one(User, own.id)])
    point = an_item(session, mine)
    ident = add(session, point, a_pdf(), by=own)
    revise(session, get_material(session, ident), a_pdf("второй"), by=own)
    for other in (foreign, reader):
        with pytest.raises(NotAllowed):
            add(session, point, a_pdf(), by=other)
        with pytest.raises(NotAllowed):
            commands.remove_material(session, RemoveMaterial(ident, other, None))
    told = session.scalars(select(Change).where(Change.kind == "material").order_by(Change.id)).all()
    assert [(one.event_id, one.action, one.fields.get("newest_state")) for one in told] == [
        (mine.id, "created", [None, "1 · Справка.pdf"]),
        (mine.id, "changed", ["1 · Справка.pdf", "2 · Справка.pdf"]),
    ]


def test_what_is_withdrawn_stands_last_keeps_its_file_and_takes_no_version_until_it_is_taken_back(
    session: Session, item: ProgrammeItem
) -> None:
    first, second = (a_material(session, Subject.ITEM, item.id, title) for title in ("Первый", "Второй"))
    for _ in range(2):
        commands.set_withdrawn(session, SetWithdrawn(first.id, OFFICE, first.revision, withdrawn=True))
    assert [(row.id, row.withdrawn) for row in materials_of(session, Subject.ITEM, [item.id])[item.id]] == [
        (second.id, False),
        (first.id, True),
    ]
    assert get_file(session, first.id, 1).content == a_pdf("Первый 1")
    with pytest.raises(Refusal):
        revise(session, first, a_pdf("ещё"))
    with pytest.raises(Refusal):
        commands.reorder_material(session, ReorderMaterial(first.id, OFFICE, first.revision, 1))
    commands.set_withdrawn(session, SetWithdrawn(first.id, OFFICE, first.revision, withdrawn=False))
    revise(session, first, a_pdf("ещё"))
    assert len(first.versions) == 2


def test_neighbours_change_places_and_the_ends_stay(session: Session, item: ProgrammeItem) -> None:
    made = [a_material(session, Subject.ITEM, item.id, title) for title in "абв"]

    def moved(index: int, step: int) -> str:
        session.expire_all()
        commands.reorder_material(session, ReorderMaterial(made[index].id, OFFICE, get_material(session, made[index].id).revision, step))
        return "".join(row.title for row in materials_of(session, Subject.ITEM, [item.id])[item.id])

    assert [moved(2, -1), moved(2, -1), moved(2, -1), moved(0, 1)] == ["авб", "ваб", "ваб", "вба"]


def test_a_material_is_renamed_and_called_like_its_file_when_nothing_is_left(session: Session, item: ProgrammeItem) -> None:
    one = a_material(session, Subject.ITEM, item.id)
    commands.rename_material(session, RenameMaterial(one.id, OFFICE, one.revision, "Проект решения", "kk"))
    assert (one.title, one.language) == ("Проект решения", "kk")
    with pytest.raises(Stale):
        commands.rename_material(session, RenameMaterial(one.id, OFFICE, 0, "Другое"))
    commands.rename_material(session, RenameMaterial(one.id, OFFICE, one.revision, "  "))
    assert (one.title, one.language) == ("Презентация", "")


def test_one_version_is_removed_by_whoever_may_several_only_by_an_administrator(session: Session, item: ProgrammeItem) -> None:
    single, worked_on = a_material(session, Subject.ITEM, item.id), a_material(session, Subject.ITEM, item.id, "Другое", versions=2)
    assert commands.remove_material(session, RemoveMaterial(single.id, OFFICE, single.revision)) == (Subject.ITEM, item.id)
    with pytest.raises(Refusal):
        commands.remove_material(session, RemoveMaterial(worked_on.id, OFFICE, worked_on.revision))
    commands.remove_material(session, RemoveMaterial(worked_on.id, as_actor(session, Role.ADMIN), worked_on.revision))
    assert (session.scalars(select(Material)).all(), session.scalars(select(MaterialVersion.id)).all()) == ([], [])
    assert [one.label for one in session.scalars(select(Change).where(Change.kind == "material", Change.action == "removed"))] == [
        "Презентация проекта",
        "Другое",
    ]


def test_materials_go_with_what_they_belong_to(session: Session, item: ProgrammeItem) -> None:
    a_material(session, Subject.ITEM, item.id)
    session.delete(item)
    session.flush()
    assert session.scalars(select(Material.id)).all() == []


def test_there_is_an_end_to_the_materials_of_one_thing(session: Session, item: ProgrammeItem) -> None:
    session.add_all(Material(uid=new_uid(), item_id=item.id, title="Файл", versions=[]) for _ in range(MOST_MATERIALS))
    session.flush()
    with pytest.raises(Refusal):
        add(session, item, a_pdf())


def test_a_list_of_many_things_takes_one_query_however_many_there_are(session: Session, event: Event) -> None:
    items = [an_item(session, event, title=f"Вопрос {number}").id for number in range(6)]
    for ident in items:
        a_material(session, Subject.ITEM, ident, versions=2)
    counts = []
    for some in (items[:1], items):
        with statements(session.get_bind()) as asked:  # type: ignore[arg-type]
            rows = materials_of(session, Subject.ITEM, some)
        counts.append((len(asked), len(rows), {row.number for own in rows.values() for row in own}))
    assert counts == [(1, 1, {2}), (1, 6, {2})]
