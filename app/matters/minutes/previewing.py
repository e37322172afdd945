"""A decision as it will be printed while somebody is still typing it, and what is wrong with it so far."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.ground.kernel.refusals import Refusal
from app.ground.kernel.texts import Texts
from app.ground.words.messages import told
from app.matters.minutes.forms import DecideForm
from app.matters.minutes.models import Minutes
from app.matters.minutes.picture import MinutedDecision, MinutedPerson, MinutesPicture
from app.matters.minutes.reading import body_of, person_of
from app.matters.minutes.rules import DecisionForm
from app.matters.minutes.showing import previewed
from app.matters.minutes.wording import ToldDecision
from app.matters.minutes.wording_rules import refuse_form, refuse_wording
from app.planning.delegations.choosing import find_chosen
from app.register.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class Preview:
    """The sentence in the languages of the print; `wrong` is why it cannot stand as it is."""

    sentences: tuple[ToldDecision, ...] = ()
    wrong: str = ""


def preview_of(session: Session, minutes: Minutes, form: DecideForm) -> Preview:
    """Return the sentence as far as it has been typed; a body or a person that cannot be told yet is left out."""
    typed = form.form.data
    if typed not in set(DecisionForm) or not form.text.texts.ru:
        return Preview()
    kind = DecisionForm(typed)
    try:
        refuse_form(kind, minutes.audience)
        refuse_wording(kind, minutes.audience, form.text.texts)
    except Refusal as refusal:
        return Preview(wrong=told(refusal))
    person = _person(session, form)
    picture = MinutesPicture(
        number=minutes.number,
        held_on=minutes.held_on,
        audience=minutes.audience,
        of_what=Texts(),
        second_language=minutes.second_language,
        people={"": person} if person else {},
    )
    ours, theirs = _body(session, form, "our_body"), _body(session, form, "their_body")
    decision = MinutedDecision("", kind, form.text.texts, body_of(ours), body_of(theirs), "", form.due.data)
    return Preview(previewed(picture, decision))


def _body(session: Session, form: DecideForm, name: str) -> Organisation | None:
    if name not in form or not form[name].data:
        return None
    try:
        ident = form.bodies.chosen(form[name].data, name)
    except Refusal:
        return None
    return session.get(Organisation, ident)


def _person(session: Session, form: DecideForm) -> MinutedPerson | None:
    if "person" not in form or not form["person"].data:
        return None
    try:
        return person_of(find_chosen(session, form["person"].data, "person"))
    except Refusal:
        return None
