"""Forms of persons, their appointments, organisations and ranks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Self

from wtforms import BooleanField, HiddenField

from app.ground.kernel.ids import as_uid, new_uid, uid_from
from app.ground.kernel.refusals import N_, Refusal
from app.ground.kernel.text import folded
from app.ground.kernel.texts import Texts
from app.ground.web.choices import Buttons
from app.ground.web.forms import Choice, DayField, Form, Required, Seen, TextBlock, TextLine, TextsField, Whole, optional_id
from app.ground.words.messages import lazy
from app.register.directory.commands import AppointmentDetails, OrganisationDetails, PersonDetails, RankDetails
from app.register.directory.declension import guessed_gender
from app.register.directory.models import Appointment, Organisation, Person, Rank
from app.register.directory.naming import GENDER_NAMES
from app.register.directory.queries import organisation_labels
from app.register.directory.rules.kinds import CASE_NAMES, CATEGORY_NAMES, PARTY_SIDE_NAMES, Case, Category, Gender, PartySide

LONGEST_NAME: Final = 100
"""Letters of a surname, a given name or a patronymic; the longest known have a third of it."""
LONGEST_TITLE: Final = 500
LONGEST_CASE: Final = 700
LONGEST_LABEL: Final = 800
"""Letters of the longest name of an organisation with what tells it from another of that name."""
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

CASE_FIELDS: Final = {case: f"case_{case.value}" for case in Case}
"""The field of each case."""
SIDES: Final = [(side.value, lazy(name)) for side, name in PARTY_SIDE_NAMES.items()]
CATEGORIES: Final = [(category.value, lazy(name)) for category, name in CATEGORY_NAMES.items()]


def _case(case: Case) -> TextLine:
    return TextLine(lazy(CASE_NAMES[case]), most=LONGEST_CASE, render_kw={"lang": "ru"})


class _WithUid(Form):
    """A form that makes one thing, however often its button is pressed."""

    uid = HiddenField()
    seen = Seen()

    @classmethod
    def blank(cls, **more: Any) -> Self:
        """Return the form of something to be made."""
        return cls(data={"uid": new_uid()}, **more)

    def new_uid(self) -> str:
        """Return the name under which the page that was shown makes one thing only."""
        return as_uid(self.uid.data)


class _WithCases(_WithUid):
    """A form of a name that documents need in other cases. What is saved there counts as confirmed."""

    case_gen = _case(Case.GENITIVE)
    case_dat = _case(Case.DATIVE)
    case_acc = _case(Case.ACCUSATIVE)
    case_ins = _case(Case.INSTRUMENTAL)

    def cases(self) -> dict[str, str]:
        """Return the cases that are filled in, by the values of `Case`."""
        return {case.value: self._fields[name].data for case, name in CASE_FIELDS.items() if self._fields[name].data}

    def take_over(self, suggested: Mapping[Case, str]) -> None:
        """Fill the cases that are empty with what is suggested for them."""
        for case, name in CASE_FIELDS.items():
            if not self._fields[name].data:
                self._fields[name].data = suggested.get(case, "")


def _stored_cases(cases: Mapping[str, str]) -> dict[str, str]:
    return {CASE_FIELDS[Case(case)]: text for case, text in cases.items() if case in set(Case)}


class PersonForm(_WithCases):
    """How somebody is called. There is no field here for phones, documents or dates of birth."""

    surname = TextsField(lazy(N_("Surname")), required=True, most=LONGEST_NAME)
    given = TextsField(lazy(N_("Given name")), most=LONGEST_NAME)
    patronymic = TextsField(
        lazy(N_("Patronymic")), most=LONGEST_NAME, description=lazy(N_("Many have none. «-ұлы» and «-қызы» stand here too."))
    )
    latin = TextLine(lazy(N_("In Latin letters, as in the passport")), most=200, render_kw={"autocomplete": "off", "spellcheck": "false"})
    gender = Buttons(
        lazy(N_("Gender")), choices=[(gender.value, lazy(name)) for gender, name in GENDER_NAMES.items()], default=Gender.UNKNOWN.value
    )
    precedence = Whole(lazy(N_("Place in the order of precedence, by hand")), least=1, most=9999, required=False)
    note = TextBlock(
        lazy(N_("Note for the staff")),
        most=1000,
        description=lazy(
            N_("No phones, passports, dates of birth or health here: personal data has a place of its own, where it is sealed.")
        ),
    )

    another = BooleanField(lazy(N_("This is somebody else: add them all the same")))

    @classmethod
    def of(cls, person: Person) -> Self:
        """Return the form of a person as they are called now."""
        texts = {name: getattr(person, name).as_dict() for name in ("surname", "given", "patronymic")}
        plain = {"latin": person.latin, "gender": person.gender.value, "precedence": person.precedence, "note": person.note}
        return cls(data={"seen": person.revision, **texts, **plain, **_stored_cases(person.cases)})

    def name(self) -> tuple[str, str, str]:
        """Return surname, given name and patronymic in Russian, as they are typed so far."""
        return self.surname.texts.ru, self.given.texts.ru, self.patronymic.texts.ru

    def details(self, *, guess: bool = False) -> PersonDetails:
        """Return what was typed; with `guess` the name tells the gender where nobody has."""
        gender = Gender(self.gender.data or "")
        return PersonDetails(
            surname=self.surname.texts,
            given=self.given.texts,
            patronymic=self.patronymic.texts,
            latin=self.latin.text,
            gender=gender or (guessed_gender(*self.name()) if guess else gender),
            cases=self.cases(),
            precedence=self.precedence.data,
            note=self.note.text,
        )


class OrganisationForm(_WithCases):
    """A body that people hold positions at."""

    name = TextsField(lazy(N_("Name")), required=True, most=LONGEST_TITLE)
    short_name = TextsField(lazy(N_("Short name")), most=LONGEST_NAME)
    side = Choice(lazy(N_("Side")), choices=SIDES)
    category = Choice(lazy(N_("Category")), choices=CATEGORIES)
    region = TextsField(lazy(N_("Region")), most=200)

    @classmethod
    def of(cls, organisation: Organisation) -> Self:
        """Return the form of an organisation as it is now."""
        texts = {name: getattr(organisation, name).as_dict() for name in ("name", "short_name", "region")}
        chosen = {"side": organisation.side.value, "category": organisation.category.value}
        return cls(data={"seen": organisation.revision, **texts, **chosen, **_stored_cases(organisation.cases)})

    def details(self) -> OrganisationDetails:
        """Return what was typed."""
        return OrganisationDetails(
            name=self.name.texts,
            side=PartySide(self.side.data),
            category=Category(self.category.data),
            short_name=self.short_name.texts,
            region=self.region.texts,
            cases=self.cases(),
        )


class AppointmentForm(_WithCases):
    """What somebody is, where, and from when to when; a body that is not known yet can be added along with it."""

    position = TextsField(lazy(N_("Position")), required=True, most=LONGEST_TITLE)
    organisation = TextLine(lazy(N_("Organisation")), most=LONGEST_LABEL, render_kw={"list": "organisations", "autocomplete": "off"})
    is_new = BooleanField(lazy(N_("Add it to the directory if it is not there yet")))
    category = Choice(lazy(N_("Category of a new organisation")), choices=CATEGORIES, default=Category.GOVERNMENT.value)
    side = Choice(lazy(N_("Side")), choices=[("", lazy(N_("that of the organisation"))), *SIDES], default="")
    rank_id = Choice(lazy(N_("Rank")), coerce=optional_id, choices=[])
    since = DayField(lazy(N_("In office from")), description=lazy(N_("Leave empty where it is not known.")))
    until = DayField(lazy(N_("Last day in office")), description=lazy(N_("Leave empty while it lasts.")))

    def __init__(
        self, *args: Any, organisations: Sequence[Organisation] = (), ranks: Sequence[tuple[int, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {one.id: one for one in organisations}
        self.labels = organisation_labels(organisations)
        self.rank_id.choices = [("", "—"), *ranks]

    @classmethod
    def of(cls, appointment: Appointment, *, organisations: Sequence[Organisation], ranks: Sequence[tuple[int, str]]) -> Self:
        """Return the form of an appointment as it is now."""
        label = organisation_labels(organisations).get(appointment.organisation_id or 0, "")
        plain = {"rank_id": appointment.rank_id, "since": appointment.since, "until": appointment.until}
        data = {"seen": appointment.revision, "position": appointment.position.as_dict(), "organisation": label, **plain}
        chosen = {"side": appointment.side.value, **_stored_cases(appointment.cases)}
        return cls(data={**data, **chosen}, organisations=organisations, ranks=ranks)

    @property
    def organisation_id(self) -> int | None:
        """The organisation that was typed: by its label, or by any name that only one has."""
        typed = folded(self.organisation.text)
        by_label = [ident for ident, label in self.labels.items() if folded(label) == typed]
        found = by_label or [
            one.id for one in self.organisations.values() if typed in map(folded, (*one.name.each(), *one.short_name.each()))
        ]
        return found[0] if typed and len(found) == 1 else None

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Ask for what only several fields together tell."""
        super().validate(*args, **kwargs)
        unknown = bool(self.organisation.text) and self.organisation_id is None
        if unknown and not self.is_new.data and not self.organisation.errors:
            self.refuse(
                Refusal(N_("There is no organisation of this name. Choose one from the list, or tick below to add it."), "organisation")
            )
        if unknown and self.is_new.data and len(self.organisation.text) > LONGEST_TITLE:
            self.refuse(Refusal(N_("The name of an organisation has %(most)s letters at most."), "organisation", most=LONGEST_TITLE))
        if not self.side.data and (unknown or not self.organisation.text) and not self.side.errors:
            self.refuse(Refusal(N_("Choose a side."), "side"))
        for name in ("since", "until"):
            refuse_year(self, name)
        return not (self.errors or self.form_errors)

    def new_organisation(self) -> OrganisationDetails | None:
        """Return the organisation to be added along with the appointment, if one is."""
        if not self.organisation.text or self.organisation_id is not None:
            return None
        return OrganisationDetails(Texts(ru=self.organisation.text), PartySide(self.side.data), Category(self.category.data))

    def organisation_uid(self) -> str:
        """Return the name under which the page that was shown adds one organisation only."""
        return uid_from(self.new_uid(), f"organisation {folded(self.organisation.text)}")

    def details(self, organisation_id: int | None) -> AppointmentDetails:
        """Return what was typed, at an organisation."""
        side = self.side.data or self.organisations[organisation_id or 0].side.value
        return AppointmentDetails(
            position=self.position.texts,
            side=PartySide(side),
            organisation_id=organisation_id,
            rank_id=self.rank_id.data,
            since=self.since.data,
            until=self.until.data,
            cases=self.cases(),
        )


