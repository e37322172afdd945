"""What kind of item a title tells of, as far as its words give that away."""

import re
from functools import lru_cache
from typing import Final

from app.planning.programmes.reading.columns import spoken
from app.planning.programmes.rules import ItemKind

# As they stand in folded texts, where Bashkir and Kazakh letters are their nearest Russian ones; a word may go on after them.
_BEGINNINGS: Final[tuple[tuple[ItemKind, tuple[str, ...]], ...]] = (
    (ItemKind.MATCHMAKING, (r"[bв]2[bвgг]\b", "бирж", "деловые встречи", "искерлик кездесу", "эшлекле осрашыу")),
    (ItemKind.MATCHMAKING, ("matchmaking", "business meetings")),
    (ItemKind.SIGNING, ("подписан", "подписант", "сбор подписант", "кол кою", "кул куйыу", "signing")),
    (ItemKind.PLENARY, ("пленар", "plenary")),
    (ItemKind.WALK, ("обход", "осмотр выставк", "осмотр экспозиц", "осмотр стенд", "walk round", "tour of the", "аралау")),
    (ItemKind.MEAL, ("обед", "ужин", "завтрак", "ланч", "чаепит", "кофе", "туски ас", "кешки ас", "тошко аш", "киске аш")),
    (ItemKind.MEAL, ("lunch", "dinner", "breakfast", "coffee", "supper")),
    (ItemKind.RECEPTION, (r"прием\b(?! (?:граждан|заявок))", "фуршет", r"кабылдау\b", "кабул итеу", "reception")),
    (ItemKind.PRESS, ("пресс-", "прессы", "прессе", "пресса", "брифинг", r"press\b", "briefing", "баспасоз", "матбугат")),
    (ItemKind.FAIR, ("ярмарк", "жэрменке", "йэрминкэ", r"fair\b")),
    (ItemKind.CONCERT, ("концерт", "гала-концерт", "спектакл", "concert")),
    (ItemKind.DEPARTURE, ("провод", "вылет", "отлет", "отъезд", "отбыти", "убыти", "озату", "шыгарып салу", "farewell", "depart")),
    (ItemKind.ARRIVAL, ("аккредит", "прибыти", "прилет", "заезд", "приезд", r"встреч\w*.* (?:аэропорт|вокзал)")),
    (ItemKind.ARRIVAL, (r"келуи?\b", r"килеуе?\b", "тиркелу", "карсы алу", "каршы алыу", r"meeting .*airport", "arrival", "accreditation")),
    (ItemKind.TRANSFER, ("трансфер", "переезд", r"выезд\b", "transfer")),
    (ItemKind.SESSION, ("сесси", "секци", "круглый стол", "семинар", "мастер-класс", "панельн", "донгелек устел", "тунэрэк остэл")),
    (ItemKind.SESSION, ("session", "round table", "workshop", "master class")),
    (ItemKind.CEREMONY, ("церемони", "торжествен", "возложени", "общее фото", "(?:от|за)крытие (?:форум|дней)", "салтанат", "тантана")),
    (ItemKind.CEREMONY, ("ceremony", "opening of the (?:days|forum)", "closing of", "group photo")),
    (ItemKind.EXHIBITION, ("выставк", "экспозици", "корме", "кургэзмэ", "exhibition")),
    (
        ItemKind.MEETING,
        ("встреч", "переговор", "бесед", "кездесу", "келиссоз", "осрашыу", "хойлэшеу", "meeting", r"talks\b", "negotiation"),
    ),
)
_PATTERNS: Final = (
    *((kind, re.compile(rf"(?<!\w)(?:{'|'.join(words)})")) for kind, words in _BEGINNINGS),
    (ItemKind.AGENDA, re.compile(r"(?:\d+[.)] ?)?(?:о|об|обо|on the) \w|.*(?:туралы|турахында)$")),
)


@lru_cache(maxsize=4096)
def kind_of(title: str) -> ItemKind:
    """Return the kind that a title's words speak of, the first that fits; OTHER where they say nothing."""
    text = spoken(title)
    for kind, pattern in _PATTERNS:
        if (pattern.match if kind is ItemKind.AGENDA else pattern.search)(text):
            return kind
    return ItemKind.OTHER
