"""What a typed text may consist of, and how texts are compared."""

import re
import unicodedata
from collections.abc import Iterable

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # controls but tab and newline
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"  # soft hyphen, fillers, zero width, marks
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\uffff\ud800-\udfff]"  # bidi, joiners, specials, lone surrogates
    "|[\U000e0000-\U000e007f]"  # tags
)
_EMOJI = "\u2190-\u21ff\u2600-\u27bf\u2b1b-\u2b55\U0001f000-\U0001faff"
# A joiner makes one emoji of two; anywhere else it only hides.
_STRAY_JOINER = re.compile(f"(?<![{_EMOJI}])(?<![{_EMOJI}]\ufe0f)\u200d|\u200d(?![{_EMOJI}])")
# A variation selector changes the character before it; after none it is a text that nobody sees.
_STRAY_SELECTOR = re.compile("(?<!\\S)[\ufe00-\ufe0f]+")
# Words of letters that are one character each, a space between two: nothing of it has to be cleaned.
_WORDS = "[!-~А-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІіҘҙҠҡҪҫ«»–—…№’]+"
_CLEAN = re.compile(f"{_WORDS}(?: {_WORDS})*")
_SPACES = re.compile(r"[^\S\n\u00a0]+")

_FOLDED = str.maketrans("әғқңөұүһіҙҡҫё", "эгкноуухизксе")


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` in NFC without control, bidi and zero-width characters, its white space folded.

    With `lines`, newlines are kept (at most one empty line in a row); without, they become spaces. Emoji stay.
    """
    if not text or _CLEAN.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _INVISIBLE.sub("", text)
    text = _STRAY_SELECTOR.sub("", _STRAY_JOINER.sub("", text))
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text if lines else text.replace("\n", " "))
    if lines:
        text = re.sub(r" ?\n ?", "\n", text)
        text = re.sub(r"\n{3,}", "\n\n", text)
    return text.strip()


def folded(text: str) -> str:
    """Return `text` for comparing: lower case, Bashkir and Kazakh letters as their nearest Russian ones."""
    return clean(text).casefold().translate(_FOLDED)


def searchable(parts: Iterable[str]) -> str:
    """Return what a search is compared with: every part folded, a newline between two, so that no word spans them."""
    return "\n".join(text for part in parts if (text := folded(part)))
