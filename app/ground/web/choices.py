"""What fields of choice offer, given as pairs: WTForms wants objects for them from 3.4 on."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms import RadioField, SelectField, SelectMultipleField, widgets
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the types lag behind the library

Pairs = Iterable[tuple[Any, Any]]


def options(given: Pairs | Mapping[str, Pairs] | None) -> list[SelectChoice] | None:
    """Return pairs of value and label, or such pairs by group, as WTForms has them; the group "" has no heading."""
    if given is None:
        return None
    if isinstance(given, Mapping):
        return [_option(pair, group or None) for group, pairs in given.items() for pair in pairs]
    return [_option(pair, None) for pair in given]


def _option(pair: Any, group: str | None) -> SelectChoice:
    if isinstance(pair, SelectChoice):
        return pair
    value, label = pair
    return SelectChoice(value, label, optgroup=group)


class InPairs(SelectField):
    """Mixed into a field of choice: what it offers may be set as pairs, at birth or later."""

    def __init__(self, *args: Any, choices: Any = None, **kwargs: Any) -> None:
        kwargs["choices"] = options(choices)
        super().__init__(*args, **kwargs)

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, options(value) if name == "choices" else value)


class Buttons(InPairs, RadioField):
    """One of a few, all in sight."""


class Several(InPairs, SelectMultipleField):
    """Some of a list of rows, as check boxes; the ids may also come as one value with commas, as the page of a clash sends them."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the ids."""
        super().process_formdata([one for value in valuelist for one in value.split(",") if one])


def row_id(value: Any) -> int:
    """Read the id of a row; raise ValueError for what no database can hold."""
    ident = int(value)
    if not 0 < ident < 2**31:
        raise ValueError(value)
    return ident
