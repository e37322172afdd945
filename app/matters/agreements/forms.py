"""The forms of an agreement: what it is and who signs it, and the buttons beside it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Self

from wtforms import FieldList, FormField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.choices import row_id
from app.ground.web.forms import Choice, Form, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.matters.agreements.commands import (
    AddAgreement,
    AgreementDetails,
    ChangeAgreement,
    RemoveAgreement,
    ReorderAgreement,
    SetState,
)
from app.matters.agreements.links import LinkKind
from app.matters.agreements.links_commands import LinkAgreement, UnlinkAgreement
from app.matters.agreements.models import Agreement, AgreementSignatory
from app.matters.agreements.rules import (
    AGREEMENT_STATE_NAMES,
    AUTHORITY_NAMES,
    MOST_COPIES,
    MOST_SIGNATORIES,
    USUAL_COPIES,
    AgreementState,
    Authority,
    Signatory,
    understood,
)
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor
from app.register.directory.rules.kinds import PARTY_SIDE_NAMES, PartySide

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""
Items = Mapping[str, Iterable[tuple[int | str, str]]]
"""Items of the programme by group, with what they are called."""

_USUAL_SIDES: Final = (PartySide.BASHKORTOSTAN, PartySide.KAZAKHSTAN)
_IN_ROW: Final = re.compile(r"signatories-(\d+)-(\w+)")


class SignatoryForm(Form):
    """One party and who signs for it; a row in which only the side is chosen is left out."""

    party = TextsField(lazy(N_("Party")), most=300)
    side = Choice(lazy(N_("Side")), choices=[(side.value, lazy(name)) for side, name in PARTY_SIDE_NAMES.items()])
    person = TextLine(lazy(N_("Who signs")), most=300)
    kind = Choice(lazy(N_("On what authority")), choices=[("", "—"), *((one.value, lazy(name)) for one, name in AUTHORITY_NAMES.items())])
    authority = TextLine(lazy(N_("Paper that empowers")), most=300)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for a Russian name of the party in a row that is used."""
        if not super().validate(*args, **kwargs):
            return False
        if not self.is_empty and not self.party.texts.ru:
            self.refuse(Refusal(N_("Fill this in."), "party"))
        return not self.errors

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into the row."""
        return not self.party.texts and not self.person.text and not self.authority.text and not self.kind.data

    def signatory(self, choose: Choose) -> Signatory:
        """Return the row as a value; refuses whoever cannot be told at the line itself."""
        person_id = choose(self.person.text, self.person.name)
        kind = Authority(self.kind.data) if self.kind.data else None
        return Signatory(self.party.texts, PartySide(self.side.data), person_id, self.authority.text, kind)


class AgreementForm(Form):
    """Asks what is to be signed, at which item, and by whom."""

    title = TextsField(lazy(N_("Title")), required=True, most=500)
    item_id = Choice(lazy(N_("Signed at")), coerce=optional_id)
    state = Choice(lazy(N_("How far it has come")))
    signatories = FieldList(FormField(SignatoryForm), lazy(N_("Parties")), max_entries=MOST_SIGNATORIES)
    copies = Whole(lazy(N_("Originals")), least=1, most=MOST_COPIES)
    folder = TextLine(lazy(N_("Folder at the signing")), most=100)
    desk = TextLine(lazy(N_("Signing table")), most=100)
    note = TextBlock(lazy(N_("Note")), most=1000)
    uid = HiddenField()
    seen = Seen()

    def __init__(self, *args: Any, items: Items, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item_id.choices = {"": [("", "—")], **{group: list(rows) for group, rows in items.items()}}
        self.state.choices = [(one.value, lazy(name)) for one, name in AGREEMENT_STATE_NAMES.items()]

    @classmethod
    def blank(cls, items: Items, item_id: int | None = None) -> Self:
        """Return the form of a new agreement, with a row for each of the two sides."""
        rows = [{"side": side.value} for side in _USUAL_SIDES]
        data = {"uid": new_uid(), "item_id": item_id, "state": AgreementState.DRAFT.value, "signatories": rows}
        data["copies"] = USUAL_COPIES
        return cls(data=data, items=items)

    @classmethod
    def of(cls, agreement: Agreement, items: Items) -> Self:
        """Return the form as an agreement stands now; how far it has come changes by steps, not here."""
        data = {name: getattr(agreement, name) for name in ("item_id", "note", "copies", "folder", "desk")}
        rows = [_of_signatory(row) for row in agreement.signatories]
        data |= {"title": agreement.title.as_dict(), "signatories": rows, "seen": agreement.revision}
        return cls(data=data, items=items).settled()

    def settled(self) -> Self:
        """Take out what is asked for only once; return the form itself."""
        del self.state
        return self

    def refuse(self, refusal: Refusal) -> None:
        """Put a rule's no beside the line of the row that it names."""
        named = _IN_ROW.fullmatch(refusal.field or "")
        if named is None:
            super().refuse(refusal)
            return
        row = self.signatories.entries[int(named[1])].form
        row.refuse(Refusal(refusal.message, named[2], **refusal.values))
        self.signatories.errors = [row.errors]

    def add_command(self, event_id: int, by: Actor, choose: Choose) -> AddAgreement:
        """Return the command that enters a new agreement."""
        return AddAgreement(event_id, by, as_uid(self.uid.data), self._details(choose), AgreementState(self.state.data))

    def change_command(self, agreement_id: int, by: Actor, choose: Choose) -> ChangeAgreement:
        """Return the command that changes an agreement."""
        return ChangeAgreement(agreement_id, by, shown(self.seen), self._details(choose))

    def _details(self, choose: Choose) -> AgreementDetails:
        rows = (entry.form for entry in self.signatories.entries)
        signatories = tuple(row.signatory(choose) for row in rows if not row.is_empty)
        return AgreementDetails(
            self.title.texts,
            self.item_id.data,
            self.note.text,
            signatories,
            copies=self.copies.number,
            folder=self.folder.text,
            desk=self.desk.text,
        )


