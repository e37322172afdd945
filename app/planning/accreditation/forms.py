"""The forms of zones, of badges changed several at once, and of the desk."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, Self

from wtforms import BooleanField, Field, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.web.choices import Several
from app.ground.web.forms import Choice, Form, Required, Seen, TextLine, TextsField, Whole
from app.ground.words.languages import current
from app.ground.words.messages import lazy
from app.planning.accreditation.commands import ChangeBadges, Chosen, MakeBadge
from app.planning.accreditation.models import BadgeZone
from app.planning.accreditation.rules import BADGE_CATEGORY_NAMES, BadgeCategory
from app.planning.accreditation.zone_commands import AddZone, ChangeZone, RemoveZone, ZoneDetails
from app.register.accounts.rules.roles import Actor

MOST_MARKED: Final = 1000
_MARKED: Final = re.compile(r"(\d{1,9}):(\d{1,9})")
_CATEGORIES: Final = [(one.value, lazy(name)) for one, name in BADGE_CATEGORY_NAMES.items()]

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""


class ZoneForm(Form):
    """Asks for a zone's letter, its name, and whose badges open it."""

    letter = TextLine(lazy(N_("Letter on the badge")), [Required()], most=4)
    name = TextsField(lazy(N_("Name")), required=True)
    categories = Several(lazy(N_("Opened by badges of")), choices=_CATEGORIES)
    to_badges = BooleanField(lazy(N_("Open it to badges of these categories that are there already")), default=True)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new zone."""
        return cls(data={"uid": new_uid(), "to_badges": True})

    @classmethod
    def of(cls, zone: BadgeZone) -> Self:
        """Return the form as a zone stands now."""
        data = {"letter": zone.letter, "name": zone.name.as_dict(), "categories": zone.categories, "seen": zone.revision}
        return cls(data={**data, "to_badges": False})

    def details(self) -> ZoneDetails:
        """Return what was typed, as the commands want it."""
        chosen = frozenset(map(BadgeCategory, self.categories.data or ()))
        return ZoneDetails(self.letter.text.upper(), self.name.texts, chosen)

    def add_command(self, event_id: int, by: Actor) -> AddZone:
        """Return the command that makes a zone."""
        return AddZone(event_id, by, as_uid(self.uid.data), self.details(), self.to_badges.data)

    def change_command(self, zone_id: int, by: Actor) -> ChangeZone:
        """Return the command that changes a zone."""
        return ChangeZone(zone_id, by, self.seen.data, self.details(), self.to_badges.data)

    def remove_command(self, zone_id: int, by: Actor) -> RemoveZone:
        """Return the command that takes a zone away."""
        return RemoveZone(zone_id, by, self.seen.data)


class BadgeForm(Form):
    """Asks whose badge is to be made who is not among those who come."""

    person = TextLine(lazy(N_("Name of somebody in the directory")), [Required()], most=300)
    category = Choice(lazy(N_("Category")), default="", choices=[("", lazy(N_("as they come"))), *_CATEGORIES])

    def command(self, event_id: int, by: Actor, choose: Choose) -> MakeBadge:
        """Return the command that makes the badge."""
        person_id = choose(self.person.text, "person")
        assert person_id is not None  # something was typed
        return MakeBadge(event_id, by, person_id, BadgeCategory(self.category.data) if self.category.data else None)


class MarkedField(Field):
    """The badges that are checked: ids with the revisions that the page showed."""

    data: list[tuple[int, int]]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the values; whatever cannot be read is left out."""
        found = [match for value in valuelist[:MOST_MARKED] if (match := _MARKED.fullmatch(str(value)))]
        self.data = [(int(match[1]), int(match[2])) for match in found]


class MarkForm(Form):
    """Asks what is to be done with several badges: those that are checked, or all that the list shows."""

    badge = MarkedField()
    everything = BooleanField(lazy(N_("All that the list shows, on all its pages")))
    category = Choice(lazy(N_("Category")), default="", choices=[("", lazy(N_("as it is"))), *_CATEGORIES])
    how = Choice(
        lazy(N_("Zones")),
        default="",
        choices=[
            ("", lazy(N_("as they are"))),
            ("category", lazy(N_("those of the category"))),
            ("chosen", lazy(N_("the ones checked here"))),
        ],
    )
    zones = Several(lazy(N_("Zones")))
    deed = HiddenField()

    def offer(self, zones: Sequence[BadgeZone]) -> None:
        """Set which zones there are."""
        self.zones.choices = [(zone.letter, f"{zone.letter} – {zone.name.told(current())}") for zone in zones]

    def chosen(self, event_id: int, by: Actor, shown: Callable[[], Sequence[int]]) -> Chosen:
        """Return the badges that are meant; `shown` returns the ids of all that the list shows."""
        every = [(ident, None) for ident in shown()] if self.everything.data else []
        return Chosen(event_id, by, every or [*(self.badge.data or ())])

    def change(self, chosen: Chosen) -> ChangeBadges:
        """Return the command that changes what the badges say."""
        zones = tuple(self.zones.data or ()) if self.how.data == "chosen" else None
        category = BadgeCategory(self.category.data) if self.category.data else None
        return ChangeBadges(chosen, category, zones, by_category=self.how.data == "category")

    def deed_told(self) -> str:
        """Return what was done, as a sentence with a number in it; empty for what is no deed."""
        return {
            "change": N_("Badges changed: %(count)s."),
            "revoke": N_("Badges revoked: %(count)s."),
            "restore": N_("Badges that count again: %(count)s."),
            "reissue": N_("Badges reissued: %(count)s. Print them anew; the old codes are told as replaced at the desk."),
        }.get(self.deed.data or "", "")


class DelegationForm(Form):
    """Asks nothing but which delegation has arrived."""

    delegation = Whole(least=1, most=2**31 - 1)
