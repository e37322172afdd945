"""Claims about what one person attends: whichever way somebody came to an item, it is found, in the order of time."""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.ground.kernel.texts import Texts
from app.planning.attendance.queries import items_attended
from app.planning.delegations.models import Delegation, DelegationMember
from app.planning.delegations.rules import MemberStatus
from app.planning.programmes.attending import ItemDelegation, ItemMember, ItemPerson, ItemRole
from app.planning.programmes.models import ProgrammeItem
from tests.counting import statements
from tests.factories.events import an_event
from tests.factories.people import a_delegation, a_member, a_person_in_directory
from tests.factories.programmes import a_speech, an_item, speech_rows


def sent(session: Session, item: ProgrammeItem, *whom: Delegation | tuple[DelegationMember, bool]) -> None:
    """Send delegations to an item, and members there or not."""
    for one in whom:
        if isinstance(one, Delegation):
            session.add(ItemDelegation(item_id=item.id, delegation_id=one.id))
        else:
            session.add(ItemMember(item_id=item.id, member_id=one[0].id, attends=one[1]))
    session.flush()


def told(session: Session, person_id: int) -> list[tuple[str, tuple[str, ...], tuple[ItemRole, ...], bool]]:
    """Return what a person attends: title, delegations, roles, whether they speak."""
    return [
        (one.item.title.ru, tuple(name.ru for name in one.delegations), one.roles, one.speaks) for one in items_attended(session, person_id)
    ]


def test_a_person_attends_with_a_delegation_alone_and_in_a_role(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event, name=Texts("Делегация"))
    member = a_member(session, delegation)
    titles = {"18:00": "ужин", "10:00": "пленарное", "12:00": "прогулка", "14:00": "секция", "16:00": "обед"}
    items = {title: an_item(session, event, start, "", title=title) for start, title in titles.items()}
    sent(session, items["пленарное"], delegation)
    sent(session, items["ужин"], delegation, (member, False))
    sent(session, items["прогулка"], (member, True))
    session.add(ItemPerson(item_id=items["секция"].id, person_id=member.person_id, role=ItemRole.CHAIR))
    items["обед"].speeches = speech_rows(a_speech())
    items["обед"].speeches[0].person = member.person
    session.flush()
    assert told(session, member.person_id) == [
        ("пленарное", ("Делегация",), (), False),
        ("прогулка", ("Делегация",), (), False),
        ("секция", (), (ItemRole.CHAIR,), False),
        ("обед", (), (), True),
    ]


def test_a_substitute_goes_where_the_one_they_replace_was_sent_alone(session: Session) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event, name=Texts("Делегация"))
    substitute = a_member(session, delegation)
    member = a_member(session, delegation, status=MemberStatus.SUBSTITUTED, substitute_id=substitute.id)
    walk = an_item(session, event, title="прогулка")
    sent(session, walk, (member, True))
    dinner = an_item(session, event, "18:00", "19:00", title="ужин")
    sent(session, dinner, (member, True), (substitute, False))
    assert told(session, substitute.person_id) == [("прогулка", ("Делегация",), (), False)]
    assert told(session, member.person_id) == []


def test_the_same_person_in_two_delegations_goes_with_either(session: Session) -> None:
    event = an_event(session)
    person = a_person_in_directory(session)
    first, second = (a_delegation(session, event, name=Texts(name)) for name in ("первая", "вторая"))
    taken_out, stays = a_member(session, first, person), a_member(session, second, person)
    item = an_item(session, event, title="пленарное")
    sent(session, item, first, second, (taken_out, False))
    assert told(session, stays.person_id) == [("пленарное", ("вторая",), (), False)]


def test_a_hundred_items_are_found_with_the_queries_of_one(session: Session, shared_engine: Engine) -> None:
    event = an_event(session)
    delegation = a_delegation(session, event)
    member = a_member(session, delegation)
    counts = []
    for number in (1, 99):
        for _ in range(number):
            sent(session, an_item(session, event), delegation)
        session.expire_all()
        person_id = member.person_id
        with statements(shared_engine) as asked:
            found = items_attended(session, person_id)
        counts.append((len(found), len(asked)))
    assert [rows for rows, _ in counts] == [1, 100]
    assert counts[0][1] == counts[1][1]
