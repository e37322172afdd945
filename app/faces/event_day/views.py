"""The screen of an event day, and the parts of it that a script asks for again and again."""

import gzip
import re
from datetime import date, datetime
from typing import Any, Final

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from app.faces.event_day.board import board_of
from app.faces.event_day.moments import Moment
from app.faces.event_day.queries import draft_of, ids_of, last_change
from app.faces.event_day.telling import Teller, here
from app.ground.kernel import clock
from app.ground.kernel.finding import words_of
from app.ground.kernel.refusals import Refusal
from app.ground.kernel.text import clean
from app.ground.kernel.walltime import WallTime
from app.ground.web.conditions import wants_gzip
from app.ground.web.guards import staff
from app.ground.web.unit import session
from app.ground.words.languages import current
from app.ground.words.style import STYLES
from app.planning.events.models import Event
from app.planning.events.queries import get_event, may_change
from app.planning.events.rules import Status
from app.register.accounts.identity import signed_in

blueprint = Blueprint("event_day", __name__)

AROUND: Final = 60
"""Days before and after an event that one may look at."""
LONGEST_NAME: Final = 100
_TAG: Final = re.compile(r'(?:W/)?"(\d{1,15})-(\d{1,12})-([a-z]{2}\d{1,12})"')
_NOT_HELD: Final = frozenset({Status.CANCELLED, Status.POSTPONED})


@blueprint.app_context_processor
def _for_other_pages() -> dict[str, Any]:
    """Let other pages lead here on the days on which it matters."""
    return {"is_event_day": is_event_day}


def is_event_day(event: Event, day: date | None = None) -> bool:
    """Tell whether today, by the event's clocks, or a day, is one on which it takes place or guests come and go."""
    today = day or here(clock.now(), event.zone).day
    return event.status not in _NOT_HELD and today in event.days.widened(event.arrival_margin, event.departure_margin)


@blueprint.get("/events/<int:event_id>/now")
@staff()
def show(event_id: int) -> ResponseReturnValue:
    """Show each delegation now and next, what is late and what is missing; `at` is another moment, for a rehearsal."""
    return _answer(get_event(session(), event_id), "event_day/show.html")


@blueprint.get("/events/<int:event_id>/now/parts")
@staff()
def parts(event_id: int) -> ResponseReturnValue:
    """Return the parts that change; 304 while nothing was written and time alone changes nothing either."""
    event, now = get_event(session(), event_id), clock.now()
    held = _TAG.fullmatch(request.headers.get("If-None-Match", "").strip())
    if held and held[3] == _reader() and now.timestamp() < int(held[2]) and int(held[1]) == last_change(session(), event_id):
        answer = Response(status=304)
        answer.headers["ETag"] = f"W/{held[0].removeprefix('W/')}"
        return _dated(answer, now)
    return _answer(event, "event_day/_parts.html")


def _answer(event: Event, template: str) -> Response:
    rehearsed = _asked_moment(event)
    at = rehearsed or clock.now()
    state = last_change(session(), event.id)  # read first: what is written meanwhile is asked for once more
    draft = draft_of(session(), event)
    typed = clean(request.args.get("q", ""))[:LONGEST_NAME]
    board = board_of(Moment(draft.programme, draft.logistics, draft.buffers, at), words_of(typed))
    tag = f'W/"{state}-{int(board.until.timestamp())}-{_reader()}"'
    page = render_template(
        template,
        event=event,
        told=Teller(draft, board),
        people=ids_of(session(), [one.uid for one in board.found]),
        draft=draft,
        typed=typed,
        searched=bool(words_of(typed)),
        rehearsed=rehearsed,
        at=at,
        clock_here=here(at, event.zone),
        may_change=may_change(event, signed_in()),
        tag=tag,
        style=STYLES[current()],
        seconds=lambda instant: int(instant.timestamp()),
        minutes_until=lambda instant: minutes_until(instant, at),
    )
    answer = make_response(page)
    if rehearsed is None:
        answer.headers["ETag"] = tag
    return _dated(_light(answer), at)


def minutes_until(instant: datetime, at: datetime) -> int:
    """Return whole minutes from one instant to another: as few as are really left, as a watch is read."""
    return int((instant - at).total_seconds() // 60)


def _light(answer: Response) -> Response:
    """Squeeze an answer, which a bad line needs, but never one that repeats something of its address.

    Who can put words on a page and weigh it squeezed can guess what else stands there (BREACH).
    """
    answer.vary.add("Accept-Encoding")
    if not request.query_string and wants_gzip(request.environ):
        answer.set_data(gzip.compress(answer.get_data(), mtime=0))
        answer.content_encoding = "gzip"
    return answer


def _dated(answer: Response, at: datetime) -> Response:
    """Say of which moment the data are, in seconds since 1970: the clock of a telephone may be wrong."""
    answer.headers["Data-At"] = str(int(at.timestamp()))
    return answer


def _reader() -> str:
    """Return who reads: another person or language gets other parts."""
    return f"{current()}{signed_in().id}"


def _asked_moment(event: Event) -> datetime | None:
    """Return the moment that the address asks for, on the event's clock; None for now, and for what is no moment."""
    try:
        typed = datetime.fromisoformat(request.args.get("at", "")).replace(tzinfo=None)
        return WallTime.resolved(typed, event.zone, 0).instant if typed.date() in event.days.widened(AROUND, AROUND) else None
    except (ValueError, OverflowError, Refusal):
        return None
