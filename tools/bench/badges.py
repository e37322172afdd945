"""Figures of badges: setting them beside a composition of as many people, and all of an event's as long work behind the pages."""

import html
import re
import time
from collections.abc import Iterator
from io import BytesIO
from statistics import median
from typing import Final
from urllib.parse import urlencode

from pypdf import PdfReader
from sqlalchemy import func, select

from app.faces.printouts import badge_typesetting, typesetting
from app.faces.printouts.badge_document import TEMPLATES, BadgeWish, Layout, badge_document, occasion_of
from app.faces.printouts.composition_document import Wanted
from app.faces.printouts.composition_reading import Asked, composition_paper
from app.faces.printouts.render import job
from app.planning.accreditation.models import Badge
from app.planning.accreditation.queries import badges_of
from app.planning.delegations.models import DelegationMember
from app.planning.events.queries import get_event
from tools.bench.convoy import give_badges
from tools.bench.lab import Lab
from tools.bench.load import HOST, Answer, Line, get, post
from tools.bench.rows import Row, at_most, exactly
from tools.bench.world import NOW, World

_PIECE: Final = 100
_REPEATS: Final = 5
_ON_A_SHEET: Final = 4
_PATIENCE: Final = 600
"""Seconds until all badges must be ready."""
_ROOM: Final = 1 << 27
"""Bytes that the file of all may have."""
_HIDDEN: Final = re.compile(r'name="(csrf_token|uid)"[^>]*value="([^"]+)"')


def rows(lab: Lab) -> Iterator[Row]:
    """Measure typesetting alone, then all of it through the server."""
    count = give_badges(lab.world)
    some = min(_PIECE, count)
    times = [_setting(lab.world, some) for _ in range(min(lab.repeats, _REPEATS))]
    ratio = median(badges / composition for badges, composition in times)
    yield at_most(f"{some} badges as PDF", ratio, "× a composition of as many members", 15)
    seconds, file = _all(lab)
    pages = len(PdfReader(BytesIO(file)).pages)
    yield exactly(f"sheets of {count} badges in one file", pages, "sheets", -(-count // _ON_A_SHEET))
    alone = count / some * median(badges for badges, _ in times)
    yield at_most(f"{count} badges behind the pages", seconds / alone, "× typesetting alone", 2)
    yield at_most(f"file of {count} badges", len(file) / count / 1000, "KB a badge", 10)


def _setting(world: World, count: int) -> tuple[float, float]:
    """Return the seconds of setting so many badges, and of a composition with as many members; Typst remembers neither."""
    with world.session() as session:
        event = get_event(session, world.forum)
        ids = session.scalars(select(Badge.id).where(Badge.event_id == event.id).order_by(Badge.id).limit(count)).all()
        members = select(DelegationMember.delegation_id, func.count().label("members")).where(DelegationMember.event_id == event.id)
        largest, many = session.execute(members.group_by(DelegationMember.delegation_id).order_by(func.count().desc()).limit(1)).one()
        wish = BadgeWish("ru", Layout.SHEET)
        document = badge_document(badges_of(session, event, ids), occasion_of(event), wish, address=f"http://{HOST}/check-in/")
        composition = composition_paper(session, Asked(largest, event.id, Wanted("ru"))).job
    badges = job(TEMPLATES[Layout.SHEET], NOW, document)
    began = time.perf_counter()
    badge_typesetting.pdf(badges)
    set_at = time.perf_counter()
    typesetting.pdf(composition)
    return set_at - began, (time.perf_counter() - set_at) / many * count


def _all(lab: Lab) -> tuple[float, bytes]:
    """Let the server make all badges; return after how many seconds the file lay ready, and the file."""
    path = f"/events/{lab.world.forum}/badges/print"
    with Line(lab.server.port, room=_ROOM) as line:
        hidden = dict(_HIDDEN.findall(line.ask(get(path, {"Cookie": lab.cookies})).body.decode()))
        fields = {name: html.unescape(value) for name, value in hidden.items()} | {"which": "all", "lang": "ru", "layout": "sheet"}
        form = {"Cookie": lab.cookies, "Content-Type": "application/x-www-form-urlencoded"}
        began = time.monotonic()
        answer = line.ask(post(path, form, urlencode(fields).encode()))
        if answer.status == 200:  # so few that they are set at once
            return time.monotonic() - began, answer.body
        _refuse_other(answer, 303)
        while (answer := line.ask(get(f"/jobs/{fields['uid']}/file", {"Cookie": lab.cookies}))).status != 200:
            _refuse_other(answer, 404)
            if time.monotonic() > began + _PATIENCE:
                raise RuntimeError("the badges do not get ready")
            time.sleep(0.1)
        return time.monotonic() - began, answer.body


def _refuse_other(answer: Answer, status: int) -> None:
    if answer.status != status:
        raise RuntimeError(f"badges are answered with {answer.status}: {answer.body[-2000:].decode(errors='replace')}")