def shown(seen: Seen) -> int:
    """Return the revision that a page showed; what comes from no page has seen nothing that could still be so."""
    return seen.data or 0


def _of_signatory(row: AgreementSignatory) -> dict[str, object]:
    kind, paper = understood(row.authority_kind, row.authority)
    values = {"side": row.side.value, "kind": kind.value if kind else "", "authority": paper}
    return {"party": row.party.as_dict(), "person": told_choice(row.person), **values}


class OnAgreementForm(Form):
    """Asks for nothing but the revision that was seen; `state`, `step` or `what` where that is what a button or a line says."""

    state = Choice(choices=[(one.value, one.value) for one in AgreementState])
    step = Whole(least=-1, most=1, required=False)
    at_item = HiddenField()
    what = HiddenField()
    seen = Seen()

    def state_command(self, agreement_id: int, by: Actor) -> SetState:
        """Return the command that goes a step."""
        if self.state.data not in set(AgreementState):
            raise Refusal(N_("Choose one from the list."), "state")
        return SetState(agreement_id, by, shown(self.seen), AgreementState(self.state.data))

    def reorder_command(self, agreement_id: int, by: Actor) -> ReorderAgreement:
        """Return the command that lets the agreement change places with its neighbour."""
        return ReorderAgreement(agreement_id, by, shown(self.seen), self.step.data or 1, at_item=bool(self.at_item.data))

    def remove_command(self, agreement_id: int, by: Actor) -> RemoveAgreement:
        """Return the command that removes the agreement."""
        return RemoveAgreement(agreement_id, by, shown(self.seen))

    def link_command(self, agreement_id: int, by: Actor) -> LinkAgreement:
        """Return the command that says to what the agreement belongs: «dossier-3»."""
        kind, _, ident = (self.what.data or "").partition("-")
        try:
            return LinkAgreement(agreement_id, by, shown(self.seen), LinkKind(kind), row_id(ident))
        except ValueError:
            raise Refusal(N_("Choose one from the list."), "what") from None

    def unlink_command(self, agreement_id: int, link_id: int, by: Actor) -> UnlinkAgreement:
        """Return the command that takes a link away."""
        return UnlinkAgreement(agreement_id, by, shown(self.seen), link_id)
