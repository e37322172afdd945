"""Two people edited the same thing: both versions side by side, a choice for each field."""

import json
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, render_template, request
from wtforms import BooleanField, FieldList, FormField, HiddenField, SelectField, SelectMultipleField

from app.ground.db.history import Change
from app.ground.kernel.refusals import Stale
from app.ground.web.forms import Form

_Pairs = dict[str, tuple[str, str, str]]
"""Field name as sent → (label, value as sent, value as read)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which the two versions differ; `keep` is what is chosen until the person decides otherwise."""

    name: str
    label: str
    mine: str
    theirs: str
    mine_told: str
    theirs_told: str
    keep: str
    both: bool
    """Whether both people changed it."""


def was(form: Form) -> str:
    """Return what the form shows as JSON, for a hidden input: so it is known later who changed which field."""
    return json.dumps({name: value for name, (_label, value, _told) in _sent(form).items()}, ensure_ascii=False)


def differences(mine: Form, theirs: Form, before: dict[str, str]) -> tuple[list[Difference], dict[str, str]]:
    """Compare what this person typed with what is stored now.

    Returns the fields that differ, and the values of the others, to be sent again unseen.
    """
    typed, stored = _sent(mine), _sent(theirs)
    different: list[Difference] = []
    same: dict[str, str] = {}
    for name in {**stored, **typed}:
        label, value, told = typed.get(name, ("", "", ""))
        other_label, other, other_told = stored.get(name, ("", "", ""))
        if value == other:
            same[name] = value
            continue
        base = before.get(name)
        keep = "theirs" if base == value else "mine"
        different.append(Difference(name, label or other_label, value, other, told, other_told, keep, base not in (value, other)))
    return different, same


def answer(stale: Stale, mine: Form, theirs: Form, changes: list[Change], **context: Any) -> Response:
    """Return the page (409) on which the second person chooses field by field."""
    try:
        before = json.loads(request.form.get("was", "{}"))
    except (ValueError, RecursionError):  # nothing that a page of ours has sent
        before = {}
    different, same = differences(mine, theirs, before if isinstance(before, dict) else {})
    same["seen"] = str(stale.current)
    same.pop("was", None)
    page = render_template("clash.html", stale=stale, differences=different, same=same, changes=changes, was=was(theirs), **context)
    return make_response(page, stale.status)


def _sent(form: Form) -> _Pairs:
    found: _Pairs = {}
    for field in form:
        _collect(field, "", found)
    return {name: pair for name, pair in found.items() if name not in {"seen", "was", "csrf_token"}}


def _collect(field: Any, above: str, found: _Pairs) -> None:
    label = f"{above}{field.label.text}"
    if isinstance(field, FormField):
        for inner in field.form:
            _collect(inner, f"{label} · ", found)
    elif isinstance(field, FieldList):
        for number, entry in enumerate(field.entries, 1):
            _collect_entry(entry, f"{label} {number}", found)
    elif isinstance(field, BooleanField):
        found[field.name] = (label, "y" if field.data else "", "✓" if field.data else "—")
    elif isinstance(field, SelectMultipleField):
        chosen = sorted(field.data or ())
        names = {value: str(text) for value, text, *_ in field.iter_choices()}
        found[field.name] = (label, ",".join(map(str, chosen)), ", ".join(names.get(one, str(one)) for one in chosen))
    elif isinstance(field, SelectField):
        value = "" if field.data is None else str(field.data)
        told = next((str(text) for key, text, *_ in field.iter_choices() if str(key) == value), value)
        found[field.name] = (label, value, told)
    elif isinstance(field, HiddenField):
        found[field.name] = (label, str(field.data or ""), "")
    else:
        value = str(field._value())  # noqa: SLF001 - the one way in which WTForms tells what stands in an input
        found[field.name] = (label, value, value)


def _collect_entry(entry: Any, label: str, found: _Pairs) -> None:
    if isinstance(entry, FormField):
        for inner in entry.form:
            _collect(inner, f"{label} · ", found)
    else:
        _collect(entry, label, found)
