"""Form fields that understand what staff type: hours with a point, days, texts in four languages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any, TypeVar

import wtforms
from wtforms import Field, FormField, IntegerField, StringField, TextAreaField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, StopValidation, ValidationError

from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import clean
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.web.choices import InPairs
from app.ground.words import messages

LINE = 300
BLOCK = 4000

_T = TypeVar("_T")
_CLOCK = re.compile(r"^(\d{1,2})(?:[.:\-,\s ]?(\d{2}))?$")
_DAY = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$")


class Form(wtforms.Form):
    """The base of all forms: messages in the reader's language, refusals beside their fields."""

    class Meta:
        """Take WTForms' own sentences from our catalogues."""

        def get_translations(self, _form: wtforms.Form) -> Any:
            """Return gettext for the current language."""
            return messages.translations_for_wtforms()

    def refuse(self, refusal: Refusal) -> None:
        """Put a rule's no beside the field that it names, or above the form."""
        field = self._fields.get(refusal.field or "")
        sentence = messages.told(refusal)
        if field is None:
            self.form_errors.append(sentence)
        elif isinstance(field, FormField):
            inner = next(iter(field.form))
            inner.errors = [*inner.errors, sentence]
        else:
            field.errors = [*field.errors, sentence]

    def leaves(self) -> Iterator[Field]:
        """Yield every field that the browser sends, in the order of the page."""
        for field in self:
            yield from _leaves(field)


def _leaves(field: Any) -> Iterator[Field]:
    if isinstance(field, FormField):
        for inner in field.form:
            yield from _leaves(inner)
    elif isinstance(field, wtforms.FieldList):
        for entry in field.entries:
            yield from _leaves(entry)
    else:
        yield field


class AtMost:
    """The text has at most so many characters; says how many it has."""

    def __init__(self, characters: int) -> None:
        self.characters = characters
        self.field_flags = {"maxlength": characters}

    def __call__(self, _form: wtforms.Form, field: Field) -> None:
        """Raise where the text is too long."""
        length = len(field.data or "")
        if length > self.characters:
            raise ValidationError(
                messages.gettext(N_("At most %(most)s characters fit here; there are %(count)s."), most=self.characters, count=length)
            )


class Required:
    """Something other than white space and invisible characters is filled in."""

    def __init__(self, sentence: str = N_("Fill this in.")) -> None:
        self.sentence = sentence
        self.field_flags = {"required": True}

    def __call__(self, _form: wtforms.Form, field: Field) -> None:
        """Raise where nothing is left after cleaning."""
        if not field.data:  # what could not be read has been said already
            raise StopValidation("" if field.errors else messages.gettext(self.sentence))


class TextLine(StringField):
    """One line of text, cleaned of what cannot be seen."""

    def __init__(self, label: Any = None, validators: Sequence[Any] = (), most: int = LINE, **kwargs: Any) -> None:
        super().__init__(label, [AtMost(most), *validators], filters=[lambda text: clean(text or "")], **kwargs)

    @property
    def text(self) -> str:
        """The cleaned text, empty where nothing is left."""
        return self.data or ""


class TextBlock(TextAreaField):
    """Some lines of text, cleaned of what cannot be seen."""

    def __init__(self, label: Any = None, validators: Sequence[Any] = (), most: int = BLOCK, **kwargs: Any) -> None:
        super().__init__(label, [AtMost(most), *validators], filters=[lambda text: clean(text or "", lines=True)], **kwargs)

    @property
    def text(self) -> str:
        """The cleaned text, empty where nothing is left."""
        return self.data or ""


class TextsField(FormField):  # type: ignore[type-arg]  # generic for the type checker only
    """A content text in four languages; `texts` gives it as one value."""

    def __init__(self, label: Any = None, *, required: bool = False, most: int = LINE, lines: bool = False, **kwargs: Any) -> None:
        kind = TextBlock if lines else TextLine
        languages = {
            language: kind(messages.lazy(_NAMES[language]), [Required()] if required and language == "ru" else [], most=most)
            for language in LANGUAGES
        }
        super().__init__(type("TextsForm", (Form,), languages), label, **kwargs)
        self.required = required
        self.lines = lines

    @property
    def texts(self) -> Texts:
        """The four texts as one value."""
        return Texts(**{language: self.form[language].data or "" for language in LANGUAGES})

    def populate_obj(self, obj: Any, name: str) -> None:
        """Set the one value, not four attributes."""
        setattr(obj, name, self.texts)


_NAMES: Mapping[str, str] = {
    "ru": N_("Russian"),
    "ba": N_("Bashkir"),
    "kk": N_("Kazakh"),
    "en": N_("English"),
}


