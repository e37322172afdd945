"""The public pages as texts: drawn from what is published, in one language, with nothing of a request in them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy.orm import Session

from app.faces.public.queries import Published, changed_days, find_published
from app.faces.public.showing import shown_programme, sorted_out
from app.faces.public.structured import structured
from app.ground.kernel.texts import LANGUAGES, Texts
from app.ground.web.assets import mark_of
from app.ground.web.language import words
from app.ground.words.languages import OWN_NAMES, current, speaking
from app.ground.words.messages import gettext
from app.judgement.entries.queries import public_events
from app.judgement.subscriptions.addresses import PUBLIC_ADDRESS_NAME, PUBLIC_NAME, page_address
from app.judgement.subscriptions.panel import panel
from app.judgement.subscriptions.scopes import EVERYTHING, Scope, event_scope
from app.judgement.subscriptions.variant import Variant

LOCALES: Final[Mapping[str, str]] = {"ru": "ru_RU", "ba": "ba_RU", "kk": "kk_KZ", "en": "en_GB"}
"""Languages as sharing cards name them."""


class Pages:
    """Draws pages; `root` is where templates and static files lie."""

    def __init__(self, root: Path, public_url: str) -> None:
        self._public_url = public_url.rstrip("/")
        self._drawing = Environment(
            loader=FileSystemLoader(root / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
        )
        words(self._drawing)
        self._drawing.globals["asset"] = cache(lambda path: f"/static/{path}?v={mark_of(root / 'static' / path)}")
        self._drawing.globals["public_url"] = self._public_url

    def index(self, session: Session, language: str, today: date) -> str:
        """Return the list of coming and past events."""
        with speaking(language):
            coming, past = sorted_out(public_events(session), today, self._public_url)
            return self._drawn(
                "index.html",
                {tag: self._list_address(tag) for tag in LANGUAGES},
                coming=coming,
                past=past,
                panel=self._panel(EVERYTHING, gettext(PUBLIC_NAME), PUBLIC_ADDRESS_NAME),
                options=f"/subscribe/?lang={language}",
            )

    def event(self, session: Session, language: str, uid: str) -> str | None:
        """Return the page of an event, or None where the public knows no such event."""
        published = find_published(session, uid)
        if published is None:
            return None
        with speaking(language):
            return self._event_drawn(published, language)

    def _event_drawn(self, published: Published, language: str) -> str:
        programme = published.programme
        shown = shown_programme(published, self._public_url)
        address_name = str(programme.title)
        return self._drawn(
            "event.html",
            self._event_addresses(programme.event_uid, programme.title),
            shown=shown,
            data=structured(programme, shown.event.address),
            panel=self._panel(event_scope(programme.event_uid), shown.event.title, address_name),
            options=f"/subscribe/events/{programme.event_uid}?lang={language}",
        )

    def missing(self, language: str) -> str:
        """Return the page that says that there is none."""
        with speaking(language):
            return self._drawn("missing.html", {tag: self._list_address(tag) for tag in LANGUAGES})

    def sitemap(self, session: Session) -> str:
        """Return the map of all pages, each with its other languages."""
        changed = changed_days(session)
        places: list[tuple[Mapping[str, str], str]] = [({tag: self._list_address(tag) for tag in LANGUAGES}, "")]
        for event in public_events(session):
            day = datetime.fromtimestamp(changed[event.uid], UTC).date().isoformat()
            places.append((self._event_addresses(event.uid, event.picture.title), day))
        return self._drawing.get_template("public/sitemap.xml").render(places=places)

    def _drawn(self, template: str, addresses: Mapping[str, str], **shown: object) -> str:
        here = current()
        return self._drawing.get_template(f"public/{template}").render(
            language=here,
            locale=LOCALES[here],
            canonical=addresses[here],
            addresses=addresses,
            paths={tag: urlsplit(address).path for tag, address in addresses.items()},
            own_names=OWN_NAMES,
            **shown,
        )

    def _panel(self, scope: Scope, name: str, address_name: str) -> object:
        return panel(self._public_url, scope, name, Variant(current()), address_name=address_name)

    def _list_address(self, language: str) -> str:
        return f"{self._public_url}/{language}/"

    def _event_addresses(self, uid: str, title: Texts) -> dict[str, str]:
        return {tag: page_address(self._public_url, tag, uid, title) for tag in LANGUAGES}
