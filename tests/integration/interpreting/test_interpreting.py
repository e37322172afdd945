"""Claims about the register of interpreters, bookings, and the day of each interpreter."""

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.ground.db.history import history_of
from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed, Refusal, Stale
from app.planning.attendance.commands import SetRoles, set_roles
from app.planning.events.models import Event
from app.planning.interpreting import commands
from app.planning.interpreting.commands import BookInterpreter, InterpreterDetails, UnbookInterpreter
from app.planning.interpreting.erasing import erase_from_interpreting
from app.planning.interpreting.holdings import bookings_held, interpreter_held
from app.planning.interpreting.models import Interpreter, InterpreterBooking
from app.planning.interpreting.queries import bookings_of, interpreters_of
from app.planning.interpreting.rules import Need
from app.planning.interpreting.showing import Interpreting, interpreting_of, offers_for
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson
from app.planning.programmes.models import ProgrammeItem
from app.planning.programmes.rules import ItemKind, ItemRole
from app.register.accounts.rules.roles import Actor, Role
from app.register.directory.rules.kinds import PartySide
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.logistics import an_interpreter
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import a_speech, an_item, speech_rows

BY = Actor(1, "Г. Р. Валиева", Role.PROTOCOL, "ru", 1)
READER = Actor(2, "Читатель", Role.READER, "ru", 2)
BOTH = (("kk", "ru"), ("ru", "kk"))


@pytest.fixture
def event(session: Session) -> Event:
    return an_event(session)


@pytest.fixture
def talks(session: Session, event: Event) -> ProgrammeItem:
    return an_item(session, event, "10:00", "11:00", kind=ItemKind.MEETING)


def named(session: Session, surname: str, **over: object) -> Interpreter:
    return an_interpreter(session, a_person_in_directory(session, surname), **over)


def book(session: Session, item: ProgrammeItem, who: Interpreter, source: str = "", target: str = "") -> None:
    session.refresh(item)
    commands.book_interpreter(session, BookInterpreter(item.id, BY, item.revision, who.person_id, source, target))


def roles(session: Session, item: ProgrammeItem) -> list[tuple[int, ItemRole]]:
    query = select(ItemPerson.person_id, ItemPerson.role).where(ItemPerson.item_id == item.id).order_by(ItemPerson.position)
    return [(person, role) for person, role in session.execute(query)]


def picture(session: Session, event: Event) -> Interpreting:
    session.flush()
    session.expire_all()
    return interpreting_of(session, event)


def test_a_person_is_in_the_register_once(session: Session) -> None:
    person, uid = a_person_in_directory(session), new_uid()
    cmd = commands.AddInterpreter(uid, person.id, InterpreterDetails(BOTH, "+7 901 000-0001"))
    made = commands.add_interpreter(session, cmd)
    assert commands.add_interpreter(session, cmd) == made
    with pytest.raises(Refusal) as refused:
        commands.add_interpreter(session, commands.AddInterpreter(new_uid(), person.id, InterpreterDetails(BOTH)))
    assert (refused.value.message, refused.value.field) == ("%(name)s is in the register already.", "name")
    assert [(one.person_id, one.pairs) for one in interpreters_of(session)] == [(person.id, [["kk", "ru"], ["ru", "kk"]])]


def test_a_changed_entry_tells_its_languages_and_a_stale_change_is_refused(session: Session) -> None:
    interpreter = named(session, "Казахов")
    details = InterpreterDetails((("en", "ru"),), active=False)
    commands.change_interpreter(session, commands.ChangeInterpreter(interpreter.id, 1, details))
    assert history_of(session, "interpreter", interpreter.id)[0].fields["pairs"] == [[["kk", "ru"], ["ru", "kk"]], [["en", "ru"]]]
    with pytest.raises(Stale):
        commands.change_interpreter(session, commands.ChangeInterpreter(interpreter.id, 1, details))
    assert interpreters_of(session, active_only=True) == []


