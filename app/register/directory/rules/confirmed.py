"""Which word forms stay confirmed when the word itself changes."""

from collections.abc import Mapping

from app.register.directory.rules.kinds import Case


def still_confirmed(before: str, after: str, stored: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Return the cases to keep of those that a form gives, by the values of `Case`.

    A case was confirmed for one name: where the name has changed and the case has not, nobody has confirmed it for the new one,
    and a letter would address somebody of the old name. So it is left out, and suggested again.
    """
    changed = bool(before) and before != after
    filled = {case.value: text for case in Case if (text := given.get(case.value, "").strip())}
    return {case: text for case, text in filled.items() if not (changed and text == stored.get(case))}
