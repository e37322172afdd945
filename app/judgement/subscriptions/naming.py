"""What the feeds are called that are not about one thing with a title of its own: everything public, a kind, a host side."""

from collections.abc import Mapping
from typing import Final

from app.ground.kernel.refusals import N_
from app.ground.words.messages import gettext
from app.judgement.subscriptions.addresses import PUBLIC_ADDRESS_NAME, PUBLIC_NAME
from app.judgement.subscriptions.scopes import Scope, Sort
from app.planning.events.kinds import Kind
from app.planning.events.rules import Side
from app.planning.events.wording import KINDS

_BY_HOST: Final[Mapping[Side, str]] = {
    Side.BASHKORTOSTAN: N_("Events in Bashkortostan"),
    Side.KAZAKHSTAN: N_("Events in Kazakhstan"),
}


def named(scope: Scope) -> tuple[str, str]:
    """Return the name in the spoken language, and the one that stands in addresses."""
    match scope.sort:
        case Sort.KIND:
            return gettext(N_("Events: %(kind)s"), kind=gettext(KINDS[Kind(scope.name)])), scope.name
        case Sort.HOST:
            return gettext(_BY_HOST[Side(scope.name)]), f"events-in-{scope.name}"
        case _:
            return gettext(PUBLIC_NAME), PUBLIC_ADDRESS_NAME
