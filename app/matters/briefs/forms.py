"""The form of a brief with its sections and figures, and the button that removes it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, Self

from wtforms import FieldList, FormField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.forms import DayField, Form, Required, Seen, TextLine, TextsField, Whole
from app.ground.words.languages import current
from app.ground.words.messages import lazy
from app.matters.briefs.commands import AddBrief, BriefDetails, ChangeBrief, RemoveBrief, figures_of
from app.matters.briefs.figures import FIRST_YEAR, LAST_YEAR, Figure, number_of, number_told
from app.matters.briefs.models import Brief
from app.matters.briefs.rules import (
    LONGEST_HEADING,
    LONGEST_SOURCE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_FIGURES,
    MOST_SECTIONS,
    BriefKind,
    SectionText,
)
from app.planning.delegations.choosing import told_choice
from app.register.accounts.rules.roles import Actor

Choose = Callable[[str, str], int | None]
"""Given what was typed into a line and the field's name, returns the id of the person meant."""

LISTS: Final[Mapping[str, str]] = {"sections": "heading-ru", "figures": "label-ru"}
"""The lists of rows, and a field that an empty row of each has."""
_LONGEST_LABEL: Final = 200
_LONGEST_UNIT: Final = 60


class SectionForm(Form):
    """One section: a heading and a few sentences; a row in which nothing is written is left out."""

    heading = TextsField(lazy(N_("Heading")), most=LONGEST_HEADING)
    text = TextsField(lazy(N_("Text")), most=LONGEST_TEXT, lines=True)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for Russian words where there are others."""
        if not super().validate(*args, **kwargs):
            return False
        if not self.is_empty and not self.text.texts.ru:
            self.refuse(Refusal(N_("Fill this in."), "text"))
        return not self.errors

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into the row."""
        return not self.heading.texts and not self.text.texts


class FigureForm(Form):
    """One figure; without a label it belongs to that of the row above."""

    label = TextsField(lazy(N_("What is counted")), most=_LONGEST_LABEL)
    year = Whole(lazy(N_("Year")), least=FIRST_YEAR, most=LAST_YEAR, required=False)
    value = TextLine(lazy(N_("Value")), most=30)
    unit = TextsField(lazy(N_("Unit")), most=_LONGEST_UNIT)

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for a year and a number in a row that is used."""
        if not super().validate(*args, **kwargs):
            return False
        if not self.is_empty:
            if self.year.data is None:
                self.refuse(Refusal(N_("Write a number."), "year"))
            try:
                number_of(self.value.text)
            except Refusal as refusal:
                self.refuse(refusal)
        return not self.errors

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into the row."""
        return not (self.label.texts or self.year.data or self.value.text or self.unit.texts)


class BriefForm(Form):
    """Asks what the brief is called, whom it is about where it is about somebody, what it says and as of which day."""

    title = TextsField(lazy(N_("Title")), most=LONGEST_TITLE)
    person = TextLine(lazy(N_("Person")), most=300)
    as_of = DayField(lazy(N_("As it was on")), [Required(N_("Choose a day."))])
    source = TextLine(lazy(N_("Source")), most=LONGEST_SOURCE)
    sections = FieldList(FormField(SectionForm), lazy(N_("Sections of the brief")), max_entries=MOST_SECTIONS)
    figures = FieldList(FormField(FigureForm), lazy(N_("Figures")), max_entries=MOST_FIGURES)
    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, kind: BriefKind, day: date, person: str = "") -> Self:
        """Return the form of a new brief with an empty section."""
        return cls(data={"uid": new_uid(), "as_of": day, "person": person, "sections": [{}]}).about(kind)

    @classmethod
    def of(cls, brief: Brief) -> Self:
        """Return the form as a brief stands now."""
        data: dict[str, Any] = {"title": brief.title.as_dict(), "as_of": brief.as_of, "source": brief.source, "seen": brief.revision}
        data |= {"person": told_choice(brief.person), "figures": [_of_figure(one) for one in figures_of(brief)]}
        data["sections"] = [{"heading": one.heading.as_dict(), "text": one.text.as_dict()} for one in brief.sections]
        return cls(data=data).about(brief.kind)

    def about(self, kind: BriefKind) -> Self:
        """Leave out the line for a person where the brief is about none; return the form itself."""
        if kind is not BriefKind.PERSON:
            del self.person
        return self

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for a title in Russian, unless the brief is called like the person, and for what the first figure counts."""
        if not super().validate(*args, **kwargs):
            return False
        named = "person" in self and self.person.text
        if not self.title.texts.ru and (self.title.texts or not named):
            self.refuse(Refusal(N_("Fill this in."), "title"))
        used = [entry.form for entry in self.figures.entries if not entry.form.is_empty]
        for place, row in enumerate(used):
            if not row.label.texts.ru and (row.label.texts or not place):
                row.refuse(Refusal(N_("Fill this in."), "label"))
                self.figures.errors = [row.errors]
        return not self.errors

    def add_command(self, kind: BriefKind, by: Actor, choose: Choose) -> AddBrief:
        """Return the command that writes a new brief."""
        return AddBrief(by, as_uid(self.uid.data), kind, self._details(choose))

    def change_command(self, brief_id: int, by: Actor, choose: Choose) -> ChangeBrief:
        """Return the command that changes a brief; what comes from no page has seen nothing that could still be so."""
        return ChangeBrief(brief_id, by, self.seen.data or 0, self._details(choose))

    def _details(self, choose: Choose) -> BriefDetails:
        person_id = choose(self.person.text, "person") if "person" in self else None
        rows = (entry.form for entry in self.sections.entries)
        sections = tuple(SectionText(row.heading.texts, row.text.texts) for row in rows if not row.is_empty)
        return BriefDetails(self.title.texts, self.as_of.data, person_id, self.source.text, sections, self._figures())

    def _figures(self) -> tuple[Figure, ...]:
        found: list[Figure] = []
        for row in (entry.form for entry in self.figures.entries):
            if not row.is_empty:
                label, unit = row.label.texts, row.unit.texts
                if not label:  # it goes on with what the row above counts
                    label, unit = found[-1].label, unit or found[-1].unit
                found.append(Figure(label, row.year.number, number_of(row.value.text), unit))
        return tuple(found)


class OnBriefForm(Form):
    """Asks for nothing but the revision that was seen."""

    seen = Seen()

    def remove_command(self, brief_id: int, by: Actor) -> RemoveBrief:
        """Return the command that removes a brief."""
        return RemoveBrief(brief_id, by, self.seen.data or 0)


def _of_figure(one: Figure) -> dict[str, Any]:
    value = number_told(one.value, current())
    return {"label": one.label.as_dict(), "year": one.year, "value": value, "unit": one.unit.as_dict()}
