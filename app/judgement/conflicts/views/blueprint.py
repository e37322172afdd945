"""What the pages of the judgement share."""

from flask import Blueprint

from app.ground.web.guards import staff

blueprint = Blueprint("conflicts", __name__)

may_plan = staff("admin", "protocol", "coordinator")