def test_booking_keeps_the_role_and_the_row_in_step(session: Session, event: Event, talks: ProgrammeItem) -> None:
    interpreter, delegation = named(session, "Казахов"), a_delegation(session, event)
    chair = a_person_in_directory(session)
    set_roles(session, SetRoles(talks.id, BY, None, ((chair.id, ItemRole.CHAIR),)))
    seen = talks.revision
    cmd = BookInterpreter(talks.id, BY, seen, interpreter.person_id, "kk", "ru", delegation.id, "шушутаж")
    commands.book_interpreter(session, cmd)
    assert roles(session, talks) == [(chair.id, ItemRole.CHAIR), (interpreter.person_id, ItemRole.INTERPRETER)]
    (booking,) = bookings_of(session, event.id)
    assert (booking.item.id, booking.person.id, booking.delegation, booking.source, booking.target, booking.note) == (
        talks.id,
        interpreter.person_id,
        delegation,
        "kk",
        "ru",
        "шушутаж",
    )
    assert talks.revision > seen
    with pytest.raises(Stale):
        commands.book_interpreter(session, cmd)
    commands.unbook_interpreter(session, UnbookInterpreter(talks.id, BY, talks.revision, interpreter.person_id))
    assert (roles(session, talks), session.scalars(select(InterpreterBooking)).all()) == ([(chair.id, ItemRole.CHAIR)], [])


def test_a_changed_booking_moves_the_item_on_and_an_unchanged_one_does_not(session: Session, talks: ProgrammeItem) -> None:
    interpreter = named(session, "Казахов")
    book(session, talks, interpreter, "kk", "ru")
    seen = talks.revision
    book(session, talks, interpreter, "kk", "ru")
    assert talks.revision == seen
    book(session, talks, interpreter, "ru", "kk")
    assert talks.revision == seen + 1


def test_a_role_taken_away_elsewhere_leaves_no_booking_to_be_seen(session: Session, event: Event, talks: ProgrammeItem) -> None:
    interpreter = named(session, "Казахов")
    book(session, talks, interpreter, "kk", "ru")
    set_roles(session, SetRoles(talks.id, BY, None, ()))
    assert (bookings_of(session, event.id), [row.booked for row in picture(session, event).items]) == ([], [()])
    book(session, talks, interpreter, "ru", "kk")
    assert [(one.source, one.target) for one in bookings_of(session, event.id)] == [("ru", "kk")]


@pytest.mark.parametrize("pair", [("kk", ""), ("kk", "kk"), ("казахский", "ru")])
def test_half_a_pair_is_refused(session: Session, talks: ProgrammeItem, pair: tuple[str, str]) -> None:
    with pytest.raises(Refusal):
        book(session, talks, named(session, "Казахов"), *pair)


def test_a_reader_books_nobody_and_nobody_interprets_for_a_delegation_of_another_event(session: Session, talks: ProgrammeItem) -> None:
    interpreter, elsewhere = named(session, "Казахов"), a_delegation(session, an_event(session))
    with pytest.raises(NotAllowed):
        commands.book_interpreter(session, BookInterpreter(talks.id, READER, None, interpreter.person_id))
    with pytest.raises(Refusal) as refused:
        commands.book_interpreter(session, BookInterpreter(talks.id, BY, None, interpreter.person_id, delegation_id=elsewhere.id))
    assert refused.value.field == "delegation_id"


def test_items_that_need_somebody_and_have_nobody_come_first(session: Session, event: Event, talks: ProgrammeItem) -> None:
    sides = [a_delegation(session, event, side=side) for side in (PartySide.KAZAKHSTAN, PartySide.BASHKORTOSTAN)]
    plenary = an_item(session, event, "12:00", "13:00")
    session.add_all([ItemDelegation(item_id=plenary.id, delegation_id=one.id) for one in sides])
    spoken = an_item(session, event, "14:00", "15:00", speeches=speech_rows(a_speech(), a_speech(language="kk")))
    an_item(session, event, "16:00", "17:00")
    an_item(session, event, "18:00", "19:00", kind=ItemKind.MEETING, cancelled=True)
    book(session, talks, named(session, "Казахов"), "kk", "ru")
    found = picture(session, event)
    assert [(row.item.id, row.need, row.waits) for row in found.items] == [
        (plenary.id, Need.SIDES, True),
        (spoken.id, Need.LANGUAGES, True),
        (talks.id, Need.TALKS, False),
    ]


