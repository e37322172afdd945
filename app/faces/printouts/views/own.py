"""Personal programmes and cards: for staff, and for whoever holds a private link."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.faces.printouts.itinerary_forms import CardsForm, ProgrammesForm
from app.faces.printouts.itinerary_reading import (
    CARD,
    CARDS,
    Choice,
    cards_of_day,
    choices_of,
    days_of,
    own_paper,
    papers_of_delegation,
)
from app.faces.printouts.views.blueprint import blueprint, handed_out
from app.ground.kernel import clock
from app.ground.kernel.refusals import NotFound
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.guards import everyone, staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.judgement.private_links.links import all_of, opened_link
from app.judgement.private_links.reach import events_reached
from app.judgement.private_links.rules import Opens
from app.judgement.publishing.own_programmes import Published, find_published
from app.planning.delegations.views import private
from app.planning.events.queries import get_event
from app.planning.itineraries.rules import Subject, Whose
from app.register.directory.merged import merged_uids

private_blueprint = Blueprint("own_paper", __name__)
"""What private links open: the same papers, with the headers of private pages."""
private.init(private_blueprint)


@private_blueprint.get("/p/<token>/<any(a4, a5, a6):paper>.pdf")
@everyone
def programme(token: str, paper: str) -> ResponseReturnValue:
    """Give the holder of a private link their own programme, or their card, as PDF."""
    now = clock.now()
    link = opened_link(session(), token, Opens.PAGE, now=now)
    events = events_reached(session(), link, now.date())
    event = next((one for one in events if one.uid == request.args.get("event", one.uid)), None)
    if event is None:
        raise NotFound
    asked, whose = request.args.get("lang", ""), all_of(link, merged_uids(session()))
    return handed_out(own_paper(session(), event, whose, paper, asked if asked in LANGUAGES else link.language))


@blueprint.get("/events/<int:event_id>/cards")
@staff()
def cards(event_id: int) -> ResponseReturnValue:
    """Choose whose personal programme or card is printed."""
    event = get_event(session(), event_id)
    published = find_published(session(), event_id)
    forms = _forms(published) if published else (None, None)
    return render_template("printouts/cards.html", event=event, published=published, programmes=forms[0], cards=forms[1])


@blueprint.get("/events/<int:event_id>/cards/programmes.pdf")
@staff()
def personal_programmes(event_id: int) -> ResponseReturnValue:
    """Show the personal programme of one person, or those of a whole delegation, as PDF."""
    event, published = get_event(session(), event_id), find_published(session(), event_id)
    form = _forms(published)[0] if published else None
    if form is None or not form.validate():
        raise NotFound
    subject, uid = form.chosen
    if subject is Subject.DELEGATION:
        return handed_out(papers_of_delegation(session(), event, uid, form.paper.data, form.lang.data))
    return handed_out(own_paper(session(), event, [Whose(subject, uid)], form.paper.data, form.lang.data))


@blueprint.get("/events/<int:event_id>/cards/cards.pdf")
@staff()
def card(event_id: int) -> ResponseReturnValue:
    """Show one card, or those of all vehicles, interpreters or halls on a day, as PDF."""
    event, published = get_event(session(), event_id), find_published(session(), event_id)
    form = _forms(published)[1] if published else None
    if form is None or not form.validate():
        raise NotFound
    subject, uid = form.chosen
    if uid:
        return handed_out(own_paper(session(), event, [Whose(subject, uid)], CARD, form.card_lang.data))
    return handed_out(cards_of_day(session(), event, subject, form.chosen_day, form.card_lang.data))


def _forms(published: Published) -> tuple[ProgrammesForm, CardsForm]:
    """Return both forms with whom the published version knows; each reads what the address says."""
    language, sent = current(), request.args or None
    delegations = [Choice(one.uid, one.name.told(language)) for one in published.programme.delegations]
    offered = {subject: choices_of(published, subject, language) for subject in CARDS}
    days = days_of(published)
    programmes = ProgrammesForm(sent, delegations, choices_of(published, Subject.PERSON, language), language)
    return programmes, CardsForm(sent, offered, days, language)
