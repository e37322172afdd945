"""What somebody types into a search, as words to compare with folded texts: Russian, Bashkir, Kazakh or Latin letters alike."""

from typing import Final

from app.ground.kernel.text import folded

MOST_WORDS: Final = 6
SHORTEST: Final = 2
MOST_SPELLINGS: Final = 8

_PAIRS: Final = (
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("yo", "е"),
    ("ye", "е"),
)
_LETTERS: Final = str.maketrans("abvgdeziyjklmnoprstufhcwqxáäöüıçğşñ", "абвгдезийжклмнопрстуфхквккаэоуычгшн")


def words_of(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a search; each with the spellings under which it may stand in a folded text."""
    words = [word.strip(".,;:!?()«»„“\"'") for word in folded(typed).split()]
    return tuple(spellings(word) for word in words if len(word) >= SHORTEST)[:MOST_WORDS]


def spellings(word: str) -> tuple[str, ...]:
    """Return a folded word as it is, and in Russian letters where it was typed in Latin ones."""
    if not any("a" <= letter <= "z" for letter in word):
        return (word,)
    told = word
    for latin, russian in _PAIRS:
        told = told.replace(latin, russian)
    told = folded(told.translate(_LETTERS))
    told = told.removesuffix("и") + "й" if told.endswith("ии") else told
    return (word, *(spelling for spelling in _with_soft_vowels(told) if spelling != word))


def _with_soft_vowels(told: str) -> list[str]:
    """Return a word with each а and е also as э, which is how ә is folded: Kusaev is Күсәев. A few of them, not all of many."""
    found = [told]
    for place, letter in enumerate(told):
        if letter in "ае" and len(found) < MOST_SPELLINGS:
            found += [f"{one[:place]}э{one[place + 1 :]}" for one in found]
    return found


def found_in(text: str, words: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether a folded text has every word in one of its spellings."""
    return all(any(spelling in text for spelling in word) for word in words)