def refuse_year(form: Form, name: str) -> None:
    """Refuse a day of a year that can only be a slip."""
    field: Any = form[name]
    if field.data is not None and not field.errors and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        form.refuse(Refusal(N_("The year must lie between %(first)s and %(last)s."), name, first=str(FIRST_YEAR), last=str(LAST_YEAR)))


class EndForm(Form):
    """Asks for the last day in office."""

    until = DayField(lazy(N_("Last day in office")), [Required(N_("Choose a day."))])
    seen = Seen()

    @classmethod
    def of(cls, appointment: Appointment, today: date) -> Self:
        """Return the form of an appointment that may end today."""
        return cls(data={"until": appointment.until or today, "seen": appointment.revision})

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Refuse a year that can only be a slip."""
        super().validate(*args, **kwargs)
        refuse_year(self, "until")
        return not self.errors


class RankForm(_WithUid):
    """A step of the table of precedence."""

    name = TextsField(lazy(N_("Name")), required=True, most=200)

    @classmethod
    def of(cls, rank: Rank) -> Self:
        """Return the form of a rank as it is called now."""
        return cls(data={"seen": rank.revision, "name": rank.name.as_dict()})

    def details(self) -> RankDetails:
        """Return what was typed."""
        return RankDetails(self.name.texts)


class MoveForm(Form):
    """The buttons that let something change places with its neighbour: −1 up, +1 down."""

    step = Whole(least=-1, most=1, required=False)
    seen = Seen()

    @property
    def direction(self) -> int:
        """Up where the button says so, else down."""
        return -1 if self.step.data == -1 else 1


class RemovalForm(Form):
    """The button that removes something, and the revision that its page showed."""

    seen = Seen()
