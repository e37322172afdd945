"""The blueprint of talks and gifts, and who may write them."""

from flask import Blueprint

from app.ground.web.guards import staff

blueprint = Blueprint("talks", __name__)
may_prepare = staff("admin", "protocol", "coordinator")
"""A coordinator is asked again, for the event in question, by every command."""
HISTORY = 15