def test_a_member_sent_besides_counts_for_their_side(session: Session, event: Event) -> None:
    ours, theirs = (a_delegation(session, event, side=side) for side in (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN))
    walk = an_item(session, event, kind=ItemKind.WALK)
    session.add(ItemDelegation(item_id=walk.id, delegation_id=ours.id))
    member = a_member(session, theirs)
    assert picture(session, event).items == ()
    session.add(ItemMember(item_id=walk.id, member_id=member.id, attends=True))
    assert [row.need for row in picture(session, event).items] == [Need.SIDES]


def test_the_chain_of_a_day_has_gaps_and_double_bookings_of_other_events_too(session: Session, event: Event, talks: ProgrammeItem) -> None:
    interpreter = named(session, "Казахов")
    later = an_item(session, event, "11:20", "12:00", kind=ItemKind.MEETING)
    elsewhere = an_item(session, an_event(session), "11:50", "12:30", kind=ItemKind.MEETING)
    for item in (talks, later, elsewhere):
        book(session, item, interpreter, "kk", "ru")
    found = picture(session, event)
    (chain,) = found.chains
    assert [(stop.item.id, stop.gap, stop.collides, stop.elsewhere) for stop in chain.stops] == [
        (talks.id, None, False, False),
        (later.id, 20, True, False),
        (elsewhere.id, 0, True, True),
    ]
    assert [[other.id for other in row.booked[0].elsewhere] for row in found.items] == [[], [elsewhere.id]]


def test_who_has_the_pair_is_offered_first_and_who_is_busy_is_marked(session: Session, event: Event, talks: ProgrammeItem) -> None:
    names = {"Английский": [["en", "ru"]], "Занятый": [["kk", "ru"]], "Свободный": [["kk", "ru"]]}
    english, busy, free = (named(session, name, pairs=pairs) for name, pairs in names.items())
    named(session, "Ушедший", active=False)
    same = an_item(session, event, "10:30", "10:45", kind=ItemKind.MEETING)
    book(session, same, busy, "kk", "ru")
    offers = offers_for(session, talks, "kk", "ru")
    assert [(offer.interpreter.id, offer.fits, [item.id for item in offer.busy]) for offer in offers] == [
        (free.id, True, []),
        (busy.id, True, [same.id]),
        (english.id, False, []),
    ]


def test_more_items_do_not_take_more_queries(session: Session, shared_engine: Engine) -> None:
    def asked(items: int) -> int:
        event = an_event(session)
        for number in range(items):
            item = an_item(session, event, f"{8 + number:02}:00", f"{8 + number:02}:45", kind=ItemKind.MEETING)
            book(session, item, named(session, "Казахов"), "kk", "ru")
        ident = event.id
        session.expire_all()
        event = session.get_one(Event, ident)
        with statements(shared_engine) as found:
            interpreting_of(session, event)
        return len(found)

    assert asked(2) == asked(9)


def test_what_is_held_of_an_interpreter_is_handed_out_and_erased(session: Session, talks: ProgrammeItem) -> None:
    interpreter = named(session, "Казахов", note="знает термины")
    book(session, talks, interpreter, "kk", "ru")
    assert [row["note"] for row in interpreter_held(session, interpreter.person)] == ["знает термины"]
    assert [(row["from"], row["to"]) for row in bookings_held(session, interpreter.person)] == [("kk", "ru")]
    assert erase_from_interpreting(session, interpreter.person) == 2
    session.expire_all()
    assert (interpreter.phone, interpreter.note, interpreter.active) == ("", "", False)
