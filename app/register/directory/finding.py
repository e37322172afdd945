"""Finding persons and bodies by what somebody typed, in whichever letters, and those whom a list may mean."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import Final, TypeAlias

from sqlalchemy import Text, case, cast, func, literal, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from app.ground.kernel.sounding import beginning, keys_of, sounded
from app.ground.kernel.text import folded
from app.register.directory.models import Organisation, Person
from app.register.directory.queries import with_appointments
from app.register.directory.rules.names import NameParts

MOST_WORDS: Final = 6
"""Words of a search beyond these count for nothing."""
SHORTEST: Final = 2
"""Letters of a word that a search looks at; an initial is passed over."""

_WORD: Final = re.compile(r"[^\W_]+")
_Heard: TypeAlias = Callable[[str], list[str]]
_Own: TypeAlias = tuple[int, str, str]
"""A person's id, and a given name and a patronymic as one language spells them."""
_HEARD: Final = literal("\n").concat(Person.sound_text)


def typed_words(typed: str) -> list[str]:
    """Return the words of a search that count, folded; initials do not."""
    words = _WORD.findall(folded(typed).replace("'", "").replace("’", ""))
    return [word for word in words if len(word) >= SHORTEST][:MOST_WORDS]


def persons_found(session: Session, typed: str, *, limit: int) -> Sequence[Person]:
    """Return the persons with a name that begins with or sounds like each typed word, in any order; exact ones first.

    They come with appointments, bodies and ranks. Entries merged into another and erased ones are left out.
    """
    words = typed_words(typed)
    if not words:
        return []
    query = select(Person).where(*named_like(typed), Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    query = query.order_by(nearness_to(typed), Person.search_text, Person.id).limit(limit)
    return session.scalars(query.options(*with_appointments())).all()


def named_like(typed: str) -> list[ColumnElement[bool]]:
    """Return the conditions under which a person's name begins with or sounds like each typed word; none where no word counts."""
    spelled, heard = _words_of(Person.search_text), _HEARD
    return [or_(_begins(spelled, word), heard.contains(f"\n{beginning(word)}", autoescape=True)) for word in typed_words(typed)]


def nearness_to(typed: str) -> ColumnElement[int]:
    """Return what orders persons found by how near their names are to the typed words, the nearest first."""
    spelled = _words_of(Person.search_text)
    return sum((_nearness(spelled, _HEARD, word) for word in typed_words(typed)), literal(0))


def organisations_found(session: Session, typed: str, *, limit: int) -> Sequence[Organisation]:
    """Return the organisations whose name, short name or region has words that begin with each typed one."""
    words = typed_words(typed)
    if not words:
        return []
    spelled = _words_of(Organisation.search_text)
    query = select(Organisation).where(*(_begins(spelled, word) for word in words))
    return session.scalars(query.order_by(Organisation.search_text, Organisation.id).limit(limit)).all()


def _words_of(column: ColumnElement[str] | object) -> ColumnElement[str]:
    """Return a folded text with a space before and behind every word."""
    text = func.replace(func.replace(column, "\n", " "), "-", " ")
    return literal(" ").concat(text).concat(" ")


def _begins(spelled: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return spelled.contains(f" {word}", autoescape=True)


def _nearness(spelled: ColumnElement[str], heard: ColumnElement[str], word: str) -> ColumnElement[int]:
    return case(
        (spelled.contains(f" {word} ", autoescape=True), 0),
        (_begins(spelled, word), 1),
        (heard.concat("\n").contains(f"\n{sounded(word)}\n", autoescape=True), 2),
        else_=3,
    )


def persons_like(session: Session, rows: Sequence[NameParts]) -> list[list[int]]:
    """Return for each name the ids of the persons whom it may mean, by how they sound; one query for all.

    The surname has to sound the same in some language; the given name and the patronymic too where both sides have them,
    an initial being enough.
    """
    # Of thousands of rows few have a given name of their own. What is remembered goes with the answer.
    heard = cache(keys_of)
    keys = [_key(row.surname, heard) for row in rows]
    by_surname = _by_surname(session, {key for key in keys if key}, {key for row in rows for key in heard(row.surname)}, heard)
    alike = cache(lambda one, other: _agree(one, other, heard))
    return [_meant(by_surname.get(key, ()), row, alike) for key, row in zip(keys, rows, strict=True)]


def may_be(one: NameParts, other: NameParts, heard: _Heard = keys_of) -> bool:
    """Tell whether two names with surnames that sound alike may mean the same person; `heard` says how the words of a name sound."""
    return _agree(one.given, other.given, heard) and _agree(one.patronymic, other.patronymic, heard)


def _meant(known: Iterable[_Own], row: NameParts, alike: Callable[[str, str], bool]) -> list[int]:
    meant = [ident for ident, given, patronymic in known if alike(given, row.given) and alike(patronymic, row.patronymic)]
    return list(dict.fromkeys(meant))


def _by_surname(session: Session, asked: Set[str], wanted: Set[str], heard: _Heard) -> Mapping[str, list[_Own]]:
    """Return the names with the asked surnames, by how these sound: in each language and as the passport has it.

    `wanted` are the keys of the words of those surnames: who has none of them is passed over unread.
    """
    found: dict[str, list[_Own]] = defaultdict(list)
    if not asked:
        return found
    read = cache(json.loads)
    # As text, so that neither database's driver makes objects of 20,000 names that hardly any row asks for.
    surnames, givens, patronymics = (cast(column, Text) for column in (Person.surname, Person.given, Person.patronymic))
    query = select(Person.id, Person.sound_text, surnames, givens, patronymics, Person.latin)
    query = query.where(Person.merged_into_id.is_(None), Person.erased_at.is_(None)).order_by(Person.id)
    for person_id, sounds, surname, given, patronymic, latin in session.execute(query):
        if wanted.isdisjoint(sounds.split("\n")):
            continue
        for called, first, second in _spellings(read(surname), read(given), read(patronymic), latin):
            if (key := _key(called, heard)) in asked:
                found[key].append((person_id, first, second))
    return found


def _spellings(
    surname: Mapping[str, str], given: Mapping[str, str], patronymic: Mapping[str, str], latin: str
) -> Iterable[tuple[str, str, str]]:
    """Return a name as each language and the passport spell it."""
    for language, told in surname.items():
        yield told, given.get(language) or given.get("ru", ""), patronymic.get(language) or patronymic.get("ru", "")
    if latin:
        first, _, rest = latin.partition(" ")
        yield first, rest.partition(" ")[0], ""


def _key(surname: str, heard: _Heard) -> str:
    return "".join(heard(surname))


def _agree(one: str, other: str, heard: _Heard) -> bool:
    """Tell whether two parts may be the same: one missing, one the other's initial, or alike in sound."""
    mine, theirs = heard(one), heard(other)
    if not mine or not theirs:
        return True
    if min(_letters(one), _letters(other)) == 1:
        return mine[0][0] == theirs[0][0]
    return _stem(mine) == _stem(theirs)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _stem(keys: Sequence[str]) -> str:
    """Return a part's key; a patronymic without «son of», «daughter of», however it is written."""
    told = "".join(keys)
    return re.sub(r"(?:.(?<=[ao])v(?:ich|na)|oli|agli|ogli|kizi)$", "", told) or told
