"""The pages of materials, their files, and the posts that write them."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import CombinedMultiDict

from app.ground.kernel import clock
from app.ground.kernel.clock import OFFICE_ZONE
from app.ground.kernel.refusals import N_, NotAllowed, NotFound, Refusal, Stale
from app.ground.web.answers import clashed, done, page, tried
from app.ground.web.guards import staff
from app.ground.web.history import told_rows
from app.ground.web.unit import session
from app.matters.materials import commands, wording
from app.matters.materials.forms import MaterialForm, OnMaterialForm, RenameForm, VersionForm
from app.matters.materials.listing import materials_of
from app.matters.materials.models import Material
from app.matters.materials.naming import NAMES
from app.matters.materials.owners import Owner, get_owner, owner_of
from app.matters.materials.queries import get_file, get_material, history_of_material
from app.matters.materials.rules import Subject
from app.matters.materials.views.places import place_of
from app.register.accounts.identity import signed_in
from app.register.accounts.rules.roles import Actor, may_administer

blueprint = Blueprint("materials", __name__)
may_prepare = staff("admin", "protocol", "coordinator", "secretary")
"""Whoever may is asked again by every command, for the event or the undertaking in question."""
HISTORY = 15
_ALSO_CHANGED = N_("Somebody else has changed this material meanwhile: look at it, then choose your file again.")


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Give pages of other slices the materials of many things in one query: `materials.of('agreement', ids)`."""
    return {"materials": {"of": lambda subject, ids: materials_of(session(), Subject(subject), ids)}}


blueprint.add_app_template_filter(wording.file_told, "file_told")


@blueprint.route("/materials/<subject>/<int:subject_id>/new", methods=["GET", "POST"])
@may_prepare
def add(subject: str, subject_id: int) -> ResponseReturnValue:
    """Give a thing a material with its first file."""
    owner = _owner_to_be_given(subject, subject_id)
    if request.method == "GET":
        return _new_page(MaterialForm.blank(), owner)
    form = MaterialForm(_sent())
    made = tried(
        form,
        lambda: commands.add_material(session(), form.command(Subject(subject), subject_id, signed_in()), now=clock.now()),
    )
    if made is None:
        return _new_page(form, _owner_to_be_given(subject, subject_id))
    return done(N_("The material has been added."), place_of(owner))


@blueprint.get("/materials/<int:material_id>")
@staff()
def show(material_id: int) -> ResponseReturnValue:
    """Show a material with all its versions."""
    material = get_material(session(), material_id)
    owner = owner_of(session(), material)
    return render_template(
        "materials/show.html",
        material=material,
        owner=owner,
        place=place_of(owner),
        may_change=owner.may_be_given(signed_in()),
        may_always=may_administer(signed_in()),
        history=told_rows(history_of_material(session(), material_id, limit=HISTORY), NAMES),
        office=OFFICE_ZONE,
        words=wording,
    )


@blueprint.get("/materials/<int:material_id>/files/<int:number>")
@staff()
def download(material_id: int, number: int) -> Response:
    """Hand out a version, to be saved, never to be shown as a page of ours."""
    found = get_file(session(), material_id, number)
    answer = send_file(BytesIO(found.content), found.type, as_attachment=True, download_name=found.name)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@blueprint.route("/materials/<int:material_id>/versions/new", methods=["GET", "POST"])
@may_prepare
def add_version(material_id: int) -> ResponseReturnValue:
    """Add a version to a material."""
    material, _ = _to_change(material_id)
    if request.method == "GET":
        return _version_page(VersionForm.of(material), material)
    form = VersionForm(_sent())
    try:
        saved = tried(form, lambda: commands.add_version(session(), form.command(material_id, signed_in()), now=clock.now()))
    except Stale:
        return _stale_version(form, material_id)
    if saved is None:
        return _version_page(form, _to_change(material_id)[0])
    return done(N_("The version has been added."), _place(material_id))


