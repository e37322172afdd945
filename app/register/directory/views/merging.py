"""The pages on which duplicates are found, merged, and parted again."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField

from app.ground.kernel import clock
from app.ground.kernel.ids import as_uid, new_uid
from app.ground.kernel.refusals import N_
from app.ground.kernel.text import clean
from app.ground.web.answers import done
from app.ground.web.forms import Form, Seen
from app.ground.web.history import FIELDS as FIELD_NAMES
from app.ground.web.unit import session
from app.register.directory.finding import persons_found
from app.register.directory.merging import FIELDS, MergePersons, latest_merges, merge_persons, preview, undo_merge
from app.register.directory.merging_likely import MOST, likely_pairs
from app.register.directory.merging_wording import giving_way, moving, value_told
from app.register.directory.queries import appointment_on, get_person
from app.register.directory.views.blueprint import blueprint, may_order

MOST_FOUND = 20
LATEST = 30

FIELD_NAMES.update({"merged_from": N_("Merged into this entry"), "merged_into_id": N_("Merged into")})


class MergeForm(Form):
    """Which of two entries is kept as it was shown; the choice of each field stands beside it."""

    uid = HiddenField()
    seen_kept = Seen()
    seen_gone = Seen()

    def command(self, kept_id: int, gone_id: int) -> MergePersons:
        """Return what was asked for: each field is taken from one of the two."""
        taken = frozenset(name for name in FIELDS if request.form.get(f"field-{name}") == "gone")
        return MergePersons(as_uid(self.uid.data), kept_id, gone_id, self.seen_kept.data, self.seen_gone.data, taken)


@blueprint.get("/people/duplicates")
@may_order
def duplicates() -> ResponseReturnValue:
    """List the entries that are likely to be one person, and the merges that can be taken back."""
    pairs, day = likely_pairs(session()), clock.office_day()
    persons = [person for pair in pairs for person in (pair.one, pair.other)]
    now = {person.id: appointment_on(person, day) for person in persons}
    merges = latest_merges(session(), limit=LATEST)
    return render_template("directory/merges.html", pairs=pairs, now=now, merges=merges, most=MOST)


@blueprint.get("/people/<int:person_id>/merge")
@may_order
def choose_duplicate(person_id: int) -> ResponseReturnValue:
    """Find the other entry of a person by name; the likely ones are offered until something is typed."""
    person, day = get_person(session(), person_id), clock.office_day()
    typed = clean(request.args.get("q", person.surname.ru))[:200]
    found = [one for one in persons_found(session(), typed, limit=MOST_FOUND) if one.id != person_id]
    now = {one.id: appointment_on(one, day) for one in found}
    return render_template("directory/merge_choose.html", person=person, found=found, now=now, typed=typed)


@blueprint.get("/people/<int:kept_id>/merge/<int:gone_id>")
@may_order
def merge_preview(kept_id: int, gone_id: int) -> ResponseReturnValue:
    """Show what a merge would do, before anything is done."""
    shown, day = preview(session(), kept_id, gone_id), clock.office_day()
    return render_template(
        "directory/merge.html",
        shown=shown,
        form=MergeForm(data={"uid": new_uid(), "seen_kept": shown.kept.revision, "seen_gone": shown.gone.revision}),
        now={person.id: appointment_on(person, day) for person in (shown.kept, shown.gone)},
        moves=moving(shown.steps),
        gives_way=giving_way(session(), shown.steps),
        field_names=FIELD_NAMES,
        value_told=value_told,
    )


@blueprint.post("/people/<int:kept_id>/merge/<int:gone_id>")
@may_order
def merge(kept_id: int, gone_id: int) -> ResponseReturnValue:
    """Merge two entries."""
    merge_persons(session(), MergeForm(request.form).command(kept_id, gone_id), now=clock.now())
    return done(N_("The two entries are one now. This can be undone."), url_for("desk.person", person_id=kept_id))


@blueprint.post("/people/merges/<int:merge_id>/undo")
@may_order
def undo(merge_id: int) -> ResponseReturnValue:
    """Take a merge back."""
    person_id = undo_merge(session(), merge_id, now=clock.now())
    return done(N_("The merge has been undone: both entries are there again."), url_for("desk.person", person_id=person_id))
