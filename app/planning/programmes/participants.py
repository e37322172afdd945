"""Who attends an item, and the words in which that is told to guests and to hosts."""

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.words.languages import speaking
from app.ground.words.messages import gettext, ngettext
from app.planning.programmes.programme import Item, Programme
from app.planning.programmes.roster import PersonPicture
from app.planning.programmes.rules import ItemRole

M = TypeVar("M", bound=Hashable)
D = TypeVar("D", bound=Hashable)
P = TypeVar("P", bound=Hashable)

MOST_NAMES: Final = 8
"""More exceptions than these are told as a number."""
FOR_GUESTS: Final = (ItemRole.CHAIR, ItemRole.MODERATOR, ItemRole.SPEAKER)
"""Roles that guests and the public read of."""


def who_attends(
    places: Iterable[tuple[M, D, P, bool]],
    delegations: Collection[D],
    minus: Collection[M],
    plus: Collection[M],
    roles: Iterable[P],
) -> frozenset[P]:
    """Return the persons who attend an item.

    `places` are member, delegation, person and whether they come. Who has declined or been substituted goes nowhere, however they
    stand at the item. A role is somebody's own, in a delegation or not: it stands until it is taken away.
    """
    goes = (
        person
        for member, delegation, person, comes in places
        if comes and (member in plus or (delegation in delegations and member not in minus))
    )
    return frozenset(goes) | frozenset(roles)


def stood_in(chosen: Iterable[M], substitutes: Mapping[M, M]) -> tuple[M, ...]:
    """Return the members with those who have been substituted replaced by who comes instead, each once.

    `substitutes` names the substitute of each member who has been substituted. A circle of them leads to nobody.
    """
    found: dict[M, None] = {}
    for member in chosen:
        passed = {member}
        now: M | None = member
        while now is not None and now in substitutes:
            now = substitutes[now]
            if now in passed:
                now = None
            else:
                passed.add(now)
        if now is not None:
            found[now] = None
    return tuple(found)


def attending(programme: Programme, item: Item) -> frozenset[str]:
    """Return the UIDs of the persons who attend an item."""
    present = item.present
    if not present:
        return frozenset()
    places = (
        ((delegation.uid, member.person), delegation.uid, member.person, member.comes)
        for delegation in programme.delegations
        for member in delegation.members
    )
    return who_attends(
        places, frozenset(present.delegations), frozenset(present.minus), frozenset(present.plus), (person for person, _ in present.roles)
    )


def participants_of(programme: Programme, item: Item, *, fully: bool = False) -> Texts:
    """Return who attends an item as one text: the typed words, then what they do not say of delegations and roles.

    Only with `fully` – on what hosts alone read – single members who do or do not go along, interpreters and guests are named.
    """
    if not item.present:
        return item.participants
    parts = tuple(participant_texts(programme, item, fully=fully))
    told = {}
    for language in LANGUAGES:
        if language == "ru" or any(getattr(part, language) for part in parts):
            with speaking(language):
                told[language] = _line(programme, item, language, fully=fully)
    return Texts.of({language: text for language, text in told.items() if text})


def participant_texts(programme: Programme, item: Item, *, fully: bool = False) -> Iterator[Texts]:
    """Yield the content texts that `participants_of` puts together, those that have a text in each language of their own."""
    if item.participants:
        yield item.participants
    yield from delegation_names(programme, item)
    for _, people in _roles(programme, item, fully=fully):
        yield from (person.called for person in people)


def delegation_names(programme: Programme, item: Item) -> Iterator[Texts]:
    """Yield the names of the delegations that attend an item, in the order of the event."""
    yield from (delegation.name for delegation in programme.delegations if delegation.uid in item.present.delegations)


def _line(programme: Programme, item: Item, language: str, *, fully: bool) -> str:
    typed = item.participants.told(language)
    parts = [typed] if typed else []
    parts += [name for text in delegation_names(programme, item) if not named_in(typed, name := text.told(language))]
    if fully:
        parts += _exceptions(programme, item, language)
    parts += _role_lines(programme, item, language, typed, fully=fully)
    return ("\n" if "\n" in typed else "; ").join(parts)


def roles_of(programme: Programme, item: Item, language: str) -> tuple[str, ...]:
    """Return a line for each role at an item that guests read of: what paper without a column of participants says."""
    with speaking(language):
        return tuple(_role_lines(programme, item, language, "", fully=False))


def role_told(role: ItemRole, names: Sequence[str]) -> str:
    """Return who has a role, in the language spoken: «модератор – И.И. Участников»."""
    number, told = len(names), ", ".join(names)
    match role:
        case ItemRole.CHAIR:
            return ngettext("chair – %(names)s", "chairs – %(names)s", number, names=told)
        case ItemRole.MODERATOR:
            return ngettext("moderator – %(names)s", "moderators – %(names)s", number, names=told)
        case ItemRole.SPEAKER:
            return ngettext("speaker – %(names)s", "speakers – %(names)s", number, names=told)
        case ItemRole.INTERPRETER:
            return ngettext("interpreter – %(names)s", "interpreters – %(names)s", number, names=told)
        case ItemRole.GUEST:
            return ngettext("guest – %(names)s", "guests – %(names)s", number, names=told)


def _role_lines(programme: Programme, item: Item, language: str, typed: str, *, fully: bool) -> Iterator[str]:
    for role, people in _roles(programme, item, fully=fully):
        names = [
            person.called.told(language)
            for person in people
            if not any(named_in(typed, text.told(language)) for text in (person.called, person.name))
        ]
        if names:
            yield role_told(role, names)


def _exceptions(programme: Programme, item: Item, language: str) -> Iterator[str]:
    if not item.present.minus and not item.present.plus:  # of thousands of members none has to be looked at
        return
    there = attending(programme, item)
    missing = [person for _, person in item.present.minus if person not in there]
    besides = [person for _, person in item.present.plus if person in there]
    if missing:
        yield gettext(N_("except: %(names)s"), names=_names(programme, missing, language))
    if besides:
        yield gettext(N_("also: %(names)s"), names=_names(programme, besides, language))


def _names(programme: Programme, uids: Sequence[str], language: str) -> str:
    return names_told([programme.people[uid].called for uid in uids if uid in programme.people], language)


def names_told(names: Sequence[Texts], language: str) -> str:
    """Return some names as a list, or how many people they are where they are too many to be read."""
    if len(names) > MOST_NAMES:
        return ngettext("%(num)s person", "%(num)s people", len(names))
    return ", ".join(name.told(language) for name in names)


def _roles(programme: Programme, item: Item, *, fully: bool) -> Iterator[tuple[ItemRole, list[PersonPicture]]]:
    """Yield the roles at an item with who has them; who speaks is told with their speech already."""
    speaking_there = {speech.person for speech in item.speeches}
    for role in ItemRole if fully else FOR_GUESTS:
        uids = [person for person, own in item.present.roles if own is role]
        if role is ItemRole.SPEAKER:
            uids = [uid for uid in uids if uid not in speaking_there]
        if people := [programme.people[uid] for uid in uids if uid in programme.people]:
            yield role, people


def named_in(text: str, name: str) -> bool:
    """Tell whether a text names something already, as a whole, in whatever quotes and letters of either case."""
    if not name or not text:
        return False
    whole, part = _plain(text), _plain(name)
    return part in whole and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[«»“”„\"']", "", text.casefold().replace("ё", "е")).split())
