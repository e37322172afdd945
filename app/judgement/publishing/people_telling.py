"""What changed in who comes and who attends, in words, in the language spoken."""

from collections.abc import Iterator, Sequence

from app.ground.kernel.refusals import N_
from app.ground.kernel.texts import Texts
from app.ground.words.languages import current
from app.ground.words.messages import gettext
from app.ground.words.quotes import inside
from app.judgement.publishing.people_rules import CompositionChange, PresenceChange, RoleNamed
from app.planning.programmes.participants import names_told, role_told
from app.planning.programmes.rules import ItemRole


def presence_told(change: PresenceChange) -> Iterator[str]:
    """Yield the sentences about who attends an item: «теперь участвуют: …», «больше не участвуют: …»."""
    if change.came:
        yield gettext(N_("now attending: %(names)s"), names=_names(change.came))
    if change.left:
        yield gettext(N_("no longer attending: %(names)s"), names=_names(change.left))
    if change.roles_given:
        yield gettext(N_("role given: %(roles)s"), roles=_roles(change.roles_given))
    if change.roles_taken:
        yield gettext(N_("role taken back: %(roles)s"), roles=_roles(change.roles_taken))
    if change.renamed:
        yield gettext(N_("another name: %(roles)s"), roles=_roles(change.renamed))


def compositions_told(changes: Sequence[CompositionChange]) -> Iterator[str]:
    """Yield a sentence about each delegation that changed: «состав делегации «…»: добавлены …; выбыли …»."""
    for change in changes:
        if change.after is None:
            yield gettext(N_("delegation “%(name)s” no longer comes"), name=_quoted(change.before))
        elif change.before is None:
            yield gettext(N_("new delegation “%(name)s”"), name=_quoted(change.after))
        else:
            yield _composition_told(change, change.before, change.after)


def _composition_told(change: CompositionChange, before: Texts, after: Texts) -> str:
    parts = []
    if before != after:
        parts.append(gettext(N_("formerly “%(name)s”"), name=_quoted(before)))
    if change.came:
        parts.append(gettext(N_("now in it: %(names)s"), names=_names(change.came)))
    if change.left:
        parts.append(gettext(N_("no longer in it: %(names)s"), names=_names(change.left)))
    if change.otherwise:
        parts.append(gettext(N_("another name, position or role: %(names)s"), names=_names(change.otherwise)))
    if not parts:
        parts.append(gettext(N_("another side or category")))
    return gettext(N_("composition of delegation “%(name)s”: %(changes)s"), name=_quoted(after), changes="; ".join(parts))


def _quoted(name: Texts | None) -> str:
    return inside(name.told(current())) if name else ""


def _names(names: Sequence[Texts]) -> str:
    return names_told(names, current())


def _roles(named: Sequence[RoleNamed]) -> str:
    told = ((role, [name.told(current()) for own, name in named if own is role]) for role in ItemRole)
    return "; ".join(role_told(role, names) for role, names in told if names)