class ClockField(Field):
    """A time of day as people type it: 10.00, 10:00, 1000, 10, 9.30."""

    widget = wtforms.widgets.TextInput()

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return f"{self.data:%H.%M}" if self.data is not None else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the typed text; nothing typed is None."""
        typed = clean(valuelist[0]) if valuelist else ""
        self.data = None
        if not typed:
            return
        match = _CLOCK.match(typed)
        hours, minutes = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
        if match and not match[2] and len(match[1]) > 2:
            hours = 99
        if hours > 23 or minutes > 59:
            raise ValueError(messages.gettext(N_("Write a time like 10.00 or 9.30.")))
        self.data = time(hours, minutes)


class DayField(Field):
    """A day: from a date picker (ISO 8601) or typed as 26.11.2024."""

    widget = wtforms.widgets.DateInput()

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.isoformat() if self.data is not None else ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the typed text; nothing typed is None."""
        typed = clean(valuelist[0]) if valuelist else ""
        self.data = None
        if not typed:
            return
        local = _DAY.match(typed)
        try:
            self.data = date(int(local[3]), int(local[2]), int(local[1])) if local else date.fromisoformat(typed)
        except ValueError as error:
            raise ValueError(messages.gettext(N_("Write a day like 26.11.2024."))) from error


class Whole(IntegerField):
    """A whole number within bounds."""

    def __init__(self, label: Any = None, *, least: int, most: int, required: bool = True, **kwargs: Any) -> None:
        super().__init__(label, [InputRequired(messages.lazy(N_("Write a number.")))] if required else [], **kwargs)
        self.least, self.most = least, most
        self.required = required

    @property
    def number(self) -> int:
        """The number of a field that has been validated; 0 where nothing was typed."""
        return self.data or 0

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number; nothing typed is None."""
        typed = clean(valuelist[0]) if valuelist else ""
        self.data = None
        if not typed:
            return
        if not re.fullmatch(r"[-+]?[0-9]{1,9}", typed):
            raise ValueError(messages.gettext(N_("Write a number.")))
        self.data = int(typed)

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse a number out of bounds, and signs that nobody can see instead of one."""
        if self.data is None and self.required and not self.process_errors:
            raise ValidationError(messages.gettext(N_("Write a number.")))
        if self.data is not None and not self.least <= self.data <= self.most:
            raise ValidationError(messages.gettext(N_("Write a number from %(least)s to %(most)s."), least=self.least, most=self.most))


class Decimal(Field):
    """A number with a point or a comma within bounds, in degrees for coordinates."""

    widget = wtforms.widgets.TextInput()

    def __init__(self, label: Any = None, *, least: float, most: float, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.least, self.most = least, most

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return str(self.data) if self.data is not None else ""  # every digit: saving unchanged changes nothing

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number; nothing typed is None."""
        typed = clean(valuelist[0]).replace(",", ".") if valuelist else ""
        self.data = None
        if not typed:
            return
        if not re.fullmatch(r"[-+]?\d{1,3}(\.\d{1,9})?", typed) or not self.least <= float(typed) <= self.most:
            raise ValueError(messages.gettext(N_("Write a number from %(least)s to %(most)s."), least=self.least, most=self.most))
        self.data = float(typed)


class Choice(InPairs):
    """One of a list; anything else is refused with a sentence of ours."""

    def pre_validate(self, form: BaseForm) -> None:
        """Refuse what is not in the list."""
        try:
            super().pre_validate(form)
        except (ValidationError, ValueError, TypeError) as error:
            raise ValidationError(messages.gettext(N_("Choose one from the list."))) from error


class Seen(Field):
    """The revision that the page showed; None on a page that made something new."""

    widget = wtforms.widgets.HiddenInput()
    data: int | None

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the revision; a broken one counts as older than all."""
        typed = valuelist[0] if valuelist else ""
        self.data = int(typed) if re.fullmatch(r"[0-9]{1,9}", str(typed)) else (0 if typed else None)


def optional_id(value: Any) -> int | None:
    """Read the value of a choice among rows: an empty one is None."""
    return int(value) if value not in (None, "", "None") else None


def carried_out(form: Form, do: Callable[[], _T], *, rollback: Callable[[], None]) -> _T | None:
    """Validate, then do; None where the form or a rule said no, with the sentences in the form.

    A Stale refusal passes through: it has a page of its own.
    """
    if not form.validate():
        return None
    try:
        return do()
    except Refusal as refusal:
        if refusal.status != Refusal.status:
            raise
        rollback()
        form.refuse(refusal)
        return None
