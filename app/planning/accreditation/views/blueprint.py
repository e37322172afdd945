"""The blueprints of badges and of the desk, and what their pages have in common."""

from flask import Blueprint

from app.ground.web.guards import staff

blueprint = Blueprint("accreditation", __name__)
desk_blueprint = Blueprint("check_in", __name__)
may_issue = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
