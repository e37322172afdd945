"""The pages of working groups, and the posts that write them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.ground.web.guards import staff

blueprint = Blueprint("working_groups", __name__)


@blueprint.get("/groups")
@staff()
def index() -> ResponseReturnValue:
    """List the working groups."""
    return render_template("working_groups/index.html")
