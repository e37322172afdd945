"""Small addresses that belong to no noun: language, theme, health, robots."""

from flask import Blueprint, Response, current_app, request
from sqlalchemy import text

from app.ground.kernel.texts import LANGUAGES
from app.ground.web import language, unit
from app.ground.web.guards import everyone

blueprint = Blueprint("web", __name__)


@blueprint.post("/language")
@everyone
def choose_language() -> Response:
    """Speak another language on this device from now on."""
    chosen = request.form.get("language", "")
    answer = language.back(request.form.get("back", "/"))
    return language.remember(answer, chosen, secure=_secure()) if chosen in LANGUAGES else answer


@blueprint.post("/theme")
@everyone
def choose_theme() -> Response:
    """Be light, dark, or as the device is."""
    chosen = request.form.get("theme", "")
    answer = language.back(request.form.get("back", "/"))
    if chosen in {"light", "dark"}:
        answer.set_cookie("theme", chosen, max_age=language.YEAR, secure=_secure(), httponly=False, samesite="Lax")
    else:
        answer.delete_cookie("theme")
    return answer


@blueprint.get("/health")
@everyone
def health() -> Response:
    """Tell a watchdog that the process and its database answer."""
    unit.session().execute(text("SELECT 1"))
    return Response("ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


@blueprint.get("/robots.txt")
@everyone
def robots() -> Response:
    """Let everybody read the feeds and the public pages with all they are drawn with, and nobody index the staff's."""
    allowed = ("feeds", "subscribe", "static", *LANGUAGES)
    lines = ("User-agent: *", *(f"Allow: /{place}/" for place in allowed), "Disallow: /", f"Sitemap: {_public_url()}/sitemap.xml", "")
    return Response("\n".join(lines), content_type="text/plain; charset=utf-8")


def _secure() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def _public_url() -> str:
    address: str = current_app.config["YIYIN"].public_url
    return address.rstrip("/")
