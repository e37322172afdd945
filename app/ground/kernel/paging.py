"""Which pages a long list has."""


def last_page(total: int, rows: int) -> int:
    """Return how many pages so many things take; one at least."""
    return max(1, -(-total // rows))


def page_within(page: int, total: int, rows: int) -> int:
    """Return the page that was asked for, or the nearest that there is."""
    return min(max(page, 1), last_page(total, rows))


def numbers_of(shown: int, last: int, *, around: int = 1) -> list[int | None]:
    """Return the numbers of pages to offer, None for a gap: the first, the last and those around the one that is shown."""
    offered = sorted({1, last, *range(max(1, shown - around), min(last, shown + around) + 1)})
    numbers: list[int | None] = []
    for number in offered:
        if numbers and number - (numbers[-1] or 0) > 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
