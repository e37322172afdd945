"""The forms of an interpreter, of the languages asked for at an item, and of a booking."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Self

from wtforms import BooleanField, FieldList, FormField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import Choice, Form, Required, Seen, TextBlock, TextLine, Whole, optional_id
from app.ground.words.messages import gettext, lazy
from app.planning.interpreting.commands import (
    AddInterpreter,
    BookInterpreter,
    ChangeInterpreter,
    InterpreterDetails,
    UnbookInterpreter,
)
from app.planning.interpreting.models import Interpreter
from app.planning.interpreting.rules import MOST_PAIRS, Pair
from app.planning.interpreting.showing import Booked
from app.planning.interpreting.wording import language_meant, language_told
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""

SPARE: Final = 2
"""Empty rows that a form of an interpreter offers."""


class PairForm(Form):
    """Asks for a pair of languages; both ways where the interpreter does the way back too."""

    source = TextLine(lazy(N_("From which language")), most=60)
    target = TextLine(lazy(N_("To which language")), most=60)
    both = BooleanField(lazy(N_("and back")))


class InterpreterForm(Form):
    """Asks who interprets, between which languages, and how they are reached on duty."""

    name = TextLine(lazy(N_("Person of the directory")), [Required()], most=300)
    pairs = FieldList(FormField(PairForm), lazy(N_("Languages")), max_entries=MOST_PAIRS)
    phone = TextLine(lazy(N_("Phone on duty")), most=60)
    note = TextBlock(lazy(N_("Note")), most=1000)
    active = BooleanField(lazy(N_("Can be booked")), default=True)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls) -> Self:
        """Return the form of a new interpreter."""
        return cls(data={"uid": new_uid(), "active": True, "pairs": [{"both": True}, *[{}] * SPARE]})

    @classmethod
    def of(cls, interpreter: Interpreter) -> Self:
        """Return the form as an interpreter stands now; who it is stays."""
        data = {name: getattr(interpreter, name) for name in ("phone", "note", "active")}
        return cls(data={**data, "pairs": [*_rows(interpreter.pairs), *[{}] * SPARE], "seen": interpreter.revision}).settled()

    def settled(self) -> Self:
        """Take out what cannot be changed later."""
        del self.name
        return self

    def add_command(self, choose: Choose) -> AddInterpreter:
        """Return the command that enters somebody."""
        person_id = choose(self.name.text, "name")
        if person_id is None:
            raise Refusal(N_("Fill this in."), "name")
        return AddInterpreter(as_uid(self.uid.data), person_id, self._details())

    def change_command(self, interpreter_id: int) -> ChangeInterpreter:
        """Return the command that changes an entry."""
        return ChangeInterpreter(interpreter_id, self.seen.data, self._details())

    def _details(self) -> InterpreterDetails:
        pairs: list[Pair] = []
        for row in self.pairs:
            source, target = row.form.source.text, row.form.target.text
            if source or target:
                pair = _code(source, "pairs"), _code(target, "pairs")
                pairs += [pair, (pair[1], pair[0])] if row.form.both.data else [pair]
        return InterpreterDetails(tuple(pairs), self.phone.text, self.note.text, self.active.data)


class BookForm(Form):
    """Asks who interprets from which language to which, and for whom."""

    person_id = Whole(least=1, most=2**31 - 1)
    source = TextLine(lazy(N_("From which language")), most=60)
    target = TextLine(lazy(N_("To which language")), most=60)
    delegation_id = Choice(lazy(N_("For whom")), coerce=optional_id)
    note = TextLine(lazy(N_("Note")), most=300)
    seen = Seen()

    @classmethod
    def of(cls, booked: Booked | None, seen: int, parties: Sequence[tuple[int, str]], **asked: str) -> Self:
        """Return the form of a booking as it stands, or of a new one with the languages asked for."""
        now: dict[str, Any] = {"seen": seen, **asked}
        if booked:
            now |= {"person_id": booked.person_id, "delegation_id": booked.delegation_id, "note": booked.note}
            now |= {"source": language_told(booked.source), "target": language_told(booked.target)}
        return cls(data=now).offering(parties)

    def offering(self, parties: Sequence[tuple[int, str]]) -> Self:
        """Offer these delegations, those of the event; return the form itself."""
        self.delegation_id.choices = [("", gettext(N_("for all"))), *parties]
        return self

    def command(self, item_id: int, by: Actor) -> BookInterpreter:
        """Return the command that books somebody."""
        return BookInterpreter(
            item_id,
            by,
            self.seen.data,
            self.person_id.number,
            _code(self.source.text, "source") if self.source.text else "",
            _code(self.target.text, "target") if self.target.text else "",
            self.delegation_id.data,
            self.note.text,
        )


class UnbookForm(Form):
    """Asks for nothing but who it is."""

    person_id = Whole(least=1, most=2**31 - 1)
    seen = Seen()

    def command(self, item_id: int, by: Actor) -> UnbookInterpreter:
        """Return the command that takes somebody off."""
        return UnbookInterpreter(item_id, by, self.seen.data, self.person_id.number)


def _rows(pairs: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Return the pairs as rows of the form: a pair and its way back are one row."""
    left, rows = [tuple(pair) for pair in pairs], []
    while left:
        source, target = left.pop(0)
        both = (target, source) in left
        if both:
            left.remove((target, source))
        rows.append({"source": language_told(source), "target": language_told(target), "both": both})
    return rows


def _code(typed: str, field: str) -> str:
    if not typed:
        raise Refusal(N_("Choose both languages of the pair."), field)
    code = language_meant(typed)
    if code is None:
        raise Refusal(N_("“%(typed)s” is no language that is known here. Choose from the suggestions."), field, typed=typed)
    return code
