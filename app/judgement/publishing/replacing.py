"""How a sentence says that one text stands where another did."""

from app.ground.kernel.refusals import N_
from app.ground.words.messages import gettext
from app.ground.words.quotes import inside


def replaced(field: str, old: str, new: str) -> str:
    """Return «место: «зал 2» вместо «зал 1»», in the language spoken."""
    if old == new:
        return gettext(N_("%(field)s: the text in another language has changed"), field=field)
    if not old:
        return gettext(N_("%(field)s: %(new)s"), field=field, new=new)
    if not new:
        return gettext(N_("%(field)s: no longer “%(old)s”"), field=field, old=inside(old))
    return gettext(N_("%(field)s: “%(new)s” instead of “%(old)s”"), field=field, new=inside(new), old=inside(old))
