"""Claims about who keeps instructions, measures and groups: the office, secretaries, and a coordinator what belongs to their events."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.ground.kernel.ids import new_uid
from app.ground.kernel.refusals import NotAllowed
from app.ground.kernel.texts import Texts
from app.matters.undertakings.commands import (
    AddInstruction,
    ChangeInstruction,
    InstructionDetails,
    MarkInstruction,
    PutOff,
    RemoveInstruction,
    add_instruction,
    change_instruction,
    mark_instruction,
    put_off,
    remove_instruction,
)
from app.matters.undertakings.keepers import may_keep
from app.matters.undertakings.measures_commands import AddMeasure, MeasureDetails, add_measure
from app.matters.undertakings.rules import InstructionState, Section
from app.matters.working_groups.commands import AddGroup, GroupDetails, OnGroup, add_group, remove_group
from app.planning.events.kinds import Kind
from app.planning.events.models import Event
from app.planning.events.queries import coordinators_of, may_change, may_publish
from app.register.accounts.models import User
from app.register.accounts.rules.roles import Role
from tests.factories.accounts import a_user, an_actor
from tests.factories.browsing import opened
from tests.factories.events import an_event
from tests.factories.groups import a_group
from tests.factories.pages import form_of, signed_in, somebody
from tests.factories.undertakings import DUE, GIVEN, an_instruction
from tests.integration.planning.people import a_coordinator, a_reader, a_secretary, an_officer

LATER = date(2025, 1, 31)
NOW = datetime(2024, 12, 10, 6, 0, tzinfo=UTC)
TODAY = date(2024, 12, 10)


def of(event: Event | None) -> InstructionDetails:
    """Return an instruction of an event, or of none."""
    return InstructionDetails(Texts("Подобрать помещение"), GIVEN, DUE, event_id=event.id if event else None)


def meetings(session: Session, user: User) -> tuple[Event, Event]:
    """Return a meeting that is given to somebody, and one that is not."""
    kind = Kind.WORKING_GROUP_MEETING
    return an_event(session, kind=kind, coordinators=[user]), an_event(session, kind=kind)


def test_the_office_and_secretaries_keep_all_a_coordinator_what_is_of_their_events_a_reader_nothing(session: Session) -> None:
    user = a_coordinator(session)
    own, foreign = meetings(session, user)
    told = {
        who: tuple(may_keep(actor, event) for event in (None, foreign, own))
        for who, actor in (
            ("officer", an_officer(session)),
            ("secretary", a_secretary(session)),
            ("coordinator", an_actor(user)),
            ("reader", a_reader(session)),
        )
    }
    assert told == {
        "officer": (True, True, True),
        "secretary": (True, True, True),
        "coordinator": (False, False, True),
        "reader": (False, False, False),
    }


def test_a_coordinator_keeps_the_instructions_of_their_own_meeting(session: Session) -> None:
    user = a_coordinator(session)
    by, (own, _) = an_actor(user), meetings(session, user)
    made = add_instruction(session, AddInstruction(by, new_uid(), of(own)))
    change_instruction(session, ChangeInstruction(made, by, None, replace(of(own), number="1.2")))
    put_off(session, PutOff(made, by, None, LATER, "нет ответа"), now=NOW)
    mark_instruction(session, MarkInstruction(made, by, None, InstructionState.UNDER_WAY), today=TODAY)
    remove_instruction(session, RemoveInstruction(made, by, None))


def test_a_coordinator_writes_no_instruction_of_somebody_elses_meeting_or_of_none(session: Session) -> None:
    user = a_coordinator(session)
    by, (own, foreign) = an_actor(user), meetings(session, user)
    for event in (foreign, None):
        kept = an_instruction(session, event=event).id
        deeds: tuple[Callable[[], object], ...] = (
            partial(add_instruction, session, AddInstruction(by, new_uid(), of(event))),
            partial(change_instruction, session, ChangeInstruction(kept, by, None, of(own))),
            partial(put_off, session, PutOff(kept, by, None, LATER, "нет ответа"), now=NOW),
            partial(mark_instruction, session, MarkInstruction(kept, by, None, InstructionState.UNDER_WAY), today=TODAY),
            partial(remove_instruction, session, RemoveInstruction(kept, by, None)),
        )
        for deed in deeds:
            with pytest.raises(NotAllowed):
                deed()


def test_a_coordinator_cannot_hand_an_instruction_of_theirs_to_another_meeting(session: Session) -> None:
    user = a_coordinator(session)
    by, (own, foreign) = an_actor(user), meetings(session, user)
    made = add_instruction(session, AddInstruction(by, new_uid(), of(own)))
    for event in (foreign, None):
        with pytest.raises(NotAllowed):
            change_instruction(session, ChangeInstruction(made, by, None, of(event)))


def test_groups_and_measures_are_kept_by_secretaries_and_not_by_coordinators(session: Session) -> None:
    secretary, coordinator = a_secretary(session), an_actor(a_coordinator(session))
    details, group = MeasureDetails(Section.TRADE, Texts("Пружины")), a_group(session)
    refusals: tuple[Callable[[], object], ...] = (
        partial(add_measure, session, AddMeasure(coordinator, new_uid(), details)),
        partial(add_group, session, AddGroup(coordinator, new_uid(), GroupDetails(Texts("Группа")))),
        partial(remove_group, session, OnGroup(group.id, coordinator, None)),
    )
    for refused in refusals:
        with pytest.raises(NotAllowed):
            refused()
    assert add_measure(session, AddMeasure(secretary, new_uid(), details))
    assert add_group(session, AddGroup(secretary, new_uid(), GroupDetails(Texts("Группа"))))
    assert remove_group(session, OnGroup(group.id, secretary, None)) == group.id


def test_a_secretary_does_with_the_events_given_to_them_what_a_coordinator_does(session: Session) -> None:
    user = a_user(session, role=Role.SECRETARY)
    by, (own, foreign) = an_actor(user), meetings(session, user)
    own.coordinators_publish = False
    assert user in coordinators_of(session)
    assert (may_change(own, by), may_change(foreign, by), may_publish(own, by)) == (True, False, False)


def test_the_form_of_an_instruction_offers_a_coordinator_their_own_meetings(app: Flask) -> None:
    user = somebody(app, Role.COORDINATOR)
    with opened(app).begin() as session:
        own, foreign = (one.id for one in meetings(session, session.merge(user)))
    client = signed_in(app, user)
    page = client.get(f"/instructions/new?event_id={own}").get_data(as_text=True)
    assert (f'value="{own}"' in page, f'<option value="{foreign}"' in page) == (True, False)
    assert [client.get(f"/instructions/new{asked}").status_code for asked in ("", f"?event_id={foreign}")] == [403, 403]
    sent = form_of(client.get(f"/instructions/new?event_id={own}")) | {"text-ru": "Подобрать помещение"}
    assert [client.post("/instructions/new", data=sent | {"event_id": one}).status_code for one in (own, foreign, "")] == [303, 403, 403]


def test_pages_show_whoever_may_not_write_no_way_to_it(app: Flask) -> None:
    with opened(app).begin() as session:
        group, instruction = a_group(session).id, an_instruction(session).id
    addresses = (f"/groups/{group}", "/groups", f"/instructions/{instruction}", "/instructions", "/roadmap", "/dossiers")
    news = ("/groups/new", "/instructions/new", "/roadmap/new", "/dossiers/new")
    ways = (*news, f"/groups/{group}/edit", f"/instructions/{instruction}/edit")

    def shown(role: Role) -> set[str]:
        client = signed_in(app, role)
        pages = "".join(client.get(address).get_data(as_text=True) for address in addresses)
        return {way for way in ways if way in pages}

    assert (shown(Role.COORDINATOR), shown(Role.SECRETARY)) == (set(), set(ways))
