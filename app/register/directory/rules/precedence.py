"""Who comes before whom."""

from datetime import date

from app.ground.words.sorting import Key, order

PrecedenceKey = tuple[int, int, date, Key]


def precedence_key(manual: int | None, rank_position: int | None, since: date | None, name: str) -> PrecedenceKey:
    """Return a key that sorts by precedence.

    Whoever has a place given by hand goes before everybody else, 1 first. Then the table of ranks decides; without a rank one
    stands behind all who have one. Of equal rank, whoever is longer in office comes first, and an unknown day counts as the
    latest. What is still equal stands by the Russian alphabet, surname first, in whatever language it is read, so that a
    composition has one order on all its papers.
    """
    by_hand = manual is not None
    place = manual if manual is not None else rank_position
    return (0 if by_hand else 1 if place is not None else 2, place or 0, date.max if by_hand else since or date.max, order(name, "ru"))
