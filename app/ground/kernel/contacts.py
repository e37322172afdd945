"""Phones and e-mail addresses that somebody has typed among other words."""

import re
from typing import Final

_BETWEEN: Final = r"[\s().\-\u2010-\u2015\u2212/]*"
"""What stands between the digits of a phone."""
_CONTACT: Final = re.compile(
    # +7 (917) 123-45-67; a plus behind a letter is a zone: UTC+5.
    rf"(?<!\w)\(?\+\d(?:{_BETWEEN}\d){{9,13}}(?!\d)"
    # 8 (347) 280-00-00, 7 701 123 45 67: eleven digits that begin as numbers of Russia and Kazakhstan do.
    rf"|(?<!\w)(?<!\d[.,])[78](?={_BETWEEN}[3479]\d\d)(?:{_BETWEEN}\d){{10,13}}(?!\d)"
    # 917 123-45-67: the same without what one dials first.
    rf"|(?<!\w)(?<!\d[.,])\(?[79]\d\d\)?[ \u00a0.\-\u2010-\u2015]?\d{{3}}(?:[ \u00a0.\-\u2010-\u2015]?\d\d){{2}}(?!\d)"
    # 280-00-00: of a town.
    r"|(?<!\w)(?<!\d[.,\-\u2010-\u2015])\d{2,3}(?:[\-\u2010-\u2012]\d\d){2}(?![\d\-\u2010-\u2015])"
    r"|[^\s@<>()]+@[^\s@<>()]+\.\w{2,}"
)


def without_contacts(text: str, instead: str = "…") -> str:
    """Return a text with every phone and e-mail address replaced: what is copied to many places holds none, whoever typed it."""
    return _CONTACT.sub(instead, text)
