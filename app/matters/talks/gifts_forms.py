"""The forms of a gift: what it is, who gives it to whom, and the buttons beside it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, Self

from wtforms import HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import Choice, DayField, Form, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.matters.talks.gift_rules import MOST_ROUBLES
from app.matters.talks.gifts_commands import AddGift, ChangeGift, GiftDetails, RemoveGift, SetGiftState
from app.matters.talks.models import Gift
from app.matters.talks.rules import GIFT_STATE_NAMES, GiftState
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

Choose = Callable[[str, str], int | None]
Items = Mapping[str, Iterable[tuple[int | str, str]]]

_AS_THEY_ARE: Final = ("item_id", "value", "handed_on", "keeper", "act", "note")


class GiftForm(Form):
    """Asks for everything about a gift; how far it has come changes by steps, not here."""

    what = TextsField(lazy(N_("Gift")), required=True, most=300)
    giving_side = Choice(lazy(N_("Side that gives it")), choices=[(side.value, lazy(name)) for side, name in PARTY_SIDE_NAMES.items()])
    giver = TextLine(lazy(N_("Who gives it")), most=300)
    receiver = TextLine(lazy(N_("Who receives it")), most=300)
    item_id = Choice(lazy(N_("Handed over at")), coerce=optional_id)
    state = Choice(lazy(N_("State")), choices=[(one.value, lazy(name)) for one, name in GIFT_STATE_NAMES.items()])
    handed_on = DayField(lazy(N_("Handed over on")))
    value = Whole(lazy(N_("Value, roubles")), least=0, most=MOST_ROUBLES, required=False)
    keeper = TextLine(lazy(N_("Who keeps it")), most=300)
    act = TextLine(lazy(N_("Act №")), most=200)
    note = TextBlock(lazy(N_("Note")), most=500)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, items: Items, item_id: int | None = None) -> Self:
        """Return the form of a new gift."""
        data = {"uid": new_uid(), "item_id": item_id, "state": GiftState.PLANNED.value, "giving_side": PartySide.BASHKORTOSTAN.value}
        return cls(data=data).offering(items)

    @classmethod
    def of(cls, gift: Gift, items: Items) -> Self:
        """Return the form as a gift stands now."""
        data = {name: getattr(gift, name) for name in _AS_THEY_ARE}
        data |= {"giver": told_choice(gift.giver), "receiver": told_choice(gift.receiver), "what": gift.what.as_dict()}
        return cls(data=data | {"giving_side": gift.giving_side.value, "seen": gift.revision}).offering(items).settled()

    def offering(self, items: Items) -> Self:
        """Offer the items of the programme; return the form itself."""
        self.item_id.choices = {"": [("", "—")], **{group: list(rows) for group, rows in items.items()}}
        return self

    def settled(self) -> Self:
        """Take out what is asked for only once; return the form itself."""
        del self.state
        return self

    def add_command(self, event_id: int, by: Actor, choose: Choose) -> AddGift:
        """Return the command that enters the gift."""
        return AddGift(event_id, by, as_uid(self.uid.data), self._details(choose), GiftState(self.state.data))

    def change_command(self, gift_id: int, by: Actor, choose: Choose) -> ChangeGift:
        """Return the command that changes the gift."""
        return ChangeGift(gift_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> GiftDetails:
        return GiftDetails(
            what=self.what.texts,
            giving_side=PartySide(self.giving_side.data),
            giver_id=choose(self.giver.text, "giver"),
            receiver_id=choose(self.receiver.text, "receiver"),
            item_id=self.item_id.data,
            value=self.value.data,
            handed_on=self.handed_on.data,
            keeper=self.keeper.text,
            act=self.act.text,
            note=self.note.text,
        )


class OnGiftForm(Form):
    """Asks for nothing but the revision that was seen; `state` where that is what a button says."""

    state = Choice(choices=[(one.value, one.value) for one in GiftState])
    seen = Seen()

    def state_command(self, gift_id: int, by: Actor) -> SetGiftState:
        """Return the command that goes a step."""
        if self.state.data not in set(GiftState):
            raise Refusal(N_("Choose one from the list."), "state")
        return SetGiftState(gift_id, by, self.seen.data or 0, GiftState(self.state.data))

    def remove_command(self, gift_id: int, by: Actor) -> RemoveGift:
        """Return the command that removes the gift."""
        return RemoveGift(gift_id, by, self.seen.data or 0)
