"""Claims about what changed in who comes to an event and who attends an item, and in which words that is told."""

from dataclasses import replace

import pytest
from hypothesis import given

from app.ground.kernel.texts import Texts
from app.ground.words.languages import speaking
from app.judgement.publishing.people_rules import composition_changes, presence_change
from app.judgement.publishing.rules import Changes, changes_between, gaps
from app.judgement.publishing.telling import event_told, item_told
from app.planning.delegations.rules import MemberRole
from app.planning.programmes.programme import Programme
from app.planning.programmes.roster import MemberPicture, PersonPicture, Presence
from app.planning.programmes.rules import ItemRole
from tests.strategies.programmes import programmes
from tests.unit.planning.programmes.test_participants import FIRST, FORUM, ITEM, PEOPLE, SECOND


def forum(present: Presence) -> Programme:
    """Return the forum with its one item attended like this."""
    return replace(FORUM, items=(replace(ITEM, present=present),))


def changed(before: Presence, after: Presence) -> Changes:
    """Return what changed between two attendances of the item."""
    return changes_between(forum(before), forum(after))


WHOLE = Presence(("d1",))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (Presence(), WHOLE, "now attending: Delegation of Astana"),
        (WHOLE, Presence(), "no longer attending: Delegation of Astana"),
        (WHOLE, replace(WHOLE, minus=(("d1", "p1"),)), "no longer attending: I. Uchastnikov"),
        (replace(WHOLE, minus=(("d1", "p1"),)), WHOLE, "now attending: I. Uchastnikov"),
        (WHOLE, replace(WHOLE, plus=(("d2", "p3"),)), "now attending: П. Третьяков"),
        (replace(WHOLE, plus=(("d2", "p3"),)), WHOLE, "no longer attending: П. Третьяков"),
        (replace(WHOLE, minus=(("d1", "p1"),)), Presence(), "no longer attending: Delegation of Astana"),
        (Presence(plus=(("d1", "p1"),)), WHOLE, "now attending: Delegation of Astana"),
        (WHOLE, replace(WHOLE, roles=(("p1", ItemRole.CHAIR),)), "role given: chair – I. Uchastnikov"),
        (replace(WHOLE, roles=(("p1", ItemRole.CHAIR),)), WHOLE, "role taken back: chair – I. Uchastnikov"),
    ],
)
def test_who_came_and_who_left_is_a_change_of_the_item(before: Presence, after: Presence, said: str) -> None:
    changes = changed(before, after)
    assert [change.fields for change in changes.items] == [("participants",)]
    assert changes.event_fields == ()
    with speaking("en"):
        assert item_told(changes.items[0]) == (said,)


def test_typed_words_and_delegations_are_told_side_by_side() -> None:
    after = replace(FORUM, items=(replace(ITEM, participants=Texts("по списку"), present=WHOLE),))
    with speaking("en"):
        (change,) = changes_between(FORUM, after).items
        assert item_told(change) == ("Participants: по списку", "now attending: Delegation of Astana")


def test_somebody_new_in_a_delegation_is_one_change_of_the_event_and_none_of_its_items() -> None:
    before = forum(WHOLE)
    more = replace(FIRST, members=(*FIRST.members, MemberPicture("p3", MemberRole.COMPANION)))
    changes = changes_between(before, replace(before, delegations=(more, SECOND)))
    assert (changes.items, changes.event_fields) == ((), ("delegations",))
    with speaking("en"):
        assert event_told(changes) == ("composition of delegation “Delegation of Astana”: now in it: П. Третьяков",)


def test_who_has_declined_is_told_as_gone_and_who_never_came_is_not_told() -> None:
    declined = replace(FIRST, members=(MemberPicture("p1", comes=False), *FIRST.members[1:]))
    changes = changes_between(FORUM, replace(FORUM, delegations=(declined, SECOND)))
    with speaking("en"):
        assert event_told(changes) == ("composition of delegation “Delegation of Astana”: no longer in it: I. Uchastnikov",)
    never = replace(FIRST, members=(*FIRST.members, MemberPicture("p3", comes=False)))
    assert not changes_between(FORUM, replace(FORUM, delegations=(never, SECOND)))


def test_new_gone_and_renamed_delegations_are_told() -> None:
    renamed = replace(FIRST, name=Texts("Делегация Астаны", en="Delegation of the capital"))
    with speaking("en"):
        assert event_told(changes_between(FORUM, replace(FORUM, delegations=(renamed,)))) == (
            "delegation “Делегация Уфы” no longer comes",
            "composition of delegation “Delegation of the capital”: formerly “Delegation of Astana”",
        )
        assert event_told(changes_between(replace(FORUM, delegations=(FIRST,)), FORUM)) == ("new delegation “Делегация Уфы”",)


def test_another_name_of_who_leads_is_told_at_the_item_too() -> None:
    before = forum(Presence(roles=(("p1", ItemRole.CHAIR),)))
    changes = changes_between(before, replace(before, people={**PEOPLE, "p1": PersonPicture(Texts("Новая Анна"), Texts("А. Новая"))}))
    assert changes.event_fields == ("delegations",)
    with speaking("en"):
        assert item_told(changes.items[0]) == ("another name: chair – А. Новая",)


@given(programmes())
def test_between_a_picture_and_itself_nobody_came_or_left(programme: Programme) -> None:
    assert composition_changes(programme, programme) == ()
    assert not any(presence_change(programme, item, programme, item) for item in programme.items)


def test_names_that_guests_read_are_asked_for_in_every_language_once() -> None:
    item = replace(ITEM, present=replace(WHOLE, roles=(("p2", ItemRole.CHAIR), ("p3", ItemRole.GUEST))))
    twice = replace(FORUM, items=(item, replace(item, uid="b")))
    assert gaps(twice, ("en",)) == {"en": gaps(replace(FORUM, items=(ITEM, replace(ITEM, uid="b"))), ("en",))["en"] + 1}
