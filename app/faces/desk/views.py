"""The first screen, the list of events, the page of one event, and the page of components."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from app.faces.desk.components_form import EXAMPLE, ComponentsForm
from app.faces.desk.deadlines import DEADLINES_AHEAD, deadlines_for
from app.faces.desk.delegations import compositions_due
from app.faces.desk.filters import asked, links
from app.faces.desk.person import cases_of, history_of_person, merges_into, parts_of
from app.faces.desk.today import lines_of, today_of, venues_found
from app.ground.db.history import history_of_event
from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.finding import words_of
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.kernel.texts import LANGUAGES
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.sections import sections_of
from app.ground.web.unit import session
from app.ground.words.messages import gettext
from app.judgement.approval.queries import overdue_steps
from app.judgement.call_sheets.naming import NAMES as CALL_NAMES
from app.judgement.conflicts.naming import NAMES as WAIVER_NAMES
from app.judgement.publishing.commands import pending
from app.judgement.publishing.queries import latest_numbers, versions_of
from app.judgement.publishing.rules import gaps
from app.matters.agreements.listing import listing_of as agreements_listed
from app.matters.agreements.naming import names_for as agreement_names
from app.matters.meetings.naming import names_for as meeting_names
from app.matters.undertakings.dossiers_queries import dossiers_found
from app.matters.undertakings.measures_queries import measures_found
from app.matters.undertakings.queries import instructions_found
from app.matters.working_groups import wording as group_words
from app.matters.working_groups.composition import composition_at_meeting
from app.matters.working_groups.queries import groups_found, memberships_of
from app.planning.accreditation.naming import names_for as badge_names
from app.planning.anchors.queries import proposals_of, ties_of
from app.planning.delegations.answering import answer_counts
from app.planning.delegations.contacts.proposals import waiting_counts
from app.planning.delegations.naming import names_for as delegation_names
from app.planning.delegations.queries import summaries_of
from app.planning.delegations.rules import MEMBER_ROLE_NAMES, MEMBER_STATUS_NAMES
from app.planning.events.kinds import POLICY
from app.planning.events.particulars import facts_of, findings_of
from app.planning.events.queries import events_around, events_found, events_of, get_event, may_change, years_of
from app.planning.events.restoring import RESTORABLE, RestoreEventField, restore_event_field
from app.planning.events.rules import roman
from app.planning.events.wording import DOCUMENTS, KINDS, SEVERITIES, SIDES, STATUSES
from app.planning.logistics.queries import logistics_of
from app.planning.preparation import wording as task_words
from app.planning.preparation.naming import NAMES as TASK_NAMES
from app.planning.preparation.queries import deadlines_around, plan_of
from app.planning.programmes.forms import RestoreForm
from app.planning.programmes.naming import names_for
from app.planning.programmes.queries import items_between, items_found, programme_of
from app.planning.series.queries import finding_of
from app.register.accounts.identity import signed_in
from app.register.directory.finding import organisations_found, persons_found
from app.register.directory.merging import kept_instead
from app.register.directory.naming import GENDER_NAMES, told_history
from app.register.directory.queries import appointment_on, get_person
from app.register.directory.rules.kinds import CASE_NAMES, PARTY_SIDE_NAMES
from app.register.venues.queries import venues_of

blueprint = Blueprint("desk", __name__)

MOST_FOUND = 50
"""Rows of each kind that a search shows."""

AHEAD = timedelta(days=70)
"""How far the first screen looks."""


@blueprint.get("/")
@staff()
def today() -> ResponseReturnValue:
    """Show what is on now, what is next, and which drafts wait to be published."""
    now = clock.now()
    day = clock.office_day(now)
    coming = events_around(session(), day, until=day + AHEAD)
    items = items_between(session(), now - timedelta(hours=12), now + timedelta(hours=36))
    return render_template(
        "desk/today.html",
        now=now,
        day=day,
        office=OFFICE_ZONE,
        events=coming,
        latest=latest_numbers(session(), [event.id for event in coming]),
        board=today_of(items, now),
        proposals=[one for one in proposals_of(session(), signed_in()) if one.may_decide],
        deadlines=deadlines_for(signed_in().id, deadlines_around(session(), day, day + DEADLINES_AHEAD)),
        task_words=task_words,
        approvals=overdue_steps(session(), day, signed_in().id),
        sent_in=waiting_counts(session()),
        answered=answer_counts(session()),
        compositions=compositions_due(session(), signed_in().id, day),
        kinds=KINDS,
        sections=sections_of("today", session(), day),
    )


@blueprint.get("/events")
@staff()
def events() -> ResponseReturnValue:
    """List events; the filters live in the address."""
    filters = asked(request.args)
    found = events_of(session(), year=filters.year, kind=filters.kind, status=filters.status)
    return render_template(
        "desk/events.html",
        events=found,
        latest=latest_numbers(session(), [event.id for event in found]),
        filters=filters,
        links=links(filters, years_of(session())),
        kinds=KINDS,
        sides=SIDES,
    )


@blueprint.get("/events/<int:event_id>")
@staff()
def event(event_id: int) -> ResponseReturnValue:
    """Show where an event stands: dates, version, changes not published, gaps in languages, history."""
    found = get_event(session(), event_id)
    programme = programme_of(session(), event_id)
    versions = versions_of(session(), event_id)
    return render_template(
        "desk/event.html",
        event=found,
        programme=programme,
        versions=versions,
        changes=pending(session(), event_id, programme, logistics_of(session(), found)) if versions else None,
        gaps=gaps(programme, LANGUAGES[1:]),
        preparation=plan_of(session(), found),
        delegations=summaries_of(session(), event_id),
        agreements=agreements_listed(session(), event_id, clock.office_day()),
        group=composition_at_meeting(session(), event_id, on=found.first_day),
        group_words=group_words,
        day=clock.office_day(),
        sections=sections_of("event", session(), found),
        history=told_rows(history_of_event(session(), event_id, limit=_history_rows()), _names(), named=True),
        restorable=RESTORABLE,
        whole_history="history" in request.args,
        may_change=may_change(found, signed_in()),
        documents=[DOCUMENTS[name] for name in POLICY[found.kind].documents],
        particulars=facts_of(found.kind, found.particulars),
        findings=findings_of(found),
        severities=SEVERITIES,
        ties=ties_of(session(), found, signed_in()),
        series_finding=finding_of(session(), found),
        roman=roman,
        kinds=KINDS,
        sides=SIDES,
        statuses=STATUSES,
    )


def _names() -> dict[str, Callable[[Any], str]]:
    known = CALL_NAMES | WAIVER_NAMES | TASK_NAMES
    known |= meeting_names(session())
    return known | agreement_names(session()) | delegation_names(session()) | badge_names() | names_for(session())


def _history_rows() -> int:
    return 1000 if "history" in request.args else 15


@blueprint.post("/events/history/<int:change_id>/restore")
@staff("admin", "protocol", "coordinator")
def restore(change_id: int) -> ResponseReturnValue:
    """Give an event back the value that a field had before a change."""
    form = RestoreForm(request.form)
    cmd = RestoreEventField(change_id, form.field.data or "", signed_in(), form.seen.data)
    event_id = restore_event_field(session(), cmd)
    flash(gettext(N_("It is again as it was.")), "success")
    return redirect(url_for("desk.event", event_id=event_id), 303)


@blueprint.get("/people/<int:person_id>")
@staff()
def person(person_id: int) -> ResponseReturnValue:
    """Show who somebody is and, in the order of time, all that they take part in."""
    found = get_person(session(), person_id)
    if found.merged_into_id is not None:
        return redirect(url_for("desk.person", person_id=kept_instead(session(), found).id), 303)
    day = clock.office_day()
    return render_template(
        "desk/person.html",
        person=found,
        day=day,
        now=appointment_on(found, day),
        parts=parts_of(session(), found),
        cases=cases_of(found),
        memberships=memberships_of(session(), found.id),
        sections=sections_of("person", session(), found),
        group_words=group_words,
        merges=merges_into(session(), found),
        office=OFFICE_ZONE,
        case_names=CASE_NAMES,
        genders=GENDER_NAMES,
        sides=PARTY_SIDE_NAMES,
        member_roles=MEMBER_ROLE_NAMES,
        member_statuses=MEMBER_STATUS_NAMES,
        history=told_history(session(), history_of_person(session(), found, limit=_history_rows()), named=True),
        whole_history="history" in request.args,
    )


@blueprint.get("/search")
@staff()
def search() -> ResponseReturnValue:
    """Find events, items, people, bodies, groups, undertakings and places by any of their words in any of the four languages."""
    typed = clean(request.args.get("q", ""))[:200]
    words = words_of(typed)
    places = venues_found(venues_of(session()), words) if words else []
    people = persons_found(session(), typed, limit=MOST_FOUND)
    day = clock.office_day()
    return render_template(
        "desk/search.html",
        typed=typed,
        words=words,
        places=places,
        people=people,
        posts={one.id: appointment_on(one, day) for one in people},
        bodies=organisations_found(session(), typed, limit=MOST_FOUND),
        events=events_found(session(), words, limit=MOST_FOUND) if words else [],
        items=lines_of(items_found(session(), words, [place.id for place in places], limit=MOST_FOUND)) if words else [],
        dossiers=dossiers_found(session(), words, limit=MOST_FOUND) if words else [],
        instructions=instructions_found(session(), words, limit=MOST_FOUND) if words else [],
        measures=measures_found(session(), words, limit=MOST_FOUND) if words else [],
        groups=groups_found(session(), words, limit=MOST_FOUND) if words else [],
        most=MOST_FOUND,
        kinds=KINDS,
    )


@blueprint.get("/components")
@staff()
def components() -> ResponseReturnValue:
    """Show every component in every state, for those who draw pages."""
    wrong = ComponentsForm(MultiDict({"title-ru": " ", "start": "25.00", "seats": "x"}))
    wrong.validate()
    return render_template("components/all.html", form=ComponentsForm(data=EXAMPLE), wrong=wrong, page_address="?page={}".format)
