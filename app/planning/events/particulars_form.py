"""The part of an event's form that its kind decides: made from the fields that `kinds.POLICY` names."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from wtforms import BooleanField, Field, FormField, HiddenField
from wtforms.utils import unset_value

from app.ground.web.forms import Choice, Form, TextBlock, TextLine, Whole
from app.ground.words.messages import lazy
from app.planning.events.kinds import POLICY, Kind, Particular, Particulars

_FIELDS: Final[Mapping[str, Callable[[Particular], Field]]] = {
    "line": lambda one: TextLine(lazy(one.label), most=one.most, description=_hint(one)),
    "block": lambda one: TextBlock(lazy(one.label), most=one.most, description=_hint(one)),
    "whole": lambda one: Whole(lazy(one.label), least=0, most=one.most, required=False, description=_hint(one)),
    "flag": lambda one: BooleanField(lazy(one.label), description=_hint(one)),
    "choice": lambda one: Choice(
        lazy(one.label), choices=[("", "—"), *((value, lazy(name)) for value, name in one.choices)], description=_hint(one)
    ),
}


class ParticularsField(FormField):  # type: ignore[type-arg]  # generic for the type checker only
    """The fields of one kind. The page says itself in `asked` for which kind it was drawn, whatever kind is chosen on it meanwhile."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        super().__init__(_form_of(None), label, **kwargs)

    @property
    def asked(self) -> str:
        """The kind whose fields the page showed; empty where it showed none."""
        return str(self.form["asked"].data or "")

    @property
    def given(self) -> Particulars:
        """What stands in the fields that were asked for, by their names."""
        return {field.short_name: field.data for field in self.form if field.short_name != "asked"}

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Take the fields of the kind that was asked for, then read them."""
        sent = formdata.getlist(f"{self.name}{self.separator}asked") if formdata else []
        shown = data.get("asked", "") if isinstance(data, dict) else ""
        asked = sent[0] if sent else shown
        self.form_class = _form_of(Kind(asked) if asked in set(Kind) else None)
        super().process(formdata, data, extra_filters)


def shown_for(kind: Kind, stored: Particulars) -> dict[str, Any]:
    """Return what the field shows for a kind."""
    return {**stored, "asked": kind.value}


@cache
def _form_of(kind: Kind | None) -> type[Form]:
    known = POLICY[kind].particulars if kind else ()
    fields = {one.name: _FIELDS[one.form](one) for one in known}
    made: type[Form] = type("ParticularsForm", (Form,), {"asked": HiddenField(), **fields})
    return made


def _hint(one: Particular) -> str:
    return lazy(one.hint) if one.hint else ""
