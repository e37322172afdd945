"""A member of staff's own calendar: what they are responsible for, at every event."""

from typing import Final

from flask import request, url_for
from flask.typing import ResponseReturnValue

from app.ground.kernel import clock
from app.ground.kernel.refusals import N_, Refusal
from app.ground.web.answers import page, tried
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.judgement.private_links.forms import OwnForm
from app.judgement.private_links.granting import grant_own, own_links
from app.judgement.private_links.links import get_link, whose_of
from app.judgement.private_links.naming import subject_names
from app.judgement.private_links.rules import usual_last_day
from app.judgement.private_links.views.blueprint import blueprint, once
from app.planning.delegations.choosing import find_chosen, told_choice
from app.register.accounts.identity import signed_in
from app.register.directory.finding import persons_found

_NOBODY: Final = N_("Nobody of this name is in the directory. Choose from the suggestions, or add them to it first.")


@blueprint.route("/account/calendar", methods=["GET", "POST"])
@staff()
def own() -> ResponseReturnValue:
    """Show one's own feeds and make another one, whose address is shown this one time."""
    me, now = signed_in(), clock.now()
    form = OwnForm(request.form) if request.method == "POST" else _blank()
    if request.method == "POST":
        made = tried(form, lambda: grant_own(session(), form.command(me, _find, current()), now=now))
        if made is not None:
            link = get_link(session(), made.link_id)
            return once(link, made.token, form.variant(link.language), url_for("private_links.own"))
    links = own_links(session(), me)
    names = subject_names(session(), map(whose_of, links), current())
    return page("private_links/own.html", form, links=[(link, names[whose_of(link)]) for link in links])


def _blank() -> OwnForm:
    me, links = signed_in(), own_links(session(), signed_in())
    found = persons_found(session(), me.name, limit=2)
    person = told_choice(found[0]) if len(found) == 1 else ""
    return OwnForm(data={"person": person, "expires_on": usual_last_day(None, clock.office_day()), "number": str(len(links))})


def _find(typed: str, field: str) -> str:
    person = find_chosen(session(), typed, field)
    if person is None:
        raise Refusal(_NOBODY, field)
    return person.uid
