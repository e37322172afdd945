"""Places and speeches as everybody is told of them, each on one line."""

from app.ground.kernel.text import clean
from app.ground.words.messages import gettext
from app.planning.programmes.programme import Place
from app.planning.programmes.rules import Speech
from app.planning.programmes.wording import place_in_full


def place_told(place: Place | None, language: str) -> str:
    """Return the place, its address and city as one line, none of them told twice."""
    return place_in_full(place, language)


def speech_told(speech: Speech, language: str) -> str:
    """Return who speaks and what about; the language comes with the spoken words."""
    told = ", ".join(part for text in (speech.speaker, speech.topic) if (part := clean(text.told(language))))
    return gettext("%(speech)s (by video link)", speech=told) if speech.remote else told