@blueprint.route("/materials/<int:material_id>/edit", methods=["GET", "POST"])
@may_prepare
def edit(material_id: int) -> ResponseReturnValue:
    """Give a material another title or language."""
    material, _ = _to_change(material_id)
    if request.method == "GET":
        return page("materials/edit.html", RenameForm.of(material), material=material)
    form = RenameForm(request.form)
    try:
        saved = tried(form, lambda: commands.rename_material(session(), form.command(material_id, signed_in())))
    except Stale as stale:
        return clashed(stale, form, RenameForm.of(material), title=material.title, back=_place(material_id))
    if saved is None:
        return page("materials/edit.html", form, material=_to_change(material_id)[0])
    return done(N_("The material has been saved."), _place(material_id))


@blueprint.post("/materials/<int:material_id>/reorder")
@may_prepare
def reorder(material_id: int) -> ResponseReturnValue:
    """Let a material stand before or after its neighbour."""
    return _deed(material_id, lambda form, by: commands.reorder_material(session(), form.reorder_command(material_id, by)))


@blueprint.post("/materials/<int:material_id>/withdraw")
@may_prepare
def withdraw(material_id: int) -> ResponseReturnValue:
    """Say that a material is no longer in use."""
    return _deed(material_id, lambda form, by: commands.set_withdrawn(session(), form.withdrawn_command(material_id, by, withdrawn=True)))


@blueprint.post("/materials/<int:material_id>/take-back")
@may_prepare
def take_back(material_id: int) -> ResponseReturnValue:
    """Say that a material is in use again."""
    return _deed(material_id, lambda form, by: commands.set_withdrawn(session(), form.withdrawn_command(material_id, by, withdrawn=False)))


@blueprint.route("/materials/<int:material_id>/remove", methods=["GET", "POST"])
@may_prepare
def remove(material_id: int) -> ResponseReturnValue:
    """Ask, then remove a material that was added by mistake."""
    material, owner = _to_change(material_id)
    target = place_of(owner)
    form = OnMaterialForm(request.form)
    if request.method == "POST":
        removed = tried(form, lambda: commands.remove_material(session(), form.remove_command(material_id, signed_in())))
        if removed is not None:
            return done(N_("The material has been removed."), target)
        material, _ = _to_change(material_id)
    return page("materials/remove.html", form, material=material, back=target)


def _sent() -> CombinedMultiDict[str, Any]:
    return CombinedMultiDict((request.files, request.form))


def _place(material_id: int) -> str:
    return url_for("materials.show", material_id=material_id)


def _owner_to_be_given(subject: str, subject_id: int) -> Owner:
    if subject not in set(Subject):
        raise NotFound
    owner = get_owner(session(), Subject(subject), subject_id)
    if not owner.may_be_given(signed_in()):
        raise NotAllowed
    return owner


def _to_change(material_id: int) -> tuple[Material, Owner]:
    material = get_material(session(), material_id)
    owner = owner_of(session(), material)
    if not owner.may_be_given(signed_in()):
        raise NotAllowed
    return material, owner


def _deed(material_id: int, do: Callable[[OnMaterialForm, Actor], int]) -> ResponseReturnValue:
    _, owner = _to_change(material_id)
    target = place_of(owner)
    do(OnMaterialForm(request.form), signed_in())
    return done(N_("Done."), target)


def _new_page(form: MaterialForm, owner: Owner) -> Response:
    return page("materials/new.html", form, owner=owner, back=place_of(owner))


def _version_page(form: VersionForm, material: Material) -> Response:
    return page("materials/version.html", form, material=material, back=_place(material.id))


def _stale_version(form: VersionForm, material_id: int) -> Response:
    """Ask for the file once more, with the note kept: which version it replaces has changed."""
    session().rollback()
    material, _ = _to_change(material_id)
    form.seen.data = material.revision
    form.refuse(Refusal(_ALSO_CHANGED))
    answer = _version_page(form, material)
    answer.status_code = Stale.status
    return answer
